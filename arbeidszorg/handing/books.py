"""The workbook that somebody handed in, opened to be marked or mended, and safe to give back.

openpyxl alone can change a workbook and keep the rest of it (sheets, widths, lists to choose from);
what it cannot keep is charts. Formulas become their results, and what says who a person is goes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.packaging.core import DocumentProperties

from arbeidszorg.handing import cells
from arbeidszorg.handing.checks import HandedFile, Report
from arbeidszorg.handing.kinds import OWN_SHEETS
from arbeidszorg.handing.safe import printable, runs
from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import headers, personal
from arbeidszorg.registrations.intake.cleaning import clean
from arbeidszorg.registrations.intake.reading import TextTable
from arbeidszorg.texts import catalogue

#: What openpyxl raises for a workbook that it cannot read.
UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, OSError, SyntaxError)
#: Cells of a workbook that is changed as it is; a larger one is made anew.
MOST_CELLS = 150_000
#: Rows in which the header of a sheet that is no file of the contract is looked for.
_HEADER_ROWS = 20


@dataclass(frozen=True, eq=False)
class OwnBook:
    """The workbook of a file, its sheets by the kind that they are, and what was left out of it, as
    ``sheet or kind.column``; ``charts``: whether it had some."""

    book: Any
    sheets: Mapping[str, Any]
    left_out: tuple[str, ...]
    charts: bool

    @property
    def data(self) -> bytes:
        """Its bytes."""
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()


def opened(file: HandedFile, at: int, report: Report, back: bool = True) -> OwnBook | None:
    """The workbook of the file that ``report`` was made of as its ``at``-th; None when it is none,
    or too large to be changed as it is. ``back``: it goes back to somebody, so that what says who a
    person is goes; else it is to be checked again, and nothing does."""
    read = [each for each in report.read if each.at == at]
    if not read or not file.name.lower().endswith(".xlsx"):
        return None
    if sum(_size(report.tables[each.kind]) for each in read) > MOST_CELLS:
        return None
    try:
        book = openpyxl.load_workbook(io.BytesIO(file.data), data_only=True, keep_links=False)
    except UNREADABLE:  # a program wrote it in a way that openpyxl does not know
        return None
    book.properties = DocumentProperties(creator="")
    sheets = {each.kind: book[each.sheet] for each in read if each.sheet in book.sheetnames}
    kinds = {id(sheet): kind for kind, sheet in sheets.items()}
    left: list[str] = []
    for sheet in book.worksheets if back else ():
        kind = kinds.get(id(sheet))
        table = report.tables[kind] if kind else None
        gone = _gone(sheet, table, cells.refused(report, kind) if kind else ())
        left += [f"{kind or sheet.title}.{name}" for name in gone.values()]
        _clear(sheet, gone, table)
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        charts = any(name.startswith("xl/charts/") for name in archive.namelist())
    return OwnBook(book, sheets, tuple(sorted(left)), charts)


def _size(table: TextTable) -> int:
    return len(table.rows) * len(table.columns)


def _gone(sheet: Any, table: TextTable | None, refused: Sequence[str] | Any) -> dict[int, str]:
    """The columns of a sheet (from 1) that are left out, with what they may be called."""
    if table is not None:
        return {
            table.places[name] + 1: headers.spoken(table.columns[name].header, table.places[name])
            for name in refused
        }
    gone: dict[int, str] = {}
    ours = catalogue_texts() if sheet.title.strip().lower() in OWN_SHEETS else frozenset[str]()
    for row, record in enumerate(sheet.iter_rows(values_only=True), 1):
        for column, value in enumerate(record, 1):
            if not isinstance(value, str) or column in gone:
                continue
            if value in ours:
                continue
            text = clean(value)
            named = row <= _HEADER_ROWS and len(text) < 60 and personal.refused_header(text)
            if named or personal.refused("", text):
                gone[column] = headers.letter(column - 1)
    return gone


@cache
def catalogue_texts() -> frozenset[str]:
    """Every text of ours: an example of a phone number in an explanation is nobody's."""
    return frozenset(catalogue().values()) | {
        each for kind in model.REGISTERED for each in _names(kind)
    }


def _names(kind: str) -> list[str]:
    return [column.name for column in model.FILES[kind]]


def _clear(sheet: Any, gone: Mapping[int, str], table: TextTable | None) -> None:
    """Take out what may not go back, and what would run in a spreadsheet."""
    top = table.header_row if table is not None else 0
    names = {place + 1: name for name, place in table.places.items()} if table is not None else {}
    for record in sheet.iter_rows():
        for cell in record:
            if not isinstance(cell, Cell):
                continue
            cell.comment = cell.hyperlink = None
            if cell.value is None:
                continue
            if cell.column in gone and cell.row == top:
                cell.value = gone[cell.column]
            elif cell.column in gone:
                cell.value = None
            elif isinstance(cell.value, str):
                ours = cell.value in catalogue_texts()
                if not ours and personal.refused(names.get(cell.column, ""), clean(cell.value)):
                    cell.value = personal.MASK
                else:
                    write(cell, cell.value)
    for part in (sheet.oddHeader, sheet.oddFooter, sheet.evenHeader, sheet.evenFooter):
        part.left.text = part.center.text = part.right.text = None


def write(cell: Any, text: str) -> None:
    """Put text in a cell as text, whatever it begins with."""
    text = printable(text)
    cell.value = text or None
    if text:
        cell.data_type = "s"
    if runs(text):
        cell.quotePrefix = True


def empty(cell: Any) -> None:
    """Take out what stands in a cell."""
    if isinstance(cell, Cell):
        cell.value = None
