"""Which initiatives run on a day, and which one an address means."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from arbeidszorg.registrations.initiatives import Initiative


def runs_on(initiative: Initiative, day: date) -> bool:
    """Whether it runs on a day: the first and the last day of it count."""
    return has_begun(initiative, day) and not has_ended(initiative, day)


def has_begun(initiative: Initiative, day: date) -> bool:
    """Whether it started on a day, or before."""
    if initiative.about.started is not None:
        return initiative.about.started <= day
    return initiative.years[0] <= day.year


def has_ended(initiative: Initiative, day: date) -> bool:
    """Whether its last day was before a day."""
    if initiative.about.ended is not None:
        return initiative.about.ended < day
    return initiative.years[1] < day.year


def current(every: Iterable[Initiative], day: date) -> tuple[Initiative, ...]:
    """Those that run on a day, in their order."""
    return tuple(initiative for initiative in every if runs_on(initiative, day))


def plain(code: str) -> str:
    """An initiatief_id without what tells nothing apart: its case, and strokes and spaces around
    it, which an address loses."""
    return code.strip(" /").casefold()
