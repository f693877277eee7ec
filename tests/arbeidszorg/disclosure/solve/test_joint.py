"""Proof of a breakdown beside its groups, and what groups and offer say by themselves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from arbeidszorg.disclosure.lattice import Threshold
from arbeidszorg.disclosure.solve import joint
from arbeidszorg.disclosure.solve.breakdown import decide
from arbeidszorg.disclosure.solve.smallest import Groups
from arbeidszorg.disclosure.solve.split_tables import Tables

RULE = Threshold(1, 4)


def tables(units: list[list[int]], heads: list[int]) -> Tables:
    """One place and sector; a row for all, that is broken down, and for each town, that is not."""
    persons = np.array(units, dtype=float)
    members = np.vstack([np.ones(len(units), dtype=bool), np.eye(len(units), dtype=bool)])
    value = (members.astype(int) @ persons).astype(int)
    rows, codes = value.shape
    return Tables(
        units=persons,
        heads=np.array(heads, dtype=float),
        place=np.zeros(len(units), dtype=int),
        sector=np.zeros(len(units), dtype=int),
        members=members,
        value=value,
        top=np.arange(rows) == 0,
        offered=np.arange(rows) == 0,
        hidden=np.zeros(value.shape, dtype=bool),
        ceiling=np.full(value.shape, np.inf),
        weight=np.where(np.arange(rows) == 0, 100.0, 1.0),
        moves=[],
        able=np.ones(persons.shape, dtype=bool),
        part=np.zeros(codes, dtype=int),
        joint=np.zeros(codes, dtype=bool),
        slack=np.full(rows, np.inf),
        several=True,
    )


def groups(problem: Tables, *shown: bool) -> Groups:
    """All together, and each town."""
    members = np.array(problem.members)
    return Groups(
        unit=np.arange(len(problem.heads)),
        persons=problem.heads,
        members=members,
        shown=np.array(shown),
        ceiling=np.full(len(members), np.inf),
    )


def test_a_cell_of_a_small_group_is_proven_with_its_group() -> None:
    """One person with a code cannot be four, unless the group can be four as well."""
    problem = tables([[1, 1], [20, 30]], [1, 40])
    outcome = decide(problem, RULE)
    assert outcome.lack[1, 0]
    proven = joint.settle(
        problem, groups(problem, True, False, False), outcome.shown, outcome.lack, RULE
    )
    assert not proven.lack.any()
    known = joint.settle(
        problem, groups(problem, True, True, True), outcome.shown, outcome.lack, RULE
    )
    assert known.lack[1, 0]


def test_a_group_grows_no_further_than_what_it_is_part_of() -> None:
    problem = tables([[1, 1], [20, 30]], [1, 40])
    outcome = decide(problem, RULE)
    bounded = replace(groups(problem, True, False, False), ceiling=np.array([np.inf, 2.0, np.inf]))
    assert joint.settle(problem, bounded, outcome.shown, outcome.lack, RULE).lack[1, 0]


def test_proof_hides_what_it_takes() -> None:
    """All persons are shown; a hidden code of a town can move when a code of all is hidden too."""
    problem = tables([[6, 2], [20, 30]], [7, 40])
    shown = np.array([[True, True], [False, False], [False, False]])
    wanted = np.array([[False, False], [False, True], [False, False]])
    able = np.array([[True, True], [True, False]])
    problem = replace(problem, able=able | (problem.units > 0))
    outcome = joint.settle(problem, groups(problem, True, True, True), shown, wanted, RULE)
    assert not outcome.lack.any()
    none = np.zeros_like(wanted)
    assert not joint.settle(
        problem, groups(problem, True, True, True), shown, none, RULE
    ).lack.any()


def test_what_the_offer_says_of_a_shown_group_is_public() -> None:
    """All seven of the first town do what alone is offered there."""
    problem = tables([[7, 0], [20, 30]], [7, 40])
    problem = replace(problem, able=np.array([[True, False], [True, True]]))
    wanted = np.zeros(problem.value.shape, dtype=bool)
    wanted[1, 0] = wanted[2, 0] = True
    narrow, exact = joint.public(problem, groups(problem, True, True, True), wanted, RULE)
    assert narrow.tolist() == exact.tolist() == [[False] * 2, [True, False], [False] * 2]


def test_what_it_says_of_a_hidden_group_or_a_small_number_is_not() -> None:
    problem = tables([[7, 0], [20, 30]], [7, 40])
    problem = replace(problem, able=np.array([[True, False], [True, True]]))
    wanted = np.zeros(problem.value.shape, dtype=bool)
    wanted[1, 0] = True
    narrow, _ = joint.public(problem, groups(problem, True, False, False), wanted, RULE)
    assert not narrow.any()
    small = replace(tables([[3, 0], [20, 30]], [3, 40]), able=problem.able)
    narrow, _ = joint.public(small, groups(small, True, True, True), wanted, RULE)
    assert not narrow.any()
