"""On how many examples a property is tried, and how far a long walk goes: all in ``make test``, a
tenth while you think.

The profile comes from the environment (``HYPOTHESIS_PROFILE``) or from pytest's own
``--hypothesis-profile``; ``full`` when neither names one. No profile has a deadline: how long an
example takes depends on what else the machine does.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

T = TypeVar("T")

#: A quick run takes one in so many, and never fewer than ``FEWEST``.
SHARE = 10
FEWEST = 3


def register() -> None:
    """Make the profiles known and load the one that the environment names."""
    settings.register_profile("full", deadline=None)
    settings.register_profile("quick", deadline=None, derandomize=True, max_examples=examples(10))
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "full"))


def examples(full: int) -> int:
    """How many examples to try in the profile of this run, of ``full`` in a full one."""
    if settings.get_current_profile_name() == "full":
        return full
    return max(FEWEST, full // SHARE)


def walk(stops: Sequence[T]) -> list[T]:
    """The stops of a long walk: each of them in a full run, some spread over it in a quick one."""
    number = examples(len(stops))
    if number >= len(stops):
        return list(stops)
    return [stops[place * len(stops) // number] for place in range(number)]
