"""Rungs of the ladder together with the counts of both measures that they add up to, as one
programme: whatever persons of either measure may be, as far as shown counts go, is possible here.
Every hidden group of both must stay uncertain, whatever rungs are shown."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from arbeidszorg.disclosure.lattice import Threshold
from arbeidszorg.disclosure.solve.breakdown import Outcome
from arbeidszorg.disclosure.solve.complement import Plan
from arbeidszorg.disclosure.solve.groups import Setup
from arbeidszorg.disclosure.solve.linear import Changes, Counts, Entries, joined
from arbeidszorg.disclosure.solve.split_tables import Tables, atoms, bounds
from arbeidszorg.view.measures import PAID

Array = npt.NDArray[Any]

#: Of each measure the problem of its groups, and what was found.
Plans = dict[str, tuple[Setup, Plan]]


def settle(
    tables: Tables,
    outcome: Outcome,
    nameable: Array,
    plans: Plans,
    at: tuple[Array, ...],
    rule: Threshold,
) -> Outcome:
    """Seek proofs for the cells that lack one, and for every hidden group, hiding further cells
    where that is the only way. What lacks a proof after this can have none. ``nameable``: bool,
    rows that can be asked; ``at``: place, town and sector of the units."""
    rows = tables.offered | outcome.lack.any(axis=1)
    every = np.ones(len(tables.place), dtype=bool)
    persons, _, first, atom = atoms(tables, every, rows | nameable)
    sizes = [persons.size, *(len(setup.problem.counts) for setup, _ in plans.values())]
    starts, size = np.cumsum([0, *sizes[:-1]]), sum(sizes)
    cells = np.nonzero(np.broadcast_to(rows[:, None], outcome.shown.shape))
    counts = [_cells(tables, outcome, cells, first, size)]
    counts.append(bounds(tables, np.flatnonzero(rows & (tables.slack < np.inf)), first, size))
    for (setup, plan), start in zip(plans.values(), starts[1:], strict=True):
        counts.append(_groups(setup, plan, int(start), size))
    persons_of = np.concatenate([persons.ravel(), *(s.problem.counts for s, _ in plans.values())])
    program = Changes(
        joined(*counts),
        -persons_of,
        np.full(size, np.inf),
        rule.width,
        _still(tables, plans, first, atom, at, starts),
    )
    program.prove()
    shown, lack = outcome.shown.copy(), np.zeros(outcome.shown.shape, dtype=bool)
    many = len(cells[0])
    shown[cells] &= program.shown[:many]
    lack[cells] = program.impossible[:many]
    open_ = outcome.open & ~(outcome.lack & ~lack)
    return Outcome(shown, lack & ~shown, bool(program.impossible[many:].any()), open_)


def _cells(
    tables: Tables, outcome: Outcome, cells: tuple[Array, ...], first: Array, size: int
) -> Counts:
    """The cells of rows at hand."""
    codes = outcome.shown.shape[1]
    line, atom = np.nonzero(tables.members[cells[0]][:, first])
    sums = csr_matrix(
        (np.ones(len(line)), (line, atom * codes + cells[1][line])), shape=(len(cells[0]), size)
    )
    at, shown = tables.total[cells], outcome.shown[cells]
    room = np.stack(
        [
            tables.ceiling[cells] - at,
            np.where(tables.offered[cells[0]], tables.value[cells] - 1, at),
        ]
    )
    room = np.where(shown & (at == 0), 0.0, np.clip(room, 0, None))
    return Counts(sums, shown, outcome.lack[cells], room, tables.weight[cells[0]] * (1 + at / 50))


def _groups(setup: Setup, plan: Plan, start: int, size: int) -> Counts:
    """The groups of a measure: nothing more of them may be hidden."""
    problem = setup.problem
    sums = csr_matrix(problem.members.astype(float)).tocoo()
    at = problem.members.astype(float) @ problem.counts
    room = np.stack([problem.ceiling - at, at - 1])
    room = np.where(plan.hidden & ~problem.fixed, np.clip(room, 0, None), 0.0)
    return Counts(
        csr_matrix((sums.data, (sums.row, sums.col + start)), shape=(len(at), size)),
        ~plan.hidden,
        plan.hidden & ~problem.fixed,
        room,
        np.zeros(len(at)),
    )


def _still(
    tables: Tables, plans: Plans, first: Array, atom: Array, at: tuple[Array, ...], starts: Array
) -> Entries:
    """What does not change: per atom, what the codes of a part add up to less the persons of the
    measures."""
    codes = len(tables.part)
    each = np.arange(len(first) * codes)
    lines, columns, values = (
        [each // codes * 2 + tables.part[each % codes]],
        [each],
        [np.ones(len(each))],
    )
    atom_of = {
        tuple(unit): int(number)
        for unit, number in zip(np.column_stack(at).tolist(), atom, strict=True)
    }
    for (measure, (setup, _)), start in zip(plans.items(), starts[1:], strict=True):
        places = [atom_of.get(tuple(unit), -1) for unit in setup.units[:, :3].tolist()]
        here = np.flatnonzero(np.array(places) >= 0)
        place, column = np.array(places)[here], start + here
        for part, sign in ((0, 1.0), (1, -1.0)) if measure == PAID else ((0, -1.0),):
            lines.append(place * 2 + part)
            columns.append(column)
            values.append(np.full(len(place), sign))
    return np.concatenate(lines), np.concatenate(columns), np.concatenate(values)
