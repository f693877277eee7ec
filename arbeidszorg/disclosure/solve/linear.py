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
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, vstack

from arbeidszorg.disclosure.solve.programme import EXACT, Change, Priced, Programme, shares

Array = npt.NDArray[Any]

#: Counts without a proof from which changes that take nothing are looked for first, in a programme
#: of their own.
MANY = 6


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
    each change that proves something moves each count that was hidden then; ``needed``: what
    :meth:`keep` changes. The solver keeps its basis from one question to the next. Without
    ``proofs`` the effects are not remembered, which saves much room: then nothing is given back.
    """

    def __init__(
        self,
        counts: Counts,
        lower: Array,
        upper: Array,
        width: int,
        still: Entries | None = None,
        once: Array | None = None,
        proofs: bool = True,
    ) -> None:
        many, self.size = counts.sums.shape
        self.many, self.counts, self.width = many, counts, width
        self.shown, self.todo = counts.shown.copy(), counts.todo.copy()
        self.impossible = np.zeros(many, dtype=bool)
        self.rise, self.fall = np.zeros(many), np.zeros(many)
        self.proofs, self.effects = proofs, list[Array]()
        self.needed = np.zeros(many, dtype=bool)
        self.lower, self.upper = lower, upper
        self.matrix = _lined(counts.sums.tocoo(), still, once)
        self.free: Programme | None = None

    @cached_property
    def priced(self) -> Priced:
        """The programme in which a shown count changes at a price, a hidden one as it may."""
        lines = np.flatnonzero(self.shown & (self.counts.room > 0).any(axis=0))
        return Priced(
            self.matrix,
            (self.lower, self.upper),
            self.lines_by(),
            self._asked(self.todo & ~self.shown),
            lines,
            self.counts.room[:, lines],
            self.counts.cost[lines],
        )

    def _asked(self, counts: Array) -> Array:
        """Bool per line: those of these counts."""
        return np.concatenate([counts, np.zeros(self.matrix.shape[0] - self.many, dtype=bool)])

    def lines_by(self) -> tuple[Array, Array]:
        """The bounds of the lines, as counts are shown or hidden now."""
        low, high = np.zeros((2, self.matrix.shape[0]))
        low[-1], high[-1] = -np.inf, 1.0
        hidden = np.flatnonzero(~self.shown)
        low[hidden], high[hidden] = -self.counts.room[1, hidden], self.counts.room[0, hidden]
        return low, high

    def _freely(self, asked: Array) -> None:
        """From here on look first for changes that take nothing, where that is worth it."""
        self.free = None
        if asked.sum() >= MANY:
            by = (self.lower, self.upper), self.lines_by()
            self.free = Programme(self.matrix, *by, self._asked(asked))

    def start(self, rise: Array, fall: Array) -> None:
        """How far the first counts are known to rise and fall already."""
        self.rise[: len(rise)], self.fall[: len(fall)] = rise, fall

    @property
    def proven(self) -> Array:
        """Which counts are known to be uncertain enough."""
        return np.asarray(self.rise - self.fall >= self.width - EXACT)

    def prove(self, in_parts: bool = True) -> None:
        """Find a proof for every count that needs one, and hide what that takes. ``in_parts``: also
        where it takes several changes up or down."""
        self._freely(lacking := self._lacking())
        free = np.flatnonzero(lacking & bool(self.free))
        for count in free[np.argsort(-self.counts.cost[free], kind="stable")].tolist():
            if not self.proven[count]:
                self._proven_free(count)
        if self.free and not in_parts and not (self.counts.room > 0)[:, self.shown].any():
            self.impossible |= self._lacking()  # nothing can be hidden for them
        while (todo := np.flatnonzero(self._lacking())).size:
            count = int(todo[np.argmax(self.counts.cost[todo])])
            self.impossible[count] = not self._protect(count, in_parts)

    def keep(self, columns: Sequence[int]) -> list[bool]:
        """Make it possible that each of these columns is one, at the least cost; which can be."""
        if columns:
            self._freely(self.todo & ~self.shown)
        return [self._keep(column) for column in columns]

    def _keep(self, column: int) -> bool:
        way = self.free.with_one(column) if self.free else None
        way = way or self.priced.with_one(column)
        if way:
            self.needed |= np.abs(self.counts.sums @ way[1]) > EXACT
            self._hide(way[1])
        return way is not None

    def give_back(self, least: float) -> None:
        """Show again what was hidden here and every proof can do without: the weightiest first, and
        nothing that costs less than this."""
        gone = self.counts.shown & ~self.shown & (self.counts.cost >= least)
        self._freely((self.todo | gone) & gone.any())
        again = np.flatnonzero(gone)
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
        self._hold(count)
        while (todo := np.flatnonzero(wanted & ~self.proven)).size:
            wants = int(todo[0])
            if not self._proven_free(wants) and not self._proven_in_parts(wants):
                self.shown[count] = False
                self.effects, self.rise, self.fall = before
                self._free(np.array([count]))
                return

    def _hold(self, count: int) -> None:
        """A count stays as it is from now on."""
        (self.free or self.priced).hold(count, stays=True)

    def _proven_free(self, count: int) -> bool:
        """Whether a change that takes nothing proves a count."""
        left = self.width - (self.rise[count] - self.fall[count])
        for step in (self.rise[count] + left, self.fall[count] - left):
            way = self._freely_moved(count, step)
            if way:
                self._hide(way[1])
                return True
        return False

    def _proven_in_parts(self, count: int) -> bool:
        """Whether two changes that take nothing prove a count together: one by which it rises by
        some of what it lacks, and one by which it falls by the rest."""
        left = self.width - (self.rise[count] - self.fall[count])
        for up in shares(left):
            rising = self._freely_moved(count, self.rise[count] + up)
            falling = rising and self._freely_moved(count, self.fall[count] - left + up)
            if rising and falling:
                self._hide(rising[1])
                self._hide(falling[1])
                return True
        return False

    def _freely_moved(self, count: int, step: float) -> Change | None:
        """A change that takes nothing, by which a count changes by exactly so much."""
        way = self._moved(count, step, self.free or self.priced)
        return way if way and way[0] <= EXACT else None

    def _lacking(self) -> Array:
        return np.asarray(self.todo & ~self.proven & ~self.shown & ~self.impossible)

    def _protect(self, count: int, in_parts: bool) -> bool:
        """Make a hidden count uncertain enough at the least cost. Whether that is possible."""
        left = self.width - (self.rise[count] - self.fall[count])
        up, down = self.rise[count] + left, self.fall[count] - left
        best = self._moved(count, up, self.priced)
        if best is None or best[0] > EXACT:
            other = self._moved(count, down, self.priced)
            best = min((way for way in (best, other) if way), key=lambda way: way[0], default=None)
        if (best is None or best[0] > EXACT) and self._proven_in_parts(count):
            return True
        if best is None and in_parts:  # as far as it goes, and the rest next time
            best = self._furthest(count, up, down)
        if best is not None:
            self._hide(best[1])
        return best is not None

    def _furthest(self, count: int, up: float, down: float) -> Change | None:
        """Cost and change, when a count changes further than it could, but no further than this;
        none when it cannot."""
        for low, high, was in (
            (0.0, min(up, self.counts.room[0, count]), self.rise[count]),
            (max(down, -self.counts.room[1, count]), 0.0, -self.fall[count]),
        ):
            way = self.priced.furthest(count, low, high)
            if way and abs((self.counts.sums @ way[1])[count]) > was + EXACT:
                return way
        return None

    def _moved(self, count: int, step: float, programme: Programme) -> Change | None:
        """Cost and change, when a count changes by exactly so much."""
        if not -self.counts.room[1, count] - EXACT <= step <= self.counts.room[0, count] + EXACT:
            return None
        return programme.moved(count, step, step)

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
                self.effects.append(change)
            self.rise, self.fall = np.maximum(self.rise, change), np.minimum(self.fall, change)

    def _free(self, places: Array) -> None:
        """What is hidden changes as it may, without a price."""
        for place in places.tolist():
            if self.free:
                self.free.hold(place, stays=False)
            if "priced" in self.__dict__:
                self.priced.free(place)


def _lined(sums: Any, still: Entries | None, once: Array | None) -> Any:
    """The lines of counts, of what stays, and of what is at most one together."""
    none = np.zeros(0, dtype=int)
    lines, columns, values = still or (none, none, np.zeros(0))
    once = none if once is None else once
    many, size = sums.shape
    last = many + int(lines.max(initial=-1)) + 1
    return csr_matrix(
        (
            np.concatenate([sums.data, values, np.ones(len(once))]),
            (
                np.concatenate([sums.row, many + lines, np.full(len(once), last)]),
                np.concatenate([sums.col, columns, once]),
            ),
        ),
        shape=(last + 1, size),
    )
