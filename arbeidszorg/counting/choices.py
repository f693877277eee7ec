"""What a view chooses of the facts: sectors, activities, and the codes of its splits."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.cube import HAS, PATTERNS
from arbeidszorg.counting.facts import Facts
from arbeidszorg.registrations import model
from arbeidszorg.view.splits import split_codes
from arbeidszorg.view.view import SplitCode, View

Array = npt.NDArray[Any]


def split_size(view: View) -> int:
    return int(np.prod([len(shown_codes(view, split)) for split in view.split], dtype=int))


def shown_codes(view: View, split: SplitCode) -> tuple[str, ...]:
    """The codes of a split that a view shows: those of its filter, if it has one on that split."""
    chosen = {"sector": view.sectors, "activiteit": view.activities}.get(split, ())
    return chosen or split_codes(split)


def in_sectors(facts: Facts, view: View) -> Array:
    """Which initiatives are in the chosen sectors."""
    chosen = [not view.sectors or code in view.sectors for code in model.SECTORS]
    return np.array(chosen)[facts.i_sector]


def activity_bits(view: View) -> int:
    return sum(1 << model.ACTIVITIES.index(code) for code in view.activities) or PATTERNS - 1


def plain_splits(view: View) -> tuple[SplitCode, ...]:
    """The splits of which a stay has one code: all but the activities."""
    return tuple(split for split in view.split if split != "activiteit")


def pick(view: View, cells: Array) -> Array:
    """Cells by area and code (of each split in turn; of activities, the last, each combination) to
    areas x shown codes."""
    areas = cells.shape[0]
    if "activiteit" in view.split:
        activities = [model.ACTIVITIES.index(c) for c in shown_codes(view, "activiteit")]
        cells = cells.reshape(-1, PATTERNS) @ HAS[:, activities]
    cells = cells.reshape(areas, *(len(split_codes(split)) for split in plain_splits(view)), -1)
    for axis, split in enumerate(plain_splits(view), 1):
        if (shown := shown_codes(view, split)) != (codes := split_codes(split)):
            cells = np.take(cells, [codes.index(code) for code in shown], axis=axis)
    return cells.reshape(areas, -1)
