"""Cells counted: persons and hours by year, area and code.

``indicators`` says which areas and in which unit; here the rows of :class:`facts.Facts` are added
up, one year at a time, so that every person counts once in each cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from arbeidszorg.counting.choices import by_sector, split_size
from arbeidszorg.counting.cube import Cube
from arbeidszorg.counting.facts import Facts
from arbeidszorg.counting.source import Areas, Array, Values, layers, places, sum_of, whole
from arbeidszorg.counting.stays import chosen
from arbeidszorg.counting.tally import EVERYBODY
from arbeidszorg.view.view import View

#: The facts of some persons at a time.
Parts = Callable[[], Iterable[Facts]]


def values(
    facts: Facts,
    view: View,
    rows: Areas,
    cube: Cube | None = None,
    may: Callable[[View, Areas], Array | bool] = lambda _view, _rows: True,
    parts: Parts | None = None,
    added: bool = False,
) -> Values:
    """The values of a view for given areas: from the cube where it knows the answer, else by going
    through the stays (or the initiatives) of each year. Where a cell may not be shown, nobody is
    told whether it holds anybody. ``added``: the sum of the areas instead."""
    if view.measured.is_offer:
        return facts.offer.values(view, rows)
    value, behind, everybody = counted(facts, view, rows, cube, parts)
    if added:
        value, behind, everybody = (
            cells.sum(axis=1, keepdims=True) for cells in (value, behind, everybody)
        )
        rows = whole(rows)
    told = np.where(may(view, rows), everybody, np.maximum(everybody, 1))
    reported = facts.offer.reported(view, rows, told) & ((behind > 0) | (everybody == 0))
    return Values(np.asarray(value, dtype=float), behind, reported)


def counted(
    facts: Facts, view: View, rows: Areas, cube: Cube | None = None, parts: Parts | None = None
) -> tuple[Array, Array, Array]:
    """Of a measure of persons: the value, the persons behind it, and all persons; they differ for
    hours, which are not known of everybody. By year, area and code. ``parts``: the facts of the
    partitions, where those of all stays are not there. Several sectors are the sum of theirs."""
    if len(sectors := by_sector(view)) > 1:
        each = [counted(facts, part, rows, cube, parts) for part in sectors]
        value, behind, everybody = (sum_of(cells) for cells in zip(*each, strict=True))
        return value, behind, everybody
    known = _from_cube(view, rows, cube)
    if known is not None:
        return known
    every = [_from_stays(part, view, rows) for part in (parts() if parts else (facts,))]
    value, behind, everybody = (sum_of(each) for each in zip(*every, strict=True))
    return value, behind, everybody


def _from_cube(view: View, rows: Areas, cube: Cube | None) -> tuple[Array, Array, Array] | None:
    """Value, the persons behind it, and all persons; None when the cube does not know."""
    towns = [tuple(sorted(row.towns)) for row in rows]
    if cube is None or not cube.holds(view, towns):
        return None
    behind = cube.count(view, towns, view.measure)
    if view.measure != "uren":
        return behind, behind, behind
    return cube.summed_hours(view, towns), behind, cube.count(view, towns, EVERYBODY)


def _from_stays(facts: Facts, view: View, rows: Areas) -> tuple[Array, Array, Array]:
    """The same by going through the stays of each year."""
    shape = (len(view.all_years), len(rows), split_size(view))
    hours, behind = np.zeros(shape), np.zeros(shape, dtype=np.int64)
    everybody = behind if view.measure != "uren" else behind.copy()
    for layer in layers(rows):
        place = places(rows, layer, len(facts.towns))
        for number, year in enumerate(view.all_years):
            stays = chosen(facts, view, year, place, len(layer))
            everybody[number, layer] = stays.persons(stays.every)
            if view.measure == "uren":
                behind[number, layer] = stays.persons(stays.known)
                hours[number, layer] = stays.hours()
    return (hours if view.measure == "uren" else everybody), behind, everybody
