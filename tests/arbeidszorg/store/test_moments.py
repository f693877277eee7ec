"""Moments as people write them, by the Belgian clock, and as they are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.store import moments
from arbeidszorg.store.errors import StoreError


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2027-01-15T09:00", "2027-01-15T08:00:00.000000+00:00"),
        (" 2027-07-15T09:00 ", "2027-07-15T07:00:00.000000+00:00"),
        ("2027-01-15T09:00Z", "2027-01-15T09:00:00.000000+00:00"),
        ("2027-01-15 09:00+05:00", "2027-01-15T04:00:00.000000+00:00"),
        ("2027-01-15", "2027-01-14T23:00:00.000000+00:00"),
        ("2027-10-31T02:30+01:00", "2027-10-31T01:30:00.000000+00:00"),
    ],
)
def test_a_moment_is_kept_in_utc(text: str, kept: str) -> None:
    assert moments.kept(moments.asked(text)) == kept


@pytest.mark.parametrize("text", ["", "morgen", "15/01/2027", "2027-13-01", "9 uur", "0001-01-01"])
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(StoreError, match=r"is geen moment\. Schrijf bijvoorbeeld"):
        moments.asked(text)


@pytest.mark.parametrize("text", ["2027-10-31T02:30", "2027-03-28T02:30"])
def test_an_hour_that_comes_twice_or_never_needs_its_offset(text: str) -> None:
    with pytest.raises(StoreError, match=r"\+01:00 in de winter"):
        moments.asked(text)


def test_a_moment_is_said_by_the_belgian_clock() -> None:
    moment = datetime(2027, 7, 15, 22, 30, tzinfo=UTC)
    assert moments.spoken(moment) == "16/07/2027 om 00:30 Belgische tijd (2027-07-15T22:30Z)"
    assert moments.short(moment) == "16/07/2027 00:30"


some = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))


@given(some, some)
def test_texts_sort_as_moments(one: datetime, two: datetime) -> None:
    assert moments.read(moments.kept(one)) == one
    assert (moments.kept(one) < moments.kept(two)) == (one < two)


def test_a_clock_is_doubtful_when_it_says_what_cannot_be() -> None:
    now, minute = datetime(2027, 1, 1, tzinfo=UTC), timedelta(minutes=1)
    assert not moments.is_doubtful(now, None) and not moments.is_doubtful(now, now - minute)
    assert not moments.is_doubtful(now, now + 4 * minute)
    assert moments.is_doubtful(now, now + 6 * minute)
    assert moments.is_doubtful(datetime(2025, 12, 31, tzinfo=UTC), None)
