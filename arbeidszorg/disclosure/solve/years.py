"""Groups of all years and measures together: what else must be hidden because of what links them.

Who is there in one year and does not leave is there in the next, so that ``medewerkers`` of two
years, who left in the first and who came in the second bind each other; and in every town, sector
and kind of initiative a part is at most its whole, shown or not. Years that were decided apart are
held against each other here, in one programme, and what that makes too certain is hidden as well.

Who pauses, returns or moves is counted nowhere. The attacker is thought to know even that, in every
unit, to within one person less than the width.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure.lattice import Areas, Threshold
from arbeidszorg.disclosure.solve import proofs, years_linked
from arbeidszorg.disclosure.solve.groups import STEPS, Cell, Setup
from arbeidszorg.disclosure.solve.linear import Changes, Counts, Entries, joined
from arbeidszorg.disclosure.solve.programme import EXACT
from arbeidszorg.disclosure.solve.years_linked import System, Year
from arbeidszorg.view.measures import PERSON_MEASURES, PLACES, MeasureCode

Array = npt.NDArray[Any]

#: Years from which there are many, and how many of them are then taken together before all are.
MANY_YEARS, SPAN = 10, 4
#: Years that are looked at together for proofs that take nothing.
FEW_YEARS = 3
#: What must be hidden of one year, by measure.
Hide = dict[MeasureCode, set[Cell]]


def hidden(years: Sequence[Year]) -> list[Hide]:
    """What is hidden of each year."""
    return [
        {
            measure: setup.about(plan.hidden)
            for measure, (setup, plan) in plans.items()
            if measure in PERSON_MEASURES
        }
        for plans in years
    ]


class Together:
    """All years and measures held against each other: what is hidden of them, and how far each
    count is known to fall and rise. Proofs stay when more is hidden. Of the first ``closed`` years
    nothing more can be hidden."""

    def __init__(
        self, areas: Areas, years: Sequence[Year], rule: Threshold, closed: int = 0
    ) -> None:
        self.areas, self.width, self.closed = areas, rule.width, closed
        self.system = years_linked.system(years, rule, closed)
        self.hidden = np.zeros(len(self.system.counts.shown), dtype=bool)
        self.rise, self.fall = np.zeros((2, len(self.hidden)))
        self.told = np.zeros((2, len(self.hidden)))  # by changes that are remembered
        self.changes: dict[tuple[int, MeasureCode], dict[bytes, Array]] = {
            at: {} for at in self.system.first
        }

    def hide(self, years: Sequence[Year], run: Any = map) -> list[Hide]:
        """What of each year must be hidden so that every hidden group stays uncertain by the width,
        whatever all years and measures say together: what is hidden in ``years``, and more.
        ``run``: as ``map``, where several processors can do it."""
        first = self.system.first
        for (year, measure), start in first.items():
            setup, plan = years[year][measure]
            self.hidden[start : start + _free(setup)] |= plan.hidden[: _free(setup)]
        self._find(run)
        for step in STEPS:
            if not (open_ := self._open()).any():
                break
            self.hidden |= _at_top(self.areas, years, self.system, open_, step, self.closed)
            self._find(run)
        return [
            {
                measure: setup.about(self.hidden[first[year, measure] :])
                for measure, (setup, _) in plans.items()
                if measure in PERSON_MEASURES
            }
            for year, plans in enumerate(years)
        ]

    def moves(self, run: Any = map) -> dict[tuple[int, MeasureCode], list[Array]]:
        """Changes per unit that prove the hidden groups, as short as they can be, by year and
        measure. To be asked once nothing more is hidden."""
        everywhere = [np.ones(len(self.system.persons), dtype=bool)]
        self._prove_briefly([*self._near_by(), everywhere], self.told[0], self.told[1], run)
        return {at: list(each.values()) for at, each in self.changes.items()}

    def _prove_briefly(
        self, stages: Iterable[list[Array]], rise: Array, fall: Array, run: Any
    ) -> None:
        """Short proofs that take nothing, stage by stage, for what lacks one; ``rise``, ``fall``:
        how far each is known to change already."""
        counts = replace(self.system.counts, shown=~self.hidden, todo=self.hidden)
        for stage in stages:
            found = [
                proofs.part(self.system, counts, np.flatnonzero(some), rise, fall, self.width)
                for some in stage
            ]
            parts = [part for part in found if part]
            for part, moves in zip(parts, run(proofs.moves, parts), strict=True):
                sets = part.sets
                effect = part.matrix[: len(sets)] @ moves.T
                most, least = effect.max(axis=1, initial=0), effect.min(axis=1, initial=0)
                for known in ((rise, fall), (self.rise, self.fall), self.told):
                    known[0][sets] = np.maximum(known[0][sets], most)
                    known[1][sets] = np.minimum(known[1][sets], least)
                for at, change in self._by_measure(part.columns, moves):
                    self.changes[at][change.tobytes()] = change

    def _by_measure(
        self, columns: Array, moves: Array
    ) -> Iterator[tuple[tuple[int, MeasureCode], Array]]:
        """What changes say of each year and measure that they touch, per unit."""
        starts, of_start = self._starts
        block = np.searchsorted(starts, columns, side="right") - 1
        for move in moves:
            moved = np.flatnonzero(move)
            for touched in np.unique(block[moved]).tolist():
                here = moved[block[moved] == touched]
                change = np.zeros(starts[touched + 1] - starts[touched])
                change[columns[here] - starts[touched]] = move[here]
                yield of_start[touched], change

    @cached_property
    def _starts(self) -> tuple[Array, list[tuple[int, MeasureCode]]]:
        """Columns stand by year and measure: the first of each (and the end), and which these
        are."""
        marks = self.system.at[:, :2]
        first = np.flatnonzero(np.r_[True, (marks[1:] != marks[:-1]).any(axis=1)][: len(marks)])
        of_start = [(year, PERSON_MEASURES[number]) for year, number in marks[first].tolist()]
        return np.append(first, len(marks)), of_start

    def _near_by(self) -> Iterator[list[Array]]:
        """Columns that are looked at together for short proofs: of one year and place first."""
        year, place = self.system.at[:, 0], self.system.at[:, 2]
        apart = [place == number for number in range(len(PLACES))]
        yield [(year == number) & here for number in np.unique(year) for here in apart]
        yield [some & here for some in self._windows() for here in apart]
        yield list(self._windows())

    def _open(self) -> Array:
        """Which hidden counts have no proof."""
        return np.asarray(self.hidden & (self.rise - self.fall < self.width - EXACT))

    def _find(self, run: Any) -> None:
        """Look for proofs: short ones that take nothing first, then those for which more must be
        hidden, near by, by one place, and everywhere."""
        self._prove_briefly(self._near_by(), self.rise, self.fall, run)
        self._apart(list(_neighbourhoods(self.areas, self.system.at)), run)
        place, spans = self.system.at[:, 2], list(self._spans())
        for some in (spans[::2], spans[1::2]):  # every other one: these have no year in common
            self._apart([each & (place == n) for each in some for n in range(len(PLACES))], run)
        for each in (*spans, np.ones(len(place), dtype=bool)):
            self._alone(each)

    def _spans(self) -> Iterator[Array]:
        """Columns of some years at a time where there are many, for a programme of all would be
        large; else all."""
        year = self.system.at[:, 0]
        last = int(year.max(initial=0))
        span, firsts = MANY_YEARS, range(1)
        if last >= MANY_YEARS:
            span, firsts = SPAN, range(0, last, SPAN // 2)
        for first in firsts:
            yield (year >= first) & (year < first + span)

    def _windows(self) -> Iterator[Array]:
        """Columns of a few years at a time, for proofs that take nothing."""
        year = self.system.at[:, 0]
        for first in range(0, max(1, int(year.max(initial=0))), FEW_YEARS - 1):
            yield (year >= first) & (year < first + FEW_YEARS)

    def _apart(self, several: Sequence[Array], run: Any) -> None:
        """Proofs in which some columns change and no others, where nothing that holds others may be
        hidden, of several columns side by side, which have none in common. What holds columns of
        several of these is asked for where it holds most."""
        columns = [np.flatnonzero(some) for some in several]
        if not columns:
            return
        held = [np.diff(self.system.counts.sums[:, each].indptr) for each in columns]
        own = np.argmax(held, axis=0)
        asked = [
            self._programme(each, self._open() & (own == number), outside=False)
            for number, each in enumerate(columns)
        ]
        programmes = [each for each in asked if each]
        for programme, outcome in zip(programmes, run(_proven, programmes), strict=True):
            self._take(programme, *outcome)

    def _alone(self, some: Array) -> None:
        """Proofs in which some columns change and no others, where also what holds others may be
        hidden."""
        programme = self._programme(np.flatnonzero(some), self._open(), outside=True)
        if programme:
            self._take(programme, *_proven(programme))

    def _programme(self, columns: Array, todo: Array, outside: bool) -> _Programme | None:
        """What is asked of some columns; none when nothing lacks a proof. ``todo``: bool per set,
        what is to be proven; ``outside``: may what holds other columns be hidden?"""
        system = self.system
        part = system.counts.sums[:, columns]
        many = np.diff(part.indptr)
        sets = np.flatnonzero(many)
        if not todo[sets].any():
            return None
        room = system.counts.room[:, sets].copy()
        if not outside:
            room[:, ~self.hidden[sets] & (many < np.diff(system.counts.sums.indptr))[sets]] = 0
        counts = Counts(part[sets], ~self.hidden[sets], todo[sets], room, system.counts.cost[sets])
        ties = system.ties[:, columns].tocoo()
        return _Programme(
            sets,
            joined(counts, _restricted(system.links, columns)),
            system.persons[columns],
            self.width,
            (ties.row, ties.col, ties.data),
            (self.rise[sets], self.fall[sets]),
            outside,
        )

    def _take(self, programme: _Programme, hidden: Array, rise: Array, fall: Array) -> None:
        """Take over what a programme says."""
        self.hidden[programme.sets] |= hidden
        self._learn(programme.sets, rise)
        self._learn(programme.sets, fall)

    def _learn(self, sets: Array, change: Array) -> None:
        self.rise[sets] = np.maximum(self.rise[sets], change)
        self.fall[sets] = np.minimum(self.fall[sets], change)


@dataclass(frozen=True)
class _Programme:
    """Some columns and all counts that hold them: ``sets``, which these are; ``start``: how far
    they are known to rise and fall; ``in_parts``: see :meth:`Changes.prove`."""

    sets: Array
    counts: Counts
    persons: Array
    width: int
    ties: Entries
    start: tuple[Array, Array]
    in_parts: bool


def _proven(programme: _Programme) -> tuple[Array, Array, Array]:
    """Which of the sets must be hidden, and by how much each can rise and fall."""
    changes = Changes(
        programme.counts,
        -programme.persons,
        np.full(len(programme.persons), np.inf),
        programme.width,
        programme.ties,
        proofs=False,
    )
    changes.start(*programme.start)
    changes.prove(in_parts=programme.in_parts)
    own = slice(len(programme.sets))
    return ~changes.shown[own], changes.rise[own], changes.fall[own]


def _restricted(links: Counts, columns: Array) -> Counts:
    """Links of some columns."""
    part = links.sums[:, columns]
    lines = np.flatnonzero(np.diff(part.indptr))
    return Counts(
        part[lines], links.shown[lines], links.todo[lines], links.room[:, lines], links.cost[lines]
    )


def _neighbourhoods(areas: Areas, at: Array) -> Iterator[Array]:
    """Bool per column: those of one place in towns that no larger area tells apart."""
    pattern = np.unique(areas.member[list(areas.large)].T, axis=0, return_inverse=True)[1]
    atom = np.asarray(pattern).ravel()[at[:, 3]]
    for place in range(len(PLACES)):
        for number in range(int(atom.max(initial=-1)) + 1):
            yield (at[:, 2] == place) & (atom == number)


def _at_top(
    areas: Areas, years: Sequence[Year], system: System, open_: Array, step: str, closed: int
) -> Array:
    """Sets that a step of :data:`STEPS` hides in the years of counts without a proof, and in those
    beside them, but for the first ``closed`` years."""
    stuck = {
        year
        for (year, measure), first in system.first.items()
        if open_[first : first + _free(years[year][measure][0])].any()
    }
    sets = np.zeros(len(open_), dtype=bool)
    for (year, measure), first in system.first.items():
        if year >= closed and stuck & {year - 1, year, year + 1}:
            setup = years[year][measure][0]
            sets[[first + setup.cells[cell] for cell in setup.at_top(areas, step)]] = True
    return sets


def _free(setup: Setup) -> int:
    return int((~setup.problem.fixed).sum())
