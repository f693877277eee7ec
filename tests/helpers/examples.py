"""On how many examples a property is tried, and how far a long walk goes: all in ``make test``, a
tenth while you think.

The profile comes from the environment (``HYPOTHESIS_PROFILE``) or from pytest's own
``--hypothesis-profile``; ``full`` when neither names one. No profile has a deadline, or minds how
slow an example is to make: that depends on what else the machine does. The examples of both are
the same at every run, so that what failed fails again, and what holds does not fail one day in a
hundred; ``wander`` tries others each time, for who looks for what nobody thought of.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import HealthCheck, settings

T = TypeVar("T")

#: A quick run takes one in so many, and never fewer than ``FEWEST``.
SHARE = 10
FEWEST = 3


def register() -> None:
    """Make the profiles known and load the one that the environment names."""
    calm = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
    settings.register_profile("full", derandomize=True, **calm)
    settings.register_profile("quick", derandomize=True, max_examples=FEWEST, **calm)
    settings.register_profile("wander", **calm)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "full"))


def examples(full: int) -> int:
    """How many examples to try in the profile of this run, of ``full`` in a full one."""
    if settings.get_current_profile_name() == "quick":
        return max(FEWEST, full // SHARE)
    return full


def walk(stops: Sequence[T]) -> list[T]:
    """The stops of a long walk: each of them in a full run, some spread over it in a quick one."""
    number = examples(len(stops))
    if number >= len(stops):
        return list(stops)
    return [stops[place * len(stops) // number] for place in range(number)]
