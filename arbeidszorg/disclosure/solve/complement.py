"""Complementary hiding of plain counts: which further groups must be hidden, and proof that it is
enough. Groups are sets of units (persons in one town and sector; by establishment also one kind of
initiative), so that every published count is a sum over units; see ``linear``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from arbeidszorg.disclosure.solve.linear import Changes, Counts

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Problem:
    """``members``: set x unit, 1 for the units that a set holds (-1 for those that are subtracted);
    ``counts``: persons per unit; ``ceiling``: the most that a set can hold according to other
    measures; ``weight``: what hiding a set costs the reader; ``width``: by how much the count of a
    hidden set must at least be uncertain; ``hidden``: sets that must be hidden; ``fixed``: sets
    that may not be hidden."""

    members: Array
    counts: Array
    ceiling: Array
    weight: Array
    width: int
    hidden: Array
    fixed: Array


@dataclass(frozen=True)
class Plan:
    """``hidden``: bool per set; ``open``: sets for which there is no proof."""

    hidden: Array
    open: list[int]


def solve(problem: Problem) -> Plan:
    """Hide enough sets that every hidden one is uncertain by ``width``."""
    if not problem.hidden.any():
        return Plan(problem.hidden.copy(), [])
    sums = csr_matrix(problem.members.astype(float))
    totals = sums @ problem.counts
    # Every set keeps at least one person, for a nought would have been shown.
    room = np.stack([problem.ceiling - totals, totals - 1])
    room = np.where(problem.fixed, 0.0, np.clip(room, 0, None))
    counts = Counts(sums, ~problem.hidden, problem.hidden, room, problem.weight)
    many = np.full(sums.shape[1], np.inf)
    changes = Changes(counts, -problem.counts, many, problem.width, proofs=False)
    changes.prove()
    return Plan(~changes.shown, [int(number) for number in np.flatnonzero(changes.impossible)])
