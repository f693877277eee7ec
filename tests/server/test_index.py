"""The HTML page around the app: its status, what it says of itself, and what it fetches early."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any
from urllib.parse import quote

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
def test_plotly_comes_at_once_where_there_are_figures_and_only_there(
    client: FlaskClient, path: str
) -> None:
    text = client.get(path).text
    sources = [tag["src"] for tag in tags(text, "script") if "src" in tag]
    assert (index.PLOTLY in sources) == (path in FIGURES)
    assert any("/async-graph." in one for one in sources) == (path in FIGURES)
    assert tags(text, "html")[0]["data-plotly"] == index.PLOTLY
    wanted = [tag["as"] for tag in tags(text, "link") if tag["rel"] == "preload"]
    assert wanted == ["font", "fetch", "fetch"]


def test_scripts_that_no_page_uses_are_left_out(client: FlaskClient) -> None:
    text = client.get("/").text
    sources = [tag["src"] for tag in tags(text, "script") if "src" in tag]
    for needed in ("react@", "react-dom@", "prop-types@", "dash_renderer", "dash_core_components.",
                   "dash_html_components.", "dash_bootstrap_components.", "/atlas.js"):  # fmt: skip
        assert len([one for one in sources if needed in one]) == 1, needed
    for unused in ("polyfill", "dash_table", "mathjax", "async-dropdown", "/plotly."):
        assert not [one for one in sources if unused in one], unused


@pytest.mark.parametrize("path", [*KNOWN, "/bestaat/niet"])
def test_what_is_fetched_early_exists_and_may_be_kept(client: FlaskClient, path: str) -> None:
    text = client.get(path).text
    for tag in [*tags(text, "script"), *tags(text, "link")]:
        address = tag.get("src") or tag.get("href")
        if not address:
            continue
        with client.get(address) as response:
            assert response.status_code == 200, address
            if tag.get("as") != "fetch":
                assert response.cache_control.max_age == 365 * 24 * 3600, address


# --- the first layout ----------------------------------------------------------------------------


def walk(node: Any) -> list[dict[str, Any]]:
    """Every component of a layout, as the browser gets it."""
    if isinstance(node, list):
        return [found for one in node for found in walk(one)]
    if not isinstance(node, dict) or "props" not in node:
        return []
    return [node["props"], *walk(node["props"].get("children"))]


def parts(client: FlaskClient, address: str) -> dict[str, dict[str, Any]]:
    """The components of a layout by id."""
    response = client.get(address)
    assert response.status_code == 200
    return {
        one["id"] if isinstance(one["id"], str) else json.dumps(one["id"]): one
        for one in walk(json.loads(response.text))
        if "id" in one
    }


ASKED = ("/", "/kaart", "/kaart?gebied=brugge,kortrijk&sector=ggz", "/aanbod?jaar=2022&sector=aw",
         "/evolutie?x=%C3%A9+y&x=z&self=1", "/methode", "/bestaat/niet", "/kaart?")  # fmt: skip


@pytest.mark.parametrize("address", ASKED)
def test_the_early_layout_brings_the_page_of_its_address(client: FlaskClient, address: str) -> None:
    path, _, query = address.partition("?")
    (early,) = [
        tag["href"]
        for tag in tags(client.get(address).text, "link")
        if tag["href"].startswith("/_dash-layout")
    ]
    assert early == index.layout_address(path, query)
    found = parts(client, early)
    location = found["_pages_location"]
    assert location["pathname"] == path
    assert location["search"] == (f"?{query}" if query else "")
    title = KNOWN.get(path, "Deze pagina bestaat niet")
    assert found["_pages_store"]["data"]["title"].startswith(title)
    assert title in json.dumps(found["_pages_content"], ensure_ascii=False)
    if path in FIGURES:
        assert any(name.endswith("-figuur") for name in found)


def test_without_an_address_the_layout_is_the_frame_alone(client: FlaskClient) -> None:
    parts(client, index.layout_address("/kaart", ""))  # nothing of it stays behind
    found = parts(client, "/_dash-layout")
    assert found["_pages_content"].get("children") is None
    assert "pathname" not in found["_pages_location"]


def test_a_very_long_address_is_not_sent_twice(client: FlaskClient) -> None:
    assert index.layout_address("/kaart", "gebied=" + "x" * 2000) == "/_dash-layout"
    text = client.get("/kaart?gebied=" + quote("é" * 2000)).text
    assert 'href="/_dash-layout"' in text
