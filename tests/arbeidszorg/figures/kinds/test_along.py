"""Words along a line leave each other alone."""

from __future__ import annotations

import pytest

from arbeidszorg.figures.kinds import along
from arbeidszorg.figures.picture import Tick, Words, Written


def number(year: int, value: float) -> Words:
    return Words(year, value, (Written(str(value)),), down="top", gap=6)


@pytest.mark.parametrize(("value", "spare"), [(85.0, True), (100.0, False), (60.0, False)])
def test_the_first_number_does_not_run_into_the_axis(value: float, spare: bool) -> None:
    """It stands a line above its point: where a word of the axis is at that height, it is left out
    on a narrow page. The others are far from the axis."""
    ticks = (Tick(0.0, ("0",)), Tick(100.0, ("100",)))
    written = along.clear([number(2017, value), number(2018, value)], 2017, ticks, 1.0)
    assert [getattr(words, "spare", None) for words in written] == [spare, False]
