"""Slides of a talk with figures, for a wall at ten metres: one figure, one with its table, two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from arbeidszorg import style
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.missing import missing
from arbeidszorg.content.talk import Shown
from arbeidszorg.files.native import Chart
from arbeidszorg.files.slides.aside import aside, draw_aside
from arbeidszorg.files.slides.drawn import LEAST_BESIDE, beside, draw
from arbeidszorg.files.slides.master import FIGURE, NUMBER
from arbeidszorg.files.slides.page import DEMO, END, INNER, SIDE, WALL, Box, Font, smaller, textbox
from arbeidszorg.files.slides.slide import IN_WORDS, Head, charts_go_on, head
from arbeidszorg.texts import t

#: What stands below all: how it is written, and between its parts.
CAPTION, NOTICE, FOOT = Font(20), Font(16, DEMO, gap=2), Font(WALL.foot, style.QUIET, gap=1.5)
SMALLER_CAPTIONS = (20.0, 18.0, 16.0)
BETWEEN = 10.0
#: The most height of a foot with all its remarks; a higher one says where they stand.
MOST_FOOT = 66.0
#: Two figures: the room between them, their titles, and what they say.
GUTTER, TITLES = 40.0, (20.0, 18.0, 16.0)
SUBTITLE, SAYS, SAY_SIZES = Font(13, style.QUIET), Font(16), (16.0, 14.0, 13.0)
#: The least width of a legend beside a map that shares its slide.
NARROW = 150.0


@dataclass(frozen=True)
class Low:
    """What stands at the bottom of a slide: the caption, what could not be shown, and the foot, of
    which the words ``link`` lead ``to`` an address."""

    caption: str = ""
    notices: Sequence[str] = ()
    foot: Sequence[str] = ()
    link: str = ""
    to: str = ""


def low_of(shown: Shown, foot: Sequence[str] = (), link: str = "", to: str = "") -> Low:
    """What stands at the bottom of a slide."""
    notices = [t("slides.talk.notice", notice=notice) for notice in shown.notices]
    return Low(shown.slide.caption, notices, foot, link, to)


def draw_low(slide: Any, low: Low) -> float:
    """Draws it, and says where the rest must end."""
    parts, bottom = _laid(low)
    for name, box, texts, font in parts:
        textbox(slide, name, box, texts, font, low.link, to=low.to)
    return bottom


def _laid(low: Low) -> tuple[list[tuple[str, Box, Sequence[str], Font]], float]:
    """Its parts and their places, in reading order, and where they start."""
    parts: list[tuple[str, Box, Sequence[str], Font]] = []
    bottom, wide = NUMBER.top - 2, INNER - NUMBER.wide - 20
    if low.foot:  # beside the number of the slide
        high = FOOT.high(low.foot, wide)
        parts.append((t("slides.foot"), Box(SIDE, END - high, wide, high), low.foot, FOOT))
        bottom = min(bottom, END - high - BETWEEN)
    caption = smaller(CAPTION, low.caption, INNER, SMALLER_CAPTIONS)
    for name, texts, font in (
        (t("slides.talk.notices"), low.notices, NOTICE),
        (t("slides.talk.caption"), [low.caption] if low.caption else [], caption),
    ):
        if texts:
            high = font.high(texts, INNER)
            parts.append((name, Box(SIDE, bottom - high, INNER, high), texts, font))
            bottom -= high + BETWEEN
    return parts[::-1], bottom


def figures(deck: Any, shown: Shown, title: str, demo: bool) -> Any:
    """The slide of one figure, or of two."""
    if len(shown.figures) > 1:
        return _pair(deck, shown, title, demo)
    (figure,) = shown.figures
    words = Head(title, _below(figure, title), demo or figure.about.demo)
    slide, top = head(deck, FIGURE, words, WALL.title, WALL.subtitle)
    if figure.picture.ratio and not figure.picture.words and not shown.slide.table:
        _map(slide, figure, shown, top)
        return slide
    bottom = draw_low(slide, low_of(shown, _foot(shown.figures), _open(figure), figure.about.link))
    room = Box(SIDE, top, INNER, bottom - top)
    if shown.slide.table and figure.table.rows:
        table = aside(figure, room.high)
        draw_aside(slide, table, room)
        rest = _drawn(slide, figure, replace(room, wide=INNER - table.wide), NARROW)
    else:
        rest = _drawn(slide, figure, room, LEAST_BESIDE)
    charts_go_on(deck, words, figure, WALL, rest)
    return slide


def _below(figure: Figure, title: str) -> str:
    """What stands below the heading of a slide: which figure it is, of what, when and where."""
    about = figure.about
    if about.title == title:
        return about.subtitle
    return t("slides.talk.about_figure", title=about.title, subtitle=about.subtitle)


def _open(figure: Figure) -> str:
    return t("slides.talk.open") if figure.about.link else ""


def _map(slide: Any, figure: Figure, shown: Shown, top: float) -> None:
    """A map as large as it can be: its foot stands beside it, below its legend."""
    about = figure.about
    foot = _all(shown.figures)
    room = Box(SIDE, top, INNER, _laid(low_of(shown))[1] - top)
    legend, place = beside(figure.picture, room, WALL, FOOT, foot)
    if place is None:
        bottom = draw_low(slide, low_of(shown, _foot(shown.figures), _open(figure), about.link))
        _drawn(slide, figure, replace(room, high=bottom - top), LEAST_BESIDE)
        return
    draw_low(slide, low_of(shown))
    draw(slide, figure, room, WALL, legend)
    textbox(slide, t("slides.foot"), place, foot, FOOT, _open(figure), low=True, to=about.link)


def _drawn(slide: Any, figure: Figure, room: Box, least: float, whole: bool = False) -> list[Chart]:
    """The picture of a figure in its room, with a legend that fits beside it; what must go on on a
    next slide."""
    legend = WALL.least
    if figure.picture.ratio:
        legend, _ = beside(figure.picture, room, WALL, FOOT, (), least)
    return draw(slide, figure, room, WALL, legend, least, whole)


def _pair(deck: Any, shown: Shown, title: str, demo: bool) -> Any:
    """Two figures beside each other, each with its title and what it says."""
    demo = demo or any(figure.about.demo for figure in shown.figures)
    slide, top = head(deck, FIGURE, Head(title, "", demo), WALL.title, WALL.subtitle)
    bottom = draw_low(slide, low_of(shown, _foot(shown.figures)))
    pair, wide = shown.figures, (INNER - GUTTER) / 2
    title_font = _same(Font(TITLES[0], bold=True), TITLES, [f.about.title for f in pair], wide, 2)
    saying = _same(SAYS, SAY_SIZES, [figure.about.sentence for figure in pair], wide, 3)
    titled = max(title_font.high([figure.about.title], wide) for figure in pair)
    below = max(SUBTITLE.high([figure.about.subtitle], wide) for figure in pair)
    saying_high = max(saying.high(_says(figure), wide) for figure in pair)
    for number, figure in enumerate(pair):
        left = SIDE + number * (wide + GUTTER)
        about = figure.about
        textbox(
            slide, t("slides.prompt.title"), Box(left, top, wide, titled), [about.title], title_font
        )
        textbox(
            slide,
            t("slides.prompt.subtitle"),
            Box(left, top + titled, wide, below),
            [about.subtitle],
            SUBTITLE,
        )
        start = top + titled + below + BETWEEN
        room = Box(left, start, wide, bottom - saying_high - BETWEEN - start)
        _drawn(slide, figure, room, NARROW, whole=True)
        textbox(
            slide,
            t("slides.talk.sentence"),
            Box(left, bottom - saying_high, wide, saying_high),
            _says(figure),
            saying,
            _open(figure),
            to=about.link,
        )
    return slide


def _same(font: Font, sizes: Sequence[float], texts: Iterable[str], wide: float, most: int) -> Font:
    """One font for texts beside each other, in which each takes few lines."""
    fonts = (smaller(font, text, wide, sizes, most) for text in texts)
    return min(fonts, key=lambda tried: tried.size)


def _says(figure: Figure) -> list[str]:
    """What one of two figures says, and where it is found."""
    return list(filter(None, [figure.about.sentence, _open(figure)]))


def _all(figures: Iterable[Figure], links: bool = True) -> list[str]:
    """Everything that a foot may say of figures: what has no number, remarks, sources."""
    return [*_missing(figures), *_remarks(figures), _source(figures, links)]


def _foot(figures: Sequence[Figure]) -> list[str]:
    """The foot of a slide: all that there is when that is little, else the sources and where the
    rest stands."""
    alone = len(figures) == 1
    wide = INNER - NUMBER.wide - 20
    remarks = " ".join(_remarks(figures))
    elsewhere = t("slides.talk.elsewhere")
    source = _source(figures, alone)
    tried = (
        [*_missing(figures), *([remarks] if remarks else []), source],
        [*_missing(figures), f"{elsewhere} {source}"],
    )
    fitting = (lines for lines in tried if FOOT.high(lines, wide) <= MOST_FOOT)
    return next(fitting, [f"{elsewhere} {source}"])


def _missing(figures: Iterable[Figure]) -> list[str]:
    """What has no number, where a chart has no place to say so; each once."""
    lines = (
        line for figure in figures if figure.picture.kind in IN_WORDS for line in missing(figure)
    )
    return list(dict.fromkeys(lines))


def _remarks(figures: Iterable[Figure]) -> list[str]:
    """The remarks of figures, each once; the mark of demonstration stands on every slide."""
    return list(dict.fromkeys(text for figure in figures for text in figure.about.remarks))


def _source(figures: Iterable[Figure], link: bool) -> str:
    """Sources and credits, each once, and the words that lead to the figure."""
    texts: dict[str, None] = {}
    for figure in figures:
        about = figure.about
        texts[about.sourced] = None
        texts |= dict.fromkeys(about.beside)
        if link:
            texts[_open(figure)] = None
    return " · ".join(filter(None, texts))
