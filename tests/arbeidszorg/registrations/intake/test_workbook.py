"""Workbooks as people send them: every sheet read or named, every cell read or at fault."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from arbeidszorg.registrations.intake import workbook
from arbeidszorg.registrations.intake.faults import Fault, IntakeError, render
from arbeidszorg.registrations.registry import Registry
from helpers.files import folder_of, load

HEADER = [
    "registratie_id",
    "medewerker_id",
    "initiatief_id",
    "startdatum",
    "einddatum",
    "activiteiten",
]
DAY = date(2020, 2, 1)
ROWS: list[list[Any]] = [
    ["R1", "P1", "WVL-1", DAY, None, "keuken"],
    ["R2", "P2", "WVL-1", DAY, None, "keuken"],
]
ROUNDED = "Excel heeft dit getal afgerond; de laatste cijfers zijn verloren"
TOO_LARGE = "Het Excel-bestand is te groot om in één keer te lezen"
Make = Callable[[xlsxwriter.Workbook], None]


def fill(sheet: Any, rows: list[list[Any]] = ROWS, header: list[str] = HEADER, top: int = 0) -> Any:
    for number, record in enumerate([header, *rows], top):
        for column, cell in enumerate(record):
            sheet.write(number, column, cell)
    return sheet


@pytest.fixture
def sent(tmp_path: Path) -> Callable[[Make], Registry]:
    """Reads a folder with the workbook that was made."""

    def read(make: Make) -> Registry:
        folder_of(tmp_path)
        (tmp_path / "registraties.csv").unlink(missing_ok=True)
        path = tmp_path / "registraties.xlsx"
        with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
            make(book)
        return load(tmp_path)

    return read


def refused(sent: Callable[[Make], Registry], make: Make) -> list[Fault]:
    with pytest.raises(IntakeError) as caught:
        sent(make)
    return list(caught.value.faults)


def test_errors_are_faults_with_row_and_column(sent: Callable[[Make], Registry]) -> None:
    errors = ["#N/A", "#DIV/0!", "#REF!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!"]

    def make(book: xlsxwriter.Workbook) -> None:
        sheet = fill(book.add_worksheet("Blad1"), [[f"R{n}", *ROWS[0][1:]] for n in range(7)])
        for row, error in enumerate(errors, 1):
            sheet.write_formula(row, 4, "=1", None, error)

    faults = refused(sent, make)
    assert [(f.file, f.row, f.column, f.value) for f in faults] == [
        ("registraties.xlsx, blad Blad1", row, "einddatum", error)
        for row, error in enumerate(errors, 2)
    ]
    assert {fault.rule for fault in faults} == {"Deze cel bevat een fout van Excel"}


def test_a_formula_without_a_result_is_never_empty(sent: Callable[[Make], Registry]) -> None:
    def make(book: xlsxwriter.Workbook) -> None:
        fill(book.add_worksheet("Blad1")).write_formula("E3", "=D3+30", None, "")

    (fault,) = refused(sent, make)
    assert (fault.row, fault.column) == (3, "einddatum")
    assert fault.rule == "Dit is een formule zonder uitkomst"


def test_visible_sheets_before_hidden_ones(sent: Callable[[Make], Registry]) -> None:
    def make(book: xlsxwriter.Workbook) -> None:
        hidden = fill(book.add_worksheet("Oud"), [["R9", "P9", *ROWS[0][2:]]])
        fill(book.add_worksheet("Blad1")).activate()
        book.add_worksheet("Lijsten").write(0, 0, "Jan Peeters")
        book.add_worksheet("Leeg")
        book.get_worksheet_by_name("Blad1").set_first_sheet()
        hidden.hide()

    registry = sent(make)
    assert registry.registrations["registratie_id"].tolist() == ["R1", "R2"]
    assert registry.notices == (
        "registraties.xlsx: het verborgen blad Oud is niet gelezen.",
        "registraties.xlsx: blad Lijsten is niet gelezen.",
    )


def test_a_chart_sheet_is_no_sheet(sent: Callable[[Make], Registry]) -> None:
    def make(book: xlsxwriter.Workbook) -> None:
        chart = book.add_chart({"type": "column"})
        book.add_chartsheet("Grafiek").set_chart(chart)
        fill(book.add_worksheet("Blad1"))
        chart.add_series({"values": "=Blad1!$A$1:$A$2"})

    assert sent(make).notices == (
        "registraties.xlsx: blad Grafiek is niet gelezen; het is een grafiek of heeft geen cellen.",
    )


def test_a_second_table_is_not_left_out_in_silence(sent: Callable[[Make], Registry]) -> None:
    def make(book: xlsxwriter.Workbook, name: str = "2025") -> None:
        fill(book.add_worksheet("2024"))
        fill(book.add_worksheet(name), [["R3", "P3", *ROWS[0][2:]]])

    (fault,) = refused(sent, make)
    assert fault.file == "registraties.xlsx, blad 2024"
    assert fault.rule == "Er is een tweede blad met dezelfde kolommen, dat niet gelezen is"
    assert "blad 2025" in fault.mend
    chosen = sent(lambda book: make(book, "Registraties"))
    assert chosen.registrations["registratie_id"].tolist() == ["R3"]
    assert chosen.notices == ("registraties.xlsx: blad 2024 is niet gelezen.",)


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "AZ900000"])
def test_a_stray_cell_far_away(sent: Callable[[Make], Registry], cell: str) -> None:
    def make(book: xlsxwriter.Workbook) -> None:
        fill(book.add_worksheet("Blad1")).write(cell, " ")

    (fault,) = refused(sent, make)
    assert fault.rule == "Ver buiten de tabel staat nog een cel die niet leeg is"
    assert f"rij {''.join(filter(str.isdigit, cell))}" in fault.mend


def test_a_format_far_away_is_no_content(sent: Callable[[Make], Registry]) -> None:
    def make(book: xlsxwriter.Workbook) -> None:
        fill(book.add_worksheet("Blad1")).write_blank("XFD1048576", None, book.add_format())

    assert len(sent(make).registrations) == 2


def test_hidden_rows_are_read_and_said(sent: Callable[[Make], Registry]) -> None:
    def make(book: xlsxwriter.Workbook, filtered: bool = False) -> None:
        sheet = fill(book.add_worksheet("Blad1"))
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(900, None, None, {"hidden": True})
        if filtered:
            sheet.autofilter(0, 0, 2, 5)
            sheet.filter_column("A", "x == R1")

    registry = sent(make)
    assert len(registry.registrations) == 2
    assert registry.notices == (
        "registraties.xlsx, blad Blad1: 1 rij is verborgen in Excel. Ze is wel gelezen.",
    )
    (notice,) = sent(lambda book: make(book, filtered=True)).notices
    assert "weggefilterd" in notice


def test_cells_made_one_over_rows_are_said(sent: Callable[[Make], Registry]) -> None:
    """A title over several columns is none of them."""

    def make(book: xlsxwriter.Workbook) -> None:
        rows = [ROWS[0], [*ROWS[1][:2], None, *ROWS[1][3:]]]
        sheet = fill(book.add_worksheet("Blad1"), rows, top=1)
        sheet.merge_range("A1:F1", "Registraties")
        sheet.merge_range("C3:C4", "WVL-1")

    with pytest.raises(IntakeError) as caught:
        sent(make)
    assert [fault.rule for fault in caught.value.faults] == ["Dit verplichte veld is leeg"]
    assert any("de cellen C3:C4 zijn samengevoegd" in said for said in caught.value.notices)


def test_cells_made_one_in_the_header(sent: Callable[[Make], Registry]) -> None:
    """Down they are no empty rows; across they are one fault, with its name."""

    def down(book: xlsxwriter.Workbook) -> None:
        sheet = fill(book.add_worksheet("Blad1"), [[None], *ROWS])
        for column, name in enumerate(HEADER):
            sheet.merge_range(0, column, 1, column, name)

    registry = sent(down)
    assert (len(registry.registrations), registry.notices) == (2, ())

    def across(book: xlsxwriter.Workbook) -> None:
        rows = [[*record, "iets"] for record in ROWS]
        fill(book.add_worksheet("Blad1"), rows).merge_range("F1:G1", "activiteiten")

    (fault,) = refused(sent, across)
    assert (fault.row, fault.column) == (1, "G")
    assert fault.rule == "Deze kolomnaam staat in één cel boven meer dan één kolom"

    def two_rows(book: xlsxwriter.Workbook) -> None:
        header = [*HEADER[:3], "periode", None, HEADER[5]]
        below = [None, None, None, "startdatum", "einddatum"]
        sheet = fill(book.add_worksheet("Blad1"), [below, *ROWS], header)
        sheet.merge_range("D1:E1", "periode")

    (said,) = sent(two_rows).notices
    assert "de kolomnamen staan op twee rijen, 1 en 2" in said


@pytest.mark.parametrize(
    ("column", "cell", "rule"),
    [
        ("startdatum", 43862, "Dit is het dagnummer waarmee Excel rekent, geen datum"),
        ("startdatum", 43862.5, "Dit is het dagnummer waarmee Excel rekent, geen datum"),
        ("uren_per_week", date(2020, 5, 7), "Dit is een datum, en hier hoort een getal"),
        ("trede_voor", date(2020, 5, 7), "Dit is een datum, en hier hoort een getal"),
        (
            "uren_per_week",
            "1,5E+11",
            ROUNDED,
        ),
        (
            "medewerker_id",
            "1.23E+12",
            ROUNDED,
        ),
    ],
)
def test_what_excel_makes_of_numbers(
    sent: Callable[[Make], Registry], column: str, cell: Any, rule: str
) -> None:
    def make(book: xlsxwriter.Workbook) -> None:
        header = list(dict.fromkeys([*HEADER, column]))
        record = dict(zip(header, [*ROWS[0], None], strict=False)) | {column: cell}
        fill(book.add_worksheet("Blad1"), [[record[name] for name in header]], header)

    (fault,) = refused(sent, make)
    assert (fault.row, fault.column, fault.rule) == (2, column, rule)


def test_names_of_sheets_tell_nobody(sent: Callable[[Make], Registry]) -> None:
    def make(book: xlsxwriter.Workbook) -> None:
        fill(book.add_worksheet("Jan Peeters"), [["R1", "x", *ROWS[0][2:]]])
        book.add_worksheet("85.07.30-033.28").write(0, 0, "x")

    with pytest.raises(IntakeError) as caught:
        sent(make)
    words = render(caught.value)
    assert "De naam van een blad zegt wie een persoon is" in words
    assert not any(secret in words for secret in ("Jan", "Peeters", "85.07", "033"))


def test_titles_above_the_table(sent: Callable[[Make], Registry]) -> None:
    def make(book: xlsxwriter.Workbook) -> None:
        fill(book.add_worksheet("Blad1"), top=3).write(0, 0, "Registraties 2020")

    assert sent(make).notices == (
        "registraties.xlsx, blad Blad1: de kolomnamen staan op rij 4. Wat erboven staat, is niet "
        "gelezen.",
    )


@pytest.mark.parametrize(
    ("parts", "rule"),
    [
        (
            {"xl/worksheets/a.xml": 160_000_000},
            TOO_LARGE,
        ),
        (
            dict.fromkeys(map(str, range(6000)), 1),
            TOO_LARGE,
        ),
        ({"mimetype": 10}, "Dit is geen leesbaar Excel-bestand"),
    ],
)
def test_what_unpacks_to_too_much(
    tmp_path: Path, parts: dict[str, int], rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "IN_PARTS", workbook.WHOLE)
    folder_of(tmp_path)
    (tmp_path / "registraties.csv").unlink()
    with zipfile.ZipFile(
        tmp_path / "registraties.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1
    ) as book:
        for name, size in parts.items():
            with book.open(name, "w") as part:
                for _ in range(0, size, 10_000_000):
                    part.write(b"0" * min(size, 10_000_000))
    with pytest.raises(IntakeError) as caught:
        load(tmp_path)
    assert [fault.rule for fault in caught.value.faults] == [rule]


def test_old_and_locked_workbooks(tmp_path: Path) -> None:
    folder_of(tmp_path)
    (tmp_path / "registraties.csv").unlink()
    for content, rule in (
        (b"", "Dit is een Excel-bestand van een oude soort (.xls)"),
        (
            "EncryptedPackage".encode("utf-16-le"),
            "Het Excel-bestand is beveiligd met een wachtwoord",
        ),
    ):
        (tmp_path / "registraties.xlsx").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 60 + content)
        with pytest.raises(IntakeError) as caught:
            load(tmp_path)
        assert [fault.rule for fault in caught.value.faults] == [rule]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/workbook.xml", b'encoding="UTF-8"', b'encoding="s"'),
        ("xl/workbook.xml", b'r:id="rId1"', b'r:id="rId9"'),
        ("xl/workbook.xml", b"<workbook", b"<!DOCTYPE a><workbook"),
        ("xl/worksheets/sheet1.xml", b'r="B2"', b'r="ZZZZZ9"'),
        ("xl/worksheets/sheet1.xml", b"</row>", b"<row>"),
    ],
)
def test_a_workbook_that_was_meddled_with(
    sent: Callable[[Make], Registry], tmp_path: Path, part: str, old: bytes, new: bytes
) -> None:
    sent(lambda book: fill(book.add_worksheet("Blad1")))
    path = tmp_path / "registraties.xlsx"
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    assert old in parts[part]
    with zipfile.ZipFile(path, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data.replace(old, new, 1) if name == part else data)
    with pytest.raises(IntakeError) as caught:
        load(tmp_path)
    assert caught.value.faults[0].rule in (
        "Dit is geen leesbaar Excel-bestand",
        TOO_LARGE,
    )
