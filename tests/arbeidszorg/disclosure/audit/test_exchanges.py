"""An exchange of persons shows that a number is open."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from arbeidszorg.disclosure.audit import exchanges
from arbeidszorg.disclosure.audit.spots import Spots

NOBODY = np.zeros((0, 2), dtype=bool)
ONE = np.array([[True, False]])
BOTH = np.array([[True, True]])


def spots(counts: Any, sectors: tuple[int, ...] = (0, 0), can: Any = None) -> Spots:
    held = np.array(counts, dtype=float)
    able = np.ones(held.shape, dtype=bool) if can is None else np.array(can)
    towns = np.arange(len(held))
    return Spots(0, held.shape[1], towns, np.array(sectors), held, held.sum(axis=1), able)


def room(*given: Any, rows: Any = (NOBODY, NOBODY)) -> float:
    return float(exchanges.room(spots(*given), list(rows))[0, 0])


def test_two_towns_exchange_as_many_as_both_have() -> None:
    assert room([[2, 5], [9, 9]]) == 2 + 5  # two can lose the code, five get it
    assert room([[2, 5], [1, 9]]) == 2 + 1
    assert room([[2, 0], [9, 9]]) == 2  # nobody there can get it


@pytest.mark.parametrize("rows", [(ONE, NOBODY), (NOBODY, ONE)])
def test_a_row_that_holds_one_of_them_would_notice(rows: Any) -> None:
    assert room([[2, 5], [9, 9]], rows=rows) == 0
    assert room([[2, 5], [9, 9]], rows=(BOTH, BOTH)) == 7


def test_of_two_sectors_everybody_would_notice() -> None:
    assert room([[2, 5], [9, 9]], (0, 1)) == 0


def test_nobody_gets_a_code_that_cannot_be_had_there() -> None:
    assert room([[2, 5], [9, 9]], (0, 0), [[True, True], [True, False]]) == 2
    assert room([[2, 5], [9, 9]], (0, 0), [[True, False], [True, True]]) == 5
