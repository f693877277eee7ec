"""Cells: two splits crossed, each cell coloured by class and holding its number; of several areas a
block each."""

from __future__ import annotations

import math
from collections.abc import Sequence

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures import text
from arbeidszorg.figures.base import (
    SIZE,
    by_area,
    look,
    names_room,
    nothing_shown,
    number_or_reason,
)
from arbeidszorg.figures.classes import Classes
from arbeidszorg.figures.picture import (
    Bar,
    Drawn,
    Key,
    Look,
    Margin,
    Panel,
    Picture,
    Tick,
    Words,
    Written,
)
from arbeidszorg.texts import label, short, t
from arbeidszorg.view.rows import OK, STATUSES, Row

ROW = 50
#: Around the widest number in a cell, and the least width of one, in pixels.
AROUND, LEAST_CELL = 12, 42
#: Of several areas: blocks beside each other, the room between them and that above each, in cells;
#: the height of a row and the least width of a cell, in pixels.
BESIDE, APART, HEAD = 3, 0.4, 1.6
SLIM_ROW, NARROW_CELL = 36, 62
#: Letters of a number, of one area and of several.
LARGE, SMALL = 15, 13
#: A zero is no class, and paper alone would look like a hole.
ZERO = "#f6f8f9"


def crossed(table: Table, classes: Classes) -> Picture:
    """Rows: the second split; columns: the first. A cell without a value has its state's look and
    sign, with a key: its word would be wider than the cell. Several areas have a block each, under
    its name, in the same colours."""
    rows = table.last
    if nothing := nothing_shown(rows, ROW * 4):
        return nothing
    areas = by_area(rows)
    across, down = table.splits
    columns = list(dict.fromkeys(row.codes[across] for row in rows))
    lines = list(dict.fromkeys(row.codes[down] for row in rows))
    names = [text.lines(label(down, code), 170, SIZE) for code in lines]
    heads = [text.lines(short(across, code), 85, SIZE) for code in columns]
    keys = _keys(rows)
    if len(areas) == 1:
        marks = _block(rows, table, classes, (columns, lines), (0.0, 0.0))
        panel = Panel(
            x=(-0.5, len(columns) - 0.5),
            y=(len(lines) - 0.5, -0.5),
            marks=marks,
            x_ticks=tuple(Tick(place, head) for place, head in enumerate(heads)),
            y_ticks=tuple(Tick(place, name) for place, name in enumerate(names)),
            x_side="top",
        )
        head = max(map(len, heads)) * SIZE * text.LINE + 12
        margin = Margin(names_room(names), 4, head, 4)
        height = ROW * len(lines) + margin.top + margin.bottom
        words = [_written(row, table.view.unit) for row in rows]
        cell = max(LEAST_CELL, text.widest([*words, *sum(heads, ())], LARGE) + AROUND)
        least = math.ceil(margin.left + margin.right + cell * len(columns))
        return Picture(height, (panel,), margin, keys=keys, least_width=least, kind="cells")
    beside = min(BESIDE, len(areas))
    blocks: list[Drawn] = []
    titles: list[Drawn] = []
    ticks: list[Tick] = []
    for number, (code, part) in enumerate(areas.items()):
        line, column = divmod(number, beside)
        left, top = column * (len(columns) + APART), line * (len(lines) + HEAD)
        blocks += _block(part, table, classes, (columns, lines), (left, top))
        titles += _titles(table.areas[code], [head[0] for head in heads], (left, top - 0.5))
        if column == 0:
            ticks += [Tick(top + place, name) for place, name in enumerate(names)]
    wide = beside * (len(columns) + APART) - APART
    high = -(-len(areas) // beside) * (len(lines) + HEAD) - HEAD
    panel = Panel(
        x=(-0.5, wide - 0.5),
        y=(high - 0.5, -0.5 - HEAD),
        marks=(*blocks, *titles),
        y_ticks=tuple(ticks),
    )
    margin = Margin(names_room(names), 4, 4, 4)
    height = SLIM_ROW * (high + HEAD) + margin.top + margin.bottom
    least = round(margin.left + wide * NARROW_CELL)
    return Picture(height, (panel,), margin, keys=keys, least_width=least, kind="cells")


def _titles(name: str, heads: Sequence[str], corner: tuple[float, float]) -> list[Drawn]:
    """Above a block: the name of its area, and what its columns are. ``corner``: its left column,
    and its top."""
    left, top = corner
    title = Words(
        left - 0.5, top - HEAD / 2, (Written(name, bold=True),), across="start", down="top"
    )
    return [
        title,
        *(
            Words(left + place, top, (Written(head),), down="top", gap=3)
            for place, head in enumerate(heads)
        ),
    ]


def _block(
    rows: Sequence[Row],
    table: Table,
    classes: Classes,
    codes: tuple[list[str], list[str]],
    corner: tuple[float, float],
) -> tuple[Drawn, ...]:
    """The cells of an area with their numbers. ``codes``: of columns and lines; ``corner``: the
    middle of the first cell."""
    (across, down), (columns, lines), unit = table.splits, codes, table.view.unit
    several = len(table.areas) > 1
    marks: list[Drawn] = []
    numbers: list[Drawn] = []
    for row in rows:
        x = corner[0] + columns.index(row.codes[across])
        y = corner[1] + lines.index(row.codes[down])
        seen = look(row, classes, ZERO)
        name = f"{label(down, row.codes[down])}, {label(across, row.codes[across])}"
        name = f"{row.area_name}, {name}" if several else name
        marks.append(
            Bar(
                x - 0.5,
                x + 0.5,
                y,
                1.0,
                seen,
                style.PAPER,
                3,
                said=(name, number_or_reason(row, unit)),
                name=name,
                status=row.status,
            )
        )
        size = SMALL if several else LARGE
        words = (Written(_written(row, unit)),)
        numbers.append(Words(x, y, words, size, style.ink_on(seen.fill)))
    return (*marks, *numbers)


def _written(row: Row, unit: str) -> str:
    """What stands in a cell: its number, or the sign of its state."""
    return style.number(row.value, unit) if row.status == OK else t(f"figure.sign.{row.status}")


def _keys(rows: Sequence[Row]) -> tuple[Key, ...]:
    """What the signs mean that occur."""
    states = {row.status for row in rows}
    return tuple(
        Key(
            t(
                "figure.sign.key",
                sign=t(f"figure.sign.{status}"),
                why=t(f"table.status_long.{status}"),
            ),
            "box",
            Look(*style.STATES[status]),
            brief=t(
                "figure.sign.key", sign=t(f"figure.sign.{status}"), why=t(f"table.status.{status}")
            ),
        )
        for status in STATUSES[1:]
        if status in states
    )
