"""Cube: distinct persons counted once per data version, so that most questions are a few sums.

For each measure of persons, place and year: how many persons, per area and per choice of sectors,
do exactly which activities. A person with several stays has the activities of all those in the
chosen sectors together; that is why every choice of sectors has its own counts and why no count is
a sum of others. Any filter on sectors and activities, and the splits by them, are read off from
it; ``counting`` goes through the stays for everything else.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg import model
from arbeidszorg.facts import Facts, Rows
from arbeidszorg.geography import LEVELS, Geography
from arbeidszorg.view import PERSON_MEASURES, PLACES, View

Array = npt.NDArray[Any]

BITS = len(model.ACTIVITIES)
PATTERNS = 1 << BITS
CHOICES = 1 << len(model.SECTORS)
#: Row per combination of activities, column per activity: is it in the combination?
HAS = ((np.arange(PATTERNS)[:, None] >> np.arange(BITS)) & 1).astype(np.int64)
#: Row per choice of sectors, column per sector: is it chosen?
CHOSEN = ((np.arange(CHOICES)[:, None] >> np.arange(len(model.SECTORS))) & 1).astype(bool)
THREADS = 2


@dataclass(frozen=True)
class Cube:
    """``places``: positions of towns (as in ``Row.towns``) -> position on the area axis.
    ``persons[measure, place]``: array with axes year, choice of sectors, area, combination of
    activities. ``first_year``: the year at position 0."""

    places: dict[tuple[int, ...], int]
    persons: dict[tuple[str, str], Array]
    first_year: int

    def holds(self, view: View, towns: list[tuple[int, ...]]) -> bool:
        """Whether the cube can answer: persons, no profile, and areas that it knows."""
        return (
            view.measure in PERSON_MEASURES
            and set(view.split) <= {"sector", "activiteit"}
            and all(one in self.places for one in towns)
        )

    def count(
        self, view: View, towns: list[tuple[int, ...]], sectors: list[int], activities: list[int]
    ) -> Array:
        """Distinct persons by year, area (``towns`` of each) and code, for positions of the shown
        ``sectors`` and ``activities``."""
        years = slice(view.years[0] - self.first_year, view.years[1] - self.first_year + 1)
        areas = [self.places[one] for one in towns]
        choices = (
            [1 << s for s in sectors] if "sector" in view.split else [sum(1 << s for s in sectors)]
        )
        cells = self.persons[view.measure, view.place][years][:, choices][:, :, areas]
        if "activiteit" in view.split:
            found = cells @ HAS[:, activities]  # year, choice, area, activity
        else:
            asked = HAS[:, activities].any(axis=1)
            found = cells[..., asked].sum(axis=-1, keepdims=True)
        return np.moveaxis(found, 1, 2).reshape(found.shape[0], len(areas), -1)


def build(facts: Facts, geography: Geography) -> Cube:
    """Count every measure that is made from stays, by establishment and by residence."""
    number = {town: place for place, town in enumerate(facts.towns)}
    levels: list[list[tuple[int, ...]]] = [
        [tuple(number[town] for town in geography.members[area.code]) for area in
         geography.level(level)]
        for level in LEVELS
    ]  # fmt: skip
    elsewhere, unknown = len(number), len(number) + 1
    outside: list[tuple[int, ...]] = [(elsewhere,), (unknown,)]
    everybody = [tuple(range(len(number) + 2))]
    groups: list[list[tuple[int, ...]]] = [*levels, outside, everybody]
    flat = [towns for group in groups for towns in group]
    member = np.zeros((len(flat), len(number) + 2), dtype=np.int32)
    for place, towns in enumerate(flat):
        member[place, list(towns)] = 1
    lookups = _lookups(groups, len(number) + 2)

    def count(measure: str, place: str) -> Array:
        rows = facts.rows[measure]
        return np.stack([_year(facts, rows[y], place, member, lookups) for y in sorted(rows)])

    asked = [(measure, place) for measure in PERSON_MEASURES for place in PLACES]
    with ThreadPoolExecutor(THREADS) as pool:
        persons = dict(zip(asked, pool.map(lambda one: count(*one), asked), strict=True))
    places = {tuple(sorted(towns)): place for place, towns in reversed(list(enumerate(flat)))}
    return Cube(places, persons, min(facts.rows["medewerkers"]))


def _lookups(groups: list[list[tuple[int, ...]]], towns: int) -> list[Array]:
    """For each group of areas that do not overlap: town -> position of its area, or -1."""
    found, start = [], 0
    for group in groups:
        lookup = np.full(towns, -1, dtype=np.int64)
        for place, members in enumerate(group):
            lookup[list(members)] = start + place
        found.append(lookup)
        start += len(group)
    return found


def _year(facts: Facts, rows: Rows, place: str, member: Array, lookups: list[Array]) -> Array:
    """Choice of sectors x area x combination of activities, in one year."""
    initiative = facts.s_initiative[rows.stay]
    town = facts.i_town[initiative] if place == "vestiging" else facts.s_home[rows.stay]
    town = town.astype(np.int64)
    sector = facts.i_sector[initiative].astype(np.int64)
    bits = facts.s_activities[rows.stay].astype(np.int64)
    areas, towns = member.shape
    # Who has one stay is in one town, one sector: plain sums.
    key = (town[rows.solo] * len(model.SECTORS) + sector[rows.solo]) * PATTERNS + bits[rows.solo]
    alone = np.bincount(key, minlength=towns * len(model.SECTORS) * PATTERNS).astype(np.int32)
    alone = (member @ alone.reshape(towns, -1)).reshape(areas, len(model.SECTORS), PATTERNS)
    found = np.einsum("cs,asp->cap", CHOSEN.astype(np.int32), alone)
    # Who has several is counted once in each area, with the activities of all stays there.
    several = ~rows.solo
    if several.any():
        person = facts.s_person[rows.stay][several].astype(np.int64)
        wide = bits[several] << (BITS * sector[several])
        for lookup in lookups:
            _add_shared(found, person, lookup[town[several]], wide)
    return np.asarray(found, dtype=np.int32)


def _add_shared(found: Array, person: Array, area: Array, wide: Array) -> None:
    """Add persons with several stays: ``wide`` holds the activities of a stay at the place of its
    sector, so that stays of one person in one area can be put together with one OR."""
    inside = area >= 0
    if not inside.any():
        return
    person, area, wide = person[inside], area[inside], wide[inside]
    key = person * found.shape[1] + area
    if not (key[1:] >= key[:-1]).all():
        order = np.argsort(key, kind="stable")
        key, area, wide = key[order], area[order], wide[order]
    first = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    area, together = area[first], np.bitwise_or.reduceat(wide, first)
    parts = [(together >> (BITS * s)) & (PATTERNS - 1) for s in range(len(model.SECTORS))]
    size = found.shape[1] * PATTERNS
    for choice in range(1, CHOICES):
        pattern = np.zeros(len(area), dtype=np.int64)
        for s, part in enumerate(parts):
            if CHOSEN[choice, s]:
                pattern |= part
        some = pattern > 0
        counted = np.bincount(area[some] * PATTERNS + pattern[some], minlength=size)
        found[choice] += counted.reshape(found.shape[1], PATTERNS).astype(np.int32)
