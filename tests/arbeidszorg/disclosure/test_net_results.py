"""Net results per participant: by hand, and never about one initiative or its participants."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg.counting.net_results import INCOME, SPENT
from arbeidszorg.disclosure.net_results import FEWEST, STEP
from arbeidszorg.disclosure.spreads import NetResults, Spread
from arbeidszorg.subjects.costs import results
from arbeidszorg.view.rows import HIDDEN, NOT_REPORTED, OK
from helpers.amounts import registry_with_results, results_of
from helpers.builders import persons, registry


def of_sector(net_results: NetResults, sector: str) -> Spread:
    return next(spread for spread in net_results.spreads if spread.sector == sector)


def test_the_middle_of_three_is_their_mean() -> None:
    mb = of_sector(results_of(registry_with_results([100, 200, 600])), "MB")
    assert (mb.status, mb.middle, mb.low, mb.high, mb.least) == (OK, 300, None, None, 3)


def test_six_have_ends_and_each_number_is_a_mean_of_three_or_four() -> None:
    mb = of_sector(results_of(registry_with_results([-900, -600, -300, 300, 600, 900])), "MB")
    assert (mb.low, mb.middle, mb.high) == (-600, 0, 600)


def test_thirds_grow_with_the_initiatives() -> None:
    mb = of_sector(results_of(registry_with_results([100.0 * n for n in range(12)])), "MB")
    assert (mb.low, mb.middle, mb.high, mb.least) == (200, 600, 1000, 10)  # 150, 550, 950


def test_two_initiatives_are_hidden_and_none_is_not_reported() -> None:
    net_results = results_of(registry_with_results([100, 200]))
    assert of_sector(net_results, "MB") == Spread("MB", HIDDEN)
    assert of_sector(net_results, "") == Spread("", HIDDEN)
    assert of_sector(net_results, "GGZ").status == NOT_REPORTED
    assert "minder dan drie initiatieven met volledige cijfers" in results.sentence(net_results)


@pytest.mark.parametrize("column", [*INCOME, *SPENT])
def test_an_empty_amount_is_not_zero(column: str) -> None:
    assert (
        of_sector(results_of(registry_with_results([1, 2, 3], **{column: None})), "MB").status
        == HIDDEN
    )


@pytest.mark.parametrize("most", [4, 9])
def test_that_a_number_is_shown_says_nothing_of_how_many_took_part(most: int) -> None:
    """One to the threshold, and one more, give the same; more count as they are."""
    totals = [5_000.0, 10_000.0, 30_000.0]
    several = {
        size: of_sector(
            results_of(
                registry_with_results([total / size for total in totals], size=size), small_to=most
            ),
            "MB",
        )
        for size in (1, 2, most, most + 1, 2 * (most + 1))
    }
    assert {spread.status for spread in several.values()} == {OK}
    first, *_, double = several.values()
    assert all(spread == first for spread in list(several.values())[:-1])
    assert double != first


def test_who_handed_in_no_registrations_does_not_count() -> None:
    alone = registry_with_results([100, 200, 600])
    rows = alone.registrations
    fewer = replace(alone, registrations=rows[rows["initiatief_id"] != "I1"])
    assert of_sector(results_of(fewer), "MB").status == HIDDEN


def test_who_has_two_stays_counts_once_and_who_left_before_does_not() -> None:
    registered = registry_with_results([100, 200, 600])
    rows = registered.registrations.to_dict("records")
    twice = [{**row, "registratie_id": f"X{n}"} for n, row in enumerate(rows)]
    stays = [
        {key: row[key] for key in ("medewerker_id", "initiatief_id")} for row in (*rows, *twice)
    ]
    gone = persons(50, initiatief_id="I1", startdatum="2019-01-01", einddatum="2020-12-31")
    again = registry([{}] * 3, [*stays, *gone], registered.costs.to_dict("records"))
    assert of_sector(results_of(again), "MB").middle == 300


@settings(deadline=None)
@given(
    st.lists(st.integers(-20_000, 20_000), min_size=0, max_size=25),
    st.integers(0, 24),
    st.integers(-500, 500),
)
def test_no_number_is_about_one_initiative(nets: list[int], place: int, change: int) -> None:
    """Each is a mean of three or more in hundreds of euro: what one initiative changes counts for a
    third at most. And they rise from low to high."""
    mb = of_sector(results_of(registry_with_results([float(n) for n in nets])), "MB")
    shown = [value for value in (mb.low, mb.middle, mb.high) if value is not None]
    assert shown == sorted(shown)
    assert all(value % STEP == 0 for value in shown)
    assert (mb.middle is not None) == (len(nets) >= FEWEST)
    assert (mb.low is not None) == (mb.high is not None) == (len(nets) >= 2 * FEWEST)
    if len(nets) > place and shown:
        changed_nets = [float(n + change * (number == place)) for number, n in enumerate(nets)]
        after = of_sector(results_of(registry_with_results(changed_nets)), "MB")
        for before, now in zip(
            shown, (v for v in (after.low, after.middle, after.high) if v is not None), strict=True
        ):
            assert abs(now - before) <= abs(change) / FEWEST + STEP
