"""The initiatives of a profile: which run in a year, and what is not known of them."""

from __future__ import annotations

from typing import Any

import pytest

from arbeidszorg.view.view import View
from components import profile
from components.markup import markup
from helpers.builders import registry, weakened_atlas

HERE = weakened_atlas(
    registry(
        [
            {"naam": "Altijd", "sector": "MB", "activiteiten": "keuken|mailing", "plaatsen": 12},
            {"naam": "Tot 2020", "sector": "GGZ", "einddatum": "2020-01-01", "plaatsen": 0},
            {"naam": "Vanaf 2021", "sector": "AW", "startdatum": "2021-12-31", "lat": 51.0},
            {
                "naam": "Kort",
                "sector": "AW",
                "startdatum": "2020-03-01",
                "einddatum": "2020-03-01",
                "lat": 51.2,
                "lon": 3.2,
            },
        ]
    )
)


def names(year: int, **chosen: Any) -> list[str]:
    return [initiative.name for initiative in profile.running(View((year, year), **chosen), HERE)]


@pytest.mark.parametrize(
    ("year", "initiatives"),
    [
        (2019, ["Altijd", "Tot 2020"]),
        (2020, ["Altijd", "Tot 2020", "Kort"]),
        (2021, ["Altijd", "Vanaf 2021"]),
    ],
)
def test_an_initiative_runs_from_its_first_to_its_last_day(
    year: int, initiatives: list[str]
) -> None:
    assert names(year) == initiatives


def test_filters_choose_initiatives() -> None:
    assert names(2020, sectors=("MB", "AW")) == ["Altijd", "Kort"]
    assert names(2020, activities=("mailing", "groendienst")) == ["Altijd"]
    assert names(2020, sectors=("GGZ",), activities=("mailing",)) == []


def test_what_is_not_known_is_none() -> None:
    by_name = {initiative.name: initiative for initiative in HERE.initiatives}
    assert [initiative.places for initiative in by_name.values()] == [12, 0, None, None]
    assert by_name["Kort"].spot == (3.2, 51.2)
    assert by_name["Vanaf 2021"].spot is None  # half a spot is none
    assert {type(initiative.places) for initiative in by_name.values()} == {int, type(None)}


def test_the_key_figures_and_initiatives_say_of_which_sectors_they_are() -> None:
    view = View((2019, 2019), areas=("31005",), sectors=("AW",))
    text = str(markup(profile.summary(view, HERE)))
    chosen = ": sector algemeen welzijnswerk (AW)"
    assert f"Kerncijfers in 2019{chosen}" in text and f"Initiatieven in 2019{chosen}" in text
    assert "geen initiatief dat aan uw keuze voldoet" in text
    plain = str(markup(profile.summary(View((2019, 2019), areas=("31005",)), HERE)))
    assert "Kerncijfers in 2019<" in plain
