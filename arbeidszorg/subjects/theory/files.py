"""The theory of change as files: SVG, PNG, PDF on A3, and one slide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from arbeidszorg.content.framed import font_rule
from arbeidszorg.files import image
from arbeidszorg.files.fonts import FAMILY
from arbeidszorg.files.reach import outward
from arbeidszorg.subjects.theory import picture
from arbeidszorg.subjects.theory.sheet import sheet
from arbeidszorg.texts import t

#: One page of A3 filled with the drawing; its words come as data and are never read as markup.
TEMPLATE = b"""
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: data.author, description: data.described, date: auto)
#set text(font: data.font, lang: "nl", region: "BE", fallback: false)
#set page(paper: "a3", flipped: true, margin: 0pt)
#image(bytes(data.svg), format: "svg", width: 100%, height: 100%, alt: data.described)
"""
#: The edition of the theory: the only date of its files.
EDITION = datetime(2021, 4, 1, tzinfo=UTC)


def svg(link: str) -> bytes:
    """The drawing with the font that it is set in."""
    return picture.drawn(sheet(outward(link)), font_rule(image.web_font())).encode()


def png(link: str) -> bytes:
    """The drawing in pixels, twice its size."""
    return image.pixels(picture.drawn(sheet(outward(link))))


def pdf(link: str) -> bytes:
    """One page of A3, that can also be heard (PDF/UA-1) and kept (PDF/A-2a)."""
    from arbeidszorg.files.pdf.compiled import compiled

    data = {
        "title": t("theorie.poster_title"),
        "author": t("export.image.atlas"),
        "described": picture.sheet_in_words(),
        "font": FAMILY,
        "svg": image.in_our_font(picture.drawn(sheet(outward(link)))),
    }
    return compiled(TEMPLATE, data, EDITION)


def pptx(link: str) -> bytes:
    """One slide of A3 with shapes whose words can be changed."""
    from arbeidszorg.subjects.theory import slide

    return slide.deck(sheet(outward(link)))


#: By the ending of the file's name.
FORMATS: dict[str, Callable[[str], bytes]] = {
    "pdf": pdf,
    "svg": svg,
    "png": png,
    "pptx": pptx,
}
