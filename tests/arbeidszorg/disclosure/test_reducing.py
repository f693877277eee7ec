"""What is taken out of a programme is what could not move: the rest moves just as far."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from arbeidszorg.disclosure.reducing import Reduced, directions, reduced
from helpers.examples import examples


def far(
    line: np.ndarray, matrix: np.ndarray, columns: tuple, lines: tuple[np.ndarray, np.ndarray]
) -> float:
    """How far a line can rise, by a solver of its own; no further than a hundred."""
    finite = [np.isfinite(each) for each in lines]
    outcome = linprog(
        -line,
        np.vstack([-matrix[finite[0]], matrix[finite[1]], line]),
        np.concatenate([-lines[0][finite[0]], lines[1][finite[1]], [100.0]]),
        bounds=list(zip(*columns, strict=True)),
    )
    return float(-outcome.fun)


def simple(matrix: list[list[float]], upper: list[float], high: list[float]) -> Reduced:
    """Columns that do not fall, of lines that do not fall; nothing is asked."""
    size, many = np.shape(matrix)[1], len(matrix)
    return reduced(
        csr_matrix(np.array(matrix)),
        (np.zeros(size), np.array(upper)),
        (np.zeros(many), np.array(high)),
        np.zeros(many, dtype=bool),
    )


def test_a_column_alone_in_a_line_that_stays_is_taken_out() -> None:
    small = simple([[1.0, 0.0], [0.0, 1.0]], [9.0, 9.0], [0.0, 5.0])
    assert small.columns.tolist() == [1]
    assert small.columns_by[1].tolist() == [5.0]  # the other line bounds its only column
    assert small.line.tolist() == [-1, -1]


def test_and_so_is_what_follows_from_it() -> None:
    """The second can only rise against the first, the third only against the second."""
    matrix = np.array([[1.0, 0.0, 0.0], [-1.0, 1.0, 0.0], [0.0, -1.0, 1.0]])
    small = simple(matrix.tolist(), [9.0, 9.0, 9.0], [0.0, 0.0, 0.0])
    assert not len(small.columns)


def test_lines_that_are_alike_are_one_with_the_bounds_of_both() -> None:
    small = simple([[1.0, 1.0], [1.0, 1.0]], [9.0, 9.0], [7.0, 4.0])
    assert small.line.tolist() == [0, 0]
    assert small.lines_by[1].tolist() == [4.0]


def test_a_line_that_is_asked_stays_a_line() -> None:
    matrix, by = csr_matrix(np.array([[1.0]])), (np.array([-2.0]), np.array([9.0]))
    small = reduced(matrix, by, by, np.array([True]))
    assert small.line.tolist() == [0]


def test_what_cannot_rise_can_still_fall() -> None:
    matrix = csr_matrix(np.array([[1.0, -1.0]]))
    up, down = directions(
        matrix, (np.array([-3.0, 0.0]), np.array([9.0, 4.0])), (np.zeros(1), np.zeros(1))
    )
    assert up.tolist() == [True, True]
    assert down.tolist() == [False, False]  # the second does not fall, so neither may the first


@settings(max_examples=examples(80), deadline=None)
@given(st.integers(0, 2**31))
def test_every_line_moves_as_far_as_before(seed: int) -> None:
    chance = np.random.default_rng(seed)
    many, size = chance.integers(1, 8), chance.integers(1, 8)
    matrix = chance.choice([-1.0, 0.0, 0.0, 1.0], (many, size))
    matrix[chance.integers(many)] = matrix[chance.integers(many)]  # some are alike
    some = (0.0, 0.0, 1.0, 3.0, np.inf)
    columns = -chance.choice(some[:-1], size), chance.choice(some, size)
    lines = -chance.choice(some, many), chance.choice(some, many)
    asked = chance.random(many) < 0.5
    small = reduced(csr_matrix(matrix), columns, lines, asked)
    left = small.matrix.toarray()
    for line in np.flatnonzero(asked):
        for way in (1.0, -1.0):
            place = small.line[line]
            now = (
                far(way * left[place], left, small.columns_by, small.lines_by) if place >= 0 else 0
            )
            assert np.isclose(now, far(way * matrix[line], matrix, columns, lines))
