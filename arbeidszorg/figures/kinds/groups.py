"""Bars of several areas: side by side in groups, or as small multiples."""

from __future__ import annotations

import math
from collections.abc import Sequence

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures import text
from arbeidszorg.figures.base import (
    SIZE,
    all_hidden,
    by_area,
    largest,
    names_room,
    nothing_shown,
    without_unused,
)
from arbeidszorg.figures.kinds.bars import (
    ROW,
    TOP,
    bar_with_number,
    fill_of,
    numbers_room,
    rows_of,
)
from arbeidszorg.figures.picture import (
    Drawn,
    Key,
    Look,
    Margin,
    Panel,
    Picture,
    Words,
    Written,
)
from arbeidszorg.texts import label, short, t
from arbeidszorg.view.rows import Row

#: Columns of small multiples beside each other on a wide page, and how wide they are at least; two
#: alone need less, each so much: they fit a telephone where the names of their rows are short.
COLUMNS, LEAST, EACH = 3, 560, 140
#: Room between small multiples: as a share of the width, and in pixels below each other.
BESIDE, BELOW = 0.035, 22
#: Thickness of a bar in a group, from one bar to the next, and between groups, in pixels.
SLIM, STEP, APART = 16, 19, 18


def grouped_bars(table: Table, colours: dict[str, str]) -> Picture:
    """Codes of the split as groups, one bar per area in its own colour: areas set side by side.

    An area that is hidden altogether has no bars; the legend says so.
    """
    split, unit = table.splits[0], table.view.unit
    rows = without_unused(table.last, split)
    if nothing := nothing_shown(rows, 3 * ROW + 30):
        return nothing
    areas = by_area(rows)
    drawn = [code for code, part in areas.items() if not all_hidden(part)]
    codes = list(dict.fromkeys(row.codes[split] for row in rows))
    placed = rows_of([label(split, code) for code in codes], len(drawn) * STEP + APART)
    middle = dict(zip(codes, placed.middles, strict=True))
    marks: list[Drawn] = []
    for number, area in enumerate(drawn):
        shift = (number - (len(drawn) - 1) / 2) * STEP
        for row in areas[area]:
            name = f"{label(split, row.codes[split])}, {row.area_name}"
            fill = colours.get(area, style.ACCENT)
            marks += bar_with_number(
                row, name, fill, unit, middle[row.codes[split]] + shift, SLIM, 13
            )
    panel = Panel(
        (0.0, largest(rows) or 1.0),
        (placed.height, 0.0),
        tuple(marks),
        y_ticks=placed.ticks,
        side=True,
    )
    margin = Margin(names_room(placed.names), numbers_room(rows, unit, 13), TOP, TOP)
    keys = tuple(
        _key(_hidden_name(table.areas[code], part), colours.get(code, style.ACCENT))
        for code, part in areas.items()
    )
    return Picture(placed.height + 2 * TOP, (panel,), margin, keys=keys, kind="groups")


def _key(name: str, colour: str) -> Key:
    return Key(name, "box", Look(colour))


def _hidden_name(name: str, rows: Sequence[Row]) -> str:
    return t("figure.hidden_series", name=name) if all_hidden(rows) else name


def multiples(table: Table, columns: int = COLUMNS) -> Picture:
    """One small bar chart per area, all with one scale, so that lengths can be compared; the names
    of the rows stand once, at the left."""
    split, unit = table.splits[0], table.view.unit
    rows = without_unused(table.last, split)
    if nothing := nothing_shown(rows, 3 * ROW + 30):
        return nothing
    areas = by_area(rows)
    columns = min(columns, len(areas))
    lines = -(-len(areas) // columns)
    codes = list(dict.fromkeys(row.codes[split] for row in rows))
    placed = rows_of([short(split, code) for code in codes], 30)
    left = names_room(placed.names)
    wide = 1 / columns
    least = LEAST if columns > 2 else min(LEAST, math.ceil(left + columns * EACH))
    narrowest = (least - left) * (wide - BESIDE)
    titles = {code: text.lines(table.areas[code], narrowest, SIZE, 2, bold=True) for code in areas}
    head = max(map(len, titles.values())) * SIZE * text.LINE + 10
    panel = head + placed.height + BELOW
    whole = lines * panel - BELOW
    room = min(0.5, numbers_room(rows, unit) / narrowest)
    top = (largest(rows) or 1.0) / (1 - room)
    middle = dict(zip(codes, placed.middles, strict=True))
    panels = []
    for number, (code, part) in enumerate(areas.items()):
        line, column = divmod(number, columns)
        title = tuple(Written(line_of_title, bold=True) for line_of_title in titles[code])
        marks: list[Drawn] = [
            Words(0.0, 0.0, title, across="start", down="top", gap=2, name=table.areas[code])
        ]
        for row in part:
            name = f"{table.areas[code]}, {label(split, row.codes[split])}"
            at, thick = middle[row.codes[split]], 20
            marks += bar_with_number(row, name, fill_of(split, row.codes[split]), unit, at, thick)
        start = line * panel + head
        panels.append(
            Panel(
                x=(0.0, top),
                y=(placed.height, 0.0),
                marks=tuple(marks),
                across=(column * wide, (column + 1) * wide - (BESIDE if columns > 1 else 0)),
                down=(start / whole, (start + placed.height) / whole),
                y_ticks=placed.ticks if column == 0 else (),
                side=True,
            )
        )
    margin = Margin(left, 4, TOP, TOP)
    return Picture(whole + 2 * TOP, tuple(panels), margin, least_width=least, kind="multiples")
