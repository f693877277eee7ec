"""The pages with decks: what is ready, what is one's own, and how one is made."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.deck.ready import names, ready
from components.decks import FORMATS
from components.markup import markup
from components.site import Site
from helpers.drawn import elements, words
from pages import klaar, maken, presentatie


@pytest.fixture(autouse=True)
def inside(client: FlaskClient) -> Iterator[None]:
    with client.application.app_context(), client.application.test_request_context():
        yield


def test_every_ready_deck_is_offered(demo_atlas: Atlas) -> None:
    html = str(markup(presentatie.layout()))
    for name in names(demo_atlas):
        assert f'href="/presentatie/{name}"' in html
        assert f"/presentatie/toneel?presentatie={name}" in html
    assert "alleen in deze browser" in html
    assert "alleen met JavaScript" in html


def test_a_ready_deck_can_be_read_slide_by_slide(demo_atlas: Atlas) -> None:
    page = klaar.layout("westhoek")
    deck = ready(demo_atlas, "westhoek")
    text = words(page)
    for slide in deck.slides:
        assert slide.heading in text
        assert all(line in text for line in slide.notes.splitlines())
    links = [link.href for link in elements(page, "A")]
    for ending in FORMATS:
        assert f"/presentatie/westhoek.{ending}" in links
    assert "/presentatie/toneel?presentatie=westhoek&dia=3" in links


@pytest.mark.parametrize(
    "path", ["/presentatie/nergens", "/presentatie", "/x/westhoek", "/presentatie/westhoek/x"]
)
def test_other_addresses_have_no_deck(client: FlaskClient, site: Site, path: str) -> None:
    match = site.at(path)
    assert match is None or match[0].module != klaar.__name__ or client.get(path).status_code == 404


def test_every_field_of_a_slide_can_be_written() -> None:
    html = str(markup(maken.layout()))
    fields = set(re.findall(r'data-veld="(\w+)"', html))
    assert fields == {
        "kop",
        "figuur1",
        "figuur2",
        "tabel",
        "bijschrift",
        "regels",
        "getal",
        "notities",
    }
    labels = set(re.findall(r'data-bij="(\w+)"', html))
    assert labels == fields - {"tabel"}, "the tick box stands in its own label"
    for deed in ("hoger", "lager", "dubbel", "weg"):
        assert html.count(f'data-doe="{deed}"') == 2
