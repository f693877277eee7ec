"""What was mended on screen is in the bytes, in its row, and nothing else changes."""

from __future__ import annotations

import io

import openpyxl
import pytest

from arbeidszorg.handing.checks import HandedFile
from arbeidszorg.handing.mending import mended
from arbeidszorg.handing.replacing import CellEdit, Replacement
from helpers.files import csv_text
from helpers.handing import ONE, checked, found, handed, stay

ROWS = [stay(1, geslacht="vrouw"), stay(2, geslacht="vrouw", startdatum="1/13/2020"), stay(3)]
RULE = Replacement("registraties", "geslacht", "Vrouw", "v")
EDIT = CellEdit("registraties", 3, "startdatum", "13/01/2020")


def as_book(rows: list[dict[str, str]]) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Lijst"
    sheet.append([*rows[0]])
    for row in rows:
        sheet.append([row.get(name) for name in rows[0]])
    made.create_sheet("Van ons")["A1"] = "blijft staan"
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_replaced_and_edited(kind: str) -> None:
    data = csv_text(ROWS).encode() if kind == "csv" else as_book(ROWS)
    files = [HandedFile(f"lijst.{kind}", data)]
    report = checked(*files)
    assert report.totals["herstel"] == 3
    after = mended(files, report, [RULE], [EDIT])
    again = checked(*after)
    assert not again.blocks and again.frames is not None
    assert again.frames.stays["geslacht"].astype(object).tolist()[:2] == ["v", "v"]
    assert f"{again.frames.stays['startdatum'].iloc[1]:%d/%m/%Y}" == "13/01/2020"
    assert again.tables["registraties"].rows.tolist() == [2, 3, 4]
    if kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(after[0].data))
        assert book["Van ons"]["A1"].value == "blijft staan"


def test_rows_that_cannot_be_read_stay_as_they_are() -> None:
    lines = csv_text(ROWS) + "R4;P4\r\n\r\n" + ";".join(stay(5).values()) + ";\r\n"
    files = [HandedFile("registraties.csv", lines.encode())]
    report = checked(*files)
    assert ("too_few_fields", 5, None) in found(report)
    again = checked(*mended(files, report, [RULE], [EDIT]))
    assert found(again, "herstel") == [("too_few_fields", 5, None)]


def test_a_column_and_a_row_are_taken_out() -> None:
    rows = [stay(1) | {"Opmerking": "komt graag"}, stay(2), {"registratie_id": "Totaal"}]
    files = [handed("registraties", *rows)]
    report = checked(*files)
    assert found(report, "herstel") == [("unknown_column", 1, "Opmerking"), ("total_row", 4, None)]
    out = mended(files, report, columns=[("registraties", "opmerking")], rows=[("registraties", 4)])
    assert found(checked(*out), "herstel") == [] and b"komt graag" not in out[0].data


def test_what_is_not_there_is_left_out_and_nothing_is_nothing() -> None:
    files = [handed("registraties", *ROWS)]
    report = checked(*files)
    for edit in (
        CellEdit("registraties", 99, "geslacht", "v"),
        CellEdit("registraties", 2, "nergens", "v"),
        CellEdit("kosten_opbrengsten", 2, "geslacht", "v"),
    ):
        assert mended(files, report, edits=[edit]) == tuple(files)


def test_what_would_run_in_a_spreadsheet_does_not() -> None:
    one = {"naam": "=HYPERLINK(1)", "organisatie": "-Werk"}
    files = [
        handed("initiatieven", ONE | one),
        handed("registraties", *ROWS),
    ]
    report = checked(*files, earlier=None)
    edit = CellEdit("initiatieven", 2, "sector", "AW")
    out = mended(files, report, edits=[edit])
    assert b"'-Werk" in out[0].data and b"'=HYPER" in out[0].data
    again = checked(*out, earlier=None).tables["initiatieven"]
    assert again.columns["organisatie"].texts == ["-Werk"]
