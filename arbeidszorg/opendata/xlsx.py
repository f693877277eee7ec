"""A table as an Excel workbook: the numbers with filters, and a sheet that explains them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from xml.sax.saxutils import escape
from zipfile import ZipFile

from xlsxwriter.utility import xl_col_to_name

from arbeidszorg.files.excel.sheet import HEAD, PLAIN, TITLE, Book
from arbeidszorg.files.zipped import zipped
from arbeidszorg.opendata.sheet import Cell, Column, Sheet
from arbeidszorg.texts import t

#: Letters that a column has room for, by what stands in it.
WIDTHS = {"text": 28.0, "code": 18.0, "whole": 11.0, "number": 11.0, "year": 8.0, "date": 12.0}
#: Widths of the sheet that explains.
BESIDE = (24.0, 100.0)


def as_xlsx(sheet: Sheet, about: tuple[tuple[str, str], ...], demo: bool, atlas: str) -> bytes:
    """The workbook. ``about``: what is said of the table, each with its name; ``atlas``: what the
    atlas is called."""
    book = Book(sheet.title, sheet.about, sheet.day, demo, atlas)
    if not sheet.dimensions:
        _numbers(book, sheet)
        _explained(book, sheet, about)
        return book.content()
    _numbers(book, replace(sheet, rows=()), len(sheet.rows))
    _explained(book, sheet, about)
    return _with_rows(book.content(), sheet)


def _numbers(book: Book, sheet: Sheet, count: int | None = None) -> None:
    """The first sheet. ``count``: of rows that come into it later."""
    into = book.workbook.add_worksheet(t("opendata.xlsx.numbers"))
    head, day = book.look(HEAD), book.workbook.add_format({"num_format": "dd/mm/yyyy"})
    into.write_row(0, 0, [column.name for column in sheet.columns], head)
    writers = {"text": into.write_string, "code": into.write_string}
    for at, column in enumerate(sheet.columns):
        write = writers.get(column.kind, into.write_number)
        into.set_column(at, at, WIDTHS[column.kind])
        for row, cells in enumerate(sheet.rows, 1):
            cell = cells[at]
            if isinstance(cell, date):
                into.write_datetime(row, at, datetime(cell.year, cell.month, cell.day), day)
            elif cell is not None:
                write(row, at, cell)
    into.freeze_panes(1, 0)
    rows = len(sheet.rows) if count is None else count
    into.autofilter(0, 0, max(1, rows), len(sheet.columns) - 1)


#: Where the numbers are in the file, and the end of its rows.
_FIRST, _END = "xl/worksheets/sheet1.xml", b"</sheetData>"


def _with_rows(content: bytes, sheet: Sheet) -> bytes:
    """A workbook with the rows of a cube in its first sheet: tens of thousands, written at once,
    which cell by cell would take a second."""
    with ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    letters = [xl_col_to_name(at) for at, _ in enumerate(sheet.columns)]
    whole = f'ref="A1:{letters[-1]}{len(sheet.rows) + 1}"'.encode()
    named = re.sub(rb'(?<=<dimension )ref="[^"]*"', whole, parts[_FIRST], count=1)
    parts[_FIRST] = named.replace(_END, _rows(sheet, letters).encode() + _END)
    return zipped(parts, sheet.day)


def _rows(sheet: Sheet, letters: list[str]) -> str:
    """The rows as SpreadsheetML, with texts in their cells."""

    @cache
    def told(cell: Cell) -> str:
        if isinstance(cell, str):
            return f' t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
        return f"><v>{cell}</v></c>"

    lines = []
    for number, row in enumerate(sheet.rows, 2):
        cells = "".join(
            f'<c r="{letter}{number}"{told(cell)}'
            for letter, cell in zip(letters, row, strict=True)
            if cell is not None
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    return "".join(lines)


def _explained(book: Book, sheet: Sheet, about: tuple[tuple[str, str], ...]) -> None:
    into = book.workbook.add_worksheet(t("opendata.xlsx.explained"))
    wrapped = book.look(PLAIN | {"text_wrap": True})
    for at, width in enumerate(BESIDE):
        into.set_column(at, at, width)
    into.write_string(0, 0, sheet.title, book.look(TITLE))
    row = 2
    for name, text in about:
        into.write_string(row, 0, name, book.look(PLAIN))
        into.write_string(row, 1, text, wrapped)
        row += 1
    row += 1
    into.write_row(row, 0, [t("opendata.xlsx.column"), t("opendata.xlsx.meaning")], book.look(HEAD))
    for column in sheet.columns:
        row += 1
        into.write_string(row, 0, column.name, book.look(PLAIN))
        into.write_string(row, 1, _meaning(column), wrapped)


def _meaning(column: Column) -> str:
    """What a column says, with its codes where they are few."""
    if not 0 < len(column.codes) <= 30:
        return column.about
    codes = "; ".join(f"{code} = {name}" for code, name in column.codes.items())
    return f"{column.about} {codes}."
