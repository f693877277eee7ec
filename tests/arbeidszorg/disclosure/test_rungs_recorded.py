"""A rounded share of persons: nobody can be worked out from it."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg.disclosure.rungs_recorded import FROM, STEP, rounded

whole_numbers = st.integers(0, 3000)


@settings(deadline=None)
@given(whole_numbers, whole_numbers, st.integers(0, 1), st.integers(2, 100))
def test_a_share_of_persons_gives_nobody_away(a: int, b: int, low: int, high: int) -> None:
    part, whole = min(a, b), max(a, b)
    small = range(low, high + 1)
    found = rounded(2021, part, whole, small)
    assert found._fields == ("year", "value", "status"), "neither number leaves"
    if found.status != "ok":
        assert math.isnan(found.value)
        assert not whole or whole < FROM or {part, whole - part, whole} & set(small)
        return
    assert whole >= FROM and part not in small and whole - part not in small
    assert found.value % STEP == 0 and abs(found.value - part / whole * 100) <= STEP / 2 + 1e-9
    near = [n for n in range(whole + 1) if rounded(2021, n, whole, ()).value == found.value]
    assert len(near) > 1, "more than one number is possible"
