"""What every slide is written with: places in points, text and how high it is, names for who
cannot see a shape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from arbeidszorg import style
from arbeidszorg.figures.text import clean, paragraph
from arbeidszorg.files.reach import MOST_FOLLOWED

#: A slide of 16 to 9, in points, and the room along its sides.
WIDE, HIGH, SIDE = 960.0, 540.0, 40.0
INNER = WIDE - 2 * SIDE
#: Where the content of a slide ends.
END = HIGH - 16
#: The smallest letters on a slide, in points: smaller ones are not read from the back of a room.
LEAST = 12.0
#: From a line of text to the next, as a share of the size.
LINE = 1.26
#: How wide a line may be for what it is in the font that the atlas measures with: bold letters of
#: the font of a presentation are narrower.
SAFE, BOLD = 1.02, 0.96
#: The colour of the demonstration mark.
DEMO = "#9a3b00"
LANGUAGE = "nl-BE"


@dataclass(frozen=True)
class Box:
    """A place on a slide, in points."""

    left: float
    top: float
    wide: float
    high: float

    @property
    def emu(self) -> tuple[Pt, Pt, Pt, Pt]:
        """Left, top, width and height as office programs count them."""
        return Pt(self.left), Pt(self.top), Pt(self.wide), Pt(self.high)

    @property
    def right(self) -> float:
        return self.left + self.wide

    @property
    def bottom(self) -> float:
        return self.top + self.high

    def meets(self, other: Box) -> bool:
        """Whether two places share a part."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Font:
    """How text is written: ``gap`` is the room after a paragraph, in points."""

    size: float
    colour: str = style.INK
    bold: bool = False
    italic: bool = False
    right: bool = False
    gap: float = 0

    @property
    def step(self) -> float:
        """From a line to the next, in points."""
        return self.size * LINE

    def lines(self, text: str, wide: float) -> tuple[str, ...]:
        """Text as it will break within a width."""
        return paragraph(text, wide / (BOLD if self.bold else SAFE), self.size, self.bold)

    def high(self, texts: Iterable[str], wide: float) -> float:
        """The height of paragraphs within a width."""
        return sum(len(self.lines(text, wide)) * self.step + self.gap for text in texts)


@dataclass(frozen=True)
class Sizes:
    """Of a slide with a figure, in points: its title (smaller when long), subtitle, text in the
    figure, foot, lines and markers. ``more``: how much larger than a map its words may become;
    ``least``: the smallest letters."""

    title: tuple[float, ...]
    subtitle: float
    text: float
    foot: float
    line: float
    marker: float
    more: float = 1.2
    least: float = LEAST


#: For who reads the slide near by, for who sees it across a room, and for a wall at ten metres.
NEAR = Sizes((24, 20, 16), 14, 13, LEAST, 2.25, 7)
FAR = Sizes((32, 26, 20), 20, 18, 16, 3.5, 10, 1.6, 16)
WALL = Sizes((36, 30, 24), 18, 20, LEAST, 4.5, 12, 1.45)


def pages(texts: Iterable[str], font: Font, wide: float, high: float) -> list[list[str]]:
    """Paragraphs over as many boxes as they need; one that is too long is broken between lines."""
    boxes: list[list[str]] = [[]]
    most = max(1, int((high - font.gap) / font.step))
    room = high
    for text in map(clean, texts):
        lines = font.lines(text, wide)
        while lines:
            fits = int(room / font.step)
            if len(lines) > fits and boxes[-1] and (len(lines) <= most or fits < 2):
                boxes.append([])
                room = high
                continue
            broken, lines = lines[: max(1, fits)], lines[max(1, fits) :]
            end = _end(text, broken) if lines else len(text)
            boxes[-1].append(text[:end])
            text = text[end:].lstrip(" ")
            room -= len(broken) * font.step + font.gap
    return boxes


def _end(text: str, lines: Iterable[str]) -> int:
    """Where in a text its first lines end."""
    place = 0
    for line in lines:
        place = text.index(line, place) + len(line)
    return place


def colour(code: str) -> RGBColor:
    """A colour as office programs know it."""
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]


def write(frame: Any, texts: Sequence[str], font: Font, link: str = "", to: str = "") -> None:
    """Paragraphs in a frame, from its very edge; a ``link`` within the text can be followed, where
    it does not say itself where it leads, it leads ``to`` there."""
    to = to or link
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.clear()
    for number, text in enumerate(map(clean, texts)):
        line = frame.paragraphs[0] if not number else frame.add_paragraph()
        line.alignment = PP_ALIGN.RIGHT if font.right else PP_ALIGN.LEFT
        line.space_after = Pt(font.gap)
        if not text:
            line._p.get_or_add_endParaRPr().set("sz", str(round(font.size * 100)))
        before, linked, after = text.partition(link) if link else (text, "", "")
        for part in filter(None, (before, linked, after)):
            run = line.add_run()
            run.text = part
            lettered(run.font, font)
            if part == link and to.startswith(("https://", "http://")):
                target = quote(clean(to), safe=":/?#[]@!$&'()*+,;=%-._~")
                if len(target) <= MOST_FOLLOWED:
                    run.hyperlink.address = target


def lettered(target: Any, font: Font) -> None:
    """Sets the font of a run, or of a whole chart."""
    target.size, target.bold, target.italic = Pt(font.size), font.bold, font.italic
    target.color.rgb = colour(font.colour)


def textbox(
    slide: Any,
    name: str,
    box: Box,
    texts: Sequence[str],
    font: Font,
    link: str = "",
    low: bool = False,
    to: str = "",
) -> None:
    """Text at a place; ``low``: at the bottom of its box; ``link`` and ``to`` as in
    :func:`write`."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    write(shape.text_frame, texts, font, link, to)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if low else MSO_ANCHOR.TOP


def described(shape: Any, text: str, name: str = "") -> None:
    """What a shape says to who cannot see it."""
    about = shape.element.xpath("./*[1]/p:cNvPr")[0]
    about.set("descr", clean(text))
    if name:
        about.set("name", clean(name))


def placed(shape: Any, box: Box) -> None:
    """Puts a shape at a place."""
    shape.left, shape.top, shape.width, shape.height = box.emu


def in_dutch(element: Any) -> None:
    """Says of all text in an element that it is Dutch."""
    for run in element.iter(qn("a:r"), qn("a:fld")):
        run.get_or_add_rPr() if run.tag == qn("a:r") else None
    for look in element.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
        look.set("lang", LANGUAGE)


def smaller(font: Font, text: str, wide: float, sizes: Sequence[float], most: int = 2) -> Font:
    """The font in the first of some sizes in which a text takes few lines, or in the last."""
    fonts = [replace(font, size=size) for size in sizes]
    return next((tried for tried in fonts if len(tried.lines(text, wide)) <= most), fonts[-1])
