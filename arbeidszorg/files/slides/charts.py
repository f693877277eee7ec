"""Bars, stacks and lines as charts that an office program draws itself, with their numbers in a
workbook behind them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from arbeidszorg import style
from arbeidszorg.content.figure import Figure
from arbeidszorg.figures import text
from arbeidszorg.figures.picture import Dot, Panel, Words
from arbeidszorg.figures.symbols import OPEN
from arbeidszorg.files import native
from arbeidszorg.files.native import Chart, Series
from arbeidszorg.files.slides import shapes
from arbeidszorg.files.slides.page import (
    LANGUAGE,
    Box,
    Font,
    Sizes,
    colour,
    described,
    in_dutch,
    lettered,
)
from arbeidszorg.files.slides.plan import Plan, fitting, grid, largest, legend_high, planned
from arbeidszorg.files.slides.workbook import Numbers
from arbeidszorg.texts import t

FORMS = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}
#: Markers of office programs for those of the atlas.
MARKERS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
    "cross": XL_MARKER_STYLE.PLUS,
    "pentagon": XL_MARKER_STYLE.DASH,
    "star": XL_MARKER_STYLE.STAR,
    "hexagon": XL_MARKER_STYLE.X,
}

#: The part of a chart with lines that is not its axis; the room between years, as a share of the
#: size of their letters.
PLOT, YEAR = 0.9, 0.7


def add(
    slide: Any,
    figure: Figure,
    box: Box,
    sizes: Sizes,
    rest: Sequence[Chart] = (),
    whole: bool = False,
) -> list[Chart]:
    """The charts of a figure in a box, or the ``rest`` of them. Gives those that can only be read
    on a next slide; none when all must stand here (``whole``)."""
    unit = figure.table.view.unit
    every = [_clean(chart, figure.about.unit) for chart in native.charts(figure.picture)]
    now: Sequence[Chart] = rest or every
    later: list[Chart] = []
    key: Box | None = None
    lines = now[0].form == "lines"
    if lines:
        end = figure.picture.panels[0].y[1]
        places, key = _places(now, box)
        size, step = _along(now[0].categories, places[0].wide, sizes)
        drawn, plan = now, Plan(size, size, 0, 0, 0, end, every=step)
    else:
        if not whole:
            now, later = fitting(now, box, sizes, unit, largest(every))
        drawn, places, plan = planned(now, box, sizes, unit, largest(every))
    for number, (chart, place) in enumerate(zip(drawn, places, strict=True)):
        panel = figure.picture.panels[number if lines else 0]
        _chart(slide, chart, figure, panel, place, plan, sizes, key is None)
        name, described_as = t("slides.drawn"), figure.about.described
        if len(drawn) > 1:
            name = chart.title or name
            described_as = t(
                "slides.group", name=name, parts="; ".join(_rows_in_words(chart, unit))
            )
        described(slide.shapes[-1], described_as, name)
    if key is not None:
        keys = [entry for entry in figure.picture.keys if entry.lined]
        shapes.legend(slide, keys, key, plan.size + 2)
    return later


def _places(charts: Sequence[Chart], box: Box) -> tuple[list[Box], Box | None]:
    """Where charts with lines stand, and the one legend of several (None: a chart has its own)."""
    shared = len(charts) > 1 and any(len(chart.series) > 1 for chart in charts)
    count = len(charts) + shared
    places = grid(count, math.ceil(math.sqrt(count)), box)
    return (places[:-1], places[-1]) if shared else (places, None)


def _along(years: Sequence[str], wide: float, sizes: Sizes) -> tuple[float, int]:
    """The largest letters in which years stand beside each other, level, along an axis, and every
    how manieth year does."""
    room, needed = wide * PLOT / max(1, len(years)), text.widest(list(years), 1) + YEAR
    size = max(sizes.least, min(sizes.text, room / needed))
    return size, math.ceil(size * needed / room - 0.01)


def _clean(chart: Chart, unit: str) -> Chart:
    """The chart with names that XML can hold; a series alone is named after what is counted."""
    return replace(
        chart,
        title=text.clean(chart.title),
        categories=tuple(map(text.clean, chart.categories)),
        series=tuple(
            replace(series, name=text.clean(series.name or unit)) for series in chart.series
        ),
    )


def _rows_in_words(chart: Chart, unit: str) -> list[str]:
    """The names of rows with their numbers."""
    rows = []
    for place, name in enumerate(chart.categories):
        named = len(chart.series) > 1
        values = ((named * series.name, series.values[place]) for series in chart.series)
        numbers = [
            f"{label} {style.number(v, unit)}".strip() for label, v in values if v is not None
        ]
        rows.append(f"{name} {', '.join(numbers)}".strip())
    return rows


def _chart(
    slide: Any,
    chart: Chart,
    figure: Figure,
    panel: Panel,
    box: Box,
    plan: Plan,
    sizes: Sizes,
    keyed: bool,
) -> None:
    """One chart without the looks of the office program; ``keyed``: with a legend of its own."""
    form, unit = native.number_format(figure.table.view.unit), figure.table.view.unit
    numbers = Numbers(chart, form, figure.table.reference_date)
    native_chart = slide.shapes.add_chart(FORMS[chart.form], *box.emu, numbers).chart
    lettered(native_chart.font, Font(plan.size))
    _titled(native_chart, chart.title, plan.size)
    _legend(native_chart, keyed and len(chart.series) > 1)
    across, up = native_chart.category_axis, native_chart.value_axis
    across.major_tick_mark = up.major_tick_mark = XL_TICK_MARK.NONE
    across.format.line.color.rgb = colour(style.LINE)
    up.format.line.fill.background()
    up.minimum_scale = 0
    up.maximum_scale = plan.end
    _ruled(up, chart.form != "bars")
    if chart.form == "lines":
        _lines(native_chart, chart, panel, sizes)
        _axis_of_lines(up, panel, unit)
    else:
        _bars(native_chart, chart, form, plan.numbers)
        legend = legend_high(chart, box.wide, plan.size)
        _placed(native_chart, plan, box, legend)
    _finished(native_chart, plan.every)


def _titled(chart: Any, title: str, size: float) -> None:
    chart.has_title = bool(title)
    if title:
        chart.chart_title.text_frame.text = title
        lettered(chart.chart_title.text_frame.paragraphs[0].runs[0].font, Font(size, bold=True))
        _moved(chart.chart_title._element, x=0, y=0)


def _legend(chart: Any, visible: bool) -> None:
    chart.has_legend = visible
    if visible:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False


def _ruled(axis: Any, visible: bool) -> None:
    axis.visible = axis.has_major_gridlines = visible
    if visible:
        axis.major_gridlines.format.line.color.rgb = colour(style.GRID)
        axis.major_gridlines.format.line.width = Pt(0.75)


def _bars(native_chart: Any, chart: Chart, form: str, size: float) -> None:
    """Lying bars, the first on top, with their numbers at the end."""
    (plot,) = native_chart.plots
    plot.vary_by_categories = False
    plot.gap_width = 55 if len(chart.series) < 2 else 40
    plot.overlap = -5
    native_chart.category_axis.reverse_order = True
    native_chart.value_axis._element.find(qn("c:crosses")).set("val", "max")  # below the last row
    for drawn, series in zip(plot.series, chart.series, strict=True):
        _filled(drawn.format, series.colour)
        for place, fill in enumerate(series.colours):
            if fill != series.colour:
                _filled(drawn.points[place].format, fill)
    if chart.form == "bars":
        plot.has_data_labels = True
        plot.data_labels.show_value = True
        lettered(plot.data_labels.font, Font(size))
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
        plot.data_labels.number_format = form
        plot.data_labels.number_format_is_linked = False


def _filled(shape: Any, fill: str) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(fill)


def _lines(native_chart: Any, chart: Chart, panel: Panel, sizes: Sizes) -> None:
    """Lines with markers; published points are markers without a line."""
    dots = [mark for mark in panel.marks if isinstance(mark, Dot)]
    written = [mark for mark in panel.marks if isinstance(mark, Words) and mark.x == int(mark.x)]
    words = {int(mark.x): mark for mark in written}
    alone = sum(series.joined for series in chart.series) == 1
    for drawn, series in zip(native_chart.plots[0].series, chart.series, strict=True):
        drawn.smooth = False
        if series.joined:
            drawn.format.line.color.rgb = colour(series.colour)
            drawn.format.line.width = Pt(sizes.line)
        else:
            drawn.format.line.fill.background()
        _marked(drawn.marker, series, _symbol(series, dots), sizes.marker)
        for place, year in enumerate(chart.categories):
            if alone and series.joined and int(year) in words:
                low = words[int(year)].down == "bottom"
                drawn.points[place].data_label.position = (
                    XL_LABEL_POSITION.BELOW if low else XL_LABEL_POSITION.ABOVE
                )


def _symbol(series: Series, dots: Sequence[Dot]) -> str:
    """The marker of a series in the picture: that of a line goes by name, else by colour, as that
    of published points."""
    if series.joined:
        mine = [dot for dot in dots if dot.status]
        by_name = (dot.symbol for dot in mine if dot.name == series.name)
        return next(by_name, next((dot.symbol for dot in mine if dot.fill == series.colour), ""))
    return next(dot.symbol for dot in dots if not dot.status and dot.border == series.colour)


def _marked(marker: Any, series: Series, symbol: str, size: float) -> None:
    marker.style = MARKERS.get(symbol.removesuffix(OPEN), XL_MARKER_STYLE.CIRCLE)
    marker.size = round(size if series.joined else size * 1.4)
    _filled(marker.format, style.LINE if symbol.endswith(OPEN) else series.colour)
    marker.format.line.color.rgb = colour(series.colour)
    marker.format.line.width = Pt(1.5)


def _axis_of_lines(axis: Any, panel: Panel, unit: str) -> None:
    """The same steps as in the picture."""
    ticks = [tick.value for tick in panel.y_ticks]
    if len(ticks) > 1:
        axis.major_unit = ticks[1] - ticks[0]
    whole = all(float(tick).is_integer() for tick in ticks)
    percent = '" %"' if unit == "aandeel" else ""
    axis.tick_labels.number_format = f"#,##0{percent}" if whole else native.number_format(unit)
    axis.tick_labels.number_format_is_linked = False


def _placed(chart: Any, plan: Plan, box: Box, below: float) -> None:
    """Puts the bars beside the names and below the title, the same in every chart."""
    left, top = plan.names / box.wide, plan.head / box.high
    _moved(
        chart._chartSpace.chart.plotArea,
        inner=True,
        x=left,
        y=top,
        w=0.995 - left,
        h=1 - top - below / box.high,
    )


def _moved(element: Any, inner: bool = False, **shares: float) -> None:
    """The place of a part of a chart, in shares of the chart."""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    modes = "".join(f'<c:{name}Mode val="edge"/>' for name in shares if name in "xy")
    sizes = "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in shares.items())
    layout = parse_xml(
        f"<c:layout {nsdecls('c')}><c:manualLayout>{target}{modes}{sizes}"
        "</c:manualLayout></c:layout>"
    )
    old = element.find(qn("c:layout"))
    if old is not None:
        element.replace(old, layout)
    else:
        element.insert(0 if inner else 1, layout)


def _finished(chart: Any, every: int) -> None:
    """What the library has no word for: language, straight corners, gaps where nothing is, a name
    at ``every`` row, or every so manieth; axes are numbered from 1, as the library gives them
    numbers below zero, which the schema does not have."""
    space = chart._chartSpace
    ids = list(dict.fromkeys(axis.get("val") for axis in space.xpath(".//c:axId")))
    for axis in space.xpath(".//c:axId | .//c:crossAx"):
        axis.set("val", str(ids.index(axis.get("val")) + 1))
    for old in space.xpath("./c:lang | ./c:roundedCorners"):
        space.remove(old)
    place = len(space.xpath("./c:date1904"))
    space.insert(place, parse_xml(f'<c:roundedCorners {nsdecls("c")} val="0"/>'))
    space.insert(place, parse_xml(f'<c:lang {nsdecls("c")} val="{LANGUAGE}"/>'))
    for blanks in space.chart.xpath("./c:dispBlanksAs"):
        blanks.set("val", "gap")
    for last in space.xpath(".//c:catAx/c:noMultiLvlLbl"):
        last.addprevious(parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="{every}"/>'))
    in_dutch(space)
