"""A breakdown and the groups that it breaks down, in one programme: for the few cells that cannot
be proven uncertain as long as every group is thought to be known exactly.

It also tells what is public: what the shown groups and the offer of initiatives say about a
breakdown even when none of it is shown. Where a sector does one activity alone, all of its persons
do it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack

from arbeidszorg.disclosure.lattice import Threshold
from arbeidszorg.disclosure.solve.linear import Changes, Counts, Entries, joined
from arbeidszorg.disclosure.solve.programme import EXACT
from arbeidszorg.disclosure.solve.smallest import Groups
from arbeidszorg.disclosure.solve.split_tables import Tables

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Outcome:
    """Row x code: ``shown``; ``lack``, cells that have no proof here either; ``fixed``, those that
    can be no other number."""

    shown: Array
    lack: Array
    fixed: Array


def settle(tables: Tables, groups: Groups, shown: Array, wanted: Array, rule: Threshold) -> Outcome:
    """Prove the ``wanted`` cells beside the groups, and hide what that takes."""
    units, codes = tables.units.shape
    asked = tables.offered[:, None] | wanted
    row, code = np.nonzero(asked & ((tables.total > 0) | shown))
    line, unit = np.nonzero(tables.members[row])
    cells = csr_matrix(
        (np.ones(len(line)), (line, unit * codes + code[line])), shape=(len(row), units * codes)
    )
    at = tables.total[row, code]
    offered = tables.offered[row]
    least = np.where(offered, tables.value[row, code] - 1, at)
    room = np.stack([tables.ceiling[row, code] - at, least])
    nobody = shown[row, code] & (at == 0)
    program = Changes(
        joined(
            Counts(
                _wide(cells, groups),
                shown[row, code],
                wanted[row, code],
                np.where(nobody, 0.0, np.clip(room, 0, None)),
                tables.weight[row] * (1 + at / 50),
            ),
            _of_groups(groups, units * codes),
            *_of_heads(tables, groups),
        ),
        -np.concatenate([tables.units.ravel(), groups.persons]),
        np.concatenate(
            [np.where(tables.able, np.inf, 0.0).ravel(), np.full(len(groups.unit), np.inf)]
        ),
        rule.width,
        _tied(tables),
    )
    program.prove()
    many = len(row)
    outcome = Outcome(shown.copy(), np.zeros_like(wanted), np.zeros_like(wanted))
    outcome.shown[row, code] = program.shown[:many]
    lacking = (program.impossible & ~program.proven)[:many]
    outcome.lack[row, code] = lacking
    outcome.fixed[row, code] = lacking & ((program.rise - program.fall)[:many] < EXACT)
    return outcome


def unasked(tables: Tables, groups: Groups, wanted: Array, rule: Threshold) -> Outcome:
    """The same when nothing of the breakdown is shown."""
    bare = replace(
        tables,
        offered=np.zeros_like(tables.offered),
        ceiling=np.full_like(tables.ceiling, np.inf),
    )
    return settle(bare, groups, np.zeros_like(wanted), wanted, rule)


def public(tables: Tables, groups: Groups, wanted: Array, rule: Threshold) -> tuple[Array, Array]:
    """Which of the ``wanted`` cells are large, and narrow even when nothing of the breakdown is
    shown; and which of these can be no other number."""
    outcome = unasked(tables, groups, wanted, rule)
    narrow = outcome.lack & (tables.value > rule.most)
    return narrow, narrow & outcome.fixed


def _wide(sums: Any, groups: Groups) -> Any:
    """Sums of the cells as sums of all columns: the cells, then the smallest groups."""
    return hstack([sums, csr_matrix((sums.shape[0], len(groups.unit)))], format="csr")


def _of_groups(groups: Groups, cells: int) -> Counts:
    """The counts of groups: a shown one stays, a hidden one keeps a person."""
    many = len(groups.shown)
    count = groups.members.astype(float) @ groups.persons
    room = np.stack([groups.ceiling - count, count - 1])
    return Counts(
        hstack([csr_matrix((many, cells)), csr_matrix(groups.members.astype(float))], format="csr"),
        groups.shown,
        np.zeros(many, dtype=bool),
        np.where(groups.shown, 0.0, np.clip(room, 0, None)),
        np.zeros(many),
    )


def _of_heads(tables: Tables, groups: Groups) -> tuple[Counts, Counts]:
    """In every unit no more have a code than there are, and the codes are those of its persons;
    where one can have several, all have one at least."""
    units, codes = tables.units.shape
    size, smallest = units * codes, np.flatnonzero(groups.unit >= 0)
    held = groups.unit[smallest]
    cell = np.arange(size)
    most = csr_matrix(
        (
            np.concatenate([np.ones(size), -np.ones(len(held) * codes)]),
            (
                np.concatenate([cell, (held[:, None] * codes + np.arange(codes)).ravel()]),
                np.concatenate([cell, size + np.repeat(smallest, codes)]),
            ),
        ),
        shape=(size, size + len(groups.unit)),
    )
    all_ = csr_matrix(
        (
            np.concatenate([np.ones(size), -np.ones(len(held))]),
            (np.concatenate([cell // codes, held]), np.concatenate([cell, size + smallest])),
        ),
        shape=(units, size + len(groups.unit)),
    )
    free = np.clip((tables.heads[:, None] - tables.units).ravel(), 0, None)
    more = np.clip(tables.units.sum(axis=1) - tables.heads, 0, None)
    several = np.full(units, np.inf), more
    return (
        _bounded(most, np.stack([free, np.full(size, np.inf)])),
        _bounded(all_, np.stack(several) if tables.several else np.zeros((2, units))),
    )


def _bounded(sums: Any, room: Array) -> Counts:
    """Counts that nobody asks for, within bounds."""
    never = np.zeros(sums.shape[0], dtype=bool)
    return Counts(sums, never, never, room, np.zeros(sums.shape[0]))


def _tied(tables: Tables) -> Entries:
    """Per sector and code both places count the same persons."""
    units, codes = tables.units.shape
    both = len(np.unique(tables.place)) > 1
    cell = np.arange(units * codes if both else 0)
    unit = cell // codes
    sign = np.where(tables.place == tables.place.min(initial=0), 1.0, -1.0)
    return tables.sector[unit] * codes + cell % codes, cell, sign[unit]
