"""All that is kept of an initiative, as a file to take along: CSV and XLSX, in one ZIP.

A cell that a spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date

from arbeidszorg.files.spreadsheet import inert
from arbeidszorg.files.zipped import again, zipped
from arbeidszorg.registrations import model
from arbeidszorg.store.submissions import Submission, texts_of
from arbeidszorg.texts import t

Rows = list[list[str]]


def export(parts: Mapping[str, Submission], name: str, today: date) -> bytes:
    """A ZIP with, for each part (folder -> what was handed in), its files as CSV and one XLSX.
    Raises ``StoreError`` when something is damaged."""
    files: dict[str, bytes] = {}
    for folder, submission in parts.items():
        tables = {file: _rows(text) for file, text in texts_of(submission).items()}
        for file, rows in tables.items():
            files[f"{folder}/{file}.csv"] = _csv(rows)
        files[f"{folder}/{folder}.xlsx"] = again(_xlsx(tables), today)
    words = {"name": name, "day": f"{today:%d/%m/%Y}"}
    read_me = t("aanvaarden.export.read_me", **words).encode()
    return zipped({t("aanvaarden.export.read_me_name"): read_me, **files}, today)


def _rows(text: bytes) -> Rows:
    return list(csv.reader(io.StringIO(text.decode(), newline="")))


def _csv(rows: Rows) -> bytes:
    out = io.StringIO()
    write = csv.writer(out, delimiter=";", lineterminator="\r\n")
    write.writerows([inert(cell) for cell in row] for row in rows)
    return ("\ufeff" + out.getvalue()).encode()


def _xlsx(tables: Mapping[str, Rows]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(out, plain) as book:
        bold = book.add_format({"bold": True})
        for file, rows in tables.items():
            kinds = {column.name: column.kind for column in model.FILES[file]}
            sheet = book.add_worksheet(file)
            sheet.freeze_panes(1, 0)
            head = rows[0] if rows else []
            for place, column in enumerate(head):
                sheet.write_string(0, place, column, bold)
            for line, row in enumerate(rows[1:], 1):
                for place, cell in enumerate(row):
                    if cell and kinds.get(head[place]) in ("number", "whole", "year"):
                        sheet.write_number(line, place, float(cell))
                    elif cell:
                        sheet.write_string(line, place, inert(cell))
    return out.getvalue()
