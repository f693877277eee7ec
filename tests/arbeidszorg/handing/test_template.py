"""The template: what is filled in, what may be written in it, and that it is read back."""

from __future__ import annotations

import io

import openpyxl
import pytest

from arbeidszorg.handing import template
from arbeidszorg.handing.checks import HandedFile
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.texts import t
from helpers.handing import checked, found, frozen, in_force, stay

ENDED = {"einddatum": "2024-06-30", "reden_stopzetting": "gezondheid"}
FULL = {"geslacht": "v", "uren_per_week": "12,5", "woonplaats_nis": "31005", "trede_voor": "2"}


def version() -> Registry:
    return in_force(
        frozen(stay(1, **FULL)),
        frozen(stay(2, **ENDED)),
        frozen(stay(3, **ENDED | {"einddatum": "2025-02-01"})),
    )


def test_what_runs_is_filled_in_and_read_back() -> None:
    made = template.workbook(version(), "WVL-1", 2025)
    report = checked(HandedFile(made.name, made.data), earlier=version(), adds=True)
    assert report.frames is not None and found(report) == [("no_amounts", 2, "jaar")]
    assert {each.kind for each in report.read} == set(template.KINDS)
    assert len(report.tables["registraties"].rows) == 2
    assert sorted(report.frames.stays["registratie_id"]) == ["R1", "R2", "R3"]


@pytest.mark.parametrize("running", [True, False])
def test_the_csv_is_read_back(running: bool) -> None:
    made = template.separated(version(), "WVL-1", 2025, running=running)
    report = checked(HandedFile(made.name, made.data), earlier=version(), adds=running)
    assert found(report) == []
    assert len(report.tables["registraties"].rows) == (2 if running else 3)
    before = version().registrations
    after = report.frames
    assert after is not None
    key = "registratie_id"
    assert (
        after.stays.sort_values(key, ignore_index=True)
        .astype("str")
        .equals(before.sort_values(key, ignore_index=True).astype("str"))
    )


def test_what_runs_and_all_years_have_names_of_their_own() -> None:
    made = [template.workbook(version(), "WVL-1", 2025, running=each) for each in (True, False)]
    made += [template.separated(version(), "WVL-1", 2025, running=each) for each in (True, False)]
    assert [each.name for each in made] == [
        "registraties-WVL-1-2025.xlsx",
        "registraties-WVL-1-2025-alle-jaren.xlsx",
        "registraties.csv",
        "registraties-alle-jaren.csv",
    ]


def test_the_choice_that_is_named_is_the_one_on_screen() -> None:
    made = openpyxl.load_workbook(io.BytesIO(template.workbook(version(), "WVL-1", 2025).data))
    told = [cell.value for cell in made["Uitleg"]["A"] if isinstance(cell.value, str)]
    assert any(f"“{t('indienen.hand.how_adds')}”" in text for text in told)


def test_lists_notes_and_protection() -> None:
    made = openpyxl.load_workbook(io.BytesIO(template.workbook(version(), "WVL-1", 2025).data))
    sheet = made["registraties"]
    assert made["Lijsten"].sheet_state == "hidden"
    assert sheet.protection.sheet and sheet["A1"].protection.locked
    assert not sheet["A2"].protection.locked and not sheet["D3"].protection.locked
    names = [cell.value for cell in sheet[1]]
    at = openpyxl.utils.get_column_letter(names.index("geslacht") + 1)
    lists = {str(each.sqref).split(":")[0]: each for each in sheet.data_validations.dataValidation}
    source = lists[f"{at}2"].formula1
    column = source.split("$")[1]
    assert [made["Lijsten"][f"{column}{row}"].value for row in (2, 3, 4)] == ["v", "m", "x"]
    assert all(cell.comment for cell in sheet[1])


def test_an_initiative_that_nobody_knows_gets_an_empty_one() -> None:
    made = template.workbook(version(), "Niet-1", 2025)
    book = openpyxl.load_workbook(io.BytesIO(made.data))
    assert book["registraties"].max_row == 1 and book["registraties"]["A1"].value
    report = checked(HandedFile(made.name, made.data))
    told = [(each.kind, each.level) for each in report.findings.of(rule="noticed")]
    assert told == [("initiatieven", "info"), ("registraties", "info")]


def test_an_empty_template_is_nothing_that_can_be_handed_in() -> None:
    made = template.workbook(version(), "Niet-1", 2025)
    book = openpyxl.load_workbook(io.BytesIO(made.data))
    book["kosten_opbrengsten"].delete_rows(2)
    stream = io.BytesIO()
    book.save(stream)
    report = checked(HandedFile("x.xlsx", stream.getvalue()))
    assert report.blocks and {each.rule for each in report.findings} == {"header_only"}
