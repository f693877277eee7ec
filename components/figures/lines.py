"""Lines: numbers through the years, with published points beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from arbeidszorg import style
from arbeidszorg.model import NOT_RECORDED
from arbeidszorg.published import Published
from arbeidszorg.table import HIDDEN, OK, Row, Table
from arbeidszorg.texts import short, t
from components.figures.base import (
    Figure,
    Trace,
    all_hidden,
    axis,
    empty,
    layout,
    no_axis,
    nothing_shown,
    told,
    top_of,
)

HEIGHT = 420
#: Share of the height that the row of crosses for hidden years takes.
CROSSES = 0.1
#: Marks tell lines apart for readers who cannot rely on colour.
MARKS = ("circle", "square", "diamond", "triangle-up", "cross", "pentagon", "star", "hexagon")


def trend(
    table: Table,
    colours: dict[str, str] | None = None,
    points: Iterable[Published] = (),
    other_points: Iterable[Published] = (),
    height: int = HEIGHT,
    mark_year: int | None = None,
) -> Figure:
    """A line per area and code of the split. A year without a value is a gap; a year with something
    hidden has a grey cross in a row of its own, below zero, so that it is no number. ``points``
    are published figures with the same definition, ``other_points`` with another; neither is ever
    joined by a line."""
    series = [rows for rows in table.series if not _unused(table, rows)]
    if not series:
        return empty(height)
    points, other_points = list(points), list(other_points)
    shown_rows = [row for rows in series for row in rows]
    if not (points or other_points) and (nothing := nothing_shown(shown_rows, height)):
        return nothing
    first = [rows[0] for rows in series]
    names = _names(table, first)
    legend = [t("figure.hidden_series", name=name) if all_hidden(rows) else name
              for name, rows in zip(names, series, strict=True)]  # fmt: skip
    looks = _colours(table, first, colours or {})
    data: list[Trace] = []
    for number, rows in enumerate(series):
        line = _line(table, rows, names[number], looks[number], number, len(series))
        data.append({**line, "name": legend[number]})
    crosses = _hidden(series, names, table.view.all_years)
    data.extend(crosses)
    data.extend(_points(points, "figure.published", "diamond", style.INK))
    data.extend(_points(other_points, "figure.other_definition", "diamond-open", style.QUIET))
    values = [row["waarde"] for row in table.rows]
    values += [p.value for p in (*points, *other_points)]
    years = [*table.view.all_years, *(p.year for p in (*points, *other_points) if p.year)]
    several = len(series) > 1 or bool(points or other_points or crosses)
    shapes = []
    if mark_year is not None:
        shapes.append(_year_line(mark_year))
    height += 20 * max(0, len(series) - 4)  # room for a legend of several lines
    made = layout(
        height,
        margin={"l": 8, "r": 20, "t": 52 if several else 16, "b": 8},
        hovermode="closest",
        showlegend=several,
        shapes=shapes,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1.02,
            "xanchor": "left",
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        xaxis=axis(
            range=[min(years) - 0.35, max(years) + 0.35],
            tickvals=_ticks(min(years), max(years)),
            tickformat="d",
            showgrid=False,
            ticks="outside",
            tickcolor=style.LINE,
            **({"anchor": "y2"} if crosses else {}),
        ),
        yaxis=axis(
            range=[0, top_of(values)],
            tickformat=",.0f" if table.view.unit in ("aantal", "index") else ",.1f",
            nticks=6,
            ticksuffix="\u00a0%" if table.view.unit == "aandeel" else "",
            zeroline=True,
            **({"domain": [CROSSES, 1]} if crosses else {}),
        ),
        **({"yaxis2": no_axis(range=[-1, 1], domain=[0, CROSSES])} if crosses else {}),
    )
    return {"data": data, "layout": made}


def _ticks(first: int, last: int) -> list[int]:
    step = max(1, -(-(last - first + 1) // 12))
    return list(range(last, first - 1, -step))[::-1]


def _year_line(year: int) -> Trace:
    return {
        "type": "line",
        "x0": year,
        "x1": year,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": style.LINE, "width": 1, "dash": "dot"},
        "layer": "below",
    }


def _unused(table: Table, rows: Sequence[Row]) -> bool:
    """A line for "not recorded" that is zero in every year is left out."""
    return bool(
        table.splits
        and rows[0][table.splits[0]] == NOT_RECORDED
        and all(row["waarde"] == 0 for row in rows)
    )


def _names(table: Table, first: Sequence[Row]) -> list[str]:
    several = len(table.areas) > 1
    found = []
    for row in first:
        parts = [short(split, row[split]) for split in table.splits]
        if several or not parts:
            parts.insert(0, row["gebied_naam"])
        found.append(", ".join(parts))
    return found


def _colours(table: Table, first: Sequence[Row], chosen: dict[str, str]) -> list[str]:
    if table.splits and len(table.areas) == 1:
        split = table.splits[0]
        known = style.series_colours(split, tuple(row[split] for row in first))
        return [known[row[split]] for row in first]
    if len(first) == 1:
        return [chosen.get(first[0]["gebied"], style.ACCENT)]
    return [
        chosen.get(row["gebied"], style.SERIES[number % len(style.SERIES)])
        for number, row in enumerate(first)
    ]


def _line(table: Table, rows: Sequence[Row], name: str, colour: str, number: int, of: int) -> Trace:
    unit = table.view.unit
    visible = [row["waarde"] if row["status"] == OK else None for row in rows]
    hover = [
        t("figure.hover_year", name=name, year=row["jaar"], value=told(row, unit)) for row in rows
    ]
    return {
        "type": "scatter",
        "mode": "lines+markers+text" if of == 1 else "lines+markers",
        "name": name,
        "x": [row["jaar"] for row in rows],
        "y": visible,
        "connectgaps": False,
        "line": {"color": colour, "width": 3, "shape": "linear"},
        "marker": {"size": 9, "symbol": MARKS[number % len(MARKS)], "color": colour},
        "text": [style.number(row["waarde"], unit) if row["status"] == OK else "" for row in rows]
        if of == 1
        else None,
        "textposition": _beside(visible),
        "hovertext": hover,
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _hidden(
    series: Sequence[Sequence[Row]], names: Sequence[str], years: Iterable[int]
) -> list[Trace]:
    """One cross per year in which something is hidden; who points at it reads what."""
    gone: dict[int, list[str]] = {}
    for name, rows in zip(names, series, strict=True):
        for row in rows:
            if row["status"] == HIDDEN:
                gone.setdefault(row["jaar"], []).append(name)
    found = [year for year in years if year in gone]
    if not found:
        return []
    why = style.wrapped(t("table.status_long.verborgen"), 32)
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": t("figure.hidden_years"),
            "x": found,
            "y": [0] * len(found),
            "yaxis": "y2",
            "marker": {
                "size": 8,
                "symbol": "x-thin",
                "color": style.QUIET,
                "line": {"color": style.QUIET, "width": 2},
            },
            "hovertext": [
                t(
                    "figure.hidden_in",
                    year=year,
                    names=style.wrapped("; ".join(gone[year]), 40),
                    why=why,
                )
                for year in found
            ],
            "hoverinfo": "text",
            "showlegend": True,
            "cliponaxis": False,
        }
    ]


def _beside(values: list[float | None]) -> list[str]:
    """Where each number stands: below a dip, else above, so that the line does not cross it."""
    found = []
    for place, value in enumerate(values):
        around = [values[i] for i in (place - 1, place + 1) if 0 <= i < len(values)]
        dip = len(around) == 2 and value is not None
        low = dip and all(other is not None and other > value for other in around)  # type: ignore[operator]
        found.append("bottom center" if low else "top center")
    return found


def _points(points: list[Published], key: str, symbol: str, colour: str) -> list[Trace]:
    if not points:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": t(key),
            "x": [p.year for p in points],
            "y": [p.value for p in points],
            "marker": {
                "size": 13,
                "symbol": symbol,
                "color": colour,
                "line": {"color": colour, "width": 2},
            },
            "hovertext": [
                t(
                    "figure.published_point",
                    value=style.number(p.value),
                    precision=t(f"figure.precision.{p.precision}"),
                    definition=p.definition,
                    source=p.source,
                    edition=p.edition,
                )
                for p in points
            ],
            "hoverinfo": "text",
            "showlegend": True,
            "cliponaxis": False,
        }
    ]
