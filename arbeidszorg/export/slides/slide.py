"""One slide: its head and foot, and a figure with all that goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from arbeidszorg import style
from arbeidszorg.drawing.picture import Look, Picture, Written
from arbeidszorg.drawing.text import clean
from arbeidszorg.export import native
from arbeidszorg.export.figure import Figure
from arbeidszorg.export.slides import charts, shapes
from arbeidszorg.export.slides.elements import Label, Piece, group
from arbeidszorg.export.slides.master import FIGURE, NUMBER, TEXT_LAYOUT
from arbeidszorg.export.slides.missing import missing
from arbeidszorg.export.slides.page import (
    DEMO,
    END,
    INNER,
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
from arbeidszorg.texts import t

#: Where the head of a slide starts, and the size of what stands above its title, in points.
TOP, ABOVE = 20.0, 12.0
#: The least height of a figure; what its foot has no room for goes on on a next slide.
LEAST_FIGURE = 225.0
#: Between a map and what stands beside it; the least width that this must have.
BESIDE, LEAST_BESIDE = 36.0, 300.0
#: Sizes of a legend that would else leave no room.
LEGENDS = (14.0, 12.0, 11.0)
#: Text on slides of its own, and how far apart its paragraphs are.
TEXT, SMALL_TEXT = Font(18, gap=10), Font(12, gap=6)
#: Text on the slide of a figure.
BRIEF = Font(14, gap=4)
#: Charts that have no place for a word where a number is missing.
IN_WORDS = ("groups", "stacks", "lines")
PLAIN_TITLES = (28.0, 24.0, 20.0)


@dataclass(frozen=True)
class Head:
    """What stands above the content of a slide; ``part``: the part of the document it is in."""

    title: str
    subtitle: str = ""
    demo: bool = False
    part: str = ""


def head(deck: Any, layout: int, words: Head, titles: Sequence[float], under: float = 14) -> Any:
    """A new slide with its head, and where its content may start."""
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    top = TOP
    above = words.demo or (words.part and words.part != words.title)
    if above:
        top += Font(ABOVE).step + 2
    font = smaller(Font(titles[0], bold=True), words.title, INNER, titles)
    high = font.high([words.title], INNER)
    placed(slide.shapes.title, Box(SIDE, top, INNER, high))
    write(slide.shapes.title.text_frame, [words.title], font)
    slide.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    top += high
    if words.subtitle:
        quiet = smaller(Font(under, style.QUIET), words.subtitle, INNER, (under, 12))
        high = quiet.high([words.subtitle], INNER)
        textbox(slide, t("slides.prompt.subtitle"), Box(SIDE, top, INNER, high),
                [words.subtitle], quiet)  # fmt: skip
        top += high
    if words.demo:
        textbox(slide, t("slides.demo"), Box(SIDE, TOP, INNER / 2, 16), [t("export.image.demo")],
                Font(ABOVE, DEMO, bold=True))  # fmt: skip
    if words.part and words.part != words.title:
        _part(slide, words)
    return slide, top + 12


def _part(slide: Any, words: Head) -> None:
    """The part of the document: at the right of the demonstration mark, else in its place."""
    font = Font(ABOVE, style.QUIET, right=words.demo)
    left, wide = (SIDE + INNER / 2, INNER / 2) if words.demo else (SIDE, INNER)
    line = font.lines(words.part, wide)
    shown = line[0] if len(line) == 1 else f"{line[0].rstrip()}…"
    textbox(slide, t("slides.part"), Box(left, TOP, wide, 16), [shown], font)


def numbered(slide: Any, number: int) -> None:
    """Gives a slide its number, which follows it when it is moved."""
    tree = slide.shapes._spTree
    tree.append(parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{tree.max_shape_id + 1}" '
        f'name="{t("slides.number")}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>'
        '<a:bodyPr/><a:lstStyle/><a:p><a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" '
        f'type="slidenum"><a:rPr lang="nl-BE"/><a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>'
    ))  # fmt: skip


def figure_slide(deck: Any, figure: Figure, sizes: Sizes = NEAR, title: str = "",
                 part: str = "", above: Sequence[str] = ()) -> None:  # fmt: skip
    """A slide with a figure; what its foot has no room for stands on slides after it. ``above``:
    paragraphs between its head and the picture."""
    picture, about = figure.picture, figure.about
    words = Head(title or about.title, about.subtitle, about.demo, part)
    slide, top = head(deck, FIGURE, words, sizes.title, sizes.subtitle)
    font = Font(sizes.foot, style.QUIET, gap=1.5)
    if above:
        high = BRIEF.high(above, INNER)
        textbox(slide, t("slides.prompt.text"), Box(SIDE, top - 4, INNER, high), above, BRIEF)
        top += high + 4
    room = Box(SIDE, top, INNER, END - top)
    paragraphs = (*missing(figure), *about.foot()) if picture.kind in IN_WORDS else about.foot()
    legend, foot = _beside(picture, room, sizes, font, paragraphs)
    if foot:
        now, later = list(paragraphs), []
    else:
        wide = INNER - NUMBER.wide
        now, *later = pages(paragraphs, font, wide, room.high - 12 - LEAST_FIGURE)
        high = font.high(now, wide)
        foot = Box(SIDE, END - high, wide, high)
        room = replace(room, high=foot.top - 12 - top)
    _drawn(slide, figure, room, sizes, legend)
    textbox(slide, t("slides.foot"), foot, now, font, about.link, low=True)
    notes(slide, [about.sentence, *(f"{name}: {text}" for name, text in about.pairs()),
                  *missing(figure)])  # fmt: skip
    if later:
        text_slides(deck, words, [one for page in later for one in page], SMALL_TEXT, first=2)


def _beside(picture: Picture, room: Box, sizes: Sizes, font: Font,
            paragraphs: Sequence[str]) -> tuple[float, Box | None]:  # fmt: skip
    """The size of the legend beside a map, and a place for the foot below it; None when there is
    none."""
    beside = _legend_box(picture, room) if picture.ratio else room
    high = font.high(paragraphs, beside.wide)
    for size in (sizes.text, *LEGENDS):
        left = room.high - 16 - high - shapes.legend_high(picture.keys, beside.wide, size)
        if picture.ratio and left > 16:
            return size, Box(beside.left, room.bottom - 16 - high, beside.wide, high)
    return LEGENDS[-1], None


def _legend_box(picture: Picture, room: Box) -> Box:
    """What is left at the right of a map."""
    place = _map_box(picture, room)
    left = place.right + BESIDE
    return Box(left, place.top, room.right - left, place.high)


def _map_box(picture: Picture, room: Box) -> Box:
    return shapes.map_box(picture, replace(room, wide=room.wide - BESIDE - LEAST_BESIDE))


def _drawn(slide: Any, figure: Figure, room: Box, sizes: Sizes, legend: float) -> None:
    """The picture of a figure; ``legend``: the size of the legend beside a map."""
    picture, said = figure.picture, figure.about.described
    if picture.words:
        _words(slide, picture, said, room, sizes.text)
    elif picture.ratio:
        shapes.add(slide, picture, said, _map_box(picture, room), sizes.text)
        if picture.keys:
            shapes.legend(slide, picture.keys, _legend_box(picture, room), legend)
    elif picture.kind in native.SHAPES:
        shapes.add(slide, picture, said, room, sizes.text)
    else:
        charts.add(slide, figure, room, sizes)


def _words(slide: Any, picture: Picture, said: str, room: Box, size: float) -> None:
    """Words in the place of a figure, in a box."""
    font = Font(size + 2)
    lines = font.lines(picture.words, room.wide * 0.8)
    high = min(room.high, (len(lines) + 3) * font.step)
    box = Box(room.left, room.top, room.wide, high)
    look = Look(style.STATES["verborgen"][0] if picture.boxed else "")
    label = Label(tuple(map(Written, lines)), font.size, style.QUIET)
    group(slide, t("slides.drawn"), said, [Piece(box, look=look, label=label)])


def notes(slide: Any, lines: Sequence[str]) -> None:
    """What who speaks has at hand."""
    slide.notes_slide.notes_text_frame.text = "\n".join(map(clean, lines))


def text_slides(deck: Any, words: Head, texts: Sequence[str], font: Font = TEXT,
                first: int = 1) -> list[Any]:  # fmt: skip
    """Paragraphs on as many slides as they need; ``first``: how manieth of its title that is."""
    found: list[Any] = []
    rest = list(texts)
    while rest or not found:
        named = replace(words, title=again(words.title, first + len(found)))
        slide, top = head(deck, TEXT_LAYOUT, named, PLAIN_TITLES)
        box = Box(SIDE, top + 8, INNER, END - 24 - top)
        now, *later = pages(rest, font, box.wide, box.high)
        if now:
            placed(slide.placeholders[1], box)
            write(slide.placeholders[1].text_frame, now, font)
        else:
            slide.placeholders[1].element.getparent().remove(slide.placeholders[1].element)
        rest = [one for page in later for one in page]
        found.append(slide)
    return found


def again(title: str, number: int) -> str:
    """The title of the first, second, ... of slides that belong together."""
    return title if number == 1 else t("slides.again", title=title, number=number)
