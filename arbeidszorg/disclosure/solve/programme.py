"""Programmes of linear programming: changes of columns that leave some lines as they are.

Every question starts where nothing changes, and every column that changes costs a little: so the
solver takes the few steps that a short change needs, instead of leading what the last question
moved back to where it was.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack

from arbeidszorg.disclosure.reducing import Bounds, reduced
from arbeidszorg.disclosure.solve.solver import Solver

Array = npt.NDArray[Any]

#: Below this nothing moves.
EXACT = 1e-6
#: More than any change costs.
MUCH = 1e7
#: What it costs that a column changes by one, beside what a change of shown counts costs.
SLIGHT = 1e-3
#: What a change costs, and how much of each column it is.
Change: TypeAlias = tuple[float, Array]


class Programme:
    """Changes of columns that fit the bounds of columns and lines (nought fits them), the cheapest
    first and of those a short one, without what cannot move. ``asked``: bool per line, those that
    can be asked to move; ``cost``: of each column, for each by which it rises; ``shortest``: those
    that change as little as they can, whatever they touch."""

    def __init__(
        self,
        matrix: Any,
        columns_by: Bounds,
        lines_by: Bounds,
        asked: Array,
        cost: Array | None = None,
        shortest: bool = False,
    ) -> None:
        self.size = matrix.shape[1]
        small = reduced(matrix, columns_by, lines_by, asked)
        self.matrix, self.columns, self.line = small.matrix, small.columns, small.line
        self.column = np.full(self.size, -1)
        self.column[small.columns] = np.arange(len(small.columns))
        self.low, self.high = small.lines_by
        self.lower, self.upper = small.columns_by
        self.cost = np.zeros(len(self.columns)) if cost is None else cost[self.columns]
        self.slight = _slight(self.matrix, small.lines_by, shortest)
        #: Columns that fall too: what they fall by is a column of its own.
        self.falls = np.flatnonzero((self.upper > 0) & (self.lower < 0))
        self.solver = Solver(
            hstack([self.matrix, -self.matrix[:, self.falls]], format="csc"),
            self._paid(self.cost),
            (
                np.append(
                    np.where(self.upper > 0, np.maximum(self.lower, 0), self.lower),
                    np.zeros(len(self.falls)),
                ),
                np.append(self.upper, -self.lower[self.falls]),
            ),
            small.lines_by,
        )

    def moved(self, line: int, low: float, high: float) -> Change | None:
        """A change by which a line moves by so much, no less than the one and no more than the
        other, as far as its bounds (and those of lines like it) allow; none when there is none."""
        place = int(self.line[line])
        if place < 0 or low > self.high[place] + EXACT or high < self.low[place] - EXACT:
            return None
        by = np.clip((low, high), self.low[place], self.high[place])
        self.solver.bound_row(place, *by.tolist())
        change = self._cheapest()
        self.solver.bound_row(place, self.low[place], self.high[place])
        return change

    def furthest(self, line: int, low: float, high: float) -> Change | None:
        """A change by which a line moves as far from nought as it can between these."""
        place = int(self.line[line])
        if place < 0:
            return None
        entries = slice(*self.matrix.indptr[place : place + 2])
        where, values = self.matrix.indices[entries], self.matrix.data[entries]
        way = MUCH if high <= 0 else -MUCH
        more = np.zeros(len(self.columns))
        more[where] = way * values
        self._charge(where, self.cost + more)
        change = self.moved(line, low, high)
        self._charge(where, self.cost)
        return change

    def with_one(self, column: int) -> Change | None:
        """A change in which a column is one, none when there is none."""
        place = int(self.column[column])
        if place < 0:
            return None
        self.solver.bound_column(place, 1.0, 1.0)
        change = self._cheapest()
        self.solver.bound_column(place, max(self.lower[place], 0.0), self.upper[place])
        return change

    def hold(self, line: int, stays: bool) -> None:
        """From now on a line stays as it is, or moves as it may."""
        place = int(self.line[line])
        if place >= 0:
            by = (0.0, 0.0) if stays else (self.low[place], self.high[place])
            self.solver.bound_row(place, *by)

    def _cheapest(self) -> Change | None:
        both = self.solver.cheapest()
        if both is None:
            return None
        moved = both[: len(self.columns)]
        moved[self.falls] -= both[len(self.columns) :]
        change = np.zeros(self.size)
        change[self.columns] = moved
        return float(self.cost @ moved), change

    def _paid(self, cost: Array) -> Array:
        """What each column of the solver costs, of which the columns here cost so much."""
        slight = np.where(self.upper > 0, self.slight, -self.slight)
        return np.append(cost + slight, self.slight[self.falls] - cost[self.falls])

    def _charge(self, columns: Array, cost: Array) -> None:
        """From now on these columns cost so much (``cost``: of every column)."""
        paid, falling = self._paid(cost), np.flatnonzero(np.isin(self.falls, columns))
        for column in (*columns.tolist(), *(len(self.columns) + falling).tolist()):
            self.solver.charge(column, paid[column])


class Priced(Programme):
    """The same, where ``lines`` that stay as they are can move as well, by as much as ``room`` says
    (2 x line, up and down), at a ``cost`` each: by two columns of their own."""

    def __init__(
        self,
        matrix: Any,
        columns_by: Bounds,
        lines_by: Bounds,
        asked: Array,
        lines: Array,
        room: Array,
        cost: Array,
    ) -> None:
        many, self.own = len(lines), matrix.shape[1]
        prices = csr_matrix(
            (np.repeat((-1.0, 1.0), many), (np.tile(lines, 2), np.arange(2 * many))),
            shape=(matrix.shape[0], 2 * many),
        )
        super().__init__(
            hstack([matrix, prices], format="csr"),
            (
                np.concatenate([columns_by[0], np.zeros(2 * many)]),
                np.concatenate([columns_by[1], *room]),
            ),
            lines_by,
            asked,
            np.concatenate([np.zeros(self.own), cost, cost]),
        )
        self.room = room
        self.price = np.full(matrix.shape[0], -1)
        self.price[lines] = np.arange(many)

    def free(self, line: int) -> None:
        """From now on a line moves as it may, without a price."""
        number, place, many = int(self.price[line]), int(self.line[line]), self.room.shape[1]
        if place >= 0 and number >= 0:
            both = self.column[[self.own + number, self.own + many + number]]
            for column in both[both >= 0].tolist():
                self.solver.bound_column(column, 0.0, 0.0)
            self.low[place], self.high[place] = -self.room[1, number], self.room[0, number]
        self.hold(line, stays=False)

    def _cheapest(self) -> Change | None:
        change = super()._cheapest()
        return change and (change[0], change[1][: self.own])


def shares(left: float) -> Array:
    """Of what a line must move further, how much it can rise where it falls by the rest."""
    return np.arange(1.0, left)[::-1]


def _slight(matrix: Any, lines_by: Bounds, shortest: bool) -> Array:
    """What it costs that a column changes at all: more where more lines that stay hold it."""
    if shortest:
        return np.ones(matrix.shape[1])
    stays = (lines_by[0] >= 0) & (lines_by[1] <= 0)
    return np.asarray(SLIGHT * (1 + abs(matrix).T @ stays.astype(float)))
