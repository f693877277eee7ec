"""What the counts of groups and the public offer of initiatives say about a breakdown whatever of
it is hidden: where a sector does one activity alone, all of its persons do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from arbeidszorg.disclosure.lattice import Threshold
from arbeidszorg.disclosure.solve.linear import EXACT, Changes, Counts, Entries, joined

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Offered:
    """Units of both places, and the groups that they make up. ``persons`` and ``able``: unit x
    code; ``place`` and ``sector``: of each unit; ``groups``: bool, group x unit; ``shown``: of each
    group; ``cells``: the units and the code of every cell that is asked about."""

    persons: Array
    able: Array
    place: Array
    sector: Array
    groups: Array
    shown: Array
    cells: tuple[Array, Array]


def public(offered: Offered, rule: Threshold) -> tuple[Array, Array]:
    """Per cell: is it large, and narrow even when nothing of the breakdown is shown? And can it be
    no other number at all?"""
    units, codes = offered.persons.shape
    inside, code = offered.cells
    line, unit = np.nonzero(offered.groups)
    at_group, of_unit = np.repeat(line, codes), (unit[:, None] * codes + np.arange(codes)).ravel()
    cell, held = np.nonzero(inside)
    size = units * codes
    groups = csr_matrix(
        (np.ones(len(at_group)), (at_group, of_unit)), shape=(len(offered.groups), size)
    )
    cells = csr_matrix(
        (np.ones(len(cell)), (cell, held * codes + code[cell])), shape=(len(code), size)
    )
    many = groups @ offered.persons.ravel()
    count = cells @ offered.persons.ravel()
    fall = np.where(offered.shown, 0.0, np.clip(many - 1, 0, None))
    program = Changes(
        joined(
            Counts(
                groups,
                offered.shown,
                np.zeros(len(many), dtype=bool),
                np.stack([np.where(offered.shown, 0.0, np.inf), fall]),
                np.zeros(len(many)),
            ),
            Counts(
                cells,
                np.zeros(len(code), dtype=bool),
                np.ones(len(code), dtype=bool),
                np.stack([np.full(len(code), np.inf), count]),
                np.ones(len(code)),
            ),
        ),
        -offered.persons.ravel(),
        np.where(offered.able, np.inf, 0.0).ravel(),
        rule.width,
        _tied(offered),
    )
    program.prove()
    large = count > rule.most
    narrow = ~program.proven[len(many) :] & large
    fixed = (program.rise - program.fall)[len(many) :] < EXACT
    return narrow, narrow & fixed


def _tied(offered: Offered) -> Entries:
    """Per sector and code both places count the same persons."""
    units, codes = offered.persons.shape
    tied = np.arange(codes)
    sign = np.where(offered.place == offered.place.min(initial=0), 1.0, -1.0)
    if len(np.unique(offered.place)) < 2:
        nothing = np.zeros(0, dtype=int)
        return nothing, nothing, np.zeros(0)
    return (
        (offered.sector[:, None] * codes + tied).ravel(),
        np.arange(units * codes),
        np.repeat(sign, codes),
    )
