"""Free places are believed as far as they can be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from arbeidszorg.finding.free import OLD_AFTER, free
from helpers.initiatives import TODAY, initiative

YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("said", "state", "number"),
    [
        ({}, "unknown", None),
        ({"free_on": YESTERDAY}, "unknown", None),
        ({"free": 2, "free_on": YESTERDAY}, "known", 2),
        ({"free": 0, "free_on": TODAY}, "known", 0),
        ({"free": 8, "free_on": TODAY, "places": 8}, "known", 8),
        ({"free": 9, "free_on": TODAY, "places": 8}, "odd", None),
        ({"free": -1, "free_on": TODAY}, "odd", None),
        ({"free": 1, "free_on": TODAY + timedelta(days=1)}, "odd", None),
        ({"free": 1}, "undated", 1),
        ({"free": 1, "free_on": TODAY - timedelta(days=OLD_AFTER)}, "known", 1),
        ({"free": 1, "free_on": TODAY - timedelta(days=OLD_AFTER + 1)}, "old", 1),
        ({"free": 1, "free_on": date(1, 1, 1)}, "old", 1),
    ],
)
def test_what_can_be_told(said: dict[str, Any], state: str, number: int | None) -> None:
    known = free(initiative("A", **said), TODAY)
    assert (known.state, known.number) == (state, number)
    assert known.some == bool(number)
