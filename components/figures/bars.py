"""Bars: a ranking of areas, the parts of a whole, and small multiples of both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from arbeidszorg import style
from arbeidszorg.model import NOT_RECORDED
from arbeidszorg.table import OK, Row, Table
from arbeidszorg.texts import label, short, t
from components.figures.base import (
    Figure,
    Trace,
    all_hidden,
    axis,
    layout,
    no_axis,
    nothing_shown,
    told,
    top_of,
)
from components.tables import ranked

ROW = 38
#: Columns of small multiples beside each other on a wide page.
COLUMNS = 3


def height(rows: int, row: int = ROW) -> int:
    """Height in pixels of a bar chart with ``rows`` bars of ``row`` pixels each."""
    return max(140, rows * row + 30)


def row_height(names: list[str], least: int) -> int:
    """Room for the longest label: as many lines as it is broken into."""
    lines = max((style.wrapped(name).count("<br>") + 1 for name in names), default=1)
    return max(least, 18 * lines + 8)


def area_bars(table: Table, colours: dict[str, str] | None = None) -> Figure:
    """One bar per area in the last year, highest first; what has no value comes last, by name, so
    that the order of hidden areas says nothing."""
    rows = ranked(table.last)
    fill = [(colours or {}).get(row["gebied"], style.ACCENT) for row in rows]
    return _bars(rows, [row["gebied_naam"] for row in rows], fill, table)


def split_bars(table: Table) -> Figure:
    """One bar per code of the (first) split, in the order of the code list, in the last year.

    "Not recorded" is left out when it is zero: nobody comes to read that.
    """
    split = table.splits[0]
    rows = without_unused(table.last, split)
    fill = [_fill(split, row[split]) for row in rows]
    return _bars(rows, [label(split, row[split]) for row in rows], fill, table)


def _fill(split: str, code: str) -> str:
    if code == NOT_RECORDED:
        return style.NOT_RECORDED_COLOUR
    return style.SECTOR_COLOURS[code] if split == "sector" else style.ACCENT


def without_unused(rows: Sequence[Row], split: str) -> Sequence[Row]:
    """Rows without "not recorded" where that is zero everywhere."""
    if any(row[split] == NOT_RECORDED and row["waarde"] != 0 for row in rows):  # or it has none
        return rows
    return [row for row in rows if row[split] != NOT_RECORDED]


def _by_area(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Area code -> its rows, in order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["gebied"], []).append(row)
    return found


def _top(rows: Sequence[Row]) -> float:
    return top_of([row["waarde"] for row in rows])


def _bars(rows: Sequence[Row], names: list[str], fill: list[str], table: Table) -> Figure:
    if nothing := nothing_shown(rows, height(3)):
        return nothing
    trace = _trace(rows, names, fill, table.view.unit)
    made = layout(
        height(len(rows), row_height(names, ROW)),
        margin={"l": 8, "r": 24, "t": 4, "b": 8},
        bargap=0.32,
        xaxis=no_axis(range=[0, _top(rows)]),
        yaxis=axis(autorange="reversed", type="category", ticks="", showgrid=False, showline=True),
    )
    return {"data": [trace], "layout": made}


def _trace(rows: Sequence[Row], names: list[str], fill: list[str], unit: str) -> Trace:
    """Bars with their number at the end; without a value no bar but a word."""
    texts = [style.shown(row["waarde"], row["status"], unit) for row in rows]
    return {
        "type": "bar",
        "orientation": "h",
        "y": _unique([style.wrapped(name) for name in names]),
        "x": [row["waarde"] if row["status"] == OK else 0 for row in rows],
        "text": [
            text if row["status"] == OK else f"<i>{text}</i>"
            for text, row in zip(texts, rows, strict=True)
        ],
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {
            "size": 14,
            "color": [style.INK if row["status"] == OK else style.QUIET for row in rows],
        },
        "marker": {"color": fill},
        "hoverinfo": "text",
        "hovertext": [
            t("figure.hover", name=name, value=told(row, unit))
            for name, row in zip(names, rows, strict=True)
        ],
        "customdata": [row["gebied"] for row in rows],
    }


def _unique(names: list[str]) -> list[str]:
    """Category names made unique with invisible characters: two areas may share a name."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, -1) + 1
        found.append(name + "\u200b" * seen[name])
    return found


