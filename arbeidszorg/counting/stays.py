"""The stays that a view chooses in one year, and the distinct persons behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.choices import activity_bits, pick, plain_splits
from arbeidszorg.counting.combinations import PATTERNS
from arbeidszorg.counting.facts import Facts, Rows
from arbeidszorg.view.view import View

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Chosen:
    """The stays of one year that a view chooses: their positions, the cell of each (area x code)
    and whether its person has no other; ``bits``: the activities of each, where they are a
    split. ``areas`` and ``size``: how many areas, and cells of an area."""

    facts: Facts
    view: View
    stay: Array
    solo: Array
    cell: Array
    bits: Array | None
    areas: int
    size: int

    @property
    def every(self) -> Array:
        return np.ones(len(self.stay), dtype=bool)

    @property
    def known(self) -> Array:
        """Those of which the hours are known."""
        return ~np.isnan(self.facts.s_hours[self.stay])

    @property
    def patterns(self) -> int:
        return PATTERNS if self.bits is not None else 1

    def persons(self, which: Array) -> Array:
        """Distinct persons of some of the stays, by area x code."""
        part = self.bits[which] if self.bits is not None else None
        person = self.facts.s_person[self.stay[which]]
        cells = _distinct(person, self.solo[which], self.cell[which], part, self.areas * self.size)
        return pick(self.view, cells.reshape(self.areas, self.size * self.patterns))

    def hours(self) -> Array:
        """Hours a week, by area x code."""
        key = self.cell * self.patterns + (self.bits if self.bits is not None else 0)
        cells = np.bincount(
            key[self.known],
            weights=self.facts.s_hours[self.stay][self.known],
            minlength=self.areas * self.size * self.patterns,
        )
        return pick(self.view, cells.reshape(self.areas, self.size * self.patterns))


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
        keep &= (facts.s_activities[rows.stay] & activity_bits(view)) != 0
    stay, cell, size = rows.stay[keep], area[keep], 1
    for split in plain_splits(view):
        codes, many = facts.codes(split, stay, year)
        cell, size = cell * many + codes, size * many
    bits = facts.s_activities[stay] if "activiteit" in view.split else None
    return Chosen(facts, view, stay, rows.solo[keep], cell, bits, areas, size)


def _distinct(person: Array, solo: Array, cell: Array, bits: Array | None, cells: int) -> Array:
    """Distinct persons per cell; with ``bits`` per cell and combination of activities, a person
    with several stays in a cell counting with all activities of those stays."""
    alone = cell[solo] * PATTERNS + bits[solo] if bits is not None else cell[solo]
    size = cells * (PATTERNS if bits is not None else 1)
    counts = np.bincount(alone, minlength=size)
    shared = ~solo
    if shared.any():
        if bits is None:
            again = _again(person[shared], cell[shared])
            counts += np.bincount(cell[shared][~again], minlength=size)
        else:
            key = person[shared].astype(np.int64) * cells + cell[shared]
            order = np.argsort(key, kind="stable")
            key, mask = key[order], bits[shared][order]
            first = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
            together = np.bitwise_or.reduceat(mask, first).astype(np.int64)
            counts += np.bincount(key[first] % cells * PATTERNS + together, minlength=size)
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
