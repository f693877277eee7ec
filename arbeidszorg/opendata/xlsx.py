"""A table as an Excel workbook: the numbers with filters, and a sheet that explains them."""

from __future__ import annotations

from datetime import date, datetime

from arbeidszorg.files.excel.sheet import HEAD, PLAIN, TITLE, Book
from arbeidszorg.opendata.sheet import Column, Sheet
from arbeidszorg.texts import t

#: Letters that a column has room for, by what stands in it.
WIDTHS = {"text": 28.0, "code": 18.0, "whole": 11.0, "number": 11.0, "year": 8.0, "date": 12.0}
#: Widths of the sheet that explains.
BESIDE = (24.0, 100.0)


def as_xlsx(sheet: Sheet, about: tuple[tuple[str, str], ...], demo: bool, atlas: str) -> bytes:
    """The workbook. ``about``: what is said of the table, each with its name; ``atlas``: what the
    atlas is called."""
    book = Book(sheet.title, sheet.about, sheet.day, demo, atlas)
    _numbers(book, sheet)
    _explained(book, sheet, about)
    return book.content()


def _numbers(book: Book, sheet: Sheet) -> None:
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
    into.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)


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
