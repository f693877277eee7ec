"""What was handed in, with what was mended on screen: bytes to be checked again.

A workbook stays that workbook, with its other sheets; anything else becomes a CSV. Rows keep their
number, so that what was told of them stays true, and rows that cannot be read stay as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from arbeidszorg.handing import books
from arbeidszorg.handing.checks import HandedFile, ReadTable, Report
from arbeidszorg.handing.replacing import CellEdit, Replacement, matching
from arbeidszorg.handing.safe import inert
from arbeidszorg.registrations.intake import separated, sources
from arbeidszorg.registrations.intake.reading import TextTable


@dataclass(frozen=True)
class _Changes:
    replacements: Sequence[Replacement]
    edits: Sequence[CellEdit]
    columns: Sequence[tuple[str, str]]
    rows: Sequence[tuple[str, int]]


@dataclass
class _Plan:
    """The changes of one table, by place: cells (row from 1, column from 0), rows and columns."""

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


def mended(
    files: Sequence[HandedFile],
    report: Report,
    replacements: Sequence[Replacement] = (),
    edits: Sequence[CellEdit] = (),
    columns: Sequence[tuple[str, str]] = (),
    rows: Sequence[tuple[str, int]] = (),
) -> tuple[HandedFile, ...]:
    """The files with replacements and edits made, ``columns`` taken out (kind and name, as
    ``report.tables`` has it), and ``rows`` emptied (kind and row). ``report`` is of these
    ``files``. A change of what is not there is left out. Files in which nothing changes are what
    they were."""
    changes = _Changes(replacements, edits, columns, rows)
    out: list[HandedFile] = []
    for at, file in enumerate(files):
        read = [each for each in report.read if each.at == at]
        plans = {each.kind: _plan(report.tables[each.kind], each.kind, changes) for each in read}
        if not any(plan.cells or plan.rows or plan.columns for plan in plans.values()):
            out.append(file)
        elif (own := books.opened(file, at, report, back=False)) is not None:
            out.append(HandedFile(file.name, _in_book(own, plans), file.kind))
        else:
            out += [_as_csv(file, each, report.tables[each.kind], plans) for each in read]
    return tuple(out)


def _plan(table: TextTable, kind: str, changes: _Changes) -> _Plan:
    plan = _Plan()
    for each in changes.replacements:
        column = table.columns.get(each.column)
        if each.kind == kind and column is not None:
            chosen = np.array(matching(column, each), np.bool_)[column.numbers]
            for row in table.rows[chosen].tolist():
                plan.cells[row, table.places[each.column]] = each.new
    known = set(table.rows.tolist())
    for edit in changes.edits:
        if edit.kind == kind and edit.row in known and edit.column in table.places:
            plan.cells[edit.row, table.places[edit.column]] = edit.value
    plan.columns = {table.places[n] for k, n in changes.columns if k == kind and n in table.places}
    plan.rows = {row for k, row in changes.rows if k == kind and row > table.header_row}
    return plan


def _in_book(own: books.OwnBook, plans: Mapping[str, _Plan]) -> bytes:
    for kind, sheet in own.sheets.items():
        plan = plans[kind]
        for (row, place), text in plan.cells.items():
            books.write(sheet.cell(row, place + 1), text)
        for row in plan.rows:
            for cell in sheet[row]:
                books.empty(cell)
        for place in plan.columns:
            for (cell,) in sheet.iter_rows(min_col=place + 1, max_col=place + 1):
                books.empty(cell)
    return own.data


def _as_csv(
    file: HandedFile, read: ReadTable, table: TextTable, plans: Mapping[str, _Plan]
) -> HandedFile:
    plan = plans[read.kind]
    out = io.StringIO()
    write = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row, record in enumerate(_records(file, read), 1):
        cells = [] if row in plan.rows else list(record)
        for place in table.places.values():
            if (row, place) in plan.cells and place < len(cells):
                cells[place] = plan.cells[row, place]
        for place in plan.columns:
            if place < len(cells):
                cells[place] = ""
        write.writerow([inert(text) for text in cells])
    data = ("\ufeff" + out.getvalue()).encode("utf-8", "surrogateescape")
    stem = file.name.rpartition(".")[0] or read.kind
    name = f"{stem}.csv" if read.sheet is None else f"{stem}-{read.kind}.csv"
    return HandedFile(name, data, read.kind)


def _records(file: HandedFile, read: ReadTable) -> Sequence[list[str]]:
    if not file.handed.is_workbook:
        return list(separated.records(file.handed, read.kind))
    book = sources.open_book(file.handed)
    sheet = next(each for each in book.sheets if each.name == read.sheet)
    return list(book.records(sheet))
