"""What was found in what was handed in: every finding, of every row, in little room.

A file of nothing but faults has millions of them, so they are kept by rule and column (a
:class:`Batch`) and made one by one when somebody looks: :class:`Findings` is a sequence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias, overload

import numpy as np
from numpy.typing import NDArray

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.faults import Fault, Faults, Group, visible
from arbeidszorg.texts import has, t

#: How much a finding weighs: it must be mended, it asks for a reason, or it is only told.
Level: TypeAlias = Literal["herstel", "uitleg", "info"]
LEVELS: tuple[Level, ...] = ("herstel", "uitleg", "info")
#: What stands in the place of a row: the finding is about the file as a whole.
NO_ROW = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``rule``: its stable code; ``kind``: the file of the contract, "" when
    that is not known (``registraties``); ``file``: what the file is called, with its sheet;
    ``row``: as in a spreadsheet, None when it is about the whole; ``value``: what stands there,
    never about a person. ``what``, ``why`` and ``mend`` are Dutch; ``why`` may be empty."""

    level: Level
    rule: str
    kind: str
    file: str
    row: int | None
    column: str | None
    value: str | None
    what: str
    why: str
    mend: str


@dataclass(frozen=True)
class RuleTotal:
    """How often one rule was met."""

    level: Level
    rule: str
    what: str
    count: int


@dataclass(frozen=True, eq=False)
class Batch:
    """All findings of one rule in one column of one file."""

    level: Level
    kind: str
    group: Group

    @cached_property
    def what(self) -> str:
        """What the rule says, the same of every finding."""
        return what_of(self.group.code)

    def finding(self, at: int) -> Finding:
        """One of them."""
        group = self.group
        value, mend = group.words[int(group.places[at])]
        row = int(group.rows[at]) or None
        code = group.code
        return Finding(
            *(self.level, code, self.kind, group.file, row, group.column),
            *(value and visible(value), self.what, why_of(code), mend),
        )


def what_of(rule: str) -> str:
    """What is wrong, in Dutch: of a rule of the contract or of one of ours."""
    ours = has(f"nakijken.what.{rule}")
    return t(f"nakijken.what.{rule}" if ours else f"intake.rule.{rule}")


def why_of(rule: str) -> str:
    """Why that matters, in Dutch; "" when it goes without saying."""
    return t(f"nakijken.why.{rule}") if has(f"nakijken.why.{rule}") else ""


def level_words(level: Level) -> tuple[str, str]:
    """What a level is called, and what it asks of who hands in (Dutch)."""
    return t(f"nakijken.level.{level}"), t(f"nakijken.level_long.{level}")


