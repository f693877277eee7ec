"""A picture as a finished SVG file: everything that a reader needs is written on it."""

from __future__ import annotations

import base64
import math
from dataclasses import dataclass, replace

import svg

from arbeidszorg import style
from arbeidszorg.content.about import About
from arbeidszorg.content.paragraphs import (
    SIDE,
    Line,
    Part,
    columns,
    first_below,
    paragraphs,
    written,
)
from arbeidszorg.content.plotted import BESIDE, Plot, Room, plotted
from arbeidszorg.figures import text
from arbeidszorg.figures.base import SIZE
from arbeidszorg.figures.picture import Picture
from arbeidszorg.figures.still import marks, still
from arbeidszorg.figures.still.elements import Defs, Desc, Group, Rect, Style, Svg, Title, short
from arbeidszorg.texts import t

#: Below the foot, above it, and between a picture and a foot below it.
EDGE, OVER = 22, 14
#: Sizes of the foot: the first with which it takes at most this share of a fixed height.
FOOT_SIZE, FOOT_SIZES, FOOT_SHARE = 14, (13, 12, 11, 10, 9, 8), 0.22
#: The same share where letters are larger.
LARGE_SHARE = 0.42
#: Columns of a foot below a chart on a sheet.
COLUMNS = 2
#: Shares of its width that a map may have, so that larger letters fit beside it.
NARROWER = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64)
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
#: How much larger the letters are: for paper and screen, and for a beamer.
ZOOMS = {"gewoon": 1.0, "presentatie": 1.45}
#: How much larger the smallest letters for a beamer are than the smallest for paper.
LEAST = 1.32


@dataclass(frozen=True)
class _Laid:
    """Where everything stands on a sheet; ``height``: of the whole."""

    head: list[Line]
    top: float
    plot: Plot
    foot: Part
    foot_at: tuple[float, float]
    height: float

    @property
    def smallest(self) -> float:
        """The size of its smallest letters."""
        return min(self.plot.smallest, self.foot.size, *(line.size for line in self.head))


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
    laid = _laid(picture, about, key, sheet)
    if zoom > 1:
        laid = _laid(picture, about, key, sheet, zoom, laid.smallest * LEAST)
    keys = marks.patterns([entry.look for entry in picture.keys], key)
    right, down = laid.foot_at
    elements: list[svg.Element] = [
        *([font_rule(font)] if font else []),
        *([Defs(keys)] if keys else []),
        Rect(width=str(sheet.width), height=str(laid.height), fill=style.PAPER),
        *map(written, laid.head),
        Group(laid.plot.elements(key), transform=f"translate({SIDE} {short(laid.top)})"),
        Group(laid.foot.elements, transform=f"translate({short(right)} {short(down)})"),
    ]
    return _file(elements, key, about, sheet.width, round(laid.height))


def _laid(
    picture: Picture, about: About, key: str, sheet: Sheet, zoom: float = 1.0, least: float = 0.0
) -> _Laid:
    """``least``: no letters are smaller, where that fits."""
    wide = sheet.width - 2 * SIDE
    head, top = _head(about, wide, zoom)
    if picture.ratio and sheet.width > sheet.height > 0:
        room = Room(wide, _left(sheet, top, 0), zoom, least)
        plot, foot = _with_aside(picture, about, key, sheet, room)
        at = (plot.wide + BESIDE, sheet.height - foot.height - EDGE)
        return _Laid(head, top, plot, foot, at, sheet.height)
    foot = _foot(about, wide, sheet, least)
    high = _left(sheet, top, foot.height) if sheet.height else 0
    plot = plotted(picture, key, Room(wide, high, zoom, least))
    height = sheet.height or round(top + plot.height + 22 + foot.height + EDGE)
    return _Laid(head, top, plot, foot, (0.0, height - foot.height - EDGE), height)


def _left(sheet: Sheet, top: float, foot: float) -> float:
    """What is left of the height of a sheet for a picture."""
    return max(sheet.height - top - foot - EDGE - (OVER if foot else 0), sheet.height / 4)


def _foot(about: About, wide: float, sheet: Sheet, least: float) -> Part:
    """What stands below: one column on a page as high as needed, else two, small enough."""
    if not sheet.height:
        return columns(about.foot(), max(FOOT_SIZE, math.ceil(least)), wide, 1)
    tries = (columns(about.foot(), size, wide, COLUMNS) for size in _sizes(least, FOOT_SIZES[1:]))
    return first_below(tries, sheet.height * (LARGE_SHARE if least else FOOT_SHARE))


def _sizes(least: float, usual: tuple[int, ...]) -> tuple[int, ...]:
    """Sizes of a foot that are tried, the best first."""
    return tuple(dict.fromkeys((math.ceil(least), *usual))) if least else usual


def _with_aside(
    picture: Picture, about: About, key: str, sheet: Sheet, room: Room
) -> tuple[Plot, Part]:
    """A map, and what stands beside it below its legend. Where letters are larger, the map leaves
    it more width."""
    plot, foot = plotted(picture, key, room), Part([], 0)
    for share in NARROWER if room.least else NARROWER[:1]:
        plot = plotted(picture, key, replace(room, map_share=share))
        left = room.wide - plot.wide - BESIDE
        most = sheet.height * 2 * FOOT_SHARE
        if room.least:
            most = room.high - plot.down - plot.legend.height * plot.times - OVER
        tries = (columns(about.foot(), size, left, 1) for size in _sizes(room.least, FOOT_SIZES))
        foot = first_below(tries, most)
        if foot.size >= room.least and foot.height <= most:
            break
    return plot, foot


def bare(picture: Picture, about: About, key: str, width: int = 900) -> str:
    """A picture with its legend and nothing else, for a page that says the rest."""
    plot = plotted(picture, key, Room(width))
    keys = marks.patterns([entry.look for entry in picture.keys], key)
    elements = [*([Defs(keys)] if keys else []), *plot.elements(key)]
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


def _head(about: About, room: float, zoom: float) -> tuple[list[Line], float]:
    """The lines above the picture, and where it starts."""
    lines: list[Line] = []
    down = 24.0
    parts = [(about.title, 26, style.INK, True), (about.subtitle, 17, style.QUIET, False)]
    if about.demo:
        parts.insert(0, (t("export.image.demo"), 16, DEMO, True))
    for line, size, colour, bold in parts:
        broken, down = paragraphs([line], down, round(size * zoom), colour, room, bold)
        lines += broken
        down += 4
    return lines, down + 14


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
