"""Cells: two splits crossed, each cell coloured by class and holding its number."""

from __future__ import annotations

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures import text
from arbeidszorg.figures.base import SIZE, look, names_room, nothing_shown, number_or_reason
from arbeidszorg.figures.classes import Classes
from arbeidszorg.figures.picture import Bar, Drawn, Margin, Panel, Picture, Tick, Words, Written
from arbeidszorg.texts import label, short

ROW = 50
LEAST = 460
#: A zero is no class, and paper alone would look like a hole.
ZERO = "#f6f8f9"


def crossed(table: Table, classes: Classes) -> Picture:
    """Rows: the second split; columns: the first. A cell without a value has its state's look."""
    rows, unit = table.last, table.view.unit
    if nothing := nothing_shown(rows, ROW * 4):
        return nothing
    across, down = table.splits
    columns = list(dict.fromkeys(row.codes[across] for row in rows))
    lines = list(dict.fromkeys(row.codes[down] for row in rows))
    marks: list[Drawn] = []
    numbers: list[Drawn] = []
    for row in rows:
        x, y = columns.index(row.codes[across]), lines.index(row.codes[down])
        seen = look(row, classes, ZERO)
        name = f"{label(down, row.codes[down])}, {label(across, row.codes[across])}"
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
        word = style.shown(row.value, row.status, unit)
        numbers.append(Words(x, y, (Written(word),), 15, style.ink_on(seen.fill)))
    names = [text.lines(label(down, code), 170, SIZE) for code in lines]
    heads = [text.lines(short(across, code), 85, SIZE) for code in columns]
    panel = Panel(
        x=(-0.5, len(columns) - 0.5),
        y=(len(lines) - 0.5, -0.5),
        marks=(*marks, *numbers),
        x_ticks=tuple(Tick(place, head) for place, head in enumerate(heads)),
        y_ticks=tuple(Tick(place, name) for place, name in enumerate(names)),
        x_side="top",
    )
    head = max(map(len, heads)) * SIZE * text.LINE + 12
    margin = Margin(names_room(names), 4, head, 4)
    height = ROW * len(lines) + margin.top + margin.bottom
    return Picture(height, (panel,), margin, least_width=LEAST, kind="cells")
