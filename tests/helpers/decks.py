"""Figures of every kind as files hold them, and looking into presentations."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import openpyxl
from pptx import Presentation

from arbeidszorg.atlas.published import points
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import about
from arbeidszorg.content.figure import Figure
from arbeidszorg.figures.kinds import bars, cells, centres, groups, lines, maps
from arbeidszorg.figures.picture import Picture
from arbeidszorg.files import slides
from arbeidszorg.registrations.model import ACTIVITIES, SECTORS
from arbeidszorg.subjects.ladder.flows import draw_flows
from arbeidszorg.view.view import View
from helpers.builders import PLACES, answer
from helpers.drawn import PROVINCE, REGIOS, TOWNS, Y2021, area_bars, flows, regios, secret, towns

HIDDEN = "verborgen"
#: What names may hold: markup, quotes, an emoji, a turn of direction, control characters, length.
ODD = "=A1 <b>&\"naam\"</b> 'x' / \\ 😀 \u202eabc\u202c \x00\x07\x0b " + "heel lang " * 26
LINK = "https://atlas.example/kaart?gebied=westhoek,midwest&jaar=2021"
YEARS = (2019, 2021)


def figure(table: Table, picture: Picture, **more: Any) -> Figure:
    """A figure as a page hands it over."""
    words = about(table, PLACES, **{"link": LINK, **more})
    return Figure("proef", table, picture, words, "proef")


def by_code(split: str, codes: tuple[str, ...], *values: float | str, **options: Any) -> Table:
    """A Table of the province with a value per code."""
    view = View(**{"years": Y2021, "level": "provincie", "split": (split,), **options})
    return answer(view, {(PROVINCE, code): v for code, v in zip(codes, values, strict=True)}, 100)


def by_area(*parts: tuple[float | str, ...], **options: Any) -> Table:
    """A Table with the four sectors of some regio's."""
    view = View(**{"years": Y2021, "split": ("sector",), **options})
    values = {
        (area, code): value
        for area, part in zip(REGIOS, parts, strict=False)
        for code, value in zip(SECTORS, part, strict=True)
    }
    return answer(view, values, 100)


def through_years(*parts: tuple[float | str, ...], **options: Any) -> Table:
    """A Table of some regio's through three years."""
    view = View(**{"years": YEARS, **options})
    values = {
        (year, area): part[place]
        for place, year in enumerate((2019, 2020, 2021))
        for area, part in zip(REGIOS, parts, strict=False)
    }
    return answer(view, values, {2019: 100, 2020: 100, 2021: 100})


def crossed(*values: float | str) -> Table:
    view = View(Y2021, level="provincie", split=("sector", "activiteit"))
    keys = [(PROVINCE, sector, code) for sector in SECTORS for code in ACTIVITIES]
    return answer(view, dict(zip(keys, (values * 28)[:28], strict=True)), 100)


def area_map(table: Table) -> Picture:
    outlines = PLACES.outline(table.view.level)
    return maps.area_map(table, outlines, maps.classes_over(table), {})


def tiles(table: Table) -> Picture:
    classes = maps.classes_over(table)
    return maps.tile_map(table, PLACES.tiles(), PLACES.tile_borders(), classes, {})


def circles(table: Table) -> Picture:
    outlines = PLACES.outline("regio")
    return centres.circle_map(table, outlines, PLACES.centres, maps.classes_over(table), {})


def trend(table: Table) -> Picture:
    workers, third_rung = (
        points("arbeidszorgmedewerkers", PLACES.territory),
        points("ladder_trede_3", PLACES.territory),
    )
    return lines.trend(table, points=workers, other_points=third_rung)


def figure_of(draw: Callable[[Table], Picture], table: Table) -> Figure:
    return figure(table, draw(table))


