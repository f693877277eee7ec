"""What office programs draw is what the Picture draws: names, order, colours, numbers, gaps."""

from __future__ import annotations

import pytest

from arbeidszorg.atlas.published import points
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.missing import without_number
from arbeidszorg.figures.kinds import groups, lines
from arbeidszorg.figures.picture import Picture
from arbeidszorg.files import native
from arbeidszorg.registrations.model import SECTORS
from arbeidszorg.view.rows import OK
from arbeidszorg.view.view import View
from helpers.builders import PLACES, answer
from helpers.drawn import REGIOS, Y2021, area_bars, regios

HIDDEN = "verborgen"


def by_sector(*areas: str, hidden: tuple[str, str] = ("", "")) -> Table:
    keys = [(area, sector) for area in areas for sector in SECTORS]
    values = {key: HIDDEN if key == hidden else 10.0 * n for n, key in enumerate(keys, 1)}
    return answer(View(Y2021, areas=areas, split=("sector",)), values)


def test_bars_keep_order_numbers_and_colours() -> None:
    table = regios(30, 10, HIDDEN, 20, 0)
    (chart,) = native.charts(area_bars(table, {REGIOS[0]: "#123456"}))
    names = {row.area: row.area_name for row in table.rows}
    assert chart.form == "bars"
    assert chart.categories[:3] == (names[REGIOS[0]], names[REGIOS[3]], names[REGIOS[1]])
    assert chart.categories[-1] == f"{names[REGIOS[2]]} (verborgen)"
    (series,) = chart.series
    assert series.values == (30, 20, 10, 0, None)
    assert series.colours[0] == "#123456"
    assert without_number(table) == (f"Zonder getal (verborgen): {names[REGIOS[2]]}",)


def test_groups_have_a_series_for_each_area() -> None:
    table = by_sector(*REGIOS[:2], hidden=(REGIOS[1], "GGZ"))
    colours = dict(zip(REGIOS, ("#111111", "#222222"), strict=False))
    (chart,) = native.charts(groups.grouped_bars(table, colours))
    assert len(chart.categories) == len(SECTORS)
    first, second = chart.series
    assert (first.name, second.name) == tuple(table.areas.values())
    assert (first.colour, second.colour) == ("#111111", "#222222")
    values = {(r.area, r.codes["sector"]): r.value if r.status == OK else None for r in table.rows}
    for area, series in zip(REGIOS, (first, second), strict=False):
        assert series.values == tuple(values[area, sector] for sector in SECTORS)
    assert None in second.values


def test_multiples_are_a_chart_for_each_area() -> None:
    table = by_sector(*REGIOS)
    charts = native.charts(groups.multiples(table))
    assert [chart.title for chart in charts] == list(table.areas.values())
    assert all(len(chart.categories) == len(SECTORS) for chart in charts)


def test_lines_have_gaps_and_points_of_their_own() -> None:
    years = (2019, 2022)
    values = {(2019, "30000"): 10, (2020, "30000"): HIDDEN, (2021, "30000"): 30, (2022, "30000"): 0}
    table = answer(View(years, level="provincie"), values, dict.fromkeys(range(2019, 2023), 1))
    published = points("arbeidszorgmedewerkers", PLACES.territory)
    (chart,) = native.charts(lines.trend(table, points=published))
    line, *dots = chart.series
    at = dict(zip(chart.categories, line.values, strict=True))
    assert [at[str(year)] for year in range(2019, 2023)] == [10, None, 30, 0]
    assert line.joined and dots and not any(series.joined for series in dots)
    shown = {
        (year, value)
        for series in dots
        for year, value in zip(chart.categories, series.values, strict=True)
        if value is not None
    }
    assert {(str(point.year), point.value) for point in published if point.year} == shown
    assert list(chart.categories) == sorted(chart.categories)


@pytest.mark.parametrize("kind", ["", *native.SHAPES])
def test_what_is_no_chart_gives_none(kind: str) -> None:
    assert native.charts(Picture(100, kind=kind)) == ()


def test_numbers_are_written_with_their_unit() -> None:
    assert native.number_format("aantal") == "#,##0"
    assert "%" in native.number_format("aandeel")
    assert native.number_format("per10000") == native.number_format("index") == "#,##0.0"
