"""Best places: the municipalities where one, two or three more initiatives bring most residents
within reach. Exact: every choice is looked at, or cannot be better than what was found.

Who gains of two is who gains of the one, and of the other, less who gains of both; so all pairs are
one product of matrices. Of three the same holds, and a first that with the two best others cannot
reach what was found needs no looking at, nor does any after it.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    found: list[Best] = []
    gained = 0
    for number in range(1, min(most, reached.shape[1]) + 1):
        more, choices = _SEARCH[number](reached, weight)
        if more <= gained:
            found.append(Best(number, gained, (), 0))
            continue
        gained = more
        codes = [tuple(coverage.towns.codes[at] for at in choice) for choice in choices[:NAMED]]
        found.append(Best(number, more, tuple(codes), len(choices)))
    return tuple(found)


def _reached(coverage: Coverage) -> tuple[Array, Array]:
    """Municipality without initiative × municipality with one more: does that reach it? And the
    residents of the first. Numbers are whole and far below 2^53, so that sums are exact."""
    open_ = ~coverage.covered
    reached = (coverage.towns.apart[open_] <= coverage.distance).astype(float)
    return reached, coverage.towns.residents[open_].astype(float)


def _one(reached: Array, weight: Array) -> tuple[int, list[tuple[int, ...]]]:
    gain = weight @ reached
    most = gain.max(initial=0.0)
    return int(most), [(int(at),) for at in np.flatnonzero(gain == most)] if most else []


def _two(reached: Array, weight: Array) -> tuple[int, list[tuple[int, ...]]]:
    gain, both = _pairs(reached, weight)
    value = gain[:, None] + gain[None, :] - both
    value[np.tril_indices(len(gain))] = -1.0
    most = value.max(initial=0.0)
    return int(most), [(int(a), int(b)) for a, b in zip(*np.nonzero(value == most), strict=True)]


def _three(reached: Array, weight: Array) -> tuple[int, list[tuple[int, ...]]]:
    order = np.argsort(-(weight @ reached), kind="stable")
    sorted_ = reached[:, order]
    gain = weight @ sorted_
    most, found = 0.0, list[tuple[int, ...]]()
    for first in range(len(order) - 2):
        if gain[first : first + 3].sum() < most:
            break  # nor can any after it: they gain less each
        rest = slice(first + 1, None)
        left = weight * (1.0 - sorted_[:, first])  # whom the first does not reach
        own, shared = _pairs(sorted_[:, rest], left)
        value = gain[first] + own[:, None] + own[None, :] - shared
        value[np.tril_indices(len(own))] = -1.0
        top = value.max(initial=0.0)
        if top < most:
            continue
        if top > most:
            most, found = top, []
        found += [
            (first, first + 1 + int(a), first + 1 + int(b))
            for a, b in zip(*np.nonzero(value == top), strict=True)
        ]
    return int(most), sorted(tuple(sorted(int(order[at]) for at in choice)) for choice in found)


def _pairs(reached: Array, weight: Array) -> tuple[Array, Array]:
    """The gain of each, and of each two what they both gain."""
    return weight @ reached, reached.T @ (weight[:, None] * reached)


_SEARCH = {1: _one, 2: _two, 3: _three}


def ranked(coverage: Coverage) -> Iterator[tuple[str, int]]:
    """Municipality code -> residents that one more there brings within reach, the most first; those
    that bring nobody are left out."""
    gained = gains(coverage)
    names = coverage.towns.names
    for at in sorted(np.flatnonzero(gained), key=lambda n: (-gained[n], names[n])):
        yield coverage.towns.codes[at], int(gained[at])
