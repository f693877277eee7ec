"""Accessible tables: their shape, and the same numbers and words as everywhere."""

from __future__ import annotations

import pytest

from arbeidszorg.atlas.table import Table
from arbeidszorg.view.view import View
from components import html
from components.tables import accessible, cell, ranked, scrolling
from helpers.builders import answer
from helpers.drawn import PROVINCE, REGIOS, STATES, Y2021, elements, regios, words


def crossed(years: tuple[int, int] = Y2021, areas: tuple[str, ...] = (PROVINCE,)) -> Table:
    values = {
        (year, area, sector): 100.0 + year
        for year in range(years[0], years[1] + 1)
        for area in areas
        for sector in ("MB", "GGZ", "AW", "VAPH")
    }
    view = View(years, level="provincie", split=("sector",))
    return answer(view, values, dict.fromkeys(view.all_years, 2000))


def test_a_total_says_that_everyone_counts_once() -> None:
    text = words(accessible(regios(1, 2, 3, 4, 5)))
    assert "Totaal (elke persoon één keer geteld)" in text
    offer = words(accessible(regios(1, 2, 3, 4, 5, measure="initiatieven")))
    assert "persoon" not in offer
    assert "Totaal" not in words(accessible(regios(1, 2, 3, 4, 5, unit="aandeel")))


def test_names_lead_where_somebody_goes_on() -> None:
    table = crossed(areas=REGIOS)
    links = elements(accessible(table, ways={"Midwest": "/gebied/midwest", "Elders": "/"}), "A")
    assert [(words(link), link.href) for link in links] == [("Midwest", "/gebied/midwest")]
    assert elements(accessible(table), "A") == []


def test_headers_and_caption() -> None:
    table = accessible(crossed(areas=REGIOS))
    assert words(elements(table, "Caption")).startswith("Arbeidszorgmedewerkers naar sector")
    scopes = [head.scope for head in elements(table, "Th")]
    assert scopes == ["col"] * 5 + ["row"] * 5
    region = table
    assert (region.role, region.tabIndex) == ("region", "0")
    assert getattr(region, "aria-label")


@pytest.mark.parametrize("state", STATES)
def test_a_state_explains_itself(state: str) -> None:
    component = cell(("woord", state))
    assert words(component) == "woord"
    assert len(elements(component, "Span")[0].title) > 10
    assert cell(("12", "ok")).children == "12"


def test_an_empty_table() -> None:
    table = accessible(answer(View(Y2021), {}))
    assert elements(table, "Caption")
    assert elements(table, "Td") == []


def test_a_ranking_says_nothing_of_what_is_hidden() -> None:
    table = regios(10, "verborgen", 30, "nvt", "verborgen")
    names = [row.area_name for row in ranked(table.last)]
    assert names == ["Zuid-West-Vlaanderen", "Regio Brugge", "Middenkust", "Midwest", "Westhoek"]


def test_a_wide_table_names_its_columns_at_each_cell_for_a_telephone() -> None:
    """In the order of its heads, also where something is drawn beside their words."""
    table = accessible(crossed(areas=REGIOS))
    assert "kaartjes" in elements(table, "Table")[0].className
    names = [getattr(each, "data-kop") for each in elements(table, "Td")]
    assert names == names[:4] * 5 and names[0] == "Maatwerkbedrijven"
    drawn = html.Table(
        [
            html.Thead(html.Tr([html.Th(name) for name in ("", "A", [html.Span(), "B"], "C")])),
            html.Tbody([html.Tr([html.Th("x"), *map(html.Td, "123")])]),
        ],
        className="cijfertabel",
    )
    cells = elements(scrolling(drawn, "naam"), "Td")
    assert [(each.children, getattr(each, "data-kop")) for each in cells] == [
        ("1", "A"),
        ("2", "B"),
        ("3", "C"),
    ]


def test_a_narrow_table_stays_a_table() -> None:
    assert "kaartjes" not in elements(accessible(regios(1, 2, 3, 4, 5)), "Table")[0].className