class Findings(Sequence[Finding]):
    """All findings, the heaviest first, then by file, row and column."""

    def __init__(self, batches: Sequence[Batch], chosen: NDArray[np.int64] | None = None) -> None:
        self._batches = tuple(batches)
        self._order = self._sorted() if chosen is None else chosen

    def _sorted(self) -> NDArray[np.int64]:
        """Batch and place of each finding as one number: ``batch << 32 | place``."""
        batches = self._batches
        sizes = [len(batch.group.rows) for batch in batches]
        which = np.repeat(np.arange(len(batches), dtype=np.int64), sizes)
        rows = np.concatenate([np.empty(0, np.int64), *(b.group.rows for b in batches)])
        place = np.concatenate([np.empty(0, np.int64), *(np.arange(n) for n in sizes)])
        ranks = np.array([_rank(batch) for batch in batches], np.int64).reshape(-1, 3)[which]
        order = np.lexsort((place, ranks[:, 2], rows, ranks[:, 1], ranks[:, 0]))
        return ((which << 32) | place.astype(np.int64))[order]

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, at: int) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> Findings: ...
    def __getitem__(self, at: int | slice) -> Finding | Findings:
        if isinstance(at, slice):
            return Findings(self._batches, self._order[at])
        number = int(self._order[at])
        return self._batches[number >> 32].finding(number & 0xFFFFFFFF)

    def __iter__(self) -> Iterator[Finding]:
        for number in self._order.tolist():
            yield self._batches[number >> 32].finding(number & 0xFFFFFFFF)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Findings) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def of(
        self,
        *,
        level: Level | None = None,
        rule: str | None = None,
        kind: str | None = None,
        row: int | None = None,
    ) -> Findings:
        """Those of this level, rule, file or row; all that is left out is free."""
        fits = [
            level in (None, b.level) and rule in (None, b.group.code) and kind in (None, b.kind)
            for b in self._batches
        ]
        chosen = np.array(fits, np.bool_)[self._which] if fits else np.zeros(0, np.bool_)
        if row is not None:
            chosen &= self._rows == row
        return Findings(self._batches, self._order[chosen])

    @cached_property
    def levels(self) -> Mapping[Level, int]:
        """How many there are of each level."""
        counts = Counter[Level]()
        for batch, count in zip(self._batches, self._counts, strict=True):
            counts[batch.level] += int(count)
        return {level: counts[level] for level in LEVELS}

    @cached_property
    def rules(self) -> tuple[RuleTotal, ...]:
        """How many there are of each rule: the heaviest first, then the most frequent."""
        counts = Counter[tuple[Level, str, str]]()
        for batch, count in zip(self._batches, self._counts, strict=True):
            if count:
                counts[batch.level, batch.group.code, batch.what] += int(count)
        totals = [RuleTotal(*key, count) for key, count in counts.items()]
        return tuple(sorted(totals, key=lambda each: (LEVELS.index(each.level), -each.count)))

    @property
    def batches(self) -> tuple[Batch, ...]:
        """What they are kept in, by rule and column."""
        return self._batches

    def places(self) -> Iterator[tuple[int, int, int]]:
        """Of each its place among :attr:`batches`, its row (:data:`NO_ROW`: the whole) and the
        place of its words in that batch: for who lists all of them without making one."""
        which, place = self._which, self._order & 0xFFFFFFFF
        words = np.empty(len(self), np.int64)
        for number, batch in enumerate(self._batches):
            mine = which == number
            words[mine] = batch.group.places[place[mine]]
        yield from zip(which.tolist(), self._rows.tolist(), words.tolist(), strict=True)

    def rows(self, kind: str) -> Mapping[int, int]:
        """How many there are in each row of a file, for rows that have any."""
        here = np.array([batch.kind == kind for batch in self._batches], np.bool_)
        rows = self._rows[here[self._which]] if len(here) else np.empty(0, np.int64)
        numbers, counts = np.unique(rows[rows != NO_ROW], return_counts=True)
        return dict(zip(numbers.tolist(), counts.tolist(), strict=True))

    @property
    def _which(self) -> NDArray[np.int64]:
        return self._order >> 32

    @property
    def _counts(self) -> NDArray[np.int64]:
        return np.bincount(self._which, minlength=len(self._batches))

    @cached_property
    def _rows(self) -> NDArray[np.int64]:
        rows = np.empty(len(self), np.int64)
        which, place = self._which, self._order & 0xFFFFFFFF
        for number, batch in enumerate(self._batches):
            mine = which == number
            rows[mine] = batch.group.rows[place[mine]]
        return rows


def _rank(batch: Batch) -> tuple[int, int, int]:
    kinds = (*model.REGISTERED, "")
    names = [column.name for column in model.FILES.get(batch.kind, ())]
    column = batch.group.column
    place = names.index(column) if column in names else -1
    return LEVELS.index(batch.level), kinds.index(batch.kind), place


def of_faults(kind: str, faults: Faults) -> list[Batch]:
    """What the intake found in a file, all of which must be mended."""
    return [
        *single("herstel", kind, faults.single),
        *(Batch("herstel", kind, g) for g in faults.groups),
    ]


def single(level: Level, kind: str, faults: Sequence[Fault]) -> list[Batch]:
    """Findings that stand by themselves, as batches."""
    gathered: dict[tuple[str, str, str | None], list[Fault]] = {}
    for each in faults:
        gathered.setdefault((each.file, each.code, each.column), []).append(each)
    return [Batch(level, kind, _group(*key, every)) for key, every in gathered.items()]


def _group(file: str, code: str, column: str | None, every: list[Fault]) -> Group:
    words: dict[tuple[str | None, str], int] = {}
    places = [words.setdefault((each.value, each.mend), len(words)) for each in every]
    rows = np.array([each.row or NO_ROW for each in every], np.int32)
    return Group(file, code, column, rows, np.array(places, np.int32), tuple(words))
