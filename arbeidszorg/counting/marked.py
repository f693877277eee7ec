"""Which stays count for a measure, in which years, and which of them are of one person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.combinations import does
from arbeidszorg.counting.facts import Facts, age_bands
from arbeidszorg.counting.shown import PLAIN, Column
from arbeidszorg.counting.spans import kind
from arbeidszorg.counting.tally import EVERYBODY, Counted
from arbeidszorg.registrations import model
from arbeidszorg.view.splits import split_codes

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Coded:
    """The code of each row, one of ``many`` (None: there is one). ``shown``: per code that is shown
    and code here, the years (bits) in which the one counts as the other; None: they are the same.
    ``several``: a row can have several of those that are shown, the same in every year."""

    code: Array | None
    many: int
    shown: Array | None = None
    several: bool = False

    def only(self, row: Array) -> Coded:
        """The codes of some rows."""
        return self if self.code is None else replace(self, code=self.code[row])

    def spread(self) -> tuple[Array, Coded]:
        """Each row as often as it has a code that is shown: which row, and that code."""
        assert self.shown is not None
        assert self.code is not None
        rows = [np.flatnonzero((each != 0)[self.code]) for each in self.shown]
        code = np.repeat(np.arange(len(rows), dtype=np.int16), [len(row) for row in rows])
        return np.concatenate(rows), Coded(code, len(rows))

    def summed(self, counts: Array) -> Array:
        """Year x cell x code to year x cell x code that is shown."""
        if self.shown is None:
            return counts
        year = np.arange(len(counts), dtype=self.shown.dtype)[:, None, None]
        member = (self.shown.T >> year & 1).astype(np.float64)
        return np.matmul(counts.astype(np.float64), member)


@dataclass(frozen=True)
class Alike:
    """Pairs (their positions; None: all) of which both have one code, and in which years. ``coded``
    has the code of each."""

    pair: Array | None
    years: Array
    coded: Coded


@dataclass(frozen=True)
class Pairs:
    """Rows (their positions) of one person that count in the same ``years``, by the later."""

    earlier: Array
    later: Array
    years: Array

    def __len__(self) -> int:
        return len(self.later)

    def ends(self, column: Array) -> tuple[Array, Array]:
        """What stands in a column for the earlier and the later of each pair."""
        return column[self.earlier], column[self.later]

    def alike(self, coded: Coded) -> Alike:
        """Those of which both have the same code."""
        if coded.code is None:
            return Alike(None, self.years, coded)
        one, other = self.ends(coded.code)
        if coded.several:
            return self._of_each(coded, one, other)
        if coded.shown is None:
            return self._where(one == other, self.years, other, coded)
        first = coded.shown[:, :, None] & coded.shown[:, None, :]
        years = self.years & np.bitwise_or.reduce(first, axis=0)[one, other]
        return self._where(years != 0, years, other, coded)

    def _where(self, same: Array, years: Array, code: Array, coded: Coded) -> Alike:
        if same.all():
            return Alike(None, years, replace(coded, code=code))
        pair = np.flatnonzero(same)
        return Alike(pair, years[pair], replace(coded, code=code[pair]))

    def _of_each(self, coded: Coded, one: Array, other: Array) -> Alike:
        """The pairs of each code that is shown, behind each other."""
        assert coded.shown is not None
        has = coded.shown != 0
        parts = [np.flatnonzero(mine[one] & mine[other]) for mine in has]
        pair = np.concatenate(parts)
        code = np.repeat(np.arange(len(has), dtype=np.int16), [len(part) for part in parts])
        return Alike(pair, self.years[pair], Coded(code, len(has), several=True))


@dataclass(frozen=True)
class Marked:
    """The stays that count for a measure in a stretch of years, by person; ``years``: as bits."""

    stay: Array
    years: Array
    pairs: Pairs


def marked(facts: Facts, measure: Counted, stretch: tuple[int, ...]) -> Marked:
    """The stays that count for a measure in a stretch of at most ``spans.MOST`` years."""
    rows = facts.rows["uren" if measure == EVERYBODY else measure]
    years = np.zeros(len(facts.s_person), dtype=kind(len(stretch)))
    for number, year in enumerate(stretch):
        years[rows[year].stay] |= years.dtype.type(1 << number)
    if measure == "uren":
        years[np.isnan(facts.s_hours)] = 0
    stay = facts.by_person[np.flatnonzero(years[facts.by_person])]
    years = years[stay]
    return Marked(stay, years, _pairs(facts.s_person[stay], years))


def coded(facts: Facts, stretch: tuple[int, ...]) -> Mapping[Column, Coded]:
    """The codes of every stay by each split that stays are counted by."""
    first, every = kind(len(stretch)).type(1), kind(len(stretch)).type((1 << len(stretch)) - 1)
    born, of_birth = _told_apart(facts.s_birth_year)
    bands = np.zeros((len(split_codes("leeftijd")), len(born)), dtype=kind(len(stretch)))
    for number, year in enumerate(stretch):
        bands[age_bands(born, year), np.arange(len(born))] |= first << number
    held, of_activities = _told_apart(facts.s_activities)
    done = np.array([does(held, place) for place in range(len(model.ACTIVITIES))]) * every
    stays = np.arange(len(facts.s_person))
    plain: dict[Column, Coded] = {
        split: Coded(*facts.codes(split, stays, stretch[0]))
        for split in ("vorm", *facts.s_codes)
        if split != "leeftijd"
    }
    return plain | {
        PLAIN: Coded(None, 1),
        "leeftijd": Coded(of_birth, len(born), bands),
        "activiteit": Coded(of_activities, len(held), done, several=True),
    }


def _told_apart(column: Array) -> tuple[Array, Array]:
    """The distinct values of a column (or rows of one), and which of them each is."""
    if column.ndim > 1 or not len(column):
        values, which = np.unique(column, axis=0, return_inverse=True)
        return values, which.reshape(len(column)).astype(np.int32)
    low = int(column.min())
    values = np.flatnonzero(np.bincount(column.astype(np.intp) - low))
    place = np.zeros(int(values[-1]) + 1, dtype=np.int16)
    place[values] = np.arange(len(values))
    return (values + low).astype(column.dtype), place[column.astype(np.intp) - low]


def _pairs(person: Array, years: Array) -> Pairs:
    """Each row with those before it of the same person, as far back as there are any."""
    earlier, later = [], []
    row = np.arange(len(person), dtype=np.int32)
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
    before, after = before[order], after[order]
    return Pairs(before, after, years[before] & years[after])
