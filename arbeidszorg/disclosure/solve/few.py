"""Few persons between two shown counts, of groups of which the one lies in the other.

Who takes a sector of a municipality from all that live there has those who are in no other way
counted: however often they are counted in the hidden sectors, they are a small number of persons.
So it is with any two groups, also when the larger is of a measure that the smaller is part of.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.lattice import Threshold
from arbeidszorg.disclosure.solve import marks
from arbeidszorg.disclosure.solve.complement import Plan
from arbeidszorg.disclosure.solve.groups import Cell, Setup
from arbeidszorg.view.measures import MeasureCode

Array = npt.NDArray[Any]


def between(
    year: Mapping[MeasureCode, tuple[Setup, Plan]], rule: Threshold
) -> dict[MeasureCode, set[Cell]]:
    """What of the groups of a year must be hidden as well, by measure: of every two shown counts
    that leave a small number the one that costs readers less, the part when they are of two
    measures."""
    more: dict[MeasureCode, set[Cell]] = {}
    for measure, (setup, plan) in year.items():
        for over in (measure, *lattice.wholes(measure)):
            parts, wholes = _leaving_few((setup, plan), year[over], rule)
            if not len(parts):
                continue
            sets = np.zeros(len(plan.hidden), dtype=bool)
            weight = setup.problem.weight
            for part, whole in zip(parts.tolist(), wholes.tolist(), strict=True):
                dearer = over == measure and weight[part] > weight[whole]
                sets[whole if dearer else part] = True
            more[measure] = more.get(measure, set()) | setup.about(sets)
    return more


def _leaving_few(
    part: tuple[Setup, Plan], whole: tuple[Setup, Plan], rule: Threshold
) -> tuple[Array, Array]:
    """The sets of two measures, both shown, of which the second holds all units of the first and a
    few persons more."""
    (small, few), (large, many) = part, whole
    parts = np.flatnonzero(~few.hidden[: len(small.persons)])
    wholes = np.flatnonzero(~many.hidden[: len(large.persons)])
    left = large.persons[wholes][None, :] - small.persons[parts][:, None]
    near, far = np.nonzero(rule.small(left))
    if not len(near):
        return near, far
    column = {tuple(unit): number for number, unit in enumerate(large.units.tolist())}
    same = np.array([column[tuple(unit)] for unit in small.units.tolist()], dtype=int)
    own = small.problem.members[parts] > 0
    held = large.problem.members[wholes][:, same] > 0
    nested = ~marks.outside(own, held, near, far)
    return parts[near[nested]], wholes[far[nested]]
