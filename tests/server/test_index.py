"""The HTML page around the app: its status, what it says of itself, and what it fetches early."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from server import index

#: Path -> heading.
FIGURES = {
    "/": "Arbeidszorg in West-Vlaanderen",
    "/kaart": "Kaart van de arbeidszorg",
    "/aanbod": "Sectoren en activiteiten",
    "/evolutie": "Evolutie",
}
KNOWN = {**FIGURES, "/methode": "Methode: wat elk cijfer betekent"}
UNKNOWN = ("/bestaat/niet", "/kaart/x", "/kaartje", "/Kaart", "/methode/privacy", "/favicon.png",
           "/pages/not-found-404", "/%3Cscript%3E", "/kaart%2Fx", "/x?gebied=brugge")  # fmt: skip
MACHINES = ("/api/v1/niets", "/api/", "/figuur/kaart", "/assets/bestaat-niet.js", "/assets/vendor",
            "/_dash-niets")  # fmt: skip


def tags(text: str, name: str) -> list[dict[str, str]]:
    """The attributes of every tag with a name."""
    return [
        {key: unescape(value) for key, value in re.findall(r'([\w:-]+)="([^"]*)"', tag)}
        for tag in re.findall(rf"<{name}\s[^>]*>", text)
    ]


def about(text: str) -> dict[str, str]:
    """What the page says of itself: name of the meta tag -> content."""
    return {
        tag.get("name") or tag["property"]: tag["content"]
        for tag in tags(text, "meta")
        if "name" in tag or "property" in tag
    }


# --- status --------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*KNOWN, "/kaart/", "/kaart?gebied=nergens"])
def test_a_page_that_exists_says_so(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert response.mimetype == "text/html"


@pytest.mark.parametrize("path", UNKNOWN)
def test_an_unknown_address_answers_404_with_the_same_friendly_page(
    client: FlaskClient, path: str
) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.mimetype == "text/html"
    assert 'id="react-entry-point"' in response.text
    assert "<title>Deze pagina bestaat niet · Arbeidszorgatlas" in response.text
    assert "<script>alert" not in response.text


@pytest.mark.parametrize("path", MACHINES)
def test_machines_get_no_page(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "react-entry-point" not in response.text


# --- what the page says of itself ----------------------------------------------------------------


@pytest.mark.parametrize("path", [*KNOWN, "/bestaat/niet"])
def test_what_search_engines_read_is_there_and_nothing_is_empty(
    client: FlaskClient, path: str
) -> None:
    text = client.get(path).text
    found = about(text)
    title = f"{KNOWN.get(path, 'Deze pagina bestaat niet')} · Arbeidszorgatlas West-Vlaanderen"
    assert unescape(re.findall("<title>(.*)</title>", text)[0]) == title
    assert found["og:title"] == title
    assert found["description"] == found["og:description"]
    assert len(found["description"].split()) > 8
    assert found["og:url"].endswith(path)
    assert "" not in found.values()
    assert "None" not in found.values()
    assert not [name for name in found if name.endswith(":image")]


def test_every_page_describes_itself_in_its_own_words(client: FlaskClient) -> None:
    descriptions = [about(client.get(path).text)["description"] for path in [*KNOWN, "/x"]]
    assert len(set(descriptions)) == len(descriptions)


def test_an_address_cannot_write_into_the_page(client: FlaskClient) -> None:
    text = client.get('/kaart?gebied="><script>alert(1)</script>').text
    assert "<script>alert" not in text
    assert about(text)["og:url"].count("script") == 2


# --- what it fetches -----------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*KNOWN, "/bestaat/niet"])
def test_plotly_comes_early_where_there_are_figures_and_only_there(
    client: FlaskClient, path: str
) -> None:
    text = client.get(path).text
    early = [tag["href"] for tag in tags(text, "link") if tag["rel"] == "preload"]
    assert (index.PLOTLY in early) == (path in FIGURES)
    assert tags(text, "html")[0]["data-plotly"] == index.PLOTLY
