"""The programme of the attacker: known answers by hand, and a solver that is not believed."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from highspy import HighsModelStatus
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from arbeidszorg.disclosure.audit.program import Program, SolverError
from helpers.examples import examples

UP, DOWN = np.ones(1), -np.ones(1)
FIRST = np.zeros(1, dtype=int)
#: How far a number is followed.
WIDTH = 4


def two_towns(first: float, second: float, limit: float = np.inf) -> Program:
    """Two hidden towns of which the sum is known; the first may grow by ``limit``."""
    bounded = np.isfinite(limit)
    return Program(
        numbers=csr_matrix(np.eye(2)),
        exact=csr_matrix(np.ones((1, 2))),
        limits=csr_matrix(np.eye(2)[: int(bounded)]),
        limit=np.array([limit])[: int(bounded)],
        low=-np.array([first, second]),
        high=np.full(2, np.inf),
    )


def test_what_one_town_has_more_the_other_has_less() -> None:
    assert two_towns(3, 9).move(FIRST, UP, 4) == pytest.approx([4, -4])
    assert two_towns(3, 9).move(FIRST, DOWN, 4) == pytest.approx([-3, 3])


def test_a_number_moves_no_further_than_its_neighbour_can_and_than_is_asked() -> None:
    assert two_towns(3, 2).move(FIRST, UP, 4) == pytest.approx([2, -2])
    assert two_towns(3, 90).move(FIRST, UP, 7) == pytest.approx([7, -7])


def test_what_is_known_to_be_at_most_so_much_bounds() -> None:
    assert two_towns(3, 9, limit=1).move(FIRST, UP, 4) == pytest.approx([1, -1])


def test_a_question_leaves_nothing_behind_for_the_next() -> None:
    program = two_towns(3, 9)
    for _ in range(3):
        assert program.move(FIRST, UP, 4)[0] == pytest.approx(4)
        assert program.move(FIRST, DOWN, 2)[0] == pytest.approx(-2)
        assert program.move(np.arange(2), np.array([1.0, -1.0]), 4)[0] == pytest.approx(4)


def test_a_change_that_does_not_fit_stops_the_audit(monkeypatch: pytest.MonkeyPatch) -> None:
    class Wrong:
        col_value = (4.0, 0.0, 4.0, 0.0)  # the sum is no longer what it was

    program = two_towns(3, 9)
    solver: Any = program.solver

    class Liar:
        def __getattr__(self, name: str) -> Any:
            return (lambda: Wrong) if name == "getSolution" else getattr(solver, name)

    monkeypatch.setattr(program, "solver", Liar())
    with pytest.raises(SolverError, match="does not fit"):
        program.move(FIRST, UP, 4)


@pytest.mark.parametrize("wrong", ["getModelStatus", "getSolution"])
def test_a_solver_that_was_led_astray_is_asked_once_more_from_nothing(
    wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Wrong:
        col_value = (4.0, 0.0, 4.0, 0.0)

    program = two_towns(3, 9)
    solver: Any = program.solver
    lies: dict[str, Any] = {"getModelStatus": HighsModelStatus.kInfeasible, "getSolution": Wrong}
    astray = True

    class Astray:
        """Answers wrongly until it begins anew."""

        def __getattr__(self, name: str) -> Any:
            nonlocal astray
            astray = astray and name != "clearSolver"
            return (lambda: lies[name]) if astray and name == wrong else getattr(solver, name)

    monkeypatch.setattr(program, "solver", Astray())
    assert program.move(FIRST, UP, 4) == pytest.approx([4, -4])
    assert not astray
    assert program.move(FIRST, DOWN, 2) == pytest.approx([-2, 2])


@settings(max_examples=examples(60), deadline=None)
@given(st.integers(0, 2**31), st.booleans())
def test_a_number_moves_as_far_as_the_whole_lets_it(seed: int, anew: bool) -> None:
    """Whatever was left out, and whatever was asked before: by a solver of its own."""
    chance = np.random.default_rng(seed)
    known, bounded, many, size = chance.integers(1, 6, 4)

    def lines(count: int) -> Any:
        return csr_matrix(chance.choice([-1.0, 0.0, 0.0, 1.0, 1.0], (count, size)))

    exact, limits, numbers = lines(known), lines(bounded), lines(many)
    limit = chance.choice([0.0, 1.0, 4.0], bounded)
    low, high = -chance.choice([0.0, 1.0, 5.0], size), chance.choice([0.0, 3.0, np.inf], size)
    program = Program(numbers, exact, limits, limit, low, high, anew)
    program.move(np.arange(many), chance.choice([-1.0, 1.0], many), WIDTH)
    for place, way in product(range(many), (1.0, -1.0)):
        number = way * numbers[[place]].toarray()
        far = linprog(
            -number[0],
            np.vstack([limits.toarray(), number]),
            np.append(limit, WIDTH),
            exact.toarray(),
            np.zeros(known),
            bounds=list(zip(low, high, strict=True)),
        )
        change = program.move(np.array([place]), np.array([way]), WIDTH)
        assert way * change[place] == pytest.approx(-far.fun, abs=1e-6)
