"""Shown: the numbers of one data version that may be shown, as a source of answers.

A number that may not be shown is not here; that it is hidden is, for the answer says so too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.choices import split_size
from arbeidszorg.counting.offer import Offer
from arbeidszorg.counting.source import Areas as Rows
from arbeidszorg.counting.source import Values, whole
from arbeidszorg.registrations import model
from arbeidszorg.view.measures import LADDER_MEASURE, PLACES, MeasureCode, Place
from arbeidszorg.view.splits import split_codes
from arbeidszorg.view.view import LADDER, PROFILE_SPLITS, SplitCode, View

Array = npt.NDArray[Any]

#: In the place of a number: it may not be shown, or nobody's hours are known where somebody is.
HIDDEN, UNKNOWN = -1, -2
#: The column of a group that is not broken down.
PLAIN: Final = ""
Column = SplitCode | Literal[""]


def columns(measure: MeasureCode, place: Place) -> dict[Column, slice]:
    """Where the codes of each split stand along the last axis, of a measure and place: kinds of
    initiatives are a split of who goes there, rungs of the ladder of who left."""
    by_place = place == PLACES[0]
    forms: tuple[SplitCode, ...] = ("vorm",) if by_place else ()
    ladder: tuple[SplitCode, ...] = (LADDER,) if by_place and measure == LADDER_MEASURE else ()
    places: dict[Column, slice] = {PLAIN: slice(0, 1)}
    start = 1
    for split in (*forms, "activiteit", *PROFILE_SPLITS, *ladder):
        size = len(split_codes(split))
        places[split], start = slice(start, start + size), start + size
    return places


@dataclass(frozen=True, eq=False)
class Shown:
    """What may be shown of one measure and place. Axes: year, area, all sectors and then each,
    column (of :attr:`columns`: where the codes of each split stand along the last axis).

    ``persons``: distinct persons, :data:`HIDDEN` or :data:`UNKNOWN`. ``hours``: a week, of *uren*
    alone. Who is in two sectors, or in two areas, is not here.
    """

    columns: Mapping[Column, slice]
    persons: Array
    hours: Array | None = None


@dataclass(frozen=True)
class Numbers:
    """A :class:`~arbeidszorg.counting.source.Source` over what may be shown alone. What may not is
    one person here, so that it is neither nobody nor a number. ``shown``: by measure and place;
    ``areas``: the towns of an area -> its position; ``first_year``: that of the first position."""

    offer: Offer
    shown: Mapping[tuple[MeasureCode, Place], Shown]
    areas: Mapping[tuple[int, ...], int]
    first_year: int

    def values(self, view: View, rows: Rows) -> Values:
        if view.measured.is_offer:
            return self.offer.values(view, rows)
        behind, everybody, value = self._cells(view, rows)
        reported = self.offer.reported(view, rows, everybody) & ((behind > 0) | (everybody == 0))
        return Values(value, behind, reported)

    def are_one(self, rows: Rows) -> bool:
        return whole(rows)[0].towns in self.areas

    def together(self, view: View, rows: Rows) -> Values:
        every = whole(rows)
        if view.measured.is_offer or self.are_one(rows):
            return self.values(view, every)
        behind, everybody, value = (
            part.sum(axis=1, keepdims=True) for part in self._cells(view, rows)
        )
        reported = self.offer.reported(view, every, everybody) & ((behind > 0) | (everybody == 0))
        return Values(value, behind, reported)

    # --- cells -----------------------------------------------------------------------------------

    def _shown(self, view: View) -> tuple[Shown, slice]:
        first = view.years[0] - self.first_year
        shown = self.shown[view.measure, view.place]
        return shown, slice(first, first + len(view.all_years))

    def _places(self, rows: Rows) -> list[int]:
        return [self.areas[tuple(sorted(row.towns))] for row in rows]

    def _cells(self, view: View, rows: Rows) -> tuple[Array, Array, Array]:
        """The persons behind the value, all persons, and the value: year x area x code."""
        shown, years = self._shown(view)
        columns_ = _columns(_without_sector(view), shown)
        if columns_ is None:  # not offered
            one = np.ones((len(view.all_years), len(rows), split_size(view)), dtype=np.int64)
            return one, one, one.astype(float)
        places = self._places(rows)
        numbers = [_chosen(shown.persons, years, places, s, columns_) for s in _sectors(view)]
        behind = _add(view, [_persons(cells) for cells in numbers])
        everybody = _add(view, [np.where(cells < 0, 1, cells) for cells in numbers])
        if shown.hours is None:
            return behind, everybody, behind.astype(float)
        hours = [_chosen(shown.hours, years, places, s, columns_) for s in _sectors(view)]
        return behind, everybody, _add(view, hours)


def _chosen(
    cells: Array, years: slice, places: list[int], sectors: list[int], columns_: list[int]
) -> Array:
    """Year x area x sector x column."""
    return np.asarray(cells[years][:, places][:, :, sectors][..., columns_])


def _persons(cells: Array) -> Array:
    """The persons behind a value: one where it may not be shown, nobody where hours are unknown."""
    return np.where(cells == HIDDEN, 1, np.where(cells == UNKNOWN, 0, cells)).astype(np.int64)


def _sectors(view: View) -> list[list[int]]:
    """Positions on the axis of sectors of each column of sectors: one of each when they are a
    split, else those that are added up."""
    if "sector" in view.split:
        return [[1 + model.SECTORS.index(code)] for code in view.sectors or model.SECTORS]
    if 0 < len(view.sectors) < len(model.SECTORS):
        return [[1 + model.SECTORS.index(code) for code in view.sectors]]
    return [[0]]


def _without_sector(view: View) -> View:
    return replace(view, split=tuple(split for split in view.split if split != "sector"))


def _columns(view: View, shown: Shown) -> list[int] | None:
    """The columns of a view without the split by sector; None when they are not offered."""
    every = shown.columns
    activities = [model.ACTIVITIES.index(code) for code in view.activities]
    if not view.split and not activities:
        return [0]
    split = view.split[0] if view.split else "activiteit"
    if split not in every or (activities and split != "activiteit"):
        return None
    codes = range(every[split].start, every[split].stop)
    return [codes[n] for n in activities] if activities else list(codes)


def _add(view: View, cells: list[Array]) -> Array:
    """Sectors that are no split are added up, and so are activities."""
    added = np.concatenate([part.sum(axis=2) for part in cells], axis=2)
    if view.activities and "activiteit" not in view.split:
        added = added.reshape(*added.shape[:2], len(cells), -1).sum(axis=3)
    return np.asarray(added)
