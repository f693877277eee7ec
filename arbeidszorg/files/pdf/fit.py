"""How a table of words fits on paper: its size of letters, upright or on its side, its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arbeidszorg.figures import text

#: Room for text on A4 with margins of 20 mm, in points: upright, and on its side.
MM = 72 / 25.4
UPRIGHT, LYING = 170 * MM, 257 * MM
#: Left and right of the text in a cell, as a share of the size of the letters.
INSET = 0.5
#: Sizes that are tried, in order, and whether the page lies on its side.
TRIED = ((9.0, False), (8.0, False), (7.0, False), (8.0, True), (7.0, True))
#: A word of so many letters may be broken anywhere.
LONG = 26
#: A little more than is measured: bold and plain letters are kerned when they are set.
SLACK = 1.02


@dataclass(frozen=True)
class Fit:
    """``size``: of letters in points; ``lying``: on a page of its own that lies on its side;
    ``widths``: of the columns, in points; ``broken``: words are broken anywhere."""

    size: float
    lying: bool
    widths: tuple[float, ...]
    broken: bool = False


def fit(bold: Sequence[Sequence[str]], plain: Sequence[Sequence[str]]) -> Fit:
    """How rows in bold letters (the first is the head) and plain rows fit: the first of
    :data:`TRIED` in which no word is broken. What fits nowhere lies on its side, with columns of
    the same width and broken words."""
    (head, *_) = bold
    columns = [
        _column({row[at] for row in bold}, {row[at] for row in plain}) for at in range(len(head))
    ]
    for size, lying in TRIED:
        if widths := _widths(columns, size, LYING if lying else UPRIGHT):
            return Fit(size, lying, widths)
    size, _ = TRIED[-1]
    return Fit(size, True, (LYING / max(1, len(head)),) * len(head), broken=True)


def _column(bold: set[str], plain: set[str]) -> tuple[float, float]:
    """How wide the widest word and the widest text of a column are, in letters of one point."""
    return (
        max(text.widest(_words(bold), 1, bold=True), text.widest(_words(plain), 1)),
        max(text.widest(list(bold), 1, bold=True), text.widest(list(plain), 1)),
    )


def _words(texts: set[str]) -> list[str]:
    return [word[: LONG - 1] for text in texts for word in text.split(" ")]


def _widths(columns: list[tuple[float, float]], size: float, room: float) -> tuple[float, ...]:
    """Widths that fit in the room, () when a word would have to be broken. What room there is
    beyond the widest words goes to the columns that would be broken over lines."""
    least = [(words * SLACK + 2 * INSET) * size for words, _ in columns]
    whole = [(texts * SLACK + 2 * INSET) * size for _, texts in columns]
    if sum(whole) <= room:
        return tuple(whole)
    spare, asked_for = room - sum(least), sum(whole) - sum(least)
    if spare < 0:
        return ()
    return tuple(a + (b - a) * spare / asked_for for a, b in zip(least, whole, strict=True))
