"""Programmes give changes that fit, the cheapest; what has a price is paid for until it is free."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from arbeidszorg.disclosure.solve.programme import Priced, Programme

#: Three parts of 3, 9 and 40 persons, each a line, and a line of all.
MEMBERS = csr_matrix(np.vstack([np.eye(3), np.ones(3)]))
PERSONS = np.array([3.0, 9.0, 40.0])
COLUMNS = -PERSONS, np.full(3, np.inf)
#: Two parts may move, the third and all stay.
LINES = np.array([-2.0, -8.0, 0.0, 0.0]), np.array([np.inf, np.inf, 0.0, 0.0])
ASKED = np.array([True, True, False, False])


def test_a_change_moves_a_line_by_so_much_and_leaves_the_others() -> None:
    programme = Programme(MEMBERS, COLUMNS, LINES, ASKED)
    found = programme.moved(0, 3.0, 3.0)
    assert found is not None
    assert np.allclose(found[1], [3.0, -3.0, 0.0])


def test_there_is_none_beyond_the_bounds() -> None:
    programme = Programme(MEMBERS, COLUMNS, LINES, ASKED)
    assert programme.moved(0, -3.0, -3.0) is None  # of 3 persons one stays
    assert programme.moved(2, 1.0, 1.0) is None  # it was taken out
    assert programme.moved(0, 8.0, 8.0) is not None  # and asking leaves it as it was
    assert programme.moved(0, 9.0, 9.0) is None  # of 9 persons too


def test_as_far_as_it_can_go() -> None:
    programme = Programme(MEMBERS, COLUMNS, LINES, ASKED)
    up, down = programme.furthest(0, 0.0, 50.0), programme.furthest(0, -50.0, 0.0)
    assert up is not None
    assert down is not None
    assert np.allclose([up[1][0], down[1][0]], [8.0, -2.0])


def test_a_line_goes_no_further_than_another_that_is_like_it() -> None:
    twice = csr_matrix(np.vstack([MEMBERS.toarray(), [[1.0, 0.0, 0.0]]]))
    lines = np.append(LINES[0], -1.0), np.append(LINES[1], 2.0)
    programme = Programme(twice, COLUMNS, lines, np.append(ASKED, True))
    found = programme.furthest(0, 0.0, 50.0)
    assert found is not None
    assert np.isclose(found[1][0], 2.0)
    assert programme.moved(0, 3.0, 3.0) is None


def test_with_a_price_a_change_is_no_longer_than_it_must_be() -> None:
    wide = csr_matrix(np.ones((1, 4)))
    lines = np.array([-9.0]), np.array([9.0])
    programme = Programme(
        wide, (np.full(4, -9.0), np.full(4, 9.0)), lines, np.array([True]), shortest=True
    )
    found = programme.moved(0, -3.0, -3.0)
    assert found is not None
    assert found[0] == 0.0  # it costs no reader anything
    assert np.isclose(np.abs(found[1]).sum(), 3.0)


def test_of_changes_that_cost_the_same_the_one_that_touches_least_comes_first() -> None:
    """Four parts; the last two stay together, so that the first can give to the second alone in one
    step, and to the others only if both change."""
    matrix = csr_matrix(np.array([[1.0, 0, 0, 0], [1, 1, 1, 1], [0, 0, 1, -1]]))
    lines = np.array([-4.0, 0, 0]), np.array([9.0, 0, 0])
    programme = Programme(
        matrix, (np.full(4, -9.0), np.full(4, 9.0)), lines, np.array([True, False, False])
    )
    for step in (2.0, -3.0, 2.0):
        change = programme.moved(0, step, step)
        assert change is not None
        assert np.allclose(change[1], [step, -step, 0, 0])
        assert change[0] == 0.0  # a short change costs no reader anything


def test_what_can_only_fall_falls() -> None:
    matrix = csr_matrix(np.array([[1.0, 0.0], [1.0, 1.0]]))
    lines = np.array([-3.0, 0.0]), np.array([3.0, 0.0])
    by = np.array([-5.0, 0.0]), np.array([0.0, 5.0])
    programme = Programme(matrix, by, lines, np.array([True, False]))
    change = programme.moved(0, -2.0, -2.0)
    assert change is not None
    assert np.allclose(change[1], [-2.0, 2.0])
    assert programme.moved(0, 2.0, 2.0) is None
    far = programme.furthest(0, -9.0, 0.0)
    assert far is not None
    assert np.allclose(far[1], [-3.0, 3.0])
    again = programme.moved(0, -1.0, -1.0)  # and what was charged then is charged no longer
    assert again is not None
    assert np.allclose(again[1], [-1.0, 1.0])


def test_a_line_that_is_held_moves_again_when_it_may() -> None:
    programme = Programme(MEMBERS, COLUMNS, LINES, ASKED)
    programme.hold(1, stays=True)
    assert programme.moved(0, 3.0, 3.0) is None
    programme.hold(1, stays=False)
    assert programme.moved(0, 3.0, 3.0) is not None


def test_a_column_that_must_be_one() -> None:
    by = np.array([-3.0, -9.0, 0.0]), np.array([9.0, 9.0, 1.0])
    matrix = csr_matrix(np.array([[1.0, 0.0, -1.0], [1.0, 1.0, 0.0]]))
    programme = Programme(matrix, by, (np.zeros(2), np.zeros(2)), np.zeros(2, dtype=bool))
    found = programme.with_one(2)
    assert found is not None
    assert np.allclose(found[1], [1.0, -1.0, 1.0])


def test_what_stays_moves_at_a_price_and_then_freely() -> None:
    """Only the first may move; the second costs two a person, the third five."""
    lines = np.array([-2.0, 0.0, 0.0, 0.0]), np.array([np.inf, 0.0, 0.0, 0.0])
    priced = Priced(
        MEMBERS,
        COLUMNS,
        lines,
        np.array([True, False, False, False]),
        np.array([1, 2]),
        np.array([[np.inf, np.inf], [8.0, 39.0]]),
        np.array([2.0, 5.0]),
    )
    found = priced.moved(0, 3.0, 3.0)
    assert found is not None
    assert np.isclose(found[0], 6.0)
    assert np.allclose(found[1], [3.0, -3.0, 0.0])
    priced.free(1)
    free = priced.moved(0, 3.0, 3.0)
    assert free is not None
    assert np.isclose(free[0], 0.0)
    dear = priced.moved(0, 10.0, 10.0)  # eight of the second, two of the third
    assert dear is not None
    assert np.isclose(dear[0], 10.0)
