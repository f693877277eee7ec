"""Spots that can be, and spots that cannot."""

from __future__ import annotations

import pytest

from arbeidszorg.places.lying import can_be
from helpers.builders import PLACES

BRUGGE, OOSTENDE = "31005", "35013"


@pytest.mark.parametrize(
    ("nis", "spot", "can"),
    [
        (BRUGGE, PLACES.centres[BRUGGE], True),
        (OOSTENDE, (2.9170, 51.2300), True),  # at the beach
        (OOSTENDE, (2.80, 51.30), False),  # in the sea
        (BRUGGE, PLACES.centres["34022"], False),  # in Kortrijk
        (BRUGGE, (51.2089, 3.2242), False),  # swapped
        ("44021", (0.0, 0.0), True),  # a town of elsewhere says nothing
    ],
)
def test_whether_a_spot_can_be(nis: str, spot: tuple[float, float], can: bool) -> None:
    assert can_be(PLACES, nis, spot) is can


def test_every_centre_can_be() -> None:
    assert all(can_be(PLACES, nis, spot) for nis, spot in PLACES.centres.items())
