"""How much more twice as much work costs.

What grows with the square costs four times as much. Processor time is measured, the least of some
tries, so that what else the machine does is left out.
"""

from __future__ import annotations

import time
from collections.abc import Callable

#: How many times as much twice the size may cost; with n log n it is about 2,2.
MOST = 3.0
#: Seconds below which a measurement says nothing, and how often it is tried.
SOME, TRIES = 0.004, 5


def seconds(work: Callable[[], object]) -> float:
    """Seconds of a processor."""
    start = time.process_time()
    work()
    return time.process_time() - start


def grows(work: Callable[[int], object], size: int) -> float:
    """How many times as much work of twice the size costs."""
    work(size // 8)  # what is loaded once
    once, twice = [], []
    for _ in range(TRIES):
        once.append(seconds(lambda: work(size)))
        twice.append(seconds(lambda: work(2 * size)))
        if min(twice) < MOST * max(min(once), SOME):
            break
    return min(twice) / max(min(once), SOME)
