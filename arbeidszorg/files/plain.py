"""A document as plain text, to be read aloud, searched or mailed: figures in words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from arbeidszorg.content.document import Document, Listing, Section
from arbeidszorg.content.figure import Figure
from arbeidszorg.figures.text import clean
from arbeidszorg.texts import t

WIDTH = 88
#: Columns of a listing are at most this wide, and this far apart.
CELL, APART = 34, 2


def plain(document: Document) -> bytes:
    """The document as UTF-8 text, lines ended as on every machine."""
    return ("\n".join(_lines(document)) + "\n").encode()


def _lines(document: Document) -> Iterator[str]:
    yield from _heading(document.title, "=")
    yield clean(document.subtitle)
    if document.demo:
        yield from ("", t("export.image.demo"))
    for text in document.lead:
        yield from ("", *_wrapped(text))
    if document.contents:
        yield ""
        for number, section in enumerate(document.sections, 1):
            yield f"{number}. {clean(section.heading)}"
    figures = {id(figure): number for number, figure in enumerate(document.figures, 1)}
    for section in document.sections:
        yield from _section(section, figures)
    yield from ("", "-" * WIDTH)
    for text in (*document.sources, *filter(None, (document.link,))):
        yield from _wrapped(text)


def _section(section: Section, figures: dict[int, int]) -> Iterator[str]:
    yield from ("", "", *_heading(section.heading, "-"))
    for text in section.text:
        yield from (*_wrapped(text), "")
    for figure in section.figures:
        yield from (*_figure(figure, figures[id(figure)]), "")
    for listing in section.listings:
        yield from (*_listing(listing), "")


def _heading(text: str, line: str) -> tuple[str, str]:
    text = clean(text)
    return text, line * min(len(text), WIDTH)


def _wrapped(text: str, indent: str = "") -> list[str]:
    """Text over lines; a no-break space keeps what it holds together."""
    return textwrap.wrap(
        clean(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def _listing(listing: Listing) -> Iterator[str]:
    """Columns below each other; a cell that is too long goes on on the next line."""
    yield clean(listing.caption)
    table = [
        [textwrap.wrap(clean(cell), CELL) or [""] for cell in row]
        for row in (listing.columns, *listing.rows)
    ]
    wide = [
        max(len(line) for row in table for line in row[place])
        for place in range(len(listing.columns))
    ]
    for number, row in enumerate(table):
        for line in range(max(map(len, row), default=0)):
            cells = [cell[line] if line < len(cell) else "" for cell in row]
            yield (
                (" " * APART)
                .join(
                    cell.rjust(room) if place in listing.numeric else cell.ljust(room)
                    for place, (cell, room) in enumerate(zip(cells, wide, strict=True))
                )
                .rstrip()
            )
        if number == 0:
            yield (" " * APART).join("-" * room for room in wide)
    if listing.note:
        yield from _wrapped(listing.note)


def _figure(figure: Figure, number: int) -> Iterator[str]:
    about = figure.about
    yield from _wrapped(t("export.plain.figure", number=number, title=about.title))
    for text in (about.described, *about.foot()):
        yield from _wrapped(text, "  ")
