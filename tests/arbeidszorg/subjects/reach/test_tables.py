"""The Tables of reach: what map, ranking, sentence and files read alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from arbeidszorg.content.grid import grid
from arbeidszorg.files import answer as files
from arbeidszorg.subjects.reach import tables
from arbeidszorg.subjects.reach.answer import written
from helpers.reach import TOWNS, all_but, found, world


def test_the_map_has_all_that_is_known_of_each_municipality() -> None:
    table = tables.of_map(found("?afstand=12"))
    assert grid(table).head == [
        "Inwoners",
        "Dichtste initiatief",
        "Afstand (km)",
        "Binnen 10 km",
        "Binnen 12 km",
        "Binnen 15 km",
        "Binnen 20 km",
        "Inwoners per plaats",
        "Bereik",
    ]
    assert len(grid(table).names) == len(TOWNS)
    (brugge,) = [line for line in table.records if line[0] == "Brugge"]
    assert brugge[2] == "De Proef (Brugge)" and brugge[3] == 0 and brugge[4:8] == [1, 1, 1, 1]
    assert table.uses_residents and not table.hidden


def test_map_and_grid_say_the_same() -> None:
    """Of each measure the rows that the map is drawn from stand as numbers in the grid."""
    columns = {"afstand": 2, "aantal": 3, "inwoners-per-plaats": 6, "bereik": 7}
    for measure, column in columns.items():
        got = found(f"?maat={measure}")
        table = tables.of_map(got)
        cells = dict(zip(grid(table).names, grid(table).cells, strict=True))
        for row in table.rows:
            assert cells[row.area_name][column] == written(row, got.unit), measure


def test_what_cannot_be_told_is_no_number() -> None:
    table = tables.of_map(found("?sector=ggz"))
    (first, *_) = grid(table).cells
    assert [status for _, status in first] == ["ok", "nvt", "nvt", "ok", "ok", "ok", "nvt", "ok"]
    assert "NaN" not in files.as_csv(table) and "inf" not in files.as_csv(table)


def test_white_spots_have_most_residents_first() -> None:
    got = found()
    table = tables.of_white_spots(got)
    people = [row.value for row in table.rows]
    assert people == sorted(people, reverse=True)
    assert sum(people) == got.now.towns.residents[got.now.without].sum()
    assert [row.area_name for row in table.rows] == grid(table).names
    told = f"De figuur toont de eerste 15 van {len(people)} gemeenten; de tabel noemt ze alle."
    assert [note.text for note in table.notes].count(told) == 1
    assert not any("De figuur" in note.text for note in tables.of_best(found(here=all_but())).notes)


def test_the_best_has_who_brings_somebody() -> None:
    table = tables.of_best(found())
    assert table.rows[0].value == found().best[0].gained
    assert all(row.value > 0 for row in table.rows)


def test_one_more_has_who_gains_before_and_after() -> None:
    got = found("?erbij=veurne&plaatsen=12&erbij_activiteit=keuken")
    table = tables.of_more(got)
    assert table.title == "Wat als er een initiatief bij komt in Veurne?"
    assert "1 initiatief van 12 plaatsen met activiteit keuken" in table.subtitle
    cells = dict(zip(grid(table).names, grid(table).cells, strict=True))
    before, after, *_ = cells["Veurne"][1:]
    assert after == ("0,0", "ok") and before != after
    assert cells["Veurne"][-1] == ("ja", "ok")
    assert len(cells) == got.gaining.sum()
    assert len(table.rows) == len(TOWNS), "the map shows all"


NOTES = {
    "Van 1 initiatief kennen we de plek niet.": {},
    "Van 1 initiatief is het aantal plaatsen niet ingevuld.": {"lat": 51.2, "lon": 3.2},
}


@pytest.mark.parametrize("said", NOTES)
def test_what_is_not_known_of_initiatives_is_told(said: str) -> None:
    table = tables.of_map(found(here=world(NOTES[said])))
    assert any(note.text.startswith(said) for note in table.notes)
    assert any("vogelvlucht" in note.text for note in table.notes)


def test_coordinates_that_cannot_be_are_told() -> None:
    """As in a version that was compiled before these were left out."""
    here = world({"plaatsen": 3})
    (each,) = here.initiatives
    here = replace(here, initiatives=(replace(each, spot=(51.2, 3.2)),))
    said = [note.text for note in tables.of_map(found(here=here)).notes]
    assert any(text.startswith("De coördinaten van 1 initiatief kloppen niet.") for text in said)
    assert not any("kennen we de plek niet" in text for text in said), "once is enough"


def test_where_all_is_known_nothing_is_told_of_it() -> None:
    table = tables.of_map(found(here=world({"lat": 51.2, "lon": 3.2, "plaatsen": 0})))
    assert not any(word in note.text for note in table.notes for word in ("Van 1", "kloppen"))
