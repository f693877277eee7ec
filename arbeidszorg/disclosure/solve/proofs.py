"""Proofs of hidden groups, as short as they can be.

What is hidden was chosen so that every hidden group can be another number, whatever all years and
measures say together. Here the changes are looked for by which it can: few persons, near by. A
breakdown must leave each of them possible, in every measure and year that it touches, so that a
group stays as uncertain beside a breakdown as it is alone; a change that moves few persons hardly
ever asks for more to be hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, vstack

from arbeidszorg.disclosure.solve.complement import Problem
from arbeidszorg.disclosure.solve.linear import Counts
from arbeidszorg.disclosure.solve.programme import EXACT, Programme, shares
from arbeidszorg.disclosure.solve.years_linked import System

Array = npt.NDArray[Any]

#: Digits of a change that are told apart: also thirds of persons must add up to nothing.
DIGITS = 9


@dataclass(frozen=True)
class Part:
    """Some columns, and all that binds them. ``columns`` and ``sets``: which these are of a whole;
    ``matrix``: line x column, the sets first; ``lines_by``: the bounds of the lines; ``persons``:
    of each column; ``todo``: sets that need a proof, the weightiest first; ``start``: how far each
    is known to rise and fall."""

    columns: Array
    sets: Array
    matrix: Any
    lines_by: tuple[Array, Array]
    persons: Array
    todo: Array
    start: tuple[Array, Array]
    width: int


def part(
    system: System, counts: Counts, columns: Array, rise: Array, fall: Array, width: int
) -> Part | None:
    """The part of these columns, where no others change; none when nothing there lacks a proof.
    ``counts``: those of the system, of which those that are not shown move as they may; ``rise``
    and ``fall``: how far each is known to change already."""
    links, ties, persons = system.links, system.ties, system.persons
    held, linked, tied = (each[:, columns] for each in (counts.sums, links.sums, ties))
    sets, lines, still = (np.flatnonzero(np.diff(each.indptr)) for each in (held, linked, tied))
    lacking = ~counts.shown & counts.todo & (rise - fall < width - EXACT)
    todo = np.flatnonzero(lacking[sets])
    if not len(todo):
        return None
    room = np.where(counts.shown, 0.0, counts.room)[:, sets]
    nothing = np.zeros(len(still))
    return Part(
        columns,
        sets,
        vstack([held[sets], linked[lines], tied[still]], format="csr"),
        (
            np.concatenate([-room[1], -links.room[1, lines], nothing]),
            np.concatenate([room[0], links.room[0, lines], nothing]),
        ),
        persons[columns],
        todo[np.argsort(-counts.cost[sets][todo], kind="stable")],
        (rise[sets], fall[sets]),
        width,
    )


def moves(part: Part) -> Array:
    """Changes that prove what they can of a part: change x column."""
    asked = np.zeros(part.matrix.shape[0], dtype=bool)
    asked[part.todo] = True
    many = np.full(len(part.persons), np.inf)
    programme = Programme(part.matrix, (-part.persons, many), part.lines_by, asked, shortest=True)
    sums = part.matrix[: len(part.sets)]
    rise, fall = (each.copy() for each in part.start)
    changes: list[Array] = []
    for count in part.todo.tolist():
        left = part.width - (rise[count] - fall[count])
        for change in _moved(programme, count, rise[count], fall[count], left):
            changes.append(np.where(np.abs(change) > EXACT, change.round(DIGITS), 0.0))
            effect = sums @ changes[-1]
            rise, fall = np.maximum(rise, effect), np.minimum(fall, effect)
    return np.array(changes).reshape(-1, len(part.persons))


def _moved(
    programme: Programme, count: int, rise: float, fall: float, left: float
) -> Sequence[Array]:
    """The changes that move a count so much further, up or down, or some of it up and the rest
    down; none when there are none."""
    if left <= EXACT:
        return ()
    for up in (left, 0.0, *shares(left)):
        steps = [step for step, far in ((rise + up, up), (fall - left + up, left - up)) if far]
        ways = [way for step in steps if (way := programme.moved(count, step, step))]
        if len(ways) == len(steps):
            return [change for _, change in ways]
    return ()


def alone(problem: Problem, hidden: Array) -> list[Array]:
    """Changes per unit that prove the hidden sets of one problem."""
    free = ~problem.fixed
    sums = csr_matrix(problem.members[free].astype(float))
    totals = sums @ problem.counts
    room = np.clip([problem.ceiling[free] - totals, totals - 1], 0, None)
    none, size = np.zeros(0), len(problem.counts)
    system = System(
        Counts(sums, ~hidden[free], hidden[free], room, problem.weight[free]),
        Counts(csr_matrix((0, size)), none, none, np.zeros((2, 0)), none),
        csr_matrix(problem.members[~free].astype(float)),
        problem.counts,
        np.zeros((size, 0)),
        {},
    )
    known = np.zeros((2, len(totals)))
    whole = part(system, system.counts, np.arange(size), known[0], known[1], problem.width)
    return list(moves(whole)) if whole else []
