"""Table: the one form in which numbers leave the domain.

Chart, accessible table, sentence, API and exports all read the same protected Table, so they
cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from arbeidszorg.view.view import View

OK, HIDDEN, NOT_APPLICABLE, NOT_REPORTED = "ok", "verborgen", "nvt", "niet_geregistreerd"
STATUSES = (OK, HIDDEN, NOT_APPLICABLE, NOT_REPORTED)

#: A row of a Table; see :class:`Table`.
Row = dict[str, Any]


@dataclass(frozen=True)
class Numbers:
    """Arrays with axes year, area and code: ``value`` (float), ``status`` (one of
    :data:`STATUSES`) and, before protection only, ``persons``: the smallest number of persons
    above zero that the value was made from (0: from no persons)."""

    value: npt.NDArray[Any]
    status: npt.NDArray[Any]
    persons: npt.NDArray[Any] | None = None


@dataclass(frozen=True)
class Counted:
    """Numbers before protection; only ``disclosure`` reads them.

    ``areas``: (code, name) along the second axis; ``codes``: the codes of each split, whose
    product runs along the third. ``totals`` gives the same for all areas and codes together; it
    is work of its own, and not every figure shows them.
    ``overlap``: persons counted more than once by the sum over the chosen sectors and activities
    one by one; ``overlap_of_totals`` the same for all areas together (both None when at most one
    is chosen); ``twice``: persons counted more than once by the sum over the areas. By year, area
    and code.
    """

    view: View
    areas: tuple[tuple[str, str], ...]
    codes: tuple[tuple[str, ...], ...]
    numbers: Numbers
    totals: Callable[[], Numbers]
    remarks: tuple[str, ...] = ()
    overlap: Callable[[], npt.NDArray[Any]] | None = None
    overlap_of_totals: Callable[[], npt.NDArray[Any]] | None = None
    twice: Callable[[], npt.NDArray[Any]] = lambda: np.zeros((1, 1, 1))


@dataclass(frozen=True, eq=False)
class Table:
    """Protected numbers and all that is needed to show them honestly; known by which one it is.

    ``rows``: one per year, area and code of each split, in the order in which they are shown:
    ``jaar`` (int), ``gebied`` (code), ``gebied_naam``, a key per split (codes), ``waarde``
    (float, NaN unless the status is ``ok``), ``status`` (one of :data:`STATUSES`).
    ``total_rows``: one per year: ``jaar``, ``waarde``, ``status``; distinct over all that is
    shown; made by ``count_totals`` when first asked for. Rows are shared by all who ask: nobody
    changes them.
    """

    view: View
    rows: tuple[Row, ...]
    count_totals: Callable[[], tuple[Row, ...]] = field(repr=False, compare=False)
    title: str
    subtitle: str
    source: str
    reference_date: date
    demo: bool
    notes: tuple[str, ...] = ()

    @property
    def splits(self) -> tuple[str, ...]:
        """The split columns of the rows."""
        return self.view.split

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys of every row, in order."""
        return ("jaar", "gebied", "gebied_naam", *self.splits, "waarde", "status")

    @cached_property
    def total_rows(self) -> tuple[Row, ...]:
        """One row per year, over all that is shown."""
        return self.count_totals()

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The rows as a tidy frame."""
        return pd.DataFrame(list(self.rows), columns=list(self.columns))

    @cached_property
    def totals(self) -> pd.DataFrame:
        """The rows of the totals as a frame."""
        return pd.DataFrame(list(self.total_rows), columns=["jaar", "waarde", "status"])

    @cached_property
    def areas(self) -> dict[str, str]:
        """Code -> name of every area with a row, in order."""
        return {row["gebied"]: row["gebied_naam"] for row in self.rows}

    @cached_property
    def last(self) -> tuple[Row, ...]:
        """The rows of the last year."""
        return tuple(row for row in self.rows if row["jaar"] == self.view.year)

    @cached_property
    def series(self) -> tuple[tuple[Row, ...], ...]:
        """For each area and code, in order, its rows through the years."""
        found: dict[tuple[str, ...], list[Row]] = {}
        for row in self.rows:
            found.setdefault((row["gebied"], *(row[s] for s in self.splits)), []).append(row)
        return tuple(map(tuple, found.values()))

    @cached_property
    def hidden(self) -> int:
        """How many rows are hidden for privacy."""
        return sum(row["status"] == HIDDEN for row in self.rows)


def rows_of(counted: Counted, numbers: Numbers) -> tuple[Row, ...]:
    """Protected numbers as the rows of a :class:`Table`."""
    view = counted.view
    splits: list[Row] = [{}]
    for split, codes in zip(view.split, counted.codes, strict=True):
        splits = [{**one, split: code} for one in splits for code in codes]
    values, states = numbers.value.tolist(), numbers.status.tolist()
    return tuple(
        {"jaar": year, "gebied": code, "gebied_naam": name, **split, "waarde": value, "status": s}
        for year, of_year, states_of_year in zip(view.all_years, values, states, strict=True)
        for (code, name), of_area, states_of_area in zip(
            counted.areas, of_year, states_of_year, strict=True
        )
        for split, value, s in zip(splits, of_area, states_of_area, strict=True)
    )


def totals_of(view: View, numbers: Numbers) -> tuple[Row, ...]:
    """Protected totals as the rows of a :class:`Table`."""
    values, states = np.ravel(numbers.value).tolist(), np.ravel(numbers.status).tolist()
    return tuple(
        {"jaar": year, "waarde": value, "status": state}
        for year, value, state in zip(view.all_years, values, states, strict=True)
    )
