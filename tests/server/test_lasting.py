"""A link that was copied says what it said, also when there are data of a new year. Lines through
all years on a page of one year go on; the year of the page stays."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from app import create_app
from helpers.builders import persons, registry, weakened_atlas

#: Pages with figures as somebody opens them, and the card of which the link is copied.
PAGES = (
    ("/", "overzicht-kaart"),
    ("/kaart?niveau=gemeente", "kaart-kaart"),
    ("/aanbod?sector=mb", "aanbod-sector"),
    ("/evolutie", "evolutie-verloop"),
    ("/gebied/brugge", "portret-kaart"),
    ("/gebied/Zone~brugge.oostende", "portret-kaart"),
)


def client_of(last: int) -> FlaskClient:
    """Of an atlas over years up to ``last``, in which each year has more people than the one
    before."""
    stays = [
        stay
        for year in range(2019, last + 1)
        for stay in persons(10 + year - 2019, startdatum=f"{year}-02-01", einddatum=f"{year}-11-30")
    ]
    offer = ({"nis": "31005"}, {"nis": "35013"})
    return create_app(
        weakened_atlas(registry(offer, stays, years=(2019, last)))
    ).server.test_client()


@pytest.fixture(scope="module")
def before() -> FlaskClient:
    return client_of(2022)


@pytest.fixture(scope="module")
def after() -> FlaskClient:
    return client_of(2023)


@pytest.mark.parametrize(("path", "card"), PAGES)
def test_a_copied_link_says_what_it_said(
    before: FlaskClient, after: FlaskClient, path: str, card: str
) -> None:
    old = before.get(path).text
    (link,) = set(re.findall(f'data-kopieer="([^"]*#{card})"', old))
    address = unescape(link).partition("#")[0]
    assert "jaar=" in address and "2022" in address
    assert said(after.get(address).text, card) == said(old, card)
    assert said(after.get(path).text, card) != said(old, card), (
        "a page by itself shows the last year"
    )
    assert "2022" in said(old, card)


def said(page: str, card: str) -> str:
    """The heading and the sentence of a card."""
    parts = (rf'id="{card}-titel"[^>]*>(.*?)<', rf'id="{card}-zin"[^>]*>(.*?)</p>')
    return " ".join(re.sub("<[^>]+>", "", re.findall(part, page, re.DOTALL)[0]) for part in parts)
