"""What an initiative gets back is of its own rows, and says nothing of what others handed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from arbeidszorg.texts import t
from desk.handed import figures, report
from desk.handed.own import Own, own
from helpers.builders import registry

MINE = [
    {"medewerker_id": "P-1", "startdatum": "2024-03-01", "einddatum": "2024-09-01"},
    {"medewerker_id": "P-2", "startdatum": "2024-05-01", "uren_per_week": 8.0},
]
#: What the same person does elsewhere: before, after, meanwhile.
ELSEWHERE: list[list[dict[str, Any]]] = [
    [],
    [{"startdatum": "2023-01-01", "einddatum": "2023-06-01"}],
    [{"startdatum": "2025-01-01"}],
    [{"startdatum": "2024-03-01", "einddatum": "2025-06-01"}],
]


def told(*others: dict[str, Any]) -> Own:
    stays = [*MINE, *({**other, "medewerker_id": "P-1", "initiatief_id": "I2"} for other in others)]
    made = registry([{}, {}], stays, years=(2023, 2025))
    known = figures.of_registry(made)
    assert known.numbers
    return own(known, known.initiatives["I1"], None)


@pytest.mark.parametrize("others", ELSEWHERE[1:])
def test_whether_somebody_was_elsewhere_is_not_told(others: list[dict[str, Any]]) -> None:
    assert told(*others) == told()


def test_its_own_numbers_are_counted_as_the_atlas_counts() -> None:
    years = {year.year: dict(year.numbers) for year in told().years}
    assert years == {
        2024: {"medewerkers": 2, "instroom": 2, "uitstroom": 1, "uren": 8},
        2025: {"medewerkers": 1, "instroom": 0, "uitstroom": 0, "uren": 8},
    }


def test_somebody_who_comes_back_is_new_once() -> None:
    again = {"medewerker_id": "P-1", "startdatum": "2025-02-01"}
    known = figures.of_registry(registry([{}], [*MINE, again], years=(2024, 2025)))
    numbers = {year.year: year.numbers for year in own(known, known.initiatives["I1"], None).years}
    assert [numbers[year]["instroom"] for year in (2024, 2025)] == [2, 0]
    assert [numbers[year]["uitstroom"] for year in (2024, 2025)] == [0, 0]


@pytest.mark.parametrize("demo", [True, False])
def test_a_report_says_what_it_counts_and_whether_it_is_invented(demo: bool) -> None:
    made = report.document(replace(told(), demo=demo), date(2026, 1, 1))
    assert made.demo is demo
    assert t("aanvaarden.own.alone") in made.sections[0].text
