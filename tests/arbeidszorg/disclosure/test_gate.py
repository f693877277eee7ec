"""Small numbers: 1 to 4 persons, and all that is made from them, never leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.counting.counted import Counted, Numbers
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings
from arbeidszorg.view.rows import STATUSES
from arbeidszorg.view.view import View
from helpers.builders import PLACES, persons, registry, weakened, weakened_atlas, whole_atlas
from helpers.examples import examples
from helpers.frames import frame_of, totals_of
from helpers.reference import Reference
from helpers.strategies import registries, views

Y2021 = (2021, 2021)
BRUGGE, KORTRIJK, MENEN = "31005", "34022", "34027"


def counted(values: list[Any]) -> Counted:
    """(value, status, persons) rows."""
    columns = [
        np.array(column, dtype=kind).reshape(1, -1, 1)
        for column, kind in zip(zip(*values, strict=True), (float, object, int), strict=True)
    ]
    towns = PLACES.level("gemeente")[: len(values)]
    areas = tuple((town.code, town.name) for town in towns)
    return Counted(View(Y2021), areas, (), Numbers(*columns), lambda: Numbers(*columns))


def protect(unprotected: Counted, chosen: Settings) -> tuple[Numbers, Callable[[], Numbers]]:
    return weakened(registry(), chosen).gate.protect(unprotected)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [(("keuken", "mailing"), "verborgen"), (("keuken", "groendienst"), 40.0)],
)
def test_that_nobody_does_two_activities_is_not_told(
    chosen: tuple[str, ...], said: float | str
) -> None:
    """Nobody is in two of them; a sum of which one part holds all persons tells nothing new."""
    stays = [
        *persons(40, activiteiten="keuken"),
        *persons(50, initiatief_id="I2", activiteiten="mailing"),
    ]
    offers = [{"activiteiten": "keuken|mailing|groendienst"} for _ in range(2)]
    table = whole_atlas(registry(offers, stays, years=Y2021)).table(
        View(Y2021, level="provincie", activities=chosen)
    )
    for row in (frame_of(table).iloc[0], totals_of(table).iloc[0]):
        assert (row["waarde"] if row["status"] == "ok" else row["status"]) == said
    assert ("Kies één activiteit" in sentence(table)) == (said == "verborgen")


@pytest.mark.parametrize("number", range(8))
def test_one_to_four_persons_are_hidden_zero_and_five_stay(number: int) -> None:
    registered = registry(
        [{"nis": BRUGGE}, {"nis": KORTRIJK}], [*persons(number), *persons(9, initiatief_id="I2")]
    )
    if number == 0:
        registered.initiatives.loc[0, "startdatum"] = pd.Timestamp("2022-01-01")
    table = weakened_atlas(registered).table(View(Y2021, areas=(BRUGGE,)))
    for row in (frame_of(table).iloc[0], totals_of(table).iloc[0]):
        if number in (1, 2, 3, 4):
            assert row["status"] == "verborgen"
            assert np.isnan(row["waarde"])
        else:
            assert (row["status"], row["waarde"]) == ("ok", number)
    assert table.hidden == (number in (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(1, 4, [0, 5, 6]), (1, 9, [0]), (1, 0, [0, 1, 4, 5, 6]), (1, 5, [0, 6])],
)
def test_the_threshold_is_a_setting(low: int, high: int, shown: list[int]) -> None:
    rows = [(float(n), "ok", n) for n in (0, 1, 4, 5, 6)]
    numbers, totals = protect(counted(rows), Settings(small_from=low, small_to=high))
    for part in (numbers, totals()):
        assert part.value[part.status == "ok"].tolist() == shown


def test_initiatives_and_places_are_public() -> None:
    registered = registry([{"plaatsen": 2}], persons(3))
    shown = weakened_atlas(registered)
    for measure, value in (("initiatieven", 1), ("plaatsen", 2)):
        table = shown.table(View(Y2021, level="provincie", measure=measure))
        assert frame_of(table)[["waarde", "status"]].values.tolist() == [[value, "ok"]]


def test_a_state_that_says_more_is_not_replaced() -> None:
    states = [(np.nan, "nvt", 0), (np.nan, "niet_geregistreerd", 0)]
    assert protect(counted(states), Settings())[0].status.ravel().tolist() == [s[1] for s in states]


def statuses(registered: Registry, **choices: Any) -> dict[Any, str]:
    view = View(**{"years": Y2021, **choices})
    frame = frame_of(weakened_atlas(registered).table(view))
    return {
        tuple(key): status
        for *key, status in frame[["jaar", "gebied", *view.split, "status"]].itertuples(index=False)
    }


def test_a_rate_from_few_persons_is_hidden() -> None:
    registered = registry(
        stays=[*persons(4, woonplaats_nis=BRUGGE), *persons(5, woonplaats_nis=KORTRIJK)]
    )
    cells = statuses(
        registered, unit="per10000", place="woonplaats", areas=(BRUGGE, KORTRIJK, MENEN)
    )
    assert list(cells.values()) == ["verborgen", "ok", "ok"]


def test_a_share_with_a_small_numerator_is_hidden() -> None:
    registered = registry(
        [{"nis": BRUGGE}, {"nis": KORTRIJK}], [*persons(3), *persons(30, initiatief_id="I2")]
    )
    cells = statuses(registered, unit="aandeel", areas=(BRUGGE, KORTRIJK))
    assert cells[2021, BRUGGE] == "verborgen"


def test_a_share_of_a_small_whole_is_hidden_also_when_it_is_zero() -> None:
    registered = registry(stays=persons(3, geslacht="v"))
    cells = statuses(registered, unit="aandeel", level="provincie", split=("geslacht",))
    assert "ok" not in cells.values()
    gone = statuses(registered, unit="aandeel", level="provincie", measure="doorstroom")
    assert gone == {(2021, "30000"): "verborgen"}


@pytest.mark.parametrize("few", [(2020, 3, 9), (2021, 9, 3)])
def test_an_index_with_a_small_base_or_value_is_hidden(few: tuple[int, int, int]) -> None:
    _, before, after = few
    registered = registry(
        stays=[
            *persons(before, startdatum="2020-01-01", einddatum="2020-09-01"),
            *persons(after, startdatum="2021-01-01", einddatum="2021-09-01"),
        ]
    )
    cells = statuses(registered, years=(2020, 2021), unit="index", level="provincie")
    assert cells[2021, "30000"] == "verborgen"


def test_hours_of_few_persons_are_hidden() -> None:
    registered = registry(stays=persons(4, uren_per_week=38))
    assert statuses(registered, measure="uren", level="provincie")[2021, "30000"] == "verborgen"


def test_hours_known_of_few_persons_are_hidden_however_many_there_are() -> None:
    registered = registry(stays=[{"uren_per_week": 38}, *persons(20, uren_per_week=None)])
    assert statuses(registered, measure="uren", level="provincie")[2021, "30000"] == "verborgen"


def test_persons_do_not_leave() -> None:
    table = weakened_atlas(registry(stays=persons(7))).table(View(Y2021))
    assert list(frame_of(table)) == ["jaar", "gebied", "gebied_naam", "waarde", "status"]
    assert list(totals_of(table)) == ["jaar", "waarde", "status"]


@settings(max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(registries(), views(), views(), st.sampled_from((0, 2, 4)))
def test_nothing_that_is_shown_was_made_from_few_persons(
    registered: Registry, view: View, another: View, most: int
) -> None:
    atlas = weakened_atlas(registered, Settings(small_to=most))
    reference = Reference(registered, PLACES)
    for table in (atlas.table(view), atlas.table(another)):
        for part in (frame_of(table), totals_of(table)):
            assert set(part["status"]) <= set(STATUSES)
            assert ((part["status"] == "ok") == part["waarde"].notna()).all()
        asked = table.view
        several = len(asked.sectors) > 1 or len(asked.activities) > 1  # may tell who is in two
        for row, behind in zip(table.rows, reference.rows(asked), strict=True):
            few = 1 <= behind["people"] <= most
            if asked.measure == "uren" and row.status == "niet_geregistreerd":
                continue  # hidden where the persons are, which this gate does not decide
            assert row.status in {
                "verborgen" if few or several else behind["status"],
                "verborgen" if few else behind["status"],
            }


@pytest.mark.parametrize("split", [(), ("leeftijd",)])
def test_that_no_hours_are_known_does_not_tell_who_is_there(split: tuple[str, ...]) -> None:
    few = [
        {"initiatief_id": "I1", "medewerker_id": f"Q{year}", "geboortejaar": year}
        for year in (2000, 1990, 1980)
    ]
    more = [
        stay
        for n in (2, 3)
        for year in (2000, 1990, 1980, 1970)
        for stay in persons(15, initiatief_id=f"I{n}", uren_per_week=9, geboortejaar=year)
    ]
    atlas = whole_atlas(
        registry([{"nis": BRUGGE}, {"nis": KORTRIJK}, {"nis": MENEN}], [*few, *more], years=Y2021)
    )
    there = View(Y2021, level="gemeente", areas=(BRUGGE,), split=split)
    hours = replace(there, measure="uren")
    hidden = [row.status for row in atlas.table(there).rows]
    assert "verborgen" in hidden
    assert [row.status for row in atlas.table(hours).rows] == hidden


def test_that_nothing_was_recorded_is_told_only_beside_how_many() -> None:
    """In Torhout nobody's sex was recorded; were that told, those in Brugge of whom it was not are
    what the regio leaves."""
    both = [
        *persons(20, initiatief_id="I2", geslacht="v"),
        *persons(18, initiatief_id="I2", geslacht="m"),
    ]
    stays = [
        *persons(10),
        *both,
        *persons(2, initiatief_id="I2"),
        *persons(40, initiatief_id="I3", geslacht="v"),
        *persons(35, initiatief_id="I3", geslacht="m"),
    ]
    stays = [{**stay, "medewerker_id": f"Q{n}"} for n, stay in enumerate(stays)]
    atlas = whole_atlas(
        registry([{"nis": "31033"}, {"nis": BRUGGE}, {"nis": KORTRIJK}], stays, years=Y2021)
    )
    for unit in ("aantal", "aandeel", "index"):
        view = View(Y2021, level="gemeente", areas=("31033",), unit=unit, split=("geslacht",))
        rows = atlas.table(view).rows
        assert rows[-1].status == "verborgen"
        assert "niet_geregistreerd" not in {row.status for row in rows}


def test_nought_is_hidden_when_asked_in_every_unit() -> None:
    atlas = weakened_atlas(
        registry([{"nis": BRUGGE}, {"nis": KORTRIJK}], persons(9)), Settings(hide_zero=True)
    )
    for unit in ("aantal", "aandeel", "index"):
        rows = atlas.table(View((2020, 2021), level="gemeente", unit=unit)).rows
        assert not [row for row in rows if row.value == 0 or row.status == "nvt"]
    offer = atlas.table(View(Y2021, level="gemeente", measure="initiatieven"))
    assert any(row.value == 0 for row in offer.rows)


def test_what_is_too_fine_is_hidden_and_says_why() -> None:
    atlas = whole_atlas(registry([{"nis": BRUGGE}], persons(60, geslacht="v"), years=Y2021))
    for reason, choices in (
        ("Naar vorm", {"split": ("vorm",), "place": "woonplaats"}),
        ("alle activiteiten samen", {"split": ("geslacht",), "activities": ("keuken",)}),
        ("hele provincie", {"split": ("geslacht",), "sectors": ("MB",)}),
        ("niet per gemeente", {"split": ("activiteit",), "sectors": ("MB",), "level": "gemeente"}),
    ):
        table = atlas.table(View(**{"years": Y2021, **choices}))
        assert any(reason in note.text for note in table.notes), reason
        filled = [row for row in table.rows if row.area in (BRUGGE, "REFREG06")]
        assert {row.status for row in filled} == {"verborgen"}
    plain = atlas.table(View(Y2021, split=("geslacht",)))
    assert not any("fijner" in note.text for note in plain.notes)
