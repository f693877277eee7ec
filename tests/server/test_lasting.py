"""A link that was copied says what it said, also when there are data of a new year: its year stays,
and what goes through all years ends where it ended."""

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

#: An address that is copied; what of a drawing is compared, and what of that moves with the data.
COPIED = re.compile('data-kopieer="([^"]*#[^"]*)"')
TEXTS = re.compile("<text(?![^>]*font-size)[^>]*>([^<]+)")
MOVES = re.compile("https?://|versie|Peildatum|31/12/")

#: Pages of which the anchors begin with another name than their files.
OTHERWISE = {"stand": "aanbevelingen", "studie": "meerwaarde"}


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


@pytest.mark.parametrize(
    "path", [path for path, _ in PAGES] + ["/over", "/aanbevelingen", "/meerwaarde"]
)
def test_every_figure_of_a_copied_link_has_the_numbers_and_lines_that_it_had(
    before: FlaskClient, after: FlaskClient, path: str
) -> None:
    links = {unescape(link) for link in COPIED.findall(before.get(path).text)}
    assert links
    moved = set()
    for link in links:
        address, _, anchor = link.partition("#")
        page, key = anchor.split("-", 1)
        page, query = OTHERWISE.get(page, page), address.partition("?")[2]
        if page == "portret":
            query += f"&gebied={address.rpartition('/')[2].partition('?')[0]}"
        old, new = (lines_of(client, page, key, query) for client in (before, after))
        assert new == old, link
        assert "2023" not in " ".join(new), link
        now = lines_of(after, page, key, query.replace("reeks=2019..2022", ""))
        moved |= {link} if now != old else set()
    assert moved or path in ("/evolutie", "/aanbod?sector=mb"), "without its years it would move on"


def lines_of(client: FlaskClient, page: str, key: str, query: str) -> list[str]:
    """The numbers of a figure and what stands on its drawing, without what names the data."""
    parts = [client.get(f"/figuur/{page}/{key}.{ending}?{query}") for ending in ("csv", "svg")]
    assert [part.status_code for part in parts] == [200, 200]
    lines = [*parts[0].text.splitlines(), *TEXTS.findall(parts[1].text)]
    return [line for line in lines if not MOVES.search(line)]


def said(page: str, card: str) -> str:
    """The heading and the sentence of a card."""
    parts = (rf'id="{card}-titel"[^>]*>(.*?)<', rf'id="{card}-zin"[^>]*>(.*?)</p>')
    return " ".join(re.sub("<[^>]+>", "", re.findall(part, page, re.DOTALL)[0]) for part in parts)
