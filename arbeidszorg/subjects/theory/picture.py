"""The sheet of the theory of change as SVG, and in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import svg

from arbeidszorg import style
from arbeidszorg.figures import text
from arbeidszorg.figures.still.elements import Desc, Path, Rect, Svg, Text, Title, short
from arbeidszorg.figures.still.still import LANGUAGE, NAMESPACE
from arbeidszorg.subjects.theory import nodes
from arbeidszorg.subjects.theory.nodes import GROUPS, NEEDED, TABLE, VISION, Node
from arbeidszorg.subjects.theory.sheet import MIDDLE, Arrow, Block, Sheet, indent, statement
from arbeidszorg.texts import t

BULLET = "•"
#: Half the width of the point of an arrow.
POINT = 8.0


def sheet_in_words() -> str:
    """The sheet in words, for who cannot see it."""
    parts = []
    for group in GROUPS:
        inside = "; ".join(_in_words(node) for node in nodes.top(group))
        parts.append(f"{t(f'theorie.group.{group}.name')}: {inside}".removesuffix("."))
    return t("theorie.poster_described", parts=". ".join(parts))


def _in_words(node: Node) -> str:
    name = t(f"theorie.node.{node.key}.name")
    if node.group in (VISION, TABLE):
        return statement(node)
    below = ", ".join(t(f"theorie.node.{part.key}.name") for part in nodes.below(node.key))
    words = f"{name} {statement(node)}" if node.group == NEEDED else name
    return f"{words} ({below})" if below else words


def drawn(sheet: Sheet, style_sheet: svg.Style | None = None) -> str:
    """The sheet as an SVG file; ``style_sheet``: a font to carry along."""
    wide, high = short(sheet.wide), short(sheet.high)
    inside: list[svg.Element] = [
        Title(words=t("theorie.poster_title"), id="theorie-naam"),
        Desc(words=sheet_in_words(), id="theorie-uitleg"),
        *([style_sheet] if style_sheet else []),
        Rect(x="0", y="0", width=wide, height=high, fill=style.PAPER),
    ]
    for block in sheet.blocks:
        inside += _drawn_block(block)
    for arrow in sheet.arrows:
        inside += _drawn_arrow(arrow)
    named = {"role": "img", "aria-labelledby": "theorie-naam theorie-uitleg"}
    return str(
        Svg(
            inside,
            xmlns=NAMESPACE,
            width=wide,
            height=high,
            viewBox=f"0 0 {wide} {high}",
            lang=LANGUAGE,
            font_family=style.FONT,
            fill=style.INK,
            extra=named,
        )
    )


def _drawn_arrow(arrow: Arrow) -> list[svg.Element]:
    x, tip, size = arrow.x, arrow.top, arrow.words.size
    left, right, foot = (short(number) for number in (x - POINT, x + POINT, tip + POINT + 2))
    return [
        Rect(
            x=short(x - 1.5),
            y=short(tip + POINT),
            width="3",
            height=short(arrow.bottom - tip - POINT),
            fill=MIDDLE,
        ),
        Path(d=f"M{left} {foot}L{short(x)} {short(tip)}L{right} {foot}Z", fill=MIDDLE),
        Text(
            words=arrow.words.words,
            x=short(x + 18),
            y=short((tip + arrow.bottom) / 2 + size * 0.35),
            font_size=short(size),
            font_style="italic",
            fill=MIDDLE,
        ),
    ]


def _drawn_block(block: Block) -> list[svg.Element]:
    elements: list[svg.Element] = []
    if block.fill:
        elements.append(
            Rect(
                x=short(block.x),
                y=short(block.y),
                width=short(block.wide),
                height=short(block.high),
                rx=short(block.round),
                fill=block.fill,
                stroke=block.border,
                stroke_width=1.5,
            )
        )
    for line in written(block):
        more: dict[str, Any] = {"font_weight": "700"} if line.bold else {}
        if block.middle:
            more["text_anchor"] = "middle"
        elements.append(
            Text(
                words=line.words,
                x=short(line.x),
                y=short(line.y),
                font_size=short(line.size),
                fill=line.colour,
                **more,
            )
        )
    return elements


@dataclass(frozen=True)
class Line:
    """A line of text: where it starts (or has its middle), and its baseline."""

    words: str
    x: float
    y: float
    size: float
    bold: bool
    colour: str


def written(block: Block) -> list[Line]:
    """The lines of a block as they are drawn."""
    high = sum(paragraph.high for paragraph in block.words)
    down = block.y + ((block.high - high) / 2 if block.middle else block.pad * 0.8)
    left = block.x + (block.wide / 2 if block.middle else block.pad)
    lines = []
    for paragraph in block.words:
        down += paragraph.above
        step, right = (
            paragraph.size * text.LINE,
            indent(paragraph.size) if paragraph.bullet else 0.0,
        )
        if paragraph.bullet:
            lines.append(Line(BULLET, left, down + paragraph.size, paragraph.size, True, MIDDLE))
        for words in paragraph.lines:
            lines.append(
                Line(
                    words,
                    left + right,
                    down + paragraph.size,
                    paragraph.size,
                    paragraph.bold,
                    paragraph.colour,
                )
            )
            down += step
    return lines
