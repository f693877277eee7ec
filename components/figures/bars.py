"""Bars: a ranking of areas, the parts of a whole, and small multiples of both."""

from __future__ import annotations

from typing import Any

import pandas as pd

from arbeidszorg import style
from arbeidszorg.model import NOT_RECORDED
from arbeidszorg.table import OK, Table, records
from arbeidszorg.texts import label, short, t
from components.figures.base import Figure, Trace, axis, empty, layout, no_axis, top_of

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
    frame = table.frame[table.frame["jaar"] == table.view.year]
    frame = frame.assign(low=frame["status"] != OK).sort_values(
        ["low", "waarde", "gebied_naam"], ascending=[True, False, True]
    )
    fill = [(colours or {}).get(code, style.ACCENT) for code in frame["gebied"]]
    return _bars(frame, list(frame["gebied_naam"]), fill, table)


def split_bars(table: Table) -> Figure:
    """One bar per code of the (first) split, in the order of the code list, in the last year.

    "Not recorded" is left out when it is zero: nobody comes to read that.
    """
    split = table.splits[0]
    frame = without_unused(table.frame[table.frame["jaar"] == table.view.year], split)
    codes = list(frame[split])
    fill = [_fill(split, code) for code in codes]
    return _bars(frame, [label(split, code) for code in codes], fill, table)


def _fill(split: str, code: str) -> str:
    if code == NOT_RECORDED:
        return style.NOT_RECORDED_COLOUR
    return style.SECTOR_COLOURS[code] if split == "sector" else style.ACCENT


def without_unused(frame: pd.DataFrame, split: str) -> pd.DataFrame:
    """Rows without "not recorded" where that is zero everywhere."""
    unused = (frame[split] == NOT_RECORDED) & (frame["waarde"] == 0) & (frame["status"] == OK)
    if unused.sum() == (frame[split] == NOT_RECORDED).sum():
        return frame[frame[split] != NOT_RECORDED]
    return frame


def _bars(frame: pd.DataFrame, names: list[str], fill: list[str], table: Table) -> Figure:
    if frame.empty:
        return empty(height(3))
    trace = _trace(frame, names, fill, table.view.unit)
    made = layout(
        height(len(frame), row_height(names, ROW)),
        margin={"l": 8, "r": 24, "t": 4, "b": 8},
        bargap=0.32,
        xaxis=no_axis(range=[0, top_of(list(frame["waarde"]))]),
        yaxis=axis(autorange="reversed", type="category", ticks="", showgrid=False, showline=True),
    )
    return {"data": [trace], "layout": made}


def _trace(frame: pd.DataFrame, names: list[str], fill: list[str], unit: str) -> Trace:
    """Bars with their number at the end; without a value no bar but a word."""
    rows = records(frame)
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
            t("figure.hover", name=name, value=text)
            for name, text in zip(names, texts, strict=True)
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
    """Codes of the split as groups, one bar per area in its own colour: areas set side by side."""
    split = table.splits[0]
    frame = without_unused(table.frame[table.frame["jaar"] == table.view.year], split)
    codes = list(dict.fromkeys(frame[split]))
    areas = list(dict.fromkeys(frame["gebied"]))
    data = []
    for code in areas:
        part = frame[frame["gebied"] == code]
        names = [label(split, one) for one in part[split]]
        trace = _trace(part, names, [by_area.get(code, style.ACCENT)] * len(part), table.view.unit)
        data.append({**trace, "name": str(part["gebied_naam"].iloc[0]), "showlegend": True})
    if not data:
        return empty(height(3))
    made = layout(
        max(180, len(codes) * (len(areas) * 20 + 16) + 60),
        margin={"l": 8, "r": 24, "t": 36, "b": 8},
        barmode="group",
        bargap=0.25,
        showlegend=True,
        legend=_legend(),
        xaxis=no_axis(range=[0, top_of(list(frame["waarde"]))]),
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
    frame = without_unused(table.frame[table.frame["jaar"] == table.view.year], split)
    areas = list(dict.fromkeys(frame["gebied"]))
    if not areas:
        return empty(height(3))
    columns = min(columns, len(areas))
    lines = -(-len(areas) // columns)
    codes = list(dict.fromkeys(frame[split]))
    shown = [short(split, code) for code in codes]
    panel = len(codes) * row_height(shown, 30) + 56
    data, notes, axes = [], [], {}
    wide = 1 / columns
    for number, code in enumerate(areas):
        part = frame[frame["gebied"] == code]
        line, column = divmod(number, columns)
        suffix = str(number + 1) if number else ""
        names = [short(split, one) for one in part[split]]
        fill = [_fill(split, one) for one in part[split]]
        trace = _trace(part, names, fill, table.view.unit)
        data.append({**trace, "xaxis": f"x{suffix}", "yaxis": f"y{suffix}"})
        low, high = 1 - (line + 1) / lines, 1 - line / lines
        head = 34 / (panel * lines)
        shown_names = column == 0
        left = 0.16 if split == "sector" else 0.0
        axes[f"xaxis{suffix}"] = no_axis(
            range=[0, top_of(list(frame["waarde"])) * 1.12],
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
                "text": f"<b>{part['gebied_naam'].iloc[0]}</b>",
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
