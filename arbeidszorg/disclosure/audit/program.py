"""The programme of an attacker: how far hidden numbers can move while all that is known stays as it
is. Made once for a system; the solver (HiGHS) keeps its basis from one question to the next. It is
not taken at its word, nor is what was left out because it cannot move: each change that it gives is
held against all that is known."""

from __future__ import annotations

from typing import Any

import highspy
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack, identity, vstack

from arbeidszorg.disclosure.reducing import reduced

Array = npt.NDArray[Any]

#: By how much a change may miss what is known.
EXACT = 1e-6
#: From one question to the next only what is asked changes, never what is known: the last answer is
#: still possible, and the primal simplex (4) goes on from there.
GOING_ON = ("simplex_strategy", 4), ("primal_simplex_bound_perturbation_multiplier", 0.0)


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
        nought, never = np.zeros(known), np.full(len(limit), -np.inf)
        small = reduced(
            vstack([exact, limits], format="csr"),
            (low, high),
            (np.concatenate([nought, never]), np.concatenate([nought, limit])),
            np.zeros(known + len(limit), dtype=bool),
        )
        self.columns = small.columns
        free, lines = np.full(many, np.inf), len(small.lines_by[0])
        matrix = vstack(
            [
                hstack([small.matrix, csr_matrix((lines, many))]),
                hstack([numbers[:, small.columns], -identity(many)]),
            ],
            format="csr",
        )
        program = highspy.HighsLp()
        program.num_row_, program.num_col_ = matrix.shape
        program.col_cost_ = np.zeros(matrix.shape[1])
        program.col_lower_ = np.concatenate([small.columns_by[0], -free])
        program.col_upper_ = np.concatenate([small.columns_by[1], free])
        program.row_lower_ = np.concatenate([small.lines_by[0], np.zeros(many)])
        program.row_upper_ = np.concatenate([small.lines_by[1], np.zeros(many)])
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_ = matrix.indptr.astype(np.int32)
        program.a_matrix_.index_ = matrix.indices.astype(np.int32)
        program.a_matrix_.value_ = matrix.data.astype(float)
        self.solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        options = ("output_flag", False), ("threads", 1), *(() if anew else GOING_ON)
        for option, value in options:
            self.solver.setOptionValue(option, value)
        self.solver.passModel(program)

    def move(self, places: Array, sign: Array, width: int) -> Array:
        """How every number changes when these move as far as they can together, each in the way of
        its sign and up to ``width``."""
        columns = (len(self.columns) + places).astype(np.int32)
        many, width_ = len(columns), np.full(len(columns), float(width))
        free = np.full(many, np.inf)
        self.solver.changeColsBounds(
            many, columns, np.where(sign > 0, -free, -width_), np.where(sign > 0, width_, free)
        )
        self.solver.changeColsCost(many, columns, -sign)
        change, trouble = self._change(self.anew)
        if trouble and not self.anew:  # what it went on from may have led it astray
            change, trouble = self._change(anew=True)
        self.solver.changeColsBounds(many, columns, -free, free)
        self.solver.changeColsCost(many, columns, np.zeros(many))
        if trouble:
            raise SolverError(trouble)
        return np.asarray(self.numbers @ change)

    def _change(self, anew: bool) -> tuple[Array, str]:
        """What the solver says, and what is wrong with it ("" for nothing)."""
        if anew:
            self.solver.clearSolver()
        self.solver.run()
        change = np.zeros(self.size)
        status = self.solver.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:  # no change at all is always possible
            return change, f"the solver found no change: {status}"
        change[self.columns] = self.solver.getSolution().col_value[: len(self.columns)]
        fits = self._fits(change)
        return change, "" if fits else "the solver gave a change that does not fit what is known"

    def _fits(self, change: Array) -> bool:
        return bool(
            (np.abs(self.exact @ change) <= EXACT).all()
            and (self.limits @ change <= self.limit + EXACT).all()
            and (change >= self.low - EXACT).all()
            and (change <= self.high + EXACT).all()
        )
