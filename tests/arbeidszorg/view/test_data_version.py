"""Which version of the data an address names."""

from __future__ import annotations

import pytest

from arbeidszorg.view.data_version import apart, in_address, of_now, of_version


@pytest.mark.parametrize(
    ("query", "rest", "versions"),
    [
        ("", "", ()),
        ("jaar=2021&versie=3&sector=ggz", "jaar=2021&sector=ggz", ("3",)),
        ("?Versie=+3+", "", ("3",)),
        ("versie=3&versie=3", "", ("3",)),
        ("versie=3&versie=4", "", ("3", "4")),
        ("versie=&versie=Nieuwste", "", ()),
        ("v%65rsie=%33", "", ("3",)),
        ("q=versie", "q=versie", ()),
    ],
)
def test_a_query_and_its_versions(query: str, rest: str, versions: tuple[str, ...]) -> None:
    assert apart(query) == (rest, versions)


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/kaart", "/kaart?versie=2"),
        ("/kaart?jaar=2021#kaart-verloop", "/kaart?jaar=2021&versie=2#kaart-verloop"),
        ("?jaar=2021", "?jaar=2021&versie=2"),
        ("", "?versie=2"),
        ("/kaart?versie=1", "/kaart?versie=1"),
        ("/kaart?versie=nieuwste", "/kaart?versie=nieuwste"),
    ],
)
def test_an_address_of_a_version(address: str, named: str) -> None:
    assert of_version(address, 2) == named
    assert of_version(address, 0) == address


@pytest.mark.parametrize("address", ["/kaart", "/kaart?jaar=2021#kaart-verloop", "/?q=a&x=%20"])
def test_what_is_named_is_read(address: str) -> None:
    assert in_address(of_version(address, 7)) == (address, "7")
    assert in_address(address) == (address, "")
    assert of_now("?jaar=2021&versie=3") == "?jaar=2021" and of_now("?versie=3") == ""
