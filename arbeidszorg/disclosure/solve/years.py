"""Groups of all years and measures together: what else must be hidden because of what links them.

Who is there in one year and does not leave is there in the next, so that ``medewerkers`` of two
years, who left in the first and who came in the second bind each other; and in every town, sector
and kind of initiative a part is at most its whole, shown or not. Years that were decided apart are
held against each other here, in one programme, and what that makes too certain is hidden as well.

Who pauses, returns or moves is counted nowhere. The attacker is thought to know even that, in every
unit, to within one person less than the width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import block_diag, csr_matrix

from arbeidszorg.disclosure.lattice import PART_OF, Areas, Threshold
from arbeidszorg.disclosure.solve import at_once, complement
from arbeidszorg.disclosure.solve.groups import STEPS, Cell, Setup
from arbeidszorg.disclosure.solve.linear import EXACT, Changes, Counts, joined
from arbeidszorg.view.measures import PERSON_MEASURES, PLACES, MeasureCode

Array = npt.NDArray[Any]

#: How much more it costs to hide who is there than who came or left.
STOCK = 20.0
#: Years from which there are many, and how many of them are then taken together before all are.
MANY_YEARS, SPAN = 10, 4
#: Years that are looked at together for proofs that take nothing.
FEW_YEARS = 3
#: How many programmes move as many counts as they can at once, before each is moved alone, and how
#: many counts without a proof are worth one.
AT_ONCE, MANY = 8, 500

#: The problems of one year, by measure, and what of them is hidden.
Year = dict[MeasureCode, tuple[Setup, complement.Plan]]
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


@dataclass(frozen=True)
class _System:
    """All years and measures as one problem. ``counts``: set x column; ``links``: counts of which
    only the room matters, how parts and years bind each other; ``ties``: line x column, what stays
    nought; ``persons``: per column; ``at``: column x (year, number of the measure, place, town,
    sector, form); ``first``: the first set of each year and measure."""

    counts: Counts
    links: Counts
    ties: Any
    persons: Array
    at: Array
    first: dict[tuple[int, MeasureCode], int]


def _system(years: Sequence[Year], rule: Threshold, closed: int) -> _System:
    sums, ties, persons, at, shown, room, cost = [], [], [], [], [], [], []
    first: dict[tuple[int, MeasureCode], int] = {}
    size = 0
    for year, plans in enumerate(years):
        for number, measure in enumerate(PERSON_MEASURES):
            setup, plan = plans[measure]
            problem = setup.problem
            free = ~problem.fixed
            first[year, measure] = size
            size += int(free.sum())
            totals = problem.members[free].astype(float) @ problem.counts
            sums.append(csr_matrix(problem.members[free].astype(float)))
            ties.append(csr_matrix(problem.members[~free].astype(float)))
            persons.append(problem.counts)
            where = np.insert(setup.units, 0, number, axis=1)
            at.append(np.insert(where, 0, year, axis=1))
            shown.append(~plan.hidden[free])
            shown_before = (year < closed) & ~plan.hidden[free]  # published: it stays shown
            far = np.clip([problem.ceiling[free] - totals, totals - 1], 0, None)
            room.append(np.where(shown_before, 0.0, far))
            cost.append(problem.weight[free] * (1 if measure in PART_OF else STOCK))
    shown_ = np.concatenate(shown)
    counts = Counts(
        csr_matrix(block_diag(sums)),
        shown_,
        ~shown_,
        np.concatenate(room, axis=1),
        np.concatenate(cost),
    )
    people, where = np.concatenate(persons), np.concatenate(at)
    links = _links(people, where, rule)
    return _System(counts, links, csr_matrix(block_diag(ties)), people, where, first)


def _links(persons: Array, at: Array, rule: Threshold) -> Counts:
    """How the columns of one unit bind each other: a part is at most its whole, and who is there in
    two years differs by who left and who came, but for pauses."""
    column = {tuple(key): number for number, key in enumerate(at.tolist())}
    number = {measure: place for place, measure in enumerate(PERSON_MEASURES)}
    whole_of = {number[part]: number[whole] for part, whole in PART_OF.items() if part in number}
    years_linked: tuple[tuple[MeasureCode, int, float], ...] = (
        ("medewerkers", 1, 1.0),
        ("medewerkers", 0, -1.0),
        ("uitstroom", 0, 1.0),
        ("instroom", 1, -1.0),
    )
    lines: list[dict[int, float]] = []
    room: list[tuple[float, float]] = []
    for key, part in column.items():
        year, part_of = key[0], whole_of.get(key[1])
        if part_of is not None:
            whole = column[year, part_of, *key[2:]]
            lines.append({part: 1.0, whole: -1.0})
            room.append((float(persons[whole] - persons[part]), np.inf))
    units = sorted({key[2:] for key in column})
    slack = float(max(0, rule.width - 1))
    for before in range(int(at[:, 0].max(initial=0))):
        for unit in units:
            line = {
                column[key]: sign
                for measure, later, sign in years_linked
                if (key := (before + later, number[measure], *unit)) in column
            }
            if line and not _only_pauses(line, persons, column, (before, before + 1), unit):
                lines.append(line)
                room.append((slack, slack))
    never = np.zeros(len(lines), dtype=bool)
    matrix = csr_matrix(
        (
            [value for line in lines for value in line.values()],
            (
                np.repeat(np.arange(len(lines)), [len(line) for line in lines]),
                np.array([place for line in lines for place in line], dtype=int),
            ),
        ),
        shape=(len(lines), len(persons)),
    )
    return Counts(matrix, never, never, np.array(room).reshape(-1, 2).T, np.zeros(len(lines)))


def _only_pauses(
    line: dict[int, float],
    persons: Array,
    column: dict[tuple[int, ...], int],
    years: tuple[int, int],
    unit: tuple[int, ...],
) -> bool:
    """Whether a unit fills or empties by pauses and moves alone, so that its count in the other
    year would follow from how many these are."""
    empty = [(year, 0, *unit) not in column for year in years]
    return empty[0] != empty[1] and bool(sum(s * persons[c] for c, s in line.items()))


class Together:
    """All years and measures held against each other: what is hidden of them, and how far each
    count is known to fall and rise. Proofs stay when more is hidden. Of the first ``closed`` years
    nothing more can be hidden."""

    def __init__(
        self, areas: Areas, years: Sequence[Year], rule: Threshold, closed: int = 0
    ) -> None:
        self.areas, self.width, self.closed = areas, rule.width, closed
        self.system = _system(years, rule, closed)
        self.hidden = np.zeros(len(self.system.counts.shown), dtype=bool)
        self.rise, self.fall = np.zeros((2, len(self.hidden)))
        self.chance = np.random.default_rng(1)

    def hide(self, years: Sequence[Year]) -> list[Hide]:
        """What of each year must be hidden so that every hidden group stays uncertain by the width,
        whatever all years and measures say together: what is hidden in ``years``, and more."""
        first = self.system.first
        for (year, measure), start in first.items():
            setup, plan = years[year][measure]
            self.hidden[start : start + _free(setup)] |= plan.hidden[: _free(setup)]
        self._find()
        for step in STEPS:
            if not (open_ := self._open()).any():
                break
            self.hidden |= _at_top(self.areas, years, self.system, open_, step, self.closed)
            self._find()
        return [
            {
                measure: setup.about(self.hidden[first[year, measure] :])
                for measure, (setup, _) in plans.items()
                if measure in PERSON_MEASURES
            }
            for year, plans in enumerate(years)
        ]

    def _open(self) -> Array:
        """Which hidden counts have no proof."""
        return np.asarray(self.hidden & (self.rise - self.fall < self.width - EXACT))

    def _find(self) -> None:
        """Look for proofs, and hide what they take: near by first, where the programmes are
        small, then by one place, then everywhere."""
        place = self.system.at[:, 2]
        self._at_once()
        for near in _neighbourhoods(self.areas, self.system.at):
            self._alone(near, outside=False)
        for here in (*(place == number for number in range(len(PLACES))), place >= 0):
            for some in self._windows():
                self._alone(np.flatnonzero(some & here), outside=False, hide=False)
        for some in self._spans():
            for number in range(len(PLACES)):
                self._alone(np.flatnonzero(some & (place == number)), outside=False)
        for some in (*self._spans(), np.ones(len(place), dtype=bool)):
            self._alone(np.flatnonzero(some), outside=True)

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

    def _at_once(self) -> None:
        """Proofs that take nothing, of many counts at once."""
        system = self.system
        every = joined(system.counts, system.links)
        free = np.concatenate([self.hidden, np.ones(len(system.links.cost), dtype=bool)])
        every = replace(every, shown=~free)
        for _ in range(AT_ONCE):
            todo = np.flatnonzero(self._open())
            if len(todo) < MANY:
                break
            columns = at_once.moved(
                every, system.ties, system.persons, todo, self.width, self.chance
            )
            self._learn(np.arange(len(self.hidden)), system.counts.sums @ columns)

    def _alone(self, columns: Array, outside: bool, hide: bool = True) -> None:
        """Proofs in which these columns change and no others, one count after another. ``outside``:
        whether counts that hold other columns as well may be hidden for them."""
        system = self.system
        part = system.counts.sums[:, columns]
        many = np.diff(part.indptr)
        sets = np.flatnonzero(many)
        todo = self._open()[sets]
        if not todo.any():
            return
        room = system.counts.room[:, sets].copy()
        if not hide:
            room[:, ~self.hidden[sets]] = 0
        if not outside:
            room[:, ~self.hidden[sets] & (many < np.diff(system.counts.sums.indptr))[sets]] = 0
        counts = Counts(part[sets], ~self.hidden[sets], todo, room, system.counts.cost[sets])
        ties = system.ties[:, columns].tocoo()
        changes = Changes(
            joined(counts, _restricted(system.links, columns)),
            -system.persons[columns],
            np.full(len(columns), np.inf),
            self.width,
            (ties.row, ties.col, ties.data),
            proofs=False,
        )
        changes.start(self.rise[sets], self.fall[sets])
        changes.prove(in_parts=outside)
        self.hidden[sets] |= ~changes.shown[: len(sets)]
        self._learn(sets, changes.rise[: len(sets)])
        self._learn(sets, changes.fall[: len(sets)])

    def _learn(self, sets: Array, change: Array) -> None:
        self.rise[sets] = np.maximum(self.rise[sets], change)
        self.fall[sets] = np.minimum(self.fall[sets], change)


def _restricted(links: Counts, columns: Array) -> Counts:
    """Links of some columns."""
    part = links.sums[:, columns]
    lines = np.flatnonzero(np.diff(part.indptr))
    return Counts(
        part[lines], links.shown[lines], links.todo[lines], links.room[:, lines], links.cost[lines]
    )


def _neighbourhoods(areas: Areas, at: Array) -> Iterator[Array]:
    """Columns of one place in towns that no larger area tells apart."""
    pattern = np.unique(areas.member[list(areas.large)].T, axis=0, return_inverse=True)[1]
    atom = np.asarray(pattern).ravel()[at[:, 3]]
    for place in range(len(PLACES)):
        for number in range(int(atom.max(initial=-1)) + 1):
            yield np.flatnonzero((at[:, 2] == place) & (atom == number))


def _at_top(
    areas: Areas, years: Sequence[Year], system: _System, open_: Array, step: str, closed: int
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
