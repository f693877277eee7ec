"""What every figure shares: fonts, margins, number separators, hover look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from arbeidszorg import style
from arbeidszorg.table import HIDDEN, Row
from arbeidszorg.texts import t

Figure = dict[str, Any]
Trace = dict[str, Any]

#: Height in pixels of what stands in the place of a figure of which everything is hidden.
PRIVATE_HEIGHT = 150

#: What the reader may do with a live figure: point at it and click it, nothing that hides data.
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "showAxisDragHandles": False,
}


def layout(height: int, **more: Any) -> dict[str, Any]:
    """The layout that all figures start from; ``height`` in pixels."""
    return {
        "height": height,
        "autosize": True,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "font": {"family": style.FONT, "size": 14, "color": style.INK},
        "paper_bgcolor": style.PAPER,
        "plot_bgcolor": style.PAPER,
        "separators": ",.",
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
        "hoverlabel": {
            "bgcolor": style.PAPER,
            "bordercolor": style.INK,
            "font": {"family": style.FONT, "size": 14, "color": style.INK},
            "align": "left",
        },
        **more,
    }


def axis(**more: Any) -> dict[str, Any]:
    """A quiet axis that cannot be dragged."""
    return {
        "fixedrange": True,
        "gridcolor": style.GRID,
        "zerolinecolor": style.LINE,
        "linecolor": style.LINE,
        "automargin": True,
        **more,
    }


def no_axis(**more: Any) -> dict[str, Any]:
    """An axis that only places things."""
    return {"visible": False, "fixedrange": True, **more}


def filled(
    xs: list[Any], ys: list[Any], text: str, look: tuple[str, str, str], border: tuple[str, float]
) -> Trace:
    """A filled shape with hover ``text``. ``look``: fill, pattern and pattern colour; ``border``:
    colour and width."""
    fill, pattern, ink = look
    trace: Trace = {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "fill": "toself",
        "fillcolor": fill,
        "line": {"color": border[0], "width": border[1]},
        "hoveron": "fills",
        "hoverinfo": "text",
        "text": text,
    }
    if pattern:
        trace["fillpattern"] = {
            "shape": pattern,
            "fgcolor": ink,
            "bgcolor": fill,
            "size": 7,
            "solidity": 0.16,
        }
    return trace


def empty(height: int) -> Figure:
    """A figure for nothing: it says so."""
    return _only_words(height, t("figure.empty"))


def all_hidden(rows: Sequence[Row]) -> bool:
    """Whether there are rows and every one of them is hidden."""
    return bool(rows) and all(row["status"] == HIDDEN for row in rows)


def nothing_shown(rows: Sequence[Row], height: int) -> Figure | None:
    """What stands in the place of a figure that would have nothing to show; None when it has."""
    if not rows:
        return empty(height)
    if all_hidden(rows):
        fill = style.STATES[HIDDEN][0]
        words = style.wrapped(t("figure.all_hidden"), 36)
        return _only_words(PRIVATE_HEIGHT, words, bgcolor=fill, borderpad=14)
    return None


def told(row: Row, unit: str) -> str:
    """A row's number for who points at it; a hidden one says why it is hidden."""
    if row["status"] == HIDDEN:
        return style.wrapped(t("table.status_long.verborgen"), 32)
    return style.shown(row["waarde"], row["status"], unit)


def _only_words(height: int, text: str, **look: Any) -> Figure:
    note = {
        **look,
        "text": text,
        "showarrow": False,
        "x": 0.5,
        "y": 0.5,
        "xref": "paper",
        "yref": "paper",
        "font": {"color": style.QUIET, "size": 15},
    }
    return {
        "data": [],
        "layout": layout(height, xaxis=no_axis(), yaxis=no_axis(), annotations=[note]),
    }


def top_of(values: list[float]) -> float:
    """The upper end of an axis for visible values, with room for a label above."""
    return max([value for value in values if value == value] or [0]) * 1.14 or 1.0
