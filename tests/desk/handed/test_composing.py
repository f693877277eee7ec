"""Which years a version may end with."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from arbeidszorg.store.database import Store
from desk.handed import composing, handing
from desk.handed.composing import years
from desk.handed.handed import RefusedError, Told, Who
from helpers.builders import registry
from helpers.handings import frames


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


def test_a_code_of_two_initiatives_makes_no_version(store: Store, els: Who, jan: Who) -> None:
    """To whoever hands in it is not told: that would say which codes others have."""
    for code in ("AZ-1", "AZ-2"):
        made = dict(frames(code, 2))
        double = made["registraties"].assign(registratie_id=["R7", f"R8{code[-1]}"])
        made["registraties"] = double
        handed = handing.hand_in(store, els, made, Told(), 0)
        handing.accept(store, handed.number, jan, handed.last.number)
    with pytest.raises(RefusedError, match=r"\(AZ-1, AZ-2\); het aantal codes is 1"):
        composing.registry(store, composing.standing(store), None, date(2026, 11, 29))
