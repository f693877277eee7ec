"""Distances as the crow flies, against the geodesic of pyproj."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from arbeidszorg.places.distances import distance, distances

EARTH = Geod(ellps="GRS80")
SPOTS = st.tuples(st.floats(2.4, 6.5), st.floats(49.4, 51.6))


@given(SPOTS, SPOTS)
def test_a_distance_is_that_of_the_geodesic(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    """Within 0,03 %, and a centimetre where they all but touch, in Belgium."""
    _, _, metres = EARTH.inv(*one, *other)
    (kilometres,) = distances(np.array([one]), np.array([other])).ravel()
    assert kilometres == pytest.approx(metres / 1000, rel=3e-4, abs=1e-5)
    assert distance(one, other) == pytest.approx(kilometres, rel=1e-9, abs=1e-9)


def test_there_is_a_row_for_each_of_the_first_and_a_column_for_each_of_the_others() -> None:
    ones, others = np.array([[3.2, 51.2], [2.9, 50.8]]), np.array([[3.2, 51.2]] * 3)
    far = distances(ones, others)
    assert far.shape == (2, 3)
    assert far[0].tolist() == [0.0, 0.0, 0.0]
    assert (far[1] == far[1, 0]).all() and 45 < far[1, 0] < 55


def test_of_nothing_there_is_no_distance() -> None:
    assert distances(np.array([[3.2, 51.2]]), np.empty((0, 2))).shape == (1, 0)
    assert distances(np.empty((0, 2)), np.array([[3.2, 51.2]])).shape == (0, 1)
