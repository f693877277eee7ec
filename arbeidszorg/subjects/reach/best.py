"""Best places: the municipalities where one, two or three more initiatives bring most residents
within reach. Exact: every choice is looked at, or cannot be better than what was found.

Who gains of two is who gains of the one, and of the other, less who gains of both; so all pairs are
one product of matrices. Of three the same holds, and a first that with the two best others cannot
reach what was found needs no looking at, nor does any after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.subjects.reach.coverage import Coverage

Array = npt.NDArray[Any]
#: How many initiatives may be thought of at once.
MOST = 3
#: How many choices that are as good as each other are named.
NAMED = 6


@dataclass(frozen=True)
class Best:
    """``number``: of initiatives; ``gained``: residents who come within the distance, 0 when nobody
    does; ``choices``: the codes of the municipalities, of each choice that is as good, at most
    ``NAMED``; ``ties``: how many there are. None when one less does as much."""

    number: int
    gained: int
    choices: tuple[tuple[str, ...], ...]
    ties: int


def gains(coverage: Coverage) -> Array:
    """For each municipality the residents that one more initiative at its centre brings within the
    distance."""
    reached, weight = _reached(coverage)
    return np.asarray((weight @ reached).astype(np.int64))


def best_places(coverage: Coverage, most: int = MOST) -> tuple[Best, ...]:
    """The best of one, of two, ... up to ``most``."""
    reached, weight = _reached(coverage)
    useful = np.flatnonzero(weight @ reached)  # who brings nobody makes no choice better
    reached = reached[:, useful]
    found: list[Best] = []
    gained, all_ = 0, int(weight.sum())
    for number in range(1, most + 1):
        more, choices, ties = gained, list[tuple[int, ...]](), 0
        if gained < all_ and number <= len(useful):
            more, choices, ties = _SEARCH[number](reached, weight)
        if more <= gained:
            found.append(Best(number, gained, (), 0))
            continue
        gained = more
        codes = [[coverage.towns.codes[useful[at]] for at in choice] for choice in choices]
        found.append(Best(number, more, tuple(sorted(tuple(sorted(each)) for each in codes)), ties))
    return tuple(found)


def _reached(coverage: Coverage) -> tuple[Array, Array]:
    """Municipality without initiative × municipality with one more: does that reach it? And the
    residents of the first. Numbers are whole and far below 2^53, so that sums are exact."""
    open_ = ~coverage.covered
    reached = (coverage.towns.apart[open_] <= coverage.distance).astype(float)
    return reached, coverage.towns.residents[open_].astype(float)


#: The gain of the best choices, some of them as positions, and how many there are.
Found = tuple[int, list[tuple[int, ...]], int]


def _one(reached: Array, weight: Array) -> Found:
    gain = weight @ reached
    most, choices, ties = _tops(gain)
    return int(most), [(int(at),) for at in choices], ties


def _two(reached: Array, weight: Array) -> Found:
    most, choices, ties = _tops(_of_pairs(reached, weight))
    number = reached.shape[1]
    return int(most), [(int(at) // number, int(at) % number) for at in choices], ties


def _three(reached: Array, weight: Array) -> Found:
    order = np.argsort(-(weight @ reached), kind="stable")
    reached = reached[:, order]
    gain = weight @ reached
    most, found, ties = 0.0, list[tuple[int, ...]](), 0
    for first in range(len(order) - 2):
        if gain[first : first + 3].sum() < most:
            break  # nor can any after it: they gain less each
        left = weight * (1.0 - reached[:, first])  # whom the first does not reach
        pairs = _of_pairs(reached[:, first + 1 :], left)
        number = len(pairs)
        top, choices, many = _tops(pairs)
        top += gain[first]
        if top < most:
            continue
        if top > most:
            most, found, ties = top, [], 0
        ties += many
        for at in choices[: NAMED - len(found)]:
            others = (int(at) // number, int(at) % number)
            found.append((int(order[first]), *(int(order[first + 1 + one]) for one in others)))
    return int(most), found, ties


def _of_pairs(reached: Array, weight: Array) -> Array:
    """The gain of each two, n × n; of one with itself, or the other way round, less than none."""
    gain, both = weight @ reached, reached.T @ (weight[:, None] * reached)
    value = gain[:, None] + gain[None, :] - both
    value[np.tril_indices(len(gain))] = -1.0
    return np.asarray(value)


def _tops(gain: Array) -> tuple[float, Array, int]:
    """The highest gain, the first places of it in the flattened array, and how many there are."""
    most = float(gain.max(initial=-1.0))
    places = np.flatnonzero(gain == most)
    return most, places[:NAMED], len(places)


_SEARCH: dict[int, Callable[[Array, Array], Found]] = {1: _one, 2: _two, 3: _three}


def ranked(coverage: Coverage) -> Iterator[tuple[str, int]]:
    """Municipality code -> residents that one more there brings within reach, the most first; those
    that bring nobody are left out."""
    gained = gains(coverage)
    names = coverage.towns.names
    for at in sorted(np.flatnonzero(gained), key=lambda n: (-gained[n], names[n])):
        yield coverage.towns.codes[at], int(gained[at])
