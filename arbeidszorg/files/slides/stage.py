"""Slides of a talk with figures, for a wall at ten metres: one figure, one with its table, two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from arbeidszorg import style
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.talk import Shown
from arbeidszorg.files.slides.aside import aside, draw_aside
from arbeidszorg.files.slides.drawn import LEAST_BESIDE, LEGENDS, beside, draw
from arbeidszorg.files.slides.master import FIGURE, NUMBER
from arbeidszorg.files.slides.missing import missing
from arbeidszorg.files.slides.page import DEMO, END, INNER, SIDE, WALL, Box, Font, smaller, textbox
from arbeidszorg.files.slides.slide import IN_WORDS, Head, head
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
    notices = [t("slides.talk.notice", notice=one) for one in shown.notices]
    return Low(shown.slide.caption, notices, foot, link, to)


def low(slide: Any, of: Low) -> float:
    """Draws it, and says where the rest must end."""
    parts, bottom = _laid(of)
    for name, box, texts, font in parts:
        textbox(slide, name, box, texts, font, of.link, to=of.to)
    return bottom


def _laid(of: Low) -> tuple[list[tuple[str, Box, Sequence[str], Font]], float]:
    """Its parts and their places, in reading order, and where they start."""
    found: list[tuple[str, Box, Sequence[str], Font]] = []
    bottom, wide = NUMBER.top - 2, INNER - NUMBER.wide - 20
    if of.foot:  # beside the number of the slide
        high = FOOT.high(of.foot, wide)
        found.append((t("slides.foot"), Box(SIDE, END - high, wide, high), of.foot, FOOT))
        bottom = min(bottom, END - high - BETWEEN)
    caption = smaller(CAPTION, of.caption, INNER, SMALLER_CAPTIONS)
    for name, texts, font in (
        (t("slides.talk.notices"), of.notices, NOTICE),
        (t("slides.talk.caption"), [of.caption] if of.caption else [], caption),
    ):
        if texts:
            high = font.high(texts, INNER)
            found.append((name, Box(SIDE, bottom - high, INNER, high), texts, font))
            bottom -= high + BETWEEN
    return found[::-1], bottom


def figures(deck: Any, shown: Shown, title: str, demo: bool) -> Any:
    """The slide of one figure, or of two."""
    if len(shown.figures) > 1:
        return _pair(deck, shown, title, demo)
    (one,) = shown.figures
    words = Head(title, _below(one, title), demo or one.about.demo)
    slide, top = head(deck, FIGURE, words, WALL.title, WALL.subtitle)
    if one.picture.ratio and not one.picture.words and not shown.slide.table:
        _map(slide, one, shown, top)
        return slide
    bottom = low(slide, low_of(shown, _foot(shown.figures), _open(one), one.about.link))
    room = Box(SIDE, top, INNER, bottom - top)
    if shown.slide.table and one.table.rows:
        of = aside(one, room.high)
        draw_aside(slide, of, room)
        _drawn(slide, one, replace(room, wide=INNER - of.wide), NARROW)
    else:
        _drawn(slide, one, room, LEAST_BESIDE)
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
    wanted = _all(shown.figures)
    room = Box(SIDE, top, INNER, _laid(low_of(shown))[1] - top)
    legend, place = beside(figure.picture, room, WALL, FOOT, wanted)
    if place is None:
        bottom = low(slide, low_of(shown, _foot(shown.figures), _open(figure), about.link))
        _drawn(slide, figure, replace(room, high=bottom - top), LEAST_BESIDE)
        return
    low(slide, low_of(shown))
    draw(slide, figure, room, WALL, legend)
    textbox(slide, t("slides.foot"), place, wanted, FOOT, _open(figure), low=True, to=about.link)


def _drawn(slide: Any, figure: Figure, room: Box, least: float) -> None:
    """The picture of a figure in its room, with a legend that fits beside it."""
    legend = LEGENDS[-1]
    if figure.picture.ratio:
        legend, _ = beside(figure.picture, room, WALL, FOOT, (), least)
    draw(slide, figure, room, WALL, legend, least)


def _pair(deck: Any, shown: Shown, title: str, demo: bool) -> Any:
    """Two figures beside each other, each with its title and what it says."""
    demo = demo or any(one.about.demo for one in shown.figures)
    slide, top = head(deck, FIGURE, Head(title, "", demo), WALL.title, WALL.subtitle)
    bottom = low(slide, low_of(shown, _foot(shown.figures)))
    pair, wide = shown.figures, (INNER - GUTTER) / 2
    title_font = _same(Font(TITLES[0], bold=True), TITLES, [f.about.title for f in pair], wide, 2)
    says = _same(SAYS, SAY_SIZES, [one.about.sentence for one in pair], wide, 3)
    titled = max(title_font.high([one.about.title], wide) for one in pair)
    below = max(SUBTITLE.high([one.about.subtitle], wide) for one in pair)
    said = max(says.high(_says(one), wide) for one in pair)
    for number, one in enumerate(pair):
        left = SIDE + number * (wide + GUTTER)
        about = one.about
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
        _drawn(slide, one, Box(left, start, wide, bottom - said - BETWEEN - start), NARROW)
        textbox(
            slide,
            t("slides.talk.sentence"),
            Box(left, bottom - said, wide, said),
            _says(one),
            says,
            _open(one),
            to=about.link,
        )
    return slide


def _same(font: Font, sizes: Sequence[float], texts: Iterable[str], wide: float, most: int) -> Font:
    """One font for texts beside each other, in which each takes few lines."""
    made = (smaller(font, one, wide, sizes, most) for one in texts)
    return min(made, key=lambda one: one.size)


def _says(figure: Figure) -> list[str]:
    """What one of two figures says, and where it is found."""
    return list(filter(None, [figure.about.sentence, _open(figure)]))


def _all(of: Iterable[Figure], links: bool = True) -> list[str]:
    """Everything that a foot may say of figures: what has no number, remarks, sources."""
    return [*_missing(of), *_remarks(of), _source(of, links)]


def _foot(of: Sequence[Figure]) -> list[str]:
    """The foot of a slide: all that there is when that is little, else the sources and where the
    rest stands."""
    alone = len(of) == 1
    wide = INNER - NUMBER.wide - 20
    remarks = " ".join(_remarks(of))
    elsewhere = t("slides.talk.elsewhere")
    source = _source(of, alone)
    tried = (
        [*_missing(of), *([remarks] if remarks else []), source],
        [*_missing(of), f"{elsewhere} {source}"],
    )
    fitting = (one for one in tried if FOOT.high(one, wide) <= MOST_FOOT)
    return next(fitting, [f"{elsewhere} {source}"])


def _missing(of: Iterable[Figure]) -> list[str]:
    """What has no number, where a chart has no place to say so; each once."""
    found = (one for figure in of if figure.picture.kind in IN_WORDS for one in missing(figure))
    return list(dict.fromkeys(found))


def _remarks(of: Iterable[Figure]) -> list[str]:
    """The remarks of figures, each once; the mark of demonstration stands on every slide."""
    return list(dict.fromkeys(text for figure in of for text in figure.about.remarks))


def _source(of: Iterable[Figure], link: bool) -> str:
    """Sources and credits, each once, and the words that lead to the figure."""
    found: dict[str, None] = {}
    for figure in of:
        about = figure.about
        found[t("export.image.source", source=about.source, date=about.date)] = None
        found[about.credits] = None
        if link:
            found[_open(figure)] = None
    return " · ".join(filter(None, found))
