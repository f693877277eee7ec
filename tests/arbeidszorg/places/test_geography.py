"""Areas, codes, mergers, outlines and tiles."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.places import geography
from arbeidszorg.places.geography import GeographyError
from arbeidszorg.places.outlines import Outline
from helpers.places import LEVELS, PLACES, PROVINCE


def codes(areas: tuple[geography.Area, ...]) -> list[str]:
    return [area.code for area in areas]


def test_all_areas_are_there_in_order() -> None:
    assert [len(PLACES.level(level)) for level in LEVELS] == [5, 8, 62, 1]
    assert len(PLACES.areas) == 76
    order = list(dict.fromkeys(area.level for area in PLACES.areas.values()))
    assert order == ["provincie", "regio", "arrondissement", "gemeente"]
    for level in LEVELS:
        assert codes(PLACES.level(level)) == sorted(codes(PLACES.level(level)))


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_divides_the_province(level: str) -> None:
    members = [nis for area in PLACES.level(level) for nis in PLACES.members[area.code]]
    assert sorted(members) == sorted(PLACES.members[PROVINCE])
    assert sum(area.residents for area in PLACES.level(level)) == 1_235_671


def test_slugs_are_unique_and_lead_back() -> None:
    assert len({area.slug for area in PLACES.areas.values()}) == 76
    for area in PLACES.areas.values():
        assert PLACES.find(area.slug) == PLACES.find(area.code) == area


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("brugge", "31005"),
        ("regio-brugge", "REFREG06"),
        ("arrondissement-brugge", "31000"),
        ("tielt", "37022"),
        ("arrondissement-tielt", "37000"),
        ("  Zuid-West Vlaanderen ", "REFREG08"),
        ("refreg07", "REFREG07"),
        (" 31005\n", "31005"),
        ("KNOKKE-HEIST", "31043"),
        ("Brügge", "31005"),
        ("37015", "37022"),
        ("37012", "37021"),
        ("meulebeke", "37022"),
        ("west-vlaanderen", PROVINCE),
    ],
)
def test_find(text: str, code: str) -> None:
    area = PLACES.find(text)
    assert area is not None and area.code == code


@pytest.mark.parametrize("text", ["", " ", "gent", "44021", "buiten", "onbekend", "3100"])
def test_find_nothing(text: str) -> None:
    assert PLACES.find(text) is None


@given(st.text())
def test_find_never_fails(text: str) -> None:
    area = PLACES.find(text)
    assert area is None or area.code in PLACES.areas


def test_wervik_lies_in_ieper_but_in_zuid_west_vlaanderen() -> None:
    assert PLACES.parent("33029", "arrondissement").code == "33000"
    assert PLACES.parent("33029", "regio").code == "REFREG08"
    assert codes(PLACES.partly("33000", "regio")) == ["REFREG07", "REFREG08"]
    assert codes(PLACES.within("33000", "regio")) == []
    assert codes(PLACES.within("REFREG07", "arrondissement")) == ["32000", "38000"]
    assert codes(PLACES.partly("REFREG07", "arrondissement")) == ["33000"]
    assert codes(PLACES.partly("31005", "regio")) == ["REFREG06"]


def test_the_same_land_at_two_levels() -> None:
    assert PLACES.members["REFREG06"] == PLACES.members["31000"]
    assert codes(PLACES.within("REFREG06", "arrondissement")) == ["31000"]
    assert codes(PLACES.partly("REFREG06", "arrondissement")) == []


@pytest.mark.parametrize("level", LEVELS)
def test_within_and_partly_cover_an_area(level: str) -> None:
    for area in PLACES.areas.values():
        inside, members = PLACES.within(area.code, level), set(PLACES.members[area.code])
        partly = PLACES.partly(area.code, level)
        assert not set(inside) & set(partly)
        assert members <= {n for a in (*inside, *partly) for n in PLACES.members[a.code]}


def test_parent_of_a_municipality_only() -> None:
    assert PLACES.parent("31005", "gemeente").code == "31005"
    assert PLACES.parent("31005", "provincie").code == PROVINCE
    for code in ("37015", "REFREG06", "44021"):
        with pytest.raises(KeyError):
            PLACES.parent(code, "regio")


@pytest.mark.parametrize(
    ("nis", "today"),
    [
        ("31005", "31005"),
        ("37015", "37022"),
        ("37007", "37022"),
        ("37018", "37021"),
        ("37012", "37021"),
        ("37022", "37022"),
        ("44021", None),
        ("31000", None),
        ("", None),
    ],
)
def test_current(nis: str, today: str | None) -> None:
    assert PLACES.current(nis) == today


def test_outlines_are_ready_to_draw() -> None:
    for level, count in (("regio", 5), ("arrondissement", 8), ("provincie", 1)):
        outlines = PLACES.outline(level)
        assert list(outlines) == codes(PLACES.level(level)) and len(outlines) == count
        for outline in outlines.values():
            assert len(outline.lons) == len(outline.lats)
            assert outline.lons.count(None) == len(outline.rings) - 1
            assert all(ring[0] == ring[-1] for ring in outline.rings)
            assert all(2.5 < lon < 3.6 for lon in outline.lons if lon is not None)
            assert all(50.6 < lat < 51.4 for lat in outline.lats if lat is not None)


def test_an_outline_with_two_rings_has_a_gap() -> None:
    square = ((0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.0, 0.0))
    outline = Outline((square, square), (0.5, 0.5))
    assert outline.lons == [0.0, 0.0, 1.0, 0.0, None, 0.0, 0.0, 1.0, 0.0]


def test_callers_cannot_spoil_an_outline() -> None:
    outline = PLACES.outline("provincie")[PROVINCE]
    outline.lons.clear()
    assert len(outline.lons) > 500


def test_without_boundaries_there_are_no_municipal_outlines(tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert not PLACES.has_boundaries
    assert not geography.load(tmp_path / "absent.geojson").has_boundaries
    with pytest.raises(KeyError):
        PLACES.outline("gemeente")


@pytest.mark.parametrize(
    "content",
    ["", "{}", "[]", '{"features": []}', '{"features": [{"properties": {}, "geometry": null}]}'],
)
def test_a_strange_boundary_file_is_named(content: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "gemeenten.geojson"
    path.write_text(content)
    with pytest.raises(GeographyError, match=r"gemeenten\.geojson"):
        geography.load(path)


def test_a_point_is_no_outline(tmp_path) -> None:  # type: ignore[no-untyped-def]
    point = {"type": "Point", "coordinates": [3, 51]}
    path = tmp_path / "gemeenten.geojson"
    path.write_text(json.dumps({"features": [{"properties": {"nis": "31005"}, "geometry": point}]}))
    with pytest.raises(GeographyError):
        geography.load(path)


def test_tiles_are_hexagons() -> None:
    tiles = PLACES.tiles()
    assert list(tiles) == codes(PLACES.level("gemeente"))
    tile = tiles["31005"]
    assert (len(tile.xs), len(tile.ys)) == (7, 7)
    assert (tile.xs[0], tile.ys[0]) == (tile.xs[-1], tile.ys[-1]) == (tile.x, tile.y + 1)
