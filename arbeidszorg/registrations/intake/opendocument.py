"""The records of an OpenDocument spreadsheet (.ods), sheet by sheet, read within bounds.

One pass over its XML gives values and what must be told of them. Rows and cells that are written
once and repeated (a million empty ones, as LibreOffice closes a sheet) are kept as one.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from arbeidszorg.registrations.intake.faults import IntakeError, fault
from arbeidszorg.registrations.intake.fetching import Handed
from arbeidszorg.registrations.intake.headers import letter
from arbeidszorg.registrations.intake.scanning import (
    FORMULA,
    LAST_COLUMN,
    LAST_ROW,
    MOST_ELEMENTS,
    Scan,
    TooLargeError,
)
from arbeidszorg.registrations.intake.workbook import (
    MOST_PARTS,
    MOST_SHEETS,
    WHOLE,
    Book,
    Sheet,
    number_text,
)

_CELLS = ("table-cell", "covered-table-cell")
#: What holds text that is no content of a cell.
_ASIDE = ("annotation", "tracked-changes", "shapes", "forms", "dde-links")


@dataclass
class _Table:
    """A sheet while it is read: its rows with content as number, how often, and cells."""

    sheet: Sheet
    rows: list[tuple[int, int, list[str]]] = field(default_factory=list)


class OdsBook(Book):
    """A workbook of OpenDocument that was read."""

    def __init__(self, handed: Handed, tables: list[_Table]) -> None:
        super().__init__(handed.name, handed.data, [table.sheet for table in tables])
        self._rows = {table.sheet.name: table.rows for table in tables}

    def _read(self, sheet: Sheet) -> Iterator[list[str]]:
        number = 0
        for first, times, record in self._rows[sheet.name]:
            yield from ([] for _ in range(first - number))
            yield from (list(record) for _ in range(times))
            number = first + times


def open_book(handed: Handed) -> OdsBook:
    """What an OpenDocument spreadsheet holds. Raises :class:`IntakeError` when it is none, is
    locked, or is larger than its bounds once unpacked."""
    if not handed.data.startswith(b"PK"):
        pdf = handed.data[:1024].lstrip().startswith(b"%PDF")
        raise IntakeError([fault(handed.name, "pdf" if pdf else "not_an_ods")])
    if handed.data.count(b"PK\x01\x02") > MOST_PARTS:
        raise IntakeError([fault(handed.name, "large_ods")])
    try:
        with zipfile.ZipFile(io.BytesIO(handed.data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > WHOLE.unpacked:
                raise TooLargeError
            manifest = archive.read("META-INF/manifest.xml")
            if b"encryption-data" in manifest:
                raise IntakeError([fault(handed.name, "locked_ods")])
            content = archive.read("content.xml")
        return OdsBook(handed, [t for t in _Reader().run(content) if t.sheet.seen.filled])
    except TooLargeError:
        raise IntakeError([fault(handed.name, "large_ods")]) from None
    except (
        *(zipfile.BadZipFile, expat.ExpatError, KeyError, ValueError, OSError, EOFError),
        *(NotImplementedError, RuntimeError, zlib.error),
    ):
        raise IntakeError([fault(handed.name, "not_an_ods")]) from None


class _Reader:
    """Hears the elements of content.xml."""

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self.hidden: set[str] = set()
        self.style = ""
        self.elements = self.kept = 0
        self.row = self.times = self.column = self.wide = self.aside = 0
        self.shown, self.inside = True, False
        self.cells: dict[int, str] = {}
        self.cell: dict[str, str] = {}
        self.text: list[str] = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.StartDoctypeDeclHandler = self.refuse
        parser.buffer_text = True
        self.parser = parser

    def run(self, content: bytes) -> list[_Table]:
        self.parser.Parse(content, True)
        return self.tables

    def refuse(self, *_: Any) -> None:
        raise TooLargeError

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise TooLargeError
        tag = name.rpartition(":")[2]
        if self.aside or tag in _ASIDE:
            self.aside += 1
            return
        if tag in _CELLS:
            self.cell, self.inside = attributes, True
            self.wide = _times(attributes, "number-columns-repeated", LAST_COLUMN)
            self.text = []
        elif tag == "p" and self.inside:
            if self.text:
                self.text.append("\n")
            self.parser.CharacterDataHandler = self.text.append
        elif tag in ("s", "tab", "line-break") and self.inside:
            self.text.append(" " * min(_times(attributes, "c", LAST_COLUMN), 1000))
        elif tag == "table-row":
            self.times = _times(attributes, "number-rows-repeated", LAST_ROW)
            self.shown = _of(attributes, "visibility") not in ("collapse", "filter")
            self.filter(_of(attributes, "visibility") == "filter")
            self.column, self.cells = 0, {}
        elif tag == "table":
            if len(self.tables) == MOST_SHEETS:
                raise TooLargeError
            visible = _of(attributes, "style-name") not in self.hidden
            self.tables.append(_Table(Sheet(_of(attributes, "name"), visible, Scan())))
            self.row = 0
        elif tag == "style":
            self.style = _of(attributes, "name")
        elif tag == "table-properties" and _of(attributes, "display") == "false":
            self.hidden.add(self.style)

    def filter(self, filtered: bool) -> None:
        if filtered and self.tables:
            self.tables[-1].sheet.seen.filtered = True

    def end(self, name: str) -> None:
        if self.aside:
            self.aside -= 1
            return
        tag = name.rpartition(":")[2]
        if tag in _CELLS:
            self.close_cell(tag)
        elif tag == "p":
            self.parser.CharacterDataHandler = None
        elif tag == "table-row" and self.tables:
            self.close_row()

    def close_cell(self, tag: str) -> None:
        cell, self.cell, self.inside = self.cell, {}, False
        text = "" if tag != "table-cell" else _value(cell, "".join(self.text))
        if text:
            self.kept += self.wide
            if self.kept > WHOLE.area or self.column + self.wide > LAST_COLUMN:
                raise TooLargeError
            for column in range(self.column, self.column + self.wide):
                self.cells[column] = text
        down, over = (
            _times(cell, f"number-{name}-spanned", LAST_ROW) for name in ("rows", "columns")
        )
        if self.tables and (down > 1 or over > 1):
            self.merge(down, over)
        self.column += self.wide

    def merge(self, down: int, over: int) -> None:
        """A cell that runs over several rows, or over several columns of one."""
        seen, left = self.tables[-1].sheet.seen, self.column
        if down > 1:
            ends = letter(left), letter(left + over - 1)
            seen.merged.append(f"{ends[0]}{self.row + 1}:{ends[1]}{self.row + down}")
        else:
            seen.wide.append((self.row, range(left + 1, left + over)))

    def close_row(self) -> None:
        table, seen = self.tables[-1], self.tables[-1].sheet.seen
        if self.cells:
            width = max(self.cells) + 1
            self.kept += width - len(self.cells)
            if self.kept > WHOLE.area or self.row + self.times > LAST_ROW:
                raise TooLargeError
            record = [self.cells.get(column, "") for column in range(width)]
            table.rows.append((self.row, self.times, record))
            seen.rows, seen.columns = self.row + self.times, max(seen.columns, width)
            seen.filled += len(self.cells) * self.times
            seen.hidden += 0 if self.shown else self.times
        self.row += self.times


def _of(attributes: dict[str, str], name: str) -> str:
    """An attribute by its name without the prefix."""
    for key, value in attributes.items():
        if key.rpartition(":")[2] == name:
            return value
    return ""


def _times(attributes: dict[str, str], name: str, most: int) -> int:
    """How often something is there: 1 when nothing is said of it. Raises ``ValueError``."""
    times = int(_of(attributes, name) or 1)
    if not 1 <= times <= most:
        raise ValueError(times)
    return times


def _value(cell: dict[str, str], text: str) -> str:
    """The text that somebody who types the cell into a CSV file would write."""
    kind, formula = "", False
    for key, value in cell.items():
        name = key.rpartition(":")[2]
        if name == "value-type":
            if value == "error":
                return text if text.startswith("#") else "#VALUE!"
            kind = kind or value
        formula = formula or name == "formula"
    if kind in ("float", "percentage", "currency") and (number := _of(cell, "value")):
        return number_text(float(number))
    if kind == "date" and (day := _of(cell, "date-value")):
        return day.removesuffix("T00:00:00").replace("T", " ")
    if kind == "boolean":
        return "ja" if _of(cell, "boolean-value") == "true" else "nee"
    if kind == "string" and not text:
        text = _of(cell, "string-value")
    return FORMULA if formula and not text and kind != "string" else text
