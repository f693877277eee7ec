"""Years as bits: in which years of a stretch something counts, and how much there is in each.

A stay nearly always counts in years that follow each other. So it is added where they begin and
taken off where they end, and the years need not be gone through one by one.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

#: Years of a stretch at most; longer ones are counted in parts.
MOST = 64


def by_year(
    cell: Array, years: Array, cells: int, length: int, weight: Array | None = None
) -> Array:
    """Year x cell: how many (or how much ``weight``, whole numbers) of each cell there are in each
    year of a stretch. ``years``: bits, of each row."""
    steps = np.zeros(cells * (length + 1))
    while True:
        left = years != 0
        if not left.all():
            cell, years = cell[left], years[left]
            weight = None if weight is None else weight[left]
        if not len(years):
            break
        lowest = years & (~years + np.uint64(1))
        run = years & ~(years + lowest)  # the carry clears the years that follow each other
        key = cell.astype(np.int64) * (length + 1) + np.bitwise_count(lowest - np.uint64(1))
        steps += np.bincount(key, weight, minlength=len(steps))
        key += np.bitwise_count(run)
        steps -= np.bincount(key, weight, minlength=len(steps))
        years = years ^ run
    counts = np.cumsum(steps.reshape(cells, length + 1), axis=1)[:, :length]
    return np.ascontiguousarray(counts.T)
