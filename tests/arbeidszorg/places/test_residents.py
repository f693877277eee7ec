"""Residents of each year: the right day, and the nearest where a year is missing."""

from __future__ import annotations

import pytest

from arbeidszorg.places.residents import by_year
from helpers.places import PLACES, PROVINCE

FEW = by_year([("a", 2018, 10), ("b", 2018, 20), ("a", 2021, 11), ("b", 2021, 30)])


@pytest.mark.parametrize(
    ("wanted", "year"), [(2010, 2018), (2018, 2018), (2019, 2018), (2020, 2021), (2030, 2021)]
)
def test_the_nearest_year_stands_in(wanted: int, year: int) -> None:
    assert FEW.year(wanted) == year
    assert FEW.number(("a", "b"), wanted) == {2018: 30, 2021: 41}[year]


def test_of_two_years_as_near_the_earlier_counts() -> None:
    assert by_year([("a", 2018, 1), ("a", 2020, 2)]).year(2019) == 2018


def test_years_of_somebody_else_come_first() -> None:
    both = FEW.with_years(by_year([("a", 2021, 50), ("b", 2021, 50)]))
    assert (both.number("ab", 2018), both.number("ab", 2021)) == (30, 100)


def test_every_municipality_is_known_in_every_year() -> None:
    towns = set(PLACES.members[PROVINCE])
    assert set(PLACES.residents.years) == set(range(2017, 2027))
    assert all(set(known) == towns for known in PLACES.residents.years.values())


def test_regions_grew_each_at_its_own_pace() -> None:
    """Rates on the residents of one year said that Zuid-West-Vlaanderen grew faster than it did."""

    def growth(name: str) -> float:
        area = PLACES.find(name)
        assert area is not None
        before, after = (PLACES.residents_of(area.code, year) for year in (2020, 2025))
        return round((after / before - 1) * 100, 1)

    assert (growth("zuid-west-vlaanderen"), growth("westhoek")) == (3.9, 1.0)
    assert PLACES.residents_of(PROVINCE, 2020) == 1_200_945


def test_own_residents_change_the_size_of_areas() -> None:
    own = by_year((town, 2030, 10) for town in PLACES.members[PROVINCE])
    places = PLACES.with_residents(own)
    assert places.residents_of(PROVINCE, 2030) == places.areas[PROVINCE].residents == 620
    assert places.residents_of(PROVINCE, 2020) == PLACES.residents_of(PROVINCE, 2020)
