"""The decision: which cells of the lattice may be shown; ``deciding`` makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy.typing as npt

from arbeidszorg.disclosure.lattice import Key, Threshold

Array = npt.NDArray[Any]

#: Changes whenever the same data would lead to another decision.
RULE = "20"
#: Name of the file that it is kept in, in the folder of the data.
FILE = "besluit.npz"


@dataclass(frozen=True)
class Decision:
    """What may be shown, per measure and place.

    ``groups[year, area, 1 + sector]``, ``forms[year, area, form]`` (by establishment) and
    ``splits[split][year, area, 1 + sector, code]``: bool. ``version``: of the data; ``rule``:
    :data:`RULE` and the threshold.
    """

    version: str
    rule: str
    groups: dict[Key, Array]
    forms: dict[str, Array]
    splits: dict[tuple[str, str, str], Array]


def rule_name(rule: Threshold) -> str:
    """What a decision was made by."""
    return f"{RULE}/{rule.least}-{rule.most}"
