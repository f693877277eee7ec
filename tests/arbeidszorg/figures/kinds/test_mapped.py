"""The measure decides what stands for a number on a map, and a reader may decide otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from arbeidszorg.figures.kinds import centres, circles, mapped, maps
from arbeidszorg.figures.picture import Area, Dot, Picture
from arbeidszorg.view.view import View
from helpers.builders import PLACES
from helpers.drawn import Y2021, of_kind, regios, towns

TOWN: dict[str, Any] = {"level": "gemeente"}
RATE: dict[str, Any] = {"unit": "per10000", "place": "woonplaats"}


def picture(**choices: Any) -> Picture:
    view = View(Y2021, **choices)
    numbers = towns([*range(62)]) if view.level == "gemeente" else regios(5, 6, 7, 8, 9)
    table = replace(numbers, view=view.question())
    return mapped.map_of(view, table, PLACES, maps.classes_over(table), {})


def has_circles(drawn: Picture) -> bool:
    return any(mark.code and mark.border == circles.BORDER for mark in of_kind(drawn, Area))


@pytest.mark.parametrize("level", ["regio", "gemeente"])
@pytest.mark.parametrize(
    ("choices", "as_circles"),
    [
        ({}, True),
        ({"measure": "initiatieven"}, True),
        ({"unit": "aandeel"}, True),
        ({"unit": "aandeel", "measure": "doorstroom"}, False),
        (RATE, False),
        (RATE | {"shown": "cirkels"}, True),
        ({"shown": "kleuren"}, False),
        ({"sites": True}, False),
    ],
)
def test_a_count_is_a_circle_and_a_rate_a_colour(
    level: str, choices: dict[str, Any], as_circles: bool
) -> None:
    view = View(Y2021, **{"level": level, **choices})
    assert view.as_circles is as_circles
    assert mapped.drawing(view, PLACES) == ("ground" if as_circles else "fill")
    assert has_circles(picture(level=level, **choices)) is as_circles


def test_chosen_areas_of_another_level_are_marked() -> None:
    """A municipality, also of a group, by a ring at its centre; what has an outline by that."""
    view = View(Y2021, level="regio")
    table = replace(regios(5, 6, 7, 8, 9), view=view.question())
    chosen = {"34022": "#111", "37000": "#222", "REFREG07": "#333", "buiten": "#444"}
    drawn = mapped.map_of(view, table, PLACES, maps.classes_over(table), chosen)
    (ring,) = of_kind(drawn, Dot)
    assert (ring.border, ring.name) == ("#111", "Kortrijk")
    assert (ring.x, ring.y) == PLACES.centres["34022"]
    lines = [mark for mark in of_kind(drawn, Area) if mark.border == "#222"]
    assert len(lines) == 1 and not lines[0].said


def test_of_one_area_there_is_nothing_to_compare() -> None:
    assert not mapped.as_circles(View(Y2021, level="provincie"), PLACES)
    assert mapped.as_circles(View(Y2021, level="provincie", shown="cirkels"), PLACES)


def test_points_are_circles_of_counts_or_coloured_points_of_rates() -> None:
    counts, rates = picture(**TOWN, form="cirkels"), picture(**TOWN, **RATE, form="cirkels")
    assert has_circles(counts) and not of_kind(counts, Dot)
    assert {dot.size for dot in of_kind(rates, Dot)} == {centres.POINT}
    assert len({dot.fill for dot in of_kind(rates, Dot)}) > 3
