"""One slide: its head and foot, and a figure with all that goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from arbeidszorg import style
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.missing import missing
from arbeidszorg.figures.picture import Picture
from arbeidszorg.figures.text import clean
from arbeidszorg.files.native import Chart
from arbeidszorg.files.slides import charts
from arbeidszorg.files.slides.drawn import beside, draw, legend_box
from arbeidszorg.files.slides.master import FIGURE, NUMBER, TEXT_LAYOUT
from arbeidszorg.files.slides.page import (
    DEMO,
    END,
    INNER,
    LEAST,
    NEAR,
    SIDE,
    Box,
    Font,
    Sizes,
    pages,
    placed,
    smaller,
    textbox,
    write,
)
from arbeidszorg.files.slides.shapes import legend_high
from arbeidszorg.texts import t

#: Where the head of a slide starts, in points.
TOP = 20.0
#: The least height of a figure; what its foot has no room for goes on on a next slide. That of
#: figures whose names stand over several lines, when those are large.
LEAST_FIGURE, LEAST_LARGE, NAMED = 225.0, 345.0, ("flows", "spread")
#: Text on slides of its own: the largest in which all of it is on one slide, else the last.
TEXTS = (Font(24, gap=14), Font(20, gap=12), Font(18, gap=10))
#: Text on the slide of a figure.
BRIEF = Font(14, gap=4)
#: Charts that have no place for a word where a number is missing.
IN_WORDS = ("groups", "lines", "small_lines")
#: Figures that would be squashed above a foot: their words stand beside them.
TALL = ("tiles",)
PLAIN_TITLES = (28.0, 24.0, 20.0)


@dataclass(frozen=True)
class Head:
    """What stands above the content of a slide; ``part``: the part of the document it is in."""

    title: str
    subtitle: str = ""
    demo: bool = False
    part: str = ""


def head(
    deck: Any,
    layout: int,
    words: Head,
    titles: Sequence[float],
    under: float = 14,
    least: float = LEAST,
) -> Any:
    """A new slide with its head, and where its content may start; ``least``: of its letters, in
    which stands what is above the title."""
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    top = TOP
    above = words.demo or (words.part and words.part != words.title)
    if above:
        top += Font(least).step + 2
    font = smaller(Font(titles[0], bold=True), words.title, INNER, titles)
    high = font.high([words.title], INNER)
    placed(slide.shapes.title, Box(SIDE, top, INNER, high))
    write(slide.shapes.title.text_frame, [words.title], font)
    slide.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    top += high
    if words.subtitle:
        quiet = smaller(Font(under, style.QUIET), words.subtitle, INNER, (under, least))
        high = quiet.high([words.subtitle], INNER)
        textbox(
            slide, t("slides.prompt.subtitle"), Box(SIDE, top, INNER, high), [words.subtitle], quiet
        )
        top += high
    if words.demo:
        textbox(
            slide,
            t("slides.demo"),
            Box(SIDE, TOP, INNER / 2, 16),
            [t("export.image.demo")],
            Font(least, DEMO, bold=True),
        )
    if words.part and words.part != words.title:
        _part(slide, words, least)
    return slide, top + 12


def _part(slide: Any, words: Head, size: float) -> None:
    """The part of the document: at the right of the demonstration mark, else in its place."""
    font = Font(size, style.QUIET, right=words.demo)
    left, wide = (SIDE + INNER / 2, INNER / 2) if words.demo else (SIDE, INNER)
    line = font.lines(words.part, wide)
    shown = line[0] if len(line) == 1 else f"{line[0].rstrip()}…"
    textbox(slide, t("slides.part"), Box(left, TOP, wide, 16), [shown], font)


def numbered(slide: Any, number: int, size: float = 0) -> None:
    """Gives a slide its number, which follows it when it is moved. ``size``: of its letters, else
    that of the master."""
    look = f' sz="{round(size * 100)}"' if size else ""
    tree = slide.shapes._spTree
    tree.append(
        parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{tree.max_shape_id + 1}" '
            f'name="{t("slides.number")}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
            '<p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>'
            '<a:bodyPr/><a:lstStyle/><a:p><a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" '
            f'type="slidenum"><a:rPr lang="nl-BE"{look}/><a:t>{number}</a:t></a:fld></a:p>'
            "</p:txBody>"
            "</p:sp>"
        )
    )


def figure_slide(
    deck: Any,
    figure: Figure,
    sizes: Sizes = NEAR,
    title: str = "",
    part: str = "",
    above: Sequence[str] = (),
) -> None:
    """A slide with a figure; what its foot has no room for stands on slides after it. ``above``:
    paragraphs between its head and the picture."""
    picture, about = figure.picture, figure.about
    words = Head(title or about.title, about.subtitle, about.demo, part)
    slide, top = head(deck, FIGURE, words, sizes.title, sizes.subtitle, sizes.least)
    font = Font(sizes.foot, style.QUIET, gap=1.5)
    tall = picture.kind in TALL
    if above and not tall:
        high = BRIEF.high(above, INNER)
        textbox(slide, t("slides.prompt.text"), Box(SIDE, top - 4, INNER, high), above, BRIEF)
        top += high + 4
    room = Box(SIDE, top, INNER, END - top)
    paragraphs = (*missing(figure), *about.foot()) if picture.kind in IN_WORDS else about.foot()
    later: list[list[str]] = []
    if not tall:
        legend, foot = beside(picture, room, sizes, font, paragraphs)
        now = list(paragraphs)
    else:
        legend, foot, now, later = _aside(slide, picture, room, sizes, font, above, paragraphs)
    if not foot:
        wide = INNER - NUMBER.wide
        now, *later = pages(paragraphs, font, wide, room.high - 12 - _least_high(picture, sizes))
        high = font.high(now, wide)
        foot = Box(SIDE, END - high, wide, high)
        room = replace(room, high=foot.top - 12 - top)
    rest = draw(slide, figure, room, sizes, legend)
    textbox(slide, t("slides.foot"), foot, now, font, about.link, low=True)
    notes(slide, notes_of(figure))
    number = charts_go_on(deck, words, figure, sizes, rest)
    if later:
        rest_of_foot, small = [line for page in later for line in page], Font(sizes.foot, gap=6)
        text_slides(deck, words, rest_of_foot, (small,), number + 1, sizes)


def _least_high(picture: Picture, sizes: Sizes) -> float:
    large = sizes.least > LEAST and picture.kind in NAMED
    return LEAST_LARGE if large else LEAST_FIGURE


def _aside(
    slide: Any,
    picture: Picture,
    room: Box,
    sizes: Sizes,
    font: Font,
    above: Sequence[str],
    paragraphs: Sequence[str],
) -> tuple[float, Box, list[str], list[list[str]]]:
    """Beside a figure that needs the height of the slide: under its legend the text of its section
    and as much of its foot as has room. Gives the size of the legend, the place of the foot, what
    stands in it and what is left."""
    side = legend_box(picture, room, letters=sizes.least)
    kept = BRIEF.high(above, side.wide) + 16 if above else 0.0
    legend, foot = beside(picture, room, sizes, font, paragraphs, kept=kept)
    under = side.top + legend_high(picture.keys, side.wide, legend) + 16
    if above:
        box = Box(side.left, under, side.wide, kept - 16)
        textbox(slide, t("slides.prompt.text"), box, above, BRIEF)
    if foot:
        return legend, foot, list(paragraphs), []
    low = room.bottom - 16
    now, *later = pages(paragraphs, font, side.wide, low - under - kept)
    high = font.high(now, side.wide)
    return legend, Box(side.left, low - high, side.wide, high), now, later


def charts_go_on(
    deck: Any, words: Head, figure: Figure, sizes: Sizes, rest: Sequence[Chart]
) -> int:
    """The slides on which a long figure goes on; how many it has in all."""
    number = 1
    while rest:
        number += 1
        named = replace(words, title=again(words.title, number))
        slide, top = head(deck, FIGURE, named, sizes.title, sizes.subtitle, sizes.least)
        room = Box(SIDE, top, INNER, NUMBER.top - 12 - top)
        rest = charts.add(slide, figure, room, sizes, rest)
        notes(slide, [t("slides.talk.goes_on")])
    return number


def notes_of(figure: Figure) -> list[str]:
    """What the notes say of a figure."""
    about = figure.about
    pairs = (f"{name}: {text}" for name, text in about.pairs())
    return [about.sentence, *pairs, *missing(figure)]


def notes(slide: Any, lines: Sequence[str]) -> None:
    """What who speaks has at hand."""
    slide.notes_slide.notes_text_frame.text = "\n".join(map(clean, lines))


def text_slides(
    deck: Any,
    words: Head,
    texts: Sequence[str],
    fonts: Sequence[Font] = TEXTS,
    first: int = 1,
    sizes: Sizes = NEAR,
) -> list[Any]:
    """Paragraphs on as many slides as they need; ``first``: how manieth of its title that is."""
    slides: list[Any] = []
    rest = list(texts)
    while rest or not slides:
        named = replace(words, title=again(words.title, first + len(slides)))
        slide, top = head(deck, TEXT_LAYOUT, named, PLAIN_TITLES, sizes.subtitle, sizes.least)
        box = Box(SIDE, top + 8, INNER, END - 24 - top)
        tries = [(font, pages(rest, font, box.wide, box.high)) for font in fonts]
        font, (now, *later) = next((tried for tried in tries if len(tried[1]) == 1), tries[-1])
        fonts = (font,)
        if now:
            placed(slide.placeholders[1], box)
            write(slide.placeholders[1].text_frame, now, font)
        else:
            slide.placeholders[1].element.getparent().remove(slide.placeholders[1].element)
        rest = [line for page in later for line in page]
        slides.append(slide)
    return slides


def again(title: str, number: int) -> str:
    """The title of the first, second, ... of slides that belong together."""
    return title if number == 1 else t("slides.again", title=title, number=number)
