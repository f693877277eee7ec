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
from arbeidszorg.disclosure.solve import marks
from arbeidszorg.disclosure.solve.programme import EXACT
from arbeidszorg.disclosure.solve.split_tables import Tables

Array = npt.NDArray[Any]


def blocks_of(tables: Tables) -> Array:
    """The block of each unit: units of one place and sector that can hold the same codes and that
    no offered row tells apart."""
    told = np.vstack([tables.able.T, tables.members[tables.offered]])
    return marks.alike(told, tables.place, tables.sector)[1]


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
    whole, heads = (
        _by_block(blocks, size, cells) for cells in (tables.units, tables.heads[:, None])
    )
    tight = _by_block(blocks, size, ~room) > 0
    inside_blocks = [
        move for move in tables.moves if not np.bincount(blocks, weights=move, minlength=size).any()
    ]
    moves = np.array(inside_blocks).reshape(-1, len(blocks))
    nets = tables.inside @ moves.T
    able = np.zeros(tables.value.shape, dtype=bool)
    for row, codes in product(np.flatnonzero(~tables.offered), tables.parts):
        inside = tables.members[row]
        own = _by_block(blocks[inside], size, tables.units[inside][:, codes])
        held = _by_block(blocks[inside], size, tables.heads[inside, None])
        rest = whole[:, codes] - own
        free, others_free = held - own, heads - held - rest
        twice, others_twice = (
            (cells.sum(axis=1, keepdims=True) - persons) * tables.several
            for cells, persons in ((own, held), (rest, heads - held))
        )
        if tight[own.any(axis=1)][:, codes].any():
            more, others = (
                _by_block(blocks[units], size, room[units][:, codes]) > 0
                for units in (inside, ~inside)
            )
            rise, fall = _exchange(
                own, rest, (free * more, others_free * others), (twice, others_twice)
            )
        else:
            rise, fall = _exchange(own, rest, (free, others_free), (twice, others_twice))
            for move in {int(nets[row].argmax()), int(nets[row].argmin())} if len(moves) else ():
                if nets[row, move]:
                    change = np.bincount(blocks[inside], moves[move][inside], size)[:, None]
                    ways = _moved(own, rest, change, free + change, others_free - change)
                    rise, fall = np.maximum(rise, ways[0]), np.maximum(fall, ways[1])
        able[row, codes] = rise + fall >= rule.width - EXACT
    return able


def _by_block(blocks: Array, size: int, cells: Array) -> Array:
    """Sums of unit x code per block."""
    many = cells.shape[1]
    place = blocks[:, None] * many + np.arange(many)
    return np.bincount(place.ravel(), cells.ravel(), size * many).reshape(size, many)


def _moved(
    own: Array, rest: Array, change: Array, free: Array, others_free: Array
) -> tuple[Array, Array]:
    """How far the cells of a row can rise and fall when so many persons of each block enter it
    (``change``: block x 1): the bounds of Frechet (Dobra and Fienberg, 2000). ``own`` and ``rest``:
    block x code, of the row and of the rest of the block; ``free`` and ``others_free``: how many
    more can then have a code there. (What one code rises by, another of the rest rises by too.)"""
    room, others_room = free.min(axis=1, keepdims=True), others_free.min(axis=1, keepdims=True)
    if (np.minimum(room, others_room)[change != 0] < 0).any():
        return np.zeros(own.shape[1]), np.zeros(own.shape[1])
    whole, persons = own + rest, own.sum(axis=1, keepdims=True) + change
    most = np.minimum(persons, whole) - own
    least = own - np.clip(persons + whole - whole.sum(axis=1, keepdims=True), 0, None)
    rise = np.clip(np.minimum(np.minimum(most, free), others_room), 0, None)
    fall = np.clip(np.minimum(np.minimum(least, others_free), room), 0, None)
    return rise.sum(axis=0), fall.sum(axis=0)


def _exchange(
    own: Array, rest: Array, free: tuple[Array, Array], twice: tuple[Array, Array]
) -> tuple[Array, Array]:
    """How far the cells of a row can rise and fall when its persons and others of the block have
    each other's codes. ``own`` and ``rest``: block x code, of the row and of the rest of the block;
    ``free``: how many more can have a code in both; ``twice``: how many codes more there are than
    persons, which can be had by others without any in return."""
    gives = np.clip(np.minimum(own, free[1]), 0, None)
    takes = np.clip(np.minimum(rest, free[0]), 0, None)
    rise = np.minimum(gives.sum(axis=1, keepdims=True) - gives + twice[1], takes)
    fall = np.minimum(gives, takes.sum(axis=1, keepdims=True) - takes + twice[0])
    return rise.sum(axis=0), fall.sum(axis=0)


def to_keep(tables: Tables, blocks: Array) -> list[Array]:
    """The moves, as changes of persons per block, that need a proof of their own: not those that
    every block makes inside itself, nor those that persons of single codes, which can be had
    wherever they come, can make without a sector noticing. (Within a block units can have each
    other's codes, so that any persons of the block can be the ones that move; but not where what
    is shown of another measure leaves no room for some codes: there just the units that lose
    persons can give them.)"""
    size = int(blocks.max(initial=-1)) + 1
    alone = np.arange(len(blocks))
    binding = {}
    left = tables.ceiling - tables.total
    grown = tables.inside @ np.reshape(tables.moves, (len(tables.moves), len(blocks))).T
    for move, more in zip(tables.moves, grown.T, strict=True):
        change = np.bincount(blocks, weights=move, minlength=size)
        room = _room_for(more, left)
        tight = not room[tables.able[move > 0].any(axis=0)].all()
        if tight or change.any():
            parts = alone if tight else blocks
            if not _given_by_codes(tables, parts, move, room):
                binding[(move if tight else change).tobytes()] = move
    return list(binding.values())


def _room_for(more: Array, left: Array) -> Array:
    """Bool per code: can every row that a move makes larger hold all that it gets with this code?
    ``more``: by how much each row grows; ``left``: row x code, by how much it can."""
    larger = more > EXACT
    return np.asarray((left[larger] >= more[larger, None] - EXACT).all(axis=0))


def _given_by_codes(tables: Tables, parts: Array, move: Array, codes: Array) -> bool:
    """Whether persons of single codes can make a move, the same share of each code everywhere.
    ``parts``: the part of each unit that persons come from, of units that hold the same codes;
    ``codes``: those that there is room for."""
    size = int(parts.max(initial=-1)) + 1
    persons = _by_block(parts, size, tables.units)
    holds = _by_block(parts, size, tables.able) > 0
    heads = np.bincount(parts, weights=tables.heads, minlength=size)
    change = np.bincount(parts, weights=move, minlength=size)
    more = persons.sum(axis=1) > heads
    down = change < 0
    held = codes & holds[change > 0].all(axis=0)
    sectors = np.zeros((2, int(tables.sector.max(initial=0)) + 1))
    np.add.at(sectors, (tables.place, tables.sector), move)
    left = heads[down] + change[down]
    return bool(
        down.any()
        and not (more[down] & (persons[down].max(axis=1) > left)).any()
        and not np.abs(sectors).max() > EXACT
        and (persons[down] / -change[down][:, None]).min(axis=0)[held].sum() >= 1 - EXACT
    )
