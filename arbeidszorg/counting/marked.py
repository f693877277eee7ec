"""Which stays count for a measure, in which years, and which of them are of one person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.combinations import does
from arbeidszorg.counting.facts import Facts, age_bands
from arbeidszorg.counting.shown import PLAIN, Column
from arbeidszorg.counting.tally import ACTIVITIES, EVERYBODY, Counted
from arbeidszorg.view.splits import split_codes

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Coded:
    """The code of each row (one of ``many``, the first of which stands in column ``first`` of its
    split), and the years in which the row has it."""

    code: Array
    many: int
    years: Array
    first: int = 0


@dataclass(frozen=True)
class Pairs:
    """Rows (their positions) of one person that count in the same ``years``, by the later."""

    earlier: Array
    later: Array
    years: Array

    def __len__(self) -> int:
        return len(self.later)

    def only(self, which: Array) -> Pairs:
        """Some of the pairs."""
        return Pairs(self.earlier[which], self.later[which], self.years[which])

    def coded(self, coded: Coded) -> Pairs:
        """Those of one code, in the years in which both have it."""
        same = np.flatnonzero(coded.code[self.earlier] == coded.code[self.later])
        pairs = self if len(same) == len(self) else self.only(same)
        years = coded.years[pairs.earlier] & coded.years[pairs.later]
        both = np.flatnonzero(years)
        if len(both) == len(years):
            return Pairs(pairs.earlier, pairs.later, years)
        return Pairs(pairs.earlier[both], pairs.later[both], years[both])


@dataclass(frozen=True)
class Marked:
    """The stays that count for a measure in a stretch of years, by person; ``years``: as bits."""

    facts: Facts
    stretch: tuple[int, ...]
    stay: Array
    years: Array
    pairs: Pairs

    def coded(self, split: Column) -> Iterator[Coded]:
        """Their codes; of splits of which a stay can have several, one code at a time."""
        facts, stay = self.facts, self.stay
        none = np.zeros(len(stay), dtype=np.int8)
        if split == PLAIN:
            yield Coded(none, 1, self.years)
        elif split == "activiteit":
            for code in range(ACTIVITIES):
                there = does(facts.s_activities[stay], code)
                yield Coded(none, 1, np.where(there, self.years, np.uint64(0)), code)
        elif split == "leeftijd":
            born, which = np.unique(facts.s_birth_year[stay], return_inverse=True)
            for code, years in enumerate(_bands(born, self.stretch)):
                yield Coded(none, 1, self.years & years[which], code)
        else:
            yield Coded(*facts.codes(split, stay, self.stretch[0]), self.years)


def marked(facts: Facts, measure: Counted, stretch: tuple[int, ...]) -> Marked:
    """The stays that count for a measure in a stretch of at most ``spans.MOST`` years."""
    rows = facts.rows["uren" if measure == EVERYBODY else measure]
    years = np.zeros(len(facts.s_person), dtype=np.uint64)
    for number, year in enumerate(stretch):
        years[rows[year].stay] |= np.uint64(1 << number)
    if measure == "uren":
        years[np.isnan(facts.s_hours)] = 0
    stay = np.flatnonzero(years)
    stay = stay[np.argsort(facts.s_person[stay], kind="stable")]
    return Marked(facts, stretch, stay, years[stay], _pairs(facts.s_person[stay], years[stay]))


def _pairs(person: Array, years: Array) -> Pairs:
    """Each row with those before it of the same person, as far back as there are any."""
    earlier, later = [], []
    row = np.arange(len(person))
    back = 0
    while len(row):
        back += 1
        row = row[row >= back]
        row = row[person[row] == person[row - back]]
        both = row[years[row] & years[row - back] != 0]
        earlier.append(both - back)
        later.append(both)
    before, after = np.concatenate([row, *earlier]), np.concatenate([row, *later])
    order = np.argsort(after, kind="stable")
    before, after = before[order].astype(np.int32), after[order].astype(np.int32)
    return Pairs(before, after, years[before] & years[after])


def _bands(born: Array, stretch: tuple[int, ...]) -> list[Array]:
    """Per band of ages, for each year of birth: the years as bits."""
    bands = [np.zeros(len(born), dtype=np.uint64) for _ in split_codes("leeftijd")]
    for number, year in enumerate(stretch):
        of_year = age_bands(born, year)
        for code, years in enumerate(bands):
            years[of_year == code] |= np.uint64(1 << number)
    return bands
