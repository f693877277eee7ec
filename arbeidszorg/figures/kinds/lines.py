"""Lines: numbers through the years, with published points beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from arbeidszorg import style
from arbeidszorg.atlas.published import Published
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures import text
from arbeidszorg.figures.base import PAD, SIZE, empty, nothing_shown
from arbeidszorg.figures.kinds import along
from arbeidszorg.figures.kinds.along import POINT
from arbeidszorg.figures.kinds.series import (
    Series,
    hidden_years,
    key_name,
    line_key,
    line_marks,
    series_of,
    upright,
    y_ticks,
)
from arbeidszorg.figures.kinds.small_lines import small_lines
from arbeidszorg.figures.picture import (
    Dot,
    Drawn,
    Key,
    Line,
    Margin,
    Panel,
    Picture,
    Tick,
)
from arbeidszorg.figures.symbols import MARKS, THIN_CROSS
from arbeidszorg.texts import t
from arbeidszorg.view.rows import OK
from arbeidszorg.view.view import Unit

HEIGHT = 380
#: Height in pixels of the row of crosses for hidden years.
CROSSES = 34
#: Room above the highest point, for its number.
ROOM = 1.14
#: The sign of a remark, in pixels across.
MARK_SIZE = 11
#: Lines that can be told apart in one frame; more become small multiples.
MOST_LINES = 8


def trend(
    table: Table,
    colours: dict[str, str] | None = None,
    points: Iterable[Published] = (),
    other_points: Iterable[Published] = (),
    height: float = HEIGHT,
    mark_year: int | None = None,
    marks: Iterable[tuple[int, str]] = (),
) -> Picture:
    """A line per area and code of the split; see :func:`draw_series`. More than can be told apart
    become small multiples. ``marks``: what a reader wrote at years, which stand upright."""
    series = series_of(table, colours or {})
    if len(series) > MOST_LINES:
        return small_lines(table, series, colours or {}, MOST_LINES, mark_year)
    picture = draw_series(
        series, table.view.all_years, table.view.unit, points, other_points, height, mark_year
    )
    return _with_marks(picture, marks)


def _with_marks(picture: Picture, marks: Iterable[tuple[int, str]]) -> Picture:
    """An upright line at each year with a remark, with a sign at its top; who points at it reads
    the remark. The words themselves stand among the notes of the figure, where there is room."""
    if not picture.panels:
        return picture
    first, *rest = picture.panels
    drawn: list[Drawn] = []
    for year, words in marks:
        if first.x[0] < year < first.x[1]:
            said = (str(year), words)
            top = first.y[1]
            drawn.append(Line((year, year), (0.0, top), style.INK, 1, dotted=True, name=words))
            drawn.append(
                Dot(year, top * 0.98, MARK_SIZE, "diamond", style.INK, said=said, name=words)
            )
    first = replace(first, marks=(*drawn, *first.marks))
    return replace(picture, panels=(first, *rest))


def draw_series(
    series: Sequence[Series],
    shown_years: Sequence[int],
    unit: Unit,
    points: Iterable[Published] = (),
    other_points: Iterable[Published] = (),
    height: float = HEIGHT,
    mark_year: int | None = None,
) -> Picture:
    """Lines through the years. A year without a value is a gap; one with something hidden has a
    grey cross in a row of its own, below zero, so that it is no number. ``points`` are published
    figures with the same definition, ``other_points`` with another; neither is joined by a line."""
    if not series:
        return empty(height)
    same = [point for point in points if point.year]
    other = [point for point in other_points if point.year]
    published = (*same, *other)
    rows = [row for line in series for row in line.rows]
    if not published and (nothing := nothing_shown(rows, height)):
        return nothing
    years = [*shown_years, *(point.year for point in published if point.year)]
    crosses = hidden_years(series, shown_years)
    values = [row.value for row in rows if row.status == OK]
    top = max([*values, *(point.value for point in published), 0]) * ROOM or 1.0
    ticks = y_ticks(top, unit)
    wide = max(text.widest(tick.lines, SIZE) for tick in ticks)
    margin = Margin(wide + PAD + 2, 12, 12, SIZE * text.LINE + PAD + 8)
    high = height - margin.top - margin.bottom
    cut = 1 - CROSSES / high if crosses else 1.0
    marks: list[Drawn] = []
    for number, line in enumerate(series):
        drawn = line_marks(line, unit, MARKS[number % len(MARKS)])
        marks += [_beside(mark, line, series, unit) for mark in drawn]
    if len(series) == 1:
        span = max(years) - min(years) + 1
        numbers = along.numbers(series[0].rows, unit, {point.year for point in published}, span)
        marks += along.clear(numbers, min(years), ticks, cut * high / top)
    marks += _points(same, t("figure.published"), "diamond", style.INK)
    marks += _points(other, t("figure.other_definition"), "diamond-open", style.QUIET)
    panels = _panels(years, top, ticks, marks, crosses, cut, mark_year)
    keys = [
        line_key(key_name(line), MARKS[number % len(MARKS)], line.colour, lined=True)
        for number, line in enumerate(series)
    ]
    keys += _other_keys(bool(crosses), bool(same), bool(other))
    shown_keys = tuple(keys) if len(keys) > 1 else ()
    return Picture(height, panels, margin, keys=shown_keys, kind="lines")


def _beside(mark: Drawn, own: Series, series: Sequence[Series], unit: Unit) -> Drawn:
    """A point that says the numbers of the other lines in its year too, in one box."""
    if not isinstance(mark, Dot):
        return mark
    others = [
        t(
            "figure.compared.beside",
            name=line.name,
            value=style.shown(row.value, row.status, unit),
        )
        for line in series
        if line is not own
        for row in line.rows
        if row.year == mark.x
    ]
    return replace(mark, said=(*mark.said, *others))


def _panels(
    years: Sequence[int],
    top: float,
    ticks: tuple[Tick, ...],
    marks: Sequence[Drawn],
    crosses: Sequence[Drawn],
    cut: float,
    mark_year: int | None,
) -> tuple[Panel, ...]:
    """The panel of the lines down to ``cut``, and below it that of the crosses when there are."""
    x = (min(years) - 0.35, max(years) + 0.35)
    year = [] if mark_year is None else [mark_year]
    lines = Panel(
        x,
        (0.0, top),
        (*(upright(marked, top) for marked in year), *marks),
        down=(0.0, cut),
        x_ticks=() if crosses else along.years(years),
        y_ticks=ticks,
        tick_marks=not crosses,
        grid=True,
        floor=True,
    )
    if not crosses:
        return (lines,)
    hidden = Panel(
        x,
        (0.0, 1.0),
        (*(upright(marked, 1.0) for marked in year), *crosses),
        down=(cut, 1.0),
        x_ticks=along.years(years),
        tick_marks=True,
        floor=True,
    )
    return (lines, hidden)


def _other_keys(crosses: bool, same: bool, other: bool) -> list[Key]:
    """The keys of what is no line: hidden years, and published points of two kinds."""
    keys = [
        (crosses, line_key(t("figure.hidden_years"), THIN_CROSS, style.QUIET)),
        (same, line_key(t("figure.published"), "diamond", style.INK)),
        (other, line_key(t("figure.other_definition"), "diamond-open", style.QUIET)),
    ]
    return [key for drawn, key in keys if drawn]


def _points(points: Sequence[Published], name: str, symbol: str, colour: str) -> list[Drawn]:
    return [
        Dot(
            point.year or 0,
            point.value,
            POINT,
            symbol,
            colour,
            colour,
            2,
            name=name,
            said=(
                t(
                    "figure.published_value",
                    value=style.number(point.value),
                    precision=t(f"figure.precision.{point.precision}"),
                ),
                point.definition,
                t("figure.published_source", source=point.source, edition=point.edition),
            ),
        )
        for point in points
    ]
