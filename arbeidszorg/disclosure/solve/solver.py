"""Clp, the solver of linear programmes (COIN-OR), by way of cylp: all of it that is used here."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from cylp.cy import CyClpSimplex

from arbeidszorg.disclosure.reducing import Bounds

Array = npt.NDArray[Any]

#: More than any bound: what the solver takes for none.
ENDLESS = 1e300
#: What the solver calls a row in its basis, and columns at their upper and at their lower bound.
BASIC, AT_UPPER, AT_LOWER = 1, 2, 3
#: How it is told to take costs just as they are.
AS_THEY_ARE = 100
#: What it says when it has the cheapest.
CHEAPEST = 0


class Solver:
    """The programme of least cost, with the bounds of columns and rows; nought fits all of them.
    ``matrix``: row x column, by column; ``cost``: of each column, not less than nought where it can
    rise and not more where it can only fall.

    Every question starts with all rows in the basis and all columns at nought: so it is answered in
    the steps that it needs itself, whatever was asked before."""

    def __init__(self, matrix: Any, cost: Array, columns: Bounds, rows: Bounds) -> None:
        many, wide = matrix.shape
        self._clp = CyClpSimplex()
        self._clp.logLevel = self._clp.scaling = 0
        self._clp.setPerturbation(AS_THEY_ARE)
        starts, nothing = np.zeros(many + 1, dtype=np.int32), np.zeros(0)
        self._clp.addConstraints(
            many, *map(_within, rows), starts, nothing.astype(np.int32), nothing
        )
        self._clp.addVariables(
            wide,
            *map(_within, columns),
            cost.astype(float),
            matrix.indptr.astype(np.int32),
            matrix.indices.astype(np.int32),
            matrix.data.astype(float),
        )
        # Views of what the solver holds. Each time that it is asked for one, a little memory is
        # never given back.
        self._columns: Array = self._clp.primalVariableSolution
        self._basis: Array = self._clp.status
        self._basis[:wide] = np.where(columns[1] > 0, AT_LOWER, AT_UPPER)
        self._basis[wide:] = BASIC
        self._start = self._basis.copy()

    def bound_row(self, row: int, low: float, high: float) -> None:
        """From now on a row is between these."""
        self._clp.setRowLower(row, max(low, -ENDLESS))
        self._clp.setRowUpper(row, min(high, ENDLESS))

    def bound_column(self, column: int, low: float, high: float) -> None:
        """From now on a column is between these."""
        self._clp.setColumnLower(column, max(low, -ENDLESS))
        self._clp.setColumnUpper(column, min(high, ENDLESS))

    def charge(self, column: int, cost: float) -> None:
        """From now on a column costs so much."""
        self._clp.setObjectiveCoefficient(column, cost)

    def cheapest(self) -> Array | None:
        """The columns at least cost; none when nothing fits."""
        self._basis[:] = self._start
        self._clp.dual()
        return self._columns.copy() if self._clp.getStatusCode() == CHEAPEST else None


def _within(bounds: Array) -> Array:
    return np.asarray(np.clip(bounds.astype(float), -ENDLESS, ENDLESS))
