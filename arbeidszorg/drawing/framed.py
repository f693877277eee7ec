"""A picture as a finished SVG file: everything that a reader needs is written on it."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import svg

from arbeidszorg import style
from arbeidszorg.drawing import marks, still, swatch, text
from arbeidszorg.drawing.base import SIZE
from arbeidszorg.drawing.elements import Defs, Desc, Group, Rect, Style, Svg, Text, Title, short
from arbeidszorg.drawing.picture import Key, Picture
from arbeidszorg.geography import Geography
from arbeidszorg.sentences import sentence
from arbeidszorg.table import Table
from arbeidszorg.texts import t
from arbeidszorg.wording import every_filter

WIDTH, SIDE = 1280, 40
INNER = WIDTH - 2 * SIDE
#: A map is at most this high; its legend stands beside it.
MAP_HEIGHT = 760
#: Height of an entry of a legend, room after one, and from a mark to its words.
KEY_HIGH, KEY_APART, KEY_GAP = 26, 26, 8
KEY_SIZE, FOOT_SIZE = 15, 14
DEMO = "#9a3b00"


@dataclass(frozen=True)
class Around:
    """What is written around a picture: ``foot`` holds filters, notes, source and credits, a
    paragraph each; ``described`` is what the picture says, for who cannot see it."""

    title: str
    subtitle: str
    demo: bool
    foot: tuple[str, ...]
    described: str


@dataclass(frozen=True)
class _Line:
    """A line of text and where its baseline lies, in pixels from the top."""

    text: str
    size: int
    colour: str
    bold: bool
    down: float


def around(
    table: Table,
    geography: Geography,
    title: str,
    subtitle: str,
    remarks: Sequence[str] = (),
    credits: bool = False,
) -> Around:
    """What is written around a picture of a Table; ``credits``: it draws NGI boundaries."""
    filters = "; ".join(every_filter(table.view, geography))
    date = table.reference_date.strftime("%d/%m/%Y")
    foot = [
        t("export.image.filters", filters=filters),
        *remarks,
        *table.notes,
        t("export.image.source", source=table.source, date=date),
        *([t("export.image.credits")] if credits else []),
        t("export.image.atlas"),
    ]
    return Around(title, subtitle, table.demo, tuple(foot), f"{subtitle}. {sentence(table)}")


def framed(picture: Picture, words: Around, key: str, font: bytes = b"") -> str:
    """The file. ``font``: a WOFF2 font to carry along, for programs that do not have it."""
    head, down = _head(words)
    wide = min(INNER, MAP_HEIGHT * picture.ratio) if picture.ratio else INNER
    high = still.high_at(picture, wide)
    drawn = still.drawing(picture, f"{key}-f", wide)
    beside = bool(picture.ratio)
    legend, legend_high = _legend(picture.keys, INNER - wide - 48 if beside else INNER, beside, key)
    left, top = (SIDE + wide + 48, down + 8) if beside else (SIDE, down + high + 14)
    below = max(down + high, top + legend_high if legend else 0)
    foot, end = _paragraphs(words.foot, below + 22, FOOT_SIZE, style.QUIET)
    height = short(end + 22)
    patterns = marks.patterns((one.look for one in picture.keys), key)
    elements: list[svg.Element] = [
        Title(words=words.title, id=f"{key}-naam"),
        Desc(words=words.described, id=f"{key}-uitleg"),
        *([_font(font)] if font else []),
        *([Defs(patterns)] if patterns else []),
        Rect(width=str(WIDTH), height=height, fill=style.PAPER),
        *map(_written, head),
        Group(drawn, transform=f"translate({SIDE} {short(down)})"),
        Group(legend, transform=f"translate({short(left)} {short(top)})"),
        *map(_written, foot),
    ]
    return str(
        Svg(
            elements,
            xmlns=still.NAMESPACE,
            width=str(WIDTH),
            height=height,
            viewBox=f"0 0 {WIDTH} {height}",
            lang=still.LANGUAGE,
            font_family=style.FONT,
            font_size=SIZE,
            fill=style.INK,
            extra={"role": "img", "aria-labelledby": f"{key}-naam {key}-uitleg"},
        )
    )


def _head(words: Around) -> tuple[list[_Line], float]:
    """The lines above the picture, and where it starts."""
    found: list[_Line] = []
    down = 24.0
    parts = [(words.title, 26, style.INK, True), (words.subtitle, 17, style.QUIET, False)]
    if words.demo:
        parts.insert(0, (t("export.image.demo"), 16, DEMO, True))
    for line, size, colour, bold in parts:
        made, down = _paragraphs([line], down, size, colour, bold)
        found += made
        down += 4
    return found, down + 14


def _paragraphs(
    texts: Iterable[str], down: float, size: int, colour: str, bold: bool = False
) -> tuple[list[_Line], float]:
    """Texts below each other from a place on, and where they end."""
    found: list[_Line] = []
    for one in texts:
        for line in text.paragraph(one, INNER, size, bold):
            down += size * text.LINE
            found.append(_Line(line, size, colour, bold, down))
    return found, down


def _written(line: _Line) -> Text:
    look: dict[str, Any] = {"font_weight": "700"} if line.bold else {}
    return Text((), line.text, x=str(SIDE), y=short(line.down),
                font_size=line.size, fill=line.colour, **look)  # fmt: skip


def _legend(
    keys: Sequence[Key], wide: float, below: bool, name: str
) -> tuple[list[svg.Element], float]:
    """The legend from (0, 0) on, ``wide`` pixels wide, and its height: entries ``below`` each
    other, or one after another."""
    found: list[svg.Element] = []
    right, down = 0.0, 0.0
    for key in keys:
        before = swatch.width(key) + KEY_GAP
        (words, *_) = text.lines(key.brief or key.text, wide - before, KEY_SIZE, 1)
        room = before + text.width(words, KEY_SIZE)
        if right and (below or right + room > wide):
            right, down = 0.0, down + KEY_HIGH
        label = Text((), words, x=str(before), y=short(swatch.HIGH / 2 + 5), font_size=KEY_SIZE)
        found.append(Group([*swatch.swatch(key, name), label],
                           transform=f"translate({short(right)} {short(down)})"))  # fmt: skip
        right += room + KEY_APART
    return found, down + KEY_HIGH


def _font(font: bytes) -> Style:
    inside = base64.b64encode(font).decode()
    family = style.FONT.split(",")[0]
    rule = (f"@font-face{{font-family:{family};font-weight:200 900;"
            f"src:url(data:font/woff2;base64,{inside}) format('woff2')}}")  # fmt: skip
    made = Style()
    made.text = rule
    return made
