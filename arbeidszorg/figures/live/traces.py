"""The marks of a picture as traces of a live figure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from arbeidszorg.figures.picture import Area, Bar, Dot, Drawn, Line, Look, Words, Written
from arbeidszorg.figures.still.marks import PATTERN, SOLID
from arbeidszorg.figures.text import clean

Trace = dict[str, Any]

#: Marks words that ``figures/live.js`` shows where a figure is at least ``picture.ROOMY`` wide.
SPARE = "ruim"
#: Marks circles on a map, for the same.
ROUND = "rond"
#: Letters on a line of what is said of a mark.
LETTERS = 40


def escaped(text: str) -> str:
    """Text that plotly will not take for markup."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def traces(marks: Sequence[Drawn]) -> Iterable[Trace]:
    """One trace per area and line; bars together, markers of one run together, and words last."""
    bars: dict[Look | None, list[Bar]] = {}  # plotly takes the ink of a pattern per trace alone
    for mark in marks:
        if isinstance(mark, Bar):
            bars.setdefault(mark.look if mark.look.pattern else None, []).append(mark)
    for look, alike in bars.items():
        yield _bars(alike, look)
    others = [mark for mark in marks if not isinstance(mark, Bar | Words)]
    for (kind, *_), run in groupby(others, _alike):
        together = list(run)
        if issubclass(kind, Dot):
            yield _dots([mark for mark in together if isinstance(mark, Dot)])
            continue
        for mark in together:
            if isinstance(mark, Area):
                yield _area(mark)
            elif isinstance(mark, Line):
                yield _line(mark)
    words = [mark for mark in marks if isinstance(mark, Words)]
    for spare in (False, True):
        if some_words := [mark for mark in words if mark.spare == spare]:
            yield _words(some_words) | ({"visible": False, "legendgroup": SPARE} if spare else {})


def _alike(mark: Drawn) -> tuple[Any, ...]:
    """What marks of one trace have in common."""
    return (Dot, mark.symbol, mark.border) if isinstance(mark, Dot) else (type(mark),)


def hover_text(lines: Sequence[str]) -> str:
    """What who points at a mark reads, as plotly writes it."""
    broken = [_wrapped(clean(line)) for line in lines]
    return "<br>".join([f"<b>{broken[0]}</b>", *broken[1:]]) if broken else ""


def _wrapped(line: str) -> str:
    if len(line) <= LETTERS:
        return escaped(line)
    return "<br>".join(map(escaped, textwrap.wrap(line, LETTERS, break_on_hyphens=False)))


def _pointed(marks: Sequence[Drawn], where: str = "hovertext") -> dict[str, Any]:
    """What a trace of several marks says (the property ``where``) and leads to."""
    if not any(mark.said for mark in marks):
        return {"hoverinfo": "skip"}
    properties: dict[str, Any] = {
        "hoverinfo": "text",
        where: [hover_text(mark.said) for mark in marks],
    }
    if any(mark.link for mark in marks):
        properties["customdata"] = [mark.link for mark in marks]
    return properties


def _area(mark: Area) -> Trace:
    trace: Trace = {
        "type": "scatter",
        "mode": "lines",
        "x": mark.shape.xs,
        "y": mark.shape.ys,
        "line": {"color": mark.border, "width": mark.width},
        "name": escaped(mark.name),
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    if mark.look.fill:
        trace |= {"fill": "toself", "fillcolor": mark.look.fill}
    if mark.look.pattern:
        trace["fillpattern"] = {**_pattern(mark.look), "shape": mark.look.pattern}
    if mark.said:
        trace |= {"hoveron": "fills", "hoverinfo": "text", "text": hover_text(mark.said)}
    if mark.link:
        trace["meta"] = mark.link
    if mark.circle:  # figures/live.js keeps it round where its box has another form
        trace["legendgroup"] = ROUND
    if mark.code:  # two shapes of an area, its ground and its circle, are told apart
        trace["uid"] = f"gebied-{mark.code}-{'cirkel' if mark.circle else 'vlak'}"
    return trace


def _pattern(look: Look) -> dict[str, Any]:
    return {
        "fgcolor": look.ink,
        "bgcolor": look.fill,
        "size": PATTERN,
        "solidity": SOLID[look.pattern],
    }


def _bars(marks: Sequence[Bar], look: Look | None) -> Trace:
    """Bars without a pattern, or all with the same look."""
    marker: dict[str, Any] = {"line": {"width": 0}}
    if any(mark.width for mark in marks):
        marker["line"] = {
            "color": [mark.border for mark in marks],
            "width": [mark.width for mark in marks],
        }
    if look:
        marker |= {"color": look.fill, "pattern": {**_pattern(look), "shape": look.pattern}}
    else:
        marker["color"] = [mark.look.fill for mark in marks]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [mark.end - mark.start for mark in marks],
        "base": [mark.start for mark in marks],
        "y": [mark.at for mark in marks],
        "width": [mark.thick for mark in marks],
        "marker": marker,
        "cliponaxis": False,
        **_pointed(marks),
    }


def _line(mark: Line) -> Trace:
    line = {"color": mark.colour, "width": mark.width}
    return {
        "type": "scatter",
        "mode": "lines",
        "x": mark.xs,
        "y": mark.ys,
        "name": escaped(mark.name),
        "connectgaps": False,
        "line": {**line, "dash": "3px,3px"} if mark.dotted else line,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _dots(marks: Sequence[Dot]) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": escaped(marks[0].name) if len({mark.name for mark in marks}) == 1 else "",
        "x": [mark.x for mark in marks],
        "y": [mark.y for mark in marks],
        "marker": {
            "size": [mark.size for mark in marks],
            "symbol": [mark.symbol for mark in marks],
            "color": [mark.fill for mark in marks],
            "opacity": 1,
            "line": {
                "color": [mark.border or mark.fill for mark in marks],
                "width": [mark.width for mark in marks],
            },
        },
        "cliponaxis": False,
        **_pointed(marks, "text"),
    }


def _words(marks: Sequence[Words]) -> Trace:
    """Words stand where plotly puts the text of markers; those markers are not seen."""
    sizes = [max(0.0, (mark.gap - 1) * 1.6) for mark in marks]
    markers = {"marker": {"size": sizes, "opacity": 0}} if any(sizes) else {}
    return {
        "type": "scatter",
        "mode": "markers+text" if markers else "text",
        "x": [mark.x for mark in marks],
        "y": [mark.y for mark in marks],
        "text": ["<br>".join(map(_written, mark.lines)) for mark in marks],
        "textposition": [_position(mark) for mark in marks],
        "textfont": {
            "size": [mark.size for mark in marks],
            "color": [mark.colour for mark in marks],
        },
        **markers,
        "cliponaxis": False,
        **_pointed(marks),
    }


def _written(line: Written) -> str:
    text = escaped(line.text)
    text = f"<b>{text}</b>" if line.bold else text
    return f"<i>{text}</i>" if line.italic else text


def _position(mark: Words) -> str:
    across = {"start": "right", "middle": "center", "end": "left"}[mark.across]
    return f"{mark.down} {across}"
