"""A deck as a presentation: a slide for each of its slides, with what the speaker says below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from arbeidszorg import style
from arbeidszorg.content.figure import Figure, atlas_of, dates
from arbeidszorg.content.framed import DEMO
from arbeidszorg.content.grid import grid
from arbeidszorg.content.talk import Shown, Talk
from arbeidszorg.files.opendocument.package import (
    NO_DAY,
    Look,
    Package,
    element,
    line,
    points,
)
from arbeidszorg.texts import t

#: How a figure without its title and foot is drawn: as a PNG.
Draw = Callable[[Figure], bytes]
#: A slide of 16 to 9 in points, the room along its sides, and where its parts stand.
WIDE, HIGH, SIDE = 960.0, 540.0, 40.0
INNER, TOP, LOW, FOOT_HIGH = WIDE - 2 * SIDE, 96.0, 400.0, 118.0
TITLE = Look("Diatitel", 30, bold=True, after=2)
SUBTITLE = Look("Diaonder", 16, style.QUIET, after=2)
MARK = Look("Diamerk", 12, DEMO, bold=True, after=0)
LINE = Look("Dialijn", 22, after=8)
LARGE = Look("Diagetal", 96, style.ACCENT, bold=True, after=4)
CAPTION = Look("Diabijschrift", 16, after=4)
FOOT = Look("Diavoet", 12, style.QUIET, after=1)
NOTE = Look("Dianotitie", 12, after=4)
LOOKS = (TITLE, SUBTITLE, MARK, LINE, LARGE, CAPTION, FOOT, NOTE)
_STYLES = (
    '<style:style style:name="Vak" style:family="graphic"><style:graphic-properties '
    'draw:stroke="none" draw:fill="none" fo:padding="0pt" draw:auto-grow-height="false"/>'
    "</style:style>"
)
_LAYOUT = (
    '<office:automatic-styles><style:page-layout style:name="Dia"><style:page-layout-properties '
    f'fo:page-width="{WIDE}pt" fo:page-height="{HIGH}pt" fo:margin="0pt" '
    'style:print-orientation="landscape"/></style:page-layout></office:automatic-styles>'
    '<office:master-styles><style:master-page style:name="Standaard" '
    'style:page-layout-name="Dia"/></office:master-styles>'
)


def talk(talk: Talk, draw: Draw) -> bytes:
    """The presentation of a deck, after a slide with its title."""
    package = Package("presentation", LOOKS, _STYLES, _LAYOUT)
    figures = [figure for shown in talk.slides for figure in shown.figures]
    until, atlas = dates(figures), atlas_of(figures)
    first = _page(package, talk.title, 1)
    _head(first, talk.title, "", talk.demo)
    start = [t("slides.date", date=until)] if until else []
    start += [atlas, *filter(None, [talk.link])]
    _box(first, t("slides.foot"), LOW, FOOT_HIGH, [line(text, FOOT) for text in start])
    for number, shown in enumerate(talk.slides, 2):
        _slide(package, shown, number, talk, draw)
    days = [figure.table.reference_date for figure in figures]
    return package.content(talk.title, "", talk.demo, max(days, default=NO_DAY), atlas)


def _page(package: Package, name: str, number: int) -> Any:
    """A new slide; no two have one name."""
    names = {"draw:name": f"{number}. {name}", "draw:master-page-name": "Standaard"}
    page = element("draw:page", **names)
    package.body.append(page)
    return page


def _box(page: Any, name: str, top: float, high: float, lines: Sequence[Any]) -> None:
    """Paragraphs at a place."""
    if not lines:
        return
    place = {
        "draw:name": name,
        "draw:style-name": "Vak",
        "svg:x": points(SIDE),
        "svg:y": points(top),
        "svg:width": points(INNER),
        "svg:height": points(high),
    }
    frame, box = element("draw:frame", **place), element("draw:text-box")
    for each in lines:
        box.append(each)
    frame.append(box)
    page.append(frame)


def _head(page: Any, title: str, subtitle: str, demo: bool) -> None:
    lines = [line(t("export.image.demo"), MARK)] if demo else []
    lines.append(line(title, TITLE))
    lines += [line(subtitle, SUBTITLE)] if subtitle else []
    _box(page, t("slides.prompt.title"), 20, TOP - 24, lines)


def _slide(package: Package, shown: Shown, number: int, talk: Talk, draw: Draw) -> None:
    title = shown.heading or (shown.number.said if shown.number else talk.title)
    page = _page(package, title, number)
    subtitle = " · ".join(figure.about.subtitle for figure in shown.figures)
    demo = talk.demo or shown.demo or any(figure.about.demo for figure in shown.figures)
    _head(page, title, subtitle, demo)
    for at, figure in enumerate(shown.figures):
        _drawn(package, page, figure, at, len(shown.figures), draw)
    lines: list[Any] = []
    if shown.number:
        lines += [line(shown.number.text, LARGE), line(shown.number.said, LINE)]
    if not shown.figures:
        lines += [line(text, LINE) for text in shown.slide.lines]
    _box(page, t("slides.prompt.text"), TOP, LOW - TOP, lines)
    _box(page, t("slides.foot"), LOW, FOOT_HIGH, list(_low(shown)))
    page.append(_notes(shown))


def _drawn(package: Package, page: Any, figure: Figure, at: int, number: int, draw: Draw) -> None:
    """A figure in its part of the width, or the words in its place."""
    room = (INNER - 30 * (number - 1)) / number
    left, high = SIDE + at * (room + 30), LOW - TOP - 6
    if figure.picture.words:
        _box(page, figure.about.title, TOP, high, [line(figure.picture.words, LINE)])
        return
    png = draw(figure)
    wide, tall = (int.from_bytes(png[place : place + 4], "big") for place in (16, 20))
    scale = min(room / wide, high / tall)
    place = {"svg:x": points(left), "svg:y": points(TOP), "draw:style-name": "Vak"}
    about = figure.about
    page.append(
        package.picture(png, wide * scale, tall * scale, about.title, about.described, **place)
    )


def _low(shown: Shown) -> Iterator[Any]:
    """The caption, what could not be shown, and where the numbers come from."""
    if shown.slide.caption:
        yield line(shown.slide.caption, CAPTION)
    for notice in shown.notices:
        yield line(t("slides.talk.notice", notice=notice), MARK)
    sources: dict[str, str] = {}
    for figure in shown.figures:
        about = figure.about
        parts = (about.sourced, *about.beside, about.link)
        sources[" · ".join(filter(None, parts))] = about.link
    if shown.number:
        sources[shown.number.source] = shown.number.link
    for text, link in sources.items():
        yield line(text, FOOT, link)


def _in_words(figure: Figure) -> Iterator[str]:
    """The table of a figure, a line for each row."""
    read = grid(figure.table)
    yield t("slides.table", caption=figure.about.title)
    for name, cells in zip(read.names, read.cells, strict=True):
        pairs = zip(read.head, (words for words, _ in cells), strict=True)
        parts = "; ".join(f"{head} {words}" for head, words in pairs)
        yield t("slides.group", name=name, parts=parts)


def _notes(shown: Shown) -> Any:
    """What the speaker says, and all that goes with the figures."""
    texts = [*shown.slide.notes.splitlines(), *shown.notices]
    for figure in shown.figures:
        about = figure.about
        texts += [about.sentence, *(f"{name}: {text}" for name, text in about.pairs())]
        if shown.slide.table and figure.table.rows:
            texts += _in_words(figure)
    texts += shown.slide.lines if shown.figures else ()
    notes, frame = (
        element("presentation:notes"),
        element(
            "draw:frame",
            **{
                "presentation:class": "notes",
                "svg:x": "56pt",
                "svg:y": "400pt",
                "svg:width": "480pt",
                "svg:height": "380pt",
            },
        ),
    )
    box = element("draw:text-box")
    for text in texts:
        box.append(line(text, NOTE))
    frame.append(box)
    notes.append(frame)
    return notes
