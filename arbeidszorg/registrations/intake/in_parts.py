"""A large file of stays, checked in parts -> partitions by person, with every fault on the way.

The rules are those of :mod:`~arbeidszorg.registrations.intake.checking`, and what is said is the
same: single texts are judged there, on the table of all blocks. The typed frames are made block by
block, by several processes, and split by person: what is about several stays of a person (the same
stay twice, another year of birth) is looked at in the partition of that person.
"""

from __future__ import annotations

import pickle
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
from arbeidszorg.registrations.intake import blocks, identifiers, remarks
from arbeidszorg.registrations.intake.blocks import CODES, FILE, InBlocks
from arbeidszorg.registrations.intake.breaches import Breach, breaches_of
from arbeidszorg.registrations.intake.checking import Check
from arbeidszorg.registrations.intake.columns import build, typed
from arbeidszorg.registrations.intake.faults import Faults
from arbeidszorg.registrations.intake.fetching import Handed
from arbeidszorg.registrations.intake.odd_rows import without_odd_rows
from arbeidszorg.registrations.intake.parsers import Circumstances
from arbeidszorg.registrations.intake.reading import Numbers, TextColumn
from arbeidszorg.registrations.partitions import PartitionError, Partitions, Room
from arbeidszorg.registrations.schemas import FRAME_RULES
from arbeidszorg.runners import Run
from arbeidszorg.texts import t, tn

#: A column as numbers of parsed texts.
Parsed = tuple[Numbers, list[Any]]


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
) -> CheckedInParts:
    """Read and check a large file of stays by blocks of ``size`` bytes, into partitions of about so
    many ``stays``. Raises :class:`~arbeidszorg.registrations.intake.faults.IntakeError` when there
    is nothing to check at all."""
    room = Room()
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
    done = partial(_person_by_person, folder, initiatives, today, not checked.faults.counts)
    stays, counts = 0, Counter[str]()
    for file in read.files:
        file.unlink()
    for part, size, counted in run(done, range(many)) if checking.columns else ():
        stays += size
        counts.update(counted)
        for file in _pieces(folder, part):
            file.unlink()
    notices = checked.notices
    spelled = [
        tn(f"intake.notice.{key}", counts.pop(key), file=table.file)
        for key in ("one_person", "nearly_one_person")
        if counts.get(key)
    ]
    notices[checking.persons_at : checking.persons_at] = spelled
    files = tuple(_partition(folder, number) for number in range(many))
    return CheckedInParts(
        Partitions(files, stays, room), checked.faults, notices, counts, checking.days
    )


@dataclass
class _Check(Check):
    """The check of a table whose codes stand in files and whose frame is never whole."""

    read: InBlocks = field(kw_only=True)
    apply: Run = field(kw_only=True)
    folder: Path = field(kw_only=True)
    many: int = field(kw_only=True)
    columns: dict[str, Parsed] = field(default_factory=dict, kw_only=True)
    persons_at: int = field(default=0, kw_only=True)

    @property
    def days(self) -> dict[str, pd.Series[Any]]:
        """The days that stand in the columns of days."""
        names = ("startdatum", "einddatum") if self.columns else ()
        return {name: pd.Series(np.array(self.columns[name][1], "datetime64[D]")) for name in names}

    def _typed(self, column: model.Column, numbers: Numbers, parsed: list[Any]) -> Any:
        self.columns[column.name] = numbers, parsed

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
        places = np.searchsorted(self.table.rows, [*self.read.starts, 2**31 - 1])
        jobs = [
            self._block(number, int(start), int(end))
            for number, (start, end) in enumerate(pairwise(places))
        ]
        told: dict[tuple[str, str], list[NDArray[np.int32]]] = {}
        for each in self.apply(_framed, jobs):
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

    def _block(self, number: int, start: int, end: int) -> _Job:
        here = slice(start, end)
        known = {name: self.table.columns.get(name) for name in CODES}
        wrong = {
            name: self.faulty[name][here] if known[name] else np.ones(end - start, np.bool_)
            for name in CODES
        }
        columns = {
            name: (numbers[here], parsed)
            for name, (numbers, parsed) in self.columns.items()
            if name not in CODES
        }
        rows, begins = self.table.rows[here], self.read.starts[number]
        return _Job(self.read.files[number], begins, rows, columns, wrong, self.folder, self.many)


