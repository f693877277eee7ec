"""The HTML page around the app: its status, what it says of itself, and what it fetches early."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from app import create_app
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.sentences import sentence
from components.cache import Cache
from components.context import CACHE, atlas
from components.filters import SENT
from components.site import Site
from server import page_files

#: Path -> heading.
FIGURES = {
    "/": "Arbeidszorg in West-Vlaanderen",
    "/kaart": "Kaart van de arbeidszorg",
    "/aanbod": "Sectoren en activiteiten",
    "/evolutie": "Evolutie",
}
KNOWN = {**FIGURES, "/methode": "Methode: wat elk cijfer betekent"}
UNKNOWN = (
    "/bestaat/niet",
    "/kaart/x",
    "/kaartje",
    "/methode/privacy",
    "/favicon.png",
    "/pages/not-found-404",
    "/%3Cscript%3E",
    "/kaart%2Fx",
    "/x?gebied=brugge",
)
MACHINES = (
    "/api/v1/niets",
    "/api/",
    "/figuur/kaart",
    "/assets/bestaat-niet.js",
    "/assets/vendor",
    "/_dash-niets",
)


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
    assert "<h1>Deze pagina bestaat niet</h1>" in response.text
    assert "<title>Deze pagina bestaat niet · Arbeidszorgatlas" in response.text
    assert "<script>alert" not in response.text


@pytest.mark.parametrize("path", MACHINES)
def test_machines_get_no_page(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert 'id="inhoud"' not in response.text


# --- what the page says of itself ----------------------------------------------------------------


@pytest.mark.parametrize("path", [*KNOWN, "/bestaat/niet"])
def test_what_search_engines_read_is_there_and_nothing_is_empty(
    client: FlaskClient, path: str
) -> None:
    text = client.get(path).text
    meta = about(text)
    title = f"{KNOWN.get(path, 'Deze pagina bestaat niet')} · Arbeidszorgatlas West-Vlaanderen"
    assert unescape(re.findall("<title>(.*)</title>", text)[0]) == title
    assert len(meta["description"].split()) > 8
    if path not in FIGURES:
        assert meta["og:title"] == title
        assert meta["description"] == meta["og:description"]
    assert meta["og:url"].endswith(path if path in KNOWN else "127.0.0.1:8050")
    assert "" not in meta.values()
    assert "None" not in meta.values()
    assert ("og:image" in meta) == (path in FIGURES)


def test_every_page_describes_itself_in_its_own_words(client: FlaskClient) -> None:
    descriptions = [about(client.get(path).text)["description"] for path in [*KNOWN, "/x"]]
    assert len(set(descriptions)) == len(descriptions)


def test_an_address_cannot_write_into_the_page(client: FlaskClient) -> None:
    text = client.get('/kaart?gebied="><script>alert(1)</script>').text
    assert "<script>alert" not in text
    assert about(text)["og:url"].endswith("/kaart")


def test_a_view_goes_by_one_address(client: FlaskClient) -> None:
    """However it was asked for, search engines are told the same."""
    for query in ("?sector=ggz&jaar=2021", "?jaar=2021&sector=GGZ&x=1", "?jaar=2021,&sector=ggz"):
        (link,) = [
            tag
            for tag in tags(client.get(f"/kaart{query}").text, "link")
            if tag["rel"] == "canonical"
        ]
        assert link["href"].endswith("/kaart?jaar=2021&sector=ggz")
    for path in ("/bestaat/niet",):
        assert "canonical" not in client.get(path).text


# --- what stands in it ---------------------------------------------------------------------------


def content(text: str) -> str:
    """The page as it first stands."""
    return text.split('<div id="voor">')[1].split('<div id="react-entry-point"')[0]


ASKED = (
    "/",
    "/kaart",
    "/kaart?gebied=brugge,kortrijk&sector=ggz",
    "/aanbod?jaar=2022&sector=aw",
    "/evolutie?x=%C3%A9+y&x=z&self=1",
    "/kaart/?niveau=gemeente",
    "/kaart?",
    "/kaart?gebied=" + "x" * 3000,
)


@pytest.mark.parametrize("address", ASKED)
def test_the_first_answer_holds_the_whole_page(
    client: FlaskClient, site: Site, address: str
) -> None:
    path, _, query = address.partition("?")
    page = site.figures_at(path)
    assert page is not None
    text = client.get(address).text
    first = content(text)
    with client.application.app_context():
        here = atlas()
        parsed = page.read(query)
        cards = page.cards(parsed.view, here)
    assert f'<h1 id="paginakop">{here.geography.territory.filled(page.title)}</h1>' in first
    for card in cards:
        assert escape(card.heading) in first
        assert escape(sentence(card.table)) in first
        assert f'id="{page.name}-{card.key}-figuur"' in first
    assert first.count("<svg") >= len(cards)
    assert first.count("<table") >= len(cards)
    assert first.count("<select") + first.count("<input") > 0
    for notice in parsed.notices:
        assert escape(notice) in first


@pytest.mark.parametrize("path", [*KNOWN, "/bestaat/niet"])
def test_a_page_of_text_does_without_dash(client: FlaskClient, path: str) -> None:
    """It loads at most a small script of its own (menus, search, contents, terms: 4 kB as sent),
    besides the one that every page begins with: whether it is dark."""
    first, *sources = [tag["src"] for tag in tags(client.get(path).text, "script") if "src" in tag]
    assert first.startswith("/assets/kleuren-") and len(client.get(first).data) < 2_500
    if path in FIGURES:
        assert [source.startswith("/assets/atlas-") for source in sources] == [True]
    else:
        assert [source.startswith("/assets/page-") for source in sources] == [True] * len(sources)
        assert sum(len(client.get(source).data) for source in sources) < 12_500


def data(text: str, name: str) -> Any:
    """What a page holds for Dash, under a name."""
    scripts = re.findall(rf'<script type="application/json" id="{name}">(.*?)</script>', text)
    assert len(scripts) == 1
    return json.loads(scripts[0])


def walk(node: Any) -> list[dict[str, Any]]:
    """Every component of a layout, as the browser gets it."""
    if isinstance(node, list):
        return [component for child in node for component in walk(child)]
    if not isinstance(node, dict) or "props" not in node:
        return []
    return [node, *walk(node["props"].get("children"))]


@pytest.mark.parametrize("address", ASKED)
def test_dash_starts_from_what_stands_already(client: FlaskClient, address: str) -> None:
    text = client.get(address).text
    first = content(text)
    components = walk(data(text, "opzet"))
    pieces = [component["props"]["id"] for component in components if component["type"] == "Piece"]
    assert len(pieces) > 8
    assert len(pieces) == len(set(pieces))
    for name in pieces:
        assert f'id="{name}"' in first
    assert not [
        component
        for component in components
        if component["type"] == "Piece" and "children" in component["props"]
    ]
    assert {"gezegd", "meldingen"} <= {
        str(component["props"].get("id")) for component in components
    }
    assert data(text, "verbanden")


def test_what_dash_starts_from_cannot_end_its_own_script(client: FlaskClient) -> None:
    text = client.get("/kaart?gebied=</script><script>alert(1)</script>").text
    assert "<script>alert" not in text
    data(text, "opzet")


def test_scripts_that_no_page_uses_are_left_out(client: FlaskClient) -> None:
    sources = data(client.get("/").text, "straks")
    text = [client.get(source).text for source in sources]
    assert "react.production.min.js" in text[0]
    assert "DashRenderer" in text[-1]
    assert "dash_bootstrap_components" in text[-1]
    for unused in ("mathjax", "dash_table.", "dash_core_components.", "Plotly.newPlot"):
        assert not [script for script in text if unused in script], unused


@pytest.mark.parametrize("path", [*KNOWN, "/bestaat/niet"])
def test_what_a_page_asks_for_exists_and_may_be_kept_for_ever(
    client: FlaskClient, path: str
) -> None:
    text = client.get(path).text
    addresses = [
        tag.get("src") or tag.get("href")
        for name in ("script", "link")
        for tag in tags(text, name)
        if tag.get("rel") not in ("canonical", "alternate")
    ]
    later = data(text, "straks") if path in FIGURES else []
    for address in [*filter(None, addresses), *later, page_files.PLOTLY]:
        with client.get(address) as response:
            assert response.status_code == 200, address
            assert response.cache_control.max_age == 365 * 24 * 3600, address


# --- asked again ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", [*KNOWN, "/kaart?jaar=2021", "/api/v1/cijfers.json", "/api/v1/cijfers.csv"]
)
def test_what_has_not_changed_is_not_sent_again(client: FlaskClient, path: str) -> None:
    first = client.get(path)
    mark = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get(path, headers={"If-None-Match": mark})
    assert again.status_code == 304
    assert again.data == b""
    separator = "&" if "?" in path else "?"
    changed = client.get(f"{path}{separator}sector=ggz", headers={"If-None-Match": mark})
    assert changed.status_code == (304 if path == "/methode" else 200)


def test_a_crawler_does_not_fill_the_memory(demo_atlas: Atlas) -> None:
    app = create_app(demo_atlas)
    small = app.server.extensions[CACHE] = Cache(400_000)
    client = app.server.test_client()
    for number in range(40):
        assert client.get(f"/?x={number}").status_code == 200
        assert small.bytes == 0  # it says again what somebody wrote, and belongs to nobody else
    for area in ("", "westhoek", "midwest", "31005"):
        for order in ("jaar=2021&gebied={}", "gebied={}&jaar=2021", "jaren=2021&gebieden={}"):
            assert client.get(f"/?{order.format(area)}", base_url="http://localhost").data
            assert small.bytes <= 400_000
    pages = [question for question in small.answers if question[0] == "page"]
    assert 1 <= len(pages) == len(set(pages)) <= 4
    assert "localhost" not in str(small.answers)


@pytest.mark.parametrize("path", ["/rapport/westhoek", "/meerwaarde", "/presentatie/westhoek"])
def test_a_page_that_says_again_what_was_asked_is_not_kept(demo_atlas: Atlas, path: str) -> None:
    app = create_app(demo_atlas)
    client, kept = app.server.test_client(), app.server.extensions[CACHE]
    assert client.get(path).status_code == 200
    before = set(kept.answers)
    assert before
    for query in ("jaar=1871", "trede=99&x=y", "jaar=2021&jaar=2022"):
        assert client.get(f"{path}?{query}").status_code == 200
    assert client.get(path.replace("westhoek", "WESTHOEK")).status_code in (200, 404)
    assert all("1871" not in str(question) for question in kept.answers)
    assert len(kept.answers) <= len(before) + 1


@pytest.mark.parametrize("path", ["/kaart", "/methode", "/figuur/kaart.json", "/rapport/westhoek"])
def test_who_asks_for_no_body_has_none_made(demo_atlas: Atlas, path: str) -> None:
    app = create_app(demo_atlas)
    client = app.server.test_client()
    answer = client.head(path)
    assert (answer.status_code, answer.data) == (200, b"")
    assert "Content-Length" not in answer.headers and "ETag" not in answer.headers
    assert app.server.extensions[CACHE].answers == {}
    assert answer.mimetype == client.get(path).mimetype


# --- without scripts -----------------------------------------------------------------------------


def fields(text: str) -> list[tuple[str, str]]:
    """What a browser sends when the form of a page is sent as it stands."""
    first = content(text)
    pairs = []
    for tag in tags(first, "input"):
        kind = tag.get("type")
        ticked = re.search(rf'value="{tag.get("value")}" checked', first)
        if "name" in tag and (kind != "checkbox" or ticked):
            pairs.append((tag["name"], tag.get("value", "")))
    for name, options in re.findall(r'<select[^>]* name="(\w+)"[^>]*>(.*?)</select>', first):
        (chosen,) = re.findall(r'<option value="([^"]*)" selected>', options)
        pairs.append((name, unescape(chosen)))
    return [*pairs, (SENT, "ja")]


@pytest.mark.parametrize(
    "address",
    [
        *FIGURES,
        "/kaart?jaar=2021&niveau=gemeente&gebied=brugge,westhoek&sector=ggz&kaartvorm=cirkels",
        "/aanbod?jaar=2022&sector=mb,aw&activiteit=keuken,mailing&splitsing=geslacht",
        "/evolutie?jaar=2019..2023&gebied=westhoek&splitsing=sector",
        "/?jaar=2021&gebied=westhoek&sector=mb",
    ],
)
def test_the_form_as_it_stands_leads_to_the_address_it_stands_at(
    client: FlaskClient, address: str
) -> None:
    path = address.partition("?")[0]
    response = client.get(path, query_string=fields(client.get(address).text))
    assert response.status_code == 303
    assert response.headers["Location"] == address


def test_what_the_form_cannot_have_is_said_where_it_leads(client: FlaskClient) -> None:
    query = {"eenheid": "per10000", "gebied": "nergens", "maat": "medewerkers", SENT: "ja"}
    response = client.get("/kaart", query_string=query)
    assert response.headers["Location"] == "/kaart?eenheid=per10000&gebied=nergens"
    text = unescape(client.get(response.headers["Location"]).text)
    assert "nergens" in content(text)
    assert "Per 10.000 inwoners kan alleen volgens de woonplaats" in text


def test_first_and_last_year_may_be_chosen_in_any_order(client: FlaskClient) -> None:
    response = client.get(f"/evolutie?van=2023&tot=2019&{SENT}=ja")
    assert response.headers["Location"] == "/evolutie?jaar=2019..2023"


def test_the_form_cannot_lead_elsewhere(client: FlaskClient) -> None:
    response = client.get(f"/kaart?gebied=//elders.be&%0d%0aX=1&{SENT}=ja")
    assert response.headers["Location"].startswith("/kaart?")
    assert "X" not in response.headers


@pytest.mark.parametrize("path", ["/", "/ladder", "/over", "/meerwaarde/wat-als?jaar=.."])
def test_nothing_is_said_of_a_body_that_was_not_made(client: FlaskClient, path: str) -> None:
    """No length, and so nothing that is packed: a server may not read "None" as a number."""
    answer = client.head(path, headers={"Accept-Encoding": "br"})
    assert answer.status_code == 200
    assert "Content-Length" not in answer.headers and "Content-Encoding" not in answer.headers
