"""The eerstelijnszones: every municipality in one, each an area by its name."""

from __future__ import annotations

import pytest

from arbeidszorg.places.groups import LONGEST, is_group
from arbeidszorg.places.names import place
from arbeidszorg.places.package import read
from arbeidszorg.places.tables import read as tables
from arbeidszorg.settings import TERRITORY
from helpers.places import PLACES

ZONES = tables(read(TERRITORY)).zones.towns


def test_every_municipality_of_today_is_in_one_zone() -> None:
    towns = [nis for every in ZONES.values() for nis in every]
    assert len(ZONES) == 12
    assert sorted(towns) == sorted(PLACES.centres)


@pytest.mark.parametrize("name", ZONES)
def test_a_zone_is_an_area_as_it_is_written(name: str) -> None:
    """Its name whole, and with the year of its listing wherever it is shown."""
    code = PLACES.zones[name]
    area = PLACES.areas[code]
    assert place(PLACES, code) == area == PLACES.find(f"Eerstelijnszone {name}")
    assert PLACES.members[code] == ZONES[name]
    assert len(area.name) <= LONGEST and (
        f"indeling {PLACES.zones_as_of}" in area.name
    ) == is_group(code)


def test_a_zone_of_one_municipality_is_that_municipality() -> None:
    assert PLACES.zones["Brugge"] == "31005"


def test_the_plain_name_means_the_regio() -> None:
    westhoek, zone = PLACES.find("Westhoek"), PLACES.find("ELZ Westhoek")
    assert westhoek is not None and zone is not None
    assert westhoek.level == "regio" and zone.level == "groep"


def test_a_group_may_be_made_of_a_zone() -> None:
    both = place(PLACES, "Kust~elz-oostkust.elz-oostende-bredene")
    assert both is not None
    assert len(PLACES.members[both.code]) == 7
