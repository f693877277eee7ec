"""Few persons between two shown counts of which the one surely holds the persons of the other.

Counts are of distinct persons, so that whoever takes the one from the other knows how many persons
are left, however often their units count them. That the persons of a count are in another follows
from where anybody can be: an activity is offered in some places only, and a shown nought says that
nobody there has a code. It also follows from sectors: whoever is in a sector by establishment is in
it by residence, so that a group of residents with all of a sector in it holds all who work there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure.lattice import SECTORS, Threshold

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Wholes:
    """Shown counts. ``inside``: bool, count x unit; ``persons``: how many persons each counts;
    ``place``: the number of the place that each is of."""

    inside: Array
    persons: Array
    place: Array


@dataclass(frozen=True)
class Units:
    """Units that hold persons. ``place`` and ``sector``: the numbers of each; ``can``: bool, can
    anybody there have the code?"""

    place: Array
    sector: Array
    can: Array


def joined(*several: Wholes) -> Wholes:
    """Counts of the same units, one after another."""
    return Wholes(
        np.concatenate([each.inside for each in several]),
        np.concatenate([each.persons for each in several]),
        np.concatenate([each.place for each in several]),
    )


def distinct(wholes: Wholes) -> Wholes:
    """Each count once: groups have several names."""
    if not len(wholes.persons):
        return wholes
    packed = np.packbits(wholes.inside, axis=1)
    marks = np.column_stack([packed, wholes.place, wholes.persons])
    _, first = np.unique(marks, axis=0, return_index=True)
    return Wholes(wholes.inside[first], wholes.persons[first], wholes.place[first])


def leaving_few(
    parts: Array, persons: Array, wholes: Wholes, units: Units, rule: Threshold
) -> Array:
    """Pair x (part, whole): counts of which the second surely holds all persons of the first, and
    few more. ``parts``: bool, count x unit; ``persons``: how many persons each counts."""
    part, whole = np.nonzero(rule.small(wholes.persons[None, :] - persons[:, None]))
    if not len(part):
        return np.zeros((0, 2), dtype=int)
    parts = parts & units.can
    outside = (parts[part] & ~wholes.inside[whole]).any(axis=1)
    own = wholes.place[:, None] == units.place
    needed, missing = (
        _sectors(cells, units.sector) for cells in (parts, own & units.can & ~wholes.inside)
    )
    elsewhere = (needed[part] & missing[whole]).any(axis=1)
    lies = ~(outside & elsewhere)
    return np.stack([part[lies], whole[lies]], axis=1)


def _sectors(cells: Array, sector: Array) -> Array:
    """Count x sector: is there such a unit in it?"""
    each = (sector[:, None] == np.arange(SECTORS)).astype(np.float32)
    return np.asarray(cells.astype(np.float32) @ each > 0)
