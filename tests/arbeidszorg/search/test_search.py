"""The search of the demonstration data: each kind of question leads where it should."""

from __future__ import annotations

import pytest

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.search.search import LONGEST, Search, open_search
from helpers.growth import seconds


@pytest.fixture(scope="module")
def search(demo_atlas: Atlas) -> Search:
    scopes = {"evolutie": demo_atlas.scope(years=demo_atlas.years, level="provincie")}
    return open_search(demo_atlas, area_page="/gebied/", scopes=scopes)


LEADS = {
    "Kort": "/gebied/kortrijk",
    "8500": "/gebied/kortrijk",
    "8501": "/gebied/kortrijk",
    "Heule": "/gebied/kortrijk",
    "Bruges": "/gebied/brugge",
    "ieper": "/gebied/ieper",
    "arrondissement ieper": "/gebied/arrondissement-ieper",
    "West-Vlaanderen": "/gebied/west-vlaanderen",
    "Meulebeke": "/gebied/tielt",
    "groendienst westhoek": "/kaart?gebied=westhoek&activiteit=groendienst",
    "westhoek groen": "/kaart?gebied=westhoek&activiteit=groendienst",
    "ggz zuid-west-vlaanderen": "/kaart?gebied=zuid-west-vlaanderen&sector=ggz",
    "instroom Kortrijk 2021": "/kaart?jaar=2021&niveau=gemeente&gebied=kortrijk&maat=instroom",
    "westhoek midwest": "/kaart?gebied=westhoek,midwest",
    "westhoek per sector": "/aanbod?gebied=westhoek",
    "trend per sector": "/evolutie?splitsing=sector",
    "rapport Oostende": "/rapport/oostende",
    "rapport Heule 2021": "/rapport/kortrijk?jaar=2021",
    "rapport Oostende Word": "/rapport/oostende.docx",
    "powerpoint trend per sector": "/figuur/evolutie/verloop.pptx?splitsing=sector",
    "excel groendienst westhoek": (
        "/figuur/kaart/kaart.xlsx?gebied=westhoek&activiteit=groendienst"
    ),
    "presentatie Kortrijk": "/presentatie/kortrijk",
    "jongeren Brugge": "/aanbod?niveau=gemeente&gebied=brugge&splitsing=leeftijd#aanbod-profiel",
    "vrouwen westhoek": "/aanbod?gebied=westhoek&splitsing=geslacht#aanbod-profiel",
    "vrouwen": "/aanbod#aanbod-profiel",
    "trede 3": "/ladder",
    "hoeveel medewerkers": "/evolutie",
    "gemeenten zonder initiatief": "/kaart?niveau=gemeente&maat=initiatieven",
    "eerstelijnszone brugge": "/gebied/brugge",
    "westhoek": "/gebied/westhoek",
    "Wulpennest": "/gebied/brugge",
    "mb": "/aanbod?sector=mb",
    "houtbewerking": "/aanbod?activiteit=houtbewerking",
    "instroom": "/evolutie?maat=instroom",
    "statuut": "/aanbevelingen#statuut",
    "participatieladder": "/over#begrip-participatieladder",
    "POM nieuwsbericht 2016": "/evolutie#gepubliceerd",
}


def test_each_question_leads_where_it_should(search: Search) -> None:
    answers = {question: search.answer(question).lead for question in LEADS}
    assert {question: lead and lead.address for question, lead in answers.items()} == LEADS


def test_a_slip_is_answered_with_what_was_meant(search: Search) -> None:
    for question in ("Kortrik", "Kortryk", "Krotrijk"):
        answer = search.answer(question)
        assert answer.meant is not None and answer.meant.name == "Kortrijk"
        assert answer.lead is None and answer.count
    nothing = search.answer("Ostend-sur-Mer")
    assert nothing.groups == () and nothing.meant is not None
    assert nothing.meant.name == "Oostende"
    assert search.answer("quagga zebra").meant is None


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        ("", "nothing"),
        ("   ", "nothing"),
        ("k", "one_letter"),
        ("?!…", "only_signs"),
        ("\u202e\x00", "only_signs"),
        ("a" * 1000, "too_long"),
        ("woord " * 200, "too_long"),
    ],
)
def test_what_cannot_be_looked_for_is_said(search: Search, question: str, fault: str) -> None:
    answer = search.answer(question)
    assert (answer.fault, answer.groups) == (fault, ())
    assert len(answer.question) <= LONGEST


def test_a_view_that_cannot_be_is_not_offered(search: Search) -> None:
    """There are no registrations of 1999, and a word that says nothing leaves nothing to show."""
    for question in ("instroom 1999 kortrijk", "kortrijk quagga"):
        kinds = [kind for kind, _ in search.answer(question).groups]
        assert "cijfer" not in kinds


def test_some_questions_are_answered_at_once(search: Search, demo_atlas: Atlas) -> None:
    lead = search.answer("gemeenten zonder initiatief").lead
    assert lead is not None
    last = demo_atlas.years[1]
    towns = demo_atlas.geography.level("gemeente")
    without = [area.name for area in towns if not demo_atlas.running(last, (area.code,))]
    assert f"{len(without)} gemeenten geen initiatief" in lead.note
    assert all(name in lead.note for name in without)
    government = search.answer("overheid per euro").lead
    assert government is not None and "73,9" in government.note


def test_every_entry_can_be_asked_by_its_name(search: Search, demo_atlas: Atlas) -> None:
    for area in demo_atlas.geography.areas.values():
        lead = search.answer(demo_atlas.geography.full_name(area.code)).lead
        assert lead is not None and lead.address == f"/gebied/{area.slug}"


def test_it_answers_within_a_moment(search: Search) -> None:
    """A reader types: half of 50 milliseconds is for the way to and fro. The words are new each
    time; the time is that of the processor, and the least of some, for others may be at work."""
    for word in ("groendnst westhok", "kortrik"):
        took = [seconds(lambda text=f"{word}{n}": search.answer(text)) for n in "abcdef"]
        assert min(took) < 0.05, word
