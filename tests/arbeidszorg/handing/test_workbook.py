"""The workbook that goes back: what is marked, what is listed, and what it keeps."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from arbeidszorg.handing import books, workbook
from arbeidszorg.handing.checks import HandedFile, Report
from helpers.files import csv_text
from helpers.handing import checked, cost, handed, stay

ROWS = [stay(1, geslacht="q"), stay(2, geboortejaar="2006"), stay(3, einddatum="2021-01-01")]


def own() -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Lijst"
    sheet.append(["Onze lijst"])
    names = [
        "registratie_id",
        *[name for name in {**ROWS[0], **ROWS[1], **ROWS[2]} if name != "registratie_id"],
    ]
    sheet.append(names)
    for row in ROWS:
        sheet.append([row.get(name) for name in names])
    sheet.column_dimensions["A"].width = 33
    other = made.create_sheet("Formules")
    other["A1"], other["A2"] = "=1+1", "@SUM(1)"
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def marks(data: bytes, kind: str) -> dict[str, tuple[str, str]]:
    """The cells that are marked: their colour, and what is said of them."""
    sheet = openpyxl.load_workbook(io.BytesIO(data))[kind]
    return {
        cell.coordinate: (cell.fill.fgColor.rgb[2:], cell.comment.text if cell.comment else "")
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fill_type
    }


def listed(data: bytes) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Wat te herstellen"]
    return list(sheet.iter_rows(values_only=True))


def as_list(report: Report) -> list[tuple[Any, ...]]:
    return [
        (each.kind, str(each.row) if each.row else None, each.column, each.what, each.mend)
        for each in report.findings
    ]


@pytest.mark.parametrize("large", [False, True])
def test_a_workbook_comes_back_marked(monkeypatch: pytest.MonkeyPatch, large: bool) -> None:
    if large:
        monkeypatch.setattr(books, "MOST_CELLS", 1)
    files = [HandedFile("mijn lijst.xlsx", own())]
    report = checked(*files, earlier=None)
    (back,) = workbook.marked(files, report)
    assert (back.name, back.kept, back.left_out) == ("mijn lijst-nagekeken.xlsx", not large, ())
    found = marks(back.data, "registraties" if large else "Lijst")
    colours = sorted(colour for colour, _ in found.values())
    assert colours == sorted(workbook.COLOURS[level] for level in ("herstel", "uitleg", "info"))
    assert any("Deze code staat niet in de lijst" in words for _, words in found.values())
    told = [(row[1], row[2], row[3], row[5], row[7]) for row in listed(back.data)[1:]]
    assert [tuple(each) for each in told] == as_list(report)
    if not large:
        made = openpyxl.load_workbook(io.BytesIO(back.data))
        assert made["Lijst"].column_dimensions["A"].width == 33
        assert made["Formules"]["A2"].quotePrefix and made["Formules"]["A2"].data_type == "s"
        assert made["Formules"]["A1"].value is None  # never calculated


def test_marks_stand_in_the_rows_that_were_handed_in() -> None:
    files = [handed("registraties", *ROWS), handed("kosten_opbrengsten", cost())]
    report = checked(*files, earlier=None)
    (back,) = workbook.marked(files, report)
    made = openpyxl.load_workbook(io.BytesIO(back.data))
    assert made.sheetnames == ["registraties", "kosten_opbrengsten", "Wat te herstellen"]
    names = [cell.value for cell in made["registraties"][1]]
    at = openpyxl.utils.get_column_letter(names.index("geslacht") + 1) + "2"
    assert marks(back.data, "registraties")[at][0] == workbook.COLOURS["herstel"]


def test_text_that_would_run_does_not() -> None:
    files = [handed("registraties", stay(1, medewerker_id="=cmd|'/c calc'!A1"))]
    (back,) = workbook.marked(files, checked(*files))
    made = openpyxl.load_workbook(io.BytesIO(back.data))
    assert [c for sheet in made for row in sheet for c in row if c.data_type == "f"] == []


def test_what_came_back_is_read_again() -> None:
    files = [HandedFile("lijst.xlsx", own())]
    report = checked(*files, earlier=None)
    (back,) = workbook.marked(files, report)
    again = checked(HandedFile(back.name, back.data), earlier=None)
    told = [each for each in again.findings if each.rule != "noticed"]
    before = [each for each in report.findings if each.rule != "noticed"]
    assert [(e.rule, e.row) for e in told] == [(e.rule, e.row) for e in before]


def test_a_csv_of_many_findings_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_LISTED", 3)
    file = HandedFile(
        "registraties.csv", csv_text([stay(n, geslacht="q") for n in range(9)]).encode()
    )
    report = checked(file)
    (back,) = workbook.marked([file], report)
    assert len(listed(back.data)) == 5
    more = len(report.findings) - 3
    assert listed(back.data)[-1][5].startswith(f"Er zijn nog {more} andere bevindingen")
