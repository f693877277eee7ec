"""Proofs that many hidden counts are uncertain, from a few programmes: each moves as many counts as
it can at once, some up and some down, and leaves all that is shown as it is."""

from __future__ import annotations

from typing import Any

import highspy
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack, identity, vstack

from arbeidszorg.disclosure.solve.linear import Counts, program

Array = npt.NDArray[Any]


def moved(
    counts: Counts, ties: Any, persons: Array, todo: Array, width: int, chance: np.random.Generator
) -> Array:
    """A change of the columns that fits all that is shown and moves the counts ``todo`` each by up
    to the width, up or down as ``chance`` has it. ``ties``: line x column, what stays nought;
    ``persons``: per column."""
    way = np.where(chance.random(len(todo)) < 0.5, -1.0, 1.0)
    reach = counts.sums[todo].multiply(way[:, None])
    size, many = len(persons), len(todo)
    room = np.where(counts.shown, 0.0, counts.room)
    fixed = csr_matrix((counts.sums.shape[0] + ties.shape[0], many))
    matrix = vstack(
        [hstack([vstack([counts.sums, ties]), fixed]), hstack([reach, -identity(many)])],
        format="csr",
    )
    still = np.zeros(ties.shape[0])
    solver = program(
        matrix,
        np.concatenate([np.zeros(size), -np.ones(many)]),
        (
            np.concatenate([-persons, np.full(many, -float(width))]),
            np.concatenate([np.full(size, np.inf), np.full(many, float(width))]),
        ),
        (
            np.concatenate([-room[1], still, np.zeros(many)]),
            np.concatenate([room[0], still, np.full(many, np.inf)]),
        ),
        presolve=True,
    )
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return np.zeros(size)
    return np.array(solver.getSolution().col_value)[:size]
