"""What is shown of a measure leaves the hidden groups of its parts room to be another number."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from arbeidszorg.disclosure.solve import ceilings
from arbeidszorg.disclosure.solve.split_tables import Tables
from helpers.tables import tables

#: The first town gets three persons of the second, which is how a hidden group is proven.
MOVE = np.array([3.0, -3.0, 0.0])


def bounded(ceiling: list[list[float]]) -> Tables:
    problem = tables(
        [[1, 0], [0, 9], [40, 50]], [[0, 1, 2], [0], [1], [2]], [True, False, False, True]
    )
    return replace(problem, moves=[MOVE], ceiling=np.array(ceiling))


def test_where_nothing_bounds_a_move_nothing_must_go() -> None:
    assert not ceilings.too_tight(bounded(np.full((4, 2), np.inf).tolist())).any()


def test_of_what_bounds_a_move_the_cheapest_must_go() -> None:
    """No more than one person of either code can be in the first town."""
    many = [np.inf, np.inf]
    tight = ceilings.too_tight(bounded([many, [1.0, 1.0], many, many]))
    assert tight[1].any()
    assert not tight[[0, 2, 3]].any()


def test_a_ceiling_with_room_enough_stays() -> None:
    many = [np.inf, np.inf]
    assert not ceilings.too_tight(bounded([many, [1.0, 3.0], many, many])).any()
