"""A change that moves many counts at once fits all that is shown."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from arbeidszorg.disclosure.solve import at_once
from arbeidszorg.disclosure.solve.linear import Counts

PERSONS = np.array([3.0, 9.0, 4.0, 40.0])


def moved(shown: list[bool]) -> np.ndarray:
    members = np.vstack([np.eye(4), np.ones(4)])
    total = members @ PERSONS
    hidden = ~np.array(shown)
    counts = Counts(
        csr_matrix(members),
        ~hidden,
        hidden,
        np.stack([np.full(5, np.inf), np.clip(total - 1, 0, None)]),
        np.ones(5),
    )
    ties = csr_matrix((0, 4))
    todo = np.flatnonzero(hidden)
    columns = at_once.moved(counts, ties, PERSONS, todo, 3, np.random.default_rng(1))
    return np.asarray(members @ columns)


def test_what_is_shown_stays_and_others_move() -> None:
    change = moved([False, False, False, True, True])
    assert np.allclose(change[[3, 4]], 0)
    assert np.abs(change[:3]).max() > 2
    assert (PERSONS[:3] + change[:3] >= 1 - 1e-6).all()


def test_a_hidden_part_alone_cannot_move() -> None:
    assert np.allclose(moved([False, True, True, True, True]), 0)
