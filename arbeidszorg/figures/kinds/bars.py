"""Bars: the parts of a whole, one bar to a row.

The y scale of bars is in pixels from the top, so that rows are as high as their names need.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures import text
from arbeidszorg.figures.base import (
    NAMES_WIDE,
    SIZE,
    largest,
    names_room,
    nothing_shown,
    number_or_reason,
    without_unused,
)
from arbeidszorg.figures.picture import (
    Bar,
    Drawn,
    Look,
    Margin,
    Panel,
    Picture,
    Tick,
    Words,
    Written,
)
from arbeidszorg.registrations.model import NOT_RECORDED
from arbeidszorg.texts import label
from arbeidszorg.view.rows import OK, Row

ROW = 38
#: Thickness of a bar, in pixels.
THICK = 25
#: From the end of a bar to its number.
GAP = 6
TOP = 4


@dataclass(frozen=True)
class Rows:
    """Where rows lie: their names over lines and whole, and for each its middle and height in
    pixels."""

    names: tuple[tuple[str, ...], ...]
    whole: tuple[str, ...]
    middles: tuple[float, ...]
    height: float

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The names as words of the y axis."""
        return tuple(
            Tick(at, lines, name=name)
            for at, lines, name in zip(self.middles, self.names, self.whole, strict=True)
        )


def rows_of(names: Sequence[str], least: float = ROW, room: float = NAMES_WIDE) -> Rows:
    """Rows below each other, each with room for its name."""
    broken = tuple(text.lines(name, room, SIZE) for name in names)
    middles, below = [], 0.0
    for lines in broken:
        high = max(least, SIZE * text.LINE * len(lines) + 8)
        middles.append(below + high / 2)
        below += high
    return Rows(broken, tuple(names), tuple(middles), below)


def split_bars(table: Table) -> Picture:
    """One bar per code of the (first) split, in the order of the code list, in the last year.

    "Not recorded" is left out when it is zero: nobody comes to read that.
    """
    split = table.splits[0]
    rows = without_unused(table.last, split)
    fills = [fill_of(split, row.codes[split]) for row in rows]
    return bars_of(rows, [label(split, row.codes[split]) for row in rows], fills, table.view.unit)


def fill_of(split: str, code: str) -> str:
    """The colour of a code where codes stand below each other: sectors have one of their own."""
    if code == NOT_RECORDED:
        return style.NOT_RECORDED_COLOUR
    return style.SECTOR_COLOURS.get(code, style.ACCENT) if split == "sector" else style.ACCENT


def bar_with_number(
    row: Row, name: str, fill: str, unit: str, at: float, thick: float, size: float = SIZE
) -> tuple[Drawn, Drawn]:
    """A bar with its number at the end; without a value a bar of no length and a word."""
    shown = row.status == OK
    end = float(row.value) if shown else 0.0
    hover = (name, number_or_reason(row, unit))
    number = Written(style.shown(row.value, row.status, unit), italic=not shown)
    return (
        Bar(
            0.0,
            end,
            at,
            thick,
            Look(fill),
            said=hover,
            name=name,
            code=row.area,
            status=row.status,
        ),
        Words(
            end,
            at,
            (number,),
            size,
            style.INK if shown else style.QUIET,
            "start",
            gap=GAP,
            said=() if shown else hover,
        ),
    )


def numbers_room(rows: Sequence[Row], unit: str, size: float = SIZE) -> float:
    """Room for the numbers at the ends of bars, in pixels."""
    numbers = [style.number(row.value, unit) for row in rows if row.status == OK]
    return text.widest(numbers, size) + GAP + 4


def bars_of(rows: Sequence[Row], names: list[str], fills: list[str], unit: str) -> Picture:
    """A bar per row with its name and colour; words where there is nothing to draw."""
    if nothing := nothing_shown(rows, 3 * ROW + 30):
        return nothing
    placed = rows_of(names)
    marks: list[Drawn] = []
    for row, name, fill, at in zip(rows, names, fills, placed.middles, strict=True):
        marks += bar_with_number(row, name, fill, unit, at, THICK)
    panel = Panel(
        x=(0.0, largest(rows) or 1.0),
        y=(placed.height, 0.0),
        marks=tuple(marks),
        y_ticks=placed.ticks,
        side=True,
    )
    margin = Margin(names_room(placed.names), numbers_room(rows, unit), TOP, TOP)
    return Picture(placed.height + 2 * TOP, (panel,), margin, kind="bars")
