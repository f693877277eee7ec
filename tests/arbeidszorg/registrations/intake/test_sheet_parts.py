"""A worksheet that is read some rows at a time is what it is when it is read whole."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest
import xlsxwriter

from arbeidszorg.registrations.intake import checking, in_parts, sheet_parts, workbook
from arbeidszorg.registrations.intake.faults import IntakeError
from arbeidszorg.registrations.intake.fetching import Handed
from arbeidszorg.registrations.intake.parsers import Circumstances
from arbeidszorg.registrations.intake.reading import read
from arbeidszorg.registrations.intake.workbook import IN_PARTS, WHOLE, Bounds
from arbeidszorg.runners import here
from helpers.files import csv_text, row

OFFER = Handed("initiatieven.csv", csv_text([row("initiatieven")]).encode())
INITIATIVES = checking.check(read(OFFER, "initiatieven"), "initiatieven").frame
TOLD = Circumstances(initiatives=INITIATIVES, today=date(2025, 6, 1))
HEADER = ["registratie_id", "medewerker_id", "initiatief_id", "startdatum", "activiteiten", "uren"]
Make = Callable[[Any, Any], None]


def table(book: Any, sheet: Any, top: int = 0) -> None:
    """A header and thirty rows, of which some cells are empty."""
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(top, 0, [*HEADER[:5], "uren_per_week"])
    for n in range(30):
        sheet.write_row(top + 1 + n, 0, [f"R{n}", f"P{n // 2}", "WVL-1"])
        sheet.write_datetime(top + 1 + n, 3, date(2020, 1, 1 + n), day)
        sheet.write(top + 1 + n, 4, "keuken")
        if n % 3:
            sheet.write(top + 1 + n, 5, 7.5 + n % 2)


def titled(book: Any, sheet: Any) -> None:
    sheet.write(0, 0, "Registraties")
    table(book, sheet, top=3)


def gaps(book: Any, sheet: Any) -> None:
    table(book, sheet)
    sheet.write(36, 0, "Totaal")
    sheet.write(40, 1, "wees")


def faults(book: Any, sheet: Any) -> None:
    table(book, sheet)
    sheet.write(4, 3, "31/02/2020")
    sheet.write_formula(5, 4, "=1/0", None, "#DIV/0!")
    sheet.write(6, 1, "An Maes")
    sheet.write(7, 7, "naast de tabel")
    sheet.set_row(9, None, None, {"hidden": True})
    sheet.merge_range("C13:C14", "WVL-1")


MAKES: dict[str, Make] = {"table": table, "titled": titled, "gaps": gaps, "faults": faults}


def made(make: Make) -> Handed:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        make(book, book.add_worksheet("registraties"))
        book.add_worksheet("nota").write(0, 0, "niets")
    return Handed("registraties.xlsx", stream.getvalue())


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_parts, "PIECE", 900)
    monkeypatch.setattr(sheet_parts, "LOOKED", 700)


@pytest.mark.parametrize("name", MAKES)
def test_what_is_said_and_read_is_the_same(name: str) -> None:
    handed = made(MAKES[name])
    one = checking.check(read(handed, "registraties"), "registraties", TOLD)
    other = in_parts.read(handed, TOLD, INITIATIVES, here, 9_000, 15)
    assert other.faults.told == one.faults.told
    assert other.faults.counts == one.faults.counts
    assert other.notices == one.notices
    if not one.faults.counts:
        frames = pd.concat(f.astype({"medewerker_id": str}) for f in other.partitions.frames())
        frames = frames.sort_values("registratie_id", ignore_index=True)
        whole = one.frame.astype({"medewerker_id": str})
        whole = whole.sort_values("registratie_id", ignore_index=True)
        pd.testing.assert_frame_equal(frames, whole)
    else:
        assert name != "table"


@pytest.mark.parametrize("name", MAKES)
def test_the_records_are_the_same(name: str) -> None:
    handed = made(MAKES[name])
    one, other = (workbook.open_book(handed, bounds) for bounds in (WHOLE, IN_PARTS))
    for mine, own in zip(one.sheets, other.sheets, strict=True):
        assert list(one.records(mine)) == list(other.records(own))
        assert own.seen.plain and mine.seen.hidden == own.seen.hidden
        assert own.seen.merged == mine.seen.merged and own.seen.marks == mine.seen.marks


def test_what_is_read_in_parts_has_bounds_too() -> None:
    few = Bounds(elements=50)
    with pytest.raises(IntakeError, match="te groot"):
        workbook.open_book(made(table), few)
    small = made(table)
    assert not workbook.is_large(small)
    assert not workbook.is_large(Handed("registraties.xlsx", b"PK, and nothing"))
    assert not workbook.is_large(Handed("registraties.ods", small.data))


def test_a_large_one_is_known_by_what_it_unpacks_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "LARGE", 3_000)
    assert workbook.is_large(made(table))
