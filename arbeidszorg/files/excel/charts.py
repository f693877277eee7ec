"""Charts that Excel draws itself, over numbers in the cells below them.

A cell without a number is empty: a word there would be drawn as zero.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from arbeidszorg import style
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.listed import Listed
from arbeidszorg.figures.base import ranked
from arbeidszorg.figures.picture import Area, Dot, Picture
from arbeidszorg.figures.text import clean
from arbeidszorg.files.answer import value
from arbeidszorg.files.excel.sheet import (
    FONT,
    HEAD,
    LONGEST_TOLD,
    PLAIN,
    RIGHT,
    ROW,
    STRONG,
    Sheet,
)
from arbeidszorg.files.native import Chart, Series, charts, number_format
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import OK

#: Heights in pixels: of a bar, of one among many, of a chart besides its bars, of lines, of
#: lines in one of several charts.
BAR, MANY_BARS, AROUND, LINES, SMALL_LINES = 32, 18, 36, 380, 260
MANY = 20
#: Small charts: how many beside each other, the room between them, and the height of their bars.
BESIDE, GAP, SMALL_BAR = 3, 12, 26
#: Highest charts (pixels) that a lying sheet of paper has room for, with what is above them.
LYING = 520
#: How many series Excel can draw in one chart.
MOST_SERIES = 255
#: Excel's names for the markers of lines, in the order of ``symbols.MARKS``.
MARKERS = ("circle", "square", "diamond", "triangle", "plus", "x", "star", "short_dash")
#: Where the bars of a small chart stand in it, as a share of its width and height.
_SMALL = {"x": 0.42, "y": 0.16, "width": 0.55, "height": 0.8}
#: Kinds of picture that are a chart without a Table of their own.
CHARTED = ("lines", "bars")
#: A place in a workbook, as charts refer to it: sheet, first row, first column, last row, column.
Place = list[Any]


@dataclass(frozen=True)
class _Data:
    """Where the numbers of a chart stand: its title, categories, and per series name and values."""

    title: Place
    categories: Place
    series: tuple[tuple[Place, Place], ...]


def charts_of(figure: Figure) -> tuple[Chart, ...]:
    """The charts of a figure; of a map, its areas by value. None for cells, for words alone, and
    for what no View asks for and no kind of chart shows."""
    if isinstance(figure.table, Listed):
        return charts(figure.picture) if figure.picture.kind in CHARTED else ()
    if figure.picture.kind in ("areas", "tiles", "circles"):
        return _by_area(figure)
    if figure.picture.kind == "flows":
        return _by_flow(figure)
    return charts(figure.picture)


def _by_flow(figure: Figure) -> tuple[Chart, ...]:
    """Flows as bars, in the order of the table."""
    split = figure.table.splits[0]
    rows = figure.table.last
    names = tuple(
        label(split, row.codes[split])
        if row.status == OK
        else t(
            "export.without",
            name=label(split, row.codes[split]),
            status=t(f"table.status.{row.status}"),
        )
        for row in rows
    )
    values = tuple(row.value if row.status == OK else None for row in rows)
    return (Chart("bars", "", names, (Series("", style.ACCENT, values),)),)


def upright(charts: Sequence[Chart]) -> bool:
    """Whether charts are printed better on a standing page."""
    return sum(map(_high, charts[::BESIDE])) > LYING


def columns(charts: Sequence[Chart]) -> int:
    """How many columns the numbers of the charts take."""
    years = [len(chart.categories) for chart in charts if chart.form == "lines"]
    series = [len(chart.series) for chart in charts if chart.form != "lines"]
    return 1 + max([*years, *series], default=0)


def longest(charts: Sequence[Chart]) -> int:
    """The letters of the longest word above the columns of their numbers."""
    names = [series.name for chart in charts if chart.form != "lines" for series in chart.series]
    return max((len(word) for name in names for word in clean(name).split()), default=0)


def draw(sheet: Sheet, figure: Figure, charts: Sequence[Chart]) -> None:
    """The charts, and their numbers below them."""
    unit = number_format(figure.table.view.unit)
    beside = min(BESIDE, len(charts))
    wide = (sheet.wide - GAP * (beside - 1)) // beside
    places = []
    for start in range(0, len(charts), beside):
        high = max(_high(drawn) for drawn in charts[start : start + beside])
        places += [(sheet.row, column * (wide + GAP), high) for column in range(beside)]
        sheet.down(-(-high // ROW) + 1)
    sheet.paragraph(t("office.chart_data"), STRONG)
    if any(len(drawn.series) > MOST_SERIES for drawn in charts):
        sheet.paragraph(t("office.most_series", most=MOST_SERIES))
    top = max((v for drawn in charts for s in drawn.series for v in s.values if v), default=0.0)
    for drawn, (row, left, high) in zip(charts, places, strict=False):
        data = (_lines_data if drawn.form == "lines" else _bars_data)(sheet, figure, drawn, unit)
        chart = _chart(sheet, drawn, data, unit, top if len(charts) > 1 else 0)
        chart.set_size({"width": wide, "height": high})
        described = ": ".join(filter(None, (drawn.title, figure.about.described)))
        sheet.page.insert_chart(
            row, 0, chart, {"x_offset": left, "description": clean(described)[:LONGEST_TOLD]}
        )
        sheet.down()


def _by_area(figure: Figure) -> tuple[Chart, ...]:
    rows = [row for row in ranked(figure.table.last) if row.status == OK]
    if not rows:
        return ()
    names = tuple(str(row.area_name) for row in rows)
    chosen = _chosen(figure.picture)
    fills = tuple(chosen.get(row.area, style.ACCENT) for row in rows)
    values = tuple(float(row.value) for row in rows)
    return (Chart("bars", "", names, (Series("", style.ACCENT, values, fills),)),)


def _chosen(picture: Picture) -> dict[str, str]:
    """Area code -> the colour of its border, of areas that were chosen."""
    return {
        mark.code: mark.border
        for mark in picture.marks
        if isinstance(mark, Area | Dot) and mark.border in style.AREA_COLOURS
    }


def _high(chart: Chart) -> int:
    if chart.form == "lines" and chart.title:
        return SMALL_LINES
    if chart.form == "lines":
        return LINES + 20 * (len(chart.series) // 5)
    bars = len(chart.categories) * (len(chart.series) if chart.form == "bars" else 1)
    legend = 20 * (1 + len(chart.series) // 4) if len(chart.series) > 1 else 0
    if chart.title:
        return AROUND + 24 + bars * SMALL_BAR
    return AROUND + legend + bars * (BAR if bars <= MANY else MANY_BARS)


# --- the numbers -------------------------------------------------------------------------------


def _number(number: float | None) -> float | int | None:
    return None if number is None else value(number)


def _bars_data(sheet: Sheet, figure: Figure, chart: Chart, unit: str) -> _Data:
    """A row per category, a column per series."""
    table = figure.table
    corner = t(f"view.split.{table.splits[0]}") if table.splits else t("table.column.gebied")
    if isinstance(table, Listed):
        corner = table.listed.corner
    title = [sheet.name, sheet.row, 0]
    if chart.title:
        sheet.paragraph(chart.title, STRONG)
    head = sheet.row
    names = [
        series.name or t(f"view.unit.{table.view.unit}").capitalize() for series in chart.series
    ]
    sheet.line([(corner.capitalize(), HEAD), *((name, HEAD | RIGHT) for name in names)])
    first = sheet.row
    for place, name in enumerate(chart.categories):
        numbers = [_number(series.values[place]) for series in chart.series]
        sheet.line([(name, PLAIN), *((n, PLAIN | {"num_format": unit}) for n in numbers)])
    last = sheet.row - 1
    return _Data(
        title,
        [sheet.name, first, 0, last, 0],
        tuple(
            ([sheet.name, head, at], [sheet.name, first, at, last, at])
            for at in range(1, len(names) + 1)
        ),
    )


def _lines_data(sheet: Sheet, figure: Figure, chart: Chart, unit: str) -> _Data:
    """A row per line, a column per year: names of lines are long."""
    title = [sheet.name, sheet.row, 0]
    if chart.title:
        sheet.paragraph(chart.title, STRONG)
    head, last = sheet.row, len(chart.categories)
    years = [int(year) for year in chart.categories]
    sheet.line([(t("office.line"), HEAD), *((year, HEAD | {"num_format": "0"}) for year in years)])
    references = []
    for series in chart.series:
        references.append(([sheet.name, sheet.row, 0], [sheet.name, sheet.row, 1, sheet.row, last]))
        numbers = map(_number, series.values)
        name = series.name or chart.title or figure.about.title
        sheet.line([(name, PLAIN), *((n, PLAIN | {"num_format": unit}) for n in numbers)])
    return _Data(title, [sheet.name, head, 1, head, last], tuple(references))


# --- the charts --------------------------------------------------------------------------------


def _font(size: int = 10, **more: object) -> dict[str, object]:
    return {"name": FONT, "size": size, "color": style.INK, "bold": False, **more}


def _chart(sheet: Sheet, chart: Chart, data: _Data, unit: str, top: float) -> Any:
    """``top``: the highest number of all charts that share a scale, 0 for a chart alone."""
    kinds: dict[str, dict[str, str]] = {
        "bars": {"type": "bar"},
        "lines": {"type": "line"},
    }
    native_chart = sheet.book.workbook.add_chart(kinds[chart.form])
    one_series: Callable[..., dict[str, Any]] = _line if chart.form == "lines" else _bars
    drawn = list(zip(chart.series, data.series, strict=True))[:MOST_SERIES]
    for number, (series, (name, values)) in enumerate(drawn):
        look = one_series(chart, series, number, unit)
        native_chart.add_series(
            {"name": name, "categories": data.categories, "values": values, **look}
        )
    if chart.title:
        native_chart.set_title({"name": data.title, "name_font": _font(12, bold=True)})
        if chart.form != "lines":  # or each would have a scale of its own
            native_chart.set_plotarea({"layout": _SMALL})
    else:
        native_chart.set_title({"none": True})
    if len(chart.series) > 1:
        native_chart.set_legend({"position": "bottom", "font": _font()})
    else:
        native_chart.set_legend({"none": True})
    native_chart.set_chartarea({"border": {"none": True}})
    native_chart.show_blanks_as("gap")
    line = {"color": style.LINE, "width": 1}
    grid = {"visible": True, "line": {"color": style.GRID, "width": 0.75}}
    numbers = {
        "num_format": unit,
        "num_font": _font(),
        "line": {"none": True},
        "min": 0,
        "major_tick_mark": "none",
    }
    bars = chart.form != "lines"
    size = 8 if bars and len(chart.categories) > MANY else 9 if chart.title else 10
    names = {
        "num_font": _font(size),
        "line": line,
        "interval_unit": 1,
        "major_tick_mark": "none",
    }
    if chart.form == "lines":
        native_chart.set_x_axis(names)
        scale = {"max": top * 1.1} if top else {}
        native_chart.set_y_axis(numbers | scale | {"major_gridlines": grid})
    else:
        native_chart.set_y_axis(names | {"reverse": True, "major_gridlines": {"visible": False}})
        scale = {"max": top * 1.15} if top else {}
        bare = {"visible": False, "major_gridlines": {"visible": False}}
        native_chart.set_x_axis(numbers | scale | bare)
    return native_chart


def _bars(chart: Chart, series: Series, _: int, unit: str) -> dict[str, Any]:
    """Bars carry their number."""
    many = len(chart.categories) * len(chart.series) > MANY
    font = _font(8 if many else 10)
    look: dict[str, Any] = {
        "fill": {"color": series.colour},
        "gap": 40,
        "overlap": -5,
    }
    if series.colours:
        look["points"] = [{"fill": {"color": colour}} for colour in series.colours]
    if chart.form == "bars":
        look["data_labels"] = {"value": True, "num_format": unit, "font": font}
    return look


def _line(chart: Chart, series: Series, number: int, unit: str) -> dict[str, Any]:
    """A line with markers, or markers alone for what is not joined; one line has its numbers."""
    colour = {"color": series.colour}
    kind = MARKERS[number % len(MARKERS)] if series.joined else "diamond"
    marker = {"type": kind, "size": 7 if series.joined else 10, "fill": colour, "border": colour}
    line: dict[str, Any] = colour | {"width": 2.25} if series.joined else {"none": True}
    look: dict[str, Any] = {"line": line, "marker": marker}
    if series.joined and sum(other.joined for other in chart.series) == 1:
        font = _font()
        look["data_labels"] = {"value": True, "position": "above", "num_format": unit, "font": font}
    return look
