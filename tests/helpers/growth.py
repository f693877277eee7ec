"""How much more twice as much work costs.

What grows with the square costs four times as much. Processor time is measured, the least of some
tries, so that what else the machine does is left out.
"""

from __future__ import annotations

import time
from collections.abc import Callable

#: How many times as much twice the size may cost; with n log n it is about 2,2.
MOST = 3.0
#: Seconds below which a measurement says nothing, and how often it is tried at most: what holds is
#: seen at the first quiet moment, what grows too much never.
SOME, TRIES = 0.004, 20


def seconds(work: Callable[[], object]) -> float:
    """Seconds of a processor."""
    start = time.process_time()
    work()
    return time.process_time() - start


def grows(work: Callable[[int], object], size: int, times: int = 2, most: float = MOST) -> float:
    """How many times as much work of so many ``times`` the size costs; it is measured until that is
    less than ``most``."""
    work(size // 8)  # what is loaded once
    once, more = [], []
    for _ in range(TRIES):
        once.append(seconds(lambda: work(size)))
        more.append(seconds(lambda: work(times * size)))
        if min(more) < most * max(min(once), SOME):
            break
    return min(more) / max(min(once), SOME)
