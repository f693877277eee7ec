"""Tables as they are read: what is down, what is across, and what has no number."""

from __future__ import annotations

import pytest

from arbeidszorg.atlas.table import Table
from arbeidszorg.content.grid import grid
from arbeidszorg.view.view import View
from helpers.builders import answer
from helpers.drawn import PROVINCE, REGIOS, Y2021, regios, secret

NAMES = ["Regio Brugge", "Westhoek", "Zuid-West-Vlaanderen", "Middenkust", "Midwest"]


def crossed(years: tuple[int, int] = Y2021, areas: tuple[str, ...] = (PROVINCE,)) -> Table:
    values = {
        (year, area, sector): 100.0 + year
        for year in range(years[0], years[1] + 1)
        for area in areas
        for sector in ("MB", "GGZ", "AW", "VAPH")
    }
    view = View(years, level="provincie", split=("sector",))
    return answer(view, values, dict.fromkeys(view.all_years, 2000))


def test_areas_down() -> None:
    numbers = grid(regios(1300, 20, "verborgen", 0, "nvt"))
    assert numbers.corner == "Gebied"
    assert numbers.head == ["Aantal"]
    assert numbers.names == NAMES
    assert numbers.cells == [
        [("1.300", "ok")],
        [("20", "ok")],
        [("verborgen", "verborgen")],
        [("0", "ok")],
        [("n.v.t.", "nvt")],
    ]
    assert numbers.total == [("100", "ok")]


def test_codes_down_for_one_area() -> None:
    numbers = grid(crossed())
    assert numbers.corner == "Sector"
    assert numbers.names[0] == "Maatwerkbedrijven"
    assert [len(row) for row in numbers.cells] == [1] * 4
    assert numbers.total is None


def test_areas_down_and_codes_across() -> None:
    numbers = grid(crossed(areas=REGIOS))
    assert (numbers.corner, numbers.names) == ("Gebied", NAMES)
    assert numbers.head[1] == "Geestelijke gezondheidszorg"
    assert [len(row) for row in numbers.cells] == [4] * 5


def test_years_down() -> None:
    numbers = grid(crossed((2019, 2021)))
    assert (numbers.corner, numbers.names) == ("Jaar", ["2019", "2020", "2021"])
    assert len(numbers.head) == 4
    assert numbers.cells[0][0] == ("2.119", "ok")
    numbers = grid(crossed((2019, 2021), REGIOS))
    assert len(numbers.head) == 20
    assert numbers.head[0] == "Regio Brugge, Maatwerkbedrijven"


def test_two_splits_cross() -> None:
    view = View(Y2021, level="provincie", split=("sector", "activiteit"))
    values = {(PROVINCE, s, a): 7 for s in ("MB", "AW") for a in ("keuken", "mailing")}
    numbers = grid(answer(view, values, 20))
    assert (numbers.corner, numbers.names) == ("Activiteit", ["Keuken", "Mailings"])
    assert numbers.head == ["Maatwerkbedrijven", "Algemeen welzijnswerk"]


def test_a_hidden_total_is_hidden() -> None:
    table = answer(View(Y2021), dict.fromkeys(REGIOS, 0) | {REGIOS[0]: "verborgen"}, "verborgen")
    assert grid(table).total == [("verborgen", "verborgen")]


@pytest.mark.parametrize("split", ["", "geslacht", "sector,activiteit"])
def test_tables_are_the_same_for_every_hidden_number(split: str) -> None:
    """The rows, that is; the total may be known by other ways, and is hidden elsewhere."""
    grids = [grid(secret(few, split)) for few in (1, 2, 3, 4)]
    assert all(numbers.cells == grids[0].cells for numbers in grids)
    assert any(("verborgen", "verborgen") in row for row in grids[0].cells)


def test_a_total_has_a_name() -> None:
    assert grid(regios(1, 2, 3, 4, 5)).total_name == "Totaal (elke persoon één keer geteld)"
    assert grid(regios(1, 2, 3, 4, 5, measure="initiatieven")).total_name == "Totaal"
    assert grid(crossed()).total_name == ""


def test_a_wide_table_can_be_turned() -> None:
    plain = grid(crossed((2019, 2021), REGIOS))
    turned = plain.turned()
    assert (turned.corner, turned.kind) == ("Gebied, Sector", "Jaar")
    assert turned.head == ["2019", "2020", "2021"]
    assert turned.names[0] == "Regio Brugge, Maatwerkbedrijven"
    assert turned.cells[0] == [row[0] for row in plain.cells]
    assert turned.turned() == plain
    with_total = grid(regios(1, 2, 3, 4, 5))
    assert with_total.turned() is with_total


def test_a_wide_table_can_be_cut() -> None:
    plain = grid(crossed((2019, 2021), REGIOS))
    parts = list(plain.blocks(8))
    assert [len(part.head) for part in parts] == [7, 7, 6]
    assert [head for part in parts for head in part.head] == plain.head
    assert [cell for part in parts for cell in part.cells[1]] == plain.cells[1]
    assert next(grid(answer(View(Y2021), {})).blocks(5)).names == []
