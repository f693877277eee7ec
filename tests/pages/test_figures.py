"""Every figure of every page, as it leaves."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date

import openpyxl
import pypdf
import pytest
from docx import Document
from flask.testing import FlaskClient
from pptx import Presentation

from arbeidszorg.content.figure import Figure
from arbeidszorg.content.framed import SHEETS, ZOOMS, framed
from arbeidszorg.content.grid import grid
from arbeidszorg.files import answer, figures
from arbeidszorg.files.bundle import bundle
from components.addressed import figure_of
from components.context import atlas
from components.site import Leaving
from components.site import site as current
from helpers.drawn import texts
from helpers.figures import VIEWS, every_figure, letters
from helpers.site import site

#: Where pages are that do not go by their name.
PATHS = {
    "overzicht": "/",
    "wat-als": "/meerwaarde/wat-als",
    "portret": "/gebied/west-vlaanderen",
}


def test_every_page_with_figures_is_looked_at() -> None:
    assert set(VIEWS) == set(site().figures)


@pytest.fixture(scope="module")
def every(client: FlaskClient) -> list[tuple[str, Figure]]:
    """Every figure of every page with its address."""
    with client.application.test_request_context("/"):
        return list(every_figure())


@pytest.mark.parametrize("form", SHEETS)
def test_large_letters_are_larger(every: list[tuple[str, Figure]], form: str) -> None:
    """The smallest of them too: rows, tiles and flows keep their place, their names do not shrink
    with them."""
    small = []
    for address, figure in every:
        drawn = (figure.picture, figure.about, figure.key, SHEETS[form])
        plain, large = (min(letters(framed(*drawn, zoom))) for zoom in ZOOMS.values())
        if large < 1.3 * plain:
            small.append(f"{address}: {plain:.1f} -> {large:.1f}")
    assert not small


def test_a_number_below_zero_has_a_minus(every: list[tuple[str, Figure]]) -> None:
    """And no hyphen: in its sentence, its table and on its axes."""
    wrong = []
    for address, figure in every:
        shown = grid(figure.table)
        words = [figure.about.sentence, *texts(figure.picture)]
        words += [text for cells in (*shown.cells, shown.total or []) for text, _ in cells]
        wrong += [f"{address}: {word}" for word in words if re.search(r"(?<![\w.])-\d", word)]
    assert not wrong


def test_every_figure_on_a_page_leaves(client: FlaskClient) -> None:
    """Whatever has a drawing on its page has the menu, in which every kind of file is."""
    with client.application.test_request_context("/"):
        keys = {name: anchors(page) for name, page in current().leaving.items()}
    for name, page in keys.items():
        path = PATHS.get(name, f"/{name}")
        text = client.get(path).text
        drawn = set(re.findall(r'id="([\w-]+)-figuur"', text))
        assert drawn == page, name
        for anchor in drawn:
            key = anchor.partition("-")[2]
            for ending in figures.KINDS:
                assert f'href="/figuur/{name}/{key}.{ending}' in text, (name, key, ending)
            assert f'data-insluiten="/embed/{name}/{key}' in text
            assert re.search(rf'data-verzamel="[^"]*#{anchor}"', text)
            assert re.search(rf'data-presenteer="[^"]*#{anchor}"', text)


def test_the_link_of_a_figure_leads_to_it(client: FlaskClient) -> None:
    """Not to the top of its page."""
    with client.application.test_request_context("/"):
        keys = {name: anchors(page) for name, page in current().leaving.items()}
    for name, every in keys.items():
        ids = re.findall(r' id="([^"]*)"', client.get(PATHS.get(name, f"/{name}")).text)
        assert every <= set(ids), name
        assert len(ids) == len(set(ids)), name


def test_pages_with_drawings_are_known(client: FlaskClient) -> None:
    """No page has a drawing that does not leave; reports and decks leave as a whole, and the map of
    the finder is of no Table: the list beside it says the same."""
    whole = {"/rapport", "/rapporten", "/presentatie", "/initiatieven"}
    for page in site().pages:
        if page.is_template or not page.path or page.path in whole or page.figures or page.leaves:
            continue
        assert 'class="grafiek"' not in client.get(page.path).text, page.path


def anchors(page: Leaving) -> set[str]:
    """The ids of the cards of a page as it first stands."""
    return {f"{page.place.start}{card.key}" for card in page.shown_for(page.read(""), atlas())}


FIXED = (
    "dekking",
    "meerwaarde",
    "wat-als",
    "aanbevelingen",
    "over",
    "ladder",
    "veranderingstheorie",
)


@pytest.mark.parametrize("name", FIXED)
def test_what_follows_no_filter_is_a_file_of_every_kind(client: FlaskClient, name: str) -> None:
    """Each opens, says where its figure stands, and holds its numbers."""
    with client.application.test_request_context("/"):
        page = current().leaving[name]
        cards = page.shown_for(page.read(""), atlas())
        for card in cards:
            figure = figure_of(page, card.key, page.read(""), "https://atlas.example.be")
            assert figure is not None
            about, shown = figure.about, grid(figure.table)
            assert about.link.startswith("https://atlas.example.be/") and about.link.endswith(
                f"#{page.place.start}{card.key}"
            )
            look = figures.Look(SHEETS["vrij"], 1.0, date(2026, 1, 1))
            files = {
                ending: kind.make(figure, look)
                for ending, kind in figures.KINDS.items()
                if ending not in ("zip", "png")
            }
            bundled = zipfile.ZipFile(io.BytesIO(bundle(files, figure, look.today)))
            assert json.loads(bundled.read("metadata.json"))["titel"] == about.title
            assert about.title in files["svg"].decode()
            head, *rows = list(csv.reader(io.StringIO(files["data.csv"].decode())))
            assert len(rows) == len(list(answer.records(figure.table)))
            assert all(len(row) == len(head) for row in rows)
            assert files["csv"].decode("utf-8-sig").count("\r\n") > len(rows)
            book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
            assert len(book.worksheets) == 3
            assert book.worksheets[1].max_row == len(rows) + 1
            drawn = zipfile.ZipFile(io.BytesIO(files["xlsx"])).namelist()
            assert any("/charts/chart" in part or "/media/" in part for part in drawn)
            slide, *_ = Presentation(io.BytesIO(files["pptx"])).slides  # and a long table
            assert slide.shapes.title.text_frame.text == about.title
            words = Document(io.BytesIO(files["docx"]))
            assert words.tables and any(about.title in each.text for each in words.paragraphs)
            assert len(words.tables[0].rows) >= min(len(shown.names), len(shown.head))
            assert pypdf.PdfReader(io.BytesIO(files["pdf"])).metadata.title == about.title


def test_they_go_into_a_report_a_deck_and_a_frame(web_client: FlaskClient) -> None:
    client = web_client
    address = "/meerwaarde/wat-als?deelnemers=500"
    part = {"soort": "figuur", "adres": address, "sleutel": "studie-tornado"}
    report = client.post("/rapport/eigen.txt", json={"delen": [part]}).text
    assert "deelnemers=500#studie-tornado" in report and "bestaat niet" not in report
    deck = {"dias": [{"figuren": [f"{address}#studie-tornado", "/over#over-doorverwijzer"]}]}
    theory = {"figuren": ["/veranderingstheorie#theorie-schema"]}
    stage = client.post("/presentatie/dias.json", json={"dia": theory}).json
    assert stage is not None and "april 2021." in stage["dias"][0], "an edition, and no day"
    assert "peildatum" not in stage["dias"][0]
    deck["dias"].append(theory)
    shown = client.post("/presentatie/dias.json", json={"dia": deck["dias"][0]}).json
    assert shown is not None and shown["dias"][0].count("<svg") >= 2
    frame = client.get("/embed/wat-als/tornado?deelnemers=500")
    assert frame.status_code == 200 and "deelnemers=500#studie-tornado" in frame.text


def test_an_address_that_says_nothing_here_is_said(client: FlaskClient) -> None:
    """Whatever a stranger asks of a figure that follows no filter."""
    text = client.get("/figuur/over/doorverwijzer.csv?jaar=1999&fbclid=x").data.decode()
    assert "“jaar”" in text and "fbclid" not in text
    assert client.get("/figuur/wat-als/tornado.csv?doorstroom=veel").status_code == 200
    assert client.get("/figuur/meerwaarde/onbekend.svg").status_code == 404


#: Something else than any page starts from, for each thing that can be asked.
ASKED = {
    "maat": "plaatsen",
    "eenheid": "aandeel",
    "niveau": "arrondissement",
    "gebied": "brugge,kortrijk",
    "sector": "ggz",
    "activiteit": "keuken",
    "splitsing": "geslacht",
    "plaats": "woonplaats",
}


def test_a_page_shows_what_was_asked_or_says_that_it_does_not(client: FlaskClient) -> None:
    """Whatever goes from its address in silence would be read into its numbers."""
    silent = []
    with client.application.test_request_context("/"):
        for name, page in current().figures.items():
            for parameter, value in ASKED.items():
                parsed = page.read({parameter: value})
                kept = parameter in page.lasting(parsed.view)
                if not (kept and value in page.lasting(parsed.view)) and not parsed.notices:
                    silent.append((name, parameter))
        said = current().figures["portret"].read({"gebied": "kortrijk", "sector": "ggz"}).notices
    assert not silent
    assert said == ("Deze pagina kiest niet op sector. Dat deel van het adres is weggelaten.",)
