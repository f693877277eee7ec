"""Cells counted: persons, hours, initiatives and places by year, area and code.

``indicators`` says which areas and in which unit; here the rows of :class:`facts.Facts` are added
up, one year at a time, so that every person counts once in each cell.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.choices import activity_bits, in_sectors, pick, plain_splits, split_size
from arbeidszorg.counting.cube import KNOWN_HOURS, PATTERNS, Cube
from arbeidszorg.counting.facts import Facts
from arbeidszorg.counting.stays import chosen
from arbeidszorg.registrations import model
from arbeidszorg.view.splits import split_codes
from arbeidszorg.view.view import View

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class CountedArea:
    """One area of the answer: its code, name, the positions of its towns and its residents
    today (0: none are known, so no rate can be made)."""

    code: str
    name: str
    towns: tuple[int, ...]
    residents: int


@dataclass(frozen=True)
class Values:
    """Arrays with axes year, area and code: the value, the persons behind it (0: none), and
    whether it was reported."""

    value: Array
    persons: Array
    reported: Array

    def spread(self, shape: tuple[int, ...]) -> Values:
        """The same values repeated along axes of length 1, up to ``shape``."""
        return Values(
            np.broadcast_to(self.value, shape),
            np.broadcast_to(self.persons, shape),
            np.broadcast_to(self.reported, shape),
        )

    def first_year(self) -> Values:
        """The values of the first year alone."""
        return Values(self.value[:1], self.persons[:1], self.reported[:1])


def values(
    facts: Facts, view: View, rows: tuple[CountedArea, ...], cube: Cube | None = None
) -> Values:
    """The values of a view for given areas: from the cube where it knows the answer, else by going
    through the stays (or the initiatives) of each year."""
    shape = (len(view.all_years), len(rows), split_size(view))
    counted = Values(np.zeros(shape), np.zeros(shape, dtype=np.int64), np.ones(shape, dtype=bool))
    known = _from_cube(view, rows, cube) if cube else None
    measure = _offer if view.measured.is_offer else _stays
    for layer in _layers(rows):
        place = _places(facts, rows, layer)
        for number, year in enumerate(view.all_years):
            if known is not None:
                value, behind, persons = (part[number, layer] for part in known)
                reported = _reported(facts, view, year, place, len(layer), persons)
                answer = value, behind, reported & ((behind > 0) | (persons == 0))
            else:
                answer = measure(facts, view, year, place, len(layer))
            for part, values_ in zip(
                (counted.value, counted.persons, counted.reported), answer, strict=True
            ):
                part[number, layer] = values_
    return counted


def persons(
    facts: Facts, view: View, rows: tuple[CountedArea, ...], cube: Cube | None = None
) -> Array:
    """The persons behind the values of a measure of persons (as :class:`Values`), without working
    out the rest."""
    known = _from_cube(view, rows, cube) if cube else None
    if known is not None:
        return known[1]
    behind = np.zeros((len(view.all_years), len(rows), split_size(view)), dtype=np.int64)
    for layer in _layers(rows):
        place = _places(facts, rows, layer)
        for number, year in enumerate(view.all_years):
            stays = chosen(facts, view, year, place, len(layer))
            known_only = stays.known if view.measure == "uren" else stays.every
            behind[number, layer] = stays.persons(known_only)
    return behind


def _places(facts: Facts, rows: tuple[CountedArea, ...], layer: list[int]) -> Array:
    """Town -> position in the layer of the area that it is in, or -1."""
    place = np.full(len(facts.towns) + 2, -1, dtype=np.int64)
    for number, index in enumerate(layer):
        place[list(rows[index].towns)] = number
    return place


def _from_cube(
    view: View, rows: tuple[CountedArea, ...], cube: Cube
) -> tuple[Array, Array, Array] | None:
    """Value, the persons behind it, and all persons; None when the cube does not know."""
    towns = [tuple(sorted(row.towns)) for row in rows]
    sectors = [model.SECTORS.index(code) for code in view.sectors or model.SECTORS]
    activities = [model.ACTIVITIES.index(code) for code in view.activities or model.ACTIVITIES]
    single = len(rows) == 1 and not view.measured.is_offer and not (view.activities or view.split)
    if not single and not (rows and cube.holds(view, towns)):
        return None

    def counted(measure: str) -> Array:
        if single:
            return cube.together(view, towns[0], sectors, measure)
        return cube.count(view, towns, sectors, activities, measure)

    everybody = counted(view.measure)
    if view.measure != "uren":
        return everybody, everybody, everybody
    hours = cube.summed_hours(view, towns, sectors, activities)
    return hours, counted(KNOWN_HOURS), everybody


def _stays(
    facts: Facts, view: View, year: int, place: Array, areas: int
) -> tuple[Array, Array, Array]:
    """A measure made from stays, in one year: value and persons by area x code."""
    stays = chosen(facts, view, year, place, areas)
    everybody = stays.persons(stays.every)
    reported = _reported(facts, view, year, place, areas, everybody)
    if view.measure != "uren":
        return everybody, everybody, reported
    behind = stays.persons(stays.known)
    return stays.hours(), behind, reported & ((behind > 0) | (everybody == 0))


def _reported(
    facts: Facts, view: View, year: int, place: Array, areas: int, persons: Array
) -> Array:
    """False where nobody was counted because nobody handed anything in.

    By establishment: initiatives run in the cell, and none of them has a single stay that year.
    For a profile: there are persons in the area, and for all of them the column was left empty.
    """
    reported = np.ones(persons.shape, dtype=bool)
    profile = bool(view.split) and not set(view.split) <= {"sector", "activiteit", "vorm"}
    if view.place == "vestiging" and not persons.all():
        about = replace(view, split=() if profile else view.split)
        running = _offer_cells(facts, about, year, place, areas, np.ones(len(facts.i_town)))
        handed_in = _offer_cells(
            facts, about, year, place, areas, facts.reporting[year].astype(float)
        )
        silent = (running > 0) & (handed_in == 0)
        reported &= ~(np.broadcast_to(silent, persons.shape) & (persons == 0))
    if profile:
        empty = (persons[:, -1] > 0) & (persons[:, :-1].sum(axis=1) == 0)
        reported[empty, :-1] = False
    return reported


def _offer_cells(
    facts: Facts, view: View, year: int, place: Array, areas: int, weight: Array
) -> Array:
    """Sum of ``weight`` over initiatives running in a year, by area x code."""
    area = place[facts.i_town]
    keep = (area >= 0) & (facts.i_first_year <= year) & (facts.i_last_year >= year)
    keep &= in_sectors(facts, view) & ((facts.i_activities & activity_bits(view)) != 0)
    cell, size = area[keep], 1
    for split in plain_splits(view):
        by, many = (facts.i_sector if split == "sector" else facts.i_form), len(split_codes(split))
        cell, size = cell * many + by[keep], size * many
    bits = facts.i_activities[keep] if "activiteit" in view.split else None
    if bits is not None:
        cell, size = cell * PATTERNS + bits, size * PATTERNS
    cells = np.bincount(cell, weights=weight[keep], minlength=areas * size)
    return pick(view, cells.reshape(areas, size))


def running_initiatives(facts: Facts, view: View, rows: tuple[CountedArea, ...]) -> Array:
    """Which initiatives run in the view's last year, in its areas, sectors and activities."""
    running = np.isin(facts.i_town, [town for row in rows for town in row.towns])
    running &= (facts.i_first_year <= view.year) & (facts.i_last_year >= view.year)
    running &= in_sectors(facts, view) & ((facts.i_activities & activity_bits(view)) != 0)
    return running


def _offer(
    facts: Facts, view: View, year: int, place: Array, areas: int
) -> tuple[Array, Array, Array]:
    """Initiatives or their capacity in one year; public, so made from no persons."""
    known = ~np.isnan(facts.i_places)
    running = _offer_cells(facts, view, year, place, areas, np.ones(len(known)))
    nobody = np.zeros(running.shape)
    if view.measure == "initiatieven":
        return running, nobody, np.ones(running.shape, dtype=bool)
    places = _offer_cells(facts, view, year, place, areas, np.nan_to_num(facts.i_places))
    filled = _offer_cells(facts, view, year, place, areas, known.astype(float))
    return places, nobody, (filled > 0) | (running == 0)


def _layers(rows: tuple[CountedArea, ...]) -> list[list[int]]:
    """Areas in groups whose members do not overlap (nearly always one group)."""
    layers: list[tuple[set[int], list[int]]] = []
    for place, row in enumerate(rows):
        for taken, members in layers:
            if taken.isdisjoint(row.towns):
                taken.update(row.towns)
                members.append(place)
                break
        else:
            layers.append((set(row.towns), [place]))
    return [members for _, members in layers]
