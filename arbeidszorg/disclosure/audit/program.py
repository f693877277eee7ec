"""The programme of an attacker: how far hidden numbers can move while all that is known stays as it
is. Made once for a system; the solver (HiGHS) keeps its basis from one question to the next. The
solver is not taken at its word: each change that it gives is held against what is known."""

from __future__ import annotations

from typing import Any

import highspy
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack, identity, vstack

Array = npt.NDArray[Any]

#: By how much a change may miss what is known.
EXACT = 1e-6


class SolverError(RuntimeError):
    """The solver gave no change, or one that does not fit what is known; nothing is then proven."""


class Program:
    """Changes between ``low`` and ``high``, per column, that leave the lines of ``exact`` at nought
    and those of ``limits`` at ``limit`` or less; ``numbers``: which columns make up each number
    that may be moved; ``anew``: each question is solved from nothing, which is faster for a large
    programme. Asking raises :class:`SolverError` when the solver cannot be relied on."""

    def __init__(
        self,
        numbers: csr_matrix,
        exact: csr_matrix,
        limits: csr_matrix,
        limit: Array,
        low: Array,
        high: Array,
        anew: bool = False,
    ) -> None:
        self.numbers, self.size, self.anew = numbers, len(low), anew
        self.exact, self.limits, self.limit, self.low, self.high = exact, limits, limit, low, high
        many, known = numbers.shape[0], exact.shape[0]
        free = np.full(many, np.inf)
        nought = np.zeros(known + many)
        matrix = vstack(
            [
                hstack([vstack([exact, limits]), csr_matrix((known + len(limit), many))]),
                hstack([numbers, -identity(many)]),
            ],
            format="csr",
        )
        program = highspy.HighsLp()
        program.num_row_, program.num_col_ = matrix.shape
        program.col_cost_ = np.zeros(self.size + many)
        program.col_lower_ = np.concatenate([low, -free])
        program.col_upper_ = np.concatenate([high, free])
        program.row_lower_ = np.insert(nought, known, np.full(len(limit), -np.inf))
        program.row_upper_ = np.insert(nought, known, limit)
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_ = matrix.indptr.astype(np.int32)
        program.a_matrix_.index_ = matrix.indices.astype(np.int32)
        program.a_matrix_.value_ = matrix.data.astype(float)
        self.solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("threads", 1)
        self.solver.passModel(program)

    def move(self, places: Array, sign: Array, width: int) -> Array:
        """How every number changes when these move as far as they can together, each in the way of
        its sign and up to ``width``."""
        columns = (self.size + places).astype(np.int32)
        many, width_ = len(columns), np.full(len(columns), float(width))
        free = np.full(many, np.inf)
        self.solver.changeColsBounds(
            many, columns, np.where(sign > 0, -free, -width_), np.where(sign > 0, width_, free)
        )
        self.solver.changeColsCost(many, columns, -sign)
        if self.anew:
            self.solver.clearSolver()
        self.solver.run()
        status = self.solver.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:  # no change at all is always possible
            raise SolverError(f"the solver found no change: {status}")
        change = np.asarray(self.solver.getSolution().col_value)[: self.size]
        self.solver.changeColsBounds(many, columns, -free, free)
        self.solver.changeColsCost(many, columns, np.zeros(many))
        if not self._fits(change):
            raise SolverError("the solver gave a change that does not fit what is known")
        return np.asarray(self.numbers @ change)

    def _fits(self, change: Array) -> bool:
        return bool(
            (np.abs(self.exact @ change) <= EXACT).all()
            and (self.limits @ change <= self.limit + EXACT).all()
            and (change >= self.low - EXACT).all()
            and (change <= self.high + EXACT).all()
        )
