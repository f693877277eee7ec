"""The records of a CSV or XLSX file, as lists of text, in the forms that Belgian Excel writes."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from arbeidszorg.registrations.intake.faults import IntakeError, fault

ENDINGS = (".csv", ".xlsx")
SEPARATORS = ";,"
BLOCK = 1 << 20


def records(path: Path, sheet: str) -> Iterator[list[str]]:
    """Each record of the file, empty ones too, so that the n-th is row n of the spreadsheet.

    A byte that stands for no character comes out as a lone surrogate. Raises
    :class:`IntakeError` when the file cannot be read (to the end).
    """
    if path.is_dir():
        raise IntakeError([fault(path.name, "directory")])
    try:
        yield from _xlsx(path, sheet) if path.suffix.lower() == ".xlsx" else _csv(path)
    except OSError:
        raise IntakeError([fault(path.name, "unreadable")]) from None


def _csv(path: Path) -> Iterator[list[str]]:
    encoding = _encoding(path)
    row = 0
    with path.open(encoding=encoding, errors="surrogateescape", newline="") as stream:
        first = stream.readline()
        separator = _declared_separator(first)
        if separator is None:
            while first and not first.strip():
                first = stream.readline()
            separator = max(SEPARATORS, key=lambda mark: len(_fields(first, mark)))
            stream.seek(0)
        try:
            for record in csv.reader(stream, delimiter=separator, strict=True):
                yield record
                row += 1
        except csv.Error:
            raise IntakeError([fault(path.name, "quotes", row=row + 1)]) from None


def _declared_separator(line: str) -> str | None:
    """The separator of Excel's own first line, ``sep=;``."""
    word = line.strip().strip('"').lower()
    return word[4] if len(word) == 5 and word.startswith("sep=") else None


def _fields(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def _encoding(path: Path) -> str:
    """``utf-8-sig`` or ``cp1252``; raises for what is certainly neither."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf8, lines, start = True, 0, b""
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            start = start or block[:4]
            if start.startswith(b"PK\x03\x04"):
                raise IntakeError([fault(path.name, "workbook_as_csv")])
            if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                raise IntakeError([fault(path.name, "utf16")])
            if (at := block.find(0)) >= 0:
                row = lines + block.count(b"\n", 0, at) + 1
                raise IntakeError([fault(path.name, "nul", row=row)])
            lines += block.count(b"\n")
            utf8 = utf8 and _decodes(decoder, block)
    utf8 = utf8 and _decodes(decoder, b"", final=True)
    return "utf-8-sig" if utf8 or start.startswith(codecs.BOM_UTF8) else "cp1252"


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _xlsx(path: Path, sheet: str) -> Iterator[list[str]]:
    try:
        with path.open("rb") as stream:
            book = CalamineWorkbook.from_filelike(stream)
        named = [name for name in book.sheet_names if name.strip().lower() == sheet.lower()]
        rows = book.get_sheet_by_name(named[0] if named else book.sheet_names[0]).iter_rows()
        for row in rows:
            yield [cell if type(cell) is str else _cell_text(cell) for cell in row]
    except PasswordError:
        raise IntakeError([fault(path.name, "password")]) from None
    except (CalamineError, IndexError):
        raise IntakeError([fault(path.name, "not_a_workbook")]) from None


def _cell_text(cell: Any) -> str:
    """The text that somebody who types the cell into a CSV file would write."""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{Decimal(repr(cell)):f}".replace(".", ",")
    if isinstance(cell, datetime):
        midnight = cell.time() == time.min
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)
