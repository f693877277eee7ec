"""Many lines as small multiples: a small chart per area, or per code, all with one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures import text
from arbeidszorg.figures.base import PAD, SIZE, nothing_shown
from arbeidszorg.figures.kinds.series import (
    Series,
    hidden_years,
    key_name,
    line_key,
    line_marks,
    upright,
    y_ticks,
)
from arbeidszorg.figures.picture import (
    Dot,
    Drawn,
    Key,
    Line,
    Margin,
    Panel,
    Picture,
    Span,
    Tick,
    Words,
    Written,
)
from arbeidszorg.figures.symbols import MARKS, THIN_CROSS
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import OK

#: Charts beside each other, the least width of the whole, and the height of the lines of one.
COLUMNS, LEAST, HIGH = 3, 560, 120
#: Room between charts: as a share of the width, and in pixels below each other, besides the years.
BESIDE, BELOW = 0.035, 18
#: Room above the highest point, and below zero for hidden years, as shares of the scale.
ROOM, UNDER = 1.1, 0.16
#: Sizes of points and of lines.
DOT, THIN = 6, 2
TOP = 4


@dataclass(frozen=True)
class Group:
    """The lines of one small chart, each with its marker; ``name``: its title."""

    name: str
    lines: tuple[tuple[Series, str], ...]


def small_lines(
    table: Table,
    series: Sequence[Series],
    chosen: Mapping[str, str],
    most: int,
    mark_year: int | None = None,
) -> Picture:
    """The lines of a table in groups. ``chosen``: area code -> colour; ``most``: lines that can be
    told apart in one chart."""
    rows = [row for line in series for row in line.rows]
    if nothing := nothing_shown(rows, 3 * HIGH):
        return nothing
    groups, keys = _groups(table, series, chosen, most)
    years = table.view.all_years
    x = (min(years) - 0.35, max(years) + 0.35)
    top = (max((row.value for row in rows if row.status == OK), default=0) or 1.0) * ROOM
    gone = bool(hidden_years(series, years))
    y = (-UNDER * top if gone else 0.0, top)
    ticks = tuple(tick for tick in y_ticks(top, table.view.unit))[::2]
    left = max(text.widest(tick.lines, SIZE) for tick in ticks) + PAD + 2
    columns, wide = min(COLUMNS, len(groups)), 1 / min(COLUMNS, len(groups))
    narrowest = (LEAST - left) * (wide - BESIDE)
    titles = [text.lines(group.name, narrowest, SIZE, 2, bold=True) for group in groups]
    head = max(map(len, titles)) * SIZE * text.LINE + 8
    step = head + HIGH + SIZE * text.LINE + PAD + BELOW
    lines = -(-len(groups) // columns)
    whole = lines * step - BELOW - SIZE * text.LINE - PAD
    panels = []
    for number, (group, title) in enumerate(zip(groups, titles, strict=True)):
        line, column = divmod(number, columns)
        start = line * step + head
        written = tuple(Written(words, bold=True) for words in title)
        heading = Words(x[0], top, written, across="start", down="top", gap=2, name=group.name)
        marks = _marks(group, table, y[0], mark_year)
        panels.append(
            Panel(
                x,
                y,
                (heading, *_ends(years, x, y[0]), *marks),
                across=(column * wide, (column + 1) * wide - (BESIDE if columns > 1 else 0)),
                down=(start / whole, (start + HIGH) / whole),
                y_ticks=ticks if column == 0 else _mute(ticks),
                grid=True,
                floor=not gone,
            )
        )
    margin = Margin(left, 12, TOP, SIZE * text.LINE + PAD + 4)
    height = whole + margin.top + margin.bottom
    crosses = (line_key(t("figure.hidden_years"), THIN_CROSS, style.QUIET),) if gone else ()
    legend = (*keys, *crosses)
    drawn = tuple(panels)
    return Picture(height, drawn, margin, keys=legend, least_width=LEAST, kind="small_lines")


def _groups(
    table: Table, series: Sequence[Series], chosen: Mapping[str, str], most: int
) -> tuple[list[Group], tuple[Key, ...]]:
    """A chart per area with a line per code, or the other way round: the fewest lines in one; and
    the keys of those lines. With areas alone, or codes alone, a line has a chart to itself."""
    codes = [tuple(line.rows[0].codes[split] for split in table.splits) for line in series]
    areas = [line.rows[0].area for line in series]
    fewest = min(len(set(codes)), len(set(areas)))
    if fewest == 1 or fewest > most:
        return [
            Group(key_name(line), ((replace(line, colour=style.ACCENT), MARKS[0]),))
            for line in series
        ], ()
    by_code = len(set(codes)) <= len(set(areas))
    apart: Sequence[Any] = areas if by_code else codes
    inner: Sequence[Any] = codes if by_code else areas
    looks = _code_colours(table, codes) if by_code else _area_colours(areas, chosen)
    symbols = {each: MARKS[place] for place, each in enumerate(dict.fromkeys(inner))}
    names: dict[Any, str] = {line.rows[0].area: str(line.rows[0].area_name) for line in series}
    names |= {code: _code_name(table, code) for code in codes}
    charts: dict[Any, list[tuple[Series, str]]] = {}
    for line, chart, each in zip(series, apart, inner, strict=True):
        drawn = Series(line.rows, names[each], looks[each])
        charts.setdefault(chart, []).append((drawn, symbols[each]))
    keys = (line_key(names[each], symbols[each], looks[each], lined=True) for each in symbols)
    groups = [Group(_titled(names[chart], lines), tuple(lines)) for chart, lines in charts.items()]
    return groups, tuple(keys)


def _titled(name: str, lines: Sequence[tuple[Series, str]]) -> str:
    """The title of a chart; one in which all is hidden says so."""
    return key_name(Series([row for line, _ in lines for row in line.rows], name, ""))


def _code_name(table: Table, codes: tuple[str, ...]) -> str:
    named = zip(table.splits, codes, strict=True)
    return ", ".join(label(split, code) for split, code in named)


def _code_colours(table: Table, codes: Sequence[tuple[str, ...]]) -> dict[Any, str]:
    """The colour of each code; of one split, its own."""
    distinct = tuple(dict.fromkeys(codes))
    if len(table.splits) == 1:
        known = style.series_colours(table.splits[0], tuple(code for (code,) in distinct))
        return {code: known[code[0]] for code in distinct}
    return {code: style.SERIES[place] for place, code in enumerate(distinct)}


def _area_colours(areas: Sequence[str], chosen: Mapping[str, str]) -> dict[Any, str]:
    distinct = dict.fromkeys(areas)
    return {area: chosen.get(area, style.SERIES[place]) for place, area in enumerate(distinct)}


def _marks(group: Group, table: Table, low: float, mark_year: int | None) -> list[Drawn]:
    """What is drawn in one chart: lighter lines than in a large one, and crosses below zero."""
    marks: list[Drawn] = [] if mark_year is None else [upright(mark_year, -low or 1.0)]
    named = []
    for line, symbol in group.lines:
        name = group.name if len(group.lines) == 1 else f"{group.name}, {line.name}"
        named.append(replace(line, name=name))
        for mark in line_marks(named[-1], table.view.unit, symbol):
            marks.append(replace(mark, size=DOT) if isinstance(mark, Dot) else _thin(mark))
    for cross in hidden_years(named, table.view.all_years):
        marks.append(replace(cross, y=low / 2) if isinstance(cross, Dot) else cross)
    return marks


def _thin(mark: Drawn) -> Drawn:
    return replace(mark, width=THIN) if isinstance(mark, Line) else mark


def _ends(years: Sequence[int], x: Span, low: float) -> list[Words]:
    """The first and the last year, inside the width of a chart."""
    ends = ((x[0], min(years), "start"), (x[1], max(years), "end"))
    return [
        Words(at, low, (Written(str(year)),), across=across, down="bottom", gap=4)
        for at, year, across in ends
    ]


def _mute(ticks: Sequence[Tick]) -> tuple[Tick, ...]:
    return tuple(replace(tick, lines=()) for tick in ticks)
