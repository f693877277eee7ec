"""What something is made of, in boxes below each other: two that stand side by side on top, and
what they rest on. A picture without numbers."""

from __future__ import annotations

from collections.abc import Sequence

from arbeidszorg import style
from arbeidszorg.figures.base import SIZE
from arbeidszorg.figures.picture import Bar, Drawn, Look, Margin, Panel, Picture, Words, Written

BOX, APART = 44, 6
FIRST, SECOND, REST = Look(style.ACCENT), Look("#226f88"), Look("#e8eef0")
BORDER = "#9fb0b8"


def pieces(pair: tuple[str, str], rest: Sequence[str]) -> Picture:
    """``pair`` side by side, ``rest`` below. Each text is short enough for a narrow page."""
    high = BOX * 1.3
    half = 50.0
    marks: list[Drawn] = [
        *_box(0.0, half, high / 2, high, FIRST, pair[0], style.PAPER, True),
        *_box(half, 100.0, high / 2, high, SECOND, pair[1], style.PAPER, True),
    ]
    down = high + APART
    for words in rest:
        marks += _box(0.0, 100.0, down + BOX / 2, BOX, REST, words, style.INK, False)
        down += BOX + APART
    panel = Panel((0.0, 100.0), (down, 0.0), tuple(marks))
    return Picture(down + 4, (panel,), Margin(2, 2, 2, 2), kind="pieces")


def _box(
    left: float, right: float, at: float, high: float, look: Look, name: str, ink: str, bold: bool
) -> list[Drawn]:
    size = SIZE + 4 if bold else SIZE + 1
    return [
        Bar(left, right, at, high, look, BORDER, 1, name=name),
        Words((left + right) / 2, at, (Written(name, bold=True),), size, ink),
    ]
