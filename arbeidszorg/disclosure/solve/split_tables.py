"""The tables of one split as a problem, and its columns and bounds in a programme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from arbeidszorg.disclosure.holdings import Population
from arbeidszorg.disclosure.lattice import ALL, Areas
from arbeidszorg.disclosure.solve import marks
from arbeidszorg.disclosure.solve.linear import Counts
from arbeidszorg.view.view import SplitCode

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Tables:
    """All groups of one split, measure and year, of both places.

    ``units``: persons, unit x code, where a unit is a town, sector and kind of one place;
    ``heads``: distinct persons of each unit; ``place`` and ``sector``: of each unit. ``members``:
    bool, row x unit; ``value``: row x code, distinct persons as they would be shown; ``top``: bool,
    rows of everybody, which are the same in both places and are given by the units of the first;
    ``offered``: bool, rows that may be broken down; ``hidden``: row x code, cells that must be
    hidden though their row is offered; ``ceiling``: row x code, the most that a cell can hold by
    what else is shown; ``weight``: what it costs readers to lose a cell of a row. ``moves``:
    changes per unit that prove counts of hidden groups uncertain: these must stay possible.
    ``able``: bool, unit x code: can anybody have the code there, by what is public? ``part``: per
    code the number of its part, where the persons of some codes are counted as a measure of their
    own and so are known (else all nought; with parts there are no moves). ``joint``: bool, codes
    that together cannot rise by more than the ``slack`` of a row, by what else is shown.
    ``several``: can a person have several codes? How many have is not known then.
    """

    units: Array
    heads: Array
    place: Array
    sector: Array
    members: Array
    value: Array
    top: Array
    offered: Array
    hidden: Array
    ceiling: Array
    weight: Array
    moves: list[Array]
    able: Array
    part: Array
    joint: Array
    slack: Array
    several: bool = False

    @cached_property
    def inside(self) -> Array:
        """Row x unit: 1.0 where the unit is in the row."""
        return self.members.astype(float)

    @cached_property
    def parts(self) -> list[Array]:
        """The codes of each part."""
        return [np.flatnonzero(self.part == n) for n in range(int(self.part.max(initial=0)) + 1)]

    @cached_property
    def total(self) -> Array:
        """Row x code: persons counted once for each town and sector they are in."""
        return np.asarray(self.inside @ self.units)


def bounds(tables: Tables, rows: Array, first: Array, size: int) -> Counts:
    """What the joint codes of rows count together, of a programme with this many columns, that
    cannot rise by more than the slack. ``first``: the first unit of each atom."""
    joint, codes = np.flatnonzero(tables.joint), len(tables.joint)
    line, atom = np.nonzero(tables.members[rows][:, first])
    columns = (atom[:, None] * codes + joint).ravel()
    sums = csr_matrix(
        (np.ones(len(columns)), (np.repeat(line, len(joint)), columns)), shape=(len(rows), size)
    )
    never = np.zeros(len(rows), dtype=bool)
    room = np.stack([np.clip(tables.slack[rows], 0, None), np.full(len(rows), np.inf)])
    return Counts(sums, never, never, room, np.zeros(len(rows)))


def heads(tables: Tables, held: Array, persons: Array, changes: Array) -> Counts:
    """What codes say about the persons of an atom: no more have a code than there are; and, where
    they can have several, all have one at least. ``held``: distinct persons of each atom;
    ``persons``: atom x code; ``changes``: of groups, change x atom, with which the persons of an
    atom change. The columns are atom x code, then the changes."""
    codes, more = persons.shape[1], persons.sum(axis=1) - held
    capped = np.flatnonzero(tables.several | (more > 0))
    atom, code = np.repeat(capped, codes), np.tile(np.arange(codes), len(capped))
    cells = [(np.arange(len(atom)), atom * codes + code)]
    of_line = atom
    room = [np.clip(held[atom] - persons[atom, code], 0, None), np.full(len(atom), np.inf)]
    if tables.several:
        line = len(atom) + np.repeat(np.arange(len(held)), codes)
        cells.append((line, np.arange(persons.size)))
        of_line = np.concatenate([atom, np.arange(len(held))])
        room = [np.append(room[0], np.full(len(held), np.inf)), np.append(room[1], more)]
    change, line = np.nonzero(changes[:, of_line])
    cells.append((line, persons.size + change))
    values = [np.ones(len(at)) for at, _ in cells[:-1]]
    sums = csr_matrix(
        (
            np.concatenate([*values, -changes[change, of_line[line]]]),
            tuple(np.concatenate(axis) for axis in zip(*cells, strict=True)),
        ),
        shape=(len(of_line), persons.size + len(changes)),
    )
    never = np.zeros(len(of_line), dtype=bool)
    return Counts(sums, never, never, np.stack(room), np.zeros(len(of_line)))


def atoms(tables: Tables, units: Array, rows: Array) -> tuple[Array, Array, Array, Array]:
    """Atom x code: persons, and how many there can be; the first unit of each atom; the atom of
    each of ``units``. Units of one atom can hold the same codes."""
    told = np.vstack([tables.able.T, tables.members[rows]])[:, units]
    first, atom = marks.alike(told, tables.place[units], tables.sector[units])
    counts, most = np.zeros((2, len(first), tables.units.shape[1]))
    np.add.at(counts, atom, tables.units[units])
    np.add.at(most, atom, np.where(tables.able[units], np.inf, tables.units[units]))
    return counts, most, np.flatnonzero(units)[first], atom


def weight(areas: Areas, area: int, sector: int) -> float:
    """What it costs readers to lose a cell of a row."""
    size = (100.0, 30.0, 10.0, 1.0)[areas.rank(area)]
    return size if sector == ALL else size / 3


def units_of(populations: list[Population], split: SplitCode) -> tuple[Array, Array]:
    """Town, sector and kind of each unit that holds persons, and the number of its place."""
    units = [
        np.argwhere(population.split_units[split][0].any(axis=3)) for population in populations
    ]
    return np.concatenate(units), np.repeat(
        np.arange(len(populations)), [len(rows) for rows in units]
    )
