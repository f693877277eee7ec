"""The one gate between counted numbers and everything that leaves: it looks each cell of an answer
up in the decision of the data version, and hides what may not be shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.choices import several_activities
from arbeidszorg.counting.counted import Counted, Numbers
from arbeidszorg.counting.source import Areas as Rows
from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.disclosure.lattice import (
    ALL,
    SECTORS,
    Areas,
    broken_down,
    codes,
    sector_rows,
    splits_of,
)
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN, Geography
from arbeidszorg.registrations import model
from arbeidszorg.settings import Settings
from arbeidszorg.view.rows import HIDDEN, NOT_APPLICABLE
from arbeidszorg.view.view import LADDER, PROFILE_SPLITS, View

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Gate:
    """Protects answers. ``towns``: the municipalities in the order of ``facts.Facts.towns``."""

    decision: Decision
    areas: Areas
    geography: Geography
    towns: tuple[str, ...]
    first_year: int
    settings: Settings

    def protect(self, counted: Counted) -> tuple[Numbers, Callable[[], Numbers]]:
        """Numbers and totals of ``counted`` as they may leave, without ``persons``."""
        view = counted.view
        numbers = self._hide(counted.numbers, self._rows_shown(view, counted), view)

        def totals() -> Numbers:
            return self._hide(counted.totals(), self._totals_shown(view, counted), view)

        return numbers, totals

    def _hide(self, numbers: Numbers, shown: Array, view: View) -> Numbers:
        persons = numbers.persons
        assert persons is not None, "numbers that were protected already"
        small = (persons >= self.settings.small_from) & (persons <= self.settings.small_to)
        hidden = ~shown | small  # also where there is nothing to divide by: that is a zero
        if view.measured.is_offer:
            hidden = np.zeros(hidden.shape, dtype=bool)
        elif self.settings.hide_zero:
            hidden |= (numbers.value == 0) | (numbers.status == NOT_APPLICABLE)
        if not hidden.any():
            return Numbers(numbers.value, numbers.status)
        return Numbers(
            np.where(hidden, np.nan, numbers.value), np.where(hidden, HIDDEN, numbers.status)
        )

    # --- what may be shown -----------------------------------------------------------------------

    def may(self, view: View, rows: Rows) -> Array | bool:
        """Which cells of these areas may be shown; of areas that no question names, all."""
        areas = [self.areas.index.get(tuple(sorted(row.towns))) for row in rows]
        known = [area for area in areas if area is not None]
        return self.cells(view, known) if len(known) == len(areas) else True

    def _rows_shown(self, view: View, counted: Counted) -> Array:
        """Year x area x code: may the value, and all that it is computed from, be shown?"""
        areas = [self.places[code] for code, _ in counted.areas]
        shown = self.cells(view, areas)
        if counted.beside:  # even that nobody does two activities says something
            shown = shown & (counted.beside() == 0)
        base_of_several = counted.beside_in_total is not None and (
            bool(view.split) or view.measured.share_of is not None
        )
        if view.unit == "index":
            shown = shown & shown[:1]
        elif view.unit == "aandeel" and base_of_several:  # the base would be a sum of its own
            shown = np.zeros(shown.shape, dtype=bool)
        elif view.unit == "aandeel" and (whole := view.measured.share_of):
            shown = shown & self.cells(replace(view, measure=whole), areas)
        elif view.unit == "aandeel" and view.split:
            shown = shown & self.cells(replace(view, split=()), areas)
        elif view.unit == "aandeel":
            shown = shown & self._total_shown(view, counted)
        return shown

    def _totals_shown(self, view: View, counted: Counted) -> Array:
        shown = self._total_shown(view, counted)
        if view.unit == "aandeel" and (whole := view.measured.share_of):
            shown = shown & self._total_shown(replace(view, measure=whole), counted)
        return shown

    def _total_shown(self, view: View, counted: Counted) -> Array:
        """Year x 1 x 1: may all areas together be shown? When together they are an area, as that
        is. Else as the sum of their parts, when they do not overlap. (Each of these numbers is
        shown, and so their sum says nothing; that it is shown does not tell either whether
        anybody is in two of them.)"""
        areas = [self.places[code] for code, _ in counted.areas]
        plain = replace(view, split=())
        towns = [town for area in areas for town in self.areas.towns[area]]
        whole = self.areas.index.get(tuple(sorted(set(towns))))
        if whole is not None:
            beside = counted.beside_in_total
            fits = True if beside is None else np.asarray(beside(plain) == 0)
            return np.asarray(self.cells(plain, [whole]) & fits)
        cells = self.cells(plain, areas)
        apart = len(towns) == len(set(towns))
        shown = cells.all(axis=1, keepdims=True) & apart
        return np.asarray(shown & (not several_activities(plain)))

    def cells(self, view: View, areas: list[int]) -> Array:
        """Year x area x code: may a count be shown? A choice of several sectors or activities is
        shown when each of them may be; what the lattice does not hold is not."""
        first = view.years[0] - self.first_year
        years = slice(first, first + len(view.all_years))
        if view.measured.is_offer:
            return np.ones((years.stop - years.start, len(areas), self._size(view)), dtype=bool)
        if "sector" in view.split:
            chosen = [[1 + model.SECTORS.index(code)] for code in view.sectors or model.SECTORS]
        elif 0 < len(view.sectors) < SECTORS:
            chosen = [[1 + model.SECTORS.index(code) for code in view.sectors]]
        else:
            chosen = [[ALL]]
        cells = [self._of_sectors(view, years, areas, sectors) for sectors in chosen]
        shown = np.concatenate(cells, axis=2)
        if view.measure == "uren":  # that nobody's hours are known says that somebody is there
            shown &= self.cells(replace(view, measure="medewerkers"), areas)
        return shown

    def _of_sectors(self, view: View, years: slice, areas: list[int], sectors: list[int]) -> Array:
        """Year x area x code of the split other than sector, for a choice of sectors."""
        key = view.measure, view.place
        rest = [split for split in view.split if split != "sector"]
        activities = [model.ACTIVITIES.index(code) for code in view.activities]
        if rest == ["vorm"]:
            if view.place != "vestiging" or sectors != [ALL] or activities:
                return np.zeros((years.stop - years.start, len(areas), self._size(view)), bool)
            return self.decision.forms[view.measure][years][:, areas]
        split = rest[0] if rest else "activiteit" if activities else ""
        if not split:
            groups = self.decision.groups[key][years][:, areas][:, :, sectors]
            return np.asarray(groups.all(axis=2, keepdims=True))
        if split not in splits_of(view.measure, view.place):
            return np.zeros((years.stop - years.start, len(areas), self._size(view)), bool)
        every = self.decision.splits[(*key, split)][years][:, areas][:, :, sectors]
        cells: Array = np.asarray(every.all(axis=2))
        if split == "activiteit":
            cells = np.asarray(cells[..., activities]) if activities else cells
            return cells if rest else np.asarray(cells.all(axis=2, keepdims=True))
        return np.asarray(cells & (not activities))

    def _size(self, view: View) -> int:
        size = 1
        for split in view.split:
            own = {"sector": view.sectors, "activiteit": view.activities}.get(split, ())
            size *= len(own or codes(split))
        return size

    @cached_property
    def places(self) -> dict[str, int]:
        """Area code -> position of the area."""
        number = {town: place for place, town in enumerate(self.towns)}
        index, last = self.areas.index, len(number)
        places = {OUTSIDE: index[last,], UNKNOWN: index[last + 1,]}
        for level in self.geography.levels:
            for area in self.geography.level(level):
                towns = tuple(sorted(number[town] for town in self.geography.members[area.code]))
                places[area.code] = index[towns]
        return places

    # --- what is not offered ---------------------------------------------------------------------

    def too_fine(self, view: View, counted: Counted) -> str:
        """Why rows of a view are finer than can be decided: a key of ``table.remark.fine``, or
        nothing."""
        rest = [split for split in view.split if split != "sector"]
        by_sector = "sector" in view.split or 0 < len(view.sectors) < SECTORS
        if view.measured.is_offer:
            return ""
        if rest == ["vorm"]:
            plain = view.place == "vestiging" and not by_sector and not view.activities
            return "" if plain else "form"
        if rest and rest[0] in (*PROFILE_SPLITS, LADDER) and view.activities:
            return "profile_activity"
        split = rest[0] if rest else "activiteit" if view.activities else ""
        named = {self.places[code] for code, _ in counted.areas}
        if not split:
            return ""
        if split not in splits_of(view.measure, view.place):
            return "ladder_of_other"
        if split == LADDER and not named <= set(self.areas.large):
            return "ladder"
        if by_sector and not named <= set(sector_rows(split, self.areas, view.place)):
            return "town" if split == "activiteit" else "profile_sector"
        return "" if named <= set(broken_down(self.areas, view.place)) else "home"

    def too_few(self, view: View) -> bool:
        """Whether groups can be too small to be broken down in this view."""
        persons = not view.measured.is_offer
        return persons and bool(view.activities or set(view.split) - {"sector", "vorm"})
