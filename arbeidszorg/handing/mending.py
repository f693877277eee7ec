"""What was handed in, with what was mended on screen: bytes to be checked again."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from arbeidszorg.handing.checks import HandedFile, Report
from arbeidszorg.handing.replacing import CellEdit, Replacement, on_table
from arbeidszorg.handing.safe import inert
from arbeidszorg.registrations.intake.reading import TextColumn, TextTable


def mended(
    files: Sequence[HandedFile],
    report: Report,
    replacements: Sequence[Replacement] = (),
    edits: Sequence[CellEdit] = (),
) -> tuple[HandedFile, ...]:
    """The files with replacements and edits made, to be checked again; ``report`` is of these
    ``files``. Rows keep their number. An edit of a cell that there is not is left out."""
    out = []
    for kind, table in report.tables.items():
        table, _ = on_table(table, kind, replacements)
        out.append(HandedFile(f"{kind}.csv", _csv(_edited(table, kind, edits)), kind))
    return tuple(out) or tuple(files)


def _edited(table: TextTable, kind: str, edits: Sequence[CellEdit]) -> TextTable:
    columns = dict(table.columns)
    for each in edits:
        place = int(np.searchsorted(table.rows, each.row))
        if each.kind != kind or each.column not in columns or place >= len(table.rows):
            continue
        column = columns[each.column]
        numbers, texts = column.numbers.copy(), list(column.texts)
        if each.value not in texts:
            texts.append(each.value)
        numbers[place] = texts.index(each.value)
        columns[each.column] = TextColumn(column.header, numbers, texts)
    return replace(table, columns=columns)


def _csv(table: TextTable) -> bytes:
    out = io.StringIO()
    write = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for _ in range(table.header_row - 1):
        write.writerow([])
    write.writerow([column.header for column in table.columns.values()])
    row = table.header_row
    for at, number in enumerate(table.rows.tolist()):
        for _ in range(number - row - 1):
            write.writerow([])
        row = number
        write.writerow([inert(column.text(at)) for column in table.columns.values()])
    return ("\ufeff" + out.getvalue()).encode()
