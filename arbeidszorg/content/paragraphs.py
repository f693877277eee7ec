"""Paragraphs on a finished figure: broken over lines, below each other or over columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import svg

from arbeidszorg import style
from arbeidszorg.figures import text
from arbeidszorg.figures.still.elements import Group, Text, short

#: Left and right of what stands on a sheet, and room between columns, in pixels.
SIDE, GUTTER = 40, 40


@dataclass(frozen=True)
class Line:
    """A line of text and where its baseline lies, in pixels from the top."""

    text: str
    size: int
    colour: str
    bold: bool
    down: float


@dataclass(frozen=True)
class Part:
    """Drawn elements and how high they are; ``size``: of their letters."""

    elements: list[svg.Element]
    height: float
    size: float = 0


def first_below(tries: Iterable[Part], most: float) -> Part:
    """The first that is no higher, else the last."""
    part = Part([], 0)
    for part in tries:
        if part.height <= most:
            break
    return part


def columns(texts: Sequence[str], size: int, room: float, count: int) -> Part:
    """Paragraphs over columns that are about as high, in order; none is broken over two."""
    wide = (room - GUTTER * (count - 1)) / count
    blocks = [paragraphs([paragraph], 0, size, style.QUIET, wide) for paragraph in texts]
    whole = sum(high for _, high in blocks)
    elements: list[svg.Element] = []
    column, down, highest = 0, 0.0, 0.0
    for lines, high in blocks:
        if down and column < count - 1 and down + high / 2 > whole / count:
            column, down = column + 1, 0.0
        right = column * (wide + GUTTER)
        inside = [written(line) for line in lines]
        elements.append(Group(inside, transform=f"translate({short(right)} {short(down)})"))
        down += high
        highest = max(highest, down)
    return Part(elements, highest, size)


def paragraphs(
    texts: Iterable[str], down: float, size: int, colour: str, room: float, bold: bool = False
) -> tuple[list[Line], float]:
    """Texts below each other from a place on, and where they end."""
    lines: list[Line] = []
    for paragraph in texts:
        for line in text.paragraph(paragraph, room, size, bold):
            down += size * text.LINE
            lines.append(Line(line, size, colour, bold, down))
    return lines, down


def written(line: Line) -> Text:
    """A line as an element."""
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
