"""Which moves of groups can be made without looking further."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from arbeidszorg.disclosure.solve import exchange
from arbeidszorg.disclosure.solve.split_tables import Tables
from helpers.tables import tables


def moving(units: list[list[int]], ceiling: float) -> Tables:
    """The first town gets two persons of the second, and holds no more than ``ceiling`` of the
    second code by what is shown of another measure."""
    problem = tables(units, [[0, 1], [0], [1]], [True, False, False])
    bound = np.full(problem.value.shape, np.inf)
    bound[1, 1] = ceiling
    return replace(problem, moves=[np.array([2.0, -2.0])], ceiling=bound)


def kept(problem: Tables) -> int:
    return len(exchange.to_keep(problem, exchange.blocks_of(problem)))


def test_in_one_block_a_move_can_be_made() -> None:
    assert kept(moving([[1, 0], [0, 9]], np.inf)) == 0


@pytest.mark.parametrize(("ceiling", "asked"), [(1.0, 1), (2.0, 0)])
def test_unless_the_town_has_no_room_for_the_codes_that_come(ceiling: float, asked: int) -> None:
    assert kept(moving([[1, 0], [0, 9]], ceiling)) == asked


def test_with_persons_of_a_code_for_which_there_is_room() -> None:
    assert kept(moving([[1, 0], [2, 9]], 0.0)) == 0
