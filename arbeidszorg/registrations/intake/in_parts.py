"""A large file of stays, checked in parts -> partitions by person, with every fault on the way.

The rules are those of :mod:`~arbeidszorg.registrations.intake.checking`, and what is said is the
same: single texts are judged there, on the table of all blocks. The typed frames are made block by
block, by several processes, and split by person: what is about several stays of a person (the same
stay twice, another year of birth) is looked at in the partition of that person.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from arbeidszorg.registrations import model, partitions
from arbeidszorg.registrations.intake import blocks, by_person, framing, identifiers
from arbeidszorg.registrations.intake.block import remove
from arbeidszorg.registrations.intake.blocks import FILE, InBlocks
from arbeidszorg.registrations.intake.breaches import Breach
from arbeidszorg.registrations.intake.checking import Check
from arbeidszorg.registrations.intake.codes import CODES
from arbeidszorg.registrations.intake.faults import Faults
from arbeidszorg.registrations.intake.fetching import Handed
from arbeidszorg.registrations.intake.framing import Job
from arbeidszorg.registrations.intake.odd_rows import without_odd_rows
from arbeidszorg.registrations.intake.parsers import Circumstances
from arbeidszorg.registrations.intake.reading import Numbers, TextColumn
from arbeidszorg.registrations.partitions import Partitions, Room
from arbeidszorg.registrations.schemas import FRAME_RULES
from arbeidszorg.runners import Run
from arbeidszorg.texts import tn


@dataclass(frozen=True)
class CheckedInParts:
    """Stays in partitions, to be used only when there are no faults. ``noticed``: what is to be
    noticed about them, as numbers; ``days``: the days on which stays begin and end."""

    partitions: Partitions
    faults: Faults
    notices: list[str]
    noticed: Counter[str]
    days: dict[str, pd.Series[Any]]


def read(
    handed: Handed,
    told: Circumstances,
    initiatives: pd.DataFrame | None,
    run: Run,
    size: int = blocks.BYTES,
    stays: int = partitions.STAYS,
    room: Room | None = None,
) -> CheckedInParts:
    """Read and check a large file of stays by blocks of ``size`` bytes, into partitions of about so
    many ``stays``, which lie in ``room``. Raises
    :class:`~arbeidszorg.registrations.intake.faults.IntakeError` when there is nothing to check at
    all, and :class:`~arbeidszorg.registrations.partitions.PartitionError` when there is no room."""
    room = room or Room()
    table = blocks.read(handed, run, room.path, size)
    many = max(1, -(-len(table.table.rows) // stays))
    return check(table, told, initiatives, run, room, many)


def check(
    read: InBlocks,
    told: Circumstances,
    initiatives: pd.DataFrame | None,
    run: Run,
    room: Room,
    many: int,
) -> CheckedInParts:
    """Check the text of a large file of stays, and write it into a folder as ``many`` partitions.
    Raises :class:`~arbeidszorg.registrations.partitions.PartitionError` when there is no room."""
    folder = room.path
    table, odd = without_odd_rows(read.table, FILE)
    checking = _Check(table, FILE, told, odd, read=read, apply=run, folder=folder, many=many)
    checked = checking.run()
    today = told.today or date.today()
    done = partial(by_person.partition, folder, initiatives, today, not checked.faults.counts)
    stays, counts = 0, Counter[str]()
    for file in read.files:
        remove(file)
    for part, size, counted in run(done, range(many)) if checking.columns else ():
        stays += size
        counts.update(counted)
        for file in by_person.pieces(folder, part):
            file.unlink()
    notices = checked.notices
    spelled = [
        tn(f"intake.notice.{key}", counts.pop(key), file=table.file)
        for key in ("one_person", "nearly_one_person")
        if counts.get(key)
    ]
    notices[checking.persons_at : checking.persons_at] = spelled
    files = tuple(by_person.file_of(folder, number) for number in range(many))
    return CheckedInParts(
        Partitions(files, stays, room), checked.faults, notices, counts, checking.days
    )


@dataclass
class _Check(Check):
    """The check of a table whose codes stand in files and whose frame is never whole. ``columns``:
    what the texts of each were parsed to; ``alike``: those of which every row is the same."""

    read: InBlocks = field(kw_only=True)
    apply: Run = field(kw_only=True)
    folder: Path = field(kw_only=True)
    many: int = field(kw_only=True)
    columns: dict[str, list[Any]] = field(default_factory=dict, kw_only=True)
    alike: set[str] = field(default_factory=set, kw_only=True)
    persons_at: int = field(default=0, kw_only=True)

    @property
    def days(self) -> dict[str, pd.Series[Any]]:
        """The days that stand in the columns of days."""
        names = ("startdatum", "einddatum") if self.columns else ()
        return {name: pd.Series(np.array(self.columns[name], "datetime64[D]")) for name in names}

    def _typed(self, column: model.Column, numbers: Numbers, parsed: list[Any]) -> Any:
        self.columns[column.name] = parsed
        text = self.table.columns.get(column.name)
        if text is None or text.numbers is not numbers:
            self.alike.add(column.name)

    def _persons(self, _column: TextColumn, _parsed: list[str | None]) -> None:
        self.persons_at = len(self.notices)

    def _frame(self, _columns: dict[str, Any]) -> pd.DataFrame:
        """Only what is needed to say which stays have the same code."""
        doubles, rows = self.read.doubles, self.table.rows
        kept = np.array([*doubles], np.int32)
        kept = kept[np.isin(kept, rows)]
        codes = {row: identifiers.parse_code(doubles[row]) for row in kept.tolist()}
        return pd.DataFrame({CODES[0]: pd.Series(codes, dtype="str").sort_index()})

    def _breaches(self, frame: pd.DataFrame, rows: int) -> list[Breach]:
        """The breaches of all blocks, each rule as one; writes the pieces of the partitions."""
        by_person.say(self.folder, self.columns)
        places = np.searchsorted(self.table.rows, [*self.read.starts, 2**31 - 1])
        jobs = [
            self._block(number, int(start), int(end))
            for number, (start, end) in enumerate(pairwise(places))
        ]
        told: dict[tuple[str, str], list[NDArray[np.int32]]] = {}
        for each in self.apply(framing.framed, jobs):
            for breach in each:
                told.setdefault((breach.rule, breach.column), []).append(breach.rows)
        last = self.table.rows[rows - 1] if rows else 0
        every = [Breach(*key, np.sort(np.concatenate(parts))) for key, parts in told.items()]
        keys = frame[CODES[0]]
        again = keys.index[keys.duplicated()].to_numpy(np.int32)
        if len(again):
            every.append(Breach("double", CODES[0], again))
        every = [replace(breach, rows=breach.rows[breach.rows <= last]) for breach in every]
        return sorted((b for b in every if len(b.rows)), key=_order)

    def _block(self, number: int, start: int, end: int) -> Job:
        rows = self.table.rows[start:end] - np.int32(self.read.starts[number])
        columns: dict[str, tuple[int, Numbers] | None] = {
            name: None if name in self.alike else (place, self.read.numberings[place][number])
            for name, place in ((name, self.table.places.get(name, -1)) for name in self.columns)
            if name not in CODES
        }
        wrong = {name: np.flatnonzero(self.faulty[name][start:end]) for name in CODES}
        whole = len(rows) == self.read.sizes[number]
        file, begins = self.read.files[number], self.read.starts[number]
        kept = None if whole else rows
        return Job(file, begins, kept, columns, wrong, self.folder, self.many)


def _order(breach: Breach) -> tuple[int, int]:
    """Breaches in the order of the schema: column by column, then the rules about several."""
    rules = [rule.name for rule in FRAME_RULES[FILE]]
    if breach.rule in rules:
        return len(model.FILES[FILE]), rules.index(breach.rule)
    names = [column.name for column in model.FILES[FILE]]
    return names.index(breach.column), int(breach.rule != "required")
