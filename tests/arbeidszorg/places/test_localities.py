"""Other names of municipalities lead to them, and a name of two leads to neither."""

from __future__ import annotations

import pytest

from arbeidszorg.places.geography import Geography, load, slugify
from arbeidszorg.places.localities import unambiguous


@pytest.fixture(scope="module")
def geography() -> Geography:
    return load()


def test_every_place_belongs_to_an_area_that_there_is(geography: Geography) -> None:
    assert {place.area for place in geography.localities} <= set(geography.areas)
    towns = {place.area for place in geography.localities if place.sort == "gemeente"}
    assert towns == set(geography.members["30000"])


def test_every_postal_code_is_of_one_municipality(geography: Geography) -> None:
    codes: dict[str, set[str]] = {}
    for place in geography.localities:
        assert place.sort == "frans" or len(place.postcode) == 4
        codes.setdefault(place.postcode, set()).add(place.area)
    assert [code for code, areas in codes.items() if code and len(areas) > 1] == []
    assert all(code[:1] == "8" for code in codes if code)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("8500", "kortrijk"),
        ("heule", "kortrijk"),
        ("Courtrai", "kortrijk"),
        ("Bruges", "brugge"),
        ("Meulebeke", "tielt"),
        ("8755", "wingene"),
        ("Flandre-Occidentale", "west-vlaanderen"),
        ("De Panne", "de-panne"),
    ],
)
def test_another_name_leads_to_the_municipality(geography: Geography, name: str, slug: str) -> None:
    area = geography.find(name)
    assert area is not None and area.slug == slug


def test_a_name_of_several_parts_leads_to_none(geography: Geography) -> None:
    """There is a Beveren in Roeselare, and one near Waregem and one on the Yser, with longer names;
    two places are called Ramskapelle."""
    assert geography.find("Ramskapelle") is None
    assert "Ramskapelle" not in unambiguous(geography.localities)


def test_no_part_takes_the_name_of_a_municipality(geography: Geography) -> None:
    for area in geography.areas.values():
        assert geography.find(area.slug) is area
        assert geography.find(area.code) is area
    assert slugify("Lo-Reninge") in {area.slug for area in geography.areas.values()}
