"""Years as bits: in which years of a stretch something counts, and how much there is in each.

A stay nearly always counts in years that follow each other. So it is added where they begin and
taken off where they end, and the years need not be gone through one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

#: Years of a stretch at most; longer ones are counted in parts.
MOST = 64


def kind(length: int) -> Any:
    """The kind of number that has a bit for each of so many years."""
    return np.dtype(np.uint32 if length <= 32 else np.uint64)


@dataclass(frozen=True)
class Runs:
    """Years that follow each other: of which row (None: each has one), the first of them and the
    one after the last, as positions in a stretch of ``length`` years."""

    row: Array | None
    first: Array
    after: Array
    length: int


def runs(years: Array, length: int) -> Runs:
    """The runs of years of each row; ``years``: bits."""
    rows, firsts, afters = [], [], []
    row = None
    while len(left := np.flatnonzero(years)):
        if len(left) < len(years):
            row, years = left if row is None else row[left], years[left]
        lowest = years & (~years + 1)
        run = years & ~(years + lowest)  # the carry clears the years that follow each other
        firsts.append(np.bitwise_count(lowest - 1))
        afters.append(firsts[-1] + np.bitwise_count(run))
        rows.append(row)
        years = years ^ run
    if len(rows) == 1:
        return Runs(rows[0], firsts[0], afters[0], length)
    size = len(firsts[0]) if rows else 0
    whole = [np.arange(size) if each is None else each for each in rows]
    none = np.empty(0, np.uint8)
    every = np.concatenate([np.empty(0, np.intp), *whole])
    return Runs(every, np.concatenate([none, *firsts]), np.concatenate([none, *afters]), length)


@dataclass(frozen=True)
class Placed:
    """Runs in cells, of which there are ``cells``: where each begins and ends, cell by cell and
    year by year."""

    runs: Runs
    first: Array
    after: Array
    cells: int

    def counts(self, code: Array | None, many: int, weight: Array | None = None) -> Array:
        """Year x cell x code: how many rows (or how much ``weight``, whole numbers) there are.
        ``code``: of each row, one of so ``many``; None: there is one."""
        row, steps = self.runs.row, self.runs.length + 1
        if row is not None:
            code = None if code is None else code[row]
            weight = None if weight is None else weight[row]
        size = self.cells * steps * many

        def summed(places: Array) -> Array:
            if code is not None:
                places = places * many
                places += code
            return np.bincount(places, weight, minlength=size)

        change = summed(self.first)
        change -= summed(self.after)
        counts = np.cumsum(change.reshape(self.cells, steps, many), axis=1)[:, :-1]
        return counts.swapaxes(0, 1)


def placed(cell: Array, cells: int, spans: Runs) -> Placed:
    """Runs in the cells of their rows."""
    start = (cell if spans.row is None else cell[spans.row]).astype(np.intp) * (spans.length + 1)
    return Placed(spans, start + spans.first, start + spans.after, cells)
