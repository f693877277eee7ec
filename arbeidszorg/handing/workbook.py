"""The workbooks that go back: what was handed in, with what is to be mended marked and explained.

A workbook comes back with its own sheets; of a CSV, an OpenDocument sheet or a very large workbook
one is made. What says who a person is does not go back: such a column is left out, and is named.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from arbeidszorg.handing import books, cells
from arbeidszorg.handing.books import OwnBook
from arbeidszorg.handing.checks import HandedFile, Report
from arbeidszorg.handing.findings import LEVELS, Finding, Findings, Level
from arbeidszorg.handing.kinds import spoken
from arbeidszorg.handing.safe import printable
from arbeidszorg.registrations import model
from arbeidszorg.texts import t, tn

#: Findings that are listed and marked in a workbook, and cells that have a note, at most; more are
#: counted.
MOST_LISTED, MOST_NOTES = 50_000, 5_000
#: Cells of a sheet that is made; of a larger one the rows in which something was found stand in
#: their own place, and the others are left empty.
MOST_MADE = 1_000_000
#: Letters of a note.
LONGEST_NOTE = 1_000
COLOURS: dict[Level, str] = {"herstel": "F8D0CC", "uitleg": "FCE9B8", "info": "DCE8F5"}
HEADS = ("level", "kind", "row", "column", "value", "what", "why", "mend")
_WIDTHS = (16, 20, 8, 20, 20, 44, 44, 60)


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
    found: list[Marked] = []
    others: list[str] = []
    for at, file in enumerate(files):
        own = books.opened(file, at, report)
        if own is None:
            others += [each.kind for each in report.read if each.at == at]
            continue
        _mark(own, report)
        found.append(Marked(_name(file.name), own.data, own.left_out, True))
    if others or not found:
        kinds = [kind for kind in model.REGISTERED if kind in others]
        name = files[0].name if len(files) == 1 else "registraties"
        found.append(_made(_name(name), kinds, report))
    return tuple(found)


def _name(name: str) -> str:
    own = spoken(name)
    return f"{own.rpartition('.')[0] or own}-nagekeken.xlsx"


def _notes(findings: Findings) -> Iterator[tuple[tuple[int, str | None], list[Finding]]]:
    """The findings of each cell, or row, that has any; the heaviest first."""
    found: dict[tuple[int, str | None], list[Finding]] = {}
    for each in findings[:MOST_LISTED]:
        if each.row:
            found.setdefault((each.row, each.column), []).append(each)
    yield from found.items()


def _words(here: Sequence[Finding]) -> str:
    words = "\n".join(f"{each.what}. {each.mend}" for each in here)
    return printable(words[:LONGEST_NOTE])


def _lines(findings: Findings, left: Sequence[str]) -> Iterator[tuple[Level | None, list[str]]]:
    """The lines of the list of findings, with their level."""
    for name in left:
        yield None, ["", "", "", "", "", t("nakijken.left_out", column=name), "", ""]
    for each in findings[:MOST_LISTED]:
        row, level = str(each.row or ""), t(f"nakijken.level.{each.level}")
        place = [level, each.kind, row, each.column or "", each.value or ""]
        yield each.level, [*place, each.what, each.why, each.mend]
    if (more := len(findings) - MOST_LISTED) > 0:
        yield None, ["", "", "", "", "", tn("nakijken.more", more), "", ""]


# --- a workbook that was handed in ---------------------------------------------------------------


def _mark(own: OwnBook, report: Report) -> None:
    fills = {level: PatternFill("solid", fgColor=COLOURS[level]) for level in LEVELS}
    notes = 0
    for kind, sheet in own.sheets.items():
        places, refused = _places(report, kind), cells.refused(report, kind)
        for (row, column), here in _notes(report.findings.of(kind=kind)):
            if column in refused:
                continue
            cell = sheet.cell(row, places.get(column, places[None]) + 1)
            if isinstance(cell, Cell):
                cell.fill = fills[here[0].level]
                if notes < MOST_NOTES:
                    notes += 1
                    cell.comment = Comment(_words(here), t("nakijken.who"), 160, 320)
    name = t("sjabloon.sheet.mend")
    if name in own.book.sheetnames:
        del own.book[name]
    sheet = own.book.create_sheet(name)
    lines = [(None, [t(f"nakijken.head.{head}") for head in HEADS])]
    if own.charts:
        lines.append((None, ["", "", "", "", "", t("nakijken.no_charts"), "", ""]))
    for number, (level, texts) in enumerate([*lines, *_lines(report.findings, own.left_out)], 1):
        for place, text in enumerate(texts, 1):
            if text:
                books.write(sheet.cell(number, place), text)
        if level:
            sheet.cell(number, 1).fill = fills[level]
    for place, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[place]].width = width
        sheet.cell(1, place + 1).font = Font(bold=True)
    sheet.freeze_panes, sheet.auto_filter.ref = "A2", sheet.dimensions
    own.book.active = len(own.book.sheetnames) - 1


def _places(report: Report, kind: str) -> dict[str | None, int]:
    """In which column of the sheet (from 0) a finding is shown; one about a row in its first."""
    table = report.tables[kind]
    refused = cells.refused(report, kind)
    kept = {name: place for name, place in table.places.items() if name not in refused}
    first = min(kept.values(), default=0)
    return {None: first} | dict[str | None, int](kept.items())


# --- one that is made ----------------------------------------------------------------------------


def _made(name: str, kinds: Sequence[str], report: Report) -> Marked:
    stream = io.BytesIO()
    left = tuple(
        f"{kind}.{column}" for kind in kinds for column in sorted(cells.refused(report, kind))
    )
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, {"in_memory": True, **plain}) as book:
        fills: dict[Level | None, Any] = {
            level: book.add_format({"bg_color": f"#{COLOURS[level]}"}) for level in LEVELS
        }
        fills[None] = None
        for kind in kinds:
            _made_sheet(book, fills, report, kind)
        sheet = book.add_worksheet(t("sjabloon.sheet.mend"))
        head = [(None, [t(f"nakijken.head.{head}") for head in HEADS])]
        if any(_is_large(report, kind) for kind in kinds):
            head.append((None, ["", "", "", "", "", t("nakijken.rows_left"), "", ""]))
        for number, (level, texts) in enumerate([*head, *_lines(report.findings, left)]):
            for place, text in enumerate(texts):
                if text:
                    fill = fills[level] if place == 0 else None
                    sheet.write_string(number, place, printable(text), fill)
        for place, width in enumerate(_WIDTHS):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, min(len(report.findings), MOST_LISTED)), len(HEADS) - 1)
        sheet.activate()
    return Marked(name, stream.getvalue(), left, False)


def _is_large(report: Report, kind: str) -> bool:
    return len(report.tables[kind].rows) * len(cells.columns(report, kind)) > MOST_MADE


def _made_sheet(book: Any, fills: dict[Level | None, Any], report: Report, kind: str) -> None:
    sheet = book.add_worksheet(kind)
    table, names = report.tables[kind], cells.columns(report, kind)
    refused = cells.refused(report, kind)
    found: dict[tuple[int, str | None], list[Finding]] = {}
    for (row, named), here in _notes(report.findings.of(kind=kind)):
        if named not in refused:
            found.setdefault((row, named if named in names else None), []).extend(here)
    safe: dict[str, str] = {}
    marked_rows = {row for row, _ in found} if _is_large(report, kind) else None
    shown = [
        (at, row)
        for at, row in enumerate(table.rows.tolist())
        if marked_rows is None or row in marked_rows
    ]
    for place, name in enumerate(names):
        column = table.columns[name]
        sheet.set_column(place, place, max(12, len(name) + 2))
        sheet.write_string(table.header_row - 1, place, name)
        levels = {
            row: here[0].level
            for (row, named), here in found.items()
            if named == name or (named is None and place == 0 and (row, name) not in found)
        }
        for at, row in shown:
            text, fill = column.text(at), fills[levels.get(row)]
            if text or fill:  # most cells of a large file say nothing that is new
                if text not in safe:
                    safe[text] = printable(text)
                sheet.write_string(row - 1, place, safe[text], fill)
    for number, ((row, column_name), here) in enumerate(found.items()):
        if number < MOST_NOTES:
            place = names.index(column_name) if column_name else 0
            sheet.write_comment(row - 1, place, _words(here), {"author": "", "x_scale": 2})
