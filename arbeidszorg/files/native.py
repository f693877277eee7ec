"""A Picture as the data of charts that an office program draws itself.

What is read here is what is drawn: the same names, order, colours and numbers. A bar without a
value has none here either, and the name of its row says why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from arbeidszorg.figures.picture import Bar, Dot, Line, Panel, Picture, Tick, Words
from arbeidszorg.texts import t
from arbeidszorg.view.rows import OK

#: Kinds of picture that office programs have no chart for: they are drawn as shapes.
SHAPES = (
    *("areas", "tiles", "circles", "cells", "flows", "spread"),
    *("rates", "waterfall", "tornado", "pieces", "ladder", "layers"),
)


@dataclass(frozen=True)
class Series:
    """Numbers along the categories, None where there is none. ``colours``: of each point, where
    they differ; ``joined``: by a line."""

    name: str
    colour: str
    values: tuple[float | None, ...]
    colours: tuple[str, ...] = ()
    joined: bool = True


@dataclass(frozen=True)
class Chart:
    """``form``: ``bars`` (lying, the first on top), ``stacks`` or ``lines``; ``title``: of one of
    several charts ("" for one alone)."""

    form: str
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Apart:
    """A chart as an office program keeps it (``xml``), with the ``workbook`` behind it; ``wide``
    and ``high`` in points; ``name`` and what it says to who cannot see it (``described``)."""

    xml: bytes
    workbook: bytes
    wide: float
    high: float
    name: str
    described: str


def charts(picture: Picture) -> tuple[Chart, ...]:
    """The charts of a picture: several for small multiples, none when it has no bars or lines."""
    if picture.kind == "lines":
        return (_lines(picture.panels[0], [key.text for key in picture.keys]),)
    if picture.kind == "small_lines":
        names = {key.look.fill: key.text for key in picture.keys if key.lined}
        return tuple(_small_lines(panel, names) for panel in picture.panels)
    if picture.kind == "bars":
        return (_bars(picture.panels[0], picture.panels[0].y_ticks),)
    if picture.kind == "multiples":
        ticks = picture.panels[0].y_ticks
        return tuple(replace(_bars(p, ticks), title=_title(p)) for p in picture.panels)
    if picture.kind == "groups":
        return (_grouped(picture),)
    return ()


def number_format(unit: str) -> str:
    """How office programs write numbers of a unit; they put in the marks of their own country."""
    if unit == "aantal":
        return "#,##0"
    return '#,##0.0" %"' if unit == "aandeel" else "#,##0.0"


def _title(panel: Panel) -> str:
    return next((m.name for m in panel.marks if isinstance(m, Words) and m.name), "")


def _row(bar: Bar, ticks: Sequence[Tick]) -> int:
    """The row that a bar stands in."""
    return min(range(len(ticks)), key=lambda place: abs(ticks[place].value - bar.at))


def _value(bar: Bar) -> float | None:
    return bar.end - bar.start if bar.status == OK else None


def _bars(panel: Panel, ticks: Sequence[Tick]) -> Chart:
    bars = [mark for mark in panel.marks if isinstance(mark, Bar)]
    names = [ticks[_row(bar, ticks)].name for bar in bars]
    categories = tuple(
        name if bar.status == OK else t("export.without", name=name, status=_status(bar))
        for name, bar in zip(names, bars, strict=True)
    )
    fills = tuple(bar.look.fill for bar in bars)
    values = tuple(map(_value, bars))
    return Chart("bars", "", categories, (Series("", fills[0], values, fills),))


def _status(bar: Bar) -> str:
    return t(f"table.status.{bar.status}")


def _grouped(picture: Picture) -> Chart:
    """A series per area, told apart by their colours."""
    (panel,) = picture.panels
    bars = [mark for mark in panel.marks if isinstance(mark, Bar)]
    names = {key.look.fill: key.text for key in picture.keys}
    bars_by_area: dict[str, dict[int, Bar]] = {}
    for bar in bars:
        bars_by_area.setdefault(bar.code, {})[_row(bar, panel.y_ticks)] = bar
    rows = range(len(panel.y_ticks))
    series = []
    for bars_by_row in bars_by_area.values():
        fill = next(iter(bars_by_row.values())).look.fill
        values = tuple(_value(bars_by_row[row]) if row in bars_by_row else None for row in rows)
        series.append(Series(names.get(fill, ""), fill, values))
    categories = tuple(tick.name for tick in panel.y_ticks)
    return Chart("bars", "", categories, tuple(series))


def _small_lines(panel: Panel, names: Mapping[str, str]) -> Chart:
    """One of several charts; ``names``: of its lines, by colour."""
    lines = [mark for mark in panel.marks if isinstance(mark, Line) and mark.name]
    chart = _lines(panel, [names.get(line.colour, "") for line in lines])
    return replace(chart, title=_title(panel))


def _lines(panel: Panel, called: Sequence[str]) -> Chart:
    """A series per line, and one without a line for each kind of published point; ``called``: the
    names of the lines, where they have others than of their own."""
    marks = panel.marks
    lines = [mark for mark in marks if isinstance(mark, Line) and mark.name]
    dots = [mark for mark in marks if isinstance(mark, Dot) and not mark.status]
    years = sorted({int(x) for line in lines for x in line.xs} | {int(dot.x) for dot in dots})
    every = range(years[0], years[-1] + 1)
    series = []
    names = called or [line.name for line in lines]
    for name, line in zip(names, lines, strict=False):  # the keys of the lines come first
        at = dict(zip(map(int, line.xs), line.ys, strict=True))
        series.append(Series(name, line.colour, tuple(at.get(year) for year in every)))
    points: dict[tuple[str, int], tuple[dict[int, float], str]] = {}
    for dot in dots:
        number = 1
        while int(dot.x) in points.setdefault((dot.name, number), ({}, dot.border))[0]:
            number += 1
        points[dot.name, number][0][int(dot.x)] = dot.y
    for (name, number), (values, colour) in points.items():
        text = name if number == 1 else f"{name} ({number})"
        series.append(Series(text, colour, tuple(map(values.get, every)), joined=False))
    return Chart("lines", "", tuple(map(str, every)), tuple(series))
