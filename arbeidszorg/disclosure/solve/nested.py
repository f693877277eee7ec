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
from arbeidszorg.disclosure.solve import marks

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Wholes:
    """Shown counts. ``inside``: bool, count x unit; ``persons``: how many persons each counts;
    ``place``: the number of the place that each, and all its units, are of."""

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
    numbers = np.column_stack([wholes.place, wholes.persons]).astype(np.int64).view(np.uint8)
    each = np.hstack([np.packbits(wholes.inside, axis=1), numbers])
    _, first = np.unique(marks.records(each), return_index=True)
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
    lies = ~marks.outside(parts, wholes.inside, part, whole)
    needed, missing = _sectors(parts, units) > 0, _missing(wholes, units)
    lies |= ~(needed[part] & missing[whole]).any(axis=1)
    return np.stack([part[lies], whole[lies]], axis=1)


def _missing(wholes: Wholes, units: Units) -> Array:
    """Count x sector: is there a unit of it, by the place of the count, that the count has not?"""
    places = np.arange(max(wholes.place.max(initial=0), units.place.max(initial=0)) + 1)
    there = _sectors(places[:, None] == units.place, units)
    return np.asarray(_sectors(wholes.inside, units) < there[wholes.place])


def _sectors(cells: Array, units: Units) -> Array:
    """Count x sector: how many units of it that can have the code are in it."""
    each = (units.sector[:, None] == np.arange(SECTORS)) & units.can[:, None]
    return np.asarray(cells.astype(np.float32) @ each.astype(np.float32))
