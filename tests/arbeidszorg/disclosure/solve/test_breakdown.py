"""Breakdowns: small cells are hidden, what hides them stays as small as it can, nothing narrows."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from arbeidszorg.disclosure.lattice import Threshold
from arbeidszorg.disclosure.solve.breakdown import Outcome, decide
from arbeidszorg.disclosure.solve.split_tables import Tables
from helpers.examples import examples
from helpers.tables import tables

RULE = Threshold(1, 4)


def widths(problem: Tables, outcome: Outcome) -> np.ndarray:
    """How far each hidden cell can move for somebody who knows the persons of every unit; by a
    solver of its own, one cell at a time. Where persons have several codes, all have one, and no
    code is had by more than there are."""
    size, codes = problem.units.size, problem.units.shape[1]
    lines, least = [], []
    exact, all_ = [], [np.kron(unit, np.ones(codes)) for unit in np.eye(len(problem.units))]
    if problem.several:
        lines += [-line for line in all_]
        least += (problem.units.sum(axis=1) - problem.heads).tolist()
    else:
        exact += all_
    most = np.where(problem.able, problem.heads[:, None] - problem.units, 0).ravel()
    total = problem.members.astype(int) @ problem.units
    distances = np.full(problem.value.shape, np.inf)
    for row, code in np.ndindex(problem.value.shape):
        line = np.kron(problem.members[row], np.eye(codes)[code])
        if outcome.shown[row, code]:
            exact.append(line)
        elif problem.offered[row]:
            lines.append(-line)
            least.append(total[row, code] - 1)
    for row, code in np.argwhere(~outcome.shown & (total > 0)):
        line = np.kron(problem.members[row], np.eye(codes)[code])
        ends = [
            linprog(
                sign * line,
                lines or None,
                least or None,
                exact or None,
                np.zeros(len(exact)) if exact else None,
                list(zip(-problem.units.ravel(), most, strict=True)),
            ).fun
            for sign in (1, -1)
        ]
        distances[row, code] = -sum(ends)
    assert size
    return distances


def test_a_small_cell_takes_another_of_its_row_along() -> None:
    problem = tables([[30, 20, 3], [40, 50, 60]], [[0, 1], [0], [1]], [True, True, True])
    outcome = decide(problem, RULE)
    assert not outcome.shown[1, 2]
    assert (~outcome.shown[1]).sum() >= 2
    assert outcome.shown[0].all()  # what everybody has costs more than what one town has
    assert not outcome.lack.any()


def test_nothing_small_nothing_hidden() -> None:
    problem = tables([[30, 20, 9], [40, 50, 60]], [[0, 1], [0], [1]], [True, True, True])
    assert decide(problem, RULE).shown.all()


def test_nought_stays() -> None:
    problem = tables([[30, 20, 0], [40, 50, 60]], [[0, 1], [0], [1]], [True, True, True])
    assert decide(problem, RULE).shown.all()


def test_a_nought_that_follows_is_shown_in_a_row_that_is_not_offered() -> None:
    problem = tables([[9, 8, 0], [40, 50, 0]], [[0, 1], [0], [1]], [True, False, False])
    shown = decide(problem, RULE).shown
    assert shown[:, 2].all()
    assert not shown[1:, :2].any()


def test_where_everybody_has_the_same_code_a_row_says_what_its_group_says() -> None:
    problem = tables([[9, 0], [40, 0]], [[0, 1], [0], [1]], [True, True, True])
    assert decide(problem, RULE).shown.all()


def test_what_was_hidden_before_is_not_shown_again_because_it_cannot_change() -> None:
    """A proof of before may rest on it."""
    problem = tables([[9, 0], [40, 0]], [[0, 1], [0], [1]], [True, True, True])
    before = decide(problem, RULE)
    before.shown[1, 0] = False
    assert not decide(problem, RULE, before).shown[1, 0]


def test_a_row_that_is_not_offered_is_not_what_the_others_leave() -> None:
    """Everybody less the one row that is broken down would be the other."""
    problem = tables([[9, 8, 2], [40, 50, 60]], [[0, 1], [0], [1]], [True, False, True])
    outcome = decide(problem, RULE)
    assert not outcome.shown[1].any()
    assert (~outcome.shown[[0, 2]]).any()
    assert widths(problem, outcome).min() >= RULE.width - 1e-6


def test_a_ceiling_that_leaves_no_room_is_said() -> None:
    problem = tables([[9, 3], [40, 50]], [[0, 1], [0], [1]], [True, True, True])
    problem = replace(problem, ceiling=problem.value.astype(float))
    assert decide(problem, RULE).lack.any()


def test_a_proof_of_a_hidden_group_stays_possible() -> None:
    """The first two towns exchange a person of the second code, or that code must not be shown."""
    problem = tables(
        [[9, 1], [9, 0], [40, 50]], [[0, 1, 2], [0], [1], [2]], [True, True, True, True]
    )
    problem = replace(
        problem, moves=[np.array([-1.0, 1.0, 0.0])], offered=np.array([True, False, False, True])
    )
    assert not decide(problem, RULE).stuck


@pytest.mark.parametrize("able", [True, False])
def test_what_nobody_can_have_gives_no_room(able: bool) -> None:
    problem = tables([[12, 3, 0], [40, 50, 60]], [[0, 1], [0], [1]], [True, False, False])
    mask = np.ones(problem.units.shape, dtype=bool)
    mask[0, 2] = able
    outcome = decide(replace(problem, able=mask), RULE)
    assert not outcome.shown[1, 1]


@settings(max_examples=examples(40), deadline=None)
@given(st.data())
def test_no_hidden_cell_is_narrow(data: st.DataObject) -> None:
    towns, codes = data.draw(st.integers(2, 5)), data.draw(st.integers(2, 4))
    count = st.sampled_from((0, 1, 2, 3, 5, 9, 20, 40))
    units = data.draw(
        st.lists(st.lists(count, min_size=codes, max_size=codes), min_size=towns, max_size=towns)
    )
    area = data.draw(st.sets(st.integers(0, towns - 1), min_size=1))
    rows = [list(range(towns)), sorted(area), *([town] for town in range(towns))]
    problem = tables(units, rows, [True, *(data.draw(st.booleans()) for _ in rows[1:])])
    outcome = decide(problem, RULE)
    small = (problem.value >= 1) & (problem.value <= 4)
    assert not (outcome.shown & small & problem.offered[:, None]).any()
    narrow = (widths(problem, outcome) < RULE.width - 1e-6) & ~outcome.lack
    assert not narrow.any()


@settings(max_examples=examples(40), deadline=None)
@given(st.data())
def test_nor_when_more_must_be_hidden_after_that(data: st.DataObject) -> None:
    """What was hidden before stays hidden, and what proved it still does."""
    chance = np.random.default_rng(data.draw(st.integers(0, 2**31)))
    towns, codes = data.draw(st.integers(2, 5)), data.draw(st.integers(2, 4))
    units = chance.choice((0, 1, 2, 5, 9, 20, 40), (towns, codes)).tolist()
    area = sorted(data.draw(st.sets(st.integers(0, towns - 1), min_size=1)))
    rows = [list(range(towns)), area, *([town] for town in range(towns))]
    problem = tables(units, rows, [True, *(chance.random(len(rows) - 1) < 0.7).tolist()])
    before = decide(problem, RULE)
    more = replace(problem, hidden=chance.random(problem.value.shape) < 0.2)
    outcome = decide(more, RULE, before)
    narrow = (widths(problem, outcome) < RULE.width - 1e-6) & ~outcome.lack
    assert not narrow.any()


@settings(max_examples=examples(40), deadline=None)
@given(st.data())
def test_nor_where_persons_have_several_codes_and_not_all_can_have_all(data: st.DataObject) -> None:
    """Heads and codes are those of persons that were drawn, each with what can be had there."""
    towns, codes = data.draw(st.integers(2, 4)), data.draw(st.integers(2, 3))
    able = np.zeros((towns, codes), dtype=bool)
    units, heads = np.zeros((towns, codes)), np.zeros(towns)
    for town in range(towns):
        offer = data.draw(st.sets(st.integers(0, codes - 1), min_size=1))
        able[town, sorted(offer)] = True
        for has in one_or_two(offer):
            number = data.draw(st.sampled_from((0, 1, 2, 6, 30)))
            units[town, has] += number
            heads[town] += number
    rows = [list(range(towns)), *([town] for town in range(towns))]
    offered = [True, *(data.draw(st.booleans()) for _ in rows[1:])]
    problem = tables(units.astype(int).tolist(), rows, offered)
    problem = replace(problem, heads=heads, able=able, several=True)
    outcome = decide(problem, RULE)
    narrow = (widths(problem, outcome) < RULE.width - 1e-6) & ~outcome.lack
    assert not (narrow & ~outcome.shown).any()


def one_or_two(offer: set[int]) -> list[list[int]]:
    """Every one or two of the codes."""
    return [[code] for code in sorted(offer)] + [list(two) for two in combinations(offer, 2)]


def test_no_more_persons_have_a_code_than_there_are() -> None:
    """One person cannot be four with a code; where the count of persons is no bound, they can."""
    problem = tables([[1, 0], [20, 30]], [[0, 1], [0], [1]], [True, False, False])
    problem = replace(problem, heads=np.array([1.0, 40.0]), several=True)
    assert decide(problem, RULE).lack[1, 0]
    assert not decide(replace(problem, heads=np.array([20.0, 40.0])), RULE).lack.any()


def test_a_code_that_cannot_be_had_is_not_lent_by_neighbours() -> None:
    """The two towns that make up the row do not offer the same: the first cannot have the second
    code, whatever the other can."""
    problem = tables([[30, 0], [20, 15], [25, 40]], [[0, 1, 2], [0, 1], [2]], [True, True, False])
    able = np.array([[True, False], [True, True], [True, True]])
    apart = decide(replace(problem, able=able), RULE)
    assert not (
        (widths(replace(problem, able=able), apart) < RULE.width - 1e-6) & ~apart.lack
    ).any()
