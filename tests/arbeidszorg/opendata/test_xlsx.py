"""Tables as workbooks: the numbers, and a sheet that explains them."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata.files import written
from arbeidszorg.opendata.sheet import Column, Sheet
from arbeidszorg.opendata.tables import sheet
from arbeidszorg.opendata.xlsx import as_xlsx
from helpers.leaving import faults


@pytest.mark.parametrize("name", ["medewerkers-naar-geslacht", "initiatieven", "inwoners"])
def test_a_workbook_holds_the_table_and_explains_it(demo_atlas: Atlas, name: str) -> None:
    made = sheet(demo_atlas, name)
    book = load_workbook(io.BytesIO(written(demo_atlas, name, "xlsx")))
    assert book.sheetnames == ["Gegevens", "Toelichting"]
    head, *rows = book["Gegevens"].iter_rows(values_only=True)
    assert head == tuple(column.name for column in made.columns)
    assert [tuple(map(_plain, row)) for row in rows] == list(made.rows)
    explained = {row[0]: row[1] for row in book["Toelichting"].iter_rows(values_only=True)}
    assert explained["Gegevensversie"] == demo_atlas.version
    assert explained["Bron"] == made.source and explained["Voorwaarden"].startswith("MIT")
    assert all(explained[column.name].startswith(column.about) for column in made.columns)
    assert book["Gegevens"].freeze_panes == "A2"


def _plain(cell: object) -> object:
    return cell.date() if isinstance(cell, datetime) else cell


@pytest.mark.parametrize("name", ["uren-naar-geslacht", "initiatieven", "gepubliceerde-cijfers"])
def test_a_workbook_keeps_to_the_schemas_of_its_kind(demo_atlas: Atlas, name: str) -> None:
    content = written(demo_atlas, name, "xlsx")
    assert faults(content, "xlsx") == []
    assert content == written(demo_atlas, name, "xlsx"), "the same content has the same bytes"


def test_a_filter_goes_over_all_rows(demo_atlas: Atlas) -> None:
    book = load_workbook(io.BytesIO(written(demo_atlas, "inwoners", "xlsx")))
    rows = len(sheet(demo_atlas, "inwoners").rows) + 1
    numbers = book["Gegevens"]
    assert numbers.auto_filter.ref == numbers.dimensions == f"A1:D{rows}"


def test_text_is_never_a_formula() -> None:
    columns = (Column("naam", "text", "Naam.", key=True), Column("aantal", "whole", "Aantal."))
    made = Sheet("x", "X", "", columns, (("=1+1", 1), ("https://a.be", None)), "", date(2024, 1, 1))
    book = load_workbook(io.BytesIO(as_xlsx(made, (), demo=False, atlas="Atlas")))
    cells = book["Gegevens"]["A2"], book["Gegevens"]["A3"]
    assert [cell.data_type for cell in cells] == ["s", "s"]
    assert [cell.hyperlink for cell in cells] == [None, None]
    assert book["Gegevens"]["B3"].value is None
