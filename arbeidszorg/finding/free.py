"""Free places, as far as they can be believed: a number without a day, or of long ago, is said to
be so; one that cannot be is not told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from arbeidszorg.registrations.initiatives import Initiative

#: After so many days a number may well have changed.
OLD_AFTER = 60
#: What is known of free places: nothing; a number; one that cannot be; one of long ago; one of
#: which nobody knows the day.
State = Literal["unknown", "known", "odd", "old", "undated"]


@dataclass(frozen=True)
class Free:
    """``number`` of free places on ``on``; both None where ``state`` says that nothing can be
    told."""

    state: State
    number: int | None = None
    on: date | None = None

    @property
    def some(self) -> bool:
        """Whether there was room, as far as is known."""
        return bool(self.number)


def free(initiative: Initiative, today: date) -> Free:
    """The free places of an initiative; more than there are places, fewer than none, or of a day
    that is still to come: not believed."""
    about = initiative.about
    if about.free is None:
        return Free("unknown")
    above = initiative.places is not None and about.free > initiative.places
    if above or about.free < 0 or (about.free_on is not None and about.free_on > today):
        return Free("odd")
    if about.free_on is None:
        return Free("undated", about.free)
    old = (today - about.free_on).days > OLD_AFTER
    return Free("old" if old else "known", about.free, about.free_on)
