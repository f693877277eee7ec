"""oEmbed: how to show a figure of the atlas on another website, and of nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.atlas.atlas import Atlas

HOST = "http://127.0.0.1:8050"


def asked(client: FlaskClient, url: str, **more: object) -> dict[str, Any]:
    extra = "".join(f"&{name}={value}" for name, value in more.items())
    answer = client.get(f"/oembed?url={quote(url, safe='')}&format=json{extra}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json)


@pytest.mark.parametrize(
    ("url", "framed"),
    [
        ("/kaart?jaar=2021&niveau=gemeente", "/embed/kaart/kaart?jaar=2021&niveau=gemeente"),
        ("/kaart?jaar=2021#kaart-verloop", "/embed/kaart/verloop?jaar=2021"),
        ("/embed/evolutie/instroom?gebied=westhoek", "/embed/evolutie/instroom?"),
        ("/meerwaarde/wat-als?deelnemers=500", "/embed/wat-als/tornado?deelnemers=500"),
        ("/meerwaarde#studie-overheid", "/embed/meerwaarde/overheid"),
        ("/", "/embed/overzicht/kaart"),
    ],
)
def test_a_figure_is_described(client: FlaskClient, url: str, framed: str) -> None:
    told = asked(client, HOST + url)
    assert (told["version"], told["type"]) == ("1.0", "rich")
    source = re.search(r'<iframe src="([^"]*)"', told["html"])
    assert source and unescape(source[1]).startswith(HOST + framed)
    assert client.get(unescape(source[1]).removeprefix(HOST)).status_code == 200
    assert told["title"] in unescape(told["html"])
    thumbnail = client.head(told["thumbnail_url"].removeprefix(HOST))
    assert thumbnail.mimetype == "image/png"


def test_the_head_of_a_page_leads_here(client: FlaskClient) -> None:
    text = client.get("/kaart?jaar=2021").text
    link = re.search(r'type="application/json\+oembed"[^>]* href="([^"]*)"', text)
    assert link
    told = client.get(unescape(link[1]).removeprefix(HOST)).json
    assert "jaar=2021" in told["html"] and told["title"] in text


def test_no_larger_than_is_asked(client: FlaskClient) -> None:
    told = asked(client, f"{HOST}/kaart", maxwidth=500, maxheight=300)
    assert (told["width"], told["height"]) == (500, 300)
    assert 'width="500" height="300"' in told["html"] and "<script" not in told["html"]
    wide = asked(client, f"{HOST}/kaart", maxwidth="veel", maxheight="")
    assert (wide["width"], wide["height"]) == (800, 640) and "<script" in wide["html"]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://elders.example/kaart",
        f"{HOST}.example/kaart",
        f"{HOST}@elders.example/kaart",
        "//127.0.0.1:8050/kaart",
        f"{HOST}/methode",
        f"{HOST}/nergens",
        f"{HOST}/embed/nergens/kaart",
        f"{HOST}/kaart#kaart-onbekend",
        f"{HOST}/embed/kaart/onbekend",
        "http://[",
    ],
)
def test_nothing_else_is_answered(client: FlaskClient, url: str) -> None:
    answer = client.get(f"/oembed?url={quote(url, safe='')}")
    assert answer.status_code == 404 and answer.json["fout"]


def test_a_strange_view_is_a_notice(client: FlaskClient) -> None:
    told = asked(client, f"{HOST}/kaart?jaar=1850")
    assert any("1850" in text for text in told["meldingen"])


def test_there_is_no_xml(client: FlaskClient) -> None:
    assert client.get(f"/oembed?url={HOST}/kaart&format=xml").status_code == 501


def test_an_atlas_without_frames_offers_none(demo_atlas: Atlas) -> None:
    chosen = replace(demo_atlas.settings, embed_sites="'none'")
    client = create_app(replace(demo_atlas, settings=chosen)).server.test_client()
    page = client.get("/kaart").text
    assert "oembed" not in page and "data-insluiten" not in page
    assert "data-insluiten" not in client.get("/meerwaarde").text
    assert client.get(f"/oembed?url={HOST}/kaart").status_code == 401
    refused = client.get("/embed/kaart/kaart").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in refused
