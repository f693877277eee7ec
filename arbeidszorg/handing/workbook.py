"""The workbook that goes back: what was handed in, with what is to be mended marked and explained.

What says who a person is does not go back: such a column is left out, and the workbook says so.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from arbeidszorg.handing import cells
from arbeidszorg.handing.checks import HandedFile, Report
from arbeidszorg.handing.findings import Finding, Findings
from arbeidszorg.registrations import model
from arbeidszorg.texts import t

#: Findings that are listed and cells that are marked, at most; more are counted.
MOST_LISTED, MOST_COMMENTS = 100_000, 5_000


@dataclass(frozen=True)
class Marked:
    """A workbook to give back: its name and bytes; ``left_out``: columns that say who a person is,
    as ``kind.column``; ``kept``: whether it is the one that was handed in, with all its sheets."""

    name: str
    data: bytes
    left_out: tuple[str, ...]
    kept: bool


def marked(files: Sequence[HandedFile], report: Report) -> tuple[Marked, ...]:
    """The workbooks of what was checked: ``report`` is of these ``files``. Each workbook that was
    handed in comes back, and one that is made of all other files."""
    kinds = [kind for kind in model.REGISTERED if kind in report.tables]
    stream = io.BytesIO()
    left = tuple(f"{kind}.{name}" for kind in kinds for name in sorted(cells.refused(report, kind)))
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, {"in_memory": True, **plain}) as book:
        colours = {
            "herstel": book.add_format({"bg_color": "#F8D0CC"}),
            "uitleg": book.add_format({"bg_color": "#FCE9B8"}),
            "info": book.add_format({"bg_color": "#DCE8F5"}),
        }
        for kind in kinds:
            _sheet(book, colours, report, kind)
        _listed(book, report.findings, left)
    stem = files[0].name.rpartition(".")[0] if len(files) == 1 else ""
    name = f"{stem or 'registraties'}-nagekeken.xlsx"
    return (Marked(name, stream.getvalue(), left, False),)


def _sheet(book: Any, colours: dict[str, Any], report: Report, kind: str) -> None:
    sheet = book.add_worksheet(kind)
    table, names = report.tables[kind], cells.columns(report, kind)
    top = table.header_row - 1
    found: dict[tuple[int, str], list[Finding]] = {}
    for each in report.findings.of(kind=kind)[:MOST_LISTED]:
        if each.row and each.column in names:
            found.setdefault((each.row, each.column), []).append(each)
    for place, name in enumerate(names):
        column = table.columns[name]
        sheet.set_column(place, place, max(12, len(name) + 2))
        sheet.write_string(top, place, name)
        for at, row in enumerate(table.rows.tolist()):
            here = found.get((row, name), ())
            form = colours[here[0].level] if here else None
            sheet.write_string(row - 1, place, column.text(at), form)
    for number, ((row, name), here) in enumerate(found.items()):
        if number < MOST_COMMENTS:
            words = "\n".join(f"{each.what}. {each.mend}" for each in here)
            sheet.write_comment(row - 1, names.index(name), words, {"author": ""})


def _listed(book: Any, findings: Findings, left: Sequence[str]) -> None:
    """The sheet that lists all findings."""
    sheet = book.add_worksheet(t("sjabloon.sheet.mend"))
    sheet.activate()
    for place, name in enumerate(
        ("level", "kind", "row", "column", "value", "what", "why", "mend")
    ):
        sheet.write_string(0, place, t(f"nakijken.head.{name}"))
    row = 1
    for name in left:
        sheet.write_string(row, 5, t("nakijken.left_out", column=name))
        row += 1
    for at, each in enumerate(findings[:MOST_LISTED], row):
        texts = (
            t(f"nakijken.level.{each.level}"),
            each.kind,
            str(each.row or ""),
            each.column or "",
        )
        for place, text in enumerate((*texts, each.value or "", each.what, each.why, each.mend)):
            sheet.write_string(at, place, text)
