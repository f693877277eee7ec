"""Charts that can be edited: the numbers of the Table, in its order and colours, and no others."""

from __future__ import annotations

from itertools import chain
from typing import Any

import pytest
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_FILL

from arbeidszorg import style
from arbeidszorg.content.figure import Figure
from arbeidszorg.figures.kinds import groups, lines
from arbeidszorg.figures.picture import Words
from arbeidszorg.files import native, slides
from arbeidszorg.view.rows import OK
from helpers.decks import (
    HIDDEN,
    KINDS,
    alt_text,
    by_area,
    charts,
    deck,
    every_chart,
    figure,
    file_of,
    through_years,
    words,
    workbook,
)
from helpers.drawn import PROVINCE, area_bars, regios

CHARTS = ("bars", "long bars", "split", "groups", "multiples", "lines", "line")


def slide(chart_figure: Figure) -> Any:
    return deck(slides.figure(chart_figure)).slides[0]


def first(kind: str, large: bool = False) -> Any:
    return deck(file_of(kind, large)).slides[0]


@pytest.mark.parametrize("kind", CHARTS)
def test_chart_and_workbook_hold_the_numbers_of_the_picture(kind: str) -> None:
    wanted = native.charts(KINDS[kind]().picture)
    drawn = [(chart, workbook(chart)) for chart in every_chart(file_of(kind))]
    for chart, (_, *rows) in drawn:
        plot = chart.plots[0]
        assert list(plot.categories) == [row[0] for row in rows]
        for place, series in enumerate(plot.series):
            assert list(series.values) == [row[place + 1] for row in rows]
    names = list(chain(*(chart.categories for chart in wanted)))
    assert [row[0] for _, (_, *rows) in drawn for row in rows] == names
    numbers = list(
        chain(
            *(
                zip(*(wanted_series.values for wanted_series in c.series), strict=True)
                for c in wanted
            )
        )
    )
    assert [row[1:] for _, (_, *rows) in drawn for row in rows] == numbers


@pytest.mark.parametrize("kind", ["bars", "long bars", "split", "multiples", "groups"])
def test_the_numbers_are_those_of_the_table(kind: str) -> None:
    chart_figure = KINDS[kind]()
    rows = [row for chart in every_chart(file_of(kind)) for row in workbook(chart)[1:]]
    numbers = sorted(cell for row in rows for cell in row[1:] if cell is not None)
    assert numbers == sorted(row.value for row in chart_figure.table.last if row.status == OK)


def test_what_has_no_number_has_an_empty_cell_and_a_word() -> None:
    (chart,) = charts(first("bars"))
    assert [row for row in workbook(chart)[1:] if row[1] is None] == [
        ("Middenkust (n.v.t.)", None),
        ("Midwest (geen registraties)", None),
        ("Westhoek (verborgen)", None),
    ]


@pytest.mark.parametrize("kind", ["groups", "lines"])
def test_what_a_chart_has_no_word_for_is_said_below_it(kind: str) -> None:
    first_slide = first(kind)
    wanted = {
        "groups": [
            "Verborgen: Regio Brugge: Algemeen welzijnswerk",
            "N.v.t.: Westhoek: Geestelijke gezondheidszorg",
        ],
        "lines": ["Verborgen: Regio Brugge: 2020", "N.v.t.: Westhoek: 2021"],
    }[kind]
    for text in wanted:
        assert text in words(first_slide)
        assert text in first_slide.notes_slide.notes_text_frame.text


def test_years_that_follow_each_other_are_said_as_one() -> None:
    table = through_years((HIDDEN, HIDDEN, HIDDEN), (5, 6, 7))
    chart_figure = figure(table, lines.trend(table))
    assert "Verborgen: Regio Brugge: 2019–2021" in words(slide(chart_figure))
    (chart,) = charts(slide(chart_figure))
    assert [series.name for series in chart.plots[0].series] == [
        "Regio Brugge (verborgen)",
        "Westhoek",
    ]


def test_the_first_row_is_on_top_and_has_its_colour() -> None:
    (chart,) = charts(first("split"))
    assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    assert chart.category_axis.reverse_order
    series = chart.plots[0].series[0]
    fills = [str(series.points[n].format.fill.fore_color.rgb) for n in (1, 2, 3)]
    assert [str(series.format.fill.fore_color.rgb), *fills] == [
        colour[1:].upper() for colour in style.SECTOR_COLOURS.values()
    ]


