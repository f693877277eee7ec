"""Documents as plain text: whole, in order, and readable whatever is in them."""

from __future__ import annotations

from arbeidszorg.content.about import about
from arbeidszorg.content.document import Document, Listing, Section
from arbeidszorg.content.figure import Figure
from arbeidszorg.files.documents import FORMATS
from arbeidszorg.files.plain import WIDTH, plain
from arbeidszorg.view.view import View
from helpers.builders import answer
from helpers.drawn import area_bars
from helpers.places import PLACES

LINK = "https://atlas.example/rapport"


def figure(key: str, **options: object) -> Figure:
    table = answer(View((2021, 2021)), {"REFREG06": 300, "REFREG07": "verborgen"}, 900, **options)
    return Figure(key, table, area_bars(table), about(table, PLACES, title=f"Figuur {key}"), key)


def document(**fields: object) -> Document:
    listing = Listing(
        "Een lijst",
        ("Naam", "Aantal"),
        (("Brugge", "1.771"), ("=1+1", "5")),
        frozenset({1}),
        "Een noot.",
    )
    sections = (
        Section("Eerst", ("Een zin.",), (listing,), (figure("a"),)),
        Section("Dan", figures=(figure("b"),)),
    )
    defaults = {
        "title": "Titel",
        "subtitle": "Ondertitel",
        "sections": sections,
        "name": "x",
        "demo": False,
        "link": LINK,
        "lead": ("Vooraf.",),
    }
    return Document(**(defaults | fields))  # type: ignore[arg-type]


def test_everything_stands_in_order() -> None:
    text = plain(document()).decode()
    parts = [
        "Titel\n=====\nOndertitel",
        "Vooraf.",
        "1. Eerst\n2. Dan",
        "Eerst\n-----",
        "Een zin.",
        "Figuur 1. Figuur a",
        "(300)",
        "verborgen",
        "Filters:",
        "Een lijst\nNaam    Aantal\n",
        "Brugge   1.771\n=1+1         5\nEen noot.",
        "Figuur 2. Figuur b",
        "----\nBron: Proefgegevens",
        LINK,
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "DEMONSTRATIE" not in text
    assert "DEMONSTRATIE" in plain(document(demo=True)).decode()
    assert "1. Eerst" not in plain(document(contents=False)).decode()


def test_lines_are_short_and_letters_harmless() -> None:
    nasty = "woord " * 60 + "a\x00b\x1b[31m\r\nc \ud800 \u202e 🙂 {x} %s"
    listing = Listing(nasty, ("A", "B"), ((nasty, "x" * 300), ("", "")))
    text = plain(document(title=nasty, sections=(Section(nasty, (nasty,), (listing,)),))).decode()
    assert "\x00" not in text and "\x1b" not in text and "\r" not in text
    assert all(
        len(line) <= WIDTH
        for line in text.splitlines()
        if "woord" in line and not line.startswith(("woord", "1. woord"))
    )
    assert plain(document(sections=())).decode().startswith("Titel")


def test_a_format_of_files() -> None:
    assert FORMATS["txt"](document()) == plain(document())