def _order(breach: Breach) -> tuple[int, int]:
    """Breaches in the order of the schema: column by column, then the rules about several."""
    rules = [rule.name for rule in FRAME_RULES[FILE]]
    if breach.rule in rules:
        return len(model.FILES[FILE]), rules.index(breach.rule)
    names = [column.name for column in model.FILES[FILE]]
    return names.index(breach.column), int(breach.rule != "required")


# --- by several processes ------------------------------------------------------------------------


@dataclass(frozen=True)
class _Job:
    """A block of the table: its rows, its columns but for the codes, and which codes are wrong."""

    codes: Path
    starts: int
    rows: Numbers
    columns: dict[str, Parsed]
    wrong: dict[str, NDArray[np.bool_]]
    folder: Path
    many: int


def _framed(job: _Job) -> list[Breach]:
    """The rules that the frame of a block breaks; its stays are written down by person."""
    codes = blocks.codes_of(job.codes)
    places = np.searchsorted(codes.rows, job.rows - np.int32(job.starts))
    kinds = {column.name: column for column in model.FILES[FILE]}
    columns = {name: typed(FILE, kinds[name], *cells) for name, cells in job.columns.items()}
    for name in CODES:
        none = np.full(len(codes.rows), None, object)
        columns[name] = codes.codes.get(name, none)[places]
        columns[name][job.wrong[name]] = None
    frame = build(FILE, columns, pd.Index(job.rows))
    breaches = [b for b in breaches_of(FILE, frame) if b.rule != "double"]
    frame = frame.drop(columns=CODES[1])
    persons = codes.texts.get(CODES[1], columns[CODES[1]])[places]
    known = np.array([code is not None for code in columns[CODES[1]]], np.bool_)
    number = np.where(known, codes.persons[places] % job.many, -1)
    try:
        for part in range(job.many):
            rows = np.flatnonzero(number == part)
            mine = (persons[rows], columns[CODES[1]][rows], frame.iloc[rows])
            with _piece(job.folder, part, job.codes.name).open("wb") as stream:
                pickle.dump(mine, stream, protocol=pickle.HIGHEST_PROTOCOL)
    except OSError as error:
        words = {"folder": job.folder, "reason": error.strerror}
        raise PartitionError(t("intake.partition.full", **words)) from None
    return breaches


def _piece(folder: Path, part: int, block: str) -> Path:
    return folder / f"stuk-{part:05}-{block}"


def _pieces(folder: Path, part: int) -> list[Path]:
    """Its pieces, in the order of the file."""
    return sorted(folder.glob(f"stuk-{part:05}-*"))


def _partition(folder: Path, part: int) -> Path:
    return folder / f"registraties-{part:05}.parquet"


def _person_by_person(
    folder: Path, initiatives: pd.DataFrame | None, today: date, right: bool, part: int
) -> tuple[int, int, Counter[str]]:
    """Put a partition together, and look at what is about several stays of a person: its
    number, how many stays it has, and what is to be noticed. It is written when all is
    ``right``."""
    pieces = []
    for file in _pieces(folder, part):
        with file.open("rb") as stream:
            pieces.append(pickle.load(stream))
    written, read, frames = zip(*pieces, strict=True)
    stays = pd.concat(frames, ignore_index=True)
    number, texts = pd.factorize(np.concatenate(written))
    first = np.zeros(len(texts), np.int64)
    first[number[::-1]] = np.arange(len(number))[::-1]
    spellings: dict[str, str] = {}
    codes = [
        spellings.setdefault(code.casefold(), code) for code in np.concatenate(read)[first].tolist()
    ]
    own = list(spellings.values())
    place = {code: n for n, code in enumerate(own)}
    person = np.array([place[code] for code in codes], np.int32)[number]
    kind = pd.CategoricalDtype(pd.Index(own, dtype="str"))
    names = [column.name for column in model.FILES[FILE]]
    stays[CODES[1]] = pd.Categorical.from_codes(person, dtype=kind)
    frame = stays[names]
    counts = Counter[str](
        one_person=len(texts) - len(own), nearly_one_person=identifiers.nearly_equal(own)
    )
    if not right or initiatives is None:
        return part, len(frame), counts
    counts.update(remarks.counted(frame, initiatives, today))
    try:
        _partition(folder, part).write_bytes(partitions.encoded(frame))
    except OSError as error:
        words = {"folder": folder, "reason": error.strerror}
        raise PartitionError(t("intake.partition.full", **words)) from None
    return part, len(frame), counts
