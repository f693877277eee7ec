"""Flows on the ladder and net results as a page: what an address asks, and what odd data say."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.view import address
from helpers.builders import persons, registry, weakened_atlas
from pages import ladder as page

GONE: dict[str, Any] = {"startdatum": "2019-01-01", "einddatum": "2023-06-30"}


def read(client: FlaskClient, query: str = "") -> str:
    response = client.get(f"/ladder{query}")
    assert response.status_code == 200
    return unescape(response.text)


def over(stays: list[dict[str, Any]], costs: list[dict[str, Any]] | None = None) -> FlaskClient:
    return create_app(weakened_atlas(registry(stays=stays, costs=costs or []))).server.test_client()


def checked(here: Atlas, query: str) -> Any:
    return page.check(address.parse(query, page.scope(here)), here)


def test_the_page_shows_flows_with_sentence_and_table(client: FlaskClient) -> None:
    text = read(client)
    assert "Stromen op de participatieladder" in text
    assert "De grootste getoonde stroom is die van trede" in text
    assert "Van trede 3 naar trede 5 of 6" in text
    assert "Nettoresultaat per medewerker, per sector, in 2025" in text
    assert text.count("Demonstratie</span>") >= 2
    assert "minstens drie initiatieven, afgerond op 100 euro" in text


@pytest.mark.parametrize(
    ("query", "notices"),
    [
        ("", 0),
        ("?jaar=2020&sector=mb&gebied=westhoek&eenheid=aandeel", 0),
        ("?maat=instroom", 1),
        ("?plaats=woonplaats", 1),
        ("?activiteit=keuken", 1),
        ("?splitsing=leeftijd", 1),
        ("?splitsing=geen", 1),
        ("?niveau=regio", 1),
        ("?gebied=westhoek,midwest", 1),
        ("?gebied=nergens", 1),
        ("?jaar=1850", 1),
        ("?eenheid=index", 1),
        ("?onzin=1", 1),
        ("?maat=instroom&plaats=woonplaats&gebied=westhoek,midwest", 2),
    ],
)
def test_what_cannot_be_is_said_and_the_rest_stands(
    demo_atlas: Atlas, query: str, notices: int
) -> None:
    parsed = checked(demo_atlas, query)
    assert len(parsed.notices) == notices, parsed.notices
    view = parsed.view
    assert (view.measure, view.split, view.place, view.level) == (
        "uitstroom",
        ("tredes",),
        "vestiging",
        "provincie",
    )
    assert len(view.areas) <= 1 and view.years[0] == view.years[1]
    flows, _ = page.cards(view, demo_atlas)
    assert len(flows.table.areas) == 1
    again = checked(demo_atlas, address.query(view, page.scope(demo_atlas)))
    assert again.view == view and again.notices == ()


def test_a_municipality_says_why_there_is_nothing(client: FlaskClient) -> None:
    text = read(client, "?gebied=kortrijk")
    assert "tonen we niet per gemeente" in text


def test_no_rungs_in_the_registrations_is_said_and_the_rest_stands() -> None:
    costs = [{"initiatief_id": "I1", "jaar": 2023, "omzet": 5.0}]
    text = read(over(persons(40, **GONE), costs))
    assert "Van niemand is een trede ingevuld." in text
    assert "Nettoresultaat per medewerker" in text


def test_no_costs_is_said_and_the_rest_stands() -> None:
    text = read(over([*persons(40, **GONE, trede_voor=2, trede_na=3)]))
    assert "In de registraties staan geen kosten en opbrengsten." in text
    assert "van trede 1 of 2 naar trede 3: 40" in text


def test_nobody_left_and_an_empty_registry() -> None:
    assert "Stromen op de participatieladder" in read(over([]))
    assert "Stromen op de participatieladder" in read(over(persons(9)))


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", "xlsx", "pptx", "docx", "csv"])
def test_the_flows_leave_as_every_kind_of_file(client: FlaskClient, ending: str) -> None:
    response = client.get(f"/figuur/ladder/stroom.{ending}?jaar=2021")
    assert response.status_code == 200
    assert len(response.data) > 500


def test_the_api_tells_flows_and_says_what_it_cannot(client: FlaskClient) -> None:
    query = "niveau=provincie&maat=uitstroom&splitsing=tredes&jaar=2021"
    answer = client.get(f"/api/v1/cijfers.json?{query}").json
    assert answer is not None
    rows = str(answer)
    assert "1-2-naar-5-6" in rows
    refused = client.get("/api/v1/cijfers.json?maat=medewerkers&splitsing=tredes").json
    assert "alleen voor de uitstroom" in str(refused)
    assert "naar-5-6" not in str(refused)


def test_published_rates_stand_beside_the_registrations(client: FlaskClient) -> None:
    """Each as it is: none is averaged with another, or with a number of the registrations."""
    text = client.get("/ladder?gebied=westhoek&jaar=2024").text
    part = text.split('id="ladder-aandelen"')[1].split("</section>")[0]
    for phrase in (
        "8\u00a0%",
        "ongeveer 15\u00a0%",
        "1\u00a0%",
        "UCLL",
        "STAM en 4Werk",
        "niet vermeld",
        "In de registraties van 2024",
    ):
        assert phrase in part
    assert part.count("Westhoek") >= 2, "the registrations are of the chosen area"
