"""The table of a figure beside it: as many rows and columns as can be read across a room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from arbeidszorg import style
from arbeidszorg.content.document import Listing
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.grid import Grid, grid
from arbeidszorg.figures import text
from arbeidszorg.files.slides.page import INNER, Box, Font, textbox
from arbeidszorg.files.slides.tables import ACROSS, draw_table, row_high, widths
from arbeidszorg.texts import t, tn

#: Sizes of the letters, the first in which all fits.
SIZES = (18.0, 16.0, 14.0)
#: The part of a slide that a table may take, and the room between it and its figure.
SHARE, APART = 0.46, 30.0
#: What is said below a table that goes on elsewhere, and the room above that.
MORE, ABOVE = Font(14, style.QUIET), 8.0


@dataclass(frozen=True)
class Aside:
    """What of a table stands beside its figure: ``listing``, in a ``font`` and columns of widths;
    ``more``: what is left out, in words ("" when nothing is)."""

    listing: Listing
    font: Font
    wides: tuple[float, ...]
    more: str

    @property
    def wide(self) -> float:
        """How wide it is, with the room between it and the figure."""
        return sum(self.wides) + APART


def whole(figure: Figure) -> Listing:
    """The table of a figure; a total is its last row."""
    cells = _narrow(grid(figure.table))
    rows = [
        (name, *(word for word, _ in words))
        for name, words in zip(cells.names, cells.cells, strict=True)
    ]
    if cells.total:
        rows.append((cells.total_name, *(word for word, _ in cells.total)))
    columns = (cells.corner, *cells.head)
    return Listing(figure.about.title, columns, tuple(rows), cells.numeric)


def _narrow(cells: Grid) -> Grid:
    """Turned when it is wider than it is high."""
    return cells.turned() if len(cells.head) > len(cells.names) else cells


def aside(figure: Figure, high: float) -> Aside:
    """What of the table of a figure fits in a height. A total stays."""
    listing = whole(figure)
    last = bool(grid(figure.table).total)
    for columns in range(len(listing.columns), 2, -1):
        narrowed = _columns(listing, columns)
        if fit := _fitted(narrowed, high, INNER * SHARE):
            return _fitting(listing, narrowed, *fit, last, high)
    narrowed = _columns(listing, 2)
    fit = _fitted(narrowed, high, INNER * SHARE) or _widest(narrowed)
    return _fitting(listing, narrowed, *fit, last, high)


def _columns(listing: Listing, number: int) -> Listing:
    rows = tuple(row[:number] for row in listing.rows)
    return replace(listing, columns=listing.columns[:number], rows=rows)


def _fitted(listing: Listing, high: float, room: float) -> tuple[Font, list[float]] | None:
    """The largest letters in which no word is broken and every row fits, else the smallest in which
    no word is broken; None when there are none."""
    fit = None
    for size in SIZES:
        font, wides = widths(listing, room, (size,))
        if not _whole_words(listing, font, wides):
            continue
        fit = font, wides
        if _high(listing, listing.rows, font, wides) <= high:
            break
    return fit


def _widest(listing: Listing) -> tuple[Font, list[float]]:
    return widths(listing, INNER * SHARE, SIZES[-1:])


def _whole_words(listing: Listing, font: Font, wides: Sequence[float]) -> bool:
    for row, bold in ((listing.columns, True), *((row, False) for row in listing.rows)):
        for words, wide in zip(row, wides, strict=True):
            parts = words.replace("-", "- ").split(" ")
            if text.widest(parts, font.size, bold) > wide - 2 * ACROSS:
                return False
    return True


def _high(
    listing: Listing, rows: Sequence[tuple[str, ...]], font: Font, wides: Sequence[float]
) -> float:
    head = row_high(listing.columns, replace(font, bold=True), wides)
    return head + sum(row_high(row, font, wides) for row in rows)


def _fitting(
    listing: Listing, narrowed: Listing, font: Font, wides: list[float], last: bool, high: float
) -> Aside:
    """The rows that fit, and how many rows and columns do not."""
    rows = list(narrowed.rows)
    columns = len(listing.columns) - len(narrowed.columns)
    if columns or _high(narrowed, rows, font, wides) > high:
        high -= ABOVE + 2 * MORE.step
    end = rows[-1:] if last else []
    body = rows[: len(rows) - len(end)]
    shown = list(body)
    while len(shown) > 1 and _high(narrowed, [*shown, *end], font, wides) > high:
        shown.pop()
    more = _more(len(body) - len(shown), columns)
    return Aside(replace(narrowed, rows=(*shown, *end)), font, tuple(wides), more)


def _more(rows: int, columns: int) -> str:
    """What is left out, in words."""
    parts = [
        tn(f"slides.talk.more_{name}", count)
        for name, count in (("rows", rows), ("columns", columns))
        if count
    ]
    if not parts:
        return ""
    key = "more" if len(parts) == 1 else "more_both"
    return t(f"slides.talk.{key}", **dict(zip(("parts", "others"), parts, strict=False)))


def draw_aside(slide: Any, aside: Aside, room: Box) -> None:
    """Draws it at the right of some room."""
    left = room.right - sum(aside.wides)
    draw_table(
        slide, aside.listing, aside.listing.rows, aside.font, aside.wides, Box(left, room.top, 0, 0)
    )
    if aside.more:
        top = room.top + _high(aside.listing, aside.listing.rows, aside.font, aside.wides) + ABOVE
        wide = sum(aside.wides)
        textbox(
            slide,
            t("slides.talk.rest"),
            Box(left, top, wide, MORE.high([aside.more], wide)),
            [aside.more],
            MORE,
        )


def in_words(figure: Figure) -> list[str]:
    """The whole table of a figure, a line for each row."""
    listing = whole(figure)
    return [
        t("slides.group", name=name, parts="; ".join(_cells(listing.columns[1:], cells)))
        for name, *cells in listing.rows
    ]


def _cells(heads: Sequence[str], cells: Sequence[str]) -> list[str]:
    if len(heads) == 1:
        return list(cells)
    return [f"{head} {cell}" for head, cell in zip(heads, cells, strict=True) if cell]
