"""What is published one after another differs by what its row says."""

from __future__ import annotations

from benchmarks import publishing
from helpers.stores import small


def test_some_stays_more_are_of_others_and_a_year_more_holds_the_same() -> None:
    first = small(30, 4)
    second = publishing.with_more(first)
    persons = second.registrations["medewerker_id"]
    assert len(persons) == len(set(persons)) == 34 + publishing.FEW
    assert second.last_year == first.last_year

    third = publishing.a_year_later(second)
    assert third.registrations.equals(second.registrations)
    assert third.last_year == third.reference_date.year == first.last_year + 1
    assert len({first.version, third.version}) == 2
