"""Charts as on a slide, but apart from it: for documents in which they stand among words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from arbeidszorg.content.figure import Figure
from arbeidszorg.files import native
from arbeidszorg.files.native import Apart, Chart
from arbeidszorg.files.slides import charts
from arbeidszorg.files.slides.master import FIGURE, opened
from arbeidszorg.files.slides.page import Box, Sizes

#: Sizes on paper; large print multiplies them.
PAPER = Sizes((), 0, 9.5, 0, 1.75, 5, least=7.5)
#: Of a chart on paper: the height of lines as a share of the width; of a bar, of the room between
#: rows and around all, in letters; the highest, in points; small multiples beside each other.
LINES, BAR, ROW, AROUND, HIGHEST, BESIDE = 0.42, 1.3, 0.8, 3.5, 600.0, 3


def apart(figure: Figure, wide: float, scale: float) -> list[Apart]:
    """The charts of a figure in so much width, with letters ``scale`` times as large; none when
    office programs have no chart for it."""
    rest: Sequence[Chart] = native.charts(figure.picture)
    sizes = replace(PAPER, text=PAPER.text * scale, least=PAPER.least * scale)
    parts: list[Apart] = []
    while rest:
        deck = opened()
        slide = deck.slides.add_slide(deck.slide_layouts[FIGURE])
        box = Box(0, 0, wide, _high(rest, wide, sizes.text))
        rest = charts.add(slide, figure, box, sizes, rest if parts else ())
        parts += [_apart(shape) for shape in slide.shapes if shape.has_chart]
    return parts


def _apart(shape: Any) -> Apart:
    about, part = shape.element.xpath("./*[1]/p:cNvPr")[0], shape.chart.part
    return Apart(
        part.blob,
        part.chart_workbook.xlsx_part.blob,
        shape.width.pt,
        shape.height.pt,
        about.get("name"),
        about.get("descr", ""),
    )


def _high(drawn: Sequence[Chart], wide: float, size: float) -> float:
    """The height that charts ask for."""
    if drawn[0].form == "lines":
        return wide * LINES
    bars = max(1, len(drawn[0].series))
    rows = max(len(chart.categories) for chart in drawn) * (bars * BAR + ROW)
    high = (rows + AROUND) * size * -(-len(drawn) // BESIDE)
    return min(HIGHEST, high)
