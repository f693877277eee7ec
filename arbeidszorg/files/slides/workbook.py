"""The workbook behind a chart: what "edit data" in an office program opens."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from xlsxwriter import Workbook

from arbeidszorg.files.native import Chart
from arbeidszorg.files.slides.master import AUTHOR

#: Text stays text: a name that starts with = is no formula.
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Numbers(CategoryChartData):
    """The numbers of a chart as the library takes them, with a workbook of our own making.
    ``day``: the reference date, so that the same numbers give the same bytes."""

    def __init__(self, chart: Chart, number_format: str, day: date) -> None:
        super().__init__(number_format=number_format)  # type: ignore[no-untyped-call]
        self.day = day
        self.categories = chart.categories
        for series in chart.series:
            self.add_series(series.name, series.values)  # type: ignore[no-untyped-call]

    @property
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        return _Writer(self)  # type: ignore[no-untyped-call]


class _Writer(CategoryWorkbookWriter):
    @contextmanager
    def _open_worksheet(self, xlsx_file: io.BytesIO) -> Iterator[tuple[Any, Any]]:
        workbook = Workbook(xlsx_file, {"in_memory": True, **AS_TEXT})
        created = datetime.combine(self._chart_data.day, time())
        workbook.set_properties({"author": AUTHOR, "created": created})
        yield workbook, workbook.add_worksheet()
        workbook.close()
