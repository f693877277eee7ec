"""A CSV or XLSX file -> its columns of text, compact, with the row numbers of the spreadsheet.

Every column is kept as its distinct texts and, per row, the number of its text: a million
registrations are mostly repetitions, and what is checked once per distinct text is fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from arbeidszorg.registrations.intake.faults import Fault, IntakeError, fault
from arbeidszorg.registrations.intake.personal import masked
from arbeidszorg.registrations.intake.sources import records

Numbers: TypeAlias = NDArray[np.int32]

CHUNK = 20_000


@dataclass(frozen=True)
class TextColumn:
    """The text of row i is ``texts[numbers[i]]``; texts are distinct and stripped."""

    header: str
    numbers: Numbers
    texts: list[str]

    def text(self, position: int) -> str:
        return self.texts[int(self.numbers[position])]

    def where(self, chosen: NDArray[np.bool_]) -> NDArray[np.intp]:
        """The positions of the rows whose distinct text is chosen."""
        return np.flatnonzero(chosen[self.numbers])


@dataclass(frozen=True)
class TextTable:
    """The content of one file. ``columns`` go by their name in the contract's spelling; ``rows``
    are row numbers, ascending; ``whole`` is false when rows had to be left out."""

    file: str
    header_row: int
    rows: Numbers
    columns: dict[str, TextColumn]
    faults: tuple[Fault, ...] = ()
    whole: bool = True


def name_of(header: str) -> str:
    """A header in the spelling of the contract: `` Initiatief ID`` is ``initiatief_id``."""
    return re.sub(r"[\s_]+", "_", header.strip().lower())


class _Numbering(dict[str, int]):
    """text -> its number, given out in order of appearance."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number


@dataclass
class _Content:
    """The rows of a file below its header, while they are being read."""

    file: str
    width: int
    numberings: list[_Numbering] = field(default_factory=list)
    pieces: list[list[Numbers]] = field(default_factory=list)
    rows: list[Numbers] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.numberings = [_Numbering() for _ in range(self.width)]
        self.pieces = [[] for _ in range(self.width)]

    def add(self, first_row: int, chunk: list[list[str]]) -> None:
        numbers = np.arange(first_row, first_row + len(chunk), dtype=np.int32)
        if set(map(len, chunk)) != {self.width}:
            fitting = [self._fit(row, record) for row, record in enumerate(chunk, first_row)]
            numbers = numbers[[record is not None for record in fitting]]
            chunk = [record for record in fitting if record is not None]
        self.rows.append(numbers)
        for texts, numbering, pieces in zip(
            zip(*chunk, strict=True), self.numberings, self.pieces, strict=False
        ):
            pieces.append(np.fromiter(map(numbering.__getitem__, texts), np.int32, len(chunk)))

    def _fit(self, row: int, record: list[str]) -> list[str] | None:
        """The record at the width of the header; None when it is empty or does not fit."""
        if not any(text.strip() for text in record):
            return None
        if len(record) >= self.width and not any(text.strip() for text in record[self.width :]):
            return record[: self.width]
        rule = "too_few_fields" if len(record) < self.width else "too_many_fields"
        self.faults.append(fault(self.file, rule, row=row, found=len(record), expected=self.width))
        return None

    def columns(self, headers: list[str]) -> tuple[Numbers, list[TextColumn]]:
        """The row numbers and columns, without the rows that are empty."""
        rows = np.concatenate([np.empty(0, np.int32), *self.rows])
        columns: list[TextColumn] = []
        filled = np.zeros(len(rows), np.bool_)
        for header, numbering, pieces in zip(headers, self.numberings, self.pieces, strict=True):
            joined = np.concatenate([np.empty(0, np.int32), *pieces])
            pieces.clear()
            numbers, texts = _cleaned(joined, list(numbering))
            numbering.clear()
            filled |= np.array([text != "" for text in texts], np.bool_)[numbers]
            columns.append(TextColumn(header, numbers, texts))
        if not filled.all():
            rows = rows[filled]
            columns = [TextColumn(c.header, c.numbers[filled], c.texts) for c in columns]
        return rows, columns


def _cleaned(numbers: Numbers, raw: list[str]) -> tuple[Numbers, list[str]]:
    """Texts without outer space and with plain inner spaces; texts that become equal are joined."""
    numbering = _Numbering()
    renumbered = [numbering[text.replace("\xa0", " ").strip()] for text in raw]
    if len(numbering) < len(raw):
        numbers = np.array(renumbered, np.int32)[numbers]
    return numbers, list(numbering)


def read(path: Path, name: str) -> TextTable:
    """The text in the file at ``path``; ``name`` is the file of the contract it is to be.

    Faults of single rows and headers stand in the result's ``faults``; raises
    :class:`IntakeError` when there is nothing to check at all.
    """
    lines = records(path, name)
    header_row, headers = _header(path.name, lines)
    content = _Content(path.name, len(headers))
    row = header_row + 1
    while chunk := list(islice(lines, CHUNK)):
        content.add(row, chunk)
        row += len(chunk)
    rows, columns = content.columns(headers)
    if not len(rows) and not content.faults:
        raise IntakeError([fault(path.name, "header_only")])
    named, faults = _named(path.name, header_row, rows, columns)
    return TextTable(
        path.name, header_row, rows, named, (*content.faults, *faults), not content.faults
    )


def _header(file: str, lines: Iterator[list[str]]) -> tuple[int, list[str]]:
    """The first record with content and its row number, without empty columns at its end."""
    for row, record in enumerate(lines, 1):
        headers = [text.replace("\xa0", " ").strip() for text in record]
        while headers and not headers[-1]:
            headers.pop()
        if headers:
            return row, headers
    raise IntakeError([fault(file, "empty")])


def _named(
    file: str, header_row: int, rows: Numbers, columns: list[TextColumn]
) -> tuple[dict[str, TextColumn], list[Fault]]:
    """The columns by name; a fault for a second column of that name or content without a name."""
    named: dict[str, TextColumn] = {}
    faults: list[Fault] = []
    for column in columns:
        name = name_of(column.header)
        if name in named:
            header = masked(column.header)
            faults.append(fault(file, "double_header", row=header_row, column=header))
        elif name:
            named[name] = column
        elif len(filled := column.where(np.array([text != "" for text in column.texts]))):
            faults.append(fault(file, "no_header", row=int(rows[filled[0]])))
    return named, faults
