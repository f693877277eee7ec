"""Offer: the initiatives of one data version as arrays, and what is counted of them.

They are public, and so is who handed in: nothing here is made from a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.choices import pick, plain_splits, split_size, with_activities
from arbeidszorg.counting.combinations import does
from arbeidszorg.counting.source import Areas, Values, layers, places
from arbeidszorg.registrations import model
from arbeidszorg.view.splits import split_codes
from arbeidszorg.view.view import View

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Offer:
    """Arrays over initiatives; codes are positions in the lists of ``model.CODES``. ``towns``: the
    codes of the municipalities, in which ``town`` is a position; ``activities``: bits (see
    :func:`~arbeidszorg.counting.combinations.packed`);
    ``places``: NaN when not known; ``reporting``: year -> did it hand in?"""

    towns: tuple[str, ...]
    town: Array
    sector: Array
    activities: Array
    form: Array
    places: Array
    first_year: Array
    last_year: Array
    reporting: Mapping[int, Array]

    def in_sectors(self, view: View) -> Array:
        """Which initiatives are in the chosen sectors."""
        chosen = [not view.sectors or code in view.sectors for code in model.SECTORS]
        return np.array(chosen)[self.sector]

    def chosen(self, view: View) -> Array:
        """Which initiatives are in the chosen sectors and activities."""
        return np.asarray(self.in_sectors(view) & with_activities(view, self.activities))

    def runs(self, year: int) -> Array:
        """Which initiatives run on some day of a year."""
        return np.asarray((self.first_year <= year) & (self.last_year >= year))

    def running(self, view: View, rows: Areas) -> Array:
        """Which initiatives run in the view's last year, in its areas, sectors and activities."""
        there = np.isin(self.town, [town for row in rows for town in row.towns])
        return np.asarray(there & self.runs(view.year) & self.chosen(view))

    def values(self, view: View, rows: Areas) -> Values:
        """Initiatives or their capacity; made from no persons."""
        shape = (len(view.all_years), len(rows), split_size(view))
        counted = Values(np.zeros(shape), np.zeros(shape, np.int64), np.ones(shape, bool))
        for layer in layers(rows):
            place = places(rows, layer, len(self.towns))
            for number, year in enumerate(view.all_years):
                value, reported = self._offered(view, year, place, len(layer))
                counted.value[number, layer] = value
                counted.reported[number, layer] = reported
        return counted

    def reported(self, view: View, rows: Areas, persons: Array) -> Array:
        """False where nobody was counted because nobody handed anything in; ``persons`` by year,
        area and code.

        By establishment: initiatives run in the cell, and none of them has a single stay that year.
        For a profile: there are persons in the area, and for all of them the column was left empty.
        """
        reported = np.ones(persons.shape, dtype=bool)
        profile = bool(view.split) and not set(view.split) <= {"sector", "activiteit", "vorm"}
        if view.place == "vestiging" and not persons.all():
            about = replace(view, split=()) if profile else view
            silent = self._silent(about, rows)
            reported &= ~(np.broadcast_to(silent, persons.shape) & (persons == 0))
        if profile:
            empty = (persons[..., -1] > 0) & (persons[..., :-1].sum(axis=2) == 0)
            reported[empty, :-1] = False
        return reported

    def _silent(self, view: View, rows: Areas) -> Array:
        """Year x area x code: does something run, of which nothing was handed in?"""
        silent = np.zeros((len(view.all_years), len(rows), split_size(view)), dtype=bool)
        everyone, chosen = np.ones(len(self.town)), self.chosen(view)
        for number, year in enumerate(view.all_years):
            handed_in = self.reporting[year]
            if not (chosen & self.runs(year) & ~handed_in).any():
                continue
            for layer in layers(rows):
                place = places(rows, layer, len(self.towns))
                running = self._cells(view, year, place, len(layer), everyone)
                said = self._cells(view, year, place, len(layer), handed_in.astype(float))
                silent[number, layer] = (running > 0) & (said == 0)
        return silent

    def _cells(self, view: View, year: int, place: Array, areas: int, weight: Array) -> Array:
        """Sum of ``weight`` over initiatives running in a year, by area x code."""
        area = place[self.town]
        keep = (area >= 0) & self.runs(year) & self.chosen(view)
        cell, size = area[keep], 1
        for split in plain_splits(view):
            by, many = (self.sector if split == "sector" else self.form), len(split_codes(split))
            cell, size = cell * many + by[keep], size * many
        weight, parts = weight[keep], [np.ones(len(cell), dtype=bool)]
        if "activiteit" in view.split:
            activities = self.activities[keep]
            parts = [does(activities, place) for place in range(len(model.ACTIVITIES))]
        cells = [np.bincount(cell[p], weights=weight[p], minlength=areas * size) for p in parts]
        return pick(view, np.stack(cells, axis=-1).reshape(areas, -1))

    def _offered(
        self, view: View, year: int, place: Array, areas: int
    ) -> tuple[Array, Array | bool]:
        """Initiatives or their capacity in one year, and whether that was reported."""
        running = self._cells(view, year, place, areas, np.ones(len(self.town)))
        if view.measure == "initiatieven":
            return running, True
        known = ~np.isnan(self.places)
        capacity = self._cells(view, year, place, areas, np.nan_to_num(self.places))
        filled = self._cells(view, year, place, areas, known.astype(float))
        return capacity, (filled > 0) | (running == 0)
