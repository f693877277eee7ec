"""All years and measures as one problem: the counts of each, and how they bind each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.sparse import block_diag, csr_matrix

from arbeidszorg.disclosure.lattice import PART_OF, Threshold
from arbeidszorg.disclosure.solve import complement
from arbeidszorg.disclosure.solve.groups import Setup
from arbeidszorg.disclosure.solve.linear import Counts
from arbeidszorg.view.measures import PERSON_MEASURES, MeasureCode

Array = npt.NDArray[Any]

#: How much more it costs to hide who is there than who came or left.
STOCK = 20.0

#: The problems of one year, by measure, and what of them is hidden.
Year: TypeAlias = dict[MeasureCode, tuple[Setup, complement.Plan]]


@dataclass(frozen=True)
class System:
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


def system(years: Sequence[Year], rule: Threshold, closed: int) -> System:
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
    links = links_of(people, where, rule)
    return System(counts, links, csr_matrix(block_diag(ties)), people, where, first)


def links_of(persons: Array, at: Array, rule: Threshold) -> Counts:
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
