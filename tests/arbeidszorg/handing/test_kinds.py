"""Which file is which: by its header, its name, or as it was chosen."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from arbeidszorg.handing.checks import HandedFile
from arbeidszorg.handing.kinds import spoken
from helpers.files import csv_text
from helpers.handing import ONE, checked, cost, found, handed, stay


@pytest.mark.parametrize(
    ("name", "row", "kind"),
    [
        ("kosten.csv", stay(), "registraties"),
        ("lijst.csv", ONE, "initiatieven"),
        ("x.csv", cost(), "kosten_opbrengsten"),
    ],
)
def test_the_header_says_it_whatever_the_name(name: str, row: dict[str, str], kind: str) -> None:
    (one,) = checked(HandedFile(name, csv_text([row]).encode())).read
    assert (one.kind, one.how, one.rows, one.file) == (kind, "header", 1, name)


def test_the_name_says_it_when_the_header_does_not() -> None:
    report = checked(HandedFile("Onze registraties 2025.csv", b"a;b\r\n1;2\r\n"))
    assert found(report) == [("no_known_header", 1, None)]


def test_it_may_be_chosen() -> None:
    file = HandedFile("x.csv", csv_text([ONE]).encode(), "registraties")
    (one,) = checked(file).read
    assert (one.kind, one.how) == ("registraties", "chosen")


def test_a_kind_is_handed_in_once() -> None:
    report = checked(handed("registraties", stay()), handed("registraties", stay(2), name="b.csv"))
    assert found(report, "herstel") == [("two_of_a_kind", None, None)]
    assert "registraties.csv" in report.findings[0].mend


def book(*sheets: tuple[str, list[dict[str, str]]]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        for name, rows in sheets:
            sheet = made.add_worksheet(name)
            for number, record in enumerate([[*rows[0]], *[list(row.values()) for row in rows]]):
                sheet.write_row(number, 0, record)
    return stream.getvalue()


def test_a_workbook_holds_several() -> None:
    data = book(("Mensen", [stay()]), ("Wij", [ONE]), ("Geld", [cost()]), ("Nota", [{"a": "b"}]))
    report = checked(HandedFile("alles.xlsx", data))
    assert {(each.kind, each.sheet) for each in report.read} == {
        ("registraties", "Mensen"),
        ("initiatieven", "Wij"),
        ("kosten_opbrengsten", "Geld"),
    }
    told = [each.mend for each in report.findings.of(rule="noticed")]
    assert told == ["alles.xlsx: blad Nota is niet gelezen."]


def test_a_second_sheet_of_one_kind_is_never_left_out_in_silence() -> None:
    data = book(("2024", [stay()]), ("2025", [stay(2)]))
    assert ("second_table", None, None) in found(checked(HandedFile("x.xlsx", data)))
    named = book(("2024", [stay()]), ("Registraties", [stay(2)]))
    report = checked(HandedFile("x.xlsx", named))
    assert report.read[0].sheet == "Registraties" and not report.blocks


def test_the_name_of_a_file_tells_nobody() -> None:
    assert spoken("C:\\map\\lijst.csv") == "lijst.csv"
    assert spoken("Jan Peeters.csv") == "•••.csv"
