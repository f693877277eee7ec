"""Which groups may be broken down by a split, and which cells of such a breakdown may be shown.

One problem holds all tables of one split, measure and year: groups by codes, by establishment and
by residence. Cells that are small are hidden, and then enough others that every hidden cell stays
uncertain, even for somebody who knows exactly how many persons each group holds. Proof is sought
in two ways:

- persons of a small group and of its neighbours may have each other's codes without any shown row
  noticing: see :mod:`~arbeidszorg.disclosure.solve.exchange`;
- else by linear programming: the largest change that leaves all that is shown as it is and, where
  that is too small, the change that costs the reader least; shown cells that it changes are hidden.

A change that was found is a proof: tables that fit all that is shown are a convex set, so that
between two of them every value is possible, and hiding more never takes one away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from arbeidszorg.disclosure.lattice import Threshold
from arbeidszorg.disclosure.solve import exchange
from arbeidszorg.disclosure.solve.linear import Counts, Entries, joined
from arbeidszorg.disclosure.solve.solved import solved
from arbeidszorg.disclosure.solve.split_tables import Tables, atoms, bounds, heads

Array = npt.NDArray[Any]

#: Rows that are not offered, of one program.
PORTION = 48
#: By how many persons a cell must be able to grow for nobody to look at what bounds it.
TIGHT = 12


@dataclass
class Outcome:
    """``shown`` and ``lack``: bool, row x code; cells may lack a proof because of what is shown
    elsewhere, whatever is hidden here. ``stuck``: a proof of a hidden group is impossible.
    ``open``: cells that have no proof when they are hidden. ``tight``: row x code, cells of which
    what is shown of wholes makes such a proof impossible, whatever is hidden here."""

    shown: Array
    lack: Array
    stuck: bool
    open: Array
    tight: Array | None = None


def decide(tables: Tables, rule: Threshold, before: Outcome | None = None) -> Outcome:
    """Which cells may be shown. What one place shows is first decided apart from the other, as if
    everybody's numbers were known; what cannot be proven that way is decided together. ``before``:
    the outcome when less had to be hidden. Its proofs stay, and what it hid stays hidden."""
    there = (tables.total > 0) | (tables.value > 0)
    small = rule.small(tables.value) | rule.small(tables.total)
    shown = tables.offered[:, None] & ~(there & (small | tables.hidden))
    blocks = exchange.blocks_of(tables)
    open_ = there & ~exchange.within_blocks(tables, blocks, rule)
    if before:
        shown, open_ = shown & before.shown, open_ & before.open
    moves = exchange.to_keep(tables, blocks) if not before or before.stuck else []
    lack, fixed = np.zeros(shown.shape, dtype=bool), np.zeros(shown.shape, dtype=bool)
    for part in parts_of(tables):
        here = moves if part.last else [move for move in moves if part.holds(move)]
        for wanted in _portions(tables, open_ & ~shown & part.rows[:, None]):
            if not wanted.any() and not here:
                continue
            proof = _proven(tables, part, shown, wanted, here, rule.width)
            shown = proof.shown
            moves = [move for move in moves if not any(move is other for other in proof.possible)]
            here = []
            if not part.first:  # where no other rows are looked at, nothing is proven
                open_ = open_ & ~proof.proven
            if part.last:
                lack |= proof.lack
                fixed |= proof.fixed & ~small
    if len(tables.parts) == 1:  # else persons of a part may change that were taken as known
        shown = shown | (fixed & before.shown if before else fixed)
    shown = _implied(tables, shown)
    return Outcome(shown, lack & ~shown, bool(moves), open_)


def _portions(tables: Tables, wanted: Array) -> Iterator[Array]:
    """Cells to prove, a few rows at a time: first those of rows that are offered, for these bound
    all others; rows that are not offered bound nothing, so that they can be left out."""
    yield wanted & tables.offered[:, None]
    others = np.flatnonzero(wanted.any(axis=1) & ~tables.offered)
    for start in range(0, len(others), PORTION):
        portion = np.zeros(len(wanted), dtype=bool)
        portion[others[start : start + PORTION]] = True
        yield wanted & portion[:, None]


@dataclass(frozen=True)
class Part:
    """Rows and units that are decided together. ``apart``: as if all that is counted of everybody,
    by sector, were known."""

    tables: Tables
    rows: Array
    units: Array
    apart: bool
    first: bool = False
    last: bool = False

    def holds(self, move: Array) -> bool:
        """Whether a move stays within the units, without a sector noticing."""
        sectors = np.bincount(self.tables.sector[self.units], weights=move[self.units])
        return bool(self.apart and not move[~self.units].any() and not sectors.any())

    def bounded(self) -> Array:
        """Rows that are not offered, of which a cell cannot grow by much because of what else is
        shown."""
        tables = self.tables
        tight = (tables.ceiling - tables.total < TIGHT).any(axis=1)
        tight |= tables.slack < TIGHT
        inside = tables.members[:, self.units].any(axis=1)
        return np.asarray(self.rows & tight & inside & ~tables.offered)

    def ties(self, first: Array) -> Array:
        """Sector x atom, by the first unit of each: what is counted of a sector changes in both
        places alike; not at all when a place is decided apart."""
        sector, place = self.tables.sector[first], self.tables.place[first]
        inside: Array = np.equal.outer(np.unique(sector), sector).astype(float)
        if self.apart:
            return inside
        ties: Array = inside * np.where(place == 0, 1.0, -1.0)
        return ties if len(np.unique(place)) > 1 else ties[:0]


def parts_of(tables: Tables) -> list[Part]:
    """Everybody, each place, and all together."""
    every = np.ones(len(tables.place), dtype=bool)
    parts = [Part(tables, tables.top, every, False, first=True)]
    for place in sorted(set(tables.place.tolist())):
        units = tables.place == place
        rows = ~tables.top & tables.members[:, units].any(axis=1)
        parts.append(Part(tables, rows, units, True))
    return [*parts, Part(tables, np.ones(len(tables.top), dtype=bool), every, False, last=True)]


def _implied(tables: Tables, shown: Array) -> Array:
    """Cells that say nothing new are shown as well: nobody in a group has a code that nobody has
    in an area around it."""
    nobody = shown & (tables.total == 0) & (tables.value == 0)
    known = np.zeros(tables.units.shape, dtype=bool)
    for row, code in np.argwhere(nobody):
        known[tables.members[row], code] = True
    unknown: Array = tables.inside @ ~known
    return np.asarray(shown | (unknown == 0))


# --- by linear programming -----------------------------------------------------------------------


@dataclass(frozen=True)
class _Proof:
    """Row x code: ``shown``, ``proven``, ``lack`` (cells without a proof) and ``fixed`` (those of
    them that cannot change at all: groups and public numbers say what they are). ``possible``: the
    moves that are possible."""

    shown: Array
    proven: Array
    lack: Array
    fixed: Array
    possible: list[Array]


def _proven(
    tables: Tables,
    part: Part,
    shown: Array,
    wanted: Array,
    moves: list[Array],
    width: int,
) -> _Proof:
    """Hide what it takes to prove the ``wanted`` cells, and to keep ``moves`` possible."""
    programme = asked(tables, part, shown, wanted, moves)
    outcome = solved(
        programme.counts,
        programme.columns_by,
        width,
        programme.still,
        programme.once,
        programme.keep,
        in_parts=part.last,
    )
    kept = iter(outcome.kept)
    possible = [
        move
        for move, column in zip(moves, programme.places, strict=True)
        if column is None or next(kept)
    ]
    marks = np.zeros((4, *shown.shape), dtype=bool)
    marks[0] = shown
    for number, seen in enumerate(
        (outcome.shown, outcome.proven, outcome.impossible, outcome.impossible & outcome.still)
    ):
        marks[number][programme.cells] = seen[: len(programme.cells[0])]
    return _Proof(marks[0], marks[1], marks[2], marks[3], possible)


@dataclass(frozen=True)
class Asked:
    """A programme: see :func:`solved`. ``cells``: row and code of its first counts; ``places``: the
    place of each move among the changes of groups, none for those that change nothing here."""

    counts: Counts
    columns_by: tuple[Array, Array]
    still: Entries
    once: Array
    cells: tuple[Array, ...]
    places: list[int | None]

    @property
    def keep(self) -> list[int]:
        """The columns of moves that must stay possible."""
        return [int(self.once[0]) + place for place in self.places if place is not None]


def asked(tables: Tables, part: Part, shown: Array, wanted: Array, moves: list[Array]) -> Asked:
    """What is asked to prove cells and to keep moves possible. Columns are a change per atom and
    code, and how much of each move of groups is made. (Atoms are units of one place and sector that
    no row at hand, or bounded, tells apart: as their persons can have each other's codes, they need
    not be told apart.)"""
    at_hand = part.rows & (tables.offered | wanted.any(axis=1))
    bounded = part.bounded()
    persons, most, first, atom = atoms(tables, part.units, at_hand | bounded)
    cells = np.nonzero((tables.offered[:, None] | wanted) & at_hand[:, None] | bounded[:, None])
    places, changes = _changes(tables, part, wanted, moves, atom, len(first))
    size, wide = persons.size, persons.size + len(changes)
    rows = np.unique(cells[0][tables.slack[cells[0]] < np.inf])
    return Asked(
        joined(
            _of_cells(tables, shown, wanted, cells, first, wide),
            bounds(tables, rows, first, wide),
            heads(tables, np.bincount(atom, weights=tables.heads[part.units]), persons, changes),
        ),
        (
            np.concatenate([-persons.ravel(), np.zeros(len(changes))]),
            np.concatenate([(most - persons).ravel(), np.ones(len(changes))]),
        ),
        _still(part, first, changes, tables),
        np.arange(size, wide),
        cells,
        places,
    )


def _of_cells(
    tables: Tables,
    shown: Array,
    wanted: Array,
    cells: tuple[Array, ...],
    first: Array,
    size: int,
) -> Counts:
    """The cells of rows at hand. ``first``: the first unit of each atom; ``size``: columns."""
    line, place = np.nonzero(tables.members[cells[0]][:, first])
    at = tables.total[cells]
    # A row that is offered shows its noughts, so that what it hides holds somebody.
    least = np.where(tables.offered[cells[0]], tables.value[cells] - 1, at)
    room = np.clip([tables.ceiling[cells] - at, least], 0, None)
    sums = csr_matrix(
        (np.ones(len(line)), (line, place * shown.shape[1] + cells[1][line])),
        shape=(len(at), size),
    )
    return Counts(
        sums,
        shown[cells],
        wanted[cells],
        np.where(shown[cells] & (at == 0), 0.0, room),
        tables.weight[cells[0]] * (1 + at / 50),
    )


def _still(part: Part, first: Array, changes: Array, tables: Tables) -> Entries:
    """What does not change: the persons of an atom and part, but for what the moves of groups
    change (unless they can have several codes), and per code what is counted of a sector in both
    places."""
    of_code = tables.part
    codes, parts = len(of_code), int(of_code.max()) + 1
    each = np.arange(0 if tables.several else len(first) * codes)
    atoms = len(first) * parts
    move, atom = np.nonzero(changes[:, :0] if tables.several else changes)
    ties = part.ties(first)
    sector, tied = np.nonzero(ties)
    code = np.arange(codes)
    return (
        np.concatenate(
            [
                each // codes * parts + of_code[each % codes],
                atom,
                (atoms + sector[:, None] * codes + code).ravel(),
            ]
        ),
        np.concatenate(
            [
                each,
                len(first) * codes + move,
                (tied[:, None] * codes + code).ravel(),
            ]
        ),
        np.concatenate(
            [np.ones(len(each)), -changes[move, atom], np.repeat(ties[sector, tied], codes)]
        ),
    )


def _changes(
    tables: Tables, part: Part, wanted: Array, moves: list[Array], atom: Array, atoms: int
) -> tuple[list[int | None], Array]:
    """For each move its place among the changes (none when no atom changes), and the changes: of
    these moves, and of others that prove hidden groups and may help to prove a cell of them.
    Change x atom."""
    near = tables.members[wanted.any(axis=1) & ~tables.offered].any(axis=0)
    helping = [
        move for move in tables.moves if move[near].any() and (part.last or part.holds(move))
    ]
    places: dict[bytes, int] = {}
    changes: list[Array] = []
    columns: list[int | None] = []
    for move in (*moves, *helping):
        change = np.bincount(atom, weights=move[part.units], minlength=atoms)
        if not change.any():
            columns.append(None)
            continue
        key = change.tobytes()
        if key not in places:
            places[key] = len(changes)
            changes.append(change)
        columns.append(places[key])
    return columns[: len(moves)], np.array(changes).reshape(-1, atoms)
