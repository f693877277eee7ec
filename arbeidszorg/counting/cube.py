"""Cube: distinct persons of every area that can be asked, so that most questions are looked up.

Made from a :class:`~arbeidszorg.counting.tally.Tally`, of all persons at once or of partitions
added up. It holds all sectors and each, without a split and by each. A choice of several sectors or
activities is no sum of those: ``cells`` goes through the stays for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.choices import shown_codes
from arbeidszorg.counting.facts import Facts
from arbeidszorg.counting.shown import PLAIN
from arbeidszorg.counting.stays import MILLION
from arbeidszorg.counting.tally import SECTORS, Counted, Key, Tally
from arbeidszorg.counting.tallying import columns_of, tally
from arbeidszorg.places.geography import Geography
from arbeidszorg.registrations import model
from arbeidszorg.view.measures import PROTECTED_MEASURES, MeasureCode, Place
from arbeidszorg.view.splits import split_codes
from arbeidszorg.view.view import View

Array = npt.NDArray[Any]
Areas = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, eq=False)
class Cube:
    """``areas``: the towns of each area (positions, sorted). ``persons[measure, place]``: distinct
    persons by year, area, all sectors and each, column (see
    :func:`~arbeidszorg.counting.shown.columns`); ``hours[place]``: those of *uren*, a week.
    ``tally``: what it was made from; ``first_year``: the year at position 0."""

    areas: Areas
    persons: dict[Key, Array]
    hours: dict[Place, Array]
    tally: Tally
    first_year: int

    @cached_property
    def places(self) -> dict[tuple[int, ...], int]:
        """Towns of an area -> its position."""
        return {towns: place for place, towns in enumerate(self.areas)}

    def holds(self, view: View, towns: list[tuple[int, ...]]) -> bool:
        """Whether a question can be looked up."""
        chosen = "sector" in view.split or len(view.sectors) in (0, 1, SECTORS)
        return (
            bool(towns)
            and view.measure in PROTECTED_MEASURES
            and chosen
            and self._columns(view) is not None
            and all(area in self.places for area in towns)
        )

    def count(self, view: View, towns: list[tuple[int, ...]], measure: Counted) -> Array:
        """Distinct persons of a measure by year, area (``towns`` of each) and code."""
        return self._read(self.persons[measure, view.place], view, towns).astype(np.int64)

    def summed_hours(self, view: View, towns: list[tuple[int, ...]]) -> Array:
        """Hours a week, with the axes and arguments of :meth:`count`."""
        return self._read(self.hours[view.place], view, towns)

    def cells(self, measure: Counted, place: Place, areas: Areas, split: str = PLAIN) -> Array:
        """Year x area x all sectors and each x code of a split, for any areas that it knows."""
        codes = columns_of(measure, place)[split]
        return self.persons[measure, place][:, [self.places[towns] for towns in areas], :, codes]

    def offered(self, measure: MeasureCode) -> Array:
        """Distinct persons by establishment: year x town x sector x kind x activity."""
        return self.tally.offered[measure]

    def _read(self, cells: Array, view: View, towns: list[tuple[int, ...]]) -> Array:
        first, sectors = view.years[0] - self.first_year, [0]
        if "sector" in view.split or len(view.sectors) == 1:
            sectors = [1 + model.SECTORS.index(code) for code in view.sectors or model.SECTORS]
        chosen = cells[first : first + len(view.all_years)][:, [self.places[a] for a in towns]]
        chosen = chosen[:, :, sectors][..., self._columns(view)]
        return chosen.reshape(*chosen.shape[:2], -1)

    def _columns(self, view: View) -> list[int] | None:
        """Where the codes of a view stand, apart from those of sectors; None: they do not."""
        split = view.split[1:] if view.split[:1] == ("sector",) else view.split
        if not split and len(view.activities) == 1:
            split, shown = ("activiteit",), tuple(view.activities)
        elif view.activities and split != ("activiteit",):
            return None
        else:
            shown = shown_codes(view, split[0]) if split else (PLAIN,)
        name = split[0] if split else PLAIN
        every = columns_of(view.measure, view.place)
        if len(split) > 1 or name not in every:
            return None
        codes = split_codes(name) if split else (PLAIN,)
        return [every[name].start + codes.index(code) for code in shown]


def asked(geography: Geography, towns: tuple[str, ...]) -> Areas:
    """The towns of every area that a question can name, without doubles."""
    number = {town: place for place, town in enumerate(towns)}
    everybody, elsewhere, unknown = tuple(range(len(towns) + 2)), len(towns), len(towns) + 1
    levels = [
        tuple(sorted(number[town] for town in geography.members[area.code]))
        for level in geography.levels
        for area in geography.level(level)
    ]
    return tuple(dict.fromkeys([everybody, *levels, (elsewhere,), (unknown,)]))


def build(facts: Facts, geography: Geography) -> Cube:
    """Count every measure that is made from stays, by establishment and by residence."""
    areas = asked(geography, facts.towns)
    return cube(tally(facts, areas), areas, min(facts.rows["medewerkers"]))


def cube(counted: Tally, areas: Areas, first_year: int) -> Cube:
    """The cube of what was tallied, of the areas that this was done for."""
    towns = next(iter(counted.units.values())).shape[1]
    member = np.zeros((len(areas), towns))
    for place, members in enumerate(areas):
        member[place, list(members)] = 1

    def summed(units: Array) -> Array:
        """Year x town x sector x column to year x area x all sectors and each x column."""
        year, _, sector, column = units.shape
        flat = units.swapaxes(0, 1).reshape(towns, -1).astype(np.float64)
        cells = (member @ flat).reshape(len(areas), year, sector, column).swapaxes(0, 1)
        return np.concatenate([cells.sum(axis=2, keepdims=True), cells], axis=2)

    return Cube(
        areas,
        {
            key: (summed(counted.units[key]) - doubles).astype(np.int32)
            for key, doubles in counted.doubles.items()
        },
        {place: summed(hours) / MILLION for place, hours in counted.hours.items()},
        counted,
        first_year,
    )
