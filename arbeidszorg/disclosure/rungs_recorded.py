"""Of those who left, the share for whom the rung before and the rung after are both recorded.

No measure of the atlas counts that. It is a share of the whole province, hidden for a small group
and rounded to :data:`STEP` percent, so that nobody can be worked out from it.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from arbeidszorg.counting.leavers import leavers
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings
from arbeidszorg.view.rows import HIDDEN, NOT_APPLICABLE, OK, Total

#: A share of persons is rounded to so many percent, and shown from so many persons on.
STEP, FROM = 5, 50


def rungs_recorded(registry: Registry, settings: Settings) -> tuple[Total, ...]:
    """The share of every year shown, in percent."""
    left = leavers(registry.registrations)
    low = 0 if settings.hide_zero else settings.small_from
    small = range(low, settings.small_to + 1)
    shares = []
    for year in range(registry.first_year, registry.last_year + 1):
        both = left.loc[left["jaar"] == year, "beide"]
        shares.append(rounded(year, int(both.sum()), len(both), small))
    return tuple(shares)


def rounded(year: int, part: int, whole: int, small: Collection[int]) -> Total:
    """A share of persons that gives nobody away: none for a group below :data:`FROM`, or of which
    the ones or the others are few; else rounded. Neither number leaves."""
    if not whole:
        return Total(year, np.nan, NOT_APPLICABLE)
    if whole < FROM or {part, whole - part, whole} & set(small):
        return Total(year, np.nan, HIDDEN)
    return Total(year, float(round(part / whole * 100 / STEP) * STEP), OK)