def test_numbers_are_written_where_the_picture_writes_them() -> None:
    (alone,) = charts(first("split"))
    assert alone.plots[0].data_labels.show_value
    assert alone.plots[0].data_labels.number_format == "#,##0"
    (several,) = charts(first("lines"))
    assert not several.plots[0].has_data_labels
    assert several.value_axis.visible and not alone.value_axis.visible


def test_a_share_is_written_as_a_percentage() -> None:
    table = by_area((10.5, 20, 30, 39.5), (5, 6, 7, 8), unit="aandeel")
    chart_figure = figure(table, groups.grouped_bars(table, {}))
    (chart,) = charts(slide(chart_figure))
    assert chart.plots[0].data_labels.number_format == '#,##0.0" %"'


def test_a_legend_only_for_several_series() -> None:
    assert not charts(first("split"))[0].has_legend
    assert charts(first("groups"))[0].has_legend
    for kind in CHARTS:
        assert all(chart.has_title == (kind == "multiples") for chart in charts(first(kind)))


def test_small_multiples_have_a_name_and_one_scale() -> None:
    panels = charts(first("multiples"))
    names = [chart.chart_title.text_frame.text for chart in panels]
    assert names == ["Regio Brugge", "Westhoek", "Zuid-West-Vlaanderen", "Middenkust", "Midwest"]
    assert len({chart.value_axis.maximum_scale for chart in panels}) == 1
    frames = [shape for shape in first("multiples").shapes if shape.has_chart]
    assert alt_text(frames[0]) == "Regio Brugge: MB 10; GGZ 20; AW (verborgen); VAPH 0"


def test_a_long_list_goes_on_beside_itself_on_one_scale() -> None:
    slides = [charts(slide) for slide in deck(file_of("long bars")).slides]
    assert len(slides) == 2 and len(slides[0]) > 1
    for panels in slides:
        assert len({chart.value_axis.maximum_scale for chart in panels}) == 1
        assert all(chart.value_axis.maximum_scale >= 1234 for chart in panels)
    assert sum(len(list(chart.plots[0].categories)) for panels in slides for chart in panels) == 62


def test_lines_have_gaps_and_published_points_no_line() -> None:
    (chart,) = charts(first("lines"))
    assert chart.chart_type == XL_CHART_TYPE.LINE_MARKERS
    assert chart.element.xpath(".//c:dispBlanksAs/@val") == ["gap"]
    lines_of = {series.name: series for series in chart.plots[0].series}
    regio, published = lines_of["Regio Brugge"], lines_of["Gepubliceerd cijfer"]
    assert regio.values[-3:] == (10, None, 30)
    assert str(regio.format.line.color.rgb) == style.SERIES[0][1:].upper()
    for series in (published, lines_of["Gepubliceerd, andere definitie"]):
        assert series.format.line.fill.type == MSO_FILL.BACKGROUND  # no line
    assert 1771 in published.values
    assert not any(series.smooth for series in chart.plots[0].series)


def test_a_line_alone_has_its_numbers() -> None:
    (chart,) = charts(first("line"))
    places = chart.element.xpath(".//c:ser[1]/c:dLbls/c:dLbl/c:idx/@val")
    years = [list(chart.plots[0].categories)[int(place)] for place in places]
    marks = KINDS["line"]().picture.marks
    assert years == [str(int(mark.x)) for mark in marks if isinstance(mark, Words)]
    assert len(years) == 2


def test_large_lines_are_thicker() -> None:
    near, far = (
        charts(first("line", large))[0].plots[0].series[0].format.line.width
        for large in (False, True)
    )
    assert far > near


@pytest.mark.parametrize("values", [(0, 0), (0, "nvt"), ("nvt", "niet_geregistreerd")])
def test_without_a_length_to_draw_a_chart_opens_too(values: tuple[float | str, ...]) -> None:
    table = regios(*values)
    (chart,) = charts(slide(figure(table, area_bars(table))))
    assert chart.value_axis.maximum_scale > 0
    assert PROVINCE not in str(workbook(chart))
