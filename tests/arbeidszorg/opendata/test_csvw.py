"""Tables as CSV, and what is said of them as CSV on the Web."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata import csvw
from arbeidszorg.opendata.files import page, written
from arbeidszorg.opendata.licence import licence
from arbeidszorg.opendata.sheet import Column, Sheet
from arbeidszorg.opendata.tables import sheet

#: A list with whatever may stand in a cell.
ODD = Sheet(
    "vreemd",
    "Vreemde tekens",
    "Wat in een cel kan staan.",
    (
        Column("id", "text", "Kenmerk.", key=True),
        Column("tekst", "text", "Tekst."),
        Column("aantal", "whole", "Aantal."),
        Column("getal", "number", "Getal."),
        Column("dag", "date", "Dag."),
    ),
    (
        ("a", 'komma, "aanhaling" en\nnieuwe regel', 0, -1.5, date(2024, 2, 29)),
        ("b", None, None, None, None),
        ("c", "=1+1", 10**12, 1e-7, date(1899, 12, 31)),
        ("d", "é € 漢 ’", -3, 0.1, date(9999, 12, 31)),
    ),
    "Proef",
    date(2024, 12, 31),
)


def test_what_is_in_a_cell_comes_out_again() -> None:
    head, *rows = csv.reader(io.StringIO(csvw.as_csv(ODD).decode(), newline=""))
    assert head == ["id", "tekst", "aantal", "getal", "dag"]
    assert rows[0] == ["a", 'komma, "aanhaling" en\nnieuwe regel', "0", "-1.5", "2024-02-29"]
    assert rows[1] == ["b", "", "", "", ""]
    assert rows[3][1] == "é € 漢 ’"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-2+3+cmd", "'-2+3+cmd"),
        ("+32 50 12.34.56", "+32 50 12.34.56"),
        ("-5", "-5"),
        ("De Zon", "De Zon"),
    ],
)
def test_no_text_of_a_list_is_a_formula(text: str, cell: str) -> None:
    made = replace(ODD, rows=(("a", text, None, None, None),))
    (row,) = list(csv.reader(io.StringIO(csvw.as_csv(made).decode(), newline="")))[1:]
    assert row[1] == cell


def test_a_table_without_rows_has_its_columns() -> None:
    assert csvw.as_csv(replace(ODD, rows=())) == b"id,tekst,aantal,getal,dag\r\n"


@pytest.mark.parametrize(
    "name",
    [
        "medewerkers-naar-sector",
        "uren-volgens-woonplaats",
        "initiatieven",
        "gebieden",
        "inwoners",
        "gepubliceerde-cijfers",
    ],
)
def test_a_validator_of_others_finds_nothing_wrong(
    demo_atlas: Atlas, tmp_path: Path, name: str
) -> None:
    """Each cell is of its type and in its list, rows are told apart by their keys, and the columns
    are those that are described."""
    from csvw import CSVW  # here: it takes seconds to read, in every process that looks for tests

    made = sheet(demo_atlas, name)
    for ending in ("csv", "csv-metadata.json"):
        (tmp_path / f"{name}.{ending}").write_bytes(written(demo_atlas, name, ending))
    group = CSVW(str(tmp_path / f"{name}.csv-metadata.json"), validate=True)
    assert group.is_valid, group.warnings
    (table,) = group.tables
    rows = list(table)
    assert len(rows) == len(made.rows)
    assert list(rows[0]) == [column.name for column in made.columns]


def test_what_is_said_of_a_file_names_licence_source_and_version(demo_atlas: Atlas) -> None:
    made = sheet(demo_atlas, "medewerkers")
    known = licence(demo_atlas)
    said = csvw.metadata(made, known, demo_atlas.version, page(demo_atlas, made.name))
    assert json.loads(csvw.as_metadata(made, known, demo_atlas.version, "x"))["url"] == (
        "medewerkers.csv"
    )
    assert said["dc:license"] == {"@id": known.url}
    assert said["dc:source"] == demo_atlas.edition.source
    assert said["dc:hasVersion"] == demo_atlas.version
    assert "verzonnen" in said["dc:description"]
    schema = said["tableSchema"]
    assert schema["primaryKey"] == ["jaar", "gebied"]
    by_name = {column["name"]: column for column in schema["columns"]}
    assert by_name["status"]["datatype"]["format"] == "ok|verborgen|nvt|niet_geregistreerd"
    assert by_name["waarde"]["datatype"] == "integer" and by_name["waarde"]["null"] == ""
    assert all(column["dc:description"] for column in schema["columns"])
