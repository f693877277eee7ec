"""Where charts stand on a slide, and how large their text can be."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from arbeidszorg import style
from arbeidszorg.figures import text
from arbeidszorg.files.native import Chart, Series
from arbeidszorg.files.slides.page import SAFE, Box, Sizes

#: Bars, as shares of the size of text: the most height of a row, of one more bar in it, and the
#: room after names and numbers.
MOST_ROW, MORE, PAD = 4.8, 1.8, 0.7
#: The least height of a bar with a number, and of the room between groups, as shares of its size.
BAR, BETWEEN = 1.12, 0.5
#: The part of a chart that the names of its rows may take, and the numbers behind its bars.
NAMES, NUMBERS = 0.52, 0.5
#: The least height of a row for each line of its name: some programs leave out names that are
#: closer to each other.
ROOMY = 1.5
#: How much longer bars weigh against larger text; and what a legend that stands there again takes
#: off.
LENGTH, AGAIN = 0.15, 0.6
#: How small letters are tried, to tell which plan comes nearest to what may be: a share of that.
LOW = 0.5
#: Names are at most so much larger than numbers.
LARGER = 1.4
#: Room between charts; the most charts beside each other.
APART, MOST_COLUMNS = 20.0, 10


@dataclass(frozen=True)
class Plan:
    """What charts on one slide share: the size of their text and of their numbers, the height of
    a row, the width of the names of rows, the height of a title, and the end of the axis; all but
    the last in points. ``good``: how well it can be read, to compare with other plans; ``fits``:
    nothing is smaller than it may be; ``every``: one of so many names stands along the axis."""

    size: float
    numbers: float
    row: float
    names: float
    head: float
    end: float
    good: float = 0
    fits: bool = True
    every: int = 1


def planned(
    charts: Sequence[Chart], box: Box, sizes: Sizes, unit: str, top: float
) -> tuple[list[Chart], list[Box], Plan]:
    """Charts and their places: those that give large text and long bars. A long list goes on in a
    next column; small multiples stand in a grid. ``top``: the largest number that the axis must
    hold, which may stand on another slide."""
    plans = []
    for columns in range(1, MOST_COLUMNS + 1):
        parts = list(charts) if charts[0].title else _parts(charts[0], columns)
        places = grid(len(parts), columns, box)
        plan = _plan(parts, places[0], sizes, unit, top)
        legends = len(parts) > 1 and len(parts[0].series) > 1
        score = (plan.fits, plan.good * (AGAIN if legends else 1))
        plans.append((score, parts, places, plan))
    _, parts, places, plan = max(plans, key=lambda scored: scored[0])
    return parts, [_cut(part, place, plan) for part, place in zip(parts, places, strict=True)], plan


def fitting(
    charts: Sequence[Chart], box: Box, sizes: Sizes, unit: str, top: float
) -> tuple[Sequence[Chart], list[Chart]]:
    """The charts that can be read in a box, and those that cannot: the rest of small multiples, or
    of a long list. A part always stays."""
    number = len(charts) if charts[0].title else len(charts[0].categories)

    def crowded(few: int) -> bool:
        return not planned(_divided(charts, few)[0], box, sizes, unit, top)[2].fits

    if not crowded(number):
        return charts, []
    most = bisect_left(range(2, number), True, key=crowded) + 1
    slides = math.ceil(number / most)  # each with about as much
    return _divided(charts, math.ceil(number / slides))


def _divided(charts: Sequence[Chart], number: int) -> tuple[Sequence[Chart], list[Chart]]:
    """The first charts, or rows of one, and the rest."""
    if charts[0].title:
        return charts[:number], list(charts[number:])
    (chart,) = charts
    rest = [_part(chart, slice(number, None))] if number < len(chart.categories) else []
    return [_part(chart, slice(number))], rest


def _parts(chart: Chart, columns: int) -> list[Chart]:
    """A chart in as many parts of about the same length as there are columns."""
    rows = math.ceil(len(chart.categories) / columns)
    return [_part(chart, slice(n, n + rows)) for n in range(0, len(chart.categories), rows)]


def _part(chart: Chart, rows: slice) -> Chart:
    def cut_series(series: Series) -> Series:
        return replace(series, values=series.values[rows], colours=series.colours[rows])

    return replace(
        chart, categories=chart.categories[rows], series=tuple(map(cut_series, chart.series))
    )


def grid(number: int, columns: int, box: Box) -> list[Box]:
    """Places for so many charts, row by row."""
    rows = math.ceil(number / columns)
    wide = (box.wide - (columns - 1) * APART) / columns
    high = (box.high - (rows - 1) * APART / 2) / rows
    return [
        Box(
            box.left + n % columns * (wide + APART),
            box.top + n // columns * (high + APART / 2),
            wide,
            high,
        )
        for n in range(number)
    ]


def _plan(charts: Sequence[Chart], box: Box, sizes: Sizes, unit: str, top: float) -> Plan:
    """The largest text with which the names of all rows fit beside them, and what follows."""
    names = sorted({name[: text.LONGEST_KEPT] for chart in charts for name in chart.categories})
    rows = max(len(chart.categories) for chart in charts)
    beside = len(charts[0].series) if charts[0].form == "bars" else 1
    size, row, fits = sizes.text + 0.5, 0.0, False
    while not fits and size > sizes.least * LOW:
        size -= 0.5
        above = size * 2 if charts[0].title else 0.0
        row = (box.high - above - legend_high(charts[0], box.wide, size)) / rows
        numbers = min(size, row / (beside * BAR + BETWEEN)) if beside > 1 else size
        lines = max(len(text.lines(name, box.wide * NAMES / SAFE, size, 99)) for name in names)
        fits = lines * ROOMY * size <= row and size <= LARGER * numbers
    good, fits = size, fits and min(size, numbers) >= sizes.least
    size, numbers = max(size, sizes.least), max(numbers, sizes.least)
    room = min(box.wide * NAMES, text.widest(names, size) * SAFE) + size * PAD
    row = min(row, (MOST_ROW + (beside - 1) * MORE) * size)
    left = max(1.0, box.wide - room)  # a very narrow column has no room for bars
    end = _end(charts, unit, numbers, left, top)
    return Plan(size, numbers, row, room, above, end, good * left**LENGTH, fits)


def _values(charts: Sequence[Chart]) -> list[float]:
    return [
        v for chart in charts for series in chart.series for v in series.values if v is not None
    ]


def largest(charts: Sequence[Chart]) -> float:
    """The largest number in charts."""
    return max(_values(charts), default=0.0)


def _end(charts: Sequence[Chart], unit: str, size: float, wide: float, top: float) -> float:
    """The end of the axis, with room for the numbers behind the bars."""
    values = _values(charts)
    needed = text.widest([style.number(value, unit) for value in values], size) + 2 * size * PAD
    return (top or 1) / (1 - min(NUMBERS, needed / wide))


def _cut(chart: Chart, box: Box, plan: Plan) -> Box:
    """A place no higher than its rows need."""
    below = legend_high(chart, box.wide, plan.size)
    return replace(box, high=plan.head + len(chart.categories) * plan.row + below)


def legend_high(chart: Chart, wide: float, size: float) -> float:
    """The height of the legend below a chart; one with a single series has none."""
    if len(chart.series) < 2:
        return 0.0
    widest = text.widest([series.name for series in chart.series], size) * SAFE + 3 * size
    lines = math.ceil(len(chart.series) / max(1, int(wide / widest)))
    return (lines * ROOMY + 1) * size
