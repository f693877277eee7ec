"""Files as people send them by mistake or on purpose: each gets a clear sentence, and no value that
says who a person is comes back in any of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import xlsxwriter
from odfdo import Document, Row, Table

from arbeidszorg.handing import workbook
from arbeidszorg.handing.checks import HandedFile, Report
from helpers.files import csv_text
from helpers.handing import checked, found, of_stays, stay

HEADER = [*stay()]
DAY = date(2020, 2, 1)
ROWS: list[list[Any]] = [
    ["R1", "P1", "WVL-1", DAY, "keuken"],
    ["R2", "P2", "WVL-1", DAY, "keuken"],
]
NAMES = "Registraties.xlsx"


def book(make: Callable[[Any, Any], None], rows: list[list[Any]] = ROWS, **options: Any) -> bytes:
    stream = io.BytesIO()
    told = {"in_memory": True, "default_date_format": "dd/mm/yyyy"} | options
    with xlsxwriter.Workbook(stream, told) as made:
        sheet = made.add_worksheet("Blad1")
        for number, record in enumerate([HEADER, *rows]):
            for column, cell in enumerate(record):
                sheet.write(number, column, cell)
        make(made, sheet)
    return stream.getvalue()


def plain(_book: Any, _sheet: Any) -> None:
    """Nothing more."""


def repacked(data: bytes, **parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return stream.getvalue()


def bomb() -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made,
        made.open("xl/workbook.xml", "w") as part,
    ):
        for _ in range(16):
            part.write(b"0" * 10_000_000)
    return stream.getvalue()


def only(data: bytes, name: str = NAMES) -> str:
    report = checked(HandedFile(name, data))
    assert report.blocks and report.frames is None
    (one,) = report.findings
    assert one.mend
    return one.rule


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("leeg.csv", lambda: b"", "empty"),
        ("leeg.xlsx", lambda: b" \n", "empty"),
        ("registraties.csv", lambda: b"\xef\xbb\xbf", "empty"),
        (NAMES, lambda: b"%PDF-1.7\n...", "pdf"),
        ("registraties.csv", lambda: b"%PDF-1.7\n...", "not_a_table"),
        ("registraties.ods", lambda: b"%PDF-1.7\n...", "pdf"),
        (NAMES, bomb, "large_workbook"),
        ("registraties.ods", bomb, "large_ods"),
        (NAMES, lambda: repacked(book(plain), xl__vbaProject_dot_bin=b"x"), "macros"),
        ("Registraties.xlsm", lambda: book(plain), "macros"),
        (
            NAMES,
            lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 60 + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        ("registraties.xls", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 60, "other_kind"),
        ("registraties.docx", lambda: b"PK\x03\x04", "other_kind"),
        (NAMES, lambda: book(lambda _, s: s.write("XFD1048576", " ")), "far_cell"),
        ("lijst.xlsx", lambda: book(lambda _, s: s.write("XFD1048576", " ")), "far_cell"),
        ("iets.csv", lambda: b"a;b\r\n1;2\r\n", "unknown_kind"),
        ("registraties.csv", lambda: b"registratie_id;medewerker_id\r\n", "header_only"),
    ],
)
def test_a_file_that_cannot_be_read(name: str, data: Callable[[], bytes], rule: str) -> None:
    assert only(data(), name) == rule


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arbeidszorg.handing.kinds.LARGEST", 10)
    assert only(csv_text([stay()]).encode(), "registraties.csv") == "large_file"


def test_error_cells_and_formulas() -> None:
    def make(_book: Any, sheet: Any) -> None:
        sheet.write_formula("C2", "=1/0", None, "#DIV/0!")
        sheet.write_formula("D3", "=D2+1", None, "")

    report = checked(HandedFile(NAMES, book(make)))
    assert found(report, "herstel") == [
        ("excel_error", 2, "initiatief_id"),
        ("formula", 3, "startdatum"),
    ]


def test_merged_hidden_and_two_headers() -> None:
    def make(made: Any, sheet: Any) -> None:
        sheet.set_row(2, None, None, {"hidden": True})
        made.add_worksheet("Geheim").hide()
        made.get_worksheet_by_name("Geheim").write(0, 0, "x")

    report = checked(HandedFile(NAMES, book(make)))
    assert not report.blocks
    told = " ".join(each.mend for each in report.findings.of(rule="noticed"))
    assert "1 rij is verborgen" in told and "verborgen blad Geheim" in told
    rows = [ROWS[0], [*ROWS[1][:2], None, *ROWS[1][3:]]]
    merged = book(lambda _, sheet: sheet.merge_range("C2:C3", "WVL-1"), rows)
    assert ("required", 3, "initiatief_id") in found(checked(HandedFile(NAMES, merged)))
    again = book(plain, [ROWS[0], HEADER, ROWS[1]])
    assert found(checked(HandedFile(NAMES, again)), "herstel") == [("repeated_header", 3, None)]
    total = book(plain, [*ROWS, ["Totaal", 2]])
    assert found(checked(HandedFile(NAMES, total)), "herstel") == [("total_row", 4, None)]


def test_dates_as_text_as_numbers_and_of_1904() -> None:
    rows = [
        ["R1", "P1", "WVL-1", "01/02/2020", "keuken"],
        ["R2", "P2", "WVL-1", 43862, "keuken"],
        ["R3", "P3", "WVL-1", "1-2-20", "keuken"],
    ]
    assert found(checked(HandedFile(NAMES, book(plain, rows))), "herstel") == [
        ("day_number", 3, "startdatum"),
        ("short_year", 4, "startdatum"),
    ]
    old = checked(HandedFile(NAMES, book(plain, date_1904=True)))
    assert old.frames is not None
    assert old.frames.stays["startdatum"].dt.date.tolist() == [DAY, DAY]


def test_spaces_that_do_not_show_scientific_codes_and_lost_noughts() -> None:
    report = of_stays(
        stay(1, geslacht="\u00a0v\u200b", medewerker_id="\ufeffP1"),
        stay(2, medewerker_id="1,23457E+11"),
        stay(3, woonplaats_nis="1005"),
    )
    assert found(report, "herstel") == [
        ("rounded", 3, "medewerker_id"),
        ("not_nis", 4, "woonplaats_nis"),
    ]


def test_mixed_encodings() -> None:
    text = csv_text([stay(1, activiteiten="é"), stay(2, activiteiten="ë")]).encode()
    report = checked(HandedFile("registraties.csv", text.replace("ë".encode(), b"\xeb")))
    assert ("not_utf8", 3, "activiteiten") in found(report)


def test_two_thousand_columns() -> None:
    row = stay() | {f"k{n}": "" for n in range(2000)}
    assert only(csv_text([row]).encode(), "registraties.csv") == "many_columns"


def test_every_fault_is_found_with_its_row() -> None:
    rows = [stay(n, geslacht="q", startdatum="gisteren") for n in range(700)]
    report = of_stays(*rows)
    assert report.totals["herstel"] == len(report.findings) == 1400
    told = report.findings.of(rule="unknown_code")
    assert [each.row for each in told] == list(range(2, 702))
    assert report.findings.rows("registraties") == dict.fromkeys(range(2, 702), 2)
    assert {each.rule: each.count for each in report.findings.rules} == {
        "unknown_code": 700,
        "not_a_date": 700,
    }


def test_too_few_fields_is_found_in_every_row() -> None:
    lines = csv_text([stay()]).strip() + "\r\nR2;P2\r\n" * 300
    report = checked(HandedFile("registraties.csv", lines.encode()))
    assert report.totals["herstel"] == len(report.findings.of(rule="too_few_fields")) == 300


SECRETS = [
    "85.07.30-033.28",
    "Jan Peeters",
    "jan.peeters@voorbeeld.be",
    "0470 12 34 56",
    "BE68539007547034",
]


def everything(report: Report, file: HandedFile) -> str:
    told = repr(report) + repr(replace(file, name="x"))
    told += " ".join(repr(each) for each in report.findings)
    for marked in workbook.marked([file], report):
        told += marked.name + " ".join(marked.left_out)
        with zipfile.ZipFile(io.BytesIO(marked.data)) as parts:
            told += " ".join(
                parts.read(name).decode("utf-8", "replace") for name in parts.namelist()
            )
    return told + repr(report.read) + repr(report.unused)


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize(
    "column", ["medewerker_id", "geslacht", "Opmerking", "Rijksregisternummer"]
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_says_who_a_person_is_never_comes_back(kind: str, column: str, secret: str) -> None:
    row = stay() | {column: secret}
    data = csv_text([row, stay(2)]).encode()
    if kind == "xlsx":
        header = [*row]
        cells = [[row[name] for name in header], [stay(2).get(name, "") for name in header]]
        stream = io.BytesIO()
        with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
            made.set_properties({"author": secret})
            sheet = made.add_worksheet("Blad1")
            for number, record in enumerate([header, *cells]):
                sheet.write_row(number, 0, record)
            sheet.write_comment("A1", secret)
            other = made.add_worksheet("Notities")
            other.write_column(0, 0, ["Naam", secret])
        data = stream.getvalue()
    file = HandedFile(f"{secret}.{kind}" if "@" not in secret else f"x.{kind}", data)
    report = checked(file)
    assert report.blocks
    assert secret not in everything(report, file)


def ods(rows: list[list[Any]]) -> bytes:
    document = Document("spreadsheet")
    document.body.clear()
    table = Table("Blad1")
    for number, record in enumerate(rows):
        row = Row()
        row.set_values(record)
        table.set_row(number, row)
    document.body.append(table)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_an_opendocument_sheet_is_read_as_one_of_excel() -> None:
    rows = [HEADER, *ROWS]
    open_one = checked(HandedFile("lijst.ods", ods(rows)))
    excel = checked(HandedFile("lijst.xlsx", book(plain)))
    assert open_one.frames is not None and excel.frames is not None
    assert open_one.frames.stays.equals(excel.frames.stays)
    assert open_one.read[0].sheet == "Blad1"


def test_signs_that_no_workbook_keeps() -> None:
    lines = csv_text([stay(1, geslacht="a\x01b"), stay(2, activiteiten="ë")]).encode()
    file = HandedFile("registraties.csv", lines.replace("ë".encode(), b"\xeb") + "é".encode())
    report = checked(file)
    assert report.blocks
    (back,) = workbook.marked([file], report)
    assert back.data.startswith(b"PK")


def test_random_codes_are_nobody() -> None:
    codes = {"medewerker_id": "0b0478a1-2345-4678-9012-345678901234"}
    report = of_stays(stay(1, **codes))
    assert "medewerker_id" not in report.refused["registraties"]


def test_unicode_text_says_what_it_is_whatever_it_is_called() -> None:
    assert only("registratie_id;x".encode("utf-16"), "lijst.csv") == "utf16"
