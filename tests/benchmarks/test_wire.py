"""Bytes that came before a moment."""

from __future__ import annotations

import pytest

from benchmarks.wire import Request


@pytest.mark.parametrize(
    ("until", "expected"), [(0.5, 0), (1, 600), (2, 600), (3, 5000), (9, 5000)]
)
def test_a_piece_that_was_heard_of_late_came_before_the_end(until: float, expected: float) -> None:
    request = Request("GET", "/", "", pieces=[(1, 600), (8, 4000), (3, 400)], end=3)
    assert request.received(until) == expected
