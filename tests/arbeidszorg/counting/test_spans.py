"""Years as bits are counted as they are one by one."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.counting import spans

ROWS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 9), st.integers(0, 2**40)),
    max_size=12,
)


@given(ROWS, st.sampled_from([3, 32, 33, 64]))
def test_each_year_has_the_rows_that_count_in_it(
    rows: list[tuple[int, int, int, int]], length: int
) -> None:
    cell, code, weight, bits = (np.array([row[n] for row in rows], np.int64) for n in range(4))
    shift = 64 - 41 if length == 64 else 0
    years = (bits.astype(np.uint64) << np.uint64(shift)) % np.uint64(2 ** min(length, 63))
    places = spans.placed(cell, 4, spans.runs(years.astype(spans.kind(length)), length))
    for given_, weighed in ((None, np.ones(len(rows))), (weight, weight)):
        counts = places.counts(code, 3, given_)
        assert counts.shape == (length, 4, 3)
        for year in range(length):
            expected = np.zeros((4, 3))
            there = (years >> np.uint64(year)) & np.uint64(1) == 1
            np.add.at(expected, (cell[there], code[there]), weighed[there])
            assert np.array_equal(counts[year], expected)
    assert np.array_equal(places.counts(None, 1)[..., 0], places.counts(code, 3).sum(axis=2))
