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
from arbeidszorg.view.view import SPLITS

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
        return np.asarray(np.matmul(counts.astype(np.float64), member))


@dataclass(frozen=True)
class Alike:
    """Pairs (their positions; None: all) of which both have one code, and the years (bits) in which
    that is so; None: in all. ``coded`` has the code of each."""

    pair: Array | None
    years: Array | None
    coded: Coded


@dataclass(frozen=True)
class Pairs:
    """Rows (their positions) of one person that count in one year, by the later."""

    earlier: Array
    later: Array

    def __len__(self) -> int:
        return len(self.later)

    def ends(self, column: Array) -> tuple[Array, Array]:
        """What stands in a column for the earlier and the later of each pair."""
        return column[self.earlier], column[self.later]

    def alike(self, coded: Coded) -> Alike:
        """Those of which both have the same code."""
        if coded.code is None:
            return Alike(None, None, coded)
        one, other = self.ends(coded.code)
        if coded.several:
            return _of_each(coded, one, other)
        same, years = one == other, None
        if coded.shown is not None and not same.all():
            every = coded.shown[:, :, None] & coded.shown[:, None, :]
            years = np.bitwise_or.reduce(every, axis=0)[one, other]
            same = years != 0
        if same.all():
            return Alike(None, years, replace(coded, code=other))
        pair = np.flatnonzero(same)
        limit = None if years is None else years[pair]
        return Alike(pair, limit, replace(coded, code=other[pair]))


def _of_each(coded: Coded, one: Array, other: Array) -> Alike:
    """The pairs of which both have it, of each code that is shown, behind each other."""
    assert coded.shown is not None
    parts = [np.flatnonzero(mine[one] & mine[other]) for mine in coded.shown != 0]
    code = np.repeat(np.arange(len(parts), dtype=np.int16), [len(part) for part in parts])
    return Alike(np.concatenate(parts), None, Coded(code, len(parts), several=True))


@dataclass(frozen=True)
class Marked:
    """The stays that count for any of some measures in a stretch of ``length`` years, by person.
    ``years``: those in which each counts, by measure, as bits; ``both``: the same of pairs."""

    stay: Array
    years: Mapping[Counted, Array]
    pairs: Pairs
    both: Mapping[Counted, Array]
    length: int


def marked(facts: Facts, measures: tuple[Counted, ...], stretch: tuple[int, ...]) -> Marked:
    """The stays that count for measures in a stretch of at most ``spans.MOST`` years."""
    every = {measure: _years(facts, measure, stretch) for measure in measures}
    any_ = np.bitwise_or.reduce([*every.values()])[facts.by_person]
    place = np.flatnonzero(any_)
    stay = facts.by_person[place]
    years = {measure: bits[stay] for measure, bits in every.items()}
    pairs = _pairs(facts.s_person[stay], any_[place])
    both = {m: np.bitwise_and(*pairs.ends(bits)) for m, bits in years.items()}
    return Marked(stay, years, pairs, both, len(stretch))


def _years(facts: Facts, measure: Counted, stretch: tuple[int, ...]) -> Array:
    rows = facts.rows["uren" if measure == EVERYBODY else measure]
    years = np.zeros(len(facts.s_person), dtype=kind(len(stretch)))
    for number, year in enumerate(stretch):
        years[rows[year].stay] |= years.dtype.type(1 << number)
    if measure == "uren":
        years[np.isnan(facts.s_hours)] = 0
    return years


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
        for split in SPLITS
        if split == "vorm" or split in facts.s_codes
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
    return Pairs(before[order], after[order])