def grouped_bars(table: Table, by_area: dict[str, str]) -> Figure:
    """Codes of the split as groups, one bar per area in its own colour: areas set side by side.

    An area that is hidden altogether has no bars; the legend says so.
    """
    split = table.splits[0]
    rows = without_unused(table.last, split)
    if nothing := nothing_shown(rows, height(3)):
        return nothing
    codes = {row[split] for row in rows}
    areas = _by_area(rows)
    data: list[Trace] = []
    hidden = 0
    for code, part in areas.items():
        names = [label(split, row[split]) for row in part]
        fill = [by_area.get(code, style.ACCENT)] * len(part)
        trace = _trace(part, names, fill, table.view.unit)
        name = table.areas[code]
        if all_hidden(part):
            gone = {"x": [None], "y": trace["y"][:1], "text": "", "hoverinfo": "skip"}
            trace = {**trace, **gone, "marker": {"color": fill[0]}, "offsetgroup": "hidden"}
            name = t("figure.hidden_series", name=name)
            hidden += 1
        data.append({**trace, "name": name, "showlegend": True})
    made = layout(
        max(180, len(codes) * ((len(areas) - hidden) * 20 + 16) + 60),
        margin={"l": 8, "r": 24, "t": 36, "b": 8},
        barmode="group",
        bargap=0.25,
        showlegend=True,
        legend=_legend(),
        xaxis=no_axis(range=[0, _top(rows)]),
        yaxis=axis(autorange="reversed", type="category", showgrid=False, showline=True),
    )
    return {"data": data, "layout": made}


def _legend() -> dict[str, Any]:
    return {
        "orientation": "h",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "itemclick": False,
        "itemdoubleclick": False,
        "traceorder": "normal",
    }


def multiples(table: Table, columns: int = COLUMNS) -> Figure:
    """One small bar chart per area, all with one scale, so that lengths can be compared."""
    split = table.splits[0]
    rows = without_unused(table.last, split)
    if nothing := nothing_shown(rows, height(3)):
        return nothing
    areas = _by_area(rows)
    columns = min(columns, len(areas))
    lines = -(-len(areas) // columns)
    shown = [short(split, code) for code in dict.fromkeys(row[split] for row in rows)]
    panel = len(shown) * row_height(shown, 30) + 56
    data, notes, axes = [], [], {}
    wide, top = 1 / columns, _top(rows) * 1.12
    for number, (code, part) in enumerate(areas.items()):
        line, column = divmod(number, columns)
        suffix = str(number + 1) if number else ""
        names = [short(split, row[split]) for row in part]
        fill = [_fill(split, row[split]) for row in part]
        trace = _trace(part, names, fill, table.view.unit)
        data.append({**trace, "xaxis": f"x{suffix}", "yaxis": f"y{suffix}"})
        low, high = 1 - (line + 1) / lines, 1 - line / lines
        head = 34 / (panel * lines)
        shown_names = column == 0
        left = 0.16 if split == "sector" else 0.0
        axes[f"xaxis{suffix}"] = no_axis(
            range=[0, top],
            domain=[column * wide + left * wide * 0.2, (column + 1) * wide - 0.03],
            anchor=f"y{suffix}",
        )
        axes[f"yaxis{suffix}"] = axis(
            autorange="reversed",
            type="category",
            showgrid=False,
            showline=True,
            domain=[low, high - head],
            anchor=f"x{suffix}",
            showticklabels=shown_names or split == "sector",
        )
        notes.append(
            {
                "text": f"<b>{table.areas[code]}</b>",
                "x": column * wide,
                "y": high,
                "xref": "paper",
                "yref": "paper",
                "xanchor": "left",
                "yanchor": "top",
                "showarrow": False,
            }
        )
    made = layout(panel * lines + 16, bargap=0.3, annotations=notes, **axes)
    return {"data": data, "layout": made}
