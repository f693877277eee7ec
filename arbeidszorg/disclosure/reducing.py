"""Smaller programmes that say the same.

Most of what a programme holds cannot move at all: a person of a town can only have another code
where somebody else can have that one in return, without any shown number noticing. What cannot
move is taken out before the solver sees it, which asks a programme hundreds of times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
#: The least and the most of each column, or of each line.
Bounds = tuple[Array, Array]

#: Lines with marks that differ by less than this may be equal.
ALIKE = 1e-9


@dataclass(frozen=True)
class Reduced:
    """What is left of a programme. ``columns``: which of its columns; ``line``: of each of its
    lines the place in ``matrix``, -1 where nothing of it can move; ``columns_by`` and ``lines_by``:
    the bounds."""

    matrix: Any
    columns: Array
    line: Array
    columns_by: Bounds
    lines_by: Bounds


def reduced(matrix: Any, columns_by: Bounds, lines_by: Bounds, asked: Array) -> Reduced:
    """A programme (line x column) without what cannot move from nought, where nought fits all
    bounds. ``asked``: bool per line, those of which the bounds can change later, to others between
    their bounds. Changes of what is left are, with nought elsewhere, just the changes that the
    whole allows."""
    up, down = directions(matrix, columns_by, lines_by)
    columns = np.flatnonzero(up | down)
    lower = np.where(down, columns_by[0], 0.0)[columns]
    upper = np.where(up, columns_by[1], 0.0)[columns]
    part = matrix[:, columns]
    part.sort_indices()
    many = np.diff(part.indptr)
    alone = np.flatnonzero((many == 1) & ~asked)
    _bound(part, alone, lines_by, (lower, upper))
    lines = np.flatnonzero((many > 1) | (asked & (many > 0)))
    part = part[lines]
    same, first = _alike(part)
    low, high = np.full(len(first), -np.inf), np.full(len(first), np.inf)
    np.maximum.at(low, same, lines_by[0][lines])
    np.minimum.at(high, same, lines_by[1][lines])
    line = np.full(matrix.shape[0], -1)
    line[lines] = same
    return Reduced(part[first], columns, line, (lower, upper), (low, high))


def directions(matrix: Any, columns_by: Bounds, lines_by: Bounds) -> tuple[Array, Array]:
    """Which columns can rise, and which can fall. One can rise only if each line that it would
    raise, and that may not rise, holds another that can lower it; so with all that follows from
    those that cannot."""
    lines, size = matrix.shape
    line = np.repeat(np.arange(lines), np.diff(matrix.indptr))
    column, more = matrix.indices, matrix.data > 0
    up, down = columns_by[1] > 0, columns_by[0] < 0
    shut = (lines_by[1] <= 0)[line], (lines_by[0] >= 0)[line]
    while True:
        raises = np.where(more, up[column], down[column])
        lowers = np.where(more, down[column], up[column])
        no_rise = shut[0] & (np.bincount(line, lowers, lines)[line] - lowers < 1)
        no_fall = shut[1] & (np.bincount(line, raises, lines)[line] - raises < 1)
        stay_down = np.bincount(column, np.where(more, no_rise, no_fall), size) > 0
        stay_up = np.bincount(column, np.where(more, no_fall, no_rise), size) > 0
        if not (up & stay_down).any() and not (down & stay_up).any():
            return up, down
        up, down = up & ~stay_down, down & ~stay_up


def _bound(matrix: Any, lines: Array, lines_by: Bounds, columns_by: Bounds) -> None:
    """Lines of one column bound that column."""
    column, value = matrix.indices[matrix.indptr[lines]], matrix.data[matrix.indptr[lines]]
    low, high = lines_by[0][lines] / value, lines_by[1][lines] / value
    np.maximum.at(columns_by[0], column, np.where(value > 0, low, high))
    np.minimum.at(columns_by[1], column, np.where(value > 0, high, low))


def _alike(matrix: Any) -> tuple[Array, Array]:
    """The number of each line among the different ones, and the first of each of these."""
    lines, size = matrix.shape
    mark = matrix @ np.random.default_rng(1).uniform(1, 2, size)
    order = np.argsort(mark, kind="stable")
    apart = np.ones(lines, dtype=bool)
    apart[1:] = np.diff(mark[order]) > ALIKE
    if apart.all():
        return np.arange(lines), np.arange(lines)
    number = np.empty(lines, dtype=int)
    number[order] = np.cumsum(apart) - 1
    first = order[apart]
    other = matrix - matrix[first[number]]  # marks that are alike by chance
    other.eliminate_zeros()
    by_chance = np.flatnonzero(np.diff(other.indptr))
    number[by_chance] = len(first) + np.arange(len(by_chance))
    return number, np.concatenate([first, by_chance])
