"""Numbers per initiative and year, beside a plain count."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.handing.tallies import Tally, tallies
from arbeidszorg.registrations.intake.folder import empty

DAY = date(2020, 11, 1)
SPANS = st.lists(
    st.tuples(
        st.integers(0, 2), st.integers(0, 1), st.integers(0, 900), st.none() | st.integers(0, 900)
    ),
    max_size=8,
)


def plainly(spans: list[tuple[int, int, int, int | None]], last: int) -> list[Tally]:
    found = []
    for where in range(2):
        for year in range(2020, last + 1):
            own = []
            for who, at, start, more in spans:
                begin = DAY + timedelta(days=start)
                end = date(9999, 1, 1) if more is None else begin + timedelta(days=more)
                if at == where and begin.year <= year <= end.year:
                    own.append((who, begin, end))
            if own:
                found.append(
                    Tally(
                        f"I{where}",
                        year,
                        len({who for who, *_ in own}),
                        len(own),
                        sum(begin.year == year for _, begin, _ in own),
                        sum(end.year == year for *_, end in own),
                        2.5 * sum(end >= date(year, 12, 31) for *_, end in own),
                    )
                )
    return found


@given(SPANS)
def test_as_somebody_counts(spans: list[tuple[int, int, int, int | None]]) -> None:
    begins = [DAY + timedelta(days=start) for _, _, start, _ in spans]
    ends = [
        None if more is None else begin + timedelta(days=more)
        for begin, (*_, more) in zip(begins, spans, strict=True)
    ]
    frame = pd.DataFrame(
        {
            "medewerker_id": pd.Series([f"P{who}" for who, *_ in spans], dtype="category"),
            "initiatief_id": pd.Series([f"I{at}" for _, at, *_ in spans], dtype="category"),
            "startdatum": pd.Series(begins, dtype="datetime64[s]"),
            "einddatum": pd.Series(ends, dtype="datetime64[s]"),
            "uren_per_week": pd.Series([2.5] * len(spans), dtype="float64"),
        }
    )
    assert list(tallies(frame, 2026)) == plainly(spans, 2026)


def test_nothing_is_no_tally() -> None:
    assert tallies(empty("registraties")) == ()
