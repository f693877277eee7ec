"""Where the persons of a breakdown are, as columns of the programme of an attacker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy.typing as npt

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Spots:
    """The columns of a breakdown: from ``start``, ``codes`` for each spot, which is a town
    (``towns``) and sector (``sectors``) with persons; ``counts``: the true numbers, spot x code;
    ``heads``: how many persons there are; ``can``: spot x code, can anybody there have it?"""

    start: int
    codes: int
    towns: Array
    sectors: Array
    counts: Array
    heads: Array
    can: Array
