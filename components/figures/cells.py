"""Cells: two splits crossed, each cell coloured by class and holding its number."""

from __future__ import annotations

from arbeidszorg import style
from arbeidszorg.classes import Classes
from arbeidszorg.table import OK, Row, Table
from arbeidszorg.texts import label, short, t
from components.figures.base import Figure, Trace, axis, filled, layout, nothing_shown, told

ROW = 52


def crossed(table: Table, classes: Classes) -> Figure:
    """Rows: the second split; columns: the first. A cell without a value has its state's look."""
    rows = table.last
    if nothing := nothing_shown(rows, ROW * 4):
        return nothing
    across, down = table.splits
    columns = list(dict.fromkeys(row[across] for row in rows))
    lines = list(dict.fromkeys(row[down] for row in rows))
    xs = [columns.index(row[across]) for row in rows]
    ys = [lines.index(row[down]) for row in rows]
    texts = [style.shown(row["waarde"], row["status"], table.view.unit) for row in rows]
    looks = [_look(row, classes) for row in rows]
    data: list[Trace] = []
    for row, x, y, look in zip(rows, xs, ys, looks, strict=True):
        name = f"{label(down, row[down])}, {label(across, row[across])}"
        shape = filled(
            [x - 0.5, x + 0.5, x + 0.5, x - 0.5, x - 0.5],
            [y - 0.5, y - 0.5, y + 0.5, y + 0.5, y - 0.5],
            t("figure.hover", name=name, value=told(row, table.view.unit)),
            look,
            (style.PAPER, 3),
        )
        data.append({**shape, "name": name})
    data.append(
        {
            "type": "scatter",
            "mode": "text",
            "x": xs,
            "y": ys,
            "text": texts,
            "textfont": {"size": 15, "color": [style.ink_on(look[0]) for look in looks]},
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


def _look(row: Row, classes: Classes) -> tuple[str, str, str]:
    if row["status"] != OK:
        return style.STATES[row["status"]]
    number = classes.of(row["waarde"])
    return ("#f6f8f9" if number is None else classes.colours()[number], "", style.INK)
