"""Protected: the numbers of an answer as they may leave, which the audit attacks and a Table shows.

The only way from counted numbers to what is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from arbeidszorg.counting.counted import Counted, Numbers
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.disclosure.lattice import BROKEN_FROM
from arbeidszorg.view.notes import Note, note
from arbeidszorg.view.rows import HIDDEN, Row, Total
from arbeidszorg.view.view import View


@dataclass(frozen=True)
class Protected:
    """An answer that may leave. ``rows``: one per year, area and code of each split, in the order
    in which they are shown; ``count_totals`` makes one total per year, over all that is shown;
    ``remarks``: what the counting and the protecting say about them."""

    view: View
    rows: tuple[Row, ...]
    count_totals: Callable[[], tuple[Total, ...]] = field(repr=False, compare=False)
    remarks: tuple[Note, ...] = ()


def protect(counted: Counted, gate: Gate) -> Protected:
    """An answer with all that may not be shown hidden, and the reasons for it."""
    numbers, totals = gate.protect(counted)
    view, rows = counted.view, rows_of(counted, numbers)
    fine = gate.too_fine(view, counted)
    remarks: tuple[Note, ...] = (
        (note(f"table.remark.fine.{fine}", **gate.geography.words),) if fine else ()
    )
    if gate.too_few(view) and _whole_areas_hidden(rows):
        remarks += (note("table.remark.few", count=BROKEN_FROM),)
    return Protected(view, rows, lambda: totals_of(view, totals()), (*remarks, *counted.remarks))


def _whole_areas_hidden(rows: tuple[Row, ...]) -> bool:
    """Whether somewhere nothing is shown of an area but noughts."""
    hidden = {(row.year, row.area) for row in rows if row.status == HIDDEN}
    return bool(hidden - {(row.year, row.area) for row in rows if row.value > 0})


def rows_of(counted: Counted, numbers: Numbers) -> tuple[Row, ...]:
    """Protected numbers as rows."""
    view = counted.view
    cells: list[dict[str, str]] = [{}]
    for split, codes in zip(view.split, counted.codes, strict=True):
        cells = [{**cell, split: code} for cell in cells for code in codes]
    values, states = numbers.value.tolist(), numbers.status.tolist()
    return tuple(
        Row(year, area, name, cell, value, status)
        for year, of_year, states_of_year in zip(view.all_years, values, states, strict=True)
        for (area, name), of_area, states_of_area in zip(
            counted.areas, of_year, states_of_year, strict=True
        )
        for cell, value, status in zip(cells, of_area, states_of_area, strict=True)
    )


def totals_of(view: View, numbers: Numbers) -> tuple[Total, ...]:
    """Protected totals as rows."""
    values, states = np.ravel(numbers.value).tolist(), np.ravel(numbers.status).tolist()
    return tuple(map(Total, view.all_years, values, states))
