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
        for n, (_, size, other) in enumerate(towns, 1)
        for stay in persons(size, initiatief_id=f"I{n}", **other)
    ]
    return whole_atlas(registry([{"nis": town} for town, _, _ in towns], stays, years=YEAR))


def row(of: Atlas, area: str, **asked: Any) -> dict[str, Any]:
    view = View(**{"years": YEAR, "level": "gemeente", "split": ("geslacht",), **asked})
    return {
        one.codes["geslacht"]: one.value if one.status == "ok" else one.status
        for one in of.table(view).rows
        if one.area == area
    }


def test_a_group_of_fewer_than_thirty_is_not_broken_down() -> None:
    both = {"geslacht": "v"}, {"geslacht": "m"}
    of = atlas_of(
        (BRUGGE, 14, both[0]),
        (BRUGGE, 15, both[1]),
        (KORTRIJK, 60, both[0]),
        (KORTRIJK, 70, both[1]),
    )
    assert row(of, BRUGGE)["v"] == row(of, BRUGGE)["m"] == "verborgen"
    view = View(YEAR, level="gemeente", split=("geslacht",))
    assert any("minder dan 30" in note.text for note in of.table(view).notes)
    whole = row(of, "30000", level="provincie")
    assert "verborgen" in row(of, KORTRIJK).values() or "verborgen" in whole.values()


def test_a_group_of_thirty_is() -> None:
    both = {"geslacht": "v"}, {"geslacht": "m"}
    of = atlas_of(
        (BRUGGE, 14, both[0]),
        (BRUGGE, 16, both[1]),
        (KORTRIJK, 60, both[0]),
        (KORTRIJK, 70, both[1]),
    )
    assert row(of, BRUGGE) == {"v": 14, "m": 16, "x": 0, "niet-geregistreerd": 0}
    assert not any(
        "minder dan 30" in note.text
        for note in of.table(View(YEAR, level="gemeente", split=("geslacht",))).notes
    )


def test_a_part_is_hidden_where_the_whole_is_and_where_it_leaves_a_small_rest() -> None:
    new, old = {"startdatum": "2021-02-01"}, {"startdatum": "2019-02-01"}
    of = atlas_of(
        (BRUGGE, 40, new | {"geslacht": "v"}),
        (BRUGGE, 3, old | {"geslacht": "v"}),
        (BRUGGE, 50, new | {"geslacht": "m"}),
        (BRUGGE, 30, old | {"geslacht": "m"}),
        (KORTRIJK, 90, new | {"geslacht": "v"}),
        (KORTRIJK, 80, old | {"geslacht": "m"}),
    )
    assert row(of, BRUGGE)["v"] == 43
    assert row(of, BRUGGE, measure="instroom")["v"] == "verborgen"
