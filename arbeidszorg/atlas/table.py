"""Table: the one form in which numbers leave the domain.

Chart, accessible table, sentence, API and exports all read the same protected Table, so they
cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from arbeidszorg.places.names import NameForm
from arbeidszorg.view.notes import Note
from arbeidszorg.view.rows import HIDDEN, Row, Total
from arbeidszorg.view.view import View


@dataclass(frozen=True, eq=False)
class Table:
    """Protected numbers and all that is needed to show them honestly; known by which one it is.

    ``rows``: one per year, area and code of each split, in the order in which they are shown.
    ``total_rows``: one per year, distinct over all that is shown; made by ``count_totals`` when
    first asked for. ``names``: code of each area with a row, or that was asked -> the forms of its
    name. ``denominator``: what a rate, share or index is set against, in words ("" for numbers).
    ``version``: of the data. ``whole``: code of the area that was asked and that holds all others
    that were, which are then parts of it ("" when there is none). ``entire``: code of the whole
    territory. ``notes``: what a reader must know, most important first. ``said``: what it says,
    where that does not follow from its rows.
    """

    view: View
    rows: tuple[Row, ...]
    count_totals: Callable[[], tuple[Total, ...]] = field(repr=False, compare=False)
    names: Mapping[str, NameForm]
    title: str
    subtitle: str
    denominator: str
    source: str
    reference_date: date
    demo: bool
    version: str = ""
    whole: str = ""
    entire: str = ""
    notes: tuple[Note, ...] = ()
    said: str = ""

    @property
    def splits(self) -> tuple[str, ...]:
        """The splits of the rows."""
        return self.view.split

    @property
    def uses_residents(self) -> bool:
        """Whether its numbers are set against residents, who have a source of their own."""
        return self.view.unit == "per10000"

    @property
    def columns(self) -> tuple[str, ...]:
        """What each row says, as the API names it, in order."""
        return ("jaar", "gebied", "gebied_naam", *self.splits, "waarde", "status")

    def cells(self, row: Row) -> tuple[int | str | float, ...]:
        """A row in the order of ``columns``."""
        codes = (row.codes[split] for split in self.splits)
        return (row.year, row.area, row.area_name, *codes, row.value, row.status)

    @cached_property
    def total_rows(self) -> tuple[Total, ...]:
        """One total per year, over all that is shown."""
        return self.count_totals()

    @cached_property
    def areas(self) -> dict[str, str]:
        """Code -> name of every area with a row, in order."""
        return {row.area: row.area_name for row in self.rows}

    @cached_property
    def in_whole(self) -> Table:
        """The same for sentences about the total: of the area that holds the others, for the names
        of all of them beside one number read as a sum."""
        return replace(self, view=replace(self.view, areas=(self.whole,))) if self.whole else self

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Codes of the areas that lie in the one that holds all."""
        return tuple(code for code in self.view.areas if code != self.whole) if self.whole else ()

    @cached_property
    def last(self) -> tuple[Row, ...]:
        """The rows of the last year."""
        return tuple(row for row in self.rows if row.year == self.view.year)

    @cached_property
    def series(self) -> tuple[tuple[Row, ...], ...]:
        """For each area and code, in order, its rows through the years."""
        lines: dict[tuple[str, ...], list[Row]] = {}
        for row in self.rows:
            lines.setdefault((row.area, *(row.codes[s] for s in self.splits)), []).append(row)
        return tuple(map(tuple, lines.values()))

    @cached_property
    def hidden(self) -> int:
        """How many rows are hidden for privacy."""
        return sum(row.status == HIDDEN for row in self.rows)
