"""The arithmetic of the measurements; nothing here depends on time."""

from __future__ import annotations

import math

import pytest

from benchmarks.numbers import blocked, p95, ratio


@pytest.mark.parametrize(
    ("tasks", "until", "expected"),
    [
        ([], 1000, 0),
        ([(0, 50)], 1000, 0),
        ([(0, 80), (200, 150)], 1000, 30 + 100),
        ([(900, 300)], 1000, 50),  # still at work: what it took so far
        ([(1000, 300)], 1000, 0),  # began afterwards
    ],
)
def test_blocked_counts_beyond_fifty_milliseconds_until_the_moment(
    tasks: list[tuple[float, float]], until: float, expected: float
) -> None:
    assert blocked(tasks, until) == expected


def test_p95_of_a_hundred_and_of_few() -> None:
    assert p95(list(range(101))) == 95
    assert p95([7.0]) == 7.0
    assert math.isnan(p95([]))


def test_ratio_of_nothing() -> None:
    assert ratio(1, 4) == 0.25
    assert ratio(0, 0) == 0
    assert ratio(1, 0) == math.inf
