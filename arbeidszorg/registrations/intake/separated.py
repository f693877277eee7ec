"""The records of a CSV file, in the forms that spreadsheets, databases and people write."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO, TextIO

from arbeidszorg.registrations.intake.encoding import encoding_of
from arbeidszorg.registrations.intake.faults import IntakeError, fault
from arbeidszorg.registrations.intake.fetching import Handed
from arbeidszorg.registrations.intake.headers import SEARCHED, known

SEPARATORS = ";,\t|"
#: Lines of a file: rows, and those within cells.
MOST_LINES = 50_000_000
#: Of a line, what is looked at to see how fields are separated.
LONGEST_START = 20_000


@dataclass(frozen=True)
class Form:
    """How a file separates its fields; ``inner``: each record stands whole in one pair of quotes
    and is separated by this; ``declared``: the first line is ``sep=`` and no record."""

    separator: str
    inner: str | None
    declared: bool


def records(handed: Handed, file: str) -> Iterator[list[str]]:
    """Each record, empty ones too, so that the n-th is row n of the spreadsheet.

    A byte that stands for no character comes out as a lone surrogate. Raises
    :class:`IntakeError` when the file cannot be read (to the end).
    """
    encoding = encoding_of(handed.data, handed.name)
    form = form_of(lines_of(handed.data, encoding), file)
    yield from parsed(lines_of(handed.data, encoding), form, handed.name)


def parsed(lines: Iterator[str], form: Form, name: str) -> Iterator[list[str]]:
    """The records in these lines of a file called ``name``."""
    if form.declared:
        next(lines)
    reader = csv.reader(lines, delimiter=form.separator, strict=True)
    row = line = 0
    try:
        for record in reader:
            row, line = row + 1, reader.line_num
            if line > MOST_LINES:
                raise IntakeError([fault(name, "many_lines", row=row)])
            # A lone field with separators in it is a line that stands whole in quotes.
            mark = form.inner or form.separator
            whole = len(record) == 1 and mark in record[0]
            yield _fields(record[0], mark) if whole else record
    except csv.Error as error:
        # A quote that is never closed swallows line after line; a long field stands on one.
        long = "field larger" in str(error) and reader.line_num - line <= 1
        rule = "long_text" if long else "quotes"
        raise IntakeError([fault(name, rule, row=row + 1)]) from None


def lines_of(data: bytes | TextIO, encoding: str, first: bool = True) -> Iterator[str]:
    """The lines, without marks of byte order in front and without the end mark of MS-DOS.
    ``first``: they begin where the file does."""
    stream = text_of(io.BytesIO(data), encoding, first) if isinstance(data, bytes) else data
    lines: Iterator[str] = stream
    if first:
        lines = chain([next(stream, "").lstrip("\ufeff")], stream)
    return (line for line in lines if line != "\x1a")


def text_of(stream: BinaryIO, encoding: str, first: bool = True) -> TextIO:
    """Bytes as text; a byte that stands for no character comes out as a lone surrogate."""
    own = encoding if first else encoding.removesuffix("-sig")
    return io.TextIOWrapper(stream, own, "surrogateescape", newline="")


def form_of(lines: Iterator[str], file: str) -> Form:
    """The form of a file that begins with these lines."""
    first = islice(lines, 2 * SEARCHED)
    return _form([line[:LONGEST_START] for line in first], file)


def _form(lines: list[str], file: str) -> Form:
    """The form in which most names of the contract are read; what ``sep=`` says, when none is."""
    declared = _declared(lines[0]) if lines else None
    content = lines[1:] if declared else lines
    candidates = list(dict.fromkeys([*([declared] if declared else []), *SEPARATORS]))
    plain = {mark: _first_records(content, mark) for mark in candidates}
    forms = {Form(mark, None, bool(declared)): plain[mark] for mark in candidates}
    for inner in SEPARATORS:
        whole = [
            _fields(record[0], inner) for record in plain[";" if inner != ";" else ","] if record
        ]
        forms[Form(";" if inner != ";" else ",", inner, bool(declared))] = whole
    names = {
        form: max((known(record, file) for record in read), default=0)
        for form, read in forms.items()
    }
    best = max(forms, key=lambda form: (names[form], form.inner is None))
    if names[best]:
        return best
    first = next((line for line in content if line.strip()), "")
    widest = declared or max(SEPARATORS, key=lambda mark: len(_fields(first, mark)))
    return Form(widest, None, bool(declared))


def _first_records(lines: Iterable[str], separator: str) -> list[list[str]]:
    """The first records with content."""
    first: list[list[str]] = []
    try:
        for record in csv.reader(lines, delimiter=separator):
            if any(text.strip() for text in record):
                first.append(record)
            if len(first) == SEARCHED:
                break
    except csv.Error:
        pass
    return first


def _declared(line: str) -> str | None:
    """The separator of Excel's own first line, ``sep=;``."""
    word = line.strip("\r\n").strip('"').lower()
    if word[:4] != "sep=" or len(word) < 5:
        return None
    mark = "\t" if word[4:] == "\\t" else word[4]
    return None if mark.isalnum() or mark in '"\r\n' else mark


def _fields(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return [line]
