"""From where somebody looks."""

from __future__ import annotations

import pytest

from arbeidszorg.finding.origins import origin
from helpers.builders import PLACES
from helpers.initiatives import BRUGGE, IEPER


@pytest.mark.parametrize(
    "text",
    ["8900", " 8900 ", "8900 Ieper", "B-8900", "8900 ieper", "Ieper 8900", "Ieper, B-8900", "8906"],
)
def test_a_postal_code_is_the_centre_of_its_municipality(text: str) -> None:
    asked = origin(text, PLACES)
    assert asked.origin is not None and not asked.notice
    assert asked.origin.spot == PLACES.centres[IEPER]
    assert asked.origin.town == IEPER
    assert asked.origin.name == f"postcode {asked.origin.value} (Ieper)"


@pytest.mark.parametrize("text", ["Ieper", "ieper", "Ypres", "33011"])
def test_so_is_a_name_of_it(text: str) -> None:
    asked = origin(text, PLACES)
    assert asked.origin is not None
    assert (asked.origin.value, asked.origin.name) == ("ieper", "Ieper")
    assert asked.origin.note == ""


@pytest.mark.parametrize(
    ("text", "value", "name", "note"),
    [
        ("Zeebrugge", "zeebrugge", "Zeebrugge (Brugge)", "van Brugge, waar Zeebrugge bij hoort:"),
        ("8380", "8380", "postcode 8380 (Brugge)", "van Brugge, waar postcode 8380 bij hoort:"),
        (
            "zeebrugge 8380",
            "8380 Zeebrugge",
            "Zeebrugge (Brugge)",
            "van Brugge, waar Zeebrugge bij hoort:",
        ),
        ("8511", "8511", "postcode 8511 (Kortrijk)", "van Kortrijk, waar postcode 8511 bij"),
        ("8760", "8760", "postcode 8760 (Tielt)", "van Tielt, waar postcode 8760 bij hoort:"),
        ("Meulebeke", "meulebeke", "Meulebeke (Tielt)", "van Tielt, waar Meulebeke bij hoort:"),
        ("37007", "meulebeke", "Meulebeke (Tielt)", "van Tielt, waar Meulebeke bij hoort:"),
        ("8900 Brielen", "8900 Brielen", "Brielen (Ieper)", "van Ieper, waar Brielen bij hoort:"),
        ("8301 Ramskapelle", "8301 Ramskapelle", "Ramskapelle (Knokke-Heist)", "Knokke-Heist"),
    ],
)
def test_a_part_is_measured_from_its_municipality_and_it_is_said(
    text: str, value: str, name: str, note: str
) -> None:
    found = origin(text, PLACES).origin
    assert found is not None
    assert (found.value, found.name) == (value, name)
    assert found.note.startswith("We meten vanaf het centrum van ") and note in found.note
    assert found.spot == PLACES.centres[found.town]
    assert origin(found.value, PLACES).origin == found, "its address says the same"
    assert origin(found.typed, PLACES).origin == found, "so does its field"


@pytest.mark.parametrize("text", ["8900", "8000", "Tielt", "37015", "8500 Kortrijk"])
def test_of_a_municipality_itself_nothing_is_said(text: str) -> None:
    found = origin(text, PLACES).origin
    assert found is not None and found.note == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("9000", "We kennen postcode 9000 niet: hij hoort bij geen gemeente van West-Vlaanderen."),
        ("8001", "We kennen postcode 8001 niet"),
        ("59000", "“59000” is geen Belgische postcode: die telt vier cijfers."),
        ("4301AB", "“4301AB” is geen Belgische postcode"),
        ("123", "“123” is geen Belgische postcode"),
        ("Rijsel", "We kennen geen plaats “Rijsel”. Typ een gemeente"),
        ("Duinkerke", "We kennen geen plaats “Duinkerke”. Typ een gemeente"),
        ("<b>x</b>", "We kennen geen plaats “<b>x</b>”."),
        ("52.37,4.90", "Die plaats ligt te ver van West-Vlaanderen"),
    ],
)
def test_a_place_that_is_not_here_is_told(text: str, words: str) -> None:
    asked = origin(text, PLACES)
    assert asked.origin is None
    assert words in asked.notice


@pytest.mark.parametrize(
    ("text", "meant"),
    [("Ieperr", "Ieper"), ("leper", "Ieper"), ("Kortijk", "Kortrijk"), ("Meulebeeke", "Meulebeke")],
)
def test_a_slip_is_asked_back(text: str, meant: str) -> None:
    asked = origin(text, PLACES)
    assert (asked.origin, asked.meant) == (None, meant)
    assert asked.notice == f"We kennen geen plaats “{text}”. Bedoelde u {meant}?"
    assert origin(meant, PLACES).origin


def test_a_larger_area_is_too_wide_to_start_from() -> None:
    asked = origin("Westhoek", PLACES)
    assert asked.origin is None
    assert asked.area == PLACES.find("westhoek").code  # type: ignore[union-attr]
    assert "“Westhoek” is te groot om van te vertrekken" in asked.notice


@pytest.mark.parametrize("text", ["50.8512345,2.8854321", "2.8854321, 50.8512345", "50.85;2.89"])
def test_a_spot_is_rounded_to_a_kilometre_whatever_comes_first(text: str) -> None:
    asked = origin(text, PLACES)
    assert asked.origin is not None
    assert (asked.origin.value, asked.origin.spot) == ("50.85,2.89", (2.89, 50.85))
    assert (asked.origin.name, asked.origin.town) == ("uw plaats", "")


@pytest.mark.parametrize("text", ["", "   ", "\x00\x07"])
def test_nothing_asks_for_nothing(text: str) -> None:
    asked = origin(text, PLACES)
    assert (asked.origin, asked.notice) == (None, "")


def test_a_long_text_is_cut() -> None:
    assert len(origin("x" * 10_000, PLACES).notice) < 150


def test_a_name_behind_a_postal_code_may_be_wrong() -> None:
    found = origin("8000 Ieper", PLACES).origin
    assert found is not None and found.town == BRUGGE
