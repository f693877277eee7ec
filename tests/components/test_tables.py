"""Accessible tables: their shape, and the same numbers and words as everywhere."""

from __future__ import annotations

import pytest
from builders import answer
from drawn import PROVINCE, REGIOS, STATES, Y2021, every, regios, secret, words

from arbeidszorg.table import Table
from arbeidszorg.view import View
from components.tables import accessible, cell, grid, ranked

NAMES = ["Regio Brugge", "Westhoek", "Zuid-West-Vlaanderen", "Middenkust", "Midwest"]


def crossed(years: tuple[int, int] = Y2021, areas: tuple[str, ...] = (PROVINCE,)) -> Table:
    values = {(year, area, sector): 100.0 + year for year in range(years[0], years[1] + 1)
              for area in areas for sector in ("MB", "GGZ", "AW", "VAPH")}  # fmt: skip
    view = View(years, level="provincie", split=("sector",))
    return answer(view, values, dict.fromkeys(view.all_years, 2000))


def test_areas_down() -> None:
    made = grid(regios(1300, 20, "verborgen", 0, "nvt"))
    assert made.corner == "Gebied"
    assert made.head == ["Aantal"]
    assert made.names == NAMES
    assert made.cells == [[("1.300", "ok")], [("20", "ok")], [("verborgen", "verborgen")],
                          [("0", "ok")], [("n.v.t.", "nvt")]]  # fmt: skip
    assert made.total == [("100", "ok")]


def test_codes_down_for_one_area() -> None:
    made = grid(crossed())
    assert made.corner == "Sector"
    assert made.names[0] == "Maatwerkbedrijven"
    assert [len(row) for row in made.cells] == [1] * 4
    assert made.total is None


def test_areas_down_and_codes_across() -> None:
    made = grid(crossed(areas=REGIOS))
    assert (made.corner, made.names) == ("Gebied", NAMES)
    assert made.head[1] == "Geestelijke gezondheidszorg"
    assert [len(row) for row in made.cells] == [4] * 5


def test_years_down() -> None:
    made = grid(crossed((2019, 2021)))
    assert (made.corner, made.names) == ("Jaar", ["2019", "2020", "2021"])
    assert len(made.head) == 4
    assert made.cells[0][0] == ("2.119", "ok")
    made = grid(crossed((2019, 2021), REGIOS))
    assert len(made.head) == 20
    assert made.head[0] == "Regio Brugge, Maatwerkbedrijven"


def test_two_splits_cross() -> None:
    view = View(Y2021, level="provincie", split=("sector", "activiteit"))
    values = {(PROVINCE, s, a): 7 for s in ("MB", "AW") for a in ("keuken", "mailing")}
    made = grid(answer(view, values, 20))
    assert (made.corner, made.names) == ("Activiteit", ["Keuken", "Mailings"])
    assert made.head == ["Maatwerkbedrijven", "Algemeen welzijnswerk"]


def test_a_total_says_that_everyone_counts_once() -> None:
    said = words(accessible(regios(1, 2, 3, 4, 5)))
    assert "Totaal (elke persoon één keer geteld)" in said
    offer = words(accessible(regios(1, 2, 3, 4, 5, measure="initiatieven")))
    assert "persoon" not in offer
    assert "Totaal" not in words(accessible(regios(1, 2, 3, 4, 5, unit="aandeel")))


def test_a_hidden_total_is_hidden() -> None:
    table = answer(View(Y2021), dict.fromkeys(REGIOS, 0) | {REGIOS[0]: "verborgen"}, "verborgen")
    assert grid(table).total == [("verborgen", "verborgen")]


def test_headers_and_caption() -> None:
    table = accessible(crossed(areas=REGIOS))
    assert words(every(table, "Caption")).startswith("Arbeidszorgmedewerkers naar sector")
    scopes = [head.scope for head in every(table, "Th")]
    assert scopes == ["col"] * 5 + ["row"] * 5
    region = table
    assert (region.role, region.tabIndex) == ("region", "0")
    assert getattr(region, "aria-label")


@pytest.mark.parametrize("state", STATES)
def test_a_state_explains_itself(state: str) -> None:
    made = cell(("woord", state))
    assert words(made) == "woord"
    assert len(every(made, "Span")[0].title) > 10
    assert cell(("12", "ok")).children == "12"


def test_an_empty_table() -> None:
    made = accessible(answer(View(Y2021), {}))
    assert every(made, "Caption")
    assert every(made, "Td") == []


def test_a_ranking_says_nothing_of_what_is_hidden() -> None:
    table = regios(10, "verborgen", 30, "nvt", "verborgen")
    names = [row["gebied_naam"] for row in ranked(table.last)]
    assert names == ["Zuid-West-Vlaanderen", "Regio Brugge", "Middenkust", "Midwest", "Westhoek"]


@pytest.mark.parametrize("split", ["", "geslacht", "sector,activiteit"])
def test_tables_are_the_same_for_every_hidden_number(split: str) -> None:
    """The rows, that is; the total may be known by other ways, and is hidden elsewhere."""
    made = [grid(secret(few, split)) for few in (1, 2, 3, 4)]
    assert all(one.cells == made[0].cells for one in made)
    assert any(("verborgen", "verborgen") in row for row in made[0].cells)
