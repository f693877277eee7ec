"""The lattice: which cells can be asked of one data version, and what they hold.

Every question about persons is answered from cells of a few kinds. An *area* is a set of towns
(the same set under two names, such as Regio Brugge and Arrondissement Brugge, is one area). A
*group* is an area with all sectors or with one. A *breakdown* cell is a group and one code of a
split. What cannot be composed of these cells is not offered; see :func:`broken_down` and
:func:`sector_rows`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.places.geography import Geography
from arbeidszorg.places.level import TOWN
from arbeidszorg.registrations import model
from arbeidszorg.view.measures import (
    LADDER_MEASURE,
    MEASURES,
    PERSON_MEASURES,
    PLACES,
    PROTECTED_MEASURES,
    MeasureCode,
    Place,
)
from arbeidszorg.view.splits import split_codes
from arbeidszorg.view.view import LADDER, PROFILE_SPLITS, SplitCode

Array = npt.NDArray[Any]

#: Splits that break a group down.
BREAKDOWNS: tuple[SplitCode, ...] = ("activiteit", *PROFILE_SPLITS)
#: Splits of which one person can have several codes. How many have two is not told.
SEVERAL: tuple[SplitCode, ...] = ("activiteit",)
#: What initiatives offer, and where: by their own place.
OFFERED: tuple[SplitCode, Place] = ("activiteit", "vestiging")
#: Groups of fewer persons are not broken down: nearly all of their numbers would be small.
BROKEN_FROM = 30
#: Which measures hold only persons of another, so that one bounds the other.
PART_OF: dict[MeasureCode, MeasureCode] = {
    code: whole for code in PROTECTED_MEASURES if (whole := MEASURES[code].part_of)
}
#: Of which of those the count itself is shown, so that it bounds its parts and they leave a rest.
COUNTED_PARTS = tuple(code for code in PERSON_MEASURES if MEASURES[code].part_of)


def wholes(measure: MeasureCode) -> tuple[MeasureCode, ...]:
    """The measures that bound a measure when they are shown, the nearest first: who left for paid
    work is part of who left, and so of who was there."""
    if measure not in COUNTED_PARTS:
        return ()
    return (PART_OF[measure], *wholes(PART_OF[measure]))


def splits_of(measure: MeasureCode, place: Place) -> tuple[SplitCode, ...]:
    """The splits that break a measure down: from which rung to which only those who left, by
    establishment."""
    ladder = (measure, place) == (LADDER_MEASURE, PLACES[0])
    return (*BREAKDOWNS, LADDER) if ladder else BREAKDOWNS


def to_paid_work() -> Array:
    """Per code of :data:`LADDER`: does it lead to paid work?"""
    return np.array(
        [model.FLOWS.get(code, ("", ""))[1] == model.RUNGS[-1] for code in codes(LADDER)]
    )


def from_paid_work() -> Array:
    """Per code of :data:`LADDER`: does it come from paid work?"""
    return np.array(
        [model.FLOWS.get(code, ("", ""))[0] == model.RUNGS[-1] for code in codes(LADDER)]
    )


#: Position of "all sectors" on a sector axis; sector number s is at s + 1.
ALL = 0
SECTORS = len(model.SECTORS)


#: Measure and place.
Key = tuple[MeasureCode, Place]


@dataclass(frozen=True)
class Threshold:
    """Counts from ``least`` to ``most`` are small; a hidden one must be uncertain by ``width``."""

    least: int
    most: int

    @property
    def width(self) -> int:
        """As much as the rule itself leaves open: 1 to 4 is a width of 3."""
        return max(0, self.most - self.least)

    def small(self, count: Array) -> Array:
        """Which counts are small."""
        return np.asarray((count >= self.least) & (count <= self.most))


@dataclass(frozen=True)
class Areas:
    """``towns``: for each area the positions of its towns; ``levels``: the levels that an area
    stands for ("" for outside and unknown); ``size``: towns, with outside and unknown;
    ``descending``: the levels, from the whole down to the municipality."""

    towns: tuple[tuple[int, ...], ...]
    levels: tuple[tuple[str, ...], ...]
    size: int
    descending: tuple[str, ...]

    @cached_property
    def index(self) -> dict[tuple[int, ...], int]:
        """Towns -> position of the area."""
        return {towns: place for place, towns in enumerate(self.towns)}

    @cached_property
    def member(self) -> Array:
        """Area x town: is the town in it?"""
        member = np.zeros((len(self.towns), self.size), dtype=bool)
        for place, towns in enumerate(self.towns):
            member[place, list(towns)] = True
        return member

    @cached_property
    def large(self) -> tuple[int, ...]:
        """Areas above the municipalities: these can be crossed with a sector and a split."""
        return tuple(n for n, levels in enumerate(self.levels) if set(levels) - {TOWN, ""})

    def rank(self, area: int) -> int:
        """How much readers ask for an area: 0 for everybody and the whole, 1 for the level below
        it, 2 for any other above the municipality, 3 for all else."""
        levels = self.levels[area]
        if "alles" in levels or self.descending[0] in levels:
            return 0
        above = [level for level in self.descending[1:-1] if level in levels]
        return (1 if above[0] == self.descending[1] else 2) if above else 3

    @cached_property
    def rest(self) -> tuple[int, ...]:
        """Outside the territory, and not recorded: nowhere on the map."""
        return tuple(n for n, levels in enumerate(self.levels) if levels == ("",))

    @property
    def everybody(self) -> dict[str, int]:
        """Place -> the area that holds every person counted."""
        return {
            "vestiging": self.index[tuple(range(self.size - 2))],
            "woonplaats": self.index[tuple(range(self.size))],
        }


def areas(geography: Geography, towns: tuple[str, ...]) -> Areas:
    """Every area that a question can name, without doubles, large before small."""
    number = {town: place for place, town in enumerate(towns)}
    levels_of: dict[tuple[int, ...], set[str]] = {tuple(range(len(towns) + 2)): {"alles"}}
    for level in geography.descending:
        for area in geography.level(level):
            members = tuple(sorted(number[town] for town in geography.members[area.code]))
            levels_of.setdefault(members, set()).add(level)
    for extra in (len(towns), len(towns) + 1):
        levels_of.setdefault((extra,), set()).add("")
    levels = tuple(tuple(sorted(names)) for names in levels_of.values())
    return Areas(tuple(levels_of), levels, len(towns) + 2, geography.descending)


def codes(split: SplitCode) -> tuple[str, ...]:
    """The codes along the last axis of a breakdown."""
    return split_codes(split)


def broken_down(areas: Areas, place: Place, split: SplitCode | None = None) -> Sequence[int]:
    """The areas that are broken down: by establishment all, by residence those above the
    municipalities (who lives in one and works in any other are few of everything), and those who
    live outside the province: whoever has the province and everybody has theirs. By rungs of the
    ladder only those above the municipalities, by establishment: few leave in a year."""
    if split == LADDER:
        return areas.large if place == PLACES[0] else ()
    return range(len(areas.towns)) if place == "vestiging" else (*areas.large, *areas.rest)


def watched(areas: Areas, place: Place) -> tuple[int, ...]:
    """The areas whose breakdowns are protected: those that are broken down, and those that are
    what the others differ by (Wervik is where arrondissement Ieper and regio Westhoek differ)."""
    offered = broken_down(areas, place)
    patterns = [pattern.tobytes() for pattern in areas.member[list(offered)].T]
    towns_with = Counter(patterns)
    differ = {
        areas.index[(town,)] for town, pattern in enumerate(patterns) if towns_with[pattern] == 1
    }
    return tuple(sorted({*offered, *differ, *areas.rest}))


def sector_rows(split: SplitCode, areas: Areas, place: Place) -> tuple[int, ...]:
    """The areas whose sectors are broken down by a split, one sector at a time: for activities and
    rungs of the ladder every area above the municipalities, for a profile everybody together."""
    return areas.large if split in ("activiteit", LADDER) else (areas.everybody[place],)
