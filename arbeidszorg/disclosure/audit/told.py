"""Every count of distinct persons that is shown of one year, as a set of persons that is surely in
some units and nowhere else.

A unit is a place, a municipality, a sector and a kind of initiative. Which units hold somebody is
no secret: noughts are shown, and initiatives are public.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.audit.asking import Answers
from arbeidszorg.disclosure.holdings import Counts
from arbeidszorg.disclosure.lattice import ALL, PART_OF, Areas, Key
from arbeidszorg.view.measures import PERSON_MEASURES, PLACES, MeasureCode, Place
from arbeidszorg.view.view import LADDER, SplitCode

Array = npt.NDArray[Any]

#: Kinds of counts: of a group, of a kind of initiative; else the split that breaks a group down.
GROUP, FORM = "", "vorm"


@dataclass(frozen=True)
class Cell:
    """What a count is about; ``sector`` is 0 for all, ``code`` -1 for none."""

    measure: MeasureCode
    place: Place
    kind: str
    area: int
    sector: int
    code: int


@dataclass(frozen=True)
class Counted:
    """Shown counts of one kind and code of a year, of all measures and both places. ``values``:
    how many persons each counts; ``inside``: count x unit, where they must be; ``somebody``: the
    same, without the units of which is known that nobody is there; ``measures``: the place of each
    in :data:`~arbeidszorg.view.measures.PERSON_MEASURES`."""

    cells: list[Cell]
    values: Array
    inside: Array
    somebody: Array
    measures: Array


@dataclass(frozen=True)
class Units:
    """The units of a year: ``places`` (number), ``towns``, ``sectors`` and ``forms`` of each; those
    of a place come one after another."""

    places: Array
    towns: Array
    sectors: Array
    forms: Array

    @cached_property
    def alone(self) -> Array:
        """Per unit: is it the first of its place, municipality and sector?"""
        names = np.stack([self.places, self.towns, self.sectors])
        _, first = np.unique(names, axis=1, return_index=True)
        return np.isin(np.arange(len(self.towns)), first)

    def inside(self, areas: Areas, cells: list[Cell]) -> Array:
        """Cell x unit: is the unit in the cell? (A code says nothing about that.)"""
        member = areas.member[[cell.area for cell in cells]][:, self.towns]
        at = np.array([PLACES.index(cell.place) for cell in cells])[:, None]
        sector = np.array([cell.sector for cell in cells])[:, None]
        form = np.array([cell.code if cell.kind == FORM else -1 for cell in cells])[:, None]
        return np.asarray(
            member
            & (at == self.places)
            & ((sector == ALL) | (sector == self.sectors + 1))
            & ((form < 0) | (form == self.forms))
        )


def units(counted: Counts, year: int) -> Units:
    """The units that hold somebody in a year."""
    found = [
        np.insert(
            np.argwhere(counted["medewerkers", place].form_units[year] > 0), 0, number, axis=1
        )
        for number, place in enumerate(PLACES)
    ]
    return Units(*np.concatenate(found).T)


def parts_of() -> Array:
    """Measure x measure: are all persons of the first in the second too?"""
    within = np.eye(len(PERSON_MEASURES), dtype=bool)
    for number, measure in enumerate(PERSON_MEASURES):
        whole = PART_OF.get(measure)
        while whole:
            within[number, PERSON_MEASURES.index(whole)] = True
            whole = PART_OF.get(whole)
    return within


@dataclass(frozen=True)
class Year:
    """What is shown of one year. ``seen`` and ``counted``: by measure and place, all years."""

    areas: Areas
    counted: Counts
    seen: dict[Key, Answers]
    year: int
    units: Units

    def numbers_of(self, cells: list[Cell]) -> Array:
        """The number of the place of each cell."""
        return np.array([PLACES.index(cell.place) for cell in cells], dtype=int)

    def groups(self) -> Counted:
        """Groups, and kinds of initiatives."""
        cells: list[Cell] = []
        values: list[int] = []
        for key in self._keys():
            found = self._shown(self.seen[key].groups, self.counted[key].groups)
            cells += [Cell(*key, GROUP, area, sector, -1) for (area, sector), _ in found]
            values += [value for _, value in found]
            if key[1] == PLACES[0]:
                found = self._shown(self.seen[key].forms, self.counted[key].forms)
                cells += [Cell(*key, FORM, area, ALL, form) for (area, form), _ in found]
                values += [value for _, value in found]
        return self._counted(cells, values, {key: self._held(key) for key in self._keys()})

    def codes(self) -> Iterator[Counted]:
        """The counts with each code of each split."""
        for split in (*lattice.BREAKDOWNS, LADDER):
            keys = [key for key in self._keys() if split in self.seen[key].splits]
            for code in range(len(lattice.codes(split)) if keys else 0):
                yield self._with_code(split, code, keys)

    def _with_code(self, split: SplitCode, code: int, keys: list[Key]) -> Counted:
        cells: list[Cell] = []
        values: list[int] = []
        held: dict[Key, Array] = {}
        for key in keys:
            shown = self.seen[key].splits[split][..., code]
            count = self.counted[key].splits[split][..., code]
            found = self._shown(shown, count)
            cells += [Cell(*key, split, area, sector, code) for (area, sector), _ in found]
            values += [value for _, value in found]
            held[key] = self._held(key) & self._able(key, split, code)
            held[key] &= ~self._noughts(key, shown[self.year], count[self.year])
        return self._counted(cells, values, held)

    def units_with(self, measure: MeasureCode, kind: str, code: int) -> tuple[Array, Array]:
        """Per unit of both places: can anybody there be of this measure and have the code (of a
        split; none for a group), and how many are. Where kinds of initiatives are not told apart,
        all persons of a municipality and sector are at the first."""
        able = np.zeros(len(self.units.towns), dtype=bool)
        persons = np.zeros(len(able))
        for number, place in enumerate(PLACES):
            key: Key = measure, place
            if key not in self.seen or (kind and kind not in self.seen[key].splits):
                continue
            here, split = self.units.places == number, cast(SplitCode, kind)
            if not kind:
                able |= here & self._held(key)
                count = self.counted[key].form_units[self.year]
            else:
                shown = self.seen[key].splits[split][self.year, ..., code]
                value = self.counted[key].splits[split][self.year, ..., code]
                held = self._held(key) & self._able(key, split, code)
                able |= here & held & ~self._noughts(key, shown, value)
                count = self.counted[key].split_units[split][self.year, ..., code]
            towns, sectors = self.units.towns, self.units.sectors
            if count.shape[2] > 1:
                persons += (
                    here * count[towns, sectors, np.minimum(self.units.forms, count.shape[2] - 1)]
                )
            else:
                persons += here * self.units.alone * count[towns, sectors, 0]
        return able, persons

    def cell_of(self, measure: MeasureCode, like: Cell, unit: int) -> Cell:
        """A unit as a cell of its municipality and sector, of the kind and code of another."""
        area = self.areas.index[(int(self.units.towns[unit]),)]
        place = PLACES[self.units.places[unit]]
        kind, code = (like.kind, like.code) if like.kind != FORM else (GROUP, -1)
        return Cell(measure, place, kind, area, int(self.units.sectors[unit]) + 1, code)

    # --- where nobody can be ---------------------------------------------------------------------

    def _held(self, key: Key) -> Array:
        """Per unit: is there somebody of this measure in its municipality and sector?"""
        there = self.counted[key].units[self.year][self.units.towns, self.units.sectors] > 0
        return np.asarray(there & (self.units.places == PLACES.index(key[1])))

    def _able(self, key: Key, split: SplitCode, code: int) -> Array:
        """Per unit: can anybody there have the code, by what initiatives offer? Who reasons from an
        offer that says too little is mistaken, so that persons who are there count as well."""
        able = self.counted[key].able.get(split)
        if able is None:
            return np.ones(len(self.units.towns), dtype=bool)
        there = self.counted[key].split_units[split][self.year, ..., code] > 0
        offered = able[self.year, ..., code] | there
        forms = self.units.forms if offered.shape[2] > 1 else 0
        return np.asarray(offered[self.units.towns, self.units.sectors, forms])

    def _noughts(self, key: Key, shown: Array, count: Array) -> Array:
        """Per unit: does a shown nought say that nobody there has the code? (Sectors of small areas
        are not offered; nought is what is filled in there.)"""
        nought = shown & (count == 0)
        small = np.ones(len(nought), dtype=bool)
        small[list(self.areas.large)] = False
        nought[small, ALL + 1 :] = False
        # town x (1 + sector): is it in an area that shows nought there?
        covered = self.areas.member.T @ nought
        towns, sectors = self.units.towns, self.units.sectors
        here = self.units.places == PLACES.index(key[1])
        return np.asarray(here & (covered[towns, ALL] | covered[towns, sectors + 1]))

    # --- what is shown ---------------------------------------------------------------------------

    def _keys(self) -> list[Key]:
        """Measures of persons that were counted; those behind hours are not told."""
        return [
            (measure, place)
            for measure in PERSON_MEASURES
            for place in PLACES
            if (measure, place) in self.seen
        ]

    def _shown(self, shown: Array, count: Array) -> list[tuple[list[int], int]]:
        """Where somebody is shown, and how many."""
        where = np.argwhere(shown[self.year] & (count[self.year] > 0))
        values = count[self.year][tuple(where.T)]
        return list(zip(where.tolist(), values.tolist(), strict=True))

    def _counted(self, cells: list[Cell], values: list[int], held: dict[Key, Array]) -> Counted:
        if not cells:
            none = np.zeros((0, len(self.units.towns)), dtype=bool)
            return Counted([], np.zeros(0, int), none, none, np.zeros(0, int))
        inside = self.units.inside(self.areas, cells)
        there = np.array([held[cell.measure, cell.place] for cell in cells])
        measures = np.array([PERSON_MEASURES.index(cell.measure) for cell in cells])
        return Counted(cells, np.array(values), inside, inside & there, measures)


def of_year(areas: Areas, counted: Counts, seen: dict[Key, Answers], year: int) -> Year:
    """What is shown of a year (its place on the axis of years)."""
    return Year(areas, counted, seen, year, units(counted, year))
