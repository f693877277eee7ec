"""The one gate between counted numbers and everything that leaves.

Today's rule: a value made from 1 to 4 persons is hidden, and so is whatever is computed from such
a number. Zero stays. The bounds are settings.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from arbeidszorg.settings import Settings
from arbeidszorg.table import HIDDEN, OK, Counted, Numbers


def protect(counted: Counted, settings: Settings) -> tuple[Numbers, Callable[[], Numbers]]:
    """Numbers and totals of ``counted`` without small numbers and without ``persons``."""
    return _hide(counted.numbers, settings), lambda: _hide(counted.totals(), settings)


def _hide(numbers: Numbers, settings: Settings) -> Numbers:
    persons = numbers.persons
    assert persons is not None, "numbers that were protected already"
    hidden = (persons >= settings.small_from) & (persons <= settings.small_to)
    hidden &= numbers.status == OK
    if not hidden.any():
        return Numbers(numbers.value, numbers.status)
    return Numbers(
        np.where(hidden, np.nan, numbers.value), np.where(hidden, HIDDEN, numbers.status)
    )
