"""Twice as much of what a stranger sends costs about twice as much, up to what may be sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from docx.oxml.xmlchemy import BaseOxmlElement
from flask.testing import FlaskClient

from arbeidszorg.content import sent
from arbeidszorg.content.collected import MOST_LETTERS, MOST_PARAGRAPHS
from arbeidszorg.content.deck import MOST_SLIDES
from arbeidszorg.content.document import Document, Listing, Section
from arbeidszorg.deck import file as deck_file
from arbeidszorg.figures import text
from arbeidszorg.files import documents, fonts
from arbeidszorg.subjects.study import scenario
from arbeidszorg.view.dropped import MOST_NOTICES
from components.query import parameters
from components.site import site
from helpers.growth import MOST, grows
from server.collected import document


@pytest.fixture(autouse=True)
def inside(client: FlaskClient) -> Iterator[None]:
    with client.application.app_context():
        yield


def written(paragraphs: int) -> Document:
    """A document of so many paragraphs of a few words."""
    words = tuple(f"Alinea {number} zegt iets." for number in range(paragraphs))
    return Document("Titel", "", sections=(Section("Kop", words),), name="x", demo=False)


def listed(cells: int) -> Document:
    rows = tuple((f"rij {number}", str(number)) for number in range(cells // 2))
    listing = Listing("Lijst", ("Naam", "Getal"), rows)
    return Document("Titel", "", sections=(Section("Kop", (), (listing,)),), name="x", demo=False)


@pytest.mark.parametrize("ending", documents.FORMATS)
def test_paragraphs_and_cells(ending: str) -> None:
    make = documents.FORMATS[ending]
    some = MOST_PARAGRAPHS // (8 if ending == "pptx" else 4)
    assert grows(lambda size: make(written(size)), some) < MOST
    assert grows(lambda size: make(listed(size)), some // 2) < MOST


def test_word_does_not_look_through_all_that_stands_before(monkeypatch: pytest.MonkeyPatch) -> None:
    searches: list[int] = []
    search = BaseOxmlElement.first_child_found_in

    def counted(element: Any, *names: str) -> Any:
        if element.tag.endswith("}body"):
            searches.append(1)
        return search(element, *names)

    monkeypatch.setattr(BaseOxmlElement, "first_child_found_in", counted)
    documents.FORMATS["docx"](written(100))
    assert len(searches) < 10


@pytest.mark.parametrize(
    "part",
    ["jaar=1&", "jaar=x&", "gebied=x&", "q=1&", "sector=mb&", "jaar=2021&", "{}=1&", "b.x=1&"],
)
def test_a_query(part: str) -> None:
    page = site().figures["kaart"]

    def query(size: int) -> str:
        return "".join(part.format(f"p{number}") for number in range(size))

    assert grows(lambda size: page.read(query(size)), 20_000) < MOST
    assert grows(lambda size: scenario.read(query(size)), 20_000) < MOST
    assert grows(lambda size: parameters(query(size)), 20_000) < MOST
    notices = page.read(query(20_000)).notices
    assert len(notices) <= MOST_NOTICES and sum(map(len, notices)) < 10_000


@pytest.mark.parametrize("letters", ["x", "xy ", "é", "a-", "\u0301", " \t", "🙂", "\x00"])
def test_a_text(letters: str) -> None:
    def work(size: int) -> None:
        words = letters * (size // len(letters))
        text.paragraph(words, 400, 10)
        fonts.drawable(words)

    assert grows(work, MOST_LETTERS // 2) < MOST


def test_a_report() -> None:
    part = {"soort": "tekst", "kop": "Kop", "tekst": "a\n" * 4}

    def work(size: int) -> object:
        return document(json.dumps({"delen": [part] * size}), "https://atlas.example")

    assert grows(work, 100) < MOST


@pytest.mark.parametrize(
    "slide",
    [
        {"kop": "x", "notities": "a\n" * 2_000},
        {"kop": "x", "regels": ["a"] * 2_000},
        {"kop": "x", "figuren": ["http://["] * 1_000},
        {"kop": "x", **{f"k{number}": number for number in range(1_000)}},
    ],
)
def test_a_deck(slide: dict[str, object]) -> None:
    def work(size: int) -> object:
        return deck_file.from_data({"dias": [slide] * size})

    assert grows(work, MOST_SLIDES // 2) < MOST


def test_a_link() -> None:
    def work(size: int) -> object:
        return deck_file.from_link("dia=x" + "&regel=a&figuur=b&zz=c" * size)

    assert grows(work, 5_000) < MOST


@pytest.mark.parametrize("part", ["[],", "{},", '"x",', "1,", "[[[]]],"])
def test_json(part: str) -> None:
    assert grows(lambda size: sent.parsed(f"[{part * size}0]"), 20_000) < MOST
