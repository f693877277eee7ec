"""Figures that leave: every file of every figure says what it shows, and keeps its secrets."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.content.framed import SHEETS, ZOOMS
from arbeidszorg.content.listed import Listed
from arbeidszorg.files import figures, mime
from arbeidszorg.view import wording
from components.card import Card
from components.site import Site
from components.site import site as current_site
from helpers.examples import walk

SVG = "{http://www.w3.org/2000/svg}"
SEARCHES = {
    "overzicht": ["", "?jaar=2021"],
    "kaart": [
        "",
        "?niveau=gemeente&jaar=2020",
        "?niveau=gemeente&kaartvorm=cirkels&cirkels=ja",
        "?gebied=brugge,kortrijk&sector=ggz",
        "?plaats=woonplaats&eenheid=per10000",
        "?sector=vaph&activiteit=mailing",
    ],
    "aanbod": [
        "",
        "?niveau=regio&maat=plaatsen&splitsing=vorm",
        "?gebied=diksmuide&eenheid=aandeel",
        "?sector=vaph&activiteit=mailing",
    ],
    "evolutie": [
        "",
        "?niveau=regio&splitsing=sector&gebied=westhoek",
        "?maat=initiatieven",
        "?sector=vaph&activiteit=mailing",
    ],
    "stromen": ["", "?niveau=gemeente&gebied=kortrijk", "?sector=vaph&niveau=arrondissement"],
    "ladder": ["", "?gebied=westhoek&sector=mb&jaar=2021", "?eenheid=aandeel", "?gebied=brugge"],
    "portret": ["", "?gebied=kortrijk&jaar=2021", "?gebied=Onze_zone~kortrijk.menen"],
}
VIEWS = [(name, query) for name, queries in SEARCHES.items() for query in queries]


def cards(client: FlaskClient, atlas: Atlas, name: str, query: str) -> list[Card]:
    with client.application.app_context():
        page = current_site().figures[name]
        return page.cards(page.read(query).view, atlas)


def joined(query: str, addition: str) -> str:
    return f"{query}{'&' if query else '?'}{addition}"


@pytest.mark.parametrize(("name", "query"), VIEWS)
def test_a_drawing_has_all_that_a_reader_needs(
    client: FlaskClient, demo_atlas: Atlas, name: str, query: str
) -> None:
    page_cards = cards(client, demo_atlas, name, query)
    assert page_cards
    live: dict[str, Any] = json.loads(client.get(f"/figuur/{name}.json{query}").text)
    for card in page_cards:
        box = f"{name}-{card.key}-figuur"
        assert (box in live) == bool(card.picture.panels)
        if box in live:
            go.Figure(data=live[box]["data"], layout=live[box]["layout"])
        response = client.get(f"/figuur/{name}/{card.key}.svg{query}")
        assert response.mimetype == "image/svg+xml"
        named = wording.file_name(card.table.view, demo_atlas.geography, demo=True)
        file_name = card.name or named
        assert "demonstratie" in file_name
        disposition = response.headers["Content-Disposition"]
        assert disposition == f'attachment; filename="{file_name}.svg"'
        root = ElementTree.fromstring(response.text)
        words = "".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
        for phrase in (
            card.heading,
            card.table.subtitle,
            *wording.filters(card.table.view, demo_atlas.geography),
            card.table.source,
            "31/12/2025",
            "DEMONSTRATIE",
        ):
            assert "".join(phrase.split()) in "".join(words.split()), (card.key, phrase)
        texts = [root.findtext(f"{SVG}{part}") or "" for part in ("title", "desc")]
        assert texts[0] == card.heading
        assert sentence(card.table) in texts[1]
        assert "font/woff2" in response.text
        assert "127.0.0.1" not in response.text  # it would lead nowhere


@pytest.mark.parametrize("ending", ["svg", "csv", "zip"])
def test_a_file_of_an_atlas_on_the_web_says_where_it_is_seen(
    web_client: FlaskClient, ending: str
) -> None:
    file = web_client.get(f"/figuur/kaart/kaart.{ending}?jaar=2021&niveau=gemeente").data
    if ending == "zip":
        with zipfile.ZipFile(io.BytesIO(file)) as parts:
            (name,) = (part for part in parts.namelist() if part.endswith("metadata.json"))
            file = parts.read(name)
    text = html.unescape(file.decode()).replace("</text>", "")
    link = re.sub("<[^>]*>", "", text)
    assert "https://atlas.example/kaart?jaar=2021" in link


@pytest.mark.parametrize(("name", "query"), walk(VIEWS))
def test_every_figure_leaves_in_every_file(
    client: FlaskClient, demo_atlas: Atlas, name: str, query: str
) -> None:
    """The ZIP holds all of them, and each of them opens; with large letters too. Of the first view
    of a page all figures, of each next one every other."""
    number = SEARCHES[name].index(query)
    step = 2 if number else 1
    for card in cards(client, demo_atlas, name, query)[number % step :: step]:
        response = client.get(f"/figuur/{name}/{card.key}.zip{query}")
        assert response.status_code == 200, card.key
        with zipfile.ZipFile(io.BytesIO(response.data)) as parts:
            files = {part.partition(".")[2]: parts.read(part) for part in parts.namelist()}
        assert set(figures.KINDS) - {"zip"} <= set(files)
        for ending in figures.KINDS:
            if ending != "zip":
                _opens(files[ending], ending, card)
        for ending in ("svg", "pptx"):
            path = f"/figuur/{name}/{card.key}.{ending}{joined(query, 'grootte=presentatie')}"
            _opens(client.get(path).data, ending, card)


@pytest.mark.parametrize("size", ["", "presentatie"])
@pytest.mark.parametrize("ending", figures.KINDS)
def test_every_file_has_an_address(client: FlaskClient, ending: str, size: str) -> None:
    addition = f"&grootte={size}" if size else ""
    response = client.get(f"/figuur/aanbod/kruis.{ending}?jaar=2021{addition}")
    assert response.status_code == 200
    assert response.mimetype == mime.TYPES[ending]
    assert response.headers["Content-Disposition"].endswith(f'.{ending}"')


def _opens(body: bytes, ending: str, card: Card) -> None:
    match ending:
        case "png":
            assert body.startswith(b"\x89PNG\r\n")
        case "pdf":
            assert body.startswith(b"%PDF-")
        case "svg":
            ElementTree.fromstring(body)
        case "csv":
            rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";"))
            assert len(rows) > len(card.table.rows)
        case "data.csv":
            table = card.table
            rows = list(table.records if isinstance(table, Listed) else table.rows)
            assert body.decode().count("\r\n") == len(rows) + 1
        case _:
            with zipfile.ZipFile(io.BytesIO(body)) as parts:
                assert parts.testzip() is None
                for part in parts.namelist():
                    if part.endswith((".xml", ".rels")):
                        ElementTree.fromstring(parts.read(part))


@pytest.mark.parametrize("size", ZOOMS)
@pytest.mark.parametrize("form", [form for form in SHEETS if form != "vrij"])
@pytest.mark.parametrize(
    ("name", "key", "query"),
    [
        ("kaart", "kaart", "?niveau=gemeente"),
        ("kaart", "kaart", "?niveau=gemeente&kaartvorm=cirkels"),
        ("aanbod", "activiteit", "?niveau=regio"),
        ("aanbod", "kruis", ""),
        ("evolutie", "verloop", ""),
        ("aanbod", "kruis", "?sector=vaph&gebied=mesen"),
    ],
)
def test_a_picture_keeps_the_form_that_was_asked(
    client: FlaskClient, name: str, key: str, query: str, form: str, size: str
) -> None:
    response = client.get(f"/figuur/{name}/{key}.svg{joined(query, f'vorm={form}&grootte={size}')}")
    root, sheet = ElementTree.fromstring(response.data), SHEETS[form]
    assert (root.get("width"), root.get("height")) == (str(sheet.width), str(sheet.height))
    assert f"_{form}_{size}.svg" in response.headers["Content-Disposition"]


def test_a_png_is_twice_as_large_as_its_sheet(client: FlaskClient) -> None:
    for query, size in (("", (2560, 1440)), ("?vorm=1x1", (2160, 2160)), ("?vorm=x", (2560, 1440))):
        body = client.get(f"/figuur/kaart/kaart.png{query}").data
        assert tuple(int.from_bytes(body[at : at + 4]) for at in (16, 20)) == size


@pytest.mark.parametrize(
    "path",
    [
        "/figuur/niets.json",
        "/figuur/methode.json",
        "/figuur/kaart/niets.svg",
        "/figuur/niets/kaart.svg",
        "/figuur/kaart/kaart.exe",
    ],
)
def test_an_unknown_figure_is_a_polite_404(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.json == {"fout": "Deze figuur bestaat niet."}


def test_what_cannot_be_in_an_address_leaves_the_figure_whole(client: FlaskClient) -> None:
    response = client.get("/figuur/kaart/kaart.svg?jaar=9999&gebied=%3Cscript%3E&vorm=../..&x=1")
    assert response.status_code == 200
    assert "<script" not in response.text, "what was asked is told as text, never as markup"
    assert re.search(r'filename="[a-z0-9_-]+\.svg"', response.headers["Content-Disposition"])


def test_every_page_has_a_search_here(client: FlaskClient, site: Site) -> None:
    assert client.get("/").status_code == 200
    assert set(site.figures) == set(SEARCHES)


def test_what_a_file_was_asked_in_vain_stands_in_it(client: FlaskClient) -> None:
    text = client.get("/figuur/kaart/kaart.csv?gebied=atlantis&jaar=2050&vorm=3x3").text
    for words in ("“atlantis”", "“2050”", "“3x3” is onbekend als vorm"):
        assert words in text.replace('""', '"')
    report = client.get("/rapport/mesen.docx?jaar=1999").data
    with zipfile.ZipFile(io.BytesIO(report)) as parts:
        assert "“1999”" in parts.read("word/document.xml").decode()


def test_links_that_leave_name_their_year(client: FlaskClient, demo_atlas: Atlas) -> None:
    """With new data a link of today goes on to say what it said."""
    last = demo_atlas.years[1]
    page = client.get("/kaart").text
    for name in ("kopieer", "insluiten", "verzamel", "presenteer"):
        links = re.findall(f'data-{name}="([^"]+)"', page)
        assert links
        assert all(f"jaar={last}" in link or ".." in link for link in links), name
    assert all("jaar=" in link for link in re.findall(r'href="(/figuur/[^"]+)"', page))
    assert all("jaar=" in link for link in re.findall(r'href="(/api/[^"]+)"', page))
    trend = client.get("/evolutie").text
    assert f"jaar=2017..{last}" in re.findall('data-kopieer="([^"]+)"', trend)[0]
    towns = client.get("/kaart?niveau=gemeente").text
    assert "kaartvorm=tegels" in re.findall('data-kopieer="([^"]+)"', towns)[0]
    cited = re.findall('data-citaat="([^"]+)"', page)[0]
    assert demo_atlas.version in cited and "peildatum 31/12/2025" in cited


def test_numbers_leave_for_people_and_for_programs(client: FlaskClient) -> None:
    """Each file with numbers has the columns and the signs that its description names."""
    query = "?niveau=provincie&jaar=2021"
    whole = client.get(f"/figuur/aanbod/kruis.zip{query}").data
    with zipfile.ZipFile(io.BytesIO(whole)) as parts:
        told = json.loads(parts.read("metadata.json"))["bestanden"]
        assert {file["scheiding"] for file in told} == {",", ";"}
        for file in told:
            text = parts.read(file["bestand"]).decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(text), delimiter=file["scheiding"]))
            assert rows[0] == [column["naam"] for column in file["kolommen"]]
            filled = [row for row in rows[1:] if len(row) == len(rows[0])]
            assert {row[-1] for row in filled} <= set(file["statussen"])
            assert len(filled) == 28
    plain = client.get(f"/figuur/aanbod/kruis.data.csv{query}")
    assert plain.mimetype == "text/csv" and plain.text.startswith("jaar,gebied,gebied_naam,")
    assert plain.text.count("\n") == plain.text.count("\r\n") == 29
