"""Holdings: what the cells of the lattice hold, counted from the facts of one data version."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.cube import Cube
from arbeidszorg.counting.facts import Facts
from arbeidszorg.counting.shown import PLAIN
from arbeidszorg.counting.source import CountedArea
from arbeidszorg.disclosure.lattice import (
    ALL,
    BREAKDOWNS,
    OFFERED,
    Areas,
    Key,
    areas,
    codes,
    splits_of,
)
from arbeidszorg.places.geography import Geography
from arbeidszorg.registrations import model
from arbeidszorg.view.measures import PLACES, PROTECTED_MEASURES, MeasureCode, Place
from arbeidszorg.view.view import LADDER, SplitCode, View

Array = npt.NDArray[Any]


def fingerprint(geography: Geography, facts: Facts, version: str) -> str:
    """A short text that changes when another decision could follow: the data, the years shown, or
    which towns an area holds."""
    years = sorted(facts.rows["medewerkers"])
    mark = repr((version, years, areas(geography, facts.towns)))
    return hashlib.sha256(mark.encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Population:
    """Counted persons of one measure and place, all years.

    ``units[year, town, sector]``: persons in a town and sector, the smallest group. ``groups[year,
    area, 1 + sector]``: distinct persons in a group. ``forms[year, area, form]`` the same by kind
    of initiative (by establishment only), from ``form_units[year, town, sector, form]``.
    ``split_units[split][year, town, sector, form, code]`` and ``splits[split][year, area,
    1 + sector, code]``: broken down; sectors of small areas are left zero, for they are not
    offered. The axis of forms has one place, but for activities by establishment: what initiatives
    of a kind offer is public. ``able[split][year, town, sector, form, code]``: bool, can anybody
    there have the code, by that; without a split everybody can.
    """

    measure: MeasureCode
    place: Place
    units: Array
    groups: Array
    form_units: Array
    forms: Array
    split_units: dict[SplitCode, Array]
    splits: dict[SplitCode, Array]
    able: dict[SplitCode, Array]


#: The counts of all measures and places.
Counts = dict[Key, Population]


def of_year(
    population: Population, year: int, splits: tuple[SplitCode, ...] = (*BREAKDOWNS, LADDER)
) -> Population:
    """One year of a population (the axis of years stays, with one place), with these splits."""
    only = slice(year, year + 1)

    def chosen(cells: dict[SplitCode, Array]) -> dict[SplitCode, Array]:
        return {split: cells[split][only] for split in splits if split in cells}

    return replace(
        population,
        units=population.units[only],
        groups=population.groups[only],
        form_units=population.form_units[only],
        forms=population.forms[only],
        split_units=chosen(population.split_units),
        splits=chosen(population.splits),
        able=chosen(population.able),
    )


def populations(facts: Facts, areas: Areas, cube: Cube) -> Iterator[Population]:
    """Count every cell of the lattice, one measure and place at a time."""
    for measure, place in product(PROTECTED_MEASURES, PLACES):
        yield count(facts, areas, cube, measure, place)


def count(facts: Facts, areas: Areas, cube: Cube, measure: MeasureCode, place: Place) -> Population:
    """The cells of one measure and place."""
    years = sorted(facts.reporting)
    towns = tuple((town,) for town in range(areas.size))
    large = list(areas.large)

    def cells(rows: tuple[tuple[int, ...], ...], split: str = PLAIN) -> Array:
        return cube.cells(measure, place, rows, split).astype(np.int64)

    groups = cells(areas.towns)[..., 0]
    split_units, splits = {}, {}
    for split in splits_of(measure, place):
        if (split, place) == OFFERED:
            split_units[split] = cube.offered(measure).astype(np.int64)
        else:
            split_units[split] = cells(towns, split)[:, :, 1:, None]
        every = cells(areas.towns, split)
        splits[split] = np.zeros_like(every)
        splits[split][:, :, ALL] = every[:, :, ALL]
        splits[split][:, large] = every[:, large]
    if place == "vestiging":
        form_units, forms = cells(towns, "vorm")[:, :, 1:], cells(areas.towns, "vorm")[:, :, ALL]
    else:
        form_units, forms = cells(towns)[:, :, 1:], groups[:, :, :1] * 0
    able: dict[SplitCode, Array] = {}
    if place == OFFERED[1]:
        able[OFFERED[0]] = _offered(facts, areas, years)
    return Population(
        measure,
        place,
        cells(towns)[:, :, 1:, 0],
        groups,
        form_units,
        forms,
        split_units,
        splits,
        able,
    )


def _offered(facts: Facts, areas: Areas, years: list[int]) -> Array:
    """Year x town x sector x kind of initiative x activity: did an initiative offer it there?"""
    towns = tuple(CountedArea("", "", (town,), 0) for town in range(areas.size))
    view = View((years[0], years[-1]), measure="initiatieven", split=("vorm", "activiteit"))
    offered = [
        facts.offer.values(replace(view, sectors=(sector,)), towns).value
        for sector in model.SECTORS
    ]
    there = np.asarray(np.nan_to_num(np.stack(offered, axis=2)) > 0)
    return there.reshape(*there.shape[:3], len(codes("vorm")), -1)
