"""Cube: distinct persons counted once per data version, so that most questions are a few sums.

For each measure of persons, place and year: how many persons, per area and per choice of sectors,
do exactly which activities. A person with several stays has the activities of all those in the
chosen sectors together; that is why every choice of sectors has its own counts and why no count is
a sum of others. Any filter on sectors and activities, and the splits by them, are read off from
it; ``counting`` goes through the stays for everything else. Hours belong to stays, so they do add
up, and are kept by town.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.combinations import BITS, CHOICES, HAS, PATTERNS
from arbeidszorg.counting.facts import Facts, Rows
from arbeidszorg.places.geography import Geography
from arbeidszorg.registrations import model
from arbeidszorg.view.measures import PLACES, PROTECTED_MEASURES, Place
from arbeidszorg.view.view import View

Array = npt.NDArray[Any]

THREADS = 2
#: Measures that the cube answers, and the persons behind the hours.
KNOWN_HOURS = "uren_bekend"


@dataclass(frozen=True)
class Cube:
    """``places``: positions of towns (as in ``Row.towns``) -> position on the area axis.
    ``persons[measure, place]``: array with axes year, choice of sectors, area, combination of
    activities. ``hours[place]``: hours a week of the stays of *uren*, with axes year, town, sector,
    combination. ``alone[measure, place]``: persons with one stay, by year, town and sector;
    ``several``: per year, for each person with more, the towns of each sector as bits.
    ``first_year``: the year at position 0."""

    places: dict[tuple[int, ...], int]
    persons: dict[tuple[str, Place], Array]
    hours: dict[Place, Array]
    several: dict[tuple[str, Place], list[Array]]
    alone: dict[tuple[str, Place], Array]
    first_year: int

    def holds(self, view: View, towns: list[tuple[int, ...]]) -> bool:
        """Whether the cube can answer: persons, no profile, and areas that it knows."""
        return (
            view.measure in PROTECTED_MEASURES
            and set(view.split) <= {"sector", "activiteit"}
            and all(area in self.places for area in towns)
        )

    def together(
        self, view: View, towns: tuple[int, ...], sectors: list[int], measure: str
    ) -> Array:
        """Distinct persons of a measure in any set of towns, for views without activities or
        split: year x 1 x 1."""
        key, start = (measure, view.place), view.years[0] - self.first_year
        bits = np.uint64(sum(1 << town for town in towns))
        persons = []
        for year in range(start, start + len(view.all_years)):
            alone = self.alone[key][year][list(towns)][:, sectors].sum()
            masks = np.bitwise_or.reduce(self.several[key][year][sectors], axis=0)
            persons.append(int(alone) + np.count_nonzero(masks & bits))
        return np.array(persons).reshape(-1, 1, 1)

    def summed_hours(
        self, view: View, towns: list[tuple[int, ...]], sectors: list[int], activities: list[int]
    ) -> Array:
        """Hours a week, with the axes and arguments of :meth:`count`."""
        years = slice(view.years[0] - self.first_year, view.years[1] - self.first_year + 1)
        member = np.zeros((len(towns), self.hours[view.place].shape[1]))
        for row, members in enumerate(towns):
            member[row, list(members)] = 1
        cells = self.hours[view.place][years][:, :, sectors]
        if "activiteit" in view.split:
            cells = cells @ HAS[:, activities]
        else:
            cells = cells[..., HAS[:, activities].any(axis=1)].sum(axis=-1, keepdims=True)
        if "sector" not in view.split:
            cells = cells.sum(axis=2, keepdims=True)
        hours = np.tensordot(member, cells, axes=(1, 1))  # area, year, sector, activity
        return np.moveaxis(hours, 1, 0).reshape(hours.shape[1], len(towns), -1)

    def count(
        self,
        view: View,
        towns: list[tuple[int, ...]],
        sectors: list[int],
        activities: list[int],
        measure: str,
    ) -> Array:
        """Distinct persons by year, area (``towns`` of each) and code, for positions of the shown
        ``sectors`` and ``activities``."""
        years = slice(view.years[0] - self.first_year, view.years[1] - self.first_year + 1)
        areas = [self.places[area] for area in towns]
        choices = (
            [1 << s for s in sectors] if "sector" in view.split else [sum(1 << s for s in sectors)]
        )
        cells = self.persons[measure, view.place][years][:, choices][:, :, areas]
        if "activiteit" in view.split:
            counts = cells @ HAS[:, activities]  # year, choice, area, activity
        else:
            chosen = HAS[:, activities].any(axis=1)
            counts = cells[..., chosen].sum(axis=-1, keepdims=True, dtype=np.int64)
        return np.moveaxis(counts, 1, 2).reshape(counts.shape[0], len(areas), -1)


def build(facts: Facts, geography: Geography) -> Cube:
    """Count every measure that is made from stays, by establishment and by residence."""
    number = {town: place for place, town in enumerate(facts.towns)}
    levels: list[list[tuple[int, ...]]] = [
        [
            tuple(number[town] for town in geography.members[area.code])
            for area in geography.level(level)
        ]
        for level in geography.levels
    ]
    elsewhere, unknown = len(number), len(number) + 1
    outside: list[tuple[int, ...]] = [(elsewhere,), (unknown,)]
    everybody = [tuple(range(len(number) + 2))]
    groups: list[list[tuple[int, ...]]] = [*levels, outside, everybody]
    flat = [towns for group in groups for towns in group]
    lookups = np.stack(_lookups(groups, len(number) + 2))

    every = {**facts.rows, KNOWN_HOURS: known_hours(facts)}

    def count(measure: str, place: Place) -> Array:
        rows = every[measure]
        cells = np.zeros((len(rows), CHOICES, len(flat), PATTERNS), dtype=np.int32)
        for position, year in enumerate(sorted(rows)):
            _add_year(cells[position], facts, rows[year], place, lookups)
        return cells.astype(np.min_scalar_type(int(cells.max(initial=0))))  # most are small

    def towns_of(measure: str, place: Place) -> tuple[Array, list[Array]]:
        rows = every[measure]
        both = [_alone_and_several(facts, rows[y], place) for y in sorted(rows)]
        return np.stack([alone for alone, _ in both]), [several for _, several in both]

    pairs = [(measure, place) for measure in (*PROTECTED_MEASURES, KNOWN_HOURS) for place in PLACES]
    with ThreadPoolExecutor(THREADS) as pool:
        persons = dict(zip(pairs, pool.map(lambda pair: count(*pair), pairs), strict=True))
        held = dict(zip(pairs, pool.map(lambda pair: towns_of(*pair), pairs), strict=True))
    places = {tuple(sorted(towns)): place for place, towns in reversed(list(enumerate(flat)))}
    hours = {place: _hours(facts, every[KNOWN_HOURS], place) for place in PLACES}
    several = {pair: several for pair, (_, several) in held.items()}
    alone = {pair: alone for pair, (alone, _) in held.items()}
    return Cube(places, persons, hours, several, alone, min(facts.rows["medewerkers"]))


def _alone_and_several(facts: Facts, rows: Rows, place: Place) -> tuple[Array, Array]:
    """Town x sector: persons with one stay. Sector x person with several: its towns as bits, of
    which there are 64: the municipalities, outside and not recorded."""
    sectors, towns = len(model.SECTORS), len(facts.towns) + 2
    town = _towns(facts, rows.stay, place)
    sector = facts.i_sector[facts.s_initiative[rows.stay]].astype(np.int64)
    alone = np.bincount(town[rows.solo] * sectors + sector[rows.solo], minlength=towns * sectors)
    several = ~rows.solo
    person = facts.s_person[rows.stay][several]  # sorted: see Rows
    first = np.flatnonzero(np.r_[True, person[1:] != person[:-1]]) if len(person) else person
    bits = np.left_shift(np.uint64(1), town[several].astype(np.uint64))
    masks = np.zeros((sectors, len(first)), dtype=np.uint64)
    if len(first):
        for number in range(sectors):
            inside = np.where(sector[several] == number, bits, np.uint64(0))
            masks[number] = np.bitwise_or.reduceat(inside, first)
    return alone.reshape(towns, sectors).astype(np.int32), masks


def known_hours(facts: Facts) -> dict[int, Rows]:
    """The stays of *uren* whose hours are known, by year."""
    known = {}
    for year, rows in facts.rows["uren"].items():
        stay = rows.stay[~np.isnan(facts.s_hours[rows.stay])]
        owner = facts.s_person[stay]
        alone = np.ones(len(stay), dtype=bool)
        alone[1:] &= owner[1:] != owner[:-1]
        alone[:-1] &= owner[1:] != owner[:-1]
        known[year] = Rows(stay, alone)
    return known


def _towns(facts: Facts, stay: Array, place: Place) -> Array:
    """The town of each stay."""
    initiative = facts.s_initiative[stay]
    town = facts.i_town[initiative] if place == "vestiging" else facts.s_home[stay]
    return np.asarray(town.astype(np.int64))


def _hours(facts: Facts, rows: dict[int, Rows], place: Place) -> Array:
    """Year x town x sector x combination of activities: hours a week."""
    shape = (len(facts.towns) + 2, len(model.SECTORS), PATTERNS)
    hours = np.zeros((len(rows), *shape))
    for number, year in enumerate(sorted(rows)):
        stay = rows[year].stay
        sector = facts.i_sector[facts.s_initiative[stay]]
        key = (_towns(facts, stay, place), sector, facts.s_activities[stay])
        flat = np.ravel_multi_index(key, shape)
        size = int(np.prod(shape))
        hours[number] = np.bincount(flat, facts.s_hours[stay], minlength=size).reshape(shape)
    return hours


def _lookups(groups: list[list[tuple[int, ...]]], towns: int) -> list[Array]:
    """For each group of areas that do not overlap: town -> position of its area, or -1."""
    lookups, start = [], 0
    for group in groups:
        lookup = np.full(towns, -1, dtype=np.int64)
        for place, members in enumerate(group):
            lookup[list(members)] = start + place
        lookups.append(lookup)
        start += len(group)
    return lookups


def _add_year(counts: Array, facts: Facts, rows: Rows, place: Place, lookups: Array) -> None:
    """Fill ``counts``, choice of sectors x area x combination of activities, for one year."""
    initiative = facts.s_initiative[rows.stay]
    town = _towns(facts, rows.stay, place)
    sector = facts.i_sector[initiative].astype(np.int64)
    bits = facts.s_activities[rows.stay].astype(np.int64)
    # Who has one stay is in one town, one sector: plain sums, of a choice those of a smaller one
    # and of one sector more.
    shape = (counts.shape[1], len(model.SECTORS), PATTERNS)
    cell = sector[rows.solo] * PATTERNS + bits[rows.solo]
    area = lookups[:, town[rows.solo]]
    key = (area * shape[1] * PATTERNS + cell)[area >= 0]
    alone = np.bincount(key, minlength=int(np.prod(shape))).astype(np.int32).reshape(shape)
    for choice in range(1, CHOICES):
        lowest = (choice & -choice).bit_length() - 1
        np.add(counts[choice & (choice - 1)], alone[:, lowest], out=counts[choice])
    # Who has several is counted once in each area, with the activities of all stays there.
    several = ~rows.solo
    if several.any():
        person = facts.s_person[rows.stay][several].astype(np.int64)
        wide = bits[several] << (BITS * sector[several])
        area = lookups[:, town[several]]
        _add_shared(counts, *np.broadcast_arrays(person, area, wide))


def _add_shared(counts: Array, person: Array, area: Array, wide: Array) -> None:
    """Add persons with several stays: ``wide`` holds the activities of a stay at the place of its
    sector, so that stays of one person in one area can be put together with one OR. An area of -1
    is none."""
    inside = area >= 0
    person, area, wide = person[inside], area[inside], wide[inside]
    key = person * counts.shape[1] + area
    if not (key[1:] >= key[:-1]).all():
        order = np.argsort(key, kind="stable")
        key, area, wide = key[order], area[order], wide[order]
    first = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    area, together = area[first], np.bitwise_or.reduceat(wide, first)
    parts = [(together >> (BITS * s)) & (PATTERNS - 1) for s in range(len(model.SECTORS))]
    start, size = area * PATTERNS, counts.shape[1] * PATTERNS
    patterns = [np.zeros(len(area), dtype=np.int64)]
    for choice in range(1, CHOICES):
        lowest = (choice & -choice).bit_length() - 1
        patterns.append(patterns[choice & (choice - 1)] | parts[lowest])
        counted = np.bincount(start + patterns[choice], minlength=size)
        counted[::PATTERNS] = 0  # in none of these sectors
        counts[choice] += counted.reshape(counts.shape[1], PATTERNS).astype(np.int32)
