"""What the API answers: JSON with the keys of the design, CSV for machines, CSV for Excel."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import about
from arbeidszorg.files.answer import as_csv, as_excel_csv, as_json
from arbeidszorg.files.answer import rows as api_rows
from arbeidszorg.view.view import View
from arbeidszorg.view.wording import every_filter
from helpers.builders import PLACES, answer, persons, registry, weakened_atlas
from helpers.builders import remarks as noted

Y2021 = (2021, 2021)
#: The keys of an answer, and those of its rows.
PROMISED = ["titel", "zin", "maat", "eenheid", "bron", "peildatum", "demo", "opmerkingen", "rijen"]
ADDED = ["ondertitel", "noemer", "meldingen", "gegevensversie", "adres", "totaal"]


def table(**options: Any) -> Table:
    return answer(
        View(**{"years": Y2021, "level": "provincie", "split": ("sector",), **options}),
        {
            ("30000", "MB"): 1008,
            ("30000", "GGZ"): 12.3456789,
            ("30000", "AW"): "verborgen",
            ("30000", "VAPH"): 0,
        },
        1771,
        remarks=noted("Let op."),
        demo=True,
    )


def test_the_keys_of_the_design() -> None:
    data = as_json(table(), "/api/v1/cijfers.json?jaar=2021")
    assert set(data) == {*PROMISED, *ADDED}
    assert data["titel"] == "Arbeidszorgmedewerkers naar sector in 2021"
    assert data["zin"] == sentence(table())
    assert (data["maat"], data["eenheid"], data["noemer"]) == ("medewerkers", "aantal", None)
    assert (data["bron"], data["peildatum"], data["demo"]) == (
        "Proefgegevens",
        "2023-12-31",
        True,
    )
    assert data["opmerkingen"] == [note.text for note in table().notes]
    assert data["meldingen"] == []
    assert data["adres"] == "/api/v1/cijfers.json?jaar=2021"
    assert data["totaal"] == [{"jaar": 2021, "waarde": 1771, "status": "ok"}]


def test_rows_are_numbers_and_states() -> None:
    rows = as_json(table(), "")["rijen"]
    area = {"jaar": 2021, "gebied": "30000", "gebied_naam": "West-Vlaanderen"}
    assert rows == [
        {**area, "sector": "MB", "waarde": 1008, "status": "ok"},
        {**area, "sector": "GGZ", "waarde": 12.345679, "status": "ok"},
        {**area, "sector": "AW", "waarde": None, "status": "verborgen"},
        {**area, "sector": "VAPH", "waarde": 0, "status": "ok"},
    ]
    assert list(rows[0]) == ["jaar", "gebied", "gebied_naam", "sector", "waarde", "status"]
    assert json.loads(json.dumps(rows, allow_nan=False)) == rows


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (
            {"unit": "per10000", "place": "woonplaats"},
            "inwoners op 1 januari 2021",
        ),
        ({"unit": "aandeel"}, "in procent van het totaal van het gebied"),
        ({"unit": "index"}, "2021 = 100"),
    ],
)
def test_what_a_number_is_set_against(options: dict[str, str], words: str) -> None:
    assert as_json(table(**options), "")["noemer"] == words


def test_csv_for_machines() -> None:
    assert as_csv(table()) == (
        "jaar,gebied,gebied_naam,sector,waarde,status\r\n"
        "2021,30000,West-Vlaanderen,MB,1008,ok\r\n"
        "2021,30000,West-Vlaanderen,GGZ,12.345679,ok\r\n"
        "2021,30000,West-Vlaanderen,AW,,verborgen\r\n"
        "2021,30000,West-Vlaanderen,VAPH,0,ok\r\n"
    )


def excel(answer_table: Table, link: str = "http://atlas/x") -> list[list[str]]:
    text = as_excel_csv(
        answer_table, about(answer_table, PLACES, remarks=noted("Let hierop."), link=link)
    )
    assert text.startswith("\ufeff")
    assert not text[1:].startswith("\ufeff")
    assert text.replace("\r\n", "").count("\n") == 0
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))


def test_csv_for_a_belgian_excel() -> None:
    rows = excel(table())
    assert rows[0] == ["Jaar", "Gebied", "Sector", "Waarde", "Status"]
    assert rows[1][:4] == ["2021", "West-Vlaanderen", "Maatwerkbedrijven", "1008"]
    assert rows[2][3] == "12,345679"
    assert rows[3][3:] == ["", "verborgen"]
    assert rows[5] == []
    words = dict(rows[6:])
    assert words["Let op"] == "DEMONSTRATIE: verzonnen gegevens"
    assert words["Titel"] == table().title
    assert words["Ondertitel"] == table().subtitle
    assert words["Filters"] == "; ".join(every_filter(table().view, PLACES))
    assert words["Maat en eenheid"] == "Arbeidszorgmedewerkers, aantal"
    assert words["Bron"] == "Proefgegevens"
    assert words["Peildatum"] == "31/12/2023"
    assert words["In woorden"] == sentence(table())
    assert words["Adres van deze weergave"] == "http://atlas/x"
    remarks = [text for name, text in rows[6:] if name == "Opmerking"]
    assert remarks == ["Let hierop.", *(note.text for note in table().notes)]
    assert any("Demonstratiegegevens" in note for note in remarks)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_is_a_formula(start: str) -> None:
    evil = f'{start}cmd|"/c calc"!A1'
    atlas = weakened_atlas(registry(stays=persons(6), source=evil))
    answer_table = atlas.table(View(Y2021, areas=("31005",)))
    rows = tuple(row._replace(area_name=evil) for row in answer_table.rows)
    for row in excel(replace(answer_table, rows=rows), link=""):
        assert not any(cell.startswith(start) for cell in row)
    assert evil in as_json(answer_table, "")["bron"]


def test_the_two_forms_hold_the_same_numbers() -> None:
    town = PLACES.areas["31005"]
    answer_table = answer(View(Y2021, level="gemeente"), {town.code: 12.5, "34022": "nvt"}, 12.5)
    by_json = [(row["gebied"], row["waarde"]) for row in api_rows(answer_table)]
    by_csv = [
        (row["gebied"], float(row["waarde"]) if row["waarde"] else None)
        for row in csv.DictReader(io.StringIO(as_csv(answer_table)))
    ]
    assert by_json == by_csv == [("31005", 12.5), ("34022", None)]
