"""The years around the one that a page shows, as an address names them."""

from __future__ import annotations

import pytest

from arbeidszorg.view import address, spans
from arbeidszorg.view.view import scope
from helpers.builders import PLACES

ONE_YEAR = scope(PLACES, 2017, 2025, single_year=True)
ALL_YEARS = scope(PLACES, 2017, 2025)


@pytest.mark.parametrize(
    ("query", "series", "said"),
    [
        ("", None, ""),
        ("reeks=2017..2025", None, ""),
        ("jaar=2023&reeks=2017..2024", (2017, 2024), ""),
        ("jaar=2023&reeks=2017..2026", None, "2026"),
        ("jaar=2025&reeks=2017..2024", None, "De lijnen lopen nu over alle jaren"),
        ("jaar=2023&reeks=vroeger", None, "“vroeger” is onbekend als jaren van de lijnen"),
    ],
)
def test_lines_go_through_the_years_that_an_address_names(
    query: str, series: tuple[int, int] | None, said: str
) -> None:
    parsed = address.parse(query, ONE_YEAR)
    assert parsed.view.series == series
    assert said in " ".join(parsed.notices) and bool(said) == bool(parsed.notices)


@pytest.mark.parametrize(
    ("asked", "years", "said"),
    [
        ("2021..", (2021, 2025), ""),
        ("..2020", (2017, 2020), ""),
        ("2025..", (2025, 2025), ""),
        ("..2017", (2017, 2017), ""),
        ("2015..", (2017, 2025), "Voor een deel van “2015..”"),
        ("..2030", (2017, 2025), "Voor een deel van “..2030”"),
        ("2026..", ALL_YEARS.defaults.years, "Voor “2026..” zijn er geen gegevens"),
        ("..2016", ALL_YEARS.defaults.years, "Voor “..2016” zijn er geen gegevens"),
        ("..", ALL_YEARS.defaults.years, "“..” is onbekend als jaar"),
        ("2021...", ALL_YEARS.defaults.years, "onbekend als jaar"),
        ("2022..2019", (2019, 2022), "De jaren stonden omgekeerd"),
    ],
)
def test_an_open_end_is_where_the_data_end(asked: str, years: tuple[int, int], said: str) -> None:
    parsed = address.parse({"jaar": asked}, ALL_YEARS)
    assert parsed.view.years == years
    assert said in " ".join(parsed.notices) and bool(said) == bool(parsed.notices)


def test_what_leaves_names_them_and_the_short_address_does_not() -> None:
    view = address.parse("jaar=2023", ONE_YEAR).view
    assert address.lasting(view, ONE_YEAR) == "?jaar=2023&reeks=2017..2025"
    assert address.query(view, ONE_YEAR) == "?jaar=2023"
    assert address.parse("jaar=2023&reeks=2017..2025", ONE_YEAR).view == view


def test_they_are_the_same_question() -> None:
    view = address.parse("jaar=2023&reeks=2017..2024", ONE_YEAR).view
    assert view.question() == address.parse("jaar=2023", ONE_YEAR).view.question()


def test_a_page_of_several_years_knows_no_others() -> None:
    assert spans.SERIES not in address.lasting(ALL_YEARS.defaults, ALL_YEARS)
    assert address.parse("reeks=2017..2024", ALL_YEARS).notices
