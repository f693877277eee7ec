"""An address of reach: read, written, and what it asks in vain."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg.registrations.model import ACTIVITIES, SECTORS
from arbeidszorg.subjects.reach import question
from arbeidszorg.subjects.reach.question import MEASURES, MOST_MORE, MOST_PLACES, Question
from arbeidszorg.view.view import scope
from helpers.builders import PLACES
from helpers.examples import examples

OWN = scope(PLACES, 2017, 2025, level="gemeente", measure="initiatieven", single_year=True)
TOWNS = [area.code for area in PLACES.level("gemeente")]
DIKSMUIDE, VEURNE, BRUGGE = "32003", "38025", "31005"


def read(query: str) -> tuple[Question, tuple[str, ...]]:
    return question.read(query, OWN)


def test_nothing_asked_is_how_far_the_nearest_is_within_ten_kilometres() -> None:
    asked, notices = read("")
    assert notices == ()
    assert (asked.distance, asked.measure, asked.more, asked.town) == (10, "afstand", (), "")
    assert asked.view.year == 2025
    assert question.query(asked, OWN) == ""


def test_everything_stands_in_the_address() -> None:
    query = (
        "?jaar=2021&gebied=veurne&sector=mb,ggz&activiteit=keuken&kaartvorm=cirkels&afstand=15"
        "&maat=bereik&erbij=diksmuide,veurne&plaatsen=12&erbij_sector=mb&erbij_activiteit=keuken"
    )
    asked, notices = read(query)
    assert notices == ()
    assert asked.more == (DIKSMUIDE, VEURNE) and asked.places == 12
    assert (asked.sector, asked.activities) == ("MB", ("keuken",))
    assert (asked.view.sectors, asked.view.year, asked.town) == (("MB", "GGZ"), 2021, VEURNE)
    assert question.query(asked, OWN) == query


@given(
    distance=st.integers(1, 50),
    measure=st.sampled_from(MEASURES),
    more=st.lists(st.sampled_from(TOWNS), max_size=MOST_MORE, unique=True),
    places=st.integers(1, MOST_PLACES),
    sector=st.sampled_from([None, *SECTORS]),
    activities=st.lists(st.sampled_from(ACTIVITIES), unique=True),
    town=st.sampled_from(["", *TOWNS]),
    year=st.integers(2017, 2025),
)
@settings(max_examples=examples(200))
def test_what_is_written_is_read_again(
    distance: int,
    measure: question.MeasureCode,
    more: list[str],
    places: int,
    sector: str | None,
    activities: list[str],
    town: str,
    year: int,
) -> None:
    view = replace(OWN.defaults, years=(year, year), areas=(town,) if town else ())
    asked = Question(view, distance, measure)
    if more:
        doing = tuple(code for code in ACTIVITIES if code in activities)
        asked = replace(asked, more=tuple(more), places=places, sector=sector, activities=doing)
    assert read(question.query(asked, OWN)) == (asked, ())
    assert read(question.lasting(asked, OWN)) == (asked, ())
    assert f"jaar={year}" in question.lasting(asked, OWN)


def test_a_municipality_goes_by_its_name_code_postal_code_and_what_it_was() -> None:
    asked, notices = read("?erbij=Diksmuide,8630,31005")
    assert asked.more == (DIKSMUIDE, VEURNE, BRUGGE) and notices == ()
    assert read("?erbij=diksmuide&erbij=8600")[0].more == (DIKSMUIDE,), "each once"


VAIN = {
    "afstand=0": "“0” kan niet als afstand: kies een geheel getal van 1 tot 50. We rekenen met 10.",
    "afstand=tien": "“tien” kan niet als afstand",
    "afstand=-5": "“-5” kan niet als afstand",
    "afstand=1e9": "“1e9” kan niet als afstand",
    "maat=medewerkers": "“medewerkers” kennen we niet als maat.",
    "erbij=Nergenshuizen": "“Nergenshuizen” kennen we niet als gemeente voor een initiatief erbij.",
    "erbij=diksmude": "We vonden geen gemeente “diksmude”. Bedoelde u Diksmuide?",
    "erbij=westhoek": "“westhoek” is geen gemeente. Kies hier één gemeente.",
    "erbij=9000": "“9000” kennen we niet als gemeente voor een initiatief erbij.",
    "erbij=veurne&plaatsen=10000": "“10000” kan niet als aantal plaatsen: kies een geheel getal "
    "van 1 tot 500. We rekenen met 20.",
    "erbij=veurne&plaatsen=0": "“0” kan niet als aantal plaatsen",
    "erbij=veurne,brugge,ieper,kortrijk": "Er kunnen hoogstens 3 initiatieven tegelijk bij. "
    "“Kortrijk” telt niet mee.",
    "erbij=veurne&erbij_sector=xyz": "“xyz” kennen we niet als sector van het initiatief erbij.",
    "erbij=veurne&erbij_sector=mb,aw": "Er kan maar één sector van het initiatief erbij tegelijk. "
    "“AW” telt niet mee.",
    "erbij=veurne&erbij_activiteit=jagen": "“jagen” kennen we niet als activiteit van het",
    "erbij=veurne&erbij_sector=mb&sector=ggz": "Het initiatief erbij past niet bij de gekozen",
    "gebied=westhoek": "“Westhoek” is geen gemeente.",
    "gebied=veurne,brugge": "Er kan maar één gemeente tegelijk. “Brugge” telt niet mee.",
    "gebied=buiten": "bestaan alleen volgens de woonplaats. Dat gebied is weggelaten.",
    "niveau=regio": "Deze pagina kiest niet op gebiedsniveau.",
    "eenheid=per10000": "Deze pagina kiest niet op eenheid.",
    "plaats=woonplaats&reeks=2017..2020": "Deze pagina kiest niet op plaats en jaren van de lijnen",
    "jaar=1999": "1999",
    "onzin=1": "“onzin”",
}


@pytest.mark.parametrize("query", VAIN)
def test_what_is_asked_in_vain_is_said(query: str) -> None:
    asked, notices = read(query)
    assert any(VAIN[query] in notice for notice in notices), notices
    again, none = read(question.query(asked, OWN))
    assert again == asked
    assert none == (notices if "past niet" in VAIN[query] else ())


def test_what_is_said_of_one_more_says_nothing_where_there_is_none() -> None:
    asked, notices = read("?plaatsen=12&erbij_sector=mb&erbij_activiteit=keuken")
    assert notices == () and question.query(asked, OWN) == ""


@given(st.text(max_size=300))
@settings(max_examples=examples(300))
def test_nothing_in_an_address_can_raise(text: str) -> None:
    for name in question.OWN:
        asked, notices = read(f"?{name}={text}&erbij=veurne")
        assert all(isinstance(notice, str) for notice in notices)
        assert read(question.query(asked, OWN))[0] == asked


def test_one_more_is_among_what_is_asked_unless_it_is_of_another_kind() -> None:
    every = {
        "sector=ggz&erbij=veurne": True,
        "sector=ggz&erbij=veurne&erbij_sector=ggz": True,
        "sector=ggz&erbij=veurne&erbij_sector=aw": False,
        "activiteit=keuken&erbij=veurne&erbij_activiteit=mailing": False,
        "activiteit=keuken,mailing&erbij=veurne&erbij_activiteit=mailing": True,
        "erbij=veurne&erbij_sector=aw&erbij_activiteit=mailing": True,
    }
    assert {query: read(query)[0].counts for query in every} == every


def test_looking_at_a_municipality_twice_lets_go_of_it() -> None:
    asked = read("?sector=mb")[0]
    there = asked.looking_at(VEURNE)
    assert question.query(there, OWN) == "?gebied=veurne&sector=mb"
    assert there.looking_at(VEURNE) == asked
    assert there.looking_at(BRUGGE).town == BRUGGE


def test_what_was_typed_stays_until_it_can_be() -> None:
    empty = question.typed("", OWN)
    assert empty.fields == {
        "erbij": "",
        "plaatsen": "20",
        "erbij_sector": "",
        "erbij_activiteit": "",
    }
    assert empty.faults == {}
    wrong = question.typed("?erbij=iepr&plaatsen=10000&erbij_sector=ggz", OWN)
    assert (wrong.fields["erbij"], wrong.fields["plaatsen"]) == ("iepr", "10000")
    assert wrong.fields["erbij_sector"] == "ggz"
    assert wrong.faults == {
        "erbij": "We vonden geen gemeente “iepr”. Bedoelde u Ieper?",
        "plaatsen": "Kies een geheel getal van 1 tot 500.",
    }
    half = question.typed("?erbij=8900,xqz&plaatsen=30", OWN)
    assert half.fields["erbij"] == "8900, xqz" and half.fields["plaatsen"] == "30"
    assert half.faults == {"erbij": "“xqz” kennen we niet."}
    fine = question.typed("?erbij=8900&afstand=999", OWN)
    assert fine.fields["erbij"] == "Ieper" and fine.faults == {}, "the distance has its own field"
