"""Presentations as files: they open, hold nothing that is hidden, and are the same every time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from pptx.util import Pt

from arbeidszorg.content.figure import Figure
from arbeidszorg.figures.text import clean
from arbeidszorg.files import slides
from arbeidszorg.files.slides.page import HIGH, WIDE
from arbeidszorg.texts import t
from helpers.builders import remarks as noted
from helpers.decks import (
    KINDS,
    ODD,
    SECRETS,
    alt_text,
    charts,
    deck,
    every_chart,
    every_shape,
    file_of,
    parts,
    words,
    workbook,
)

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_is_one_whole_slide(kind: str, large: bool) -> None:
    figure, file = KINDS[kind](), file_of(kind, large)
    slide, *more = deck(file).slides
    # the letters of some would be too small, or the foot of a large one would squash it
    on = ("long bars", "flows", "tiles") if large else ("long bars",)
    assert bool(more) == (kind in on)
    assert slide.shapes.title.text_frame.text == figure.about.title
    assert slide.shapes[0].shape_id == slide.shapes.title.shape_id  # read first
    slide_words = " ".join(map(words, (slide, *more)))
    for text in (figure.about.subtitle, *figure.about.foot()):
        assert text in slide_words
    notes = slide.notes_slide.notes_text_frame.text
    assert notes.startswith(figure.about.sentence)
    for name, text in figure.about.pairs():
        assert f"{name}: {text}" in notes
    assert (
        figure.about.described in {alt_text(shape) for shape in slide.shapes} or charts(slide)[1:]
    )
    assert len(file) < 500_000


@pytest.mark.parametrize("kind", KINDS)
def test_every_part_can_be_read_and_every_relation_leads_somewhere(kind: str) -> None:
    contents = parts(file_of(kind))
    for name, part in contents.items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(part)
        if name.startswith("ppt/slides/_rels"):
            for relation in ElementTree.fromstring(part).iter(RELATION):
                outside = relation.get("TargetMode") == "External"
                assert outside or f"ppt/{str(relation.get('Target'))[3:]}" in contents
    slide = contents["ppt/slides/slide1.xml"].decode()
    numbers = re.findall(r'cNvPr id="(\d+)"', slide)
    assert len(numbers) == len(set(numbers))
    assert "printerSettings" not in " ".join(contents) and "thumbnail" not in " ".join(contents)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_everything_stands_on_the_slide_and_nothing_on_the_foot(kind: str, large: bool) -> None:
    slide, *more = deck(file_of(kind, large)).slides
    for shape in (shape for each in (slide, *more) for shape in every_shape(each.shapes)):
        assert shape.left >= 0 and shape.top >= 0
        assert shape.left + shape.width <= Pt(WIDE)
        assert shape.top + shape.height <= Pt(HIGH)
    foot = next(shape for shape in slide.shapes if shape.name == t("slides.foot"))
    body_shapes = [shape for shape in slide.shapes if shape.shape_id != foot.shape_id]
    for shape in body_shapes:
        above = shape.top + shape.height <= foot.top + Pt(1)
        assert above or shape.left + shape.width <= foot.left + Pt(1)


@pytest.mark.parametrize("kind", SECRETS)
def test_not_a_byte_depends_on_what_is_hidden(kind: str) -> None:
    files = [slides.figure(SECRETS[kind](few)) for few in (1, 4)]
    assert len(set(files)) == 1
    assert "verborgen" in words(deck(files[0]).slides[0]) + "".join(
        str(row) for chart in charts(deck(files[0]).slides[0]) for row in workbook(chart)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_figure_gives_the_same_bytes(kind: str) -> None:
    assert slides.figure(KINDS[kind]()) == file_of(kind)


def odd(figure: Figure) -> Figure:
    """The same figure with names that no one should have."""
    table = replace(
        figure.table, rows=tuple(row._replace(area_name=ODD) for row in figure.table.rows)
    )
    picture = figure.picture
    panels = tuple(
        replace(
            panel,
            marks=tuple(replace(mark, name=ODD, said=(ODD, ODD)) for mark in panel.marks),
            y_ticks=tuple(replace(tick, name=ODD) for tick in panel.y_ticks),
        )
        for panel in picture.panels
    )
    keys = tuple(replace(key, text=ODD) for key in picture.keys)
    about = replace(
        figure.about,
        title=ODD,
        subtitle=ODD,
        notes=noted(ODD, ODD, ODD),
        filters=(ODD,),
        sentence=ODD,
        source=ODD,
        link='https://x.example/?a="<b> é',
    )
    return replace(
        figure, table=table, picture=replace(picture, panels=panels, keys=keys), about=about
    )


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_odd_names_give_a_file_that_opens(kind: str, large: bool) -> None:
    file = slides.figure(odd(KINDS[kind]()), large=large)
    for name, part in parts(file).items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(part)
            assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", part)
            assert b"_x0000_" not in part and b"_x000B_" not in part
    first = deck(file).slides[0]
    assert first.shapes.title.text_frame.text == clean(ODD)
    sheets = [part for name, part in parts(file).items() if "worksheets/sheet" in name]
    assert len(sheets) == len(every_chart(file))
    assert not any(b"<f>" in sheet for sheet in sheets)


def test_a_long_foot_goes_on_on_a_next_slide_and_is_never_cut() -> None:
    figure = KINDS["bars"]()
    notes = noted(*(f"Opmerking {number}: " + "woord " * 60 for number in range(40)))
    pages = deck(slides.figure(replace(figure, about=replace(figure.about, notes=notes)))).slides
    assert len(pages) > 1
    slide_words = " ".join(" ".join(words(slide) for slide in pages).split())
    for text in (*(note.text for note in notes), figure.about.link):
        assert " ".join(text.split()) in slide_words
    assert pages[1].shapes.title.text_frame.text == f"{figure.about.title} (2)"
    chart = next(shape for shape in pages[0].shapes if shape.has_chart)
    assert chart.height.pt > 150


def test_what_a_file_says_of_itself() -> None:
    figure = KINDS["bars"]()
    about = deck(slides.figure(figure)).core_properties
    day = figure.table.reference_date
    assert about.title == figure.about.title
    assert about.author == about.last_modified_by == "Arbeidszorgatlas West-Vlaanderen"
    assert about.language == "nl-BE"
    assert about.created == about.modified == datetime(day.year, day.month, day.day)
    assert about.comments == ""


@pytest.mark.parametrize("kind", KINDS)
def test_all_text_is_dutch(kind: str) -> None:
    contents = parts(file_of(kind))
    some = [part for name, part in contents.items() if "slides/s" in name or "charts/c" in name]
    tags = re.findall(r"<a:(?:rPr|endParaRPr|defRPr)\b[^>]*>", b" ".join(some).decode())
    assert tags and all('lang="nl-BE"' in tag for tag in tags)


def test_the_demonstration_mark_is_seen() -> None:
    figure = KINDS["bars"]()
    plain, demo = (
        words(
            deck(slides.figure(replace(figure, about=replace(figure.about, demo=marked)))).slides[0]
        )
        for marked in (False, True)
    )
    assert t("export.image.demo") in demo
    assert t("export.image.demo") not in plain


def test_the_link_can_be_followed() -> None:
    figure = KINDS["bars"]()
    (slide,) = deck(slides.figure(figure)).slides
    links = [
        run.hyperlink.address
        for shape in slide.shapes
        if shape.has_text_frame
        for line in shape.text_frame.paragraphs
        for run in line.runs
    ]
    assert figure.about.link in links


def test_large_is_larger() -> None:
    figure = KINDS["split"]()

    def sizes(large: bool) -> tuple[Any, Any]:
        (slide,) = deck(slides.figure(figure, large=large)).slides
        (chart,) = charts(slide)
        return slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size, chart.font.size

    assert all(far > near for near, far in zip(sizes(False), sizes(True), strict=True))