TOWN_VALUES: list[float | str] = [0, 12, HIDDEN, 1234, "nvt", "niet_geregistreerd", 57] * 9
#: A figure of every kind, with a number of every status.
KINDS: dict[str, Callable[[], Figure]] = {
    "bars": lambda: figure_of(area_bars, regios(1234, HIDDEN, 0, "nvt", "niet_geregistreerd")),
    "long bars": lambda: figure_of(area_bars, towns(TOWN_VALUES[: len(TOWNS)])),
    "split": lambda: figure_of(bars.split_bars, by_code("sector", SECTORS, 1008, 12, HIDDEN, 0)),
    "groups": lambda: figure_of(
        lambda table: groups.grouped_bars(table, {REGIOS[0]: "#b0325b"}),
        by_area((1200, 20, HIDDEN, 0), (5, "nvt", 7, 8)),
    ),
    "multiples": lambda: figure_of(groups.multiples, by_area(*[(10, 20, HIDDEN, 0)] * 5)),
    "lines": lambda: figure_of(trend, through_years((10, HIDDEN, 30), (5, 6, "nvt"))),
    "line": lambda: figure_of(trend, through_years((1010, 1020, 990))),
    "cells": lambda: figure_of(
        lambda table: cells.crossed(table, maps.classes_over(table)),
        crossed(0, 12, HIDDEN, 1234, "nvt", "niet_geregistreerd"),
    ),
    "flows": lambda: figure_of(draw_flows, flows([1234, HIDDEN, 0, 12, "niet_geregistreerd", 57])),
    "areas": lambda: figure_of(area_map, regios(300, HIDDEN, 0, "nvt", "niet_geregistreerd")),
    "tiles": lambda: figure_of(tiles, towns(TOWN_VALUES[: len(TOWNS)])),
    "circles": lambda: figure_of(circles, towns(TOWN_VALUES[: len(TOWNS)])),
    "all hidden": lambda: figure_of(area_bars, regios(*[HIDDEN] * 5)),
    "nothing": lambda: figure_of(area_bars, regios()),
}


def _hiding(few: int, draw: Callable[[Table], Picture], *options: Any, **more: Any) -> Figure:
    """Made from a registry in which ``few`` persons are hidden. (The sentence names totals, which
    the gate of this registry does not protect.)"""
    hiding = figure_of(draw, secret(few, *options, **more))
    return replace(hiding, about=replace(hiding.about, sentence="Een zin."))


#: Figures that must be the same whatever is hidden in them (1 to 4 persons).
SECRETS: dict[str, Callable[[int], Figure]] = {
    "areas": lambda few: _hiding(few, area_map),
    "tiles": lambda few: _hiding(few, tiles, level="gemeente"),
    "circles": lambda few: _hiding(few, circles, level="gemeente"),
    "bars": lambda few: _hiding(few, area_bars),
    "multiples": lambda few: _hiding(few, groups.multiples, "geslacht"),
    "groups": lambda few: _hiding(few, lambda t: groups.grouped_bars(t, {}), "geslacht"),
    "cells": lambda few: _hiding(
        few,
        lambda t: cells.crossed(t, maps.classes_over(t)),
        "sector,activiteit",
        level="provincie",
    ),
    "lines": lambda few: _hiding(few, lines.trend, years=(2020, 2022)),
}


@cache
def file_of(kind: str, large: bool = False) -> bytes:
    """The file of a figure of a kind."""
    return slides.figure(KINDS[kind](), large=large)


def deck(file: bytes) -> Any:
    return Presentation(io.BytesIO(file))


def parts(file: bytes, before: str = "") -> dict[str, bytes]:
    """Every part of a file, those of the workbooks in it too."""
    contents = {}
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        for name in packed.namelist():
            contents[before + name] = packed.read(name)
            if name.endswith(".xlsx"):
                contents |= parts(contents[before + name], f"{before}{name}/")
    return contents


def every_shape(shapes: Any) -> Iterator[Any]:
    """The shapes of a slide, those in groups too."""
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from every_shape(shape.shapes)


def charts(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def every_chart(file: bytes) -> list[Any]:
    """The charts of all slides: a long figure goes on."""
    return [chart for slide in deck(file).slides for chart in charts(slide)]


def workbook(chart: Any) -> list[tuple[Any, ...]]:
    """The rows of the workbook behind a chart."""
    blob = chart.part.chart_workbook.xlsx_part.blob
    (sheet,) = openpyxl.load_workbook(io.BytesIO(blob)).worksheets
    return list(sheet.iter_rows(values_only=True))


def alt_text(shape: Any) -> str:
    """What a shape says to who cannot see it."""
    return str(shape.element.xpath("./*[1]/p:cNvPr")[0].get("descr", ""))


def words(slide: Any) -> str:
    """All text that can be read on a slide, in reading order."""
    return "\n".join(
        shape.text_frame.text for shape in every_shape(slide.shapes) if shape.has_text_frame
    )
