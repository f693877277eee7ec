"""Programmes of linear programming: changes of columns that leave some lines as they are."""

from __future__ import annotations

from typing import Any, TypeAlias

import highspy
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack

from arbeidszorg.disclosure.reducing import Bounds, reduced

Array = npt.NDArray[Any]

#: Below this nothing moves.
EXACT = 1e-6
#: More than any change costs.
MUCH = 1e7
#: What a change costs, and how much of each column it is.
Change: TypeAlias = tuple[float, Array]


class Programme:
    """Changes of columns that fit the bounds of columns and lines (nought fits them), the cheapest
    first, without what cannot move. ``asked``: bool per line, those that can be asked to move;
    ``cost``: of each column; ``price``: what it costs that any column rises or falls by one (then
    changes are as short as they can be)."""

    def __init__(
        self,
        matrix: Any,
        columns_by: Bounds,
        lines_by: Bounds,
        asked: Array,
        cost: Array | None = None,
        price: float = 0.0,
    ) -> None:
        self.size = matrix.shape[1]
        small = reduced(matrix, columns_by, lines_by, asked)
        self.matrix, self.columns, self.line = small.matrix, small.columns, small.line
        self.column = np.full(self.size, -1)
        self.column[small.columns] = np.arange(len(small.columns))
        self.low, self.high = small.lines_by
        self.lower, self.upper = small.columns_by
        costs = np.full(len(self.columns), price) + (0.0 if cost is None else cost[self.columns])
        self.two_ways = price > 0
        part, by = self.matrix, (self.lower, self.upper)
        if self.two_ways:  # what rises and what falls of a column, each at its price
            part, costs = hstack([part, -part], format="csr"), np.tile(costs, 2)
            by = np.zeros(len(costs)), np.concatenate([self.upper, -self.lower])
        self.solver = program(part, costs, by, (self.low, self.high))

    def moved(self, line: int, low: float, high: float) -> Change | None:
        """A change by which a line moves by so much, no less than the one and no more than the
        other, as far as its bounds (and those of lines like it) allow; none when there is none."""
        place = int(self.line[line])
        if place < 0 or low > self.high[place] + EXACT or high < self.low[place] - EXACT:
            return None
        by = np.clip((low, high), self.low[place], self.high[place])
        self.solver.changeRowBounds(place, *by.tolist())
        change = self._cheapest()
        self.solver.changeRowBounds(place, self.low[place], self.high[place])
        return change

    def furthest(self, line: int, low: float, high: float) -> Change | None:
        """A change by which a line moves as far from nought as it can between these."""
        place = int(self.line[line])
        if place < 0:
            return None
        entries = slice(*self.matrix.indptr[place : place + 2])
        where, values = self.matrix.indices[entries], self.matrix.data[entries]
        way = MUCH if high <= 0 else -MUCH
        self.solver.changeColsCost(len(where), where.astype(np.int32), way * values)
        change = self.moved(line, low, high)
        self.solver.changeColsCost(len(where), where.astype(np.int32), np.zeros(len(where)))
        return change

    def with_one(self, column: int) -> Change | None:
        """A change in which a column is one, none when there is none."""
        place = int(self.column[column])
        if place < 0:
            return None
        self.solver.changeColBounds(place, 1.0, 1.0)
        change = self._cheapest()
        self.solver.changeColBounds(place, self.lower[place], self.upper[place])
        return change

    def hold(self, line: int, stays: bool) -> None:
        """From now on a line stays as it is, or moves as it may."""
        place = int(self.line[line])
        if place >= 0:
            by = (0.0, 0.0) if stays else (self.low[place], self.high[place])
            self.solver.changeRowBounds(place, *by)

    def _cheapest(self) -> Change | None:
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        moved = np.array(self.solver.getSolution().col_value)
        if self.two_ways:
            moved = moved[: len(self.columns)] - moved[len(self.columns) :]
        change = np.zeros(self.size)
        change[self.columns] = moved
        return float(self.solver.getObjectiveValue()), change


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
                self.solver.changeColCost(column, 0.0)
                self.solver.changeColBounds(column, 0.0, 0.0)
            self.low[place], self.high[place] = -self.room[1, number], self.room[0, number]
        self.hold(line, stays=False)

    def _cheapest(self) -> Change | None:
        change = super()._cheapest()
        return change and (change[0], change[1][: self.own])


def program(
    matrix: Any,
    cost: Array,
    columns: tuple[Array, Array],
    rows: tuple[Array, Array],
) -> Any:
    """The programme of least cost, with the bounds of columns and rows."""
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("presolve", "off"),
        ("dual_simplex_cost_perturbation_multiplier", 0.0),
    ):
        solver.setOptionValue(option, value)
    program = highspy.HighsLp()
    program.num_row_, program.num_col_ = matrix.shape
    program.col_cost_ = cost
    program.col_lower_, program.col_upper_ = columns
    program.row_lower_, program.row_upper_ = rows
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = matrix.indptr.astype(np.int32)
    program.a_matrix_.index_ = matrix.indices.astype(np.int32)
    program.a_matrix_.value_ = matrix.data.astype(float)
    solver.passModel(program)
    return solver
