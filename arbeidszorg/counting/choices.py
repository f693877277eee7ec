"""What a view chooses: sectors, activities, and the codes of its splits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.combinations import holds_any
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


def with_activities(view: View, activities: Array) -> Array:
    """Which combinations of activities hold one that the view chooses."""
    chosen = [model.ACTIVITIES.index(code) for code in view.activities or model.ACTIVITIES]
    return holds_any(activities, chosen, len(model.ACTIVITIES))


def plain_splits(view: View) -> tuple[SplitCode, ...]:
    """The splits of which a stay has one code: all but the activities."""
    return tuple(split for split in view.split if split != "activiteit")


def pick(view: View, cells: Array) -> Array:
    """Cells by area and code (of each split in turn, of activities as the last) to areas x shown
    codes."""
    areas = cells.shape[0]
    splits = (*plain_splits(view), *(split for split in view.split if split == "activiteit"))
    cells = cells.reshape(areas, *(len(split_codes(split)) for split in splits), -1)
    for axis, split in enumerate(splits, 1):
        if (shown := shown_codes(view, split)) != (codes := split_codes(split)):
            cells = np.take(cells, [codes.index(code) for code in shown], axis=axis)
    return cells.reshape(areas, -1)


def by_sector(view: View) -> list[View]:
    """A choice of several sectors taken apart, as far as no split does so already. All sectors are
    no choice."""
    if "sector" in view.split or not 1 < len(view.sectors) < len(model.SECTORS):
        return [view]
    return [replace(view, sectors=(sector,)) for sector in view.sectors]


def several_activities(view: View) -> bool:
    """Whether several activities are chosen, and shown as one."""
    return "activiteit" not in view.split and 1 < len(view.activities) < len(model.ACTIVITIES)
