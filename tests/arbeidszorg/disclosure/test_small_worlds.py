"""Registries in which something is as small as can be, with what is shown of each by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.registrations.model import SECTORS
from arbeidszorg.view.view import View
from helpers.attacked import attacked, narrow
from helpers.builders import persons, registry, whole_atlas

YEAR = (2021, 2021)
BRUGGE, TORHOUT, KORTRIJK, TIELT = "31005", "31033", "34022", "37022"
REGIO_BRUGGE, ZUID, MIDWEST = "REFREG06", "REFREG08", "REFREG10"


def world(
    sizes: Iterable[tuple[str, str, int]], years: tuple[int, int] = YEAR, **columns: Any
) -> Any:
    """An initiative per (town, sector, number of persons)."""
    sizes = list(sizes)
    stays = [
        stay
        for number, (_, _, size) in enumerate(sizes, 1)
        for stay in persons(size, initiatief_id=f"I{number}", startdatum="2021-02-01", **columns)
    ]
    return registry(
        [{"nis": town, "sector": sector} for town, sector, _ in sizes], stays, years=years
    )


def shown(atlas: Atlas, **choices: Any) -> dict[Any, float | str]:
    """Area (and codes) -> the number, or its state."""
    view = View(**{"years": YEAR, "level": "gemeente", **choices})
    return {
        (row.area, *row.codes.values()) if view.split else row.area: (
            row.value if row.status == "ok" else row.status
        )
        for row in atlas.table(view).rows
    }


HIDDEN = "verborgen"


def test_four_are_hidden_and_five_are_shown_where_nothing_leads_to_them() -> None:
    sizes = [(BRUGGE, "MB", 4), (TORHOUT, "MB", 4), (KORTRIJK, "MB", 5), (TIELT, "MB", 40)]
    atlas = whole_atlas(world(sizes))
    towns = shown(atlas)
    assert (towns[BRUGGE], towns[TORHOUT]) == (HIDDEN, HIDDEN)
    assert (towns[KORTRIJK], towns[TIELT]) == (5, 40)
    assert shown(atlas, level="regio")[REGIO_BRUGGE] == 8


def test_five_beside_four_are_hidden_with_them() -> None:
    atlas = whole_atlas(world([(BRUGGE, "MB", 5), (TORHOUT, "MB", 4), (KORTRIJK, "MB", 40)]))
    towns = shown(atlas)
    assert (towns[BRUGGE], towns[TORHOUT], towns[KORTRIJK]) == (HIDDEN, HIDDEN, 40)
    assert shown(atlas, level="regio")[REGIO_BRUGGE] == 9


def test_of_a_sector_with_one_initiative_its_size_is_what_is_shown() -> None:
    """The number of an initiative is no number of a person: five and more are shown."""
    atlas = whole_atlas(world([(BRUGGE, "VAPH", 6), (BRUGGE, "MB", 30), (KORTRIJK, "MB", 40)]))
    assert shown(atlas, split=("sector",))[BRUGGE, "VAPH"] == 6
    assert shown(atlas, level="provincie", sectors=("VAPH",)) == {"30000": 6}
    small = whole_atlas(world([(BRUGGE, "VAPH", 3), (BRUGGE, "MB", 30), (KORTRIJK, "MB", 40)]))
    assert set(shown(small, sectors=("VAPH",), level="provincie").values()) == {HIDDEN}


def test_of_a_sector_with_two_initiatives_a_stranger_learns_neither() -> None:
    """Their sum is shown: each of the two, who knows its own, learns the other from it. That is a
    limit which is said to readers; nobody else learns it."""
    registered = world([(BRUGGE, "AW", 50), (TORHOUT, "AW", 2), (KORTRIJK, "MB", 40)])
    atlas = whole_atlas(registered)
    towns = shown(atlas)
    assert (towns[BRUGGE], towns[TORHOUT]) == (HIDDEN, HIDDEN)
    assert shown(atlas, level="regio")[REGIO_BRUGGE] == 52
    assert narrow(attacked(registered)) == []


def test_one_person_in_a_town_is_hidden_under_every_name() -> None:
    atlas = whole_atlas(world([(TIELT, "GGZ", 1), (BRUGGE, "GGZ", 30), (KORTRIJK, "MB", 40)]))
    for choices in ({}, {"sectors": ("GGZ",)}, {"measure": "instroom"}, {"unit": "per10000"}):
        assert shown(atlas, **choices)[TIELT] == HIDDEN
    assert shown(atlas, level="regio")[MIDWEST] == HIDDEN


def test_where_everybody_does_the_same_only_what_leads_to_few_is_hidden() -> None:
    """All of MB in Midwest cook, and they are three: nobody learns how many of MB do in Brugge."""
    atlas = whole_atlas(world([(BRUGGE, "MB", 40), (KORTRIJK, "GGZ", 35), (TIELT, "MB", 3)]))
    cooks = shown(atlas, split=("activiteit",), level="regio")
    assert cooks[REGIO_BRUGGE, "keuken"] == HIDDEN
    assert cooks[MIDWEST, "keuken"] == HIDDEN
    assert cooks[ZUID, "keuken"] == 35


@pytest.mark.parametrize(
    "sizes",
    [
        [(BRUGGE, "MB", 1)],
        [(BRUGGE, "MB", 2), (KORTRIJK, "GGZ", 1)],
        [(town, sector, 1) for town in (BRUGGE, KORTRIJK, TIELT) for sector in SECTORS[:1]],
    ],
)
def test_where_everything_is_small_nothing_that_holds_persons_is_shown(
    sizes: list[tuple[str, str, int]],
) -> None:
    registered = world(sizes)
    atlas = whole_atlas(registered)
    for level in ("provincie", "regio", "gemeente"):
        for split in ((), ("sector",), ("geslacht",)):
            numbers = shown(atlas, level=level, split=split).values()
            assert {number for number in numbers if number != HIDDEN} <= {0, "niet_geregistreerd"}
    assert narrow(attacked(registered)) == []


def test_of_one_initiative_that_is_all_there_is_its_number_is_shown_everywhere() -> None:
    atlas = whole_atlas(world([(BRUGGE, "MB", 40)]))
    assert shown(atlas)[BRUGGE] == shown(atlas, level="regio")[REGIO_BRUGGE] == 40
    assert shown(atlas, split=("sector",))[BRUGGE, "MB"] == 40


def test_without_residences_everybody_lives_in_a_place_that_was_not_recorded() -> None:
    registered = world([(BRUGGE, "MB", 40), (KORTRIJK, "MB", 3)], woonplaats_nis=None)
    atlas = whole_atlas(registered)
    numbers = shown(atlas, place="woonplaats")
    assert {number for number in numbers.values() if number != HIDDEN} <= {0, 43}
    assert narrow(attacked(registered)) == []


def test_a_hundred_thousand_persons_in_a_town_are_counted_and_their_neighbours_protected() -> None:
    atlas = whole_atlas(world([(BRUGGE, "MB", 100_000), (TORHOUT, "MB", 3), (KORTRIJK, "GGZ", 50)]))
    towns = shown(atlas)
    assert (towns[BRUGGE], towns[TORHOUT], towns[KORTRIJK]) == (HIDDEN, HIDDEN, 50)
    assert shown(atlas, level="regio")[REGIO_BRUGGE] == 100_003
