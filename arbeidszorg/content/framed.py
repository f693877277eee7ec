"""A picture as a finished SVG file: everything that a reader needs is written on it."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import svg

from arbeidszorg import style
from arbeidszorg.content.about import About
from arbeidszorg.figures import text
from arbeidszorg.figures.base import SIZE
from arbeidszorg.figures.picture import Key, Picture
from arbeidszorg.figures.still import marks, still, swatch
from arbeidszorg.figures.still.elements import (
    Defs,
    Desc,
    Group,
    Rect,
    Style,
    Svg,
    Text,
    Title,
    short,
)
from arbeidszorg.texts import t

SIDE, EDGE = 40, 22
#: A map of no fixed height is at most this high; its legend stands beside it.
MAP_HEIGHT, BESIDE = 760, 48
#: Height of an entry of a legend, room after one, and from a mark to its words.
KEY_HIGH, KEY_APART, KEY_GAP = 26, 26, 8
KEY_SIZE = 15
#: The part of the height of a sheet's picture that its legend takes at most.
LEGEND_SHARE = 0.5
#: Sizes of the foot: the first with which it takes at most this share of a fixed height.
FOOT_SIZE, FOOT_SIZES, FOOT_SHARE = 14, (13, 12, 11, 10, 9, 8), 0.22
#: Columns of a foot below a chart on a sheet, and room between them.
COLUMNS, GUTTER = 2, 40
#: Text of a chart on a sheet, as a share of that on a page; how low a chart may be made (its kind,
#: else :data:`LOWEST`) and how high, as a share of its own height.
TYPE, LOW, LOWEST, HIGHEST = 1.15, {"lines": 0.5, "cells": 0.7}, 0.92, 1.7
#: A chart, and a map, are not drawn for less width than this (pixels of their own).
NARROWEST, NARROWEST_MAP = 480, 430
DEMO = "#9a3b00"


@dataclass(frozen=True)
class Sheet:
    """A page to draw on, in pixels; ``height`` 0: as high as it needs."""

    width: int
    height: int = 0


#: What a reader may choose: as high as needed, or the form of a slide, an old slide, a post.
SHEETS = {
    "vrij": Sheet(1280),
    "16x9": Sheet(1280, 720),
    "4x3": Sheet(1280, 960),
    "1x1": Sheet(1080, 1080),
}
#: How much larger the letters are: for paper and screen, and for a beamer. The foot stays as it is.
ZOOMS = {"gewoon": 1.0, "presentatie": 1.45}


@dataclass(frozen=True)
class _Line:
    """A line of text and where its baseline lies, in pixels from the top."""

    text: str
    size: int
    colour: str
    bold: bool
    down: float


@dataclass(frozen=True)
class _Part:
    """Drawn elements and how much room they take."""

    elements: list[svg.Element]
    height: float
    width: float = 0


def framed(
    picture: Picture,
    about: About,
    key: str,
    sheet: Sheet = SHEETS["vrij"],
    zoom: float = 1.0,
    font: bytes = b"",
) -> str:
    """The file. ``zoom``: letters are so much larger; ``font``: a WOFF2 font to carry along, for
    programs that do not have it. What does not fit on a sheet is drawn smaller, never cut."""
    room = sheet.width - 2 * SIDE
    head, top = _head(about, room, zoom)
    aside = bool(picture.ratio) and sheet.width > sheet.height > 0
    foot = _Part([], 0) if aside else _foot(about, room, sheet)
    high = (
        max(sheet.height - top - foot.height - EDGE - (14 if foot.height else 0), sheet.height / 4)
        if sheet.height
        else 0
    )
    plot = _plot(picture, key, room, high, zoom)
    if aside:
        left = plot.width + BESIDE
        foot = _foot_aside(about, room - left, sheet)
        foot_at = (left, sheet.height - foot.height - EDGE)
    else:
        bottom = sheet.height - foot.height - EDGE if sheet.height else top + plot.height + 22
        foot_at = (0.0, bottom)
    height = sheet.height or round(top + plot.height + 22 + foot.height + EDGE)
    keys = marks.patterns([entry.look for entry in picture.keys], key)
    elements: list[svg.Element] = [
        *([font_rule(font)] if font else []),
        *([Defs(keys)] if keys else []),
        Rect(width=str(sheet.width), height=str(height), fill=style.PAPER),
        *map(_written, head),
        Group(plot.elements, transform=f"translate({SIDE} {short(top)})"),
        Group(foot.elements, transform=f"translate({short(foot_at[0])} {short(foot_at[1])})"),
    ]
    return _file(elements, key, about, sheet.width, height)


def _foot(about: About, room: float, sheet: Sheet) -> _Part:
    """What stands below: one column on a page as high as needed, else two, small enough."""
    if not sheet.height:
        return _columns(about.foot(), FOOT_SIZE, room, 1)
    tries = (_columns(about.foot(), size, room, COLUMNS) for size in FOOT_SIZES[1:])
    return _first_below(tries, sheet.height * FOOT_SHARE)


def _foot_aside(about: About, room: float, sheet: Sheet) -> _Part:
    """What stands beside a map, below its legend."""
    tries = (_columns(about.foot(), size, room, 1) for size in FOOT_SIZES)
    return _first_below(tries, sheet.height * 2 * FOOT_SHARE)


def _first_below(tries: Iterable[_Part], most: float) -> _Part:
    part = _Part([], 0)
    for part in tries:
        if part.height <= most:
            break
    return part


def _columns(texts: Sequence[str], size: int, room: float, columns: int) -> _Part:
    """Paragraphs over columns that are about as high, in order; none is broken over two."""
    wide = (room - GUTTER * (columns - 1)) / columns
    blocks = [_paragraphs([paragraph], 0, size, style.QUIET, wide) for paragraph in texts]
    whole = sum(high for _, high in blocks)
    elements: list[svg.Element] = []
    column, down, highest = 0, 0.0, 0.0
    for lines, high in blocks:
        if down and column < columns - 1 and down + high / 2 > whole / columns:
            column, down = column + 1, 0.0
        right = column * (wide + GUTTER)
        inside = [_written(line) for line in lines]
        elements.append(Group(inside, transform=f"translate({short(right)} {short(down)})"))
        down += high
        highest = max(highest, down)
    return _Part(elements, highest)


def bare(picture: Picture, about: About, key: str, width: int = 900) -> str:
    """A picture with its legend and nothing else, for a page that says the rest."""
    plot = _plot(picture, key, width, 0, 1.0)
    keys = marks.patterns([entry.look for entry in picture.keys], key)
    elements = [*([Defs(keys)] if keys else []), *plot.elements]
    return _file(elements, key, about, width, round(plot.height))


def _file(elements: list[svg.Element], key: str, about: About, width: int, height: int) -> str:
    named: list[svg.Element] = [
        Title(words=text.clean(about.title), id=f"{key}-naam"),
        Desc(words=text.clean(about.described), id=f"{key}-uitleg"),
    ]
    return str(
        Svg(
            [*named, *elements],
            xmlns=still.NAMESPACE,
            width=str(width),
            height=str(height),
            viewBox=f"0 0 {width} {height}",
            lang=still.LANGUAGE,
            font_family=style.FONT,
            font_size=SIZE,
            fill=style.INK,
            extra={"role": "img", "aria-labelledby": f"{key}-naam {key}-uitleg"},
        )
    )


def _plot(picture: Picture, key: str, room: float, high: float, zoom: float) -> _Part:
    """The picture with its legend, ``room`` wide; at most ``high`` high (0: no bound)."""
    place = _beside if picture.ratio else _above
    return place(picture, key, room, high, zoom)


def _beside(picture: Picture, key: str, room: float, high: float, zoom: float) -> _Part:
    """A map, with its legend at the right."""
    words = [key.brief or key.text for key in picture.keys]
    legend_wide = text.widest(words, KEY_SIZE) + swatch.LINED + KEY_GAP if words else 0
    legend_wide = min(legend_wide * zoom, room / 3)
    wide = min(room - legend_wide - BESIDE, (high or MAP_HEIGHT) * picture.ratio)
    drawn = _drawn(picture, key, wide, max(wide / zoom, picture.least_width, NARROWEST_MAP))
    legend = _legend(picture.keys, (room - wide - BESIDE) / zoom, True, key)
    times = _at_most(zoom, legend.height, high * LEGEND_SHARE)
    placed = _larger(legend.elements, times, wide + BESIDE, 8)
    return _Part([drawn, placed], max(wide / picture.ratio, legend.height * times + 8), wide)


def _above(picture: Picture, key: str, room: float, high: float, zoom: float) -> _Part:
    """A chart, with its legend below. On a sheet it fills the room: first its letters get their
    size, then its rows come closer or go further apart."""
    legend = _legend(picture.keys, room / zoom, False, key)
    times = _at_most(zoom, legend.height, high * LEGEND_SHARE)
    below = legend.height * times + 14 if picture.keys else 0
    scale, tall = 1.0, picture.height
    if high:
        fits = (high - below) / picture.height
        lowest = LOW.get(picture.kind, LOWEST)
        scale = min(TYPE * zoom, fits / lowest, room / max(NARROWEST, picture.least_width))
        tall = min((high - below) / scale, picture.height * HIGHEST)
    drawn = _drawn(replace(picture, height=tall), key, room, room / scale)
    down = tall * scale + 14
    placed = _larger(legend.elements, times, 0, down)
    return _Part([drawn, placed], tall * scale + below)


def _at_most(zoom: float, height: float, most: float) -> float:
    """How much larger something ``height`` high may be drawn; ``most`` 0: there is no bound."""
    return min(zoom, most / height) if most and height else zoom


def _drawn(picture: Picture, key: str, wide: float, drawn_wide: float) -> Group:
    """The picture ``wide`` pixels wide, drawn as if it were ``drawn_wide`` pixels wide."""
    inside = still.drawing(picture, f"{key}-f", drawn_wide)
    return (
        Group(inside, transform=f"scale({wide / drawn_wide:.4f})")
        if drawn_wide != wide
        else Group(inside)
    )


def _larger(elements: list[svg.Element], zoom: float, right: float, down: float) -> Group:
    by = f" scale({zoom})" if zoom != 1 else ""
    return Group(elements, transform=f"translate({short(right)} {short(down)}){by}")


def _head(about: About, room: float, zoom: float) -> tuple[list[_Line], float]:
    """The lines above the picture, and where it starts."""
    lines: list[_Line] = []
    down = 24.0
    parts = [(about.title, 26, style.INK, True), (about.subtitle, 17, style.QUIET, False)]
    if about.demo:
        parts.insert(0, (t("export.image.demo"), 16, DEMO, True))
    for line, size, colour, bold in parts:
        broken, down = _paragraphs([line], down, round(size * zoom), colour, room, bold)
        lines += broken
        down += 4
    return lines, down + 14


def _paragraphs(
    texts: Iterable[str], down: float, size: int, colour: str, room: float, bold: bool = False
) -> tuple[list[_Line], float]:
    """Texts below each other from a place on, and where they end."""
    lines: list[_Line] = []
    for paragraph in texts:
        for line in text.paragraph(paragraph, room, size, bold):
            down += size * text.LINE
            lines.append(_Line(line, size, colour, bold, down))
    return lines, down


def _written(line: _Line) -> Text:
    look: dict[str, Any] = {"font_weight": "700"} if line.bold else {}
    return Text(
        (),
        line.text,
        x=str(SIDE),
        y=short(line.down),
        font_size=line.size,
        fill=line.colour,
        **look,
    )


def _legend(keys: Sequence[Key], wide: float, below: bool, name: str) -> _Part:
    """The legend, ``wide`` pixels wide: entries ``below`` each other, or one after another."""
    entries: list[svg.Element] = []
    right, down = 0.0, 0.0
    for key in keys:
        before = swatch.width(key) + KEY_GAP
        (words, *_) = text.lines(key.brief or key.text, wide - before, KEY_SIZE, 1)
        room = before + text.width(words, KEY_SIZE)
        if right and (below or right + room > wide):
            right, down = 0.0, down + KEY_HIGH
        label = Text((), words, x=str(before), y=short(swatch.HIGH / 2 + 5), font_size=KEY_SIZE)
        entries.append(
            Group(
                [*swatch.swatch(key, name), label],
                transform=f"translate({short(right)} {short(down)})",
            )
        )
        right += room + KEY_APART
    return _Part(entries, down + KEY_HIGH if keys else 0)


def font_rule(font: bytes) -> Style:
    """A rule that carries the WOFF2 font of the pages along in a file."""
    inside = base64.b64encode(font).decode()
    family = style.FONT.split(",")[0]
    rule = (
        f"@font-face{{font-family:{family};font-weight:200 900;"
        f"src:url(data:font/woff2;base64,{inside}) format('woff2')}}"
    )
    sheet = Style()
    sheet.text = rule
    return sheet
