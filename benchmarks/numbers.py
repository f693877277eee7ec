"""The arithmetic of the measurements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import quantiles

#: A task that takes longer than this (milliseconds) lets a reader wait.
PATIENT = 50.0


def blocked(tasks: Iterable[tuple[float, float]], until: float) -> float:
    """Milliseconds that tasks (start, duration) kept a page from answering, before a moment: of
    each what it took beyond 50 ms, and of one that is still at work what it took so far."""
    return sum(max(0.0, min(took, until - begun) - PATIENT) for begun, took in tasks)


def p95(values: Sequence[float]) -> float:
    """The value that 95 % stay under; nothing when there are none."""
    if len(values) < 2:
        return values[0] if values else float("nan")
    return quantiles(values, n=20, method="inclusive")[-1]


def ratio(ours: float, theirs: float) -> float:
    """Ours as a share of theirs; nothing of nothing is nothing."""
    if ours == 0:
        return 0.0
    return ours / theirs if theirs else float("inf")
