"""Chance that falls the same way on every machine.

Only ``random.Random(whole number).random()`` is used, whose sequence Python promises to keep, and
only whole-number weights and plain arithmetic: no logarithms, no powers and no float sums, which
may differ in their last digit between machines or Python versions.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """One stream of chance; every subject has its own, so that a change in one leaves the rest."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def happens(self, percent: float) -> bool:
        """True in ``percent`` of 100 calls."""
        return self._random() * 100 < percent

    def whole(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both inclusive."""
        return low + int(self._random() * (high - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        """One of ``items``."""
        return items[self.whole(0, len(items) - 1)]

    def weighted(self, weights: Mapping[T, int]) -> T:
        """One of the keys, each as likely as its weight."""
        point = self.whole(1, sum(weights.values()))
        for item, weight in weights.items():
            point -= weight
            if point <= 0:
                return item
        raise ValueError("no weights")

    def along(self, marks: Sequence[int]) -> int:
        """A whole number spread evenly over the steps between ``marks`` (deciles, for instance)."""
        step = self.whole(0, len(marks) - 2)
        return self.whole(marks[step], marks[step + 1])

    def sample(self, weights: Mapping[T, int], count: int) -> list[T]:
        """Exactly ``count`` of the keys, none twice, each as likely as its weight.

        Systematic: equally spaced points on the line of all weights, with one chance for the
        first point. Raises ``ValueError`` when a weight is too large for that to be possible.
        """
        if count == 0:
            return []
        total = sum(weights.values())
        if max(weights.values()) * count > total:
            raise ValueError("a weight is larger than the step between two points")
        first = self.whole(0, total - 1)
        ends = accumulate(weights.values())
        chosen: list[T] = []
        before = first // total
        for item, end in zip(weights, ends, strict=True):
            passed = (first + end * count) // total  # points at or before the end of this weight
            if passed > before:
                chosen.append(item)
            before = passed
        return chosen

    def day(self, low: date, high: date) -> date:
        """A day from ``low`` to ``high``, both inclusive."""
        return low + timedelta(self.whole(0, (high - low).days))
