"""What follows from which sums are shown: the pattern is information too.

Where a sum of two sectors (or of two areas that together are none) is shown wherever nobody is in
both, and hidden wherever somebody is, the pattern says in which two they are, and the parts less
their whole say how many. Nothing is told so when it follows from shown numbers which sums are
shown, whatever the rule: then sums of which shown numbers leave open whether anybody is in both are
either all shown or all hidden. The same goes for rows that are broken down by rungs of the ladder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure.audit.asking import Answers
from arbeidszorg.disclosure.audit.told import GROUP, Cell
from arbeidszorg.disclosure.holdings import Counts
from arbeidszorg.disclosure.lattice import ALL, BROKEN_FROM, SECTORS, Areas, Key, Threshold
from arbeidszorg.view.measures import LADDER_MEASURE, PERSON_MEASURES, PLACES
from arbeidszorg.view.view import LADDER, SplitCode

Array = npt.NDArray[Any]
#: Two parts of a whole.
Pair = tuple[int, int]


@dataclass(frozen=True)
class InBoth:
    """So many are in both parts of a whole, ``one`` and ``other``: at least one, and at most
    ``most``."""

    year: int
    one: Cell
    other: Cell
    most: int


@dataclass(frozen=True)
class Sums:
    """Parts of one whole, by year (and code). ``parts``: what they are; ``values`` and ``shown``:
    of each part, the last axis; ``whole`` and ``whole_shown``; ``told``: pair of parts -> is their
    sum shown? ``apart``: is it known from elsewhere that nobody is in two?"""

    parts: list[Cell]
    values: Array
    shown: Array
    whole: Array
    whole_shown: Array
    told: Mapping[Pair, Array]
    apart: Array

    @property
    def known(self) -> Array:
        """Are all parts and the whole shown?"""
        return np.asarray(self.shown.all(axis=-1) & self.whole_shown)

    @property
    def twice(self) -> Array:
        """Parts less whole: how often somebody counts once more."""
        return np.asarray(self.values.sum(axis=-1) - self.whole)

    def open(self, pair: Pair) -> Array:
        """Where somebody may be in both parts, or nobody, by the shown numbers."""
        one, other = pair
        some = (self.values[..., one] > 0) & (self.values[..., other] > 0)
        both = self.shown[..., one] & self.shown[..., other]
        return np.asarray(some & both & ~self.apart & ~(self.known & (self.twice == 0)))


def overlaps(sums: list[Sums], rule: Threshold) -> int:
    """How many small counts of persons in two parts follow from parts and whole alone."""
    return sum(int((each.known & rule.small(each.twice)).sum()) for each in sums)


def in_both(sums: list[Sums], first: int, rule: Threshold) -> Iterator[InBoth]:
    """Who is in which two parts, where the pattern of shown sums says so to within too few values.
    ``first``: the first calendar year."""
    found = [(each, pair) for each in sums for pair in each.told]
    some_shown = any((each.open(pair) & each.told[pair]).any() for each, pair in found)
    some_hidden = any((each.open(pair) & ~each.told[pair]).any() for each, pair in found)
    if not (some_shown and some_hidden):
        return
    for each in sums:
        hidden = {pair: each.open(pair) & ~told for pair, told in each.told.items()}
        many = np.sum(list(hidden.values()), axis=0)
        twice = each.twice
        exact = (many == 1) & rule.small(twice)
        near = (many > 1) & (twice > 0) & (twice - 1 < rule.width)
        for pair, cells in hidden.items():
            one, other = (each.parts[at] for at in pair)
            for at in np.argwhere(cells & each.known & (exact | near)).tolist():
                yield InBoth(first + at[0], one, other, int(twice[tuple(at)]))


def of_sectors(
    areas: Areas,
    counted: Counts,
    seen: dict[Key, Answers],
    told: Mapping[tuple[Key, str, Pair], Array],
) -> list[Sums]:
    """The sectors of every area, of all persons and of each code. ``told``: is the sum of a pair of
    sectors (from nought) shown, by year, area and code?"""
    sums = []
    for key, kind in sorted({(key, kind) for key, kind, _ in told}):
        if key[0] not in PERSON_MEASURES:
            continue
        groups = counted[key].groups[..., None], seen[key].groups[..., None]
        values, shown = groups
        if kind:
            split = cast(SplitCode, kind)
            values, shown = counted[key].splits[split], seen[key].splits[split]
        nobody = _nobody_in_two(areas, *groups)
        for area in areas.large if kind else range(len(areas.towns)):
            if areas.levels[area] == ("alles",):  # who is anywhere is no row
                continue
            parts = [Cell(*key, kind, area, 1 + sector, -1) for sector in range(SECTORS)]
            own = {
                pair: cells[:, area]
                for (whose, what, pair), cells in told.items()
                if (whose, what) == (key, kind)
            }
            sums.append(
                Sums(
                    parts,
                    np.moveaxis(values[:, area, 1:], 1, -1),
                    np.moveaxis(shown[:, area, 1:], 1, -1),
                    values[:, area, ALL],
                    shown[:, area, ALL],
                    own,
                    np.broadcast_to(nobody[:, area, None], values[:, area, ALL].shape),
                )
            )
    return sums


def _nobody_in_two(areas: Areas, values: Array, shown: Array) -> Array:
    """Year x area: do shown numbers of it, or of an area around it, say that nobody is in two
    sectors?"""
    adds_up = values[:, :, 1:, 0].sum(axis=2) == values[:, :, ALL, 0]
    here = adds_up & shown[..., 0].all(axis=2)
    inside = ~(areas.member[:, None] & ~areas.member[None]).any(axis=2)  # part x whole
    return np.asarray((here[:, None] & inside).any(axis=2))


def of_areas(
    areas: Areas,
    counted: Counts,
    seen: dict[Key, Answers],
    told: Mapping[tuple[Key, Pair], Array],
) -> list[Sums]:
    """The areas of each level in every area above them. ``told``: is the total of two areas shown,
    by year?"""
    sums = []
    for key in sorted({key for key, _ in told}):
        values, shown = counted[key].groups[:, :, ALL], seen[key].groups[:, :, ALL]
        nobody = np.zeros((len(values), 1), dtype=bool)
        for whole, within in _families(areas, key):
            parts = [area for area in within if values[:, area].any()]
            pairs = [pair for pair in combinations(parts, 2) if (key, pair) in told]
            if pairs:
                place = {area: number for number, area in enumerate(parts)}
                sums.append(
                    Sums(
                        [Cell(*key, GROUP, area, ALL, -1) for area in parts],
                        values[:, None, parts],
                        shown[:, None, parts],
                        values[:, [whole]],
                        shown[:, [whole]],
                        {(place[a], place[b]): told[key, (a, b)][:, None] for a, b in pairs},
                        nobody,
                    )
                )
    return sums


def _families(areas: Areas, key: Key) -> Iterator[tuple[int, list[int]]]:
    """An area and those of one level that make it up."""
    for whole, towns in enumerate(areas.towns):
        for level in areas.descending[1:]:
            within = [
                area
                for area, levels in enumerate(areas.levels)
                if level in levels and area != whole and set(areas.towns[area]) <= set(towns)
            ]
            rest = set(towns).difference(*(areas.towns[area] for area in within))
            extra = [areas.index[(town,)] for town in rest if (town,) in areas.index]
            if within and set(extra) <= set(areas.rest):
                yield whole, within + (extra if key[1] == PLACES[1] else [])


@dataclass(frozen=True)
class Offered:
    """A row that is broken down by rungs though hidden numbers say whether it may be."""

    year: int
    row: Cell


def flows(counted: Counts, seen: dict[Key, Answers], areas: Areas, first: int) -> Iterator[Offered]:
    """Rows by rungs that are broken down where others, of which as little is shown, are not."""
    place = PLACES[0]
    keys: list[Key] = [(measure, place) for measure in (LADDER_MEASURE, "medewerkers", "instroom")]
    if not set(keys) <= set(seen):
        return
    left, *others = (seen[key].groups for key in keys)
    large = left & (counted[keys[0]].groups >= BROKEN_FROM)
    unsure = large & ~np.all(others, axis=0)
    count = counted[keys[0]].splits[LADDER]
    broken = (seen[keys[0]].splits[LADDER] & (count > 0)).any(axis=3)
    unsure &= np.isin(np.arange(len(areas.towns)), areas.large)[:, None]
    if (unsure & ~broken).any():
        for year, area, sector in np.argwhere(unsure & broken).tolist():
            yield Offered(first + year, Cell(LADDER_MEASURE, place, LADDER, area, sector, -1))
