"""Residents of the municipalities on 1 January of each year: what a rate is made over.

A year counts when all municipalities are known in it: areas of one map are then always set against
the same day. Where a year is missing, the nearest that is there stands in for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Residents:
    """``years``: year -> municipality (as it is today) -> residents on 1 January."""

    years: Mapping[int, Mapping[str, int]]

    def year(self, wanted: int) -> int:
        """The year itself when it is known, else the nearest; of two as near the earlier."""
        return min(self.years, key=lambda year: (abs(year - wanted), year))

    def number(self, towns: Iterable[str], year: int) -> int:
        """The residents of some municipalities, in :meth:`year`."""
        known = self.years[self.year(year)]
        return sum(known[town] for town in towns)

    @property
    def last(self) -> int:
        """The last year that is known."""
        return max(self.years)

    def with_years(self, other: Residents) -> Residents:
        """The same, in which the years of another come first."""
        return Residents({**self.years, **other.years})


def by_year(rows: Iterable[tuple[str, int, int]]) -> Residents:
    """Residents of rows that say municipality, year and number."""
    years: dict[int, dict[str, int]] = {}
    for town, year, number in rows:
        years.setdefault(year, {})[town] = number
    return Residents(dict(sorted(years.items())))
