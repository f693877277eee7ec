"""What is said of a number beside the others, and that it says nothing of hidden ones."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from arbeidszorg.atlas import compared
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.view.rows import HIDDEN, OK, Row
from arbeidszorg.view.view import View


def row(area: str, value: float | None, year: int = 2025) -> Row:
    hidden = value is None
    return Row(year, area, area, {}, math.nan if value is None else value, HIDDEN if hidden else OK)


@pytest.mark.parametrize(
    ("before", "now", "unit", "words"),
    [
        (100, 112, "aantal", "12 meer dan in 2024 (12,0\u00a0%)"),
        (112, 100, "aantal", "12 minder dan in 2024 (10,7\u00a0%)"),
        (10, 19, "aantal", "9 meer dan in 2024"),
        (0, 7, "aantal", "7 meer dan in 2024"),
        (8, 8, "aantal", "evenveel als in 2024"),
        (8.46, 6.24, "aandeel", "2,3\u00a0procentpunt lager dan in 2024"),
        (8.0, 8.2, "per10000", "0,2 hoger dan in 2024"),
        (8.01, 8.02, "index", "even hoog als in 2024"),
        (None, 8, "aantal", ""),
        (8, None, "aantal", ""),
    ],
)
def test_the_change_against_the_year_before(before: Any, now: Any, unit: Any, words: str) -> None:
    assert compared.change(row("a", now), row("a", before, 2024), unit) == words


def test_without_a_year_before_nothing_is_said() -> None:
    assert compared.change(row("a", 8), None, "aantal") == ""


def test_a_rank_names_how_many_were_ranked_and_equals_share_it() -> None:
    rows = [row("a", 30), row("b", 20), row("c", 20), row("d", 0)]
    told = [compared.rank(each, rows, "aantal") for each in rows]
    assert told == ["plaats 1 van 4", *["gedeelde plaats 2 van 4"] * 2, ""]


def test_a_hidden_number_has_no_place_and_takes_none() -> None:
    """What is said of the others is the same whatever it is, and says that not all are ranked."""
    rows = [row("a", 30), row("b", None), row("c", 20), row("buiten", 99)]
    assert compared.rank(rows[1], rows, "aantal") == ""
    assert compared.rank(rows[3], rows, "aantal") == ""
    assert compared.rank(rows[2], rows, "aantal") == "plaats 2 van de 2 getoonde gebieden"


VIEWS = (
    View((2025, 2025), level="regio"),
    View((2021, 2021), level="gemeente", sectors=("VAPH",)),
    View((2024, 2024), level="gemeente", place="woonplaats", unit="per10000"),
)


@pytest.mark.parametrize("view", VIEWS)
def test_all_that_is_said_follows_from_shown_numbers(demo_atlas: Atlas, view: View) -> None:
    table = demo_atlas.table(view)
    earlier = demo_atlas.table(replace(view, years=(view.year - 1, view.year - 1)))
    told = compared.of_areas(table, earlier)
    shown = {each.area for each in table.last if each.status == OK}
    assert shown and set(told) == shown
    hidden_before = {each.area for each in earlier.last if each.status != OK}
    for area in shown & hidden_before:
        assert not any("dan in" in line or "als in" in line for line in told[area])
    assert any("plaats" in line for lines in told.values() for line in lines)


def test_a_share_is_of_what_is_shown_in_all(demo_atlas: Atlas) -> None:
    table = demo_atlas.table(VIEWS[0])
    told = compared.of_areas(table, None)
    westhoek = next(each for each in table.last if each.area_name == "Westhoek")
    assert told[westhoek.area] == ("plaats 5 van 5", "14,2\u00a0% van het totaal")
