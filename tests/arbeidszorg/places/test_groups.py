"""Groups of municipalities: a code that says what it is called and what it holds."""

from __future__ import annotations

import pytest

from arbeidszorg.places.groups import LONGEST, code_of, is_group, parted, tidy_name
from arbeidszorg.places.names import merged, name_form, place
from helpers.places import PLACES


def test_a_group_is_an_area_as_others_are() -> None:
    area = place(PLACES, "Onze zone~menen.kortrijk.wevelgem")
    assert area is not None and area.name == "Onze zone" and PLACES.kind(area.code) == "groep"
    assert area.code == "Onze_zone~kortrijk.menen.wevelgem" == area.slug
    assert PLACES.areas[area.code] == area and area.code in PLACES.areas
    assert PLACES.members[area.code] == ("34022", "34027", "34041")
    assert area.residents == sum(PLACES.areas[n].residents for n in PLACES.members[area.code])
    assert name_form(PLACES, area.code).where == "in Onze zone"
    assert len(PLACES.areas) == 76, "it is not kept"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x~kortrijk", "34022"),
        ("x~kortrijk.34022.KORTRIJK", "34022"),
        ("x~westhoek", "REFREG07"),
        ("x~regio-brugge.westhoek.zuid-west-vlaanderen.middenkust.midwest", "30000"),
        ("x~meulebeke", "37022"),
        ("x~kortrijk.gent.menen", "x~kortrijk.menen"),
        ("~kortrijk.menen", "~kortrijk.menen"),
    ],
)
def test_what_is_a_known_area_is_that_area(text: str, code: str) -> None:
    area = place(PLACES, text)
    assert area is not None and area.code == code and area.name


@pytest.mark.parametrize("text", ["", "~", "x~", "x~gent", "x~~", "gent", "x~."])
def test_a_group_of_none_is_no_area(text: str) -> None:
    assert place(PLACES, text) is None


@pytest.mark.parametrize("code", ["x", "x~nergens"])
def test_what_is_unknown_raises(code: str) -> None:
    with pytest.raises(KeyError):
        PLACES.areas[code]
    assert PLACES.areas.get(code) is None


def test_a_name_is_short_and_harmless() -> None:
    assert tidy_name('<script>"&/\x00~') == "script"
    assert tidy_name("  Onze\n zone ") == "Onze zone"
    assert len(tidy_name("a" * 10_000)) == LONGEST
    code = code_of("<b>Zone, 1~2</b>", ("kortrijk", "menen"))
    assert is_group(code) and parted(code) == ("b Zone 1 2 b", ("kortrijk", "menen"))


def test_a_town_of_before_a_merger_says_so() -> None:
    assert merged(PLACES, "meulebeke") == merged(PLACES, "37007") == "Meulebeke"
    assert merged(PLACES, "tielt") == merged(PLACES, "37022") == merged(PLACES, "gent") == ""
