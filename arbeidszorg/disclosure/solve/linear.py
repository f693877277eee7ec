"""Proof that hidden counts are uncertain, and the cheapest further hiding where they are not.

Whoever wants to work a hidden count out looks for numbers of persons that fit all that is shown. A
*change* turns the true numbers into others that fit as well: it leaves every shown count as it is.
A hidden count that rises by some changes and falls by others, together by as much as the rule asks
for, is safe, and the changes are the proof: numbers that fit are a convex set, so that all between
them is possible too. Hiding more never takes a proof away.

Changes are found by linear programming. For a count without enough of them the change that costs
readers least is made possible: the shown counts that it changes are hidden (the flow heuristic of
Kelly, Golden and Assad, 1992; see also Fischetti and Salazar-Gonzalez, 2000).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, vstack

Array = npt.NDArray[Any]

EXACT = 1e-6
#: More than hiding anything costs.
MUCH = 1e7


@dataclass(frozen=True)
class Counts:
    """The counts of a problem. ``sums``: count x column, how columns make up the counts;
    ``shown``: which are shown; ``todo``: hidden ones that need a proof; ``room``: by how much each
    can rise and fall, 2 x count (nought and nought for a count that may not be hidden); ``cost``:
    what hiding one costs readers, per person by which it would change."""

    sums: Any
    shown: Array
    todo: Array
    room: Array
    cost: Array


def joined(*parts: Counts) -> Counts:
    """Counts of the same columns, one after another."""
    return Counts(
        vstack([part.sums for part in parts], format="csr"),
        np.concatenate([part.shown for part in parts]),
        np.concatenate([part.todo for part in parts]),
        np.concatenate([part.room for part in parts], axis=1),
        np.concatenate([part.cost for part in parts]),
    )


#: Line, column and value of what a matrix holds.
Entries = tuple[Array, Array, Array]


class Changes:
    """Changes of the columns between ``lower`` and ``upper``, that leave the lines of ``still`` at
    nought, the columns ``once`` together at one or less, and every shown count as it is.

    ``shown``, ``proven`` and ``impossible``: per count, after :meth:`prove`. The solver keeps its
    basis from one question to the next.
    """

    def __init__(
        self,
        counts: Counts,
        lower: Array,
        upper: Array,
        width: int,
        still: Entries | None = None,
        once: Array | None = None,
    ) -> None:
        many, self.size = counts.sums.shape
        self.many, self.counts, self.width = many, counts, width
        self.shown, self.todo = counts.shown.copy(), counts.todo.copy()
        self.impossible = np.zeros(many, dtype=bool)
        self.rise, self.fall = np.zeros(many), np.zeros(many)
        self.changes: list[Array] = []
        self.rise_by, self.fall_by = np.full(many, -1), np.full(many, -1)
        each, none = np.arange(many), np.zeros(0, dtype=int)
        sums = counts.sums.tocoo()
        lines, columns, values = still or (none, none, np.zeros(0))
        once = none if once is None else once
        last = many + int(lines.max(initial=-1)) + 1
        matrix = csr_matrix(
            (
                np.concatenate(
                    [sums.data, np.repeat((-1.0, 1.0), many), values, np.ones(len(once))]
                ),
                (
                    np.concatenate([sums.row, each, each, many + lines, np.full(len(once), last)]),
                    np.concatenate([sums.col, self.size + np.arange(2 * many), columns, once]),
                ),
            ),
            shape=(last + 1, self.size + 2 * many),
        )
        low, high = np.zeros(last + 1), np.zeros(last + 1)
        low[-1], high[-1] = -np.inf, 1.0
        self.lower = np.concatenate([lower, np.zeros(2 * many)])
        self.upper = np.concatenate([upper, *counts.room])
        cost = np.where(self.shown, counts.cost, 0.0)
        cost = np.concatenate([np.zeros(self.size), cost, cost])
        self.solver = _solver(matrix, cost, (self.lower, self.upper), (low, high))

    @property
    def proven(self) -> Array:
        """Which counts are known to be uncertain enough."""
        return np.asarray(self.rise - self.fall >= self.width - EXACT)

    def proof(self, count: int) -> list[Array]:
        """The changes, per column, that together move a count by the width."""
        places = self.rise_by[count], self.fall_by[count]
        return [self.changes[place] for place in places if place >= 0]

    def prove(self) -> None:
        """Find a proof for every count that needs one, and hide what that takes."""
        while (todo := np.flatnonzero(self._lacking())).size:
            count = int(todo[np.argmax(self.counts.cost[todo])])
            self.impossible[count] = not self._protect(count)

    def keep(self, column: int) -> bool:
        """Make it possible that a column is one, at the least cost; whether it can be."""
        change = self._priced({column: 1.0})
        if change is not None:
            self._hide(change[1])
        return change is not None

    def _lacking(self) -> Array:
        return np.asarray(self.todo & ~self.proven & ~self.shown & ~self.impossible)

    def _protect(self, count: int) -> bool:
        """Make a hidden count uncertain enough at the least cost. Whether that is possible."""
        left = self.width - (self.rise[count] - self.fall[count])
        up, down = self.rise[count] + left, self.fall[count] - left
        best = self._moved(count, up)
        if best is None or best[0] > EXACT:
            other = self._moved(count, down)
            best = min((way for way in (best, other) if way), key=lambda way: way[0], default=None)
        if best is None:  # as far as it goes, and the rest next time
            best = self._furthest(count, up, down)
        if best is not None:
            self._hide(best[1])
        return best is not None

    def _furthest(self, count: int, up: float, down: float) -> tuple[float, Array] | None:
        """Cost and change, when a count changes further than it could, but no further than this;
        none when it cannot."""
        rises, falls = self.size + count, self.size + self.many + count
        for column, other, limit, was in (
            (rises, falls, up, self.rise[count]),
            (falls, rises, -down, -self.fall[count]),
        ):
            self.solver.changeColBounds(column, 0, min(limit, self.upper[column]))
            self.solver.changeColCost(column, -MUCH)
            change = self._priced({other: 0.0})
            self.solver.changeColBounds(column, self.lower[column], self.upper[column])
            self.solver.changeColCost(column, 0.0)
            if change and abs((self.counts.sums[[count]] @ change[1])[0]) > was + EXACT:
                return change
        return None

    def _moved(self, count: int, step: float) -> tuple[float, Array] | None:
        """Cost and change, when a count changes by exactly so much."""
        if not -self.counts.room[1, count] - EXACT <= step <= self.counts.room[0, count] + EXACT:
            return None
        up, down = self.size + count, self.size + self.many + count
        return self._priced({up: max(step, 0.0), down: max(-step, 0.0)})

    def _priced(self, exact: dict[int, float]) -> tuple[float, Array] | None:
        """Cost and columns of the cheapest change in which some columns have an exact value."""
        solver = self.solver
        for column, value in exact.items():
            solver.changeColBounds(column, value, value)
        solver.run()
        cheapest = None
        if solver.getModelStatus() == highspy.HighsModelStatus.kOptimal:
            columns = np.array(solver.getSolution().col_value)[: self.size]
            cheapest = float(solver.getInfo().objective_function_value), columns
        for column in exact:
            solver.changeColBounds(column, self.lower[column], self.upper[column])
        return cheapest

    def _hide(self, columns: Array) -> None:
        """Hide what a change touches; it is a proof from then on."""
        change = self.counts.sums @ columns
        touched = self.shown & (np.abs(change) > EXACT)
        self.shown &= ~touched
        self.todo |= touched
        places = np.flatnonzero(touched)
        for start in (self.size, self.size + self.many):
            self.solver.changeColsCost(
                len(places), (start + places).astype(np.int32), np.zeros(len(places))
            )
        change = np.where(self.shown, 0.0, change)
        higher, lower = change > self.rise + EXACT, change < self.fall - EXACT
        if higher.any() or lower.any():
            self.rise_by[higher] = self.fall_by[lower] = len(self.changes)
            self.changes.append(columns)
            self.rise, self.fall = np.maximum(self.rise, change), np.minimum(self.fall, change)


def _solver(
    matrix: Any, cost: Array, columns: tuple[Array, Array], rows: tuple[Array, Array]
) -> Any:
    """The programme of least cost, with the bounds of columns and rows."""
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
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
