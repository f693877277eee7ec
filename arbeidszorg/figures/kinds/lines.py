"""Lines: numbers through the years, with published points beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from arbeidszorg import style
from arbeidszorg.atlas.published import Published
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures import text
from arbeidszorg.figures.base import (
    PAD,
    SIZE,
    all_hidden,
    empty,
    nothing_shown,
    number_or_reason,
    round_ticks,
)
from arbeidszorg.figures.kinds import along
from arbeidszorg.figures.kinds.along import DOT, POINT
from arbeidszorg.figures.picture import (
    Dot,
    Drawn,
    Key,
    Line,
    Look,
    Margin,
    Panel,
    Picture,
    Tick,
)
from arbeidszorg.figures.symbols import MARKS, THIN_CROSS
from arbeidszorg.registrations.model import NOT_RECORDED
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import HIDDEN, OK, Row
from arbeidszorg.view.view import Unit

HEIGHT = 380
#: Height in pixels of the row of crosses for hidden years.
CROSSES = 34
#: Room above the highest point, for its number.
ROOM = 1.14
LINE, CROSS = 3, 8


@dataclass(frozen=True)
class Series:
    """One line: its rows through the years, and how it is called and coloured."""

    rows: Sequence[Row]
    name: str
    colour: str


def trend(
    table: Table,
    colours: dict[str, str] | None = None,
    points: Iterable[Published] = (),
    other_points: Iterable[Published] = (),
    height: float = HEIGHT,
    mark_year: int | None = None,
) -> Picture:
    """A line per area and code of the split; see :func:`draw_series`."""
    shown = [rows for rows in table.series if not _unused(table, rows)]
    first = [rows[0] for rows in shown]
    names, looks = _names(table, first), _colours(table, first, colours or {})
    series = tuple(map(Series, shown, names, looks))
    return draw_series(
        series, table.view.all_years, table.view.unit, points, other_points, height, mark_year
    )


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
    crosses = _crosses(series, shown_years)
    values = [row.value for row in rows if row.status == OK]
    top = max([*values, *(point.value for point in published), 0]) * ROOM or 1.0
    ticks = _y_ticks(top, unit)
    wide = max(text.widest(tick.lines, SIZE) for tick in ticks)
    margin = Margin(wide + PAD + 2, 12, 12, SIZE * text.LINE + PAD + 8)
    high = height - margin.top - margin.bottom
    cut = 1 - CROSSES / high if crosses else 1.0
    marks: list[Drawn] = []
    for number, line in enumerate(series):
        marks += _line(line, unit, MARKS[number % len(MARKS)])
    if len(series) == 1:
        span = max(years) - min(years) + 1
        numbers = along.numbers(series[0].rows, unit, {point.year for point in published}, span)
        marks += along.clear(numbers, min(years), ticks, cut * high / top)
    marks += _points(same, t("figure.published"), "diamond", style.INK)
    marks += _points(other, t("figure.other_definition"), "diamond-open", style.QUIET)
    panels = _panels(years, top, ticks, marks, crosses, cut, mark_year)
    keys = [
        _key(_legend(line), MARKS[number % len(MARKS)], line.colour, lined=True)
        for number, line in enumerate(series)
    ]
    keys += _other_keys(bool(crosses), bool(same), bool(other))
    shown_keys = tuple(keys) if len(keys) > 1 else ()
    return Picture(height, panels, margin, keys=shown_keys, kind="lines")


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
        (*(_upright(marked, top) for marked in year), *marks),
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
        (*(_upright(marked, 1.0) for marked in year), *crosses),
        down=(cut, 1.0),
        x_ticks=along.years(years),
        tick_marks=True,
        floor=True,
    )
    return (lines, hidden)


def _other_keys(crosses: bool, same: bool, other: bool) -> list[Key]:
    """The keys of what is no line: hidden years, and published points of two kinds."""
    keys = [
        (crosses, _key(t("figure.hidden_years"), THIN_CROSS, style.QUIET)),
        (same, _key(t("figure.published"), "diamond", style.INK)),
        (other, _key(t("figure.other_definition"), "diamond-open", style.QUIET)),
    ]
    return [key for drawn, key in keys if drawn]


def _key(name: str, symbol: str, colour: str, lined: bool = False) -> Key:
    return Key(name, symbol, Look(colour), lined)


def _legend(line: Series) -> str:
    return t("figure.hidden_series", name=line.name) if all_hidden(line.rows) else line.name


def _y_ticks(top: float, unit: str) -> tuple[Tick, ...]:
    numbers = round_ticks(top, 1.0 if unit == "aantal" else 0.1)
    if all(number == int(number) for number in numbers):
        tail = "\u00a0%" if unit == "aandeel" else ""
        return tuple(Tick(number, (f"{style.number(number)}{tail}",)) for number in numbers)
    return tuple(Tick(number, (style.number(number, unit),)) for number in numbers)


def _upright(year: int, top: float) -> Line:
    """A line that marks a year."""
    return Line((year, year), (0.0, top), style.LINE, 1, dotted=True)


def _unused(table: Table, rows: Sequence[Row]) -> bool:
    """A line for "not recorded" that is zero in every year is left out."""
    return bool(
        table.splits
        and rows[0].codes[table.splits[0]] == NOT_RECORDED
        and all(row.value == 0 for row in rows)
    )


def _names(table: Table, first: Sequence[Row]) -> list[str]:
    several = len(table.areas) > 1
    names = []
    for row in first:
        parts = [label(split, row.codes[split]) for split in table.splits]
        if several or not parts:
            parts.insert(0, row.area_name)
        names.append(", ".join(parts))
    return names


def _colours(table: Table, first: Sequence[Row], chosen: dict[str, str]) -> list[str]:
    if table.splits and len(table.areas) == 1:
        split = table.splits[0]
        known = style.series_colours(split, tuple(row.codes[split] for row in first))
        return [known[row.codes[split]] for row in first]
    if len(first) == 1:
        return [chosen.get(first[0].area, style.ACCENT)]
    return [
        chosen.get(row.area, style.SERIES[number % len(style.SERIES)])
        for number, row in enumerate(first)
    ]


def _line(line: Series, unit: Unit, symbol: str) -> list[Drawn]:
    """A line with gaps, and a marker on each of its points."""
    rows, name, colour = line.rows, line.name, line.colour
    ys = tuple(row.value if row.status == OK else None for row in rows)
    marks: list[Drawn] = [
        Line(tuple(row.year for row in rows), ys, colour, LINE, name=name, code=rows[0].area)
    ]
    for row in rows:
        if row.status == OK:
            hover = (name, t("figure.in_year", year=row.year, value=number_or_reason(row, unit)))
            marks.append(
                Dot(
                    row.year,
                    row.value,
                    DOT,
                    symbol,
                    colour,
                    said=hover,
                    name=name,
                    code=row.area,
                    status=OK,
                )
            )
    return marks


def _crosses(series: Sequence[Series], years: Iterable[int]) -> list[Drawn]:
    """One cross per year in which something is hidden; who points at it reads what."""
    gone: dict[int, list[str]] = {}
    for line in series:
        for row in line.rows:
            if row.status == HIDDEN:
                gone.setdefault(row.year, []).append(line.name)
    why = t("table.status_long.verborgen")
    return [
        Dot(
            year,
            0.5,
            CROSS,
            THIN_CROSS,
            style.QUIET,
            style.QUIET,
            2,
            said=(t("figure.hidden_in", year=year, names="; ".join(gone[year])), why),
            name=t("figure.hidden_years"),
            status=HIDDEN,
        )
        for year in years
        if year in gone
    ]


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
