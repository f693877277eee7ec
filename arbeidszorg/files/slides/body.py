"""Slides of a talk without figures: lines of text, below a large number when there is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from arbeidszorg import style
from arbeidszorg.content.talk import Number, Shown
from arbeidszorg.files.slides.master import FIGURE, START_TEXT, TEXT_LAYOUT
from arbeidszorg.files.slides.page import (
    INNER,
    SIDE,
    WALL,
    Box,
    Font,
    pages,
    placed,
    smaller,
    textbox,
    write,
)
from arbeidszorg.files.slides.slide import Head, head, notes
from arbeidszorg.files.slides.stage import Low, draw_low, low_of
from arbeidszorg.files.slides.start import start_slide
from arbeidszorg.texts import t

#: Sizes of lines of text, the first in which they fit on one slide; else they go on in the last
#: but one. Room after a line, as a share of its size.
SIZES, APART = (28.0, 26.0, 24.0, 20.0), 0.5
#: Sizes of a large number, and of what it counts.
NUMBERS, COUNTS = (160.0, 128.0, 96.0), (28.0, 24.0, 20.0)
#: How high a large number is, as a share of its size: figures do not reach below their line.
TALL, TALL_WORD = 1.12, 1.3
#: Text on the first slide, and how high it may be.
OPENING, MOST_OPENING = Font(24, gap=8), 150.0

#: A heading -> the same, as no slide before was called.
Name = Callable[[str], str]


def opening(deck: Any, shown: Shown, title: str, demo: bool, foot: Low) -> Any:
    """The first slide when it is one of text: it opens the talk."""
    texts = [*shown.slide.lines, *filter(None, [shown.slide.caption])]
    if shown.notices or OPENING.high(texts, INNER) > MOST_OPENING:
        return None
    slide = start_slide(deck, title, texts, demo, foot.foot, foot.link, OPENING, foot.to)
    if texts:
        placed(slide.placeholders[1], replace(START_TEXT, high=OPENING.high(texts, INNER)))
    return slide


def body(deck: Any, shown: Shown, title: str, name: Name, demo: bool, foot: Low) -> Any:
    """The slide of a text or a number, and those on which its lines go on; the first of them."""
    words = Head(title, demo=demo)
    if shown.number:
        return _number(deck, shown, shown.number, words, name)
    if not (shown.slide.lines or shown.slide.caption or shown.notices or foot.foot):
        return start_slide(deck, title, (), demo, ())
    under = replace(low_of(shown), foot=foot.foot, link=foot.link, to=foot.to)
    return _text(deck, words, shown.slide.lines, under, name)


def _text(deck: Any, words: Head, lines: Sequence[str], under: Low, name: Name) -> Any:
    """Lines on one slide when they fit, else on as many as they need."""
    slide, top = head(deck, TEXT_LAYOUT, words, WALL.title)
    bottom = draw_low(slide, under)
    box = Box(SIDE, top + 10, INNER, bottom - top - 10)
    font = _fitting(lines, box.high)
    now, *later = pages(lines, font, box.wide, box.high)
    frame = slide.placeholders[1]
    if now:
        placed(frame, box)
        write(frame.text_frame, now, font)
    else:
        frame.element.getparent().remove(frame.element)
    _go_on(deck, words, later, font, name)
    return slide


def _go_on(deck: Any, words: Head, later: list[list[str]], font: Font, name: Name) -> None:
    """The slides on which lines go on."""
    while later:
        slide, top = head(deck, TEXT_LAYOUT, replace(words, title=name(words.title)), WALL.title)
        box = Box(SIDE, top + 10, INNER, draw_low(slide, Low()) - top - 10)
        rest = [line for page in later for line in page]
        now, *later = pages(rest, font, box.wide, box.high)
        placed(slide.placeholders[1], box)
        write(slide.placeholders[1].text_frame, now, font)
        notes(slide, [t("slides.talk.goes_on")])


def _fitting(lines: Sequence[str], high: float) -> Font:
    fonts = [Font(size, gap=size * APART) for size in SIZES]
    return next((font for font in fonts if font.high(lines, INNER) <= high + font.gap), fonts[-2])


def _number(deck: Any, shown: Shown, number: Number, words: Head, name: Name) -> Any:
    """A large number with what it counts, then lines, then its source."""
    slide, top = head(deck, FIGURE, words, WALL.title)
    link = t("slides.talk.open") if number.link else ""
    foot = [" · ".join(filter(None, (number.source, link)))]
    bottom = draw_low(slide, low_of(shown, foot, link, number.link))
    plain, tall = Font(NUMBERS[0], style.ACCENT, bold=True), TALL
    counted = [number.said]
    if not number.is_number:
        plain, tall = replace(plain, colour=style.QUIET, bold=False), TALL_WORD
        counted.append(t(f"table.status_long.{number.status}"))
    counts = smaller(Font(COUNTS[0], gap=6), number.said, INNER, COUNTS)
    below = counts.high(counted, INNER) + 14
    lines = shown.slide.lines
    font = _fitting(lines, bottom - top - NUMBERS[-1] * tall - below)
    large = _large(plain, number.text, (bottom - top - below - font.high(lines, INNER)) / tall)
    high = len(large.lines(number.text, INNER)) * large.size * tall
    textbox(slide, t("slides.talk.number"), Box(SIDE - 4, top, INNER, high), [number.text], large)
    top += high
    textbox(slide, t("slides.talk.counts"), Box(SIDE, top, INNER, below), counted, counts)
    top += below
    if lines:
        room, later = bottom - top, [list(lines)]
        if font.high(lines[:1], INNER) <= room:
            now, *later = pages(lines, font, INNER, room)
            textbox(slide, t("slides.prompt.text"), Box(SIDE, top, INNER, room), now, font)
        _go_on(deck, words, later, font, name)
    return slide


def _large(font: Font, text: str, most: float) -> Font:
    """The largest letters in which a number is one line, at most so large when that can be."""
    tries = [replace(font, size=size) for size in NUMBERS]
    fits = (tried for tried in tries if len(tried.lines(text, INNER)) == 1 and tried.size <= most)
    return next(fits, tries[-1])
