"""Numbers of a breakdown that are surely open: two municipalities of one sector exchange persons.

As many persons get another code in the one as get it the other way about in the other, so nobody
enters or leaves a municipality, and no row that holds both notices. An exchange is a change that
fits everything (see ``system``), so where one is large enough no programme has to be solved.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure.audit.spots import Spots
from arbeidszorg.disclosure.audit.system import EXACT, System

Array = npt.NDArray[Any]


def exchanged(system: System, width: int) -> dict[int, tuple[float, float]]:
    """The numbers of a system that cannot be asked for and are open by exchanges, as ranges of
    ``width``."""
    found: dict[int, tuple[float, float]] = {}
    tight = system.is_known | (np.array(system.least) > -width) | (np.array(system.most) < width)
    for (place, split), spots in system.spots.items():
        here = [n for n, cell in enumerate(system.cells) if cell[:2] == (place, split)]
        held = {n: (system.lines[n][0] - spots.start) // spots.codes for n in here}
        blocked = []
        for code in range(spots.codes):
            rows = [n for n in here if system.cells[n][4] == code and tight[n]]
            inside = np.zeros((len(rows), len(spots.towns)), dtype=bool)
            for line, n in enumerate(rows):
                inside[line, held[n]] = n not in system.unasked
            blocked.append(inside)
        wide = room(spots, blocked)
        for n in system.unasked.intersection(here):
            if wide[held[n], system.cells[n][4]].max() >= width - EXACT:
                found[n] = 0.0, float(width)
    return found


def room(spots: Spots, blocked: list[Array]) -> Array:
    """Spot x code: by how much the number can change by exchanges with one other spot, down and up
    together. ``blocked``: of each code, the rows that must not change: row x spot, is it in it?"""
    counts = spots.counts
    same = (spots.sectors[:, None] == spots.sectors) & ~np.eye(len(counts), dtype=bool)
    free = [same & ~_apart(rows) for rows in blocked]
    most = np.where(spots.can, spots.heads[:, None] - counts, 0).clip(min=0)
    down, up = np.zeros((2, *counts.shape))
    for one, other in combinations(range(spots.codes), 2):
        open_ = free[one] & free[other]
        for code, back in ((one, other), (other, one)):
            # This spot loses persons with a code, that one gets as many, and gives as many back.
            here = np.minimum(counts[:, code], most[:, back])
            there = np.minimum(counts[:, back], most[:, code])
            many = np.minimum(here[:, None], there[None]) * open_
            down[:, code] = np.maximum(down[:, code], many.max(axis=1, initial=0))
            up[:, code] = np.maximum(up[:, code], many.max(axis=0, initial=0))
    return np.asarray(down + up)


def _apart(rows: Array) -> Array:
    """Spot x spot: does one of the rows hold just one of them?"""
    held = rows.astype(np.float32)
    both = held.T @ held
    alone = held.sum(axis=0)
    return np.asarray(alone[:, None] + alone - 2 * both > 0)
