"""What changed between versions: said where it may be, and never how many came one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from arbeidszorg.news.changes import Change, changes, changes_together, comparable
from arbeidszorg.news.versions import Version

SMALL = 4
DAY = date(2026, 1, 31)


def version(workers: dict[int, dict[str, float | str]], **more: Any) -> Version:
    sites: dict[int, dict[str, float | str]] = {year: {"30000": 35, "34022": 4} for year in workers}
    numbers = {"medewerkers": workers, "initiatieven": sites, "plaatsen": sites}
    years = (min(workers), max(workers))
    plain = Version("v1", DAY, None, "Eigen gegevens", False, years, "1-4", numbers)
    return replace(plain, **more)


OLD = version({2024: {"30000": 100, "34022": 40, "35013": 60}})


def test_nothing_is_other_in_the_same_numbers() -> None:
    assert changes(OLD, replace(OLD, version="v2"), "30000", SMALL, "30000") == ()


def test_a_new_year_is_new() -> None:
    years = {**OLD.numbers["medewerkers"], 2025: {"30000": 120, "34022": "verborgen"}}
    now = version(years)
    new = [
        change
        for change in changes(OLD, now, "34022", SMALL, "30000")
        if change.measure == "medewerkers"
    ]
    assert new == [Change("nieuw", "medewerkers", 2025, None, "verborgen")]


def test_a_large_difference_is_told_with_both_numbers() -> None:
    now = version({2024: {"30000": 110, "34022": 50, "35013": 60}})
    for area, before, after in (("30000", 100, 110), ("34022", 40, 50)):
        assert changes(OLD, now, area, SMALL, "30000") == (
            Change("anders", "medewerkers", 2024, before, after),
        )


@pytest.mark.parametrize("after", [41, 44, 36])
def test_a_difference_of_a_few_persons_is_told_nowhere(after: int) -> None:
    """Neither there, nor beside it, from where it could be worked out."""
    now = version({2024: {"30000": 106 + after - 40, "34022": after, "35013": 66}})
    for area in ("34022", "35013"):
        (change,) = changes(OLD, now, area, SMALL, "30000")
        assert (change.sort, change.before) == ("bijgewerkt", None)
    (province,) = changes(OLD, now, "30000", SMALL, "30000")
    moved = abs(6 + after - 40)
    assert province.sort == ("anders" if moved > SMALL else "bijgewerkt")


def test_what_comes_out_of_hiding_or_goes_into_it_is_said_without_its_number() -> None:
    old = version({2024: {"30000": 100, "34022": "verborgen", "35013": 60}})
    now = version({2024: {"30000": 110, "34022": 45, "35013": 70}})
    assert changes(old, now, "34022", SMALL, "30000") == (
        Change("getoond", "medewerkers", 2024, None, 45),
    )
    assert changes(now, old, "34022", SMALL, "30000") == (
        Change("verborgen", "medewerkers", 2024, None, "verborgen"),
    )
    assert changes(old, now, "35013", SMALL, "30000")[0].before is None


def test_the_offer_is_public() -> None:
    numbers = {**OLD.numbers, "initiatieven": {2024: {"30000": 36, "34022": 5}}}
    now = replace(OLD, numbers=numbers)
    assert changes(OLD, now, "34022", SMALL, "30000") == (
        Change("anders", "initiatieven", 2024, 4, 5),
    )


@pytest.mark.parametrize("other", [{"rule": "1-9"}, {"demo": True}])
def test_versions_of_another_kind_are_not_compared(other: dict[str, Any]) -> None:
    now = replace(version({2024: {"30000": 500, "34022": 90, "35013": 410}}), **other)
    assert not comparable(OLD, now)
    assert changes(OLD, now, "30000", SMALL, "30000") == ()


TOWNS = ("34022", "35013")


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ((50, 70), Change("anders", "medewerkers", 2024, 100, 120)),
        ((50, 60), Change("anders", "medewerkers", 2024, 100, 110)),
        ((50, 50), None),
        ((41, 70), Change("bijgewerkt", "medewerkers", 2024, None, 111)),
        ((41, 59), Change("bijgewerkt", "medewerkers", 2024, None, 100)),
        ((41, "verborgen"), Change("verborgen", "medewerkers", 2024, None, "verborgen")),
        ((40, 60), None),
    ],
)
def test_of_a_group_is_told_what_is_told_of_its_towns(
    after: tuple[float | str, float | str], told: Change | None
) -> None:
    """Two differences that are not told are not told together, nor that they even out."""
    now = version({2024: {"30000": 300, **dict(zip(TOWNS, after, strict=True))}})
    assert changes_together(OLD, now, TOWNS, SMALL, "30000") == ((told,) if told else ())


def test_a_group_comes_out_of_hiding_as_its_towns_do() -> None:
    old = version({2024: {"30000": 100, "34022": "verborgen", "35013": 60}})
    (change,) = changes_together(old, OLD, TOWNS, SMALL, "30000")
    assert change == Change("getoond", "medewerkers", 2024, None, 100)
    new = version({**OLD.numbers["medewerkers"], 2025: {"34022": 1.0, "35013": "verborgen"}})
    assert changes_together(OLD, new, TOWNS, SMALL, "30000")[0].now == "verborgen"
