"""What is left of one shown count of persons when another is taken from it.

Counts are of distinct persons: who works in two sectors is in two units and one person all the
same. So the residents of a municipality less those of its only shown sector are a count of persons
too, whatever their units count. Every two shown counts are held against each other, of all
measures, places, kinds and codes, of which the persons of the one are surely persons of the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.audit.told import Cell, Counted, Year, parts_of
from arbeidszorg.disclosure.lattice import SECTORS, Threshold
from arbeidszorg.view.measures import PAID, PERSON_MEASURES
from arbeidszorg.view.view import LADDER

Array = npt.NDArray[Any]

#: Pairs that are looked at in one go.
AT_ONCE = 100_000


@dataclass(frozen=True)
class Left:
    """A small count of persons that two shown counts leave: those of ``whole`` who are not in
    ``part``."""

    whole: Cell
    part: Cell
    count: int


def left(year: Year, rule: Threshold) -> Iterator[Left]:
    """Every small count that two shown counts of a year leave, once for each set of persons."""
    groups = year.groups()
    yield from _pairs(year, groups, groups, rule)
    for counted in year.codes():
        yield from _pairs(year, counted, counted, rule)
        yield from _pairs(year, groups, _for_paid_work(counted), rule)


def _for_paid_work(counted: Counted) -> Counted:
    """Who went to paid work by rungs is in ``doorstroom``, of which that is the count."""
    leads = lattice.to_paid_work()
    paid = [cell.kind == LADDER and bool(leads[cell.code]) for cell in counted.cells]
    measures = np.where(paid, PERSON_MEASURES.index(PAID), counted.measures)
    return Counted(counted.cells, counted.values, counted.inside, counted.somebody, measures)


def _pairs(year: Year, wholes: Counted, parts: Counted, rule: Threshold) -> Iterator[Left]:
    if not len(wholes.values) or not len(parts.values):
        return
    within = parts_of()[parts.measures][:, wholes.measures]
    rest = wholes.values[None, :] - parts.values[:, None]
    found: dict[Any, Left] = {}
    where = np.argwhere(within & rule.small(rest))
    complete, needed = _sectors(year, wholes), _needed(year, parts)
    for start in range(0, len(where), AT_ONCE):
        part, whole = where[start : start + AT_ONCE].T
        lies = ~(parts.somebody[part] & ~wholes.inside[whole]).any(axis=1)
        lies |= ~(needed[part] & ~complete[whole]).any(axis=1)
        for p, w in zip(part[lies].tolist(), whole[lies].tolist(), strict=True):
            rests = wholes.somebody[w] & ~parts.inside[p]
            name = parts.measures[p], wholes.measures[w], int(rest[p, w]), rests.tobytes()
            found.setdefault(name, Left(wholes.cells[w], parts.cells[p], int(rest[p, w])))
    yield from found.values()


def _sectors(year: Year, counted: Counted) -> Array:
    """Count x sector: does it hold everybody of the sector, wherever by the other place?"""
    missing = _by_sector(year, ~counted.inside & _own(year, counted))
    return np.asarray(missing == 0)


def _needed(year: Year, counted: Counted) -> Array:
    """Count x sector: can there be somebody of the sector in it?"""
    return np.asarray(_by_sector(year, counted.somebody) > 0)


def _own(year: Year, counted: Counted) -> Array:
    """Count x unit: is the unit one of the place of the count?"""
    names = year.numbers_of(counted.cells)
    return np.asarray(names[:, None] == year.units.places)


def _by_sector(year: Year, cells: Array) -> Array:
    """Count x sector: how many of these units."""
    of = year.units.sectors[:, None] == np.arange(SECTORS)
    return np.asarray(cells.astype(np.float32) @ of.astype(np.float32))
