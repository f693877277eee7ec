"""Wonen en werken: what an address asks, and what odd data say."""

from __future__ import annotations

from html import unescape

import pytest
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.view import address
from helpers.builders import persons, registry, weakened_atlas
from pages import stromen as page


def read(client: FlaskClient, query: str = "") -> str:
    response = client.get(f"/stromen{query}")
    assert response.status_code == 200
    return unescape(response.text)


def test_four_figures_with_sentence_and_table(client: FlaskClient) -> None:
    text = read(client)
    assert "In 2025 werken in de Westhoek in verhouding de meeste medewerkers: 114 per 100" in text
    assert "in maatwerkbedrijven VDAB (394)" in text
    assert "In 2025 hebben 9 organisaties meer dan één initiatief" in text
    assert "Hoeveel mensen van het ene gebied naar het andere gaan, staat er niet" in text
    for heading in ("Wonen er", "Werken er", "Verschil", "Werken er, per 100 die er wonen"):
        assert heading in text


@pytest.mark.parametrize(
    ("query", "notices"),
    [
        ("", 0),
        ("?niveau=gemeente&gebied=kortrijk&sector=mb&jaar=2019", 0),
        ("?maat=plaatsen", 1),
        ("?plaats=woonplaats", 1),
        ("?activiteit=keuken", 1),
        ("?niveau=provincie", 1),
        ("?gebied=31005,31006,31012,31022,31033", 1),
        ("?gebied=nergens", 1),
        ("?jaar=1850", 1),
        ("?eenheid=index", 1),
        ("?onzin=1", 1),
    ],
)
def test_an_address(demo_atlas: Atlas, query: str, notices: int) -> None:
    parsed = page.check(address.parse(query, page.scope(demo_atlas)), demo_atlas)
    assert len(parsed.notices) == notices
    view = parsed.view
    assert (view.measure, view.place, view.activities) == ("medewerkers", "vestiging", ())
    assert len(view.areas) <= page.MOST and view.level != "provincie"


def test_what_is_exported_says_the_same(client: FlaskClient) -> None:
    text = client.get("/figuur/stromen/kaart.csv?gebied=westhoek").get_data(as_text=True)
    assert "Westhoek;267;304;37;114;waarde" in text
    assert "Minstens 23 van wie er werkt, woont dus elders." in text
    towns = client.get("/figuur/stromen/kaart.csv?niveau=gemeente").get_data(as_text=True)
    assert towns.count("verborgen") > 10
    organisations = client.get("/figuur/stromen/organisaties.csv").get_data(as_text=True)
    assert organisations.count("(verzonnen)") >= 9


def test_nobody_and_nothing_that_may_be_shown() -> None:
    few = create_app(weakened_atlas(registry(stays=persons(2)))).server.test_client()
    assert "kunnen we van geen enkel gebied tonen" in read(few)
    none = create_app(weakened_atlas(registry([{"organisatie": "x"}], []))).server.test_client()
    assert "had geen enkele organisatie meer dan één initiatief" in read(none)
