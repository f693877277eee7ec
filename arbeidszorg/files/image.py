"""A Figure as a picture: SVG, and PNG drawn from it without a browser."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import Protocol

import resvg_py

from arbeidszorg import style
from arbeidszorg.content.about import About
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.framed import SHEETS, Sheet, bare, framed
from arbeidszorg.figures.base import SIZE
from arbeidszorg.figures.picture import Picture
from arbeidszorg.files import fonts
from arbeidszorg.settings import ROOT
from arbeidszorg.texts import t
from arbeidszorg.view.notes import Note

#: Pixels of a PNG to one of its SVG: sharp on a good screen and on paper.
DOUBLE = 2
#: Width of a figure on a page of A4, at which its letters are those of a note: two fit on a page.
PAGE_WIDE = 800
#: How high one may be on such a page, and the least height of a row, as a share of its letters.
PAGE_HIGH, ROW = 850, 1.25
#: The same of a figure that shares the width of the page.
SMALL = 500


class Drawable(Protocol):
    """What can be drawn as a file: a picture, and what is said of it."""

    @property
    def key(self) -> str: ...
    @property
    def picture(self) -> Picture: ...
    @property
    def about(self) -> About: ...


def svg(figure: Drawable, sheet: Sheet = SHEETS["vrij"], zoom: float = 1.0) -> str:
    """The finished figure, with the font that it is set in."""
    return framed(figure.picture, figure.about, figure.key, sheet, zoom, web_font())


def png(figure: Drawable, sheet: Sheet = SHEETS["16x9"], zoom: float = 1.0) -> bytes:
    """The finished figure in pixels, :data:`DOUBLE` size; it says so when letters are lacking."""
    about = figure.about
    drawn = fonts.in_letters(framed(figure.picture, about, figure.key, sheet, zoom))
    if fonts.lacking(drawn):
        note = Note("export.letters.note", t("export.letters.note"))
        about = replace(about, notes=(*about.notes, note))
        drawn = framed(figure.picture, about, figure.key, sheet, zoom)
    return pixels(drawn)


def bare_svg(figure: Figure, width: int = PAGE_WIDE) -> str:
    """The picture with its legend alone, for a document that says the rest; in the font that the
    server has. One whose letters would be too small is drawn for a whole page."""
    if figure.picture.least_width > width:
        width = PAGE_WIDE
    return in_our_font(bare(_on_page(figure.picture), figure.about, figure.key, width))


def bare_png(figure: Figure, width: int = PAGE_WIDE, zoom: float = DOUBLE) -> bytes:
    """The same in pixels, ``zoom`` times its size."""
    return pixels(bare_svg(figure, width), zoom)


def _on_page(picture: Picture) -> Picture:
    """A picture that finds room on a page: the rows of a long list come closer."""
    if picture.kind != "bars" or picture.height <= PAGE_HIGH:
        return picture
    rows = len(picture.panels[0].y_ticks) * SIZE * ROW
    high = rows + picture.margin.top + picture.margin.bottom
    return replace(picture, height=min(picture.height, max(PAGE_HIGH, high)))


def in_our_font(drawing: str) -> str:
    return drawing.replace(style.FONT.split(",")[0].strip("'"), fonts.FAMILY)


@lru_cache(maxsize=16)  # several files of one figure hold the same drawing
def pixels(drawing: str, zoom: float = DOUBLE) -> bytes:
    """An SVG as a PNG of ``zoom`` times its size, on paper, in the font that the server has."""
    png = resvg_py.svg_to_bytes(
        svg_string=fonts.in_letters(in_our_font(drawing)),
        zoom=zoom,
        background=style.PAPER,
        skip_system_fonts=True,
        font_files=list(fonts.FILES),
        font_family=fonts.FAMILY,
        sans_serif_family=fonts.FAMILY,
    )
    return bytes(png)


@cache
def web_font() -> bytes:
    """The font that the pages load."""
    (path,) = (ROOT / "assets" / "fonts").glob("*.woff2")
    return path.read_bytes()
