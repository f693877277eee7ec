"""Proofs are changes that really fit, and hiding stops when there is one for every hidden count."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from arbeidszorg.disclosure.solve import linear
from arbeidszorg.disclosure.solve.linear import Changes, Counts
from arbeidszorg.disclosure.solve.programme import EXACT
from helpers.examples import examples

WIDTH = 3


def proven(
    members: np.ndarray, persons: np.ndarray, hidden: np.ndarray, cost: np.ndarray | None = None
) -> Changes:
    total = members @ persons
    room = np.stack([np.full(len(total), np.inf), np.clip(total - 1, 0, None)])
    cost = np.ones(len(total)) if cost is None else cost
    counts = Counts(csr_matrix(members.astype(float)), ~hidden, hidden, room, cost)
    changes = Changes(counts, -persons.astype(float), np.full(len(persons), np.inf), WIDTH)
    changes.prove()
    return changes


def test_a_part_is_not_hidden_alone() -> None:
    """Three parts and their total: the cheapest other one is hidden as well."""
    members = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]])
    hidden = np.array([True, False, False, False])
    changes = proven(members, np.array([3, 9, 40]), hidden, np.array([1.0, 2.0, 5.0, 50.0]))
    assert changes.shown.tolist() == [False, False, True, True]
    assert changes.proven[[0, 1]].all()


def test_the_total_goes_when_it_costs_least() -> None:
    members = np.array([[1, 0], [0, 1], [1, 1]])
    hidden = np.array([True, False, False])
    changes = proven(members, np.array([3, 9]), hidden, np.array([1.0, 9.0, 2.0]))
    assert changes.shown.tolist() == [False, True, False]


def test_what_cannot_change_is_said_to_be_impossible() -> None:
    """Two counts that hold one person each, and must stay as they are together."""
    members = np.array([[1, 0], [0, 1]])
    counts = Counts(
        csr_matrix(members.astype(float)),
        np.zeros(2, bool),
        np.ones(2, bool),
        np.zeros((2, 2)),
        np.ones(2),
    )
    still = (np.array([0, 0]), np.array([0, 1]), np.ones(2))
    changes = Changes(counts, -np.ones(2), np.full(2, np.inf), WIDTH, still)
    changes.prove()
    assert changes.impossible.all()
    assert not changes.proven.any()


def test_a_column_is_kept_possible_by_hiding_what_it_changes() -> None:
    members = np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]])  # the third column is a move
    counts = Counts(
        csr_matrix(members),
        np.ones(2, bool),
        np.zeros(2, bool),
        np.full((2, 2), 9.0),
        np.array([1.0, 1.0]),
    )
    changes = Changes(counts, np.zeros(3), np.array([0.0, np.inf, 1.0]), WIDTH, None, np.array([2]))
    assert changes.keep([2]) == [True]
    assert changes.shown.tolist() == [False, True]


def test_a_total_that_others_hidden_later_can_do_without_is_shown_again() -> None:
    """Parts of 2, 20 and 3 persons, a total of the first two and one of the last two. For the first
    part its total is hidden, which costs least; for the last one the part between them, since the
    other total costs much; and then the first total is needed no longer."""
    members = np.array([[1, 0, 0], [0, 0, 1], [0, 1, 0], [1, 1, 0], [0, 1, 1]])
    hidden = np.array([True, True, False, False, False])
    changes = proven(members, np.array([2, 20, 3]), hidden, np.array([1.0, 1, 2, 1, 50]))
    assert changes.shown.tolist() == [False, False, False, False, True]
    changes.give_back(2.0)
    assert changes.shown.tolist() == [False, False, False, False, True]  # it costs one
    changes.give_back(0.0)
    assert changes.shown.tolist() == [False, False, False, True, True]
    assert changes.proven[:3].all()


@pytest.mark.parametrize("many", [1, 10**6])
def test_a_count_rises_by_some_and_falls_by_the_rest_before_another_is_hidden(
    many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two counts of 5 and 2 and their total, which is shown: the second can rise by two and fall by
    one, and neither alone by three."""
    monkeypatch.setattr(linear, "MANY", many)
    members = np.array([[1, 0], [0, 1], [1, 1]])
    counts = Counts(
        csr_matrix(members.astype(float)),
        np.array([False, False, True]),
        np.array([True, True, False]),
        np.array([[2.0, 2.0, np.inf], [2.0, 1.0, 6.0]]),
        np.ones(3),
    )
    changes = Changes(counts, np.array([-5.0, -2.0]), np.full(2, np.inf), WIDTH)
    changes.prove()
    assert changes.shown.tolist() == [False, False, True]
    assert changes.rise[:2].tolist() == pytest.approx([1.0, 2.0])
    assert changes.fall[:2].tolist() == pytest.approx([-2.0, -1.0])


@settings(max_examples=examples(60), deadline=None)
@given(st.data())
def test_what_is_shown_again_leaves_every_proof(data: st.DataObject) -> None:
    many, size = data.draw(st.integers(3, 8)), data.draw(st.integers(2, 6))
    numbers = st.integers(0, 2**31)
    chance = np.random.default_rng(data.draw(numbers))
    members = (chance.random((many, size)) < 0.5).astype(int)
    persons = chance.integers(1, 30, size)
    hidden = chance.random(many) < 0.4
    changes = proven(members, persons, hidden)
    gone, needed = ~changes.shown, changes.todo & changes.proven & ~changes.shown
    changes.give_back(0.0)
    assert not (changes.shown & hidden).any()  # what must be hidden stays so
    assert (~changes.shown <= gone).all()
    assert (changes.proven | changes.shown)[needed].all()
    effects = np.array(changes.effects).reshape(-1, many)
    assert np.abs(effects[:, changes.shown]).max(initial=0) < EXACT


@settings(max_examples=examples(60), deadline=None)
@given(st.data())
def test_every_proof_fits_what_is_shown(data: st.DataObject) -> None:
    units = data.draw(st.integers(2, 7))
    persons = np.array(data.draw(st.lists(st.integers(1, 30), min_size=units, max_size=units)))
    sets = data.draw(st.lists(st.sets(st.integers(0, units - 1), min_size=1), max_size=6))
    rows = [set(range(units)), *({unit} for unit in range(units)), *sets]
    members = np.array([[unit in row for unit in range(units)] for row in rows]).astype(int)
    members = np.unique(members, axis=0)
    total = members @ persons
    hidden = (total >= 1) & (total <= 4)
    for freely in (False, True):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(linear, "MANY", 1 if freely else 10**6)
            changes = proven(members, persons, hidden)
        assert not (changes.shown & hidden).any()
        effects = np.array(changes.effects).reshape(-1, len(members))
        alone = [int(np.flatnonzero((members == unit).all(axis=1))[0]) for unit in np.eye(units)]
        moved = effects[:, alone]  # every unit is a count by itself
        assert np.allclose(effects, moved @ members.T, atol=10 * EXACT)
        far = effects.max(axis=0, initial=0) - effects.min(axis=0, initial=0)
        assert (far >= WIDTH - EXACT)[~changes.shown & ~changes.impossible].all()
        assert (persons + moved >= -EXACT).all()
        assert np.abs(effects[:, changes.shown]).max(initial=0) < EXACT
        assert (total + effects >= 1 - EXACT).all()
