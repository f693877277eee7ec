"""Areas and initiatives as GeoJSON."""

from __future__ import annotations

from datetime import date

import pytest
import shapely
from shapely.geometry import shape

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata import features
from arbeidszorg.opendata.features import Feature
from helpers.builders import registry, weakened_atlas


@pytest.mark.parametrize("level", ["provincie", "regio", "arrondissement"])
def test_areas_have_their_outline_the_right_way_round(demo_atlas: Atlas, level: str) -> None:
    found = features.of_level(demo_atlas, level).features
    assert [each.id for each in found] == [a.code for a in demo_atlas.geography.level(level)]
    for each in found:
        geometry = shape(each.geometry)
        assert geometry.is_valid and geometry.area > 0
        assert all(part.exterior.is_ccw for part in shapely.get_parts(geometry))
        assert each.box == pytest.approx(geometry.bounds)
        assert each.properties["inwoners"] == demo_atlas.geography.areas[each.id].residents


def test_regions_together_are_the_province(demo_atlas: Atlas) -> None:
    (whole,) = features.of_level(demo_atlas, "provincie").features
    parts = [shape(each.geometry) for each in features.of_level(demo_atlas, "regio").features]
    assert shapely.union_all(parts).area == pytest.approx(shape(whole.geometry).area, rel=1e-3)


def test_municipalities_without_boundaries_are_their_centre(demo_atlas: Atlas) -> None:
    towns = features.of_level(demo_atlas, "gemeente")
    assert len(towns.features) == 62 and "niet geïnstalleerd" in towns.about
    brugge = towns.named("31005")
    assert brugge is not None and brugge.geometry == {
        "type": "Point",
        "coordinates": list(demo_atlas.geography.centres["31005"]),
    }
    assert brugge.properties["regio"] == "REFREG06"
    with pytest.raises(KeyError):
        features.collection(demo_atlas, "straat")


def test_of_an_initiative_only_what_is_known_is_said() -> None:
    here = weakened_atlas(
        registry(
            initiatives=[
                {},
                {
                    "plaatsen": 0,
                    "vrije_plaatsen": 0,
                    "vrije_plaatsen_op": "2023-05-01",
                    "website": "https://a.be",
                    "doelgroep": "jongeren|ouderen",
                    "einddatum": "2020-06-30",
                    "lat": 51.2,
                    "lon": 3.2,
                },
            ]
        )
    )
    bare, told = features.initiatives(here).features
    assert bare.geometry is None and bare.box is None
    assert set(bare.properties) <= {
        *("initiatief_id", "naam", "sector", "nis", "gemeente", "activiteiten", "startdatum"),
    }
    assert told.geometry == {"type": "Point", "coordinates": [3.2, 51.2]}
    assert told.properties["plaatsen"] == 0 and told.properties["vrije_plaatsen"] == 0
    assert told.properties["vrije_plaatsen_op"] == "2023-05-01"
    assert told.span == (date(2000, 1, 1), date(2020, 6, 30))
    assert None not in [*bare.properties.values(), *told.properties.values()]


def test_every_property_is_said_to_be_there(demo_atlas: Atlas) -> None:
    for name in features.names(demo_atlas):
        of = features.collection(demo_atlas, name)
        kinds = {"string": str, "integer": int}
        for feature in of.features:
            for key, value in feature.properties.items():
                assert isinstance(value, kinds[of.fields[key]]), (name, key)


def test_nothing_at_all_is_an_empty_collection() -> None:
    of = features.initiatives(weakened_atlas(registry(initiatives=())))
    assert of.features == () and of.box is None
    assert features.geojson(of) == {"type": "FeatureCollection", "features": []}


def at(lon: float, lat: float) -> Feature:
    return Feature("x", {}, None, (lon, lat, lon, lat))


@pytest.mark.parametrize(
    ("box", "inside"),
    [
        ((3, 51, 4, 52), True),
        ((3.2, 51.2, 3.2, 51.2), True),
        ((3.3, 51, 4, 52), False),
        ((3, 51.3, 4, 52), False),
        ((170, -90, 4, 90), True),
        ((170, -90, -170, 90), False),
    ],
)
def test_what_lies_in_a_box(box: features.Box, inside: bool) -> None:
    assert features.in_box(at(3.2, 51.2), box) is inside
    assert not features.in_box(Feature("x", {}, None, None), box)


@pytest.mark.parametrize(
    ("first", "last", "there"),
    [
        (date(2020, 12, 31), None, True),
        (date(2021, 1, 1), None, False),
        (None, date(2010, 1, 1), True),
        (None, date(2009, 12, 31), False),
        (date(2000, 1, 1), date(2030, 1, 1), True),
    ],
)
def test_what_was_there_at_a_time(first: date | None, last: date | None, there: bool) -> None:
    span = (date(2010, 1, 1), date(2020, 12, 31))
    assert features.in_time(Feature("x", {}, None, None, span), first, last) is there
    assert features.in_time(Feature("x", {}, None, None), first, last)
    assert features.in_time(Feature("x", {}, None, None, (None, None)), first, last)
