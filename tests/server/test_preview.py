"""What a message shows of a link: the figure of its view, made once, and words that say it."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.files import image
from components.context import atlas
from components.site import site
from server import preview
from server.api import UNSOUGHT

VIEWS = (
    "/kaart?jaar=2021&niveau=gemeente&sector=ggz",
    "/evolutie?niveau=regio&splitsing=sector",
    "/aanbod?gebied=westhoek,midwest",
    "/?gebied=kortrijk",
    "/ladder",
    "/dekking?sector=ggz",
    "/meerwaarde",
    "/meerwaarde/wat-als?deelnemers=500",
    "/aanbevelingen",
    "/over",
)


def tags(client: FlaskClient, address: str) -> dict[str, str]:
    """Name or property of each meta tag -> its content."""
    found = re.findall(
        r'<meta (?:name|property)="([\w:]+)" content="([^"]*)">', client.get(address).text
    )
    return {name: unescape(content) for name, content in found}


@pytest.mark.parametrize("address", VIEWS)
def test_a_link_shows_the_figure_of_its_view(client: FlaskClient, address: str) -> None:
    told = tags(client, address)
    with client.application.test_request_context("/"):
        path, _, query = address.partition("?")
        page = site().leaving_at(path)
        assert page is not None
        card = preview.first_card(page, page.read(query))
        said = sentence(card.table)
    assert told["og:title"] == card.table.title
    assert told["og:description"].endswith(said)
    assert ("DEMONSTRATIE" in told["og:description"]) == card.table.demo
    assert all(text in told["og:image:alt"] for text in (card.table.title, said))
    assert told["twitter:card"] == "summary_large_image"
    start = "http://127.0.0.1:8050"
    assert told["og:image"].startswith(f"{start}/deelbeeld/{page.name}/{card.key}.png")
    answer = client.head(told["og:image"].removeprefix(start))
    assert (answer.status_code, answer.mimetype) == (200, "image/png")


def test_a_chosen_area_is_what_a_link_tells_of(client: FlaskClient) -> None:
    """And its tab; a map stays a map."""
    address = "/?gebied=kortrijk"
    assert "Kortrijk" in tags(client, address)["og:description"]
    assert "<title>Arbeidszorg in Kortrijk · " in client.get(address).text
    assert "/kaart/kaart.png" in tags(client, "/kaart?gebied=kortrijk")["og:image"]


def test_the_picture_is_as_large_as_is_said(client: FlaskClient) -> None:
    told = tags(client, "/meerwaarde/wat-als?deelnemers=500")
    drawn = client.get(told["og:image"].removeprefix("http://127.0.0.1:8050")).data
    size = [int.from_bytes(drawn[at : at + 4]) for at in (16, 20)]
    assert size == [int(told[f"og:image:{side}"]) for side in ("width", "height")]


def test_who_shows_a_link_is_let_in() -> None:
    """Their machines keep to robots.txt."""
    assert not any("/deelbeeld/x.png".startswith(path) for path in UNSOUGHT)


def test_a_picture_is_made_once(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    monkeypatch.setattr(image, "pixels", lambda *_: drawn.append(1) or b"\x89PNG")
    address = "/deelbeeld/kaart/kaart.png?jaar=2019&sector=vaph"
    first = client.get(address)
    assert client.get(f"{address}&onzin=1").data == first.data
    assert len(drawn) == 1
    mark = first.headers["ETag"]
    assert first.headers["Cache-Control"]
    assert client.get(address, headers={"If-None-Match": mark}).status_code == 304


@pytest.mark.parametrize(
    "address", ["/deelbeeld/kaart/onbekend.png", "/deelbeeld/nergens/kaart.png"]
)
def test_what_is_not_there_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_strange_view_is_no_fault(client: FlaskClient) -> None:
    assert client.get("/deelbeeld/kaart/kaart.png?jaar=abc&gebied=atlantis").status_code == 200


def test_a_page_of_words_names_no_picture(client: FlaskClient) -> None:
    told = tags(client, "/methode")
    assert "og:image" not in told and told["twitter:card"] == "summary"


def test_a_hidden_number_is_hidden_in_a_preview(client: FlaskClient) -> None:
    """It reads the same protected Table as the page."""
    with client.application.test_request_context("/"):
        page = site().leaving["kaart"]
        parsed = page.read("jaar=2021&niveau=gemeente")
        shown = preview.preview_of(page, parsed)
        (card, *_) = page.shown_for(parsed, atlas())
        assert card.table.hidden
        assert shown.text.endswith(sentence(card.table))
