"""Listings as tables of the office program, over as many slides as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from arbeidszorg import style
from arbeidszorg.content.document import Listing
from arbeidszorg.figures import text
from arbeidszorg.files.slides.master import FIGURE, NUMBER
from arbeidszorg.files.slides.page import (
    END,
    INNER,
    LEAST,
    SAFE,
    SIDE,
    Box,
    Font,
    described,
    textbox,
    write,
)
from arbeidszorg.files.slides.slide import PLAIN_TITLES, Head, again, head
from arbeidszorg.texts import t

#: Without the colours and lines of the office program.
STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
#: Sizes of text, the first in which a row takes few lines; room around it in a cell, in points.
SIZES, ACROSS, DOWN = (14.0, LEAST), 6.0, 4.0
#: The part of the rows that may take more lines.
BROKEN = 0.1
#: Text at the right of a table or above it: its letters, how far from it, how narrow it may be,
#: and how high, with the table where that stands below it.
BESIDE, APART, LEAST_BESIDE, MOST_HIGH = Font(16, gap=8), 30.0, 230.0, 360.0
ABOVE = 16.0


def fits_beside(listing: Listing, texts: Sequence[str]) -> bool:
    """Whether paragraphs have a place at the right of a listing."""
    wide = _beside(widths(listing)[1])
    return wide >= LEAST_BESIDE and BESIDE.high(texts, wide) <= MOST_HIGH


def fits_above(listing: Listing, texts: Sequence[str]) -> bool:
    """Whether paragraphs have a place above a listing that stays on one slide."""
    font, wides = widths(listing)
    room = MOST_HIGH - BESIDE.high(texts, INNER) - ABOVE
    return not fitting(listing, list(listing.rows), font, wides, room)[1] and room > 0


def _beside(wides: Sequence[float]) -> float:
    """How wide the room at the right of a table is."""
    return INNER - sum(wides) - APART


def table_slides(deck: Any, listing: Listing, words: Head, texts: Sequence[str] = ()) -> list[Any]:
    """The slides of a listing, each with its heads; ``texts``: paragraphs at its right where they
    :func:`fits_beside`, else above it."""
    beside = bool(texts) and fits_beside(listing, texts)
    slides: list[Any] = []
    font, wides = widths(listing)
    rest = list(listing.rows)
    while rest or not slides:
        named = replace(words, title=again(words.title, len(slides) + 1))
        slide, top = head(deck, FIGURE, named, PLAIN_TITLES)
        note = Font(LEAST, style.QUIET)
        wide = INNER - NUMBER.wide
        below = note.high([listing.note], wide) if listing.note else 0
        if texts and not beside and not slides:
            high = BESIDE.high(texts, INNER)
            textbox(slide, t("slides.prompt.text"), Box(SIDE, top - 4, INNER, high), texts, BESIDE)
            top += high + ABOVE - 4
        rows, rest = fitting(listing, rest, font, wides, END - max(below, NUMBER.high) - 24 - top)
        draw_table(slide, listing, rows, font, wides, Box(SIDE, top, 0, 0))
        if listing.note:
            textbox(
                slide, t("slides.foot"), Box(SIDE, END - below, wide, below), [listing.note], note
            )
        if beside and not slides:
            left = SIDE + sum(wides) + APART
            box = Box(left, top, _beside(wides), BESIDE.high(texts, _beside(wides)))
            textbox(slide, t("slides.prompt.text"), box, texts, BESIDE)
        slides.append(slide)
    return slides


def widths(
    listing: Listing, room: float = INNER, sizes: Sequence[float] = SIZES
) -> tuple[Font, list[float]]:
    """The largest text in which few rows take more than a line, and the widths of columns: what
    they need, or a fair part of the room."""
    for font in map(Font, sizes):
        bold = replace(font, bold=True)
        rows = [(listing.columns, bold), *((row, font) for row in listing.rows)]
        needs = [
            max(
                text.width(text.clean(row[n]), row_font.size, row_font.bold)
                for row, row_font in rows
            )
            * SAFE
            + 2 * ACROSS
            + 3
            for n in range(len(listing.columns))
        ]
        wides = _fair(needs, room)
        line = font.step + 2 * DOWN + 1
        if (
            sum(row_high(row, row_font, wides) > line for row, row_font in rows)
            <= len(rows) * BROKEN
        ):
            break
    return font, wides


def _fair(needs: Sequence[float], left: float) -> list[float]:
    """Widths that fit: columns that need little keep that, the others share what is left."""
    fair = dict.fromkeys(range(len(needs)), 0.0)
    for done, place in enumerate(sorted(fair, key=lambda n: needs[n])):
        fair[place] = min(needs[place], left / (len(needs) - done))
        left -= fair[place]
    return [fair[n] for n in range(len(needs))]


def row_high(row: Sequence[str], font: Font, wides: Sequence[float]) -> float:
    cells = zip(row, wides, strict=True)
    lines = max((len(font.lines(words, wide - 2 * ACROSS)) for words, wide in cells), default=1)
    return lines * font.step + 2 * DOWN


def fitting(
    listing: Listing,
    rows: list[tuple[str, ...]],
    font: Font,
    wides: Sequence[float],
    room: float,
) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The rows that fit below the heads, at least one, and those that do not."""
    room -= row_high(listing.columns, replace(font, bold=True), wides)
    for place, row in enumerate(rows):
        room -= row_high(row, font, wides)
        if room < 0 and place:
            return rows[:place], rows[place:]
    return rows, []


def draw_table(
    slide: Any,
    listing: Listing,
    rows: Sequence[tuple[str, ...]],
    font: Font,
    wides: Sequence[float],
    at: Box,
) -> None:
    """Draws the table from the top left of a place."""
    bold = replace(font, bold=True)
    highs = [row_high(listing.columns, bold, wides), *(row_high(row, font, wides) for row in rows)]
    box = Box(at.left, at.top, sum(wides), sum(highs))
    frame = slide.shapes.add_table(len(highs), len(wides), *box.emu)
    described(frame, t("slides.table", caption=listing.caption), t("slides.prompt.table"))
    table = frame.table
    table.first_row, table.horz_banding = True, False
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = STYLE
    for column, wide in zip(table.columns, wides, strict=True):
        column.width = Pt(wide)
    for number, (row, high) in enumerate(zip((listing.columns, *rows), highs, strict=True)):
        table.rows[number].height = Pt(high)
        for place, (cell, words) in enumerate(zip(table.rows[number].cells, row, strict=True)):
            _cell(
                cell,
                words,
                replace(font, bold=not number, right=place in listing.numeric),
                style.ACCENT if not number else style.GRID,
            )


def _cell(cell: Any, words: str, font: Font, line: str) -> None:
    """Text in a cell, with a line below it."""
    write(cell.text_frame, [words], font)
    look = cell._tc.get_or_add_tcPr()
    for name, room in (("marL", ACROSS), ("marR", ACROSS), ("marT", DOWN), ("marB", DOWN)):
        look.set(name, str(Pt(room)))
    look.append(
        parse_xml(
            f'<a:lnB {nsdecls("a")} w="{Pt(1 if line == style.GRID else 1.5)}"><a:solidFill>'
            f'<a:srgbClr val="{line[1:].upper()}"/></a:solidFill></a:lnB>'
        )
    )
