"""The solver gives the cheapest that fits, and each question as if it were the first."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csc_matrix

from arbeidszorg.disclosure.solve.solver import Solver
from helpers.examples import examples

NONE = np.inf


def solver(rows: np.ndarray, cost: np.ndarray) -> Solver:
    """Columns of nought and more, of which the rows stay at nought."""
    many, wide = rows.shape
    nought = np.zeros(many)
    return Solver(csc_matrix(rows), cost, (np.zeros(wide), np.full(wide, NONE)), (nought, nought))


def test_a_row_is_moved_at_the_least_cost() -> None:
    asked = solver(np.array([[1.0, 1.0, -1.0]]), np.array([3.0, 2.0, 1.0]))
    asked.bound_row(0, 4.0, 4.0)
    assert np.allclose(asked.cheapest(), [0, 4, 0])
    asked.bound_column(1, 0.0, 1.0)
    assert np.allclose(asked.cheapest(), [3, 1, 0])
    asked.charge(0, 9.0)
    asked.bound_row(0, -2.0, NONE)
    assert np.allclose(asked.cheapest(), [0, 0, 0])
    asked.bound_row(0, -NONE, -2.0)
    assert np.allclose(asked.cheapest(), [0, 0, 2])


def test_there_is_none_where_nothing_fits_and_then_the_next_is_answered() -> None:
    asked = solver(np.array([[1.0, 0.0], [1.0, 1.0]]), np.ones(2))
    asked.bound_row(0, 1.0, 1.0)
    assert asked.cheapest() is None
    asked.bound_row(1, 0.0, 5.0)
    assert np.allclose(asked.cheapest(), [1, 0])


def test_an_answer_stays_when_more_is_asked() -> None:
    asked = solver(np.array([[1.0]]), np.ones(1))
    asked.bound_row(0, 3.0, 3.0)
    first = asked.cheapest()
    asked.bound_row(0, 5.0, 5.0)
    asked.cheapest()
    assert np.allclose(first, [3])


def test_rows_and_columns_that_hold_nothing_are_no_trouble() -> None:
    matrix = csc_matrix((3, 4))
    by = np.zeros(4), np.full(4, NONE)
    asked = Solver(matrix, np.ones(4), by, (np.full(3, -1.0), np.ones(3)))
    assert np.allclose(asked.cheapest(), np.zeros(4))
    asked.bound_column(3, 1.0, 1.0)
    assert np.allclose(asked.cheapest(), [0, 0, 0, 1])
    asked.bound_row(2, 1.0, 1.0)
    assert asked.cheapest() is None
    nothing = np.zeros(0)
    empty = Solver(csc_matrix((0, 0)), nothing, (nothing, nothing), (nothing, nothing))
    assert len(empty.cheapest()) == 0


def test_a_column_that_can_only_fall_starts_at_nought() -> None:
    matrix = csc_matrix(np.array([[1.0, 1.0]]))
    by = np.array([-5.0, 0.0]), np.array([0.0, 5.0])
    asked = Solver(matrix, np.array([-1.0, 1.0]), by, (np.zeros(1), np.zeros(1)))
    assert np.allclose(asked.cheapest(), [0, 0])
    asked.bound_row(0, -2.0, -2.0)
    assert np.allclose(asked.cheapest(), [-2, 0])


@settings(max_examples=examples(60), deadline=None)
@given(st.data())
def test_it_says_what_another_solver_says(data: st.DataObject) -> None:
    """As cheap, and within all bounds, whatever was asked before; and none where there is none."""
    many, wide = data.draw(st.integers(1, 5)), data.draw(st.integers(1, 7))
    chance = np.random.default_rng(data.draw(st.integers(0, 2**31)))
    rows = chance.integers(-1, 2, (many, wide)).astype(float)
    cost = chance.uniform(0, 3, wide)
    upper = np.where(chance.random(wide) < 0.3, NONE, chance.integers(0, 9, wide))
    bounded = np.flatnonzero(upper < NONE)
    asked = Solver(
        csc_matrix(rows), cost, (np.zeros(wide), upper), (np.full(many, -2.0), np.full(many, 2.0))
    )
    for _ in range(4):
        row, step = int(chance.integers(many)), float(chance.integers(-9, 10))
        low, high = np.full(many, -2.0), np.full(many, 2.0)
        low[row] = high[row] = step
        asked.bound_row(row, step, step)
        if len(bounded):  # also what is paid for to change, as far as it can
            column, cost = int(chance.choice(bounded)), cost.copy()
            cost[column] = chance.uniform(-9, 3)
            asked.charge(column, cost[column])
        cheapest = asked.cheapest()
        asked.bound_row(row, -2.0, 2.0)
        other = linprog(
            cost,
            np.vstack([rows, -rows]),
            np.concatenate([high, -low]),
            bounds=np.column_stack([np.zeros(wide), upper]),
        )
        assert (cheapest is None) == (other.status == 2)
        if cheapest is not None:
            assert np.isclose(cost @ cheapest, other.fun, atol=1e-6)
            assert ((rows @ cheapest >= low - 1e-6) & (rows @ cheapest <= high + 1e-6)).all()
            assert ((cheapest >= -1e-6) & (cheapest <= upper + 1e-6)).all()
