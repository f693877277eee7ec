"""A CSV or XLSX file -> its columns of text, compact, with the row numbers of the spreadsheet.

Every column is kept as its distinct texts and, per row, the number of its text: a million
registrations are mostly repetitions, and what is checked once per distinct text is fast.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import chain, count, islice
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from arbeidszorg.registrations.intake.cleaning import clean, cleaned
from arbeidszorg.registrations.intake.faults import (
    MOST_TOLD,
    Fault,
    Faults,
    IntakeError,
    fault,
    mend,
)
from arbeidszorg.registrations.intake.fetching import Handed
from arbeidszorg.registrations.intake.headers import (
    SEARCHED,
    header_at,
    known,
    letter,
    name_of,
    spoken,
    two_lines,
)
from arbeidszorg.registrations.intake.sources import Source, source
from arbeidszorg.texts import t, tn

Numbers: TypeAlias = NDArray[np.int32]

CHUNK = 20_000
#: Columns, rows, cells and distinct texts that are kept of a file; rows of a file that is not about
#: stays.
MOST_COLUMNS = 2_000
MOST_ROWS = 2_000_000
MOST_ROWS_OTHER = 20_000
MOST_CELLS = 50_000_000
MOST_TEXTS = 3_000_000
#: Letters in distinct texts with other than plain letters: each of those is looked at from many
#: sides, and takes four times the room. No code, number or date has them.
MOST_ODD = 4_000_000


@dataclass(frozen=True)
class TextColumn:
    """The text of row i is ``texts[numbers[i]]``; texts are distinct and stripped."""

    header: str
    numbers: Numbers
    texts: list[str]

    def text(self, position: int) -> str:
        return self.texts[int(self.numbers[position])]

    @property
    def filled(self) -> NDArray[np.bool_]:
        """Which rows have a text."""
        return np.array([text != "" for text in self.texts], np.bool_)[self.numbers]

    def where(self, chosen: NDArray[np.bool_]) -> NDArray[np.intp]:
        """The positions of the rows whose distinct text is chosen."""
        return np.flatnonzero(chosen[self.numbers])


@dataclass(frozen=True)
class TextTable:
    """The content of one file. ``columns`` go by their name in the contract's spelling; ``places``
    say which column of the file each is (0 is A); ``rows`` are row numbers, ascending; ``whole`` is
    false when rows had to be left out."""

    file: str
    header_row: int
    rows: Numbers
    columns: dict[str, TextColumn]
    places: dict[str, int]
    faults: Faults
    notices: tuple[str, ...] = ()
    whole: bool = True


_TOTAL = re.compile(
    r"(?:sub|eind|grand |algemeen )?tota(?:al|len|l|le)\b|tot\.?\s*(?:[:=]|$)"
    r"|(?:som|sum|aantal|gemiddelde?|average|count)\b",
    re.IGNORECASE,
)


class _Numbering(dict[str, int]):
    """text -> its number, given out in order of appearance."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number


