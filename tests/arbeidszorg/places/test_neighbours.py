"""Which areas lie around an area, and which are about as large."""

from __future__ import annotations

import pytest

from arbeidszorg.places.distances import distance
from arbeidszorg.places.geography import Geography
from arbeidszorg.places.neighbours import LEAST, MOST, TIMES, alike, around, nearest
from helpers.places import PLACES


def code(name: str) -> str:
    area = PLACES.find(name)
    assert area is not None, name
    return area.code


def names(codes: tuple[str, ...], places: Geography = PLACES) -> set[str]:
    return {places.areas[code].name for code in codes}


def test_areas_of_like_size_have_half_to_twice_as_many_residents() -> None:
    for area in PLACES.areas.values():
        others = alike(PLACES, area.code)
        assert not others or LEAST <= len(others) <= MOST
        for other in others:
            size = PLACES.areas[other].residents / area.residents
            assert 1 / TIMES <= size <= TIMES and PLACES.areas[other].level == area.level
            assert other != area.code
    assert names(alike(PLACES, code("kortrijk"))) == {"Oostende", "Brugge", "Roeselare"}
    assert alike(PLACES, code("west-vlaanderen")) == ()


@pytest.mark.parametrize(
    ("area", "neighbours"),
    [
        ("middenkust", {"Regio Brugge", "Westhoek"}),
        ("arrondissement-veurne", {"Diksmuide", "Ieper", "Oostende"}),
        ("west-vlaanderen", set()),
    ],
)
def test_regios_and_arrondissementen_touch(area: str, neighbours: set[str]) -> None:
    assert neighbours <= names(around(PLACES, code(area)))
    for other in around(PLACES, code(area)):
        assert code(area) in around(PLACES, other)


def test_without_borders_the_nearest_towns_stand_for_neighbours() -> None:
    assert {"Kuurne", "Harelbeke"} <= names(around(PLACES, code("kortrijk")))
    order = nearest(PLACES, code("oostende"))
    assert len(order) == 61 and PLACES.areas[order[0]].name == "Bredene"
    centres = PLACES.centres
    far = [distance(centres[code("oostende")], centres[town]) for town in order]
    assert far == sorted(far)
    assert 25 < distance(centres[code("brugge")], centres[code("roeselare")]) < 33
