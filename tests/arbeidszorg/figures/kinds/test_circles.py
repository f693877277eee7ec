"""Circles of counts: true area, a key with the same measure, and nothing where nothing is."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest

from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.classes import classes_of
from arbeidszorg.figures.kinds import centres, circles, maps
from arbeidszorg.figures.picture import Area, Picture, Shape, Words
from helpers.builders import PLACES
from helpers.drawn import REGIOS, TOWNS, build, of_kind, regios, towns
from helpers.frames import frame_of
from helpers.ink import read_on

TILES, CENTRES, REGIONS = PLACES.tiles(), PLACES.centres, PLACES.outline("regio")


def on_tiles(table: Table) -> Picture:
    scale = classes_of(frame_of(table)["waarde"], table.view.unit)
    return maps.tile_map(table, TILES, PLACES.tile_borders(), scale, {}, circles=True)


def on_points(table: Table) -> Picture:
    scale = classes_of(frame_of(table)["waarde"], table.view.unit)
    return centres.circle_map(table, REGIONS, CENTRES, scale, {})


def on_outlines(table: Table) -> Picture:
    scale = classes_of(frame_of(table)["waarde"], table.view.unit)
    return maps.area_map(table, PLACES.outline("regio"), scale, {}, circles=True)


def surface(shape: Shape) -> float:
    """The surface of a closed line, in the units of its map."""
    spots = [
        (x, y) for x, y in zip(shape.xs, shape.ys, strict=True) if x is not None and y is not None
    ]
    pairs = pairwise(spots)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def drawn(picture: Picture) -> dict[str, float]:
    """Area code -> the surface of its circle."""
    return {
        mark.code: surface(mark.shape)
        for mark in of_kind(picture, Area)
        if mark.look.fill == circles.FILL
    }


def in_key(picture: Picture) -> dict[str, float]:
    """Number in the key -> the surface of its circle."""
    shapes = [m for m in of_kind(picture, Area) if m.border == circles.BORDER and not m.code]
    words = [m for m in of_kind(picture, Words) if m.across == "start"]
    return {
        word.lines[0].text: surface(shape.shape) for shape, word in zip(shapes, words, strict=True)
    }


@pytest.mark.parametrize("draw", [on_tiles, on_points])
def test_the_area_of_a_circle_is_its_value_and_that_of_the_key(draw: Any) -> None:
    picture = draw(towns([100, 400, 1, 25, *[0] * 58]))
    build(picture)
    sizes, key = drawn(picture), in_key(picture)
    per_one = sizes[TOWNS[0]] / 100
    assert per_one > 0
    for code, value in zip(TOWNS, (100, 400, 1, 25), strict=False):
        assert math.isclose(sizes[code], per_one * value, rel_tol=0.01), value
    assert list(key) == (["200", "100"] if draw is on_tiles else ["200", "100", "10"])
    for number, size in key.items():
        assert math.isclose(size, per_one * float(number), rel_tol=0.01)


@pytest.mark.parametrize("draw", [on_tiles, on_points])
def test_who_has_nothing_or_no_number_has_no_circle(draw: Any) -> None:
    picture = draw(towns([5, 0, "verborgen", "niet_geregistreerd", *[0] * 58]))
    assert drawn(picture).keys() == {TOWNS[0]}


def test_a_circle_stands_in_its_area_and_leads_where_that_leads() -> None:
    picture = on_outlines(regios(5, 0, "verborgen", 20, 9)).linked(lambda code: f"?gebied={code}")
    build(picture)
    shown = [mark for mark in of_kind(picture, Area) if mark.look.fill == circles.FILL]
    assert [mark.code for mark in shown] == [REGIOS[3], REGIOS[4], REGIOS[0]]  # the largest below
    for mark in shown:
        lon, lat = PLACES.outline("regio")[mark.code].label
        assert min(mark.shape.xs) < lon < max(mark.shape.xs)
        assert min(mark.shape.ys) < lat < max(mark.shape.ys)
        assert mark.link == f"?gebied={mark.code}"
    # what it stands on says its name and number: a circle that is too small to hit hides nothing
    assert all(not mark.said for mark in shown)


def test_states_look_as_on_every_map_under_circles() -> None:
    table = regios(5, 0, "verborgen", "nvt", "niet_geregistreerd")
    looks = [mark.look for mark in of_kind(on_outlines(table), Area) if mark.code and mark.said]
    assert len(set(looks)) == 4  # a number and nought stand on the same ground


@pytest.mark.parametrize("values", [[0] * 62, ["verborgen"] * 62])
@pytest.mark.parametrize("draw", [on_tiles, on_points])
def test_without_numbers_there_is_no_key(draw: Any, values: list[Any]) -> None:
    picture = draw(towns(values))
    build(picture)
    assert not drawn(picture) and not in_key(picture)


def test_words_can_be_read_on_a_circle() -> None:
    inks = {words.colour for words in of_kind(on_tiles(towns([9] * 62)), Words)}
    assert all(read_on(ink, circles.FILL) for ink in inks if ink == "#1d2b33")
    assert read_on("#1d2b33", circles.FILL)


@pytest.mark.parametrize(
    ("top", "unit", "numbers"),
    [
        (388, "aantal", (200, 50, 10)),
        (1000, "aantal", (1000, 200, 20)),
        (7, "aantal", (5, 1)),
        (1, "aantal", (1,)),
        (0.4, "aandeel", (0.2, 0.1)),
        (33.7, "aandeel", (20, 5, 1)),
        (0, "aantal", ()),
    ],
)
def test_a_key_has_few_round_numbers(top: float, unit: str, numbers: tuple[float, ...]) -> None:
    assert circles.key_numbers(top, unit) == numbers