@dataclass
class Content:
    """The rows of a file below its header, while they are being read. Raises :class:`IntakeError`
    for more than is read."""

    file: str
    width: int
    most_rows: int = MOST_ROWS
    odd: int = 0
    numberings: list[_Numbering] = field(default_factory=list)
    pieces: list[list[Numbers]] = field(default_factory=list)
    rows: list[Numbers] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)

    def __post_init__(self) -> None:
        self.numberings = [_Numbering() for _ in range(self.width)]
        self.pieces = [[] for _ in range(self.width)]

    def add(self, first_row: int, chunk: list[list[str]]) -> None:
        """Add records that follow each other."""
        numbers = np.arange(first_row, first_row + len(chunk), dtype=np.int32)
        if set(map(len, chunk)) != {self.width}:
            fitting = [self._fit(row, record) for row, record in enumerate(chunk, first_row)]
            numbers = numbers[[record is not None for record in fitting]]
            chunk = [record for record in fitting if record is not None]
        self.rows.append(numbers)
        for texts, numbering, pieces in zip(
            zip(*chunk, strict=True), self.numberings, self.pieces, strict=False
        ):
            before = len(numbering)
            pieces.append(np.fromiter(map(numbering.__getitem__, texts), np.int32, len(chunk)))
            new = islice(reversed(numbering), len(numbering) - before)
            self.odd += sum(len(text) for text in new if not text.isascii())
        last_row = first_row + len(chunk) - 1
        cells, distinct = last_row * self.width, sum(map(len, self.numberings))
        if last_row > self.most_rows or cells > MOST_CELLS or distinct > MOST_TEXTS:
            most = f"{self.most_rows:,}".replace(",", ".")
            raise IntakeError([fault(self.file, "large_table", row=first_row, most=most)])
        if self.odd > MOST_ODD:
            raise IntakeError([fault(self.file, "odd_texts", row=first_row)])

    def add_columns(
        self, rows: Numbers, columns: list[tuple[Numbers, list[str]]], more: int = 0
    ) -> bool:
        """Put all rows in at once, of each column the number of each text and the texts; False, and
        nothing is put in, when these (and ``more``) are more than is read."""
        odd = sum(len(text) for _, texts in columns for text in texts if not text.isascii())
        distinct = more + sum(len(texts) for _, texts in columns)
        much = len(rows) > self.most_rows or len(rows) * self.width > MOST_CELLS
        if much or distinct > MOST_TEXTS or odd > MOST_ODD:
            return False
        self.odd, self.rows = odd, [rows]
        self.numberings = [_Numbering(zip(texts, count(), strict=False)) for _, texts in columns]
        self.pieces = [[numbers] for numbers, _ in columns]
        return True

    def _fit(self, row: int, record: list[str]) -> list[str] | None:
        """The record at the width of the header; None when it is empty or does not fit."""
        if not any(text.strip() for text in record):
            return None
        if len(record) >= self.width and not any(text.strip() for text in record[self.width :]):
            return record[: self.width]
        if len(record) < self.width and is_total(clean(record[0])):
            self._refuse("total_row", row)
            return None
        if len(record) == 1 and not any(mark in record[0] for mark in ";,\t|"):
            self._refuse("loose_row", row)
            return None
        if len(record) == 1:
            self._refuse("other_separator", row)
            return None
        rule = "too_few_fields" if len(record) < self.width else "too_many_fields"
        self._refuse(rule, row, found=len(record), expected=self.width)
        return None

    def _refuse(self, rule: str, row: int, **words: int) -> None:
        """A row that is not read; of those that are not told no words are made."""
        sentence = t(f"intake.rule.{rule}")
        if self.faults.every or self.faults.kept[sentence] < MOST_TOLD:
            how = mend(rule, **words)
            self.faults.add(Fault(self.file, row, None, None, sentence, how, rule))
        else:
            self.faults.count(sentence, 1)

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


#: What a text that is kept as it is has nothing of, but for the ends of lines between texts.
_TO_CLEAN = re.compile(r"[^!-~\n]|['\"=]")


def _cleaned(numbers: Numbers, raw: list[str]) -> tuple[Numbers, list[str]]:
    """Texts as they are kept; texts that become equal are joined."""
    whole = "\n".join(raw)
    if whole.count("\n") < len(raw) and not _TO_CLEAN.search(whole):
        return numbers, raw
    numbering = _Numbering()
    renumbered = [numbering[text] for text in cleaned(raw)]
    if len(numbering) < len(raw):
        numbers = np.array(renumbered, np.int32)[numbers]
    return numbers, list(numbering)


def is_total(text: str) -> bool:
    """Whether a row that starts so adds up the others."""
    return text[:1] in "aceghstACEGHST" and bool(_TOTAL.match(text))


def read(handed: Handed, name: str) -> TextTable:
    """The text in a file that was handed in; ``name`` is the file of the contract it is to be. As
    :func:`read_source`."""
    return read_source(source(handed, name), name)


