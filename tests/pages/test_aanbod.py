"""Sectoren en activiteiten: what a figure leaves aside of a choice, it says."""

from __future__ import annotations

from flask.testing import FlaskClient

from components.card import Card
from components.site import Site


def cards(client: FlaskClient, site: Site, name: str, query: str) -> dict[str, Card]:
    page = site.figures[name]
    with client.application.app_context():
        here = client.application.extensions["arbeidszorg"]
        return {card.key: card for card in page.cards(page.read(query).view, here)}


def said(card: Card) -> str:
    return " ".join(note.text for note in card.remarks)


def test_the_crossed_table_is_of_the_chosen_areas(client: FlaskClient, site: Site) -> None:
    for query, names in (
        ("?gebied=westhoek,midwest", ["Westhoek", "Midwest"]),
        ("?gebied=westhoek", ["Westhoek"]),
        ("", ["West-Vlaanderen"]),
    ):
        every = cards(client, site, "aanbod", query)
        assert list(every["kruis"].table.areas.values()) == names
        assert list(every["sector"].table.areas.values()) == names
        assert said(every["kruis"]) == ""
    assert len(cards(client, site, "aanbod", "?niveau=regio")["kruis"].table.areas) == 5


def test_the_profile_of_the_map_says_what_it_leaves_aside(client: FlaskClient, site: Site) -> None:
    every = cards(client, site, "kaart", "?sector=ggz&activiteit=keuken")
    assert "“Sector”" in said(every["sectoren"])
    assert "“Activiteit”" in said(every["activiteiten"])
    assert "volgt uw keuze" not in said(every["kaart"])
