"""Layers of boxes, each carrying the one above it: a scheme in words, without numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arbeidszorg import style
from arbeidszorg.figures import text
from arbeidszorg.figures.base import SIZE
from arbeidszorg.figures.picture import (
    Bar,
    Dot,
    Drawn,
    Look,
    Margin,
    Panel,
    Picture,
    Words,
    Written,
)

#: Width from which no word runs out of its box, in pixels: the scale across.
WIDE = 700.0
#: Height of the name of a layer and of a box, and the room between layers.
NAME, BOX, APART = 26.0, 46.0, 10.0
#: From a box to the next, to the words in it, and across from the left to the arrows.
BETWEEN, PAD, ARROW = 8.0, 6.0, 440.0
BORDER = "#9fb0b8"


@dataclass(frozen=True)
class Layer:
    """A layer with the boxes in it; ``up``: what it does for the layer above ("" for the first);
    ``ink``: the colour of its words."""

    name: str
    parts: tuple[str, ...]
    look: Look
    ink: str = style.INK
    up: str = ""


def layers(every: Sequence[Layer]) -> Picture:
    """Layers from top to bottom."""
    marks: list[Drawn] = []
    down = 0.0
    for layer in every:
        marks += _named(layer, down + NAME / 2)
        down += NAME
        for place, part in enumerate(layer.parts):
            marks += _box(layer, part, place, down + BOX / 2)
        down += BOX + APART
    panel = Panel((0.0, WIDE), (down - APART, 0.0), tuple(marks))
    return Picture(
        down - APART + 4, (panel,), Margin(2, 2, 2, 2), kind="layers", least_width=round(WIDE)
    )


def _named(layer: Layer, at: float) -> list[Drawn]:
    """Its name, and an arrow with what it does for the layer above."""
    name = Words(0.0, at, (Written(layer.name, bold=True),), SIZE + 1, across="start")
    if not layer.up:
        return [name]
    arrow = Dot(ARROW, at, 12, "triangle-up", style.ACCENT, name=layer.up)
    words = (Written(layer.up, italic=True),)
    return [name, arrow, Words(ARROW, at, words, SIZE, style.QUIET, across="start", gap=12)]


def _box(layer: Layer, part: str, place: int, at: float) -> list[Drawn]:
    wide = (WIDE - BETWEEN * (len(layer.parts) - 1)) / len(layer.parts)
    left = place * (wide + BETWEEN)
    lines = text.lines(part, wide - 2 * PAD, SIZE, bold=True)
    return [
        Bar(left, left + wide, at, BOX, layer.look, BORDER, 1, name=part),
        Words(
            left + wide / 2,
            at,
            tuple(Written(line, bold=True) for line in lines),
            SIZE,
            layer.ink,
            whole=(Written(part, bold=True),) if len(lines) > 1 else (),
        ),
    ]