def read_source(given: Source, name: str, every: bool = False) -> TextTable:
    """The text in the records of a file; ``every``: all faults are kept, see
    :class:`~arbeidszorg.registrations.intake.faults.Faults`.

    Faults of single rows and headers stand in the result's ``faults``; raises
    :class:`IntakeError` when there is nothing to check at all.
    """
    header_row, headers, lines, two = header_of(given.label, given.records, name)
    # what stands in a workbook beside the header has a column, without a name
    headers += [""] * (min(given.columns, MOST_COLUMNS) - len(headers))
    notices = [*given.notices, *merged(given, header_row)]
    stays = name == "registraties"
    content = Content(given.label, len(headers), MOST_ROWS if stays else MOST_ROWS_OTHER)
    content.faults.every = every
    content.faults.add(*given.faults)
    if len(headers) > MOST_COLUMNS:
        raise IntakeError([fault(given.label, "many_columns", count=len(headers))])
    row = header_row + 1
    size = max(1, CHUNK * 20 // max(20, len(headers)))
    while chunk := list(islice(lines, size)):
        content.add(row, chunk)
        row += len(chunk)
    rows, columns = content.columns(headers)
    if not len(rows) and not content.faults.counts:
        raise IntakeError([fault(given.label, "header_only")], notices=notices)
    whole = content.faults.counts.total() == len(given.faults)
    wide = {place for at, over in given.wide if at == header_row - 1 for place in over}
    named, places = named_columns(
        given.label, name, header_row, rows, columns, content.faults, wide
    )
    if two:
        say = {"file": given.label, "first": header_row - 1, "row": header_row}
        notices.append(t("intake.notice.two_lines", **say))
    elif header_row > 1 and known(headers, name) >= 2:
        notices.append(t("intake.notice.titles", file=given.label, row=header_row))
    return TextTable(
        given.label, header_row, rows, named, places, content.faults, tuple(notices), whole
    )


def merged(given: Source, header_row: int) -> list[str]:
    """What to say of cells below the header that were made one over several rows."""
    below = [cells for cells in given.merged if int(re.sub("[A-Z]+|:.*", "", cells)) > header_row]
    if not below:
        return []
    return [tn("intake.notice.merged", len(below), file=given.label, cells=below[0])]


def header_of(
    label: str, records: Iterator[list[str]], file: str
) -> tuple[int, list[str], Iterator[list[str]], bool]:
    """The row number of the header, its texts without empty ones at the end, the records below, and
    whether it was made of two rows. A file without a known name has its first record with content
    for a header."""
    row = 0
    first: list[list[str]] = []
    for record in records:
        if first or any(map(clean, record)):
            first.append(record)
        else:
            row += 1
        if len(first) == SEARCHED or row > MOST_ROWS:
            break
    if not first:
        raise IntakeError([fault(label, "empty")])
    place = header_at(first, file) or 0
    if known(first[place], file) < 2 and known((row[0] for row in first if row), file) > 2:
        raise IntakeError([fault(label, "on_its_side")])
    below = [clean(text) for text in first[place + 1]] if len(first) > place + 1 else []
    joined = two_lines(first[place], below, file)
    place += joined is not None
    headers = [clean(text[:1000]) for text in joined or first[place]]
    while headers and not headers[-1]:
        headers.pop()
    return row + place + 1, headers, chain(first[place + 1 :], records), joined is not None


def named_columns(
    label: str,
    file: str,
    header_row: int,
    rows: Numbers,
    columns: list[TextColumn],
    faults: Faults,
    wide: Collection[int] = (),
) -> tuple[dict[str, TextColumn], dict[str, int]]:
    """The columns by name, and where they stand; a fault for a second column of that name or for
    content without a name. ``wide``: columns that share the cell of their header with the one
    before."""
    named: dict[str, TextColumn] = {}
    places: dict[str, int] = {}
    for place, column in enumerate(columns):
        name = name_of(column.header, file)
        if name in named:
            header = spoken(column.header, place)
            faults.add(fault(label, "double_header", row=header_row, column=header))
        elif name:
            named[name], places[name] = column, place
        elif len(filled := column.where(np.array([text != "" for text in column.texts]))):
            rule = "merged_header" if place in wide else "no_header"
            row = header_row if place in wide else int(rows[filled[0]])
            faults.add(fault(label, rule, row=row, column=letter(place)))
    return named, places
