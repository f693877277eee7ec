"""What the rows say about visits and changes that were made up."""

from __future__ import annotations

import math
from dataclasses import replace

from benchmarks.browser import Measured, compared
from benchmarks.crowd import Crowd
from benchmarks.profiles import SLOW
from benchmarks.readers import compared as crowds
from benchmarks.report import Row
from benchmarks.visit import Visit

PLAIN = Visit(
    bytes_readable=1e6,
    bytes_all=6e6,
    readable=10_000,
    standing=10_000,
    live=10_000,
    painted=500,
    blocked_readable=5000,
    blocked_live=5000,
    longest=4000,
    shift=0,
    gone=0,
)
OURS = replace(
    PLAIN, bytes_readable=1e5, bytes_all=6e5, readable=1000, standing=2000, blocked_readable=0
)


def compared_rows(changes: dict[str, list[float]]) -> dict[str, Row]:
    pages = {"ours": OURS, "plain": PLAIN, "tuned": PLAIN}
    visits = {(page, when): [visit] for page, visit in pages.items() for when in ("cold", "warm")}
    return {row.what: row for row in compared(SLOW, Measured(visits, changes))}


def test_each_moment_is_compared_with_the_same_moment() -> None:
    rows = compared_rows({page: [100.0] * 10 for page in ("ours", "plain", "tuned")})
    assert rows["slow cold: bytes until the first figure"].measured == 100
    assert rows["slow cold: first figure can be read, of plain"].measured == 0.1
    assert rows["slow cold: all figures can be read, of plain"].measured == 0.2
    assert rows["slow cold: blocked until the first figure, of plain"].measured == 0
    assert rows["slow cold: first figure can be read, of plain"].at_most == 0.15
    assert rows["slow warm: first figure can be read, of plain"].at_most is None


def test_a_change_that_was_not_seen_is_said() -> None:
    rows = compared_rows({"ours": [], "plain": [100.0] * 10, "tuned": [100.0] * 10})
    row = rows["slow: filter to redraw, median, of tuned"]
    assert math.isnan(row.measured)
    assert row.verdict == "TOO MUCH"
    assert "ours: 10 of 10 NOT SEEN" in row.detail


def test_more_visits_a_second_are_better_and_failures_are_said() -> None:
    visits = {
        "ours": [Crowd(1, 20, [10.0, 10.0])],
        "plain": [Crowd(1, 1, [50.0], failed=3)],
        "tuned": [Crowd(1, 10, [20.0, 20.0])],
    }
    recorded = dict.fromkeys(visits, 1)
    rows = crowds(visits, recorded, {"ours": 150.0, "plain": 90.0, "tuned": 100.0})
    assert [row.measured for row in rows] == [0.5, 0.5, 1.5]
    assert [row.verdict for row in rows] == ["holds"] * 3
    assert "plain: 3 NOT ANSWERED" in rows[0].detail
