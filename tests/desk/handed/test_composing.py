"""Which years a version may end with."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from desk.handed.composing import years
from helpers.builders import registry


@pytest.mark.parametrize(
    ("days", "force", "offered"),
    [
        (["2024-02-01", "2025-03-01"], 2024, (2024, 2025)),
        (
            ["2024-02-01", "2026-03-01"],
            2024,
            (2024, 2026, 2025),
        ),  # the year that runs is not proposed
        (["2024-02-01"], 2025, (2025,)),
        (["2026-03-01"], None, (2026, 2025)),
        (["2099-03-01"], 2024, (2024, 2025)[:1]),
        ([], None, (2025,)),
        (["2026-03-01"], 2026, (2026,)),
    ],
)
def test_last_years_that_are_offered(
    days: list[str], force: int | None, offered: tuple[int, ...]
) -> None:
    edition = registry(years=(2020, force)).edition if force else None
    starts = pd.Series(pd.to_datetime(pd.Series(days, dtype=object)))
    ends = pd.Series(pd.NaT, index=starts.index)
    assert years(starts, ends, edition, date(2026, 11, 29)) == offered
