"""Short proofs of hidden groups: they fit what is shown, reach the width, and move few persons."""

from __future__ import annotations

import numpy as np

from arbeidszorg.disclosure.solve import proofs, years
from arbeidszorg.disclosure.solve.complement import Problem, solve
from arbeidszorg.view.measures import PERSON_MEASURES
from helpers.years import RULE, apart, counted, years_of


def problem(members: list[list[int]], persons: list[int], hidden: list[bool]) -> Problem:
    many = len(members)
    return Problem(
        np.array(members),
        np.array(persons, dtype=float),
        np.full(many, np.inf),
        np.ones(many),
        RULE.width,
        np.array(hidden),
        np.zeros(many, dtype=bool),
    )


def reach(asked: Problem, hidden: np.ndarray) -> np.ndarray:
    """How far the hidden sets are known to move."""
    moves = np.array(proofs.alone(asked, hidden)).reshape(-1, asked.members.shape[1])
    effect = moves @ asked.members.T
    assert np.allclose(effect[:, ~hidden], 0)
    assert (asked.counts + moves >= -1e-9).all()
    assert (asked.members @ asked.counts + effect[:, :] >= 1 - 1e-9)[:, hidden].all()
    return np.asarray(effect.max(axis=0, initial=0) - effect.min(axis=0, initial=0))[hidden]


def test_every_hidden_group_is_proven_by_changes_that_fit() -> None:
    asked = problem([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]], [2, 9, 40], [True] + [False] * 3)
    plan = solve(asked)
    assert (reach(asked, plan.hidden) >= RULE.width - 1e-6).all()


def test_some_up_and_the_rest_down_where_neither_goes_all_the_way() -> None:
    """Of three persons each one stays, and together they are six: two up, or two down."""
    asked = problem([[1, 0], [0, 1], [1, 1]], [3, 3], [True, True, False])
    assert (reach(asked, np.array([True, True, False])) >= RULE.width - 1e-6).all()


def test_what_has_no_proof_gets_none() -> None:
    asked = problem([[1, 0], [0, 1]], [2, 9], [True, False])
    asked = Problem(**{**vars(asked), "ceiling": np.array([3.0, 9.0])})
    assert proofs.alone(asked, np.array([True, False])) == []


def test_nothing_hidden_nothing_to_prove() -> None:
    asked = problem([[1, 0], [0, 1]], [20, 9], [False, False])
    assert proofs.alone(asked, np.zeros(2, dtype=bool)) == []


def test_all_years_together_have_a_proof_of_every_hidden_group() -> None:
    areas, counts = counted(years_of(5))
    alone = apart(areas, counts, [{}, {}, {}])
    together = years.Together(areas, alone, RULE)
    together.hide(alone)
    moves = together.moves()
    rise, fall = together.told
    assert (rise - fall >= RULE.width - 1e-6)[together.hidden].all()
    shown = 0
    for (year, measure), changes in moves.items():
        assert measure in PERSON_MEASURES
        setup, _ = alone[year][measure]
        free = setup.problem.members[~setup.problem.fixed]
        first = together.system.first[year, measure]
        seen = ~together.hidden[first : first + len(free)]
        shown += int(seen.sum())
        for change in changes:
            assert np.allclose(free[seen] @ change, 0, atol=1e-8)
            assert (setup.problem.counts + change >= -1e-8).all()
            assert len(np.flatnonzero(change)) <= 24  # those that the plan leaves touch far more
    assert shown
