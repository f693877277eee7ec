"""What several shown numbers leave when they are taken from each other.

Whoever takes two arrondissementen and two municipalities from a region is left with pieces that
nobody asks for. Every number that shown ones say so is a sum of them, added and subtracted; it says
how many persons some pieces hold when that leaves each of these once and no other. A small number
of persons stands in few pieces, for each of these holds somebody: so all sets of pieces that can be
small are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.linalg import qr

from arbeidszorg.disclosure.lattice import Threshold
from arbeidszorg.disclosure.solve import marks

Array = npt.NDArray[Any]

#: Pieces of which a small number is looked for; more than the persons of one are there never.
MOST_PIECES = 4
#: Below this a number is nought.
NOUGHT = 1e-7


def to_hide(inside: Array, persons: Array, weight: Array, rule: Threshold) -> list[int]:
    """Which shown counts to hide, the cheapest that will do, so that they say of no pieces that
    these hold a small number of persons. ``inside``: bool, count x unit; ``persons``: of each unit;
    ``weight``: what hiding each count costs."""
    held = (persons > 0) & inside.any(axis=0)
    lines, persons = inside[:, held].astype(float), persons[held]
    hide: list[int] = []
    left = np.arange(len(lines))
    while len(left) > 1:
        told = _told_small(lines[left], persons, rule)
        pieces = next((each for each in told if len(_saying(lines[left], each, []))), None)
        if pieces is None:
            break
        some = _cheapest(lines[left], pieces, weight[left])
        hide += left[some].tolist()
        left = np.delete(left, some)
    return hide


def _told_small(lines: Array, persons: Array, rule: Threshold) -> Iterator[Array]:
    """Sets of units (0 or 1 for each) of which the counts say that they hold a small number."""
    marks, which = _distinct(lines)
    held = np.bincount(which, weights=persons)
    few = np.flatnonzero(held <= rule.most)
    if not len(few):
        return
    within = _within(marks, few)
    for size in range(1, min(MOST_PIECES, rule.most) + 1):
        # Of several pieces each holds somebody, which leaves the others so many at most.
        some = np.flatnonzero(held[few] <= rule.most - size + 1)
        sets = _sets(_possible(within, some, size) if size > 2 else some, size)
        sets = sets[rule.small(held[few][sets].sum(axis=1))]
        told = _together(within, sets) > size - NOUGHT
        for pieces in sets[told]:
            yield np.isin(which, few[pieces]).astype(float)


def _possible(within: Array, some: Array, size: int) -> Array:
    """Those of some columns that can be in a set of so many that is told. Of each all must be left
    with the others of its set; a set that is :data:`NOUGHT` short may be short by the root of that
    in one column."""
    common = within[np.ix_(some, some)]
    own = common.diagonal().copy()
    np.fill_diagonal(common, 0.0)
    most = np.sort(common, axis=1)[:, 1 - size :].sum(axis=1)
    return np.asarray(some[own + most > 1 - np.sqrt(NOUGHT) * size])


def _sets(some: Array, size: int) -> Array:
    """Set x piece: all sets of so many of these."""
    if size == 2:
        first, second = np.triu_indices(len(some), 1)
        return np.stack([some[first], some[second]], axis=1)
    sets = chain.from_iterable(combinations(some.tolist(), size))
    return np.fromiter(sets, dtype=int).reshape(-1, size)


def _together(within: Array, sets: Array) -> Array:
    """What the pieces of each set have in common, each with each."""
    common = within.diagonal()[sets].sum(axis=1)
    for one, other in combinations(sets.T, 2):
        common += 2 * within[one, other]
    return np.asarray(common)


def _distinct(lines: Array) -> tuple[Array, Array]:
    """The different columns of noughts and ones, in order, and which of these each column is."""
    first, which = marks.alike(lines > 0)
    return lines[:, first], which


def _within(lines: Array, some: Array) -> Array:
    """What some columns have in common of which the lines tell, column x column: the product of
    what is left of two of them in the space of the lines. The lines say what several columns hold
    together just when all of it is left, and these add up to their number."""
    left = _space(lines.T)[some]
    return np.asarray(left @ left.T)


def _cheapest(lines: Array, pieces: Array, weight: Array) -> list[int]:
    """Cheap counts without which the others do not say what these pieces hold: one, or several of
    which each says it in another way."""
    several: list[int] = []
    while len(saying := _saying(lines, pieces, several)):
        several.append(int(saying[np.argmin(weight[saying])]))
    for count in sorted(several, key=lambda count: -weight[count]):
        others = [other for other in several if other != count]
        if not len(_saying(lines, pieces, others)):
            several = others
    alone = np.intersect1d(_saying(lines, pieces, []), _independent(lines))
    one = min(alone, key=lambda count: float(weight[count]), default=None)
    return several if one is None or weight[several].sum() <= weight[one] else [int(one)]


def _independent(lines: Array) -> Array:
    """The counts that are no sum of others: whoever needs one of these has no way round it."""
    return np.flatnonzero((_space(lines) ** 2).sum(axis=1) > 1 - NOUGHT)


def _space(matrix: Array) -> Array:
    """Directions of the space that the columns of a matrix span, each of length one and none along
    another."""
    space, size, _ = qr(matrix, mode="economic", pivoting=True, check_finite=False)
    rank = int((np.abs(np.diag(size)) > NOUGHT * max(matrix.shape)).sum())
    return np.asarray(space[:, :rank])


def _saying(lines: Array, pieces: Array, hidden: list[int]) -> Array:
    """The counts by which the others than the hidden ones say what pieces hold; none when they do
    not."""
    shown = np.setdiff1d(np.arange(len(lines)), hidden)
    part = np.linalg.lstsq(lines[shown].T, pieces, rcond=None)[0]
    if not len(shown) or np.abs(lines[shown].T @ part - pieces).max() > NOUGHT:
        return shown[:0]
    return np.asarray(shown[np.abs(part) > NOUGHT])
