"""The Tables of reach: what map, ranking, sentence and files read alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from arbeidszorg.content.grid import grid
from arbeidszorg.files import answer as files
from arbeidszorg.subjects.reach import tables
from arbeidszorg.subjects.reach.answer import written
from helpers.builders import PLACES
from helpers.reach import BRUGGE, TOWNS, all_but, found, world


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
    assert (
        brugge[2] == "De Proef (Brugge, plek niet bekend)"
        and brugge[3] == 0
        and brugge[4:8] == [1, 1, 1, 1]
    )
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


#: An initiative of Brugge, some 200 m from its centre.
BESIDE = {
    "plaatsen": 20,
    "lon": PLACES.centres[BRUGGE][0],
    "lat": PLACES.centres[BRUGGE][1] + 0.002,
}


@pytest.mark.parametrize("measure", ["afstand", "aantal", "inwoners-per-plaats", "bereik"])
@pytest.mark.parametrize("more", ["veurne", "brugge", "damme,oostkamp"])
def test_the_map_of_one_more_and_its_table_say_the_same(measure: str, more: str) -> None:
    """Whoever takes one number of the table from the other finds what the map shows."""
    here = world(BESIDE)
    got = found(f"?erbij={more}&maat={measure}&plaatsen=20", here)
    table = tables.of_more(got)
    columns = {"afstand": (2, 3), "bereik": (5, 4)}
    lines = {str(line[0]): line for line in table.records}
    assert lines
    for row in table.rows:
        line = lines.get(row.area_name)
        if line is None:
            assert row.value == 0.0, row.area_name
        elif got.gain_measure == "aantal":
            assert line[6] == row.value and table.columns[6].startswith("initiatieven_meer")
        else:
            more_, less = (line[at] for at in columns[got.gain_measure])
            assert isinstance(more_, (int, float)) and isinstance(less, (int, float))
            assert round(more_ - less, 1) == row.value, row.area_name


def test_a_little_nearer_is_not_nearer_and_the_rule_is_told() -> None:
    rule = "Minder dan 0,5 km verschil telt niet als dichterbij"
    here = world(BESIDE)
    got = found("?erbij=brugge", here)
    table = tables.of_more(got)
    assert got.hardly.any() and not got.nearer.any()
    assert any(note.text.startswith(rule) for note in table.notes)
    assert "dichterbij" not in table.said
    (brugge,) = [line for line in table.records if line[0] == "Brugge"]
    assert brugge[2] == brugge[3] > 0
    far = tables.of_more(found("?erbij=veurne", world({"plaatsen": 20, "lat": 51.2, "lon": 3.2})))
    assert not any(note.text.startswith(rule) for note in far.notes), "nothing was left out"


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


def test_towns_that_are_no_distance_away_by_assumption_are_named() -> None:
    here = world({}, {"nis": "38025"}, {"nis": "34022", "lat": 50.83, "lon": 3.26})
    (said,) = [note.text for note in tables.of_map(found(here=here)).notes if "plek" in note.text]
    assert said == (
        "Van 2 initiatieven kennen we de plek niet. Ze staan in het centrum van hun gemeente "
        "(Brugge en Veurne): 0 km is daar een aanname."
    )


def test_where_all_is_known_nothing_is_told_of_it() -> None:
    table = tables.of_map(found(here=world({"lat": 51.2, "lon": 3.2, "plaatsen": 0})))
    assert not any(word in note.text for note in table.notes for word in ("Van 1", "kloppen"))
