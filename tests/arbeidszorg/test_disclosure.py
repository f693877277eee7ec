"""Small numbers: 1 to 4 persons, and all that is made from them, never leave."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from builders import PLACES, atlas, persons, registry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reference import Reference
from strategies import registries, views

from arbeidszorg.disclosure import protect
from arbeidszorg.registry import Registry
from arbeidszorg.settings import Settings
from arbeidszorg.table import STATUSES, Counted, Numbers
from arbeidszorg.view import View

Y2021 = (2021, 2021)
BRUGGE, KORTRIJK, MENEN = "31005", "34022", "34027"


def counted(values: list[Any]) -> Counted:
    """(value, status, persons) rows."""
    columns = [np.array(column, dtype=kind).reshape(1, -1, 1) for column, kind in
               zip(zip(*values, strict=True), (float, object, int), strict=True)]  # fmt: skip
    areas = tuple((str(n), str(n)) for n in range(len(values)))
    return Counted(View(Y2021), areas, (), Numbers(*columns), lambda: Numbers(*columns))


@pytest.mark.parametrize("number", range(8))
def test_one_to_four_persons_are_hidden_zero_and_five_stay(number: int) -> None:
    of = registry([{"nis": BRUGGE}, {"nis": KORTRIJK}],
                  [*persons(number), *persons(9, initiatief_id="I2")])  # fmt: skip
    if number == 0:
        of.initiatives.loc[0, "startdatum"] = pd.Timestamp("2022-01-01")
    table = atlas(of).table(View(Y2021, areas=(BRUGGE,)))
    for row in (table.frame.iloc[0], table.totals.iloc[0]):
        if number in (1, 2, 3, 4):
            assert row["status"] == "verborgen"
            assert np.isnan(row["waarde"])
        else:
            assert (row["status"], row["waarde"]) == ("ok", number)
    assert table.hidden == (number in (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("low", "high", "seen"),
    [(1, 4, [0, 5, 6]), (1, 9, [0]), (1, 0, [0, 1, 4, 5, 6]), (1, 5, [0, 6])],
)
def test_the_threshold_is_a_setting(low: int, high: int, seen: list[int]) -> None:
    rows = [(float(n), "ok", n) for n in (0, 1, 4, 5, 6)]
    numbers, totals = protect(counted(rows), Settings(small_from=low, small_to=high))
    for part in (numbers, totals()):
        assert part.value[part.status == "ok"].tolist() == seen


def test_initiatives_and_places_are_public() -> None:
    of = registry([{"plaatsen": 2}], persons(3))
    shown = atlas(of)
    for measure, value in (("initiatieven", 1), ("plaatsen", 2)):
        table = shown.table(View(Y2021, level="provincie", measure=measure))
        assert table.frame[["waarde", "status"]].values.tolist() == [[value, "ok"]]


def test_a_state_that_says_more_is_not_replaced() -> None:
    states = [(np.nan, "nvt", 3), (np.nan, "niet_geregistreerd", 2)]
    assert protect(counted(states), Settings())[0].status.ravel().tolist() == [s[1] for s in states]


def statuses(of: Registry, **asked: Any) -> dict[Any, str]:
    view = View(**{"years": Y2021, **asked})
    frame = atlas(of).table(view).frame
    return {tuple(key): status for *key, status in
            frame[["jaar", "gebied", *view.split, "status"]].itertuples(index=False)}  # fmt: skip


def test_a_rate_from_few_persons_is_hidden() -> None:
    of = registry(stays=[*persons(4, woonplaats_nis=BRUGGE), *persons(5, woonplaats_nis=KORTRIJK)])
    found = statuses(of, unit="per10000", place="woonplaats", areas=(BRUGGE, KORTRIJK, MENEN))
    assert list(found.values()) == ["verborgen", "ok", "ok"]


def test_a_share_with_a_small_numerator_is_hidden() -> None:
    of = registry([{"nis": BRUGGE}, {"nis": KORTRIJK}],
                  [*persons(3), *persons(30, initiatief_id="I2")])  # fmt: skip
    found = statuses(of, unit="aandeel", areas=(BRUGGE, KORTRIJK))
    assert found[2021, BRUGGE] == "verborgen"


def test_a_share_of_a_small_whole_is_hidden_also_when_it_is_zero() -> None:
    of = registry(stays=persons(3, geslacht="v"))
    found = statuses(of, unit="aandeel", level="provincie", split=("geslacht",))
    assert "ok" not in found.values()
    gone = statuses(of, unit="aandeel", level="provincie", measure="doorstroom")
    assert gone == {(2021, "30000"): "verborgen"}


@pytest.mark.parametrize("few", [(2020, 3, 9), (2021, 9, 3)])
def test_an_index_with_a_small_base_or_value_is_hidden(few: tuple[int, int, int]) -> None:
    _, before, after = few
    of = registry(
        stays=[
            *persons(before, startdatum="2020-01-01", einddatum="2020-09-01"),
            *persons(after, startdatum="2021-01-01", einddatum="2021-09-01"),
        ]
    )
    found = statuses(of, years=(2020, 2021), unit="index", level="provincie")
    assert found[2021, "30000"] == "verborgen"


def test_hours_of_few_persons_are_hidden() -> None:
    of = registry(stays=persons(4, uren_per_week=38))
    assert statuses(of, measure="uren", level="provincie")[2021, "30000"] == "verborgen"


def test_hours_known_of_few_persons_are_hidden_however_many_there_are() -> None:
    of = registry(stays=[{"uren_per_week": 38}, *persons(20, uren_per_week=None)])
    assert statuses(of, measure="uren", level="provincie")[2021, "30000"] == "verborgen"


def test_persons_do_not_leave() -> None:
    table = atlas(registry(stays=persons(7))).table(View(Y2021))
    assert list(table.frame) == ["jaar", "gebied", "gebied_naam", "waarde", "status"]
    assert list(table.totals) == ["jaar", "waarde", "status"]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(registries(), views(), st.sampled_from((0, 2, 4)))
def test_nothing_that_is_shown_was_made_from_few_persons(
    of: Registry, view: View, most: int
) -> None:
    table = atlas(of, Settings(small_to=most)).table(view)
    for part in (table.frame, table.totals):
        assert set(part["status"]) <= set(STATUSES)
        assert ((part["status"] == "ok") == part["waarde"].notna()).all()
    for row, behind in zip(table.rows, Reference(of, PLACES).rows(view), strict=True):
        few = 1 <= behind["people"] <= most
        assert row["status"] == ("verborgen" if few and behind["status"] == "ok"
                                 else behind["status"])  # fmt: skip
