"""What a breakdown asks of :class:`~arbeidszorg.disclosure.solve.linear.Changes`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy.typing as npt

from arbeidszorg.disclosure.solve.linear import Changes, Counts, Entries
from arbeidszorg.disclosure.solve.programme import EXACT

Array = npt.NDArray[Any]

#: What a count must cost to be shown again where proofs can do without: a region, or more.
BACK = 30.0


@dataclass(frozen=True)
class Solved:
    """What came of :class:`Changes`, per count, and which columns could be ``kept``."""

    shown: Array
    proven: Array
    impossible: Array
    still: Array
    kept: tuple[bool, ...]


def solved(
    counts: Counts,
    bounds: tuple[Array, Array],
    width: int,
    still: Entries,
    once: Array,
    keep: Sequence[int],
    in_parts: bool,
) -> Solved:
    """The changes of :class:`Changes`, after the columns of ``keep`` were made possible one after
    another. ``in_parts``: see :meth:`Changes.prove`."""
    changes = Changes(counts, *bounds, width, still, once)
    kept = tuple(changes.keep(keep))
    changes.prove(in_parts)
    # Before any is shown again: of what has no proof, part of its range may go with that.
    fixed = changes.rise - changes.fall < EXACT
    changes.give_back(BACK)
    return Solved(
        changes.shown,
        changes.proven,
        changes.impossible,
        fixed,
        kept,
    )
