"""The template that an initiative fills in: a workbook with its running stays, and a CSV.

The workbook has a sheet for each file of the contract, under its name, with lists to choose from; a
sheet that explains each column; and headers that cannot be changed. Both are read back by the
checks as they are.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any

import pandas as pd
import xlsxwriter

from arbeidszorg.handing.dictionary import Entry, entries
from arbeidszorg.handing.frames import of
from arbeidszorg.handing.safe import inert
from arbeidszorg.registrations import model
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.texts import t

#: Rows below those that are filled in, that may be written in.
FREE_ROWS = 1_000
#: Kinds in the order of their sheets.
KINDS = ("registraties", "initiatieven", "kosten_opbrengsten")
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Template:
    """A file to fill in: what it is called, and its bytes."""

    name: str
    data: bytes


def workbook(earlier: Registry, initiative: str, year: int, *, running: bool = True) -> Template:
    """The workbook of one initiative for what happened in ``year``. ``running``: only the stays
    that still ran, or that ended in that year or later; else all of them. ``earlier``: the version
    in force; an initiative that is not in it gets an empty one."""
    frames = _filled(earlier, initiative, year, running)
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **_PLAIN}) as book:
        book.set_properties({"title": t("sjabloon.explained.title"), "author": ""})
        formats = _formats(book)
        for kind in KINDS:
            _sheet(book, formats, kind, frames[kind])
        _explained(book, formats, running)
        _lists(book)
    which = "" if running else f"-{t('sjabloon.file.all_years')}"
    name = f"registraties-{_safe(initiative)}-{year}{which}.xlsx"
    return Template(name, stream.getvalue())


def separated(
    earlier: Registry,
    initiative: str,
    year: int,
    kind: str = "registraties",
    *,
    running: bool = True,
) -> Template:
    """The same of one file, as CSV for a Belgian Excel."""
    frame = _filled(earlier, initiative, year, running)[kind]
    out = io.StringIO()
    write = csv.writer(out, delimiter=";", lineterminator="\r\n")
    write.writerow(frame.columns)
    for record in frame.itertuples(index=False):
        write.writerow([inert(_text(cell)) for cell in record])
    which = "" if running else f"-{t('sjabloon.file.all_years')}"
    return Template(f"{kind}{which}.csv", ("\ufeff" + out.getvalue()).encode())


def _filled(
    earlier: Registry, initiative: str, year: int, running: bool
) -> dict[str, pd.DataFrame]:
    """What is filled in already, by kind."""
    whole = earlier.whole()
    stays = of(whole.registrations, [initiative])
    if running:
        on = stays["einddatum"].isna() | (stays["einddatum"] >= pd.Timestamp(year, 1, 1))
        stays = stays[on]
    own = of(whole.costs, [initiative])
    costs = own[own["jaar"] == year]
    if not len(costs):
        costs = pd.DataFrame([{"initiatief_id": initiative, "jaar": year}], columns=list(own))
    return {
        "registraties": stays.sort_values(["einddatum", "startdatum"], na_position="first"),
        "initiatieven": of(whole.initiatives, [initiative]),
        "kosten_opbrengsten": costs,
    }


def _safe(name: str) -> str:
    return "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in name)[:40]


def _text(cell: Any) -> str:
    """A typed cell as somebody writes it."""
    if cell is None or cell is pd.NaT or (not isinstance(cell, str) and pd.isna(cell)):
        return ""
    if isinstance(cell, pd.Timestamp):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float):
        return f"{cell:.10g}".replace(".", ",")
    return str(cell)


def _formats(book: xlsxwriter.Workbook) -> dict[str, Any]:
    return {
        "head": book.add_format({"bold": True, "bg_color": "#E8EEF2", "bottom": 1, "locked": True}),
        "required": book.add_format(
            {"bold": True, "bg_color": "#CFE0EA", "bottom": 1, "locked": True}
        ),
        "text": book.add_format({"locked": False, "num_format": "@"}),
        "date": book.add_format({"locked": False, "num_format": "dd/mm/yyyy"}),
        "number": book.add_format({"locked": False}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
    }


def _format(formats: dict[str, Any], kind: str) -> Any:
    if kind == "date":
        return formats["date"]
    return formats["number" if kind in ("whole", "number", "year") else "text"]


def _sheet(
    book: xlsxwriter.Workbook, formats: dict[str, Any], kind: str, frame: pd.DataFrame
) -> None:
    sheet = book.add_worksheet(kind)
    sheet.freeze_panes(1, 2 if kind == "registraties" else 1)
    columns = {column.name: column for column in model.FILES[kind]}
    for place, entry in enumerate(entries(kind)):
        column = columns[entry.column]
        form = _format(formats, column.kind)
        sheet.set_column(place, place, max(12, len(entry.column) + 3), form)
        head = formats["required" if entry.required else "head"]
        sheet.write_string(0, place, entry.column, head)
        sheet.write_comment(0, place, f"{entry.explained}\n{entry.form}", {"author": ""})
        last = len(frame) + FREE_ROWS
        if entry.codes:
            sheet.data_validation(1, place, last, place, _choice(kind, entry, column))
        for row, cell in enumerate(frame[entry.column], 1):
            _write(sheet, row, place, cell, form)
    sheet.protect("", dict.fromkeys(_MAY, True))


#: What may be done in a sheet beside filling it in.
_MAY = (
    "format_cells",
    "format_columns",
    "format_rows",
    "insert_rows",
    "delete_rows",
    "sort",
    "autofilter",
)


def _write(sheet: Any, row: int, place: int, cell: Any, form: Any) -> None:
    if not (text := _text(cell)):
        return
    if isinstance(cell, pd.Timestamp):
        sheet.write_datetime(row, place, cell.to_pydatetime(), form)
    elif isinstance(cell, str):
        sheet.write_string(row, place, text, form)
    else:
        sheet.write_number(row, place, cell, form)


def _choice(kind: str, entry: Entry, column: model.Column) -> dict[str, Any]:
    """The list of a column; of several codes other texts than one of the list are taken too."""
    at = _list_columns()[kind, entry.column]
    name = xlsxwriter.utility.xl_col_to_name(at)
    return {
        "validate": "list",
        "source": f"={t('sjabloon.sheet.lists')}!${name}$2:${name}${len(entry.codes) + 1}",
        "input_title": entry.column[:32],
        "input_message": entry.form[:255],
        "error_title": t("sjabloon.explained.choose"),
        "error_message": t("sjabloon.explained.choose"),
        "show_error": column.kind != "codes",
    }


def _list_columns() -> dict[tuple[str, str], int]:
    """In which column of the sheet of lists the codes of each column stand."""
    with_codes = [(kind, e.column) for kind in KINDS for e in entries(kind) if e.codes]
    return {key: place for place, key in enumerate(with_codes)}


def _lists(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet(t("sjabloon.sheet.lists"))
    by_name = {(kind, e.column): e for kind in KINDS for e in entries(kind)}
    for key, place in _list_columns().items():
        sheet.write_string(0, place, ".".join(key))
        for row, (code, _) in enumerate(by_name[key].codes, 1):
            sheet.write_string(row, place, code)
    sheet.hide()


def _explained(book: xlsxwriter.Workbook, formats: dict[str, Any], running: bool) -> None:
    """The sheet that says how it is filled in, and what each column asks."""
    sheet = book.add_worksheet(t("sjabloon.sheet.explained"))
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 5, 40, formats["wrap"])
    sheet.write_string(0, 0, t("sjabloon.explained.title"), formats["title"])
    told = ("rows", *(("running", "adds") if running else ("whole",)), "empty_sheet")
    # The words of the choice that the desk gives beside the file.
    choice = {"adds": {"choice": t("indienen.hand.how_adds")}}
    row = 1
    for key in told:
        text = t(f"sjabloon.explained.{key}", **choice.get(key, {}))
        sheet.merge_range(row, 0, row, 5, text, formats["wrap"])
        sheet.set_row(row, 32)
        row += 1
    for kind in KINDS:
        row += 1
        sheet.write_string(row, 0, kind, formats["title"])
        row += 1
        for place, name in enumerate(
            ("column", "required", "form", "explained", "example", "codes")
        ):
            sheet.write_string(row, place, t(f"sjabloon.head.{name}"), formats["head"])
        for entry in entries(kind):
            row += 1
            required = t(f"sjabloon.required.{'ja' if entry.required else 'nee'}")
            codes = "\n".join(f"{code}: {meant}" for code, meant in entry.codes)
            cells = (entry.column, required, entry.form, entry.explained, entry.example, codes)
            for place, text in enumerate(cells):
                sheet.write_string(row, place, text, formats["wrap"])
        row += 1
    sheet.protect()
