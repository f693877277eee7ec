"""Whole documents as presentations: every part has its place, its number and its link."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from pptx.util import Pt

from arbeidszorg.content.document import Document, Listing, Section
from arbeidszorg.figures.text import clean
from arbeidszorg.files import slides
from arbeidszorg.texts import t
from arbeidszorg.view.notes import Note
from helpers.decks import HIDDEN, KINDS, ODD, alt_text, charts, deck, parts, words

LISTING = Listing(
    "Medewerkers per gemeente",
    ("Gemeente", "Aantal"),
    tuple((f"Gemeente {n}", HIDDEN if n % 7 == 0 else f"{n}") for n in range(62)),
    frozenset({1}),
    "Sommige getallen zijn verborgen.",
)
LONG = "Dit is een lange alinea over arbeidszorg in West-Vlaanderen. " * 60


def report(*sections: Section, **more: Any) -> Document:
    return Document(
        **{
            "title": "Kerncijfers",
            "subtitle": "Voor de rondetafel",
            "sections": sections,
            "name": "rapport",
            "demo": False,
            **more,
        }
    )


def full_report() -> Document:
    figures = tuple(KINDS[kind]() for kind in ("bars", "areas", "tiles"))
    return report(
        Section("Samenvatting", ("Eerst een korte zin.", LONG)),
        Section("Cijfers", (), (LISTING,), figures),
        Section("Eén figuur", ("Deze figuur zegt het al.",), (), (KINDS["line"](),)),
        lead=("Een woord vooraf.",),
        link="https://atlas.example/rapport",
    )


@cache
def file() -> bytes:
    return slides.document(full_report())


def titles(presentation: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in presentation.slides]


def tables(slide: Any) -> list[Any]:
    return [shape.table for shape in slide.shapes if shape.has_table]


def rows(table: Any) -> list[tuple[str, ...]]:
    return [tuple(cell.text_frame.text for cell in row.cells) for row in table.rows]


def test_the_slides_of_a_document_in_order() -> None:
    document = full_report()
    presentation = deck(slides.document(document))
    names = titles(presentation)
    listing = [LISTING.caption, *(f"{LISTING.caption} ({n})" for n in range(2, 10))]
    assert [name for name in names if name not in listing] == [
        "Kerncijfers",
        "Inhoud",
        "Samenvatting",
        "Samenvatting (2)",
        document.figures[0].about.title,
        f"{document.figures[1].about.title} (2)",
        document.figures[2].about.title,
        document.figures[3].about.title,
        "Bronnen",
    ]
    assert len(names) == len(set(names))
    assert document.lead[0] in words(presentation.slides[1])  # beside the contents
    first = words(presentation.slides[0])
    assert "Voor de rondetafel" in first and document.link in first
    assert t("slides.date", date=document.figures[0].about.date) in first


def test_every_slide_has_its_number() -> None:
    presentation = deck(file())
    for number, slide in enumerate(presentation.slides, 1):
        (field,) = slide.element.xpath(".//a:fld[@type='slidenum']/a:t/text()")
        assert field == str(number)


def test_the_contents_lead_to_their_slides() -> None:
    presentation = deck(file())
    contents = presentation.slides[1]
    (table,) = tables(contents)
    names = titles(presentation)
    assert [row[0] for row in rows(table)[1:]] == [
        "Samenvatting",
        "Cijfers",
        "Eén figuur",
        "Bronnen",
    ]
    lines = contents.element.xpath(".//a:tr")
    assert len(lines) == len(table.rows)
    for row, line in list(zip(table.rows, lines, strict=True))[1:]:
        _, number = row.cells
        (link,) = line.xpath("./a:tc[1]//a:hlinkClick")
        assert link.get("action") == "ppaction://hlinksldjump"
        rel = link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
        target = contents.part.related_part(rel)
        assert target is presentation.slides[int(number.text_frame.text) - 1].part
    led_to = [names[int(row[1]) - 1] for row in rows(table)[1:]]
    line = full_report().figures[-1].about.title
    assert led_to == ["Samenvatting", LISTING.caption, line, "Bronnen"]


def test_text_and_tables_go_on_without_losing_a_word() -> None:
    presentation = deck(file())
    bodies = " ".join(
        slide.placeholders[1].text_frame.text for slide in list(presentation.slides)[2:4]
    )
    assert bodies.split() == f"Eerst een korte zin. {LONG}".split()
    listing_tables = [table for slide in list(presentation.slides)[2:] for table in tables(slide)]
    assert len(listing_tables) > 1
    assert all(rows(table)[0] == LISTING.columns and table.first_row for table in listing_tables)
    assert tuple(row for table in listing_tables for row in rows(table)[1:]) == LISTING.rows
    frames = [
        shape
        for slide in list(presentation.slides)[2:]
        for shape in slide.shapes
        if shape.has_table
    ]
    assert {alt_text(frame) for frame in frames} == {f"Tabel: {LISTING.caption}"}
    assert LISTING.note in words(presentation.slides[4])


def test_a_short_text_stands_with_its_table() -> None:
    """Above it where there is no room beside it: no slide holds a line alone."""
    wide = replace(
        LISTING,
        columns=("Gemeente", *(f"Een lange kop van kolom {n}" for n in range(5))),
        rows=tuple((f"Gemeente {n}", *["12"] * 5) for n in range(4)),
    )
    text = "Dit zijn de vier gemeenten."
    presentation = deck(slides.document(report(Section("Gemeenten", (text,), (wide,)))))
    (at,) = (n for n, slide in enumerate(presentation.slides) if tables(slide) and n > 1)
    assert text in words(presentation.slides[at])
    assert titles(presentation)[at - 1] == "Inhoud"


def test_a_short_text_stands_with_its_figure() -> None:
    presentation = deck(file())
    slide = presentation.slides[-2]
    assert "Deze figuur zegt het al." in words(slide)
    assert "Eén figuur" in words(slide)
    assert len(charts(slide)) == 1


def test_sources_stand_once_at_the_end() -> None:
    document = full_report()
    presentation = deck(slides.document(document))
    for source in document.sources:
        assert source in words(presentation.slides[-1])


@pytest.mark.parametrize("contents", [True, False])
def test_without_contents_there_is_no_list(contents: bool) -> None:
    presentation = deck(slides.document(report(Section("Kort", ("Een zin.",)), contents=contents)))
    assert ("Inhoud" in titles(presentation)) == contents


def test_an_empty_document_says_so() -> None:
    presentation = deck(slides.document(report()))
    assert len(presentation.slides) == 2
    assert "Dit rapport is leeg" in words(presentation.slides[1])


def test_the_demonstration_mark_is_on_every_slide() -> None:
    presentation = deck(slides.document(replace(full_report(), demo=True)))
    mark = t("export.image.demo")
    plain = [slide for slide in presentation.slides if mark not in words(slide)]
    # A figure knows by itself what it shows; those of this document are not invented.
    assert {slide.shapes.title.text_frame.text.removesuffix(" (2)") for slide in plain} <= {
        figure.about.title for figure in full_report().figures
    }


def test_odd_words_give_a_document_that_opens() -> None:
    listing = Listing(ODD, (ODD, "b"), ((ODD, "=1+1"), ("", "@x")), frozenset({1}), ODD)
    sections = (Section(ODD, (ODD, "x" * 5_000), (listing,)), Section("\x00"), Section(""))
    odd = slides.document(report(*sections, title=ODD, subtitle=ODD, link="https://a.b/ é<>"))
    for name, part in parts(odd).items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(part)
    presentation = deck(odd)
    assert titles(presentation)[0] == clean(ODD)
    assert presentation.core_properties.title == clean(ODD)[:255]
    assert sum(words(slide).count("x" * 100) for slide in presentation.slides) >= 1


def test_the_same_document_gives_the_same_bytes() -> None:
    assert slides.document(full_report()) == file()


def test_many_figures_and_sections() -> None:
    figure = KINDS["bars"]()
    sections = tuple(Section(f"Deel {n}", (), (), (figure,)) for n in range(40))
    presentation = deck(slides.document(report(*sections)))
    names = titles(presentation)
    assert len(names) == len(set(names)) == 1 + 3 + 40 + 1


def tile_of(slide: Any) -> Any:
    """One of the tiles of a slide that has them."""
    (group,) = (shape for shape in slide.shapes if shape.name == t("slides.drawn"))
    return next(shape for shape in group.shapes if shape.name)


@pytest.mark.parametrize("text", [(), ("Waar werken ze?", "Een tegel is een gemeente. " * 10)])
@pytest.mark.parametrize("remarks", [0, 6])
def test_tiles_in_a_report_are_not_squashed(text: tuple[str, ...], remarks: int) -> None:
    """However much is said about it: that stands beside the tiles, and on a slide after them."""
    tiles = KINDS["tiles"]()
    notes = [
        Note(f"{n}", f"Opmerking {n} over tegels, in een lange zin." * 4) for n in range(remarks)
    ]
    tiles = replace(tiles, about=replace(tiles.about, notes=(*tiles.about.notes, *notes)))
    presentation = deck(slides.document(report(Section("Waar", text, (), (tiles,)))))
    titled = [s for s in presentation.slides if tiles.about.title in s.shapes.title.text_frame.text]
    drawn, *after = titled
    tile = tile_of(drawn)
    assert 0.8 < tile.width / tile.height < 1.4
    assert len(tile.text_frame.text.split("\n")) == 2, "its name and its number"
    said = "\n".join(map(words, titled))
    assert all(line.strip() in said for line in text)
    assert all(f"Opmerking {number}" in said for number in range(remarks))
    assert bool(after) == bool(remarks or text), "what has no room beside it"
    for shape in drawn.shapes:
        assert shape.top + shape.height <= presentation.slide_height
    boxes = [s for s in drawn.shapes if s.left > Pt(600) and s.top > Pt(75) and s.top < Pt(510)]
    for upper, lower in pairwise(sorted(boxes, key=lambda shape: shape.top)):
        assert upper.top + upper.height <= lower.top
