"""Table: the one form in which numbers leave the domain.

Chart, accessible table, sentence, API and exports all read the same protected Table, so they
cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from arbeidszorg.view import View

OK, HIDDEN, NOT_APPLICABLE, NOT_REPORTED = "ok", "verborgen", "nvt", "niet_geregistreerd"
STATUSES = (OK, HIDDEN, NOT_APPLICABLE, NOT_REPORTED)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as dicts with plain Python values; several times as fast as pandas' own
    way, which is felt where a page reads ten small frames."""
    columns = [str(name) for name in frame.columns]
    values = zip(*(frame[name].tolist() for name in frame.columns), strict=True)
    return [dict(zip(columns, row, strict=True)) for row in values]


@dataclass(frozen=True)
class Counted:
    """Numbers before protection; only ``disclosure`` reads them.

    ``frame`` and ``totals`` hold, beside the columns of :class:`Table`, ``persons``: the smallest
    number of persons above zero that the value was made from (0: from no persons).
    """

    view: View
    frame: pd.DataFrame
    totals: pd.DataFrame
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Protected numbers and all that is needed to show them honestly.

    ``frame``: one row per year, area and code of each split, in the order in which they are shown:
    ``jaar`` (int), ``gebied`` (code), ``gebied_naam``, a column per split (codes), ``waarde``
    (float, NaN unless the status is ``ok``), ``status`` (one of :data:`STATUSES`).
    ``totals``: one row per year: ``jaar``, ``waarde``, ``status``; distinct over all that is shown.
    """

    view: View
    frame: pd.DataFrame
    totals: pd.DataFrame
    title: str
    subtitle: str
    source: str
    reference_date: date
    demo: bool
    notes: tuple[str, ...] = ()

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of the frame as dicts; made once, not to be changed."""
        return records(self.frame)

    @property
    def splits(self) -> tuple[str, ...]:
        """The split columns of the frame."""
        return self.view.split

    @cached_property
    def hidden(self) -> int:
        """How many rows are hidden for privacy."""
        return int((self.frame["status"] == HIDDEN).sum())
