"""What is shown of a measure bounds its parts: of those who were there with a code no more can have
come. A hidden group of a part is uncertain only as far as that leaves room."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack

from arbeidszorg.disclosure.solve import breakdown, exchange
from arbeidszorg.disclosure.solve.linear import Changes
from arbeidszorg.disclosure.solve.programme import EXACT, Programme
from arbeidszorg.disclosure.solve.split_tables import Tables

Array = npt.NDArray[Any]


def too_tight(tables: Tables) -> Array:
    """Row x code: cells of which the ceiling must go, those that cost least, for a move to be
    possible even when nothing of the tables is shown."""
    nothing = np.zeros(tables.value.shape, dtype=bool)
    bare = replace(tables, offered=np.zeros(len(nothing), dtype=bool))
    moves = exchange.to_keep(bare, exchange.blocks_of(bare))
    if not moves:
        return nothing
    asked = breakdown.asked(bare, breakdown.parts_of(bare)[-1], nothing, nothing, moves)
    changes = Changes(asked.counts, *asked.columns_by, 0, asked.still, asked.once)
    bound = np.flatnonzero(asked.counts.room[0][: len(asked.cells[0])] < np.inf)
    higher = csr_matrix(
        (-np.ones(len(bound)), (bound, np.arange(len(bound)))),
        shape=(changes.matrix.shape[0], len(bound)),
    )
    programme = Programme(
        hstack([changes.matrix, higher], format="csr"),
        (
            np.concatenate([changes.lower, np.zeros(len(bound))]),
            np.concatenate([changes.upper, np.full(len(bound), np.inf)]),
        ),
        changes.lines_by(),
        np.zeros(changes.matrix.shape[0], dtype=bool),
        np.concatenate([np.zeros(changes.size), asked.counts.cost[bound]]),
    )
    tight = nothing.copy()
    for column in asked.keep:
        way = programme.with_one(column)
        if way:
            some = bound[way[1][changes.size :] > EXACT]
            tight[asked.cells[0][some], asked.cells[1][some]] = True
    return tight
