"""Proof by looking: which cells of a breakdown can change because persons of a small group and of
its neighbours have each other's codes, without any shown row noticing.

The neighbours are the *block* of a unit. By how many a cell can change, the bounds of Frechet say;
what they cannot prove is left to linear programming, see
:mod:`~arbeidszorg.disclosure.solve.breakdown`.
"""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure.lattice import Threshold
from arbeidszorg.disclosure.solve.linear import EXACT
from arbeidszorg.disclosure.solve.split_tables import Tables

Array = npt.NDArray[Any]


def blocks_of(tables: Tables) -> Array:
    """The block of each unit: units of one place and sector that can hold the same codes and that
    no offered row tells apart."""
    offered = tables.members[tables.offered]
    marks = np.vstack([tables.place, tables.sector, tables.able.T, offered])
    return np.asarray(np.unique(marks, axis=1, return_inverse=True)[1]).ravel()


def within_blocks(tables: Tables, blocks: Array, rule: Threshold) -> Array:
    """Row x code: can a cell of a row that is not offered change by the width because persons of
    its row and others in the same block have each other's codes? Where the group itself is hidden,
    also because persons enter or leave it, as its proofs say."""
    size = int(blocks.max(initial=-1)) + 1
    room = tables.able.copy()
    for row, code in np.argwhere(tables.ceiling - tables.total < rule.width):
        room[tables.members[row], code] = False
    for row in np.flatnonzero(tables.slack < rule.width):
        room[np.ix_(tables.members[row], tables.joint)] = False
    whole = _by_block(blocks, size, tables.units)
    tight = _by_block(blocks, size, ~room) > 0
    inside_blocks = [
        move for move in tables.moves if not np.bincount(blocks, weights=move, minlength=size).any()
    ]
    moves = np.array(inside_blocks).reshape(-1, len(blocks))
    nets = tables.members.astype(float) @ moves.T
    able = np.zeros(tables.value.shape, dtype=bool)
    for row, codes in product(np.flatnonzero(~tables.offered), tables.parts):
        inside = tables.members[row]
        own = _by_block(blocks[inside], size, tables.units[inside][:, codes])
        if tight[own.any(axis=1)][:, codes].any():
            more, others = (
                _by_block(blocks[units], size, room[units][:, codes]) > 0
                for units in (inside, ~inside)
            )
            rise, fall = _exchange(own, whole[:, codes], more, others)
        else:
            persons = own.sum(axis=1, keepdims=True)
            rise, fall = _bounds(own, whole[:, codes], persons)
            for move in {int(nets[row].argmax()), int(nets[row].argmin())} if len(moves) else ():
                if nets[row, move]:
                    change = np.bincount(blocks[inside], moves[move][inside], size)[:, None]
                    ways = _bounds(own, whole[:, codes], persons + change)
                    rise, fall = np.maximum(rise, ways[0]), np.maximum(fall, ways[1])
        able[row, codes] = rise + fall >= rule.width - EXACT
    return able


def _by_block(blocks: Array, size: int, cells: Array) -> Array:
    """Sums of unit x code per block."""
    sums = np.zeros((size, cells.shape[1]))
    np.add.at(sums, blocks, cells)
    return sums


def _bounds(own: Array, whole: Array, persons: Array) -> tuple[Array, Array]:
    """How far the cells of a row can rise and fall when it holds this many ``persons`` of each
    block: the bounds of Frechet (Dobra and Fienberg, 2000). ``own`` and ``whole``: block x code,
    of the row and of the block."""
    most = np.minimum(persons, whole).sum(axis=0)
    least = np.clip(persons + whole - whole.sum(axis=1, keepdims=True), 0, None).sum(axis=0)
    return most - own.sum(axis=0), own.sum(axis=0) - least


def _exchange(own: Array, whole: Array, more: Array, others: Array) -> tuple[Array, Array]:
    """The same where not every cell can grow: ``more`` and ``others``: block x code, can the row
    and the rest of the block hold more of a code?"""
    rest = whole - own
    gives, takes = own * others, rest * more
    rise = more * np.minimum(gives.sum(axis=1, keepdims=True) - gives, rest)
    fall = others * np.minimum(own, takes.sum(axis=1, keepdims=True) - takes)
    return rise.sum(axis=0), fall.sum(axis=0)


def to_keep(tables: Tables, blocks: Array) -> list[Array]:
    """The moves, as changes of persons per block, that need a proof of their own: not those that
    every block makes inside itself, nor those that persons of single codes, which can be had
    wherever they come, can make without a sector noticing. (Within a block units can have each
    other's codes, so that any persons of the block can be the ones that move.)"""
    size = int(blocks.max(initial=-1)) + 1
    persons = _by_block(blocks, size, tables.units)
    holds = _by_block(blocks, size, tables.able) > 0  # the same for all units of a block
    binding = {}
    for move in tables.moves:
        change = np.bincount(blocks, weights=move, minlength=size)
        down, codes = change < 0, holds[change > 0].all(axis=0)
        sectors = np.zeros((2, int(tables.sector.max(initial=0)) + 1))
        np.add.at(sectors, (tables.place, tables.sector), move)
        able = (
            down.any()
            and not np.abs(sectors).max() > EXACT
            and (persons[down] / -change[down][:, None]).min(axis=0)[codes].sum() >= 1 - EXACT
        )
        if change.any() and not able:
            binding[change.tobytes()] = move
    return list(binding.values())
