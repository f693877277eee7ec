"""Marks are told apart as they are by looking at each."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg.disclosure.solve import marks
from helpers.examples import examples


def table(data: Any, lines: int, columns: int) -> Any:
    line = st.lists(st.booleans(), min_size=columns, max_size=columns)
    drawn = data.draw(st.lists(line, min_size=lines, max_size=lines))
    return np.array(drawn, dtype=bool).reshape(lines, columns)


@given(st.data(), st.integers(0, 19), st.integers(0, 12))
@settings(max_examples=examples(60), deadline=None)
def test_columns_are_in_order_of_their_numbers_and_marks(
    data: Any, lines: int, columns: int
) -> None:
    told = table(data, lines, columns)
    number = st.lists(st.sampled_from((0, 1, 9, 255)), min_size=columns, max_size=columns)
    place, sector = (np.array(data.draw(number), dtype=int) for _ in range(2))
    first, which = marks.alike(told, place, sector)
    names = list(zip(place.tolist(), sector.tolist(), *told.tolist(), strict=True))
    assert [names[column] for column in first] == sorted(set(names))
    assert [names[first[each]] for each in which] == names
    assert all(names.index(names[column]) == column for column in first)


@given(st.data(), st.integers(0, 9))
@settings(max_examples=examples(60), deadline=None)
def test_who_has_a_mark_that_another_has_not(data: Any, columns: int) -> None:
    parts, wholes = table(data, 4, columns), table(data, 5, columns)
    part, whole = (np.ravel(each) for each in np.indices((4, 5)))
    expected = [
        any(has and not also for has, also in zip(parts[one], wholes[other], strict=True))
        for one, other in zip(part, whole, strict=True)
    ]
    assert marks.outside(parts, wholes, part, whole).tolist() == expected


def test_of_no_pairs_nothing_is_said() -> None:
    none = np.zeros(0, dtype=int)
    assert not len(marks.outside(np.zeros((0, 3), bool), np.ones((2, 3), bool), none, none))
