"""The records of an XLSX file, sheet by sheet.

Values are read by calamine. What it does not tell (errors in cells, formulas that were never
calculated, hidden rows) and what it cannot bear (a cell in the farthest corner makes it reserve
the whole sheet) is looked for first, in the XML itself, within bounds.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from arbeidszorg.registrations.intake import sheet_parts
from arbeidszorg.registrations.intake.cleaning import clean
from arbeidszorg.registrations.intake.faults import IntakeError, fault, visible
from arbeidszorg.registrations.intake.fetching import Handed
from arbeidszorg.registrations.intake.headers import SEARCHED, header_at, letter
from arbeidszorg.registrations.intake.personal import masked
from arbeidszorg.registrations.intake.scanning import (
    MOST_ELEMENTS,
    Scan,
    TooLargeError,
    scan,
    scan_in_parts,
)

#: Bytes that a workbook unpacks to from which stays are read in parts: some 50.000 full rows.
LARGE = 40_000_000
MOST_PARTS = 5_000
MOST_SHEETS = 100


@dataclass(frozen=True)
class Bounds:
    """The most that is read of a workbook: bytes that it may unpack to, elements in its worksheets,
    and cells of the smallest rectangle around all content of one; more is a stray cell far from the
    table."""

    unpacked: int = 150_000_000
    elements: int = MOST_ELEMENTS
    area: int = 4_000_000


#: Of a workbook that is held whole, and of one that is read in parts: a sheet full of rows.
WHOLE, IN_PARTS = Bounds(), Bounds(1_500_000_000, 60_000_000, 32_000_000)


@dataclass(frozen=True)
class Sheet:
    """A worksheet with content: its name, whether it is shown, and what was seen in its XML, which
    is the ``part`` of the workbook."""

    name: str
    visible: bool
    seen: Scan
    part: str = ""


@dataclass
class Book:
    """A workbook that is safe to read. ``others``: names of sheets without cells (charts);
    ``opened``: sheets that were read already."""

    name: str
    data: bytes
    sheets: list[Sheet] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    opened: dict[str, Any] = field(default_factory=dict, repr=False)
    bounds: Bounds = WHOLE

    def records(self, sheet: Sheet) -> Iterator[list[str]]:
        """Each record of a sheet, empty ones too. Raises :class:`IntakeError` for a sheet whose
        content reaches too far."""
        farthest = sheet.seen.rows * sheet.seen.columns
        if farthest > (self.bounds if sheet.seen.plain else WHOLE).area:
            stray = sheet.seen.filled * 4 < farthest
            rule = "far_cell" if stray else "large_sheet"
            raise IntakeError(
                [
                    fault(
                        self.name,
                        rule,
                        sheet=visible(masked(sheet.name)),
                        last_row=sheet.seen.rows,
                        last_column=letter(sheet.seen.columns - 1),
                    )
                ]
            )
        return self._read(sheet)

    def _read(self, sheet: Sheet) -> Iterator[list[str]]:
        """The records, with what calamine leaves out."""
        try:
            if self.bounds is not WHOLE and sheet.seen.plain:
                rows = sheet_parts.rows(self.data, sheet.name, sheet.part, sheet.seen.columns)
            else:
                rows = self._whole(sheet)
            yield from self._records(sheet, rows)
        except (CalamineError, IndexError, *BROKEN):
            raise IntakeError([fault(self.name, "not_a_workbook")]) from None

    def _whole(self, sheet: Sheet) -> Iterator[list[Any]]:
        if sheet.name not in self.opened:
            book = CalamineWorkbook.from_filelike(io.BytesIO(self.data))
            self.opened[sheet.name] = book.get_sheet_by_name(sheet.name)
        rows: Iterator[list[Any]] = self.opened[sheet.name].iter_rows()
        return rows

    def _records(self, sheet: Sheet, rows: Iterator[list[Any]]) -> Iterator[list[str]]:
        for number, row in enumerate(rows):
            record = [cell if type(cell) is str else _text(cell) for cell in row]
            for column, text in sheet.seen.marks.get(number, {}).items():
                record += [""] * (column + 1 - len(record))
                record[column] = text
            yield record


#: What is raised where a workbook is none.
BROKEN = (
    *(zipfile.BadZipFile, ElementTree.ParseError, expat.ExpatError, LookupError, ValueError),
    *(OSError, EOFError, NotImplementedError, RuntimeError, zlib.error),
)


def is_large(handed: Handed) -> bool:
    """Whether an XLSX file says to unpack to so much that it is read in parts."""
    if not handed.name.lower().endswith(".xlsx"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(handed.data)) as archive:
            return sum(part.file_size for part in archive.infolist()) > LARGE
    except BROKEN:
        return False


def open_book(handed: Handed, bounds: Bounds = WHOLE) -> Book:
    """What sheets a workbook has. Raises :class:`IntakeError` when it is none, is locked, or is
    larger than its bounds once unpacked."""
    if not handed.data.startswith(b"PK"):
        raise IntakeError([fault(handed.name, _why_no_workbook(handed.data))])
    if handed.data.count(b"PK\x01\x02") > MOST_PARTS:
        raise IntakeError([fault(handed.name, "large_workbook")])
    try:
        with zipfile.ZipFile(io.BytesIO(handed.data)) as archive:
            _bounded(archive, handed.name, bounds)
            return _book(archive, handed, bounds)
    except TooLargeError:
        raise IntakeError([fault(handed.name, "large_workbook")]) from None
    except (*BROKEN, StopIteration):
        raise IntakeError([fault(handed.name, "not_a_workbook")]) from None


def choose(book: Book, file: str) -> tuple[Sheet, list[Sheet], bool]:
    """The sheet to read, those with the same table that are not read, and whether the sheet was
    named as the file: such a choice is somebody's own. Raises :class:`IntakeError` when all sheets
    are empty."""
    if not book.sheets:
        raise IntakeError([fault(book.name, "only_charts" if book.others else "empty")])
    named = [sheet for sheet in book.sheets if sheet.name.strip().lower() == file.lower()]
    in_order = sorted(book.sheets, key=lambda sheet: not sheet.visible)
    several = len(in_order) > 1
    tables = [sheet for sheet in in_order if several and _has_table(book, sheet, file)]
    chosen = (named or tables or in_order)[0]
    doubles = [sheet for sheet in tables if sheet is not chosen and sheet.visible]
    return chosen, doubles, bool(named)


def _has_table(book: Book, sheet: Sheet, file: str) -> bool:
    try:
        first = list(islice(book.records(sheet), SEARCHED))
    except IntakeError:
        return False
    return header_at(first, file) is not None


def _why_no_workbook(data: bytes) -> str:
    if data[:1024].lstrip().startswith(b"%PDF"):
        return "pdf"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        try:
            if not locked:
                return "old_workbook"
            CalamineWorkbook.from_filelike(io.BytesIO(data))
        except PasswordError:
            return "password"
        except CalamineError:
            return "password" if locked else "old_workbook"
    return "not_a_workbook"


def _bounded(archive: zipfile.ZipFile, name: str, bounds: Bounds) -> None:
    """Unpack everything once: sizes may be lies, and only what was unpacked is believed."""
    if sum(part.file_size for part in archive.infolist()) > bounds.unpacked:
        raise IntakeError([fault(name, "large_workbook")])
    if archive.testzip() is not None:
        raise IntakeError([fault(name, "not_a_workbook")])


def _book(archive: zipfile.ZipFile, handed: Handed, bounds: Bounds) -> Book:
    if any(name.lower().endswith("vbaproject.bin") for name in archive.namelist()):
        raise IntakeError([fault(handed.name, "macros")])
    book = Book(handed.name, handed.data, bounds=bounds)
    targets = {
        element.get("Id", ""): element
        for element in _tree(archive, "xl/_rels/workbook.xml.rels").iter()
        if element.tag.endswith("}Relationship")
    }
    sheets = [e for e in _tree(archive, "xl/workbook.xml").iter() if e.tag.endswith("}sheet")]
    if len(sheets) > MOST_SHEETS:
        raise TooLargeError
    left = bounds.elements
    for element in sheets:
        name, relation = element.get("name", ""), targets[_relation(element)]
        if not relation.get("Type", "").endswith("/worksheet"):
            book.others.append(name)
            continue
        target = relation.get("Target", "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        look = scan if bounds is WHOLE else scan_in_parts
        with archive.open(part) as stream:
            seen = look(stream, left)
        left -= seen.elements
        if seen.filled:
            visible = element.get("state", "visible") == "visible"
            book.sheets.append(Sheet(name, visible, seen, part))
    return book


def _relation(element: ElementTree.Element) -> str:
    """Which part a sheet is; two standards of the format name the attribute differently."""
    return next(text for name, text in element.attrib.items() if name.endswith("}id"))


def _tree(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    data = archive.read(part)
    if len(data) > 1_000_000 or b"<!DOCTYPE" in data:
        raise TooLargeError
    return ElementTree.fromstring(data)


def names(book: Book, chosen: Sheet) -> Iterator[tuple[str, str]]:
    """Each sheet that is not read: its name and what it is (``visible``, ``hidden``, ``other``)."""
    for sheet in book.sheets:
        if sheet is not chosen:
            yield clean(sheet.name), "visible" if sheet.visible else "hidden"
    for name in book.others:
        yield clean(name), "other"


def _text(cell: Any) -> str:
    """The text that somebody who types the cell into a CSV file would write."""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        return number_text(cell)
    if isinstance(cell, datetime):
        midnight = cell.time() == time.min
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def number_text(number: float) -> str:
    """A number as somebody types it."""
    if number.is_integer():
        return str(int(number))
    return f"{Decimal(repr(number)):f}".replace(".", ",")
