"""Documents and single figures as presentations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from arbeidszorg.content.document import Document, Listing, Section
from arbeidszorg.content.figure import Figure
from arbeidszorg.figures.text import clean
from arbeidszorg.files.slides.master import opened, saved
from arbeidszorg.files.slides.page import FAR, NEAR
from arbeidszorg.files.slides.slide import Head, again, figure_slide, numbered, text_slides
from arbeidszorg.files.slides.start import start_foot, start_slide
from arbeidszorg.files.slides.tables import fits_above, fits_beside, table_slides
from arbeidszorg.texts import t

#: The most letters of a text that stands on the slide of a figure.
BRIEF = 320


def figure(figure: Figure, large: bool = False) -> bytes:
    """A presentation of one figure; ``large``: to be read across a room."""
    deck = opened()
    figure_slide(deck, figure, FAR if large else NEAR)
    return saved(deck, figure.about.title, figure.table.reference_date)


def document(document: Document) -> bytes:
    """A presentation of a whole document: title, contents, its sections and their sources."""
    deck, seen, sections = opened(), Counter[str](), _sections(document)
    contents: list[Any] = []
    start_slide(
        deck,
        document.title,
        [document.subtitle],
        document.demo,
        start_foot(document.figures, document.link),
        document.link,
    )
    lead = document.lead
    if document.contents and document.sections:
        words = Head(_unique(seen, t("slides.contents")), demo=document.demo)
        listing = _contents(words.title, [section.heading for section in sections])
        beside = lead if fits_beside(listing, lead) else ()
        contents = table_slides(deck, listing, words, beside)
        lead = () if beside else lead
    if lead:
        words = Head(_unique(seen, t("slides.lead")), demo=document.demo)
        text_slides(deck, words, lead)
    firsts = []
    for section in sections:
        firsts.append(len(deck.slides))
        _section(deck, section, document.demo, seen)
    if contents:
        _linked(deck, contents, firsts)
    for number, slide in enumerate(deck.slides, 1):
        numbered(slide, number)
    days = [figure.table.reference_date for figure in document.figures]
    return saved(deck, document.title, max(days, default=None))


def _sections(document: Document) -> list[Section]:
    """The sections, each with a heading, and their sources; or one that says there are none."""
    if not document.sections:
        return [Section(t("slides.empty_title"), (t("slides.empty"),))]
    sections = [
        replace(section, heading=clean(section.heading) or document.title)
        for section in document.sections
    ]
    if document.sources:
        sections.append(Section(t("slides.sources"), document.sources))
    return sections


def _unique(seen: Counter[str], title: str) -> str:
    """A title that no slide had before."""
    seen[title] += 1
    return again(title, seen[title])


def _section(deck: Any, section: Section, demo: bool, seen: Counter[str]) -> None:
    """The slides of a section: its text, its listings and its figures."""
    heading = Head(section.heading, demo=demo)
    brief = _brief(section)
    first = section.listings[0] if section.listings else None
    fits = first and (fits_beside(first, section.text) or fits_above(first, section.text))
    along = section.text if fits else ()
    if not (brief or along) and (section.text or not (section.listings or section.figures)):
        text_slides(deck, replace(heading, title=_unique(seen, section.heading)), section.text)
    for number, listing in enumerate(section.listings):
        title = _unique(seen, listing.caption or section.heading)
        words = replace(heading, title=title, part=section.heading)
        table_slides(deck, listing, words, () if number else along)
    for number, figure in enumerate(section.figures):
        above = section.text if brief and not number else ()
        title = _unique(seen, figure.about.title)
        figure_slide(deck, figure, NEAR, title, section.heading, above)


def _brief(section: Section) -> bool:
    """Whether the text of a section has a place above its first figure."""
    drawn = bool(section.figures) and not section.listings
    return drawn and len(section.text) <= 2 and len("".join(section.text)) <= BRIEF


def _contents(title: str, headings: Sequence[str]) -> Listing:
    """The contents; their numbers are not known yet."""
    heads = (t("slides.part"), t("slides.slide"))
    rows = tuple((heading, "000") for heading in headings)
    return Listing(title, heads, rows, frozenset({1}))


def _linked(deck: Any, contents: Sequence[Any], firsts: Sequence[int]) -> None:
    """Gives each row of the contents the number of the slide that it leads to."""
    tables = (
        (slide, shape.table) for slide in contents for shape in slide.shapes if shape.has_table
    )
    rows = [(slide, row) for slide, table in tables for row in list(table.rows)[1:]]
    for (slide, row), place in zip(rows, firsts, strict=True):
        heading, number = (cell.text_frame.paragraphs[0].runs[0] for cell in row.cells)
        number.text = str(place + 1)
        target = slide.part.relate_to(deck.slides[place].part, RT.SLIDE)
        link = heading._r.get_or_add_rPr().add_hlinkClick(target)
        link.set("action", "ppaction://hlinksldjump")
