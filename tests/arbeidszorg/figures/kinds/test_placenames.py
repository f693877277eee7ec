"""Names on a map: where they fit, none over another, and the sea and the neighbours faintly."""

from __future__ import annotations

from itertools import combinations

from shapely.geometry import Point, Polygon

from arbeidszorg.figures import text
from arbeidszorg.figures.kinds import centres, maps, placenames
from arbeidszorg.figures.picture import Words
from arbeidszorg.places.outlines import NARROW
from helpers.builders import PLACES
from helpers.drawn import TOWNS, of_kind, towns
from helpers.outlines import with_outlines
from helpers.places import PROVINCE

SCALE = 800.0


def boxes(words: list[Words]) -> list[placenames.Box]:
    aside = {"top": 7, "middle": 0, "bottom": -7}
    return [
        placenames.Box(
            word.x * SCALE * NARROW,
            word.y * SCALE + aside[word.down],
            text.width(word.lines[0].text, word.size),
            12,
        )
        for word in words
    ]


def test_no_name_lies_on_another() -> None:
    spots = [(PLACES.areas[code].name, PLACES.centres[code], 0.01) for code in TOWNS]
    words = placenames.beside(spots, SCALE)
    assert 20 < len(words) < 62
    assert words[0].lines[0].text == spots[0][0], "the first comes first"
    assert not [pair for pair in combinations(boxes(list(words)), 2) if pair[0].meets(pair[1])]


def test_a_small_circle_takes_no_name_from_a_large_one() -> None:
    """Kortrijk had none: the circle of Harelbeke stands at its edge."""
    spots = [("Kortrijk", (3.265, 50.828), 0.05), ("Harelbeke", (3.31, 50.87), 0.018)]
    inside = ("Erin", (3.27, 50.83), 0.0)
    names = [word.lines[0].text for word in placenames.beside([*spots, inside], SCALE)]
    assert names[0] == "Kortrijk" and "Erin" not in names


def test_a_name_stands_where_its_area_has_room() -> None:
    outlines = PLACES.outline("arrondissement")
    names = dict.fromkeys(outlines, "Naam")
    inks = dict.fromkeys(outlines, "#1d2b33")
    assert len(placenames.fitting(outlines, names, inks, SCALE, {})) == 8
    assert not placenames.fitting(outlines, dict.fromkeys(outlines, "Lang" * 30), inks, SCALE, {})


def test_who_has_the_largest_circle_is_named_first_and_none_lies_on_another() -> None:
    """Kortrijk had no name: smaller neighbours stood in its circle."""
    places = with_outlines()
    outlines, names = places.outline("gemeente"), {c: places.areas[c].name for c in TOWNS}
    circles = {"34022": 0.05, "31005": 0.05, "35013": 0.03}
    words = placenames.fitting(outlines, names, dict.fromkeys(TOWNS, "#1d2b33"), SCALE, circles)
    assert {word.lines[0].text for word in words[:3]} == {"Kortrijk", "Brugge", "Oostende"}
    assert 20 < len(words) < 62
    assert not [pair for pair in combinations(boxes(list(words)), 2) if pair[0].meets(pair[1])]


def test_the_room_of_an_outline_is_a_distance_to_its_border() -> None:
    for outline in PLACES.outline("regio").values():
        largest = max((Polygon(ring) for ring in outline.rings), key=lambda ring: ring.area)
        lon, lat = outline.label
        assert 0 < outline.room < 0.3
        assert largest.contains(Point(lon, lat + outline.room * 0.95))


def test_the_sea_and_the_neighbours_lie_outside() -> None:
    (outline,) = PLACES.outline("provincie").values()
    land = max((Polygon(ring) for ring in outline.rings), key=lambda ring: ring.area)
    assert PROVINCE in PLACES.outline("provincie")
    tiles = [Polygon(zip(tile.xs, tile.ys, strict=True)) for tile in PLACES.tiles().values()]
    names = [
        " ".join(line.text for line in word.lines)
        for word in placenames.around(PLACES.beyond, False)
    ]
    assert names == ["Noordzee", "Frankrijk", "Oost- Vlaanderen", "Henegouwen"]
    assert not [
        word
        for word in placenames.around(PLACES.beyond, False)
        if land.contains(Point(word.x, word.y))
    ]
    for word in placenames.around(PLACES.beyond, True):
        assert not [tile for tile in tiles if tile.distance(Point(word.x, word.y)) < 0.2]


def test_every_map_names_them() -> None:
    table = towns([5] * 62)
    scale = maps.classes_over(table)
    for picture in (
        maps.tile_map(table, PLACES.tiles(), {}, scale, {}, beyond=PLACES.beyond),
        centres.circle_map(
            table, PLACES.outline("regio"), PLACES.centres, scale, {}, beyond=PLACES.beyond
        ),
    ):
        words = [line.text for word in of_kind(picture, Words) for line in word.lines]
        assert {"Noordzee", "Frankrijk", "Henegouwen"} <= set(words)
