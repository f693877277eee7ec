"""The files in data/geography: borders, area, winding, size, and the tile map."""

from __future__ import annotations

import json
from itertools import combinations

import pytest
import shapely
from pyproj import Transformer
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from arbeidszorg.places import geography
from helpers.places import PLACES

FILES = ("provincie", "regio", "arrondissement")
LAMBERT = Transformer.from_crs(4326, 31370, always_xy=True)
WIELSBEKE = "37017"  # its centre point is given to the minute, just over the Leie


def outlines(level: str) -> dict[str, BaseGeometry]:
    path = PLACES.territory.outline(level)
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {f["properties"]["gebied"]: shape(f["geometry"]) for f in features}


def metres(geometry: BaseGeometry) -> BaseGeometry:
    return shapely.transform(geometry, LAMBERT.transform, interleaved=False)


def corners(geometry: BaseGeometry) -> set[tuple[float, float]]:
    return {(x, y) for x, y in shapely.get_coordinates(geometry)}


@pytest.mark.parametrize("level", FILES)
def test_codes_and_names(level: str) -> None:
    path = PLACES.territory.outline(level)
    assert path.stat().st_size <= 150_000
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    names = [(f["properties"]["gebied"], f["properties"]["naam"]) for f in features]
    assert names == [(area.code, area.name) for area in PLACES.level(level)]


@pytest.mark.parametrize("level", FILES)
def test_borders_fit_exactly(level: str) -> None:
    shapes = list(outlines(level).values())
    assert all(s.is_valid and s.geom_type == "Polygon" and not s.interiors for s in shapes)
    assert shapely.coverage_is_valid(shapes)
    assert all(s.equals(shapely.orient_polygons(s, exterior_cw=True)) for s in shapes)
    assert not any(s.exterior.is_ccw for s in shapes)
    (province,) = outlines("provincie").values()
    assert shapely.coverage_union_all(shapes).equals(province)


def test_levels_draw_the_same_lines() -> None:
    fine = set().union(*map(corners, outlines("arrondissement").values()))
    for code, outline in outlines("regio").items():
        if code not in ("REFREG07", "REFREG08"):  # the border of Wervik is in no arrondissement
            assert corners(outline) <= fine
    assert corners(outlines("provincie")["30000"]) <= fine
    assert outlines("regio")["REFREG06"].equals(outlines("arrondissement")["31000"])


@pytest.mark.parametrize("level", FILES)
def test_area(level: str) -> None:
    area = sum(metres(outline).area for outline in outlines(level).values()) / 1e6
    assert area == pytest.approx(3197, rel=0.005)


@pytest.mark.parametrize("level", FILES)
def test_five_decimals(level: str) -> None:
    for outline in outlines(level).values():
        for value in shapely.get_coordinates(outline).flat:
            assert round(value, 5) == value


@pytest.mark.parametrize("level", ["regio", "arrondissement"])
def test_every_centre_lies_in_its_own_area(level: str) -> None:
    shapes = outlines(level)
    for nis, centre in PLACES.centres.items():
        own = shapes[PLACES.parent(nis, level).code]
        away = metres(own).distance(metres(shapely.Point(centre)))
        assert away == 0 or (nis == WIELSBEKE and away < 150), PLACES.areas[nis].name


@pytest.mark.parametrize("level", FILES)
def test_drawn_outlines_stay_valid_and_hold_their_label(level: str) -> None:
    for code, outline in PLACES.outline(level).items():
        drawn = shapely.Polygon(outline.rings[0])
        assert drawn.is_valid and drawn.contains(shapely.Point(outline.label)), code


def cell(nis: str) -> tuple[int, int]:
    """Cell of a town as axial coordinates, in which touching is easy to say."""
    tile = PLACES.tiles()[nis]
    return tile.column - (tile.row - tile.row % 2) // 2, tile.row


def touch(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return (b[0] - a[0], b[1] - a[1]) in {(1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1)}


def test_tiles_are_unique_and_named() -> None:
    tiles = PLACES.tiles()
    assert len(tiles) == 62
    assert len({(tile.row, tile.column) for tile in tiles.values()}) == 62
    assert len({tile.short for tile in tiles.values()}) == 62
    assert all(0 < len(tile.short) <= 10 for tile in tiles.values())
    assert min(t.row for t in tiles.values()) == min(t.column for t in tiles.values()) == 0


@pytest.mark.parametrize("level", ["provincie", "regio", "arrondissement"])
def test_areas_are_in_one_piece(level: str) -> None:
    for area in PLACES.level(level):
        left = {cell(nis) for nis in PLACES.members[area.code]}
        todo = [left.pop()]
        while todo:
            here = todo.pop()
            near = {neighbour for neighbour in left if touch(here, neighbour)}
            left -= near
            todo.extend(near)
        assert not left, area


def test_the_tile_map_has_no_holes() -> None:
    taken = {cell(nis) for nis in PLACES.tiles()}
    for q in range(-10, 20):
        for r in range(-1, 15):
            if (q, r) not in taken:
                assert sum(touch((q, r), neighbour) for neighbour in taken) < 6


def test_the_tile_map_is_recognisable() -> None:
    x = {PLACES.areas[nis].name: tile.x for nis, tile in PLACES.tiles().items()}
    y = {PLACES.areas[nis].name: tile.y for nis, tile in PLACES.tiles().items()}
    coast = "De Panne,Koksijde,Nieuwpoort,Middelkerke,Oostende,Bredene,De Haan,Blankenberge"
    row = [*coast.split(","), "Knokke-Heist"]
    assert [x[name] for name in row] == sorted(x[name] for name in row)
    assert [y[name] for name in row] == sorted(y[name] for name in row)
    assert x["De Panne"] == min(x.values()) and y["Knokke-Heist"] == max(y.values())
    assert min(y[name] for name in row) > max(y["Kortrijk"], y["Ieper"], y["Roeselare"])
    assert y["Brugge"] > y["Roeselare"] > y["Kortrijk"] and x["Ieper"] < x["Kortrijk"]
    assert x["Poperinge"] < x["Ieper"] and x["Anzegem"] == max(x.values())


def test_neighbours_on_land_are_near_on_the_tile_map() -> None:
    lands = [("Wervik", "Menen"), ("Ieper", "Poperinge"), ("Brugge", "Damme")]
    lands += [("Kortrijk", "Zwevegem"), ("Izegem", "Roeselare"), ("Oostende", "Bredene")]
    nis = {area.name: area.code for area in PLACES.level("gemeente")}
    assert all(touch(cell(nis[a]), cell(nis[b])) for a, b in lands)
    assert all(cell(a) != cell(b) for a, b in combinations(nis.values(), 2))
