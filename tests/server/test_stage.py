"""The stage as the server sends it: every slide at once, readable before any script runs."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.deck.ready import names, ready

DATA = re.compile(r'id="gegevens">(.*?)</script>', re.S)


def page_data(text: str) -> dict[str, object]:
    match = DATA.search(text)
    assert match
    return dict(json.loads(match[1]))


def test_every_slide_comes_with_the_first_answer(client: FlaskClient, demo_atlas: Atlas) -> None:
    for name in names(demo_atlas):
        answer = client.get(f"/presentatie/toneel?presentatie={name}")
        deck = ready(demo_atlas, name)
        assert answer.status_code == 200
        assert answer.text.count('class="dia dia-') == len(deck.slides)
        data = page_data(answer.text)
        assert data["bericht"] == "" and data["naam"] == name
        assert len(data["presentatie"]["dias"]) == len(deck.slides)  # type: ignore[index]


def test_the_address_is_the_view(client: FlaskClient) -> None:
    answer = client.get(
        "/presentatie/toneel?presentatie=west-vlaanderen&dia=4&jaar=2019&sector=ggz"
    )
    changed = re.findall(r'id="dia-(\d+)"[^>]*>', answer.text)
    assert "4" in changed
    assert page_data(answer.text)["gewijzigd"] == {"jaar": "2019", "sector": "ggz"}
    assert answer.text.count('class="diaanders"') == 1, "only the slide that is asked for"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("presentatie=nergens", "“nergens” bestaat niet"),
        ("presentatie=westhoek&dia=99", "geen dia 99"),
        ("presentatie=westhoek&dia=-1", "geen dia -1"),
        ("presentatie=westhoek&dia=%3Cb%3E", "geen dia <b>"),
        ("presentatie=westhoek&jaar=1800", "“1800”"),
        ("presentatie=westhoek&gebied=nergens", "“nergens” is geen gebied"),
        ("presentatie=westhoek&sector=x", "“x” is geen sector"),
    ],
)
def test_a_strange_address_gives_a_notice(client: FlaskClient, query: str, message: str) -> None:
    answer = client.get(f"/presentatie/toneel?{query}")
    assert answer.status_code == 200
    assert message in str(page_data(answer.text)["bericht"])
    assert "<b>" not in answer.text


def test_a_deck_of_a_reader_is_not_known_here(client: FlaskClient) -> None:
    answer = client.get("/presentatie/toneel?eigen=p1")
    assert answer.status_code == 200 and page_data(answer.text)["presentatie"] is None
    assert "wordt geladen" in answer.text


def test_the_window_of_the_speaker_waits_for_the_stage(client: FlaskClient) -> None:
    answer = client.get("/presentatie/spreker")
    assert answer.status_code == 200 and "Wachten op het scherm" in answer.text
    assert 'data-venster="spreker"' in answer.text


def test_nothing_is_asked_of_anybody_else(client: FlaskClient) -> None:
    text = client.get("/presentatie/toneel?presentatie=westhoek").text
    loads = re.findall(r'(?:src|href)="([^"#]+)"', text)
    assert loads and all(address.startswith(("/", "data:")) for address in loads)


def test_pages_with_decks(client: FlaskClient) -> None:
    assert "Arbeidszorg in de Westhoek" in client.get("/presentatie").text
    deck = client.get("/presentatie/westhoek")
    assert deck.status_code == 200 and "Notities voor wie spreekt" in deck.text
    assert client.get("/presentatie/nergens").status_code == 404


def test_each_figure_to_pick_has_its_picture(client: FlaskClient) -> None:
    """That of a page of one area too; what was collected is filled in by a script."""
    making = client.get("/presentatie/maken")
    assert making.status_code == 200
    picks = re.findall(r'data-kies="([^"]+)"><img([^>]*)>', making.text)
    assert len(picks) > 30 and [address for address, img in picks if "/figuur/" not in img] == []
    portrait = re.search(r'src="(/figuur/portret/kaart[^"]+)"', making.text)
    assert portrait and client.get(portrait[1]).status_code == 200
