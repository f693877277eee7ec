"""Cells: two splits crossed, each cell coloured by class and holding its number."""

from __future__ import annotations

from arbeidszorg import style
from arbeidszorg.classes import Classes
from arbeidszorg.table import OK, Table, records
from arbeidszorg.texts import label, short, t
from components.figures.base import Figure, Trace, axis, empty, filled, layout

ROW = 52


def crossed(table: Table, classes: Classes) -> Figure:
    """Rows: the second split; columns: the first. A cell without a value has its state's look."""
    frame = table.frame[table.frame["jaar"] == table.view.year]
    if frame.empty:
        return empty(ROW * 4)
    across, down = table.splits
    columns = list(dict.fromkeys(frame[across]))
    lines = list(dict.fromkeys(frame[down]))
    data: list[Trace] = []
    for row in records(frame):
        x, y = columns.index(row[across]), lines.index(row[down])
        text = style.shown(row["waarde"], row["status"], table.view.unit)
        name = f"{label(down, row[down])}, {label(across, row[across])}"
        shape = filled(
            [x - 0.5, x + 0.5, x + 0.5, x - 0.5, x - 0.5],
            [y - 0.5, y - 0.5, y + 0.5, y + 0.5, y - 0.5],
            t("figure.hover", name=name, value=text),
            _look(row["waarde"], row["status"], classes),
            (style.PAPER, 3),
        )
        data.append({**shape, "name": name})
    rows = records(frame)
    data.append(
        {
            "type": "scatter",
            "mode": "text",
            "x": [columns.index(row[across]) for row in rows],
            "y": [lines.index(row[down]) for row in rows],
            "text": [style.shown(row["waarde"], row["status"], table.view.unit) for row in rows],
            "textfont": {
                "size": 15,
                "color": [
                    style.ink_on(_look(row["waarde"], row["status"], classes)[0]) for row in rows
                ],
            },
            "hoverinfo": "skip",
        }
    )
    made = layout(
        ROW * len(lines) + 50,
        xaxis=axis(
            side="top",
            tickvals=list(range(len(columns))),
            ticktext=[short(across, code) for code in columns],
            range=[-0.5, len(columns) - 0.5],
            showgrid=False,
            zeroline=False,
            ticks="",
        ),
        yaxis=axis(
            tickvals=list(range(len(lines))),
            ticktext=[style.wrapped(label(down, code)) for code in lines],
            range=[len(lines) - 0.5, -0.5],
            showgrid=False,
            zeroline=False,
            ticks="",
        ),
    )
    return {"data": data, "layout": made}


def _look(value: float, status: str, classes: Classes) -> tuple[str, str, str]:
    if status != OK:
        return style.STATES[status]
    number = classes.of(value)
    return ("#f6f8f9" if number is None else classes.colours()[number], "", style.INK)
