"""The glossary: every term is explained, and a text is searched for whole words only."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.texts.glossary import SHORT, Term, occurrences, terms

#: Terms that a reader must find.
WANTED = (
    "arbeidszorg",
    "arbeidszorgmedewerker",
    "doelgroepmedewerker",
    "arbeidszorginitiatief",
    "AMA",
    "AMA welzijn",
    "AMA sociale economie",
    "W2-decreet",
    "werk- en zorgdecreet",
    "maatwerkbedrijf",
    "maatwerk",
    "GGZ",
    "AW",
    "VAPH",
    "MB",
    "trede",
    "participatieladder",
    "toeleider",
    "doorverwijzer",
    "instroom",
    "uitstroom",
    "doorstroom",
    "vangnet",
    "opstap",
    "STAM",
    "Ronde Tafel",
    "POM",
    "UCLL",
    "activeringstraject",
    "onthaaltraject",
    "begeleid werken",
    "zorgboerderij",
    "referentieregio",
    "arrondissement",
    "plaats van het initiatief",
    "woonplaats",
    "plaatsen",
    "per 10.000 inwoners",
    "index",
    "verborgen",
    "niet ingevuld",
    "FOD-tegemoetkoming",
    "RIZIV",
    "leefloon",
    "businessmodel",
)
SPELLINGS = [spelling for term in terms() for spelling in term.spellings]


def term_words(text: str) -> list[str]:
    """The words of a text in which terms were found."""
    return [text[place.start : place.end] for place in occurrences(text)]


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.code)
def test_every_term_has_a_short_and_a_longer_explanation(term: Term) -> None:
    assert 20 < len(term.short) <= SHORT
    assert term.short.endswith(".")
    assert not re.search(r"[\[\]*`{}]", term.short), "a tooltip holds words only"
    assert len(term.long) > 30
    assert term.long != term.short
    assert re.fullmatch(r"[a-z0-9-]+", term.code)
    assert term.anchor == f"begrip-{term.code}"


def test_what_a_reader_must_find_is_there() -> None:
    assert [spelling for spelling in WANTED if spelling not in SPELLINGS] == []


def test_no_two_terms_are_written_alike() -> None:
    small = [spelling.lower() for spelling in SPELLINGS]
    assert [spelling for spelling in small if small.count(spelling) > 1] == []


def test_the_alphabet_is_the_order() -> None:
    names = [term.name.casefold() for term in terms()]
    assert names == sorted(names)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_is_found_as_it_is_written(spelling: str) -> None:
    assert term_words(f"Dit is {spelling}, ziet u.") == [spelling]
    assert term_words(f"({spelling})") == [spelling]
    assert term_words(spelling) == [spelling]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Arbeidszorg helpt.", ["Arbeidszorg"]),
        ("ARBEIDSZORG", []),
        ("ama en mb en stam zijn gewone letters", []),
        ("Ama", []),
        ("de stam van een boom", []),
        ("STAM en AMA", ["STAM", "AMA"]),
        ("ronde tafel", []),
        ("arbeidszorgatlas, arbeidszorg-atlas, niet-arbeidszorg", []),
        ("AMA’s en AMA-trajecten", []),
        ("OCMW’s", ["OCMW’s"]),
        ("kijk op www.arbeidszorg.be of arbeidszorg.be", []),
        ("mail naar stam@arbeidszorg.be", []),
        ("vangnet.", ["vangnet"]),
        ("‘vangnet’", ["vangnet"]),
        ("“vangnet”", ["vangnet"]),
        ("AMA welzijn", ["AMA welzijn"]),
        ("AMA en AMA welzijn", ["AMA", "AMA welzijn"]),
        ("per\u00a010.000\u00a0inwoners", ["per\u00a010.000\u00a0inwoners"]),
        ("begeleid\nwerken", ["begeleid\nwerken"]),
        ("medewerker, medewerkers, arbeidszorgmedewerker", ["medewerker"]),
        ("", []),
    ],
)
def test_whole_words_in_the_right_case(text: str, words: list[str]) -> None:
    assert term_words(text) == words


def test_what_is_known_is_left_out() -> None:
    text = "AMA en vangnet"
    assert [place.term.code for place in occurrences(text, {"ama"})] == ["vangnet"]
    assert list(occurrences(text, {"ama", "vangnet"})) == []


WORDS = st.sampled_from([*SPELLINGS, "de", "en", "AMA-", "x", ".", ",", "’s", "\n", "é", "arbeid"])
TEXTS = st.lists(WORDS, max_size=12).map(" ".join) | st.lists(WORDS, max_size=8).map("".join)


@given(TEXTS | st.text(max_size=60))
def test_places_are_whole_words_in_order_and_each_term_comes_once(text: str) -> None:
    places = list(occurrences(text))
    codes = [place.term.code for place in places]
    assert len(codes) == len(set(codes))
    end = 0
    for place in places:
        assert end <= place.start < place.end <= len(text)
        assert not re.search(r"\w\Z", text[: place.start]), "a word goes on before it"
        assert not re.match(r"\w", text[place.end :]), "a word goes on after it"
        plain = " ".join(text[place.start : place.end].split())
        spellings = set(place.term.spellings) | {
            spelling[:1].upper() + spelling[1:]
            for spelling in place.term.spellings
            if spelling == spelling.lower()
        }
        assert plain in spellings
        end = place.end
