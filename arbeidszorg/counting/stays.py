"""The stays that a view chooses in one year, and the distinct persons behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.choices import pick, plain_splits, with_activities
from arbeidszorg.counting.combinations import does
from arbeidszorg.counting.facts import Facts, Rows
from arbeidszorg.registrations import model
from arbeidszorg.view.view import View

Array = npt.NDArray[Any]

MILLION = 1e6


@dataclass(frozen=True)
class Chosen:
    """The stays of one year that a view chooses: their positions, the cell of each (area x code)
    and whether its person has no other; ``activities``: of each, where they are a
    split. ``areas`` and ``size``: how many areas, and cells of an area."""

    facts: Facts
    view: View
    stay: Array
    solo: Array
    cell: Array
    activities: Array | None
    areas: int
    size: int

    @property
    def every(self) -> Array:
        return np.ones(len(self.stay), dtype=bool)

    @property
    def known(self) -> Array:
        """Those of which the hours are known."""
        return ~np.isnan(self.facts.s_hours[self.stay])

    def persons(self, which: Array) -> Array:
        """Distinct persons of some of the stays, by area x code."""
        person = self.facts.s_person[self.stay]

        def distinct(part: Array) -> Array:
            cells = self.areas * self.size
            return _distinct(person[part], self.solo[part], self.cell[part], cells)

        return self._picked([distinct(which & part) for part in self._parts])

    def hours(self) -> Array:
        """Hours a week, by area x code; added up in millionths, so that no order matters."""
        known, cells = self.known, self.areas * self.size
        hours = millionths(self.facts.s_hours[self.stay])
        parts = [known & part for part in self._parts]
        counts = [np.bincount(self.cell[p], weights=hours[p], minlength=cells) for p in parts]
        return self._picked(counts) / MILLION

    @property
    def _parts(self) -> list[Array]:
        """Which stays: of each activity, where these are a split; else all."""
        if self.activities is None:
            return [self.every]
        return [does(self.activities, place) for place in range(len(model.ACTIVITIES))]

    def _picked(self, parts: list[Array]) -> Array:
        return pick(self.view, np.stack(parts, axis=-1).reshape(self.areas, -1))


def millionths(hours: Array) -> Array:
    """Hours as whole numbers (floats hold them exactly), NaN where they are not known."""
    return np.rint(hours * MILLION)


def chosen(facts: Facts, view: View, year: int, place: Array, areas: int) -> Chosen:
    """The stays of a year that a view chooses; ``place``: town -> area, or -1 for none."""
    rows: Rows = facts.rows[view.measure][year]
    initiative = facts.s_initiative[rows.stay]
    if view.place == "vestiging":
        area = place[facts.i_town][initiative]
    else:
        area = place[facts.s_home[rows.stay]]
    keep = area >= 0
    if view.sectors:
        keep &= facts.offer.in_sectors(view)[initiative]
    if view.activities:
        keep &= with_activities(view, facts.s_activities[rows.stay])
    stay, cell, size = rows.stay[keep], area[keep], 1
    for split in plain_splits(view):
        codes, many = facts.codes(split, stay, year)
        cell, size = cell * many + codes, size * many
    activities = facts.s_activities[stay] if "activiteit" in view.split else None
    return Chosen(facts, view, stay, rows.solo[keep], cell, activities, areas, size)


def _distinct(person: Array, solo: Array, cell: Array, cells: int) -> Array:
    """Distinct persons per cell."""
    counts = np.bincount(cell[solo], minlength=cells)
    shared = ~solo
    if shared.any():
        again = _again(person[shared], cell[shared])
        counts += np.bincount(cell[shared][~again], minlength=cells)
    return counts


def _again(person: Array, cell: Array) -> Array:
    """Which rows repeat a person and cell of an earlier row. Rows are sorted by person and a
    person has few, so each is compared with the row before, the one before that, and so on."""
    repeats = np.zeros(len(person), dtype=bool)
    for back in range(1, len(person)):
        same = person[back:] == person[:-back]
        if not same.any():
            break
        repeats[back:] |= same & (cell[back:] == cell[:-back])
    return repeats
