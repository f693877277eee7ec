"""From when which version is public: at once, at an hour, withdrawn, gone back; and odd clocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from arbeidszorg.store.database import Store
from arbeidszorg.store.errors import StoreError, TakenError
from arbeidszorg.store.releases import State, publish, roll_back, state, withdraw
from arbeidszorg.store.versions import make, registry_of, versions
from helpers.stores import HOUR, NOON, ended, forked, says, small

At = Callable[[timedelta], Store]
#: What is reckoned from what a store holds, and asks its engine no more than another test does.
ON_FILE = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)


@pytest.fixture
def at(store: Store) -> At:
    """A store with three versions, opened by a machine whose clock says noon and so much more."""
    for people in (1, 2, 3):
        make(replace(store, clock=lambda: NOON - HOUR), small(people), f"maker {people}")
    return lambda later: replace(store, clock=lambda: NOON + later)


NOW = timedelta(0)


def numbers(now: State) -> tuple[int | None, list[int], list[int]]:
    """The version that is shown, those that are public, and those that come."""
    shown = now.shown
    return (
        shown.number if shown else None,
        [version.number for version in now.public],
        [version.number for version in now.coming],
    )


def test_a_version_is_public_when_somebody_says_so(at: At) -> None:
    assert numbers(state(at(NOW))) == (None, [], [])
    assert publish(at(NOW), 2, "Jan").moment == NOON
    assert numbers(state(at(NOW))) == (2, [2], [])
    publish(at(HOUR), 3, "Jan")
    assert numbers(state(at(HOUR))) == (3, [2, 3], [])


@ON_FILE
def test_an_embargo_ends_by_itself_at_its_hour(at: At) -> None:
    publish(at(NOW), 1, "Jan")
    publish(at(NOW), 3, "Jan", NOON + HOUR)
    assert numbers(state(at(HOUR - timedelta(microseconds=1)))) == (1, [1], [3])
    assert numbers(state(at(HOUR))) == (3, [1, 3], [])


@ON_FILE
def test_the_last_moment_counts_not_the_last_decision(at: At) -> None:
    publish(at(NOW), 3, "Jan", NOON + 9 * HOUR)
    publish(at(NOW), 2, "Jan", NOON + 2 * HOUR)
    assert numbers(state(at(3 * HOUR))) == (2, [2], [3])
    assert numbers(state(at(9 * HOUR))) == (3, [2, 3], [])


def test_an_embargo_can_be_moved_and_withdrawn_until_it_ends(at: At) -> None:
    publish(at(NOW), 1, "Jan", NOON + HOUR)
    publish(at(NOW), 1, "Jan", NOON + 3 * HOUR)
    assert numbers(state(at(2 * HOUR))) == (None, [], [1])
    withdraw(at(2 * HOUR), 1, "Els")
    assert numbers(state(at(4 * HOUR))) == (None, [], [])
    with pytest.raises(StoreError, match="er is niets in te trekken"):
        withdraw(at(4 * HOUR), 1, "Els")
    publish(at(4 * HOUR), 1, "Jan")
    with pytest.raises(StoreError, match="Versie 1 is al openbaar"):
        publish(at(5 * HOUR), 1, "Jan", NOON + 6 * HOUR)


@ON_FILE
def test_what_is_withdrawn_makes_way_for_what_was_before(at: At) -> None:
    publish(at(NOW), 1, "Jan")
    publish(at(HOUR), 2, "Jan")
    withdraw(at(2 * HOUR), 2, "Els")
    now = state(at(2 * HOUR))
    assert numbers(now) == (1, [1], [])
    assert [release.by for release in now.releases] == ["Jan", "Jan", "Els"]
    assert len(versions(at(NOW))) == 3


def test_to_go_back_is_a_new_version_with_the_list_of_an_older(at: At) -> None:
    publish(at(NOW), 1, "Jan")
    publish(at(HOUR), 3, "Jan")
    again, release = roll_back(at(2 * HOUR), 1, "Els", "Fout in versie 3")
    now = state(at(2 * HOUR))
    assert numbers(now) == (4, [1, 3, 4], []) and release.at_once
    first, last = now.versions[0], now.versions[-1]
    assert last == again and last.submissions == first.submissions
    assert (last.number, last.back_to, last.content) == (4, 1, first.content)
    assert (last.by, last.note, last.at) == ("Els", "Fout in versie 3", NOON + 2 * HOUR)
    assert says(registry_of(at(NOW), 4)) == says(registry_of(at(NOW), 1)) == says(small(1))


def test_to_go_back_at_an_hour(at: At) -> None:
    publish(at(NOW), 3, "Jan")
    roll_back(at(NOW), 1, "Els", moment=NOON + HOUR)
    assert numbers(state(at(NOW))) == (3, [3], [4])
    assert numbers(state(at(HOUR))) == (4, [3, 4], [])


@ON_FILE
@pytest.mark.parametrize("later", [NOW, -HOUR, timedelta(microseconds=-1)])
def test_a_moment_that_is_past_is_refused(at: At, later: timedelta) -> None:
    with pytest.raises(StoreError, match="is voorbij"):
        publish(at(NOW), 1, "Jan", NOON + later)
    with pytest.raises(StoreError, match="is voorbij"):
        roll_back(at(NOW), 1, "Jan", moment=NOON + later)
    assert len(state(at(NOW)).versions) == 3 and not state(at(NOW)).releases


@ON_FILE
def test_a_version_that_is_not_there(at: At) -> None:
    for work in (publish, withdraw, roll_back):
        with pytest.raises(StoreError, match=r"^Versie 7 bestaat niet\. De laatste is versie 3"):
            work(at(NOW), 7, "Jan")


# --- clocks that are wrong ------------------------------------------------------------------------

BEHIND = -2 * HOUR


def test_a_clock_that_runs_behind_hides_nothing_that_was_public_at_once(at: At) -> None:
    publish(at(NOW), 1, "Jan")
    assert numbers(state(at(BEHIND))) == (1, [1], [])
    publish(at(BEHIND), 2, "Jan")
    for later in (BEHIND, NOW, HOUR):
        assert numbers(state(at(later))) == (2, [1, 2], [])


@ON_FILE
def test_an_embargo_is_refused_while_the_clock_is_evidently_wrong(at: At) -> None:
    publish(at(NOW), 1, "Jan")
    assert state(at(BEHIND)).is_doubtful and not state(at(NOW)).is_doubtful
    with pytest.raises(StoreError, match=r"^De klok staat op 01/03/2027 om 11:00 .* wordt daarom"):
        publish(at(BEHIND), 2, "Jan", NOON + HOUR)
    assert numbers(state(at(NOW))) == (1, [1], [])


@ON_FILE
def test_some_minutes_between_two_machines_are_nothing(at: At) -> None:
    publish(at(NOW), 1, "Jan")
    publish(at(timedelta(minutes=-4)), 2, "Jan", NOON + HOUR)
    assert numbers(state(at(NOW))) == (1, [1], [2])


@ON_FILE
def test_a_clock_that_was_never_set_is_doubtful(store: Store) -> None:
    early = replace(store, clock=lambda: datetime(1970, 1, 1, tzinfo=UTC))
    assert state(early).is_doubtful


@ON_FILE
def test_after_a_clock_that_ran_ahead_everything_can_be_mended(at: At) -> None:
    years = timedelta(days=9999)
    publish(at(years), 1, "Jan")
    publish(at(NOW), 2, "Jan")
    assert numbers(state(at(NOW))) == (2, [1, 2], [])
    withdraw(at(NOW), 1, "Els")
    withdraw(at(NOW), 2, "Els")
    publish(at(NOW), 2, "Els")
    publish(at(NOW), 3, "Els", NOON + HOUR)
    assert numbers(state(at(HOUR))) == (3, [2, 3], [])


def test_the_clock_of_a_database_is_that_of_all_machines(store: Store) -> None:
    with store.reading() as connection:
        assert abs(store.now(connection) - datetime.now(UTC)) < HOUR
        assert store.now(connection).tzinfo == UTC


# --- two at once ----------------------------------------------------------------------------------


def test_who_decides_second_is_told(at: At) -> None:
    publish(at(NOW), 1, "Jan", after=0)
    for work in (publish, withdraw, roll_back):
        with pytest.raises(
            TakenError, match=r"^Iemand was u voor: Jan besliste op .* over versie 1"
        ):
            work(at(NOW), 2, "Els", after=0)
    assert len(state(at(NOW)).releases) == 1 and len(versions(at(NOW))) == 3


def test_of_two_that_decide_one_wins(at: At) -> None:
    store = at(NOW)

    def work(number: int) -> None:
        try:
            publish(store, number, f"beslisser {number}", after=0)
        except TakenError as error:
            raise SystemExit("beslisser" not in str(error)) from None

    children = [forked(lambda number=number: work(number)) for number in (1, 2)]
    assert sorted(map(ended, children)) == [0, 1]
    assert len(state(store).releases) == 1


def test_to_go_back_while_another_makes_a_version(at: At) -> None:
    """Both want number 4; whichever is second has written nothing."""
    store = at(NOW)

    def back() -> None:
        roll_back(store, 1, "Els")

    def new() -> None:
        make(store, small(9), "Jan", after=3)

    children = [forked(work) for work in (back, new)]
    codes = [ended(child) for child in children]
    now = state(store)
    assert codes in ([0, 1], [1, 0], [0, 0])
    assert len(now.versions) == 4 and codes != [0, 0]
    assert len(now.releases) == (1 if now.versions[-1].back_to else 0)
