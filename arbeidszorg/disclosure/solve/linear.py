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

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, vstack

Array = npt.NDArray[Any]

EXACT = 1e-6
#: What a count must cost to be shown again where proofs can do without: a region, or more.
BACK = 30.0
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

    ``shown``, ``proven`` and ``impossible``: per count, after :meth:`prove`. ``effects``: how much
    each change moves each count that was hidden then; ``needed``: what :meth:`keep` changes. The
    solver keeps its basis from one question to the next. Without ``proofs`` the changes are not
    remembered, which saves much room: then there is no :meth:`proof`, and nothing is given back.
    """

    def __init__(
        self,
        counts: Counts,
        lower: Array,
        upper: Array,
        width: int,
        still: Entries | None = None,
        once: Array | None = None,
        presolve: bool = False,
        proofs: bool = True,
    ) -> None:
        many, self.size = counts.sums.shape
        self.many, self.counts, self.width = many, counts, width
        self.shown, self.todo = counts.shown.copy(), counts.todo.copy()
        self.impossible = np.zeros(many, dtype=bool)
        self.rise, self.fall = np.zeros(many), np.zeros(many)
        self.proofs, self.changes = proofs, list[Array]()
        self.effects: list[Array] = []
        self.needed = np.zeros(many, dtype=bool)
        self.rise_by, self.fall_by = np.full(many, -1), np.full(many, -1)
        none = np.zeros(0, dtype=int)
        sums = counts.sums.tocoo()
        lines, columns, values = still or (none, none, np.zeros(0))
        once = none if once is None else once
        last = many + int(lines.max(initial=-1)) + 1
        # A shown count changes at a price, by two columns of its own; a hidden one as it may.
        priced = np.flatnonzero(self.shown & (counts.room > 0).any(axis=0))
        self.price = np.full(many, -1)
        self.price[priced] = np.arange(len(priced))
        self.priced = len(priced)
        up = self.size + np.arange(2 * self.priced)
        matrix = csr_matrix(
            (
                np.concatenate(
                    [sums.data, np.repeat((-1.0, 1.0), self.priced), values, np.ones(len(once))]
                ),
                (
                    np.concatenate(
                        [sums.row, priced, priced, many + lines, np.full(len(once), last)]
                    ),
                    np.concatenate([sums.col, up, columns, once]),
                ),
            ),
            shape=(last + 1, self.size + 2 * self.priced),
        )
        low, high = np.zeros(last + 1), np.zeros(last + 1)
        low[-1], high[-1] = -np.inf, 1.0
        free = ~self.shown
        low[:many][free], high[:many][free] = -counts.room[1, free], counts.room[0, free]
        self.lower = np.concatenate([lower, np.zeros(2 * self.priced)])
        self.upper = np.concatenate([upper, *counts.room[:, priced]])
        cost = np.concatenate([np.zeros(self.size), *(2 * [counts.cost[priced]])])
        self.solver = program(matrix, cost, (self.lower, self.upper), (low, high), presolve)

    def start(self, rise: Array, fall: Array) -> None:
        """How far the first counts are known to rise and fall already."""
        self.rise[: len(rise)], self.fall[: len(fall)] = rise, fall

    @property
    def proven(self) -> Array:
        """Which counts are known to be uncertain enough."""
        return np.asarray(self.rise - self.fall >= self.width - EXACT)

    def proof(self, count: int) -> list[Array]:
        """The changes, per column, that together move a count by the width."""
        places = self.rise_by[count], self.fall_by[count]
        return [self.changes[place] for place in places if place >= 0]

    def prove(self, in_parts: bool = True) -> None:
        """Find a proof for every count that needs one, and hide what that takes. ``in_parts``: also
        where it takes several changes up or down."""
        while (todo := np.flatnonzero(self._lacking())).size:
            count = int(todo[np.argmax(self.counts.cost[todo])])
            self.impossible[count] = not self._protect(count, in_parts)

    def keep(self, column: int) -> bool:
        """Make it possible that a column is one, at the least cost; whether it can be."""
        self.solver.changeColBounds(column, 1.0, 1.0)
        change = self._cheapest()
        self.solver.changeColBounds(column, self.lower[column], self.upper[column])
        if change is not None:
            self.needed |= np.abs(self.counts.sums @ change[1]) > EXACT
            self._hide(change[1])
        return change is not None

    def give_back(self, least: float) -> None:
        """Show again what was hidden here and every proof can do without: the weightiest first, and
        nothing that costs less than this."""
        again = np.flatnonzero(self.counts.shown & ~self.shown & (self.counts.cost >= least))
        for count in again[np.argsort(-self.counts.cost[again], kind="stable")].tolist():
            if not self.needed[count]:
                self._show(count)

    def _show(self, count: int) -> None:
        """Show a count again, if other changes that take nothing prove what it was hidden for."""
        before = self.effects, self.rise, self.fall
        wanted = self.todo & self.proven & (np.arange(self.many) != count)
        self.effects = [effect for effect in self.effects if abs(effect[count]) < EXACT]
        none = np.zeros(self.many)
        self.rise = np.max([none, *self.effects], axis=0)
        self.fall = np.min([none, *self.effects], axis=0)
        self.shown[count] = True
        self.solver.changeRowBounds(count, 0.0, 0.0)
        while (todo := np.flatnonzero(wanted & ~self.proven)).size:
            if not self._proven_free(int(todo[0])):
                self.shown[count] = False
                self.effects, self.rise, self.fall = before
                self._free(np.array([count]))
                return

    def _proven_free(self, count: int) -> bool:
        """Whether a change that takes nothing proves a count."""
        left = self.width - (self.rise[count] - self.fall[count])
        for step in (self.rise[count] + left, self.fall[count] - left):
            change = self._moved(count, step)
            if change and change[0] <= EXACT:
                self._hide(change[1])
                return True
        return False

    def _lacking(self) -> Array:
        return np.asarray(self.todo & ~self.proven & ~self.shown & ~self.impossible)

    def _protect(self, count: int, in_parts: bool) -> bool:
        """Make a hidden count uncertain enough at the least cost. Whether that is possible."""
        left = self.width - (self.rise[count] - self.fall[count])
        up, down = self.rise[count] + left, self.fall[count] - left
        best = self._moved(count, up)
        if best is None or best[0] > EXACT:
            other = self._moved(count, down)
            best = min((way for way in (best, other) if way), key=lambda way: way[0], default=None)
        if best is None and in_parts:  # as far as it goes, and the rest next time
            best = self._furthest(count, up, down)
        if best is not None:
            self._hide(best[1])
        return best is not None

    def _furthest(self, count: int, up: float, down: float) -> tuple[float, Array] | None:
        """Cost and change, when a count changes further than it could, but no further than this;
        none when it cannot."""
        sums = self.counts.sums
        entries = slice(*sums.indptr[count : count + 2])
        where, values = sums.indices[entries].astype(np.int32), sums.data[entries]
        none = np.zeros(len(where))
        for way, low, high, was in (
            (-MUCH, 0.0, min(up, self.counts.room[0, count]), self.rise[count]),
            (MUCH, max(down, -self.counts.room[1, count]), 0.0, -self.fall[count]),
        ):
            self.solver.changeColsCost(len(where), where, way * values)
            change = self._priced(count, (low, high))
            self.solver.changeColsCost(len(where), where, none)
            if change and abs((sums @ change[1])[count]) > was + EXACT:
                return change
        return None

    def _moved(self, count: int, step: float) -> tuple[float, Array] | None:
        """Cost and change, when a count changes by exactly so much."""
        if not -self.counts.room[1, count] - EXACT <= step <= self.counts.room[0, count] + EXACT:
            return None
        return self._priced(count, (step, step))

    def _priced(self, count: int, by: tuple[float, float]) -> tuple[float, Array] | None:
        """Cost and columns of the cheapest change in which a hidden count changes by so much."""
        self.solver.changeRowBounds(count, *by)
        cheapest = self._cheapest()
        self.solver.changeRowBounds(count, -self.counts.room[1, count], self.counts.room[0, count])
        return cheapest

    def _cheapest(self) -> tuple[float, Array] | None:
        """Cost and columns of the cheapest change, none when there is none."""
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        columns = np.array(self.solver.getSolution().col_value)[: self.size]
        return float(self.solver.getObjectiveValue()), columns

    def _hide(self, columns: Array) -> None:
        """Hide what a change touches; it is a proof from then on."""
        change = self.counts.sums @ columns
        touched = self.shown & (np.abs(change) > EXACT)
        if touched.any():
            self.shown &= ~touched
            self.todo |= touched
            self._free(np.flatnonzero(touched))
        change[self.shown] = 0.0
        higher, lower = change > self.rise + EXACT, change < self.fall - EXACT
        if higher.any() or lower.any():
            if self.proofs:
                self.rise_by[higher] = self.fall_by[lower] = len(self.changes)
                self.changes.append(columns)
                self.effects.append(change)
            self.rise, self.fall = np.maximum(self.rise, change), np.minimum(self.fall, change)

    def _free(self, places: Array) -> None:
        """What is hidden changes as it may, without a price."""
        columns = self.size + np.concatenate([self.price[places], self.priced + self.price[places]])
        none = np.zeros(len(columns))
        self.solver.changeColsCost(len(columns), columns.astype(np.int32), none)
        self.solver.changeColsBounds(len(columns), columns.astype(np.int32), none, none)
        for place in places.tolist():
            room = self.counts.room[:, place]
            self.solver.changeRowBounds(place, -room[1], room[0])


@dataclass(frozen=True)
class Solved:
    """What came of :class:`Changes`, per count, and which columns could be ``kept``."""

    shown: Array
    proven: Array
    impossible: Array
    still: Array
    kept: tuple[bool, ...]


def solved(
    counts: Counts,
    bounds: tuple[Array, Array],
    width: int,
    still: Entries,
    once: Array,
    keep: Sequence[int],
    in_parts: bool,
) -> Solved:
    """The changes of :class:`Changes`, after the columns of ``keep`` were made possible one after
    another. ``in_parts``: see :meth:`Changes.prove`."""
    changes = Changes(counts, *bounds, width, still, once)
    kept = tuple(changes.keep(column) for column in keep)
    changes.prove(in_parts)
    # Before any is shown again: of what has no proof, part of its range may go with that.
    fixed = changes.rise - changes.fall < EXACT
    changes.give_back(BACK)
    return Solved(
        changes.shown,
        changes.proven,
        changes.impossible,
        fixed,
        kept,
    )


def program(
    matrix: Any,
    cost: Array,
    columns: tuple[Array, Array],
    rows: tuple[Array, Array],
    presolve: bool = False,
) -> Any:
    """The programme of least cost, with the bounds of columns and rows."""
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("presolve", "choose" if presolve else "off"),
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
