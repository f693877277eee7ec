"""Excel files: the numbers of the Table in cells and charts, and nothing of what is hidden."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import chain
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest

from arbeidszorg import style
from arbeidszorg.content.document import Section
from arbeidszorg.figures.kinds import lines
from arbeidszorg.figures.kinds.series import series_of
from arbeidszorg.files import excel
from arbeidszorg.registrations.model import CODES, SECTORS
from arbeidszorg.texts import label
from arbeidszorg.view.rows import OK
from arbeidszorg.view.view import View
from helpers.builders import answer
from helpers.drawn import REGIOS, TOWNS
from helpers.office import (
    EVIL,
    KINDS,
    LINK,
    MARK,
    document,
    empty,
    evil,
    example,
    figure,
    holds,
    parts,
    with_secret,
)

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def written(sheet: Any) -> list[Any]:
    """All that stands in the cells of a sheet, in reading order."""
    return [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]


def charts(content: bytes) -> list[ElementTree.Element]:
    names = [name for name in parts(content) if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]
    names.sort(key=lambda name: int(re.sub(r"\D", "", name)))
    return [ElementTree.fromstring(parts(content)[name]) for name in names]


def cached_values(series: ElementTree.Element) -> dict[int, float]:
    """The numbers that a chart keeps itself, for programs that do not read the cells."""
    points = series.find(f"{CHART}val").iter(f"{CHART}pt")  # type: ignore[union-attr]
    return {int(point.get("idx", "")): float(point.findtext(f"{CHART}v") or "") for point in points}


def cell_values(book: Any, chart: ElementTree.Element, part: str) -> list[list[Any]]:
    """What the cells hold that the series of a chart refer to: its ``cat`` or ``val``."""
    values = []
    for series in chart.iter(f"{CHART}ser"):
        (formula,) = [
            element.text or "" for element in series.find(f"{CHART}{part}").iter(f"{CHART}f")
        ]
        sheet, cells = re.fullmatch(r"'?(.+?)'?!(.+)", formula).groups()
        cell_range = book[sheet.replace("''", "'")][cells.replace("$", "")]
        rows = cell_range if isinstance(cell_range, tuple) else ((cell_range,),)
        flat = [c for row in rows for c in (row if isinstance(row, tuple) else (row,))]
        values.append([cell.value for cell in flat])
    return values


@pytest.mark.parametrize("kind", KINDS)
def test_three_sheets_with_every_number(kind: str) -> None:
    example_figure = example(kind)
    book = opened(excel.figure(example_figure))
    assert book.sheetnames == ["Figuur", "Cijfers", "Over deze figuur"]
    head, *rows = book["Cijfers"].iter_rows()
    names = [cell.value for cell in head]
    assert names[:3] == ["Jaar", "Gebied", "Code"]
    assert names[-3:] == ["Waarde", "Status", "Let op"]
    assert len(rows) == len(example_figure.table.rows)
    for row, cells in zip(example_figure.table.rows, rows, strict=True):
        year, area, code, *splits, value, status, mark = cells
        assert (year.value, area.value, code.value) == (
            row.year,
            row.area_name,
            row.area,
        )
        assert [cell.value for cell in splits] == [
            label(s, row.codes[s]) for s in example_figure.table.splits
        ]
        assert value.value == (row.value if row.status == OK else None)
        assert value.number_format == ("#,##0" if row.status == OK else "General")
        assert status.value == label("status", row.status)
        assert mark.value == MARK


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_goes_with_it(kind: str) -> None:
    example_figure = example(kind)
    book = opened(excel.figure(example_figure))
    pairs = [(a.value, b.value) for a, b in book["Over deze figuur"].iter_rows(max_col=2)]
    assert pairs == example_figure.about.pairs()
    first = written(book["Figuur"])
    assert first[:3] == [MARK, example_figure.about.title, example_figure.about.subtitle]
    assert {*example_figure.about.foot(), example_figure.about.sentence} <= set(first)
    links = [cell.hyperlink for row in book["Figuur"].iter_rows() for cell in row if cell.hyperlink]
    assert [f"{link.target}#{link.location}" for link in links] == [LINK]
    assert book.properties.creator == "Arbeidszorgatlas West-Vlaanderen"
    assert book.properties.title == example_figure.about.title
    assert book.properties.created.date() == example_figure.table.reference_date


def test_own_data_carry_no_mark() -> None:
    assert holds(excel.figure(example("bars", demo=False)), "DEMONSTRATIE") == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_number_is_nowhere(kind: str) -> None:
    plain = example(kind)
    secret_figure = with_secret(plain)
    for content in (excel.figure(secret_figure), excel.document(document(secret_figure))):
        assert holds(content, "7654321") == []
    assert excel.figure(secret_figure) == excel.figure(plain)


@pytest.mark.parametrize("kind", ["bars", "groups", "multiples", "areas", "tiles"])
def test_charts_hold_what_is_shown(kind: str) -> None:
    example_figure = example(kind)
    content = excel.figure(example_figure)
    drawn_charts = charts(content)
    assert len(drawn_charts) == (len(REGIOS) if kind == "multiples" else 1)
    book = opened(content)
    numbers = [
        v
        for chart in drawn_charts
        for v in chain(*cell_values(book, chart, "val"))
        if v is not None
    ]
    shown = [row.value for row in example_figure.table.rows if row.status == OK]
    assert sorted(numbers) == pytest.approx(sorted(shown))
    for chart in drawn_charts:
        for series, cells in zip(
            chart.iter(f"{CHART}ser"), cell_values(book, chart, "val"), strict=True
        ):
            assert cached_values(series) == {n: v for n, v in enumerate(cells) if v is not None}


def test_lines_have_gaps() -> None:
    example_figure = example("lines")
    content = excel.figure(example_figure)
    (chart,) = charts(content)
    book = opened(content)
    assert cell_values(book, chart, "cat")[0] == [2019, 2020, 2021]
    expected = [
        [row.value if row.status == OK else None for row in rows]
        for rows in example_figure.table.series
    ]
    assert cell_values(book, chart, "val") == expected
    for series, cells in zip(chart.iter(f"{CHART}ser"), expected, strict=True):
        assert cached_values(series) == {n: v for n, v in enumerate(cells) if v is not None}
    # Excel leaves gaps unless it is told otherwise.
    assert {element.get("val") for element in chart.iter(f"{CHART}dispBlanksAs")} <= {"gap"}


def test_more_lines_than_excel_can_draw() -> None:
    codes = CODES["activiteiten"][:5]
    view = View((2020, 2021), level="gemeente", split=("activiteit",))
    keys = [(year, town, code) for year in view.all_years for town in TOWNS for code in codes]
    table = answer(view, dict.fromkeys(keys, 9), dict.fromkeys(view.all_years, 99))
    every = lines.draw_series(series_of(table, {}), view.all_years, "aantal")
    content = excel.figure(figure(table, every))
    (chart,) = charts(content)
    assert len(list(chart.iter(f"{CHART}ser"))) == 255
    cells = written(opened(content)["Figuur"])
    assert any("hoogstens 255" in str(cell) for cell in cells)
    assert cells.count(9) == len(keys)


def test_many_lines_are_small_charts_with_one_scale() -> None:
    codes = SECTORS
    view = View((2020, 2021), split=("sector",))
    keys = [(year, regio, code) for year in view.all_years for regio in REGIOS for code in codes]
    values = {key: 10 + place for place, key in enumerate(keys)}
    table = answer(view, values, dict.fromkeys(view.all_years, 999))
    content = excel.figure(figure(table, lines.trend(table)))
    small = charts(content)
    assert [len(list(chart.iter(f"{CHART}ser"))) for chart in small] == [len(codes)] * len(REGIOS)
    ends = {chart.find(f".//{CHART}valAx//{CHART}max").get("val") for chart in small}
    assert len(ends) == 1
    assert sorted(n for n in written(opened(content)["Figuur"]) if n in values.values()) == sorted(
        values.values()
    )


def test_a_ranking_is_drawn_from_the_top() -> None:
    content = excel.figure(example("areas"))
    (chart,) = charts(content)
    (names,), (values,) = (cell_values(opened(content), chart, part) for part in ("cat", "val"))
    assert values == sorted(values, reverse=True) == [1771, 57.5, 12, 0]
    assert names[0] == "Regio Brugge"
    orders = [element.get("val") for element in chart.iter(f"{CHART}orientation")]
    assert "maxMin" in orders
    texts = [text for text in written(opened(content)["Figuur"]) if "Zonder getal" in str(text)]
    assert texts == ["Zonder getal (verborgen): Zuid-West-Vlaanderen"]


def test_groups_name_their_series() -> None:
    example_figure = example("groups")
    content = excel.figure(example_figure)
    (chart,) = charts(content)
    assert [element.get("val") for element in chart.iter(f"{CHART}grouping")] == ["clustered"]
    book = opened(content)
    names = list(example_figure.table.areas.values())
    assert [cell for cell in written(book["Figuur"]) if cell in names][: len(names)] == names


def test_a_crossed_table_has_its_colours() -> None:
    example_figure = example("cells")
    content = excel.figure(example_figure)
    assert charts(content) == []
    sheet = opened(content)["Figuur"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    (largest, *_) = [cell for cell in cells if cell.value == 1771]
    assert largest.fill.fgColor.rgb.lower() == f"ff{style.PALETTE[-1][1:]}"
    hidden = [cell for cell in cells if cell.value == "verborgen"]
    assert len(hidden) == sum(row.status == "verborgen" for row in example_figure.table.rows)


def test_words_stand_in_the_place_of_a_chart() -> None:
    content = excel.figure(example(""))
    assert charts(content) == []
    assert any(
        "verborgen om de privacy" in str(text) for text in written(opened(content)["Figuur"])
    )


def test_charts_are_described() -> None:
    example_figure = example("multiples")
    descriptions = [
        element.get("descr")
        for name, part in parts(excel.figure(example_figure)).items()
        if name.startswith("xl/drawings/drawing")
        for element in ElementTree.fromstring(part).iter(f"{DRAWING}cNvPr")
    ]
    assert len(descriptions) == len(REGIOS)
    assert all(example_figure.about.described in (text or "") for text in descriptions)


def test_the_numbers_are_ready_to_be_used_and_printed() -> None:
    book = opened(excel.figure(example("tiles")))
    sheet = book["Cijfers"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F63"
    assert sheet.print_title_rows == "$1:$1"
    for worksheet in book:
        assert worksheet.page_setup.paperSize == 9  # A4
        assert worksheet.sheet_properties.pageSetUpPr.fitToPage and not worksheet.page_setup.scale
        assert MARK in worksheet.oddHeader.right.text


def test_shares_and_rates_have_their_format() -> None:
    example_figure = example("bars")
    view = replace(example_figure.table.view, unit="aandeel")
    table = replace(example_figure.table, view=view)
    sheet = opened(excel.figure(figure(table, example_figure.picture)))["Cijfers"]
    cells = [row[3] for row in sheet.iter_rows(min_row=2)]
    assert {cell.number_format for cell in cells if cell.value is not None} == {'#,##0.0" %"'}


@pytest.mark.parametrize("odd_figure", [evil(), empty()], ids=["evil", "empty"])
def test_odd_figures_open_and_no_text_is_a_formula(odd_figure: Any) -> None:
    for content in (
        excel.figure(odd_figure),
        excel.document(document(odd_figure, title=odd_figure.about.title)),
    ):
        book = opened(content)
        assert all(cell.data_type != "f" for sheet in book for row in sheet for cell in row)
        assert holds(content, "<f>=") == []
        for part in parts(content).values():
            ElementTree.fromstring(part)


def test_the_same_figure_is_the_same_file() -> None:
    assert excel.figure(example("multiples")) == excel.figure(example("multiples"))


# --- documents ---------------------------------------------------------------------------------


def test_a_document_is_a_book() -> None:
    figures = [example(kind) for kind in KINDS]
    book = opened(excel.document(document(*figures)))
    first, *middle, last = book.sheetnames
    assert (first, last) == ("Inhoud", "Bronnen")
    assert middle[0] == "Inleiding" and middle[-1] == "Lijst"
    assert middle[1] == "1 Arbeidszorgmedewerkers per r…"
    assert len(middle) == len(figures) + 2
    contents = written(book["Inhoud"])
    assert contents[:4] == [MARK, "Een verslag", "Over arbeidszorg", "Vooraf."]
    links = [
        cell.hyperlink.location
        for row in book["Inhoud"].iter_rows()
        for cell in row
        if cell.hyperlink and cell.hyperlink.location
    ]
    assert links == [f"'{name}'!A1" for name in (*middle, "Bronnen")]
    assert "Een alinea." in written(book["Inleiding"])
    assert "Wat volgt." in written(book[middle[1]])
    for number, example_figure in enumerate(figures, 1):
        cells = written(book[middle[number]])
        assert example_figure.about.title in cells and MARK in cells
        assert {*example_figure.about.foot()} <= set(cells)
        assert cells.count(label("status", "verborgen")) >= example_figure.table.hidden


def test_lists_and_sources() -> None:
    report = document(example("bars"))
    book = opened(excel.document(report))
    cells = written(book["Lijst"])
    assert cells == [
        "Lijst",
        "Initiatieven",
        "Naam",
        "Plaatsen",
        "De Proef",
        "12",
        "=A1",
        "n.v.t.",
        "Zoals doorgegeven.",
    ]
    assert set(report.sources) <= set(written(book["Bronnen"]))


def test_an_empty_report_says_so() -> None:
    book = opened(excel.document(document(sections=())))
    assert book.sheetnames == ["Inhoud", "Bronnen"]
    assert any("nog leeg" in str(text) for text in written(book["Inhoud"]))


def test_two_hundred_figures() -> None:
    example_figure = example("bars")
    content = excel.document(document(sections=(Section("Veel", figures=(example_figure,) * 200),)))
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    assert len({name.lower() for name in book.sheetnames}) == 202
    assert EVIL not in book.sheetnames
