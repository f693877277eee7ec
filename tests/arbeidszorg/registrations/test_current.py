"""Which initiatives run on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from arbeidszorg.registrations.current import current, has_begun, has_ended, plain, runs_on
from helpers.initiatives import DAY, initiative


@pytest.mark.parametrize(
    ("said", "begun", "ended"),
    [
        ({}, True, False),
        ({"years": (2026, 2027)}, False, False),
        ({"years": (2010, 2024)}, True, True),
        ({"years": (2010, 2025)}, True, False),
        ({"started": DAY}, True, False),
        ({"started": date(2026, 1, 1), "years": (2025, 2030)}, False, False),
        ({"ended": DAY}, True, False),
        ({"ended": date(2025, 12, 30), "years": (2010, 2025)}, True, True),
        ({"ended": date(2026, 6, 30)}, True, False),
    ],
)
def test_the_first_and_the_last_day_count(said: dict[str, Any], begun: bool, ended: bool) -> None:
    each = initiative("A", **said)
    assert (has_begun(each, DAY), has_ended(each, DAY)) == (begun, ended)
    assert runs_on(each, DAY) == (begun and not ended)


def test_those_that_run_keep_their_order() -> None:
    every = [initiative("B"), initiative("A", years=(2000, 2001)), initiative("C")]
    assert [each.code for each in current(every, DAY)] == ["B", "C"]
    assert current([], DAY) == ()


def test_case_and_spaces_tell_no_ids_apart() -> None:
    assert plain(" Az-01/ ") == plain("aZ-01") != plain("AZ-02")
