"""A picture as a live plotly figure: it answers when it is pointed at and clicked.

Figures are plain dicts in plotly's own form: they are made for every filter change, and building
graph objects only to turn them back into the same dicts would cost more than the numbers do. The
tests build every figure as ``plotly.graph_objects.Figure`` too, which checks each property.
Nothing is left to plotly that the picture decides: margins, scales, ticks and places are given.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from arbeidszorg import style
from arbeidszorg.figures.base import SIZE
from arbeidszorg.figures.live.traces import SPARE, Trace, escaped, traces
from arbeidszorg.figures.picture import Panel, Picture, Tick
from arbeidszorg.figures.still.still import TICK, WORDS_ROOM, WORDS_SIZE, words_lines

Figure = dict[str, Any]
#: The ground is that of the page, with the shadow where there is more of a figure that slides.
CLEAR = "rgba(0,0,0,0)"


def figure(picture: Picture) -> Figure:
    """``data`` and ``layout`` of the picture; it fills its box (:meth:`Picture.style`).

    Spare words are not visible: they are in traces of the group :data:`SPARE`, and in
    ``layout.meta`` under the same name (axis -> all its words), for a box that has room."""
    data: list[Trace] = []
    layout = _layout(picture)
    for number, panel in enumerate(picture.panels):
        suffix = str(number + 1) if number else ""
        layout |= _axes(panel, suffix)
        if any(tick.spare for tick in panel.x_ticks):
            roomy = {f"xaxis{suffix}": [_lines(tick) for tick in panel.x_ticks]}
            layout["meta"] = {SPARE: {**layout.get("meta", {}).get(SPARE, {}), **roomy}}
        axes = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"} if suffix else {}
        data += [{**trace, **axes} for trace in traces(panel.marks)]
    return {"data": data, "layout": layout}


def _layout(picture: Picture) -> dict[str, Any]:
    font = {"family": style.FONT, "size": SIZE, "color": style.INK}
    margin = picture.margin
    layout: dict[str, Any] = {
        "autosize": True,
        "margin": {
            "l": margin.left,
            "r": margin.right,
            "t": margin.top,
            "b": margin.bottom,
            "pad": 0,
            "autoexpand": False,
        },
        "font": font,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
        "barmode": "overlay",
        "hoverlabel": {
            "bgcolor": style.PAPER,
            "bordercolor": style.INK,
            "font": font,
            "align": "left",
        },
    }
    if picture.kind == "lines":  # wherever one points, the nearest point answers
        layout["hoverdistance"] = -1
    if picture.words:
        layout |= {"xaxis": {"visible": False}, "yaxis": {"visible": False}}
        layout["annotations"] = [_only_words(picture)]
    return layout


def _only_words(picture: Picture) -> dict[str, Any]:
    box = {"bgcolor": style.STATES["verborgen"][0], "borderpad": WORDS_ROOM}
    return {
        **(box if picture.boxed else {}),
        "text": "<br>".join(map(escaped, words_lines(picture))),
        "showarrow": False,
        "x": 0.5,
        "y": 0.5,
        "xref": "paper",
        "yref": "paper",
        "font": {"color": style.QUIET, "size": WORDS_SIZE},
    }


def _lines(tick: Tick) -> str:
    return "<br>".join(map(escaped, tick.lines))


def _axes(panel: Panel, suffix: str) -> dict[str, Any]:
    left, right = panel.across
    top, bottom = panel.down
    x = _axis(panel.x_ticks, panel.x, (left, right), panel.floor)
    y = _axis(panel.y_ticks, panel.y, (1 - bottom, 1 - top), panel.side)
    if panel.tick_marks:
        x |= {"ticks": "outside", "ticklen": TICK, "tickcolor": style.LINE}
    if panel.grid:
        y |= {"showgrid": True, "gridcolor": style.GRID}
    x |= {"side": panel.x_side, "anchor": f"y{suffix}"}
    return {f"xaxis{suffix}": x, f"yaxis{suffix}": {**y, "anchor": f"x{suffix}"}}


def _axis(
    ticks: Sequence[Tick], span: tuple[float, float], domain: tuple[float, float], line: bool
) -> dict[str, Any]:
    """An axis that cannot be dragged and decides nothing by itself."""
    axis: dict[str, Any] = {"range": list(span), "domain": list(domain), "fixedrange": True}
    if not (ticks or line):
        return {**axis, "visible": False}
    axis |= {"showgrid": False, "zeroline": False, "automargin": False, "ticks": ""}
    if line:
        axis |= {"showline": True, "linecolor": style.LINE, "linewidth": 1}
    if not ticks:
        return {**axis, "showticklabels": False}
    words = ["" if tick.spare else _lines(tick) for tick in ticks]
    return {
        **axis,
        "type": "linear",
        "tickvals": [tick.value for tick in ticks],
        "ticktext": words,
        "tickangle": 0,
        "ticklabelstandoff": 3 if line else 5,  # a line takes the place of the rest
    }
