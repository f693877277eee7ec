"""A question and its address: what is read, what is told, and the same again."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.finding.question import MOST_CHOSEN, PARAMETERS, Question, Read, read
from helpers.builders import PLACES
from helpers.initiatives import finder_of, initiative

KNOWN = finder_of(*(initiative(code) for code in ("A", "B", "C", "D", "E", "F", "x,y", "a/b é")))
GROUPS = ("jongeren", "Mensen met een beperking")


def asked(**query: Any) -> Read:
    return read(query, PLACES, KNOWN.get, GROUPS)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ({}, ""),
        ({"van": "8900"}, "?van=8900"),
        ({"van": "8900 Ieper", "binnen": "10 km"}, "?van=8900&binnen=10"),
        ({"van": "Vlamertinge"}, "?van=vlamertinge"),
        ({"van": "Ieper 8900"}, "?van=8900"),
        ({"van": "8380 Zeebrugge"}, "?van=8380+Zeebrugge"),
        ({"van": "8900", "versie": "3"}, "?van=8900"),
        ({"van": "50.851,2.887"}, "?van=50.85,2.89"),
        ({"sector": "ggz,mb"}, "?sector=mb,ggz"),
        ({"sector": ["GGZ", "mb"]}, "?sector=mb,ggz"),
        ({"sector": "mb,ggz,aw,vaph"}, ""),
        ({"activiteit": ["keuken", "groendienst"]}, "?activiteit=groendienst,keuken"),
        ({"vorm": "zorgboerderij"}, "?vorm=zorgboerderij"),
        ({"gebied": "westhoek,brugge"}, "?gebied=westhoek,brugge"),
        ({"gebied": "west-vlaanderen"}, ""),
        ({"doelgroep": "mensen met een beperking"}, "?doelgroep=Mensen+met+een+beperking"),
        ({"vrij": "ja"}, "?vrij=ja"),
        ({"vrij": "nee", "blad": "1", "zoek": "  "}, ""),
        ({"blad": "3"}, "?blad=3"),
        ({"id": "b,A"}, "?id=B&id=A"),
        ({"id": ["x,y", "a/b é"]}, "?id=x,y&id=a%2Fb+%C3%A9"),
        ({"id": ["A", "a", " A "]}, "?id=A"),
    ],
)
def test_an_address_says_no_more_than_is_asked(query: dict[str, Any], address: str) -> None:
    answer = asked(**query)
    assert answer.notices == ()
    assert answer.question.query(PLACES) == address
    assert asked(**parse_qs(address.removeprefix("?"))) == answer


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"van": "9999"}, "We kennen postcode 9999 niet"),
        ({"sector": "xx"}, "“xx” kennen we niet als sector."),
        ({"activiteit": "vissen,keuken"}, "“vissen” kennen we niet als activiteit."),
        ({"vorm": "toren"}, "“toren” kennen we niet als vorm."),
        ({"gebied": "atlantis"}, "“atlantis” kennen we niet als regio of gemeente."),
        ({"doelgroep": "marsmannen"}, "“marsmannen” kennen we niet als voor wie."),
        ({"van": "8900", "binnen": "ver"}, "“ver” kennen we niet als hoe ver."),
        ({"van": "8900", "binnen": "-5"}, "“-5” kennen we niet als hoe ver."),
        ({"van": "8900", "binnen": "٣"}, "“٣” kennen we niet als hoe ver."),
        ({"binnen": "10"}, "Hoe ver het mag zijn, kunnen we pas weten als u zegt van waar"),
        ({"iets": "anders"}, "Het adres bevat iets dat de atlas niet kent: “iets”."),
        ({"van": "8900", "postcode": "8000"}, "niet kent: “postcode”."),
        ({"id": "Z"}, "Er is geen initiatief “Z”."),
        ({"id": "Y,Z"}, "Er zijn geen initiatieven “Y” en “Z”."),
    ],
)
def test_what_is_asked_in_vain_is_told(query: dict[str, Any], notice: str) -> None:
    notices = asked(**query).notices
    assert len(notices) == 1
    assert notice in notices[0]


def test_a_place_that_is_not_known_is_told_and_that_no_distance_holds() -> None:
    answer = asked(van="9999", binnen="10")
    assert answer.question == Question()
    assert answer.notices[0].startswith("We kennen postcode 9999 niet")
    assert answer.notices[1:] == (
        "“tot 10 km” kunnen we zo niet toepassen: hoe ver een initiatief ligt, telt nu niet mee.",
    )
    assert (answer.within, answer.typed) == (10, "9999")


@pytest.mark.parametrize("name", ["postcode", "gemeente"])
def test_another_name_of_a_parameter_is_taken_and_told(name: str) -> None:
    answer = asked(**{name: "8900"})
    assert answer.question.query(PLACES) == "?van=8900"
    assert answer.notices == (f"“{name}” in het adres lezen we als “van waar”.",)


def test_a_sixth_is_told_and_left_out() -> None:
    answer = asked(id="A,B,C,D,E,F")
    assert answer.question.chosen == ("A", "B", "C", "D", "E")
    assert len(answer.question.chosen) == MOST_CHOSEN
    (notice,) = answer.notices
    assert notice.startswith("Er passen er 5 naast elkaar. We tonen de eerste 5:")


def test_a_larger_area_to_start_from_becomes_where_to_look() -> None:
    answer = asked(van="Westhoek")
    assert answer.question.query(PLACES) == "?gebied=westhoek"
    assert asked(van="Westhoek", gebied="midwest").question.query(PLACES) == "?gebied=midwest"


@pytest.mark.parametrize("text", ["0", "-1", "x", "99999999", "²", ""])
def test_a_page_that_is_none_is_the_first(text: str) -> None:
    assert asked(blad=text).question.page == 1


def test_one_is_put_on_the_list_and_taken_off() -> None:
    question = Question().with_chosen("A").with_chosen("B")
    assert question.chosen == ("A", "B")
    assert question.with_chosen("A").chosen == ("B",)


def test_long_words_are_cut() -> None:
    assert len(asked(zoek="x" * 5000).question.text) == 100


#: What people and others write: words that say something here, and any signs.
WRITTEN = st.text(max_size=12) | st.sampled_from(
    [
        "8900",
        "Ieper",
        "50.8,2.9",
        "mb",
        "keuken",
        "westhoek",
        "10",
        "ja",
        "A",
        "a/b é",
        "jongeren",
        ",",
    ]
)


@given(st.dictionaries(st.sampled_from(PARAMETERS), WRITTEN | st.lists(WRITTEN, max_size=7)))
def test_whatever_is_asked_its_address_says_what_was_understood(query: dict[str, Any]) -> None:
    question = asked(**query).question
    again = asked(**parse_qs(question.query(PLACES).removeprefix("?")))
    assert again.question == question
    assert again.notices == ()
