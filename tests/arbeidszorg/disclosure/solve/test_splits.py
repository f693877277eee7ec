"""Which rows are broken down, and what links a measure to the one that it is part of."""

from __future__ import annotations

from typing import Any

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.view.view import View
from helpers.builders import persons, registry, whole_atlas

YEAR = (2021, 2021)
BRUGGE, KORTRIJK = "31005", "34022"


def atlas_of(*towns: tuple[str, int, dict[str, Any]]) -> Atlas:
    stays = [
        stay
        for n, (_, size, columns) in enumerate(towns, 1)
        for stay in persons(size, initiatief_id=f"I{n}", **columns)
    ]
    return whole_atlas(registry([{"nis": town} for town, _, _ in towns], stays, years=YEAR))


def row(atlas: Atlas, area: str, **choices: Any) -> dict[str, Any]:
    view = View(**{"years": YEAR, "level": "gemeente", "split": ("geslacht",), **choices})
    return {
        cell.codes["geslacht"]: cell.value if cell.status == "ok" else cell.status
        for cell in atlas.table(view).rows
        if cell.area == area
    }


def test_a_group_of_fewer_than_thirty_is_not_broken_down() -> None:
    both = {"geslacht": "v"}, {"geslacht": "m"}
    atlas = atlas_of(
        (BRUGGE, 14, both[0]),
        (BRUGGE, 15, both[1]),
        (KORTRIJK, 60, both[0]),
        (KORTRIJK, 70, both[1]),
    )
    assert row(atlas, BRUGGE)["v"] == row(atlas, BRUGGE)["m"] == "verborgen"
    view = View(YEAR, level="gemeente", split=("geslacht",))
    assert any("minder dan 30" in note.text for note in atlas.table(view).notes)
    province = row(atlas, "30000", level="provincie")
    assert "verborgen" in row(atlas, KORTRIJK).values() or "verborgen" in province.values()


def test_a_group_of_thirty_is() -> None:
    both = {"geslacht": "v"}, {"geslacht": "m"}
    atlas = atlas_of(
        (BRUGGE, 14, both[0]),
        (BRUGGE, 16, both[1]),
        (KORTRIJK, 60, both[0]),
        (KORTRIJK, 70, both[1]),
    )
    assert row(atlas, BRUGGE) == {"v": 14, "m": 16, "x": 0, "niet-geregistreerd": 0}
    assert not any(
        "minder dan 30" in note.text
        for note in atlas.table(View(YEAR, level="gemeente", split=("geslacht",))).notes
    )


def test_a_part_is_hidden_where_the_whole_is_and_where_it_leaves_a_small_rest() -> None:
    new, old = {"startdatum": "2021-02-01"}, {"startdatum": "2019-02-01"}
    atlas = atlas_of(
        (BRUGGE, 40, new | {"geslacht": "v"}),
        (BRUGGE, 3, old | {"geslacht": "v"}),
        (BRUGGE, 50, new | {"geslacht": "m"}),
        (BRUGGE, 30, old | {"geslacht": "m"}),
        (KORTRIJK, 90, new | {"geslacht": "v"}),
        (KORTRIJK, 80, old | {"geslacht": "m"}),
    )
    assert row(atlas, BRUGGE)["v"] == 43
    assert row(atlas, BRUGGE, measure="instroom")["v"] == "verborgen"


def kitchens(atlas: Atlas, level: str) -> dict[str, Any]:
    view = View(YEAR, level=level, split=("activiteit",))
    return {
        cell.area: cell.value if cell.status == "ok" else cell.status
        for cell in atlas.table(view).rows
        if cell.codes["activiteit"] == "keuken"
    }


def test_a_kind_that_has_an_activity_to_itself_does_not_give_it_away() -> None:
    """In Kortrijk only the care farm cooks, and how many work there is shown: so its cooks are
    known, and those of the province less these are the three of Brugge."""
    cook, mail = {"activiteiten": "keuken"}, {"activiteiten": "mailing"}
    offers = [
        {"nis": KORTRIJK, "vorm": "zorgboerderij", **cook},
        {"nis": KORTRIJK, "vorm": "begeleid-werken", **mail},
        {"nis": BRUGGE, "vorm": "begeleid-werken", "activiteiten": "keuken|mailing"},
    ]
    stays = [
        *persons(20, initiatief_id="I1", **cook),
        *persons(30, initiatief_id="I2", **mail),
        *persons(3, initiatief_id="I3", **cook),
        *persons(40, initiatief_id="I3", **mail),
    ]
    atlas = whole_atlas(registry(offers, stays, years=YEAR))
    kinds = {
        row.codes["vorm"]: row.status
        for row in atlas.table(View(YEAR, level="provincie", split=("vorm",))).rows
        if row.value
    }
    assert set(kinds.values()) == {"ok"}
    assert kitchens(atlas, "gemeente")[BRUGGE] == "verborgen"
    assert set(kitchens(atlas, "provincie").values()) == {"verborgen"}


def test_who_lives_outside_is_broken_down_so_that_the_province_can_be() -> None:
    """The province and everybody together say what is in their row: it is shown, or hidden there
    as in the province."""
    stays = [
        *persons(40, woonplaats_nis=BRUGGE, geslacht="v"),
        *persons(50, woonplaats_nis=BRUGGE, geslacht="m"),
        *persons(20, woonplaats_nis="44021", geslacht="v"),
        *persons(30, woonplaats_nis="44021", geslacht="m"),
    ]
    atlas = whole_atlas(registry([{"nis": BRUGGE}], stays, years=YEAR))
    assert row(atlas, "30000", level="provincie", place="woonplaats")["v"] == 40
    assert row(atlas, "buiten", level="provincie", place="woonplaats")["v"] == 20
