"""The first slide of a presentation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from arbeidszorg import style
from arbeidszorg.content.figure import Figure, atlas_of, dates
from arbeidszorg.files.slides.master import START, START_TEXT, START_TITLE
from arbeidszorg.files.slides.page import DEMO, END, INNER, SIDE, Box, Font, smaller, textbox, write
from arbeidszorg.texts import t

#: Sizes of the title.
TITLES = (40.0, 32.0, 24.0)
#: Letters of what stands below the title, and at the foot.
BELOW, FOOT = Font(20, style.QUIET), Font(14, style.QUIET, gap=2)


def start_slide(
    deck: Any,
    title: str,
    texts: Sequence[str],
    demo: bool,
    foot: Sequence[str],
    link: str = "",
    below: Font = BELOW,
    to: str = "",
) -> Any:
    """The slide with the title; ``texts``: what stands ``below`` it; ``link`` (``to``): what can
    be followed in its foot."""
    slide = deck.slides.add_slide(deck.slide_layouts[START])
    named, subtitle = slide.placeholders
    write(named.text_frame, [title], smaller(Font(TITLES[0], bold=True), title, INNER, TITLES))
    if texts:
        write(subtitle.text_frame, texts, below)
    else:
        subtitle.element.getparent().remove(subtitle.element)
    if demo:
        mark = Box(SIDE, START_TITLE.top - 40, INNER, 20)
        textbox(slide, t("slides.demo"), mark, [t("export.image.demo")], Font(16, DEMO, bold=True))
    top = START_TEXT.bottom
    textbox(
        slide, t("slides.foot"), Box(SIDE, top, INNER, END - top), foot, FOOT, link, low=True, to=to
    )
    return slide


def start_foot(figures: Sequence[Figure], link: str) -> list[str]:
    """What the first slide says of its numbers: their dates, the atlas, and the address."""
    until = dates(figures)
    lines = [t("slides.date", date=until)] if until else []
    return [*lines, atlas_of(figures), *([link] if link else [])]
