"""A figure in a frame: light, readable without scripts, and only where it may be."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from server.embed import policy


def test_a_frame_says_what_the_page_says(client: FlaskClient) -> None:
    response = client.get("/embed/kaart/kaart?niveau=gemeente&sector=vaph&jaar=2021")
    text = response.text
    assert response.status_code == 200
    for phrase in (
        "per gemeente in 2021",
        "van voorzieningen voor personen met een handicap",
        "Demonstratie",
        "Bron: ",
        "<svg",
        "<table",
        "verborgen",
        'href="http://127.0.0.1:8050/kaart?',
    ):
        assert phrase in text, phrase
    assert "Dash" not in text and "plotly" not in text
    assert len(response.data) < 260_000


def test_a_strange_address_gives_a_notice(client: FlaskClient) -> None:
    text = client.get("/embed/kaart/kaart?jaar=9999").text
    assert "9999" in text and "Niet alles wat u vroeg" in text


def test_nothing_comes_from_elsewhere(client: FlaskClient) -> None:
    text = client.get("/embed/evolutie/verloop").text
    loaded = re.findall(r'<(?:script|img|link)[^>]*?(?:src|href)="([^"]*)"', text)
    assert loaded and all(address.startswith("/assets/") for address in loaded)
    with client.get(next(address for address in loaded if address.endswith(".js"))) as script:
        assert "arbeidszorgatlas" in script.text


def test_other_websites_may_show_a_frame_and_nothing_else(client: FlaskClient) -> None:
    framed = client.get("/embed/kaart/kaart").headers["Content-Security-Policy"]
    assert "frame-ancestors *" in framed and "script-src 'self'" in framed
    plain = client.get("/kaart").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in plain


@pytest.mark.parametrize("sites", ["'none'", "https://www.brugge.be https://*.kortrijk.be"])
def test_the_setting_says_where(demo_atlas: Atlas, sites: str) -> None:
    from app import create_app

    chosen = replace(demo_atlas.settings, embed_sites=sites)
    client = create_app(replace(demo_atlas, settings=chosen)).server.test_client()
    answer = client.get("/embed/kaart/kaart")
    assert answer.headers["Content-Security-Policy"] == policy(sites)
    assert f"frame-ancestors {sites}" in policy(sites)


def test_the_script_for_the_website_around_it(client: FlaskClient) -> None:
    response = client.get("/embed.js")
    assert response.mimetype == "text/javascript"
    assert "iframe.arbeidszorgatlas" in response.text


def test_the_address_of_the_settings_goes_before_that_of_the_reader(demo_atlas: Atlas) -> None:
    from app import create_app

    chosen = replace(demo_atlas.settings, address="https://atlas.example.be")
    client = create_app(replace(demo_atlas, settings=chosen)).server.test_client()
    assert "https://atlas.example.be/kaart" in client.get("/figuur/kaart/kaart.csv").text
    assert 'href="https://atlas.example.be/kaart' in client.get("/embed/kaart/kaart").text
    assert 'rel="canonical" href="https://atlas.example.be/kaart"' in client.get("/kaart").text


@pytest.mark.parametrize("address", ["/embed/kaart/onbekend", "/embed/nergens/kaart?jaar=2021"])
def test_a_frame_without_a_figure_says_so_itself(client: FlaskClient, address: str) -> None:
    """Where the reader of that website looks: not an empty frame, nor a refusal of the browser."""
    answer = client.get(address)
    assert answer.status_code == 404 and answer.mimetype == "text/html"
    assert "bestaat niet of niet meer" in answer.text
    assert 'href="http://127.0.0.1:8050"' in answer.text and "<svg" not in answer.text
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
