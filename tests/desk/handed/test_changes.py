"""What changes: by year, row by row, and what is asked about."""

from __future__ import annotations

import pytest

from arbeidszorg.store.submissions import submissions, texts_of
from desk.handed.changes import Question, changes, headlines, numbers, questions, row_changes, years
from helpers.builders import persons, registry
from helpers.stores import NOON


def stays(count: int, start: str, **more: object) -> list[dict]:
    code = f"{start}-{more.get('einddatum', '')}"
    return [
        {**stay, "registratie_id": f"R{code}-{n}", "medewerker_id": f"P{code}-{n}"}
        for n, stay in enumerate(persons(count, startdatum=start, **more))
    ]


def test_numbers_are_those_of_the_atlas() -> None:
    """A person once a year, inflow at the first stay, outflow at the end of the last, hours of what
    runs on the last day."""
    some = [
        *stays(3, "2021-02-01", uren_per_week=10.5),
        *stays(2, "2021-03-01", einddatum="2022-05-01", uren_per_week=7.0),
    ]
    told = numbers(registry([{}], some, years=(2021, 2022)))
    assert [told.get(("I1", year, "medewerkers")) for year in (2021, 2022)] == [5, 5]
    assert [told.get(("I1", year, "uren")) for year in (2021, 2022)] == [45.5, 31.5]
    assert told.get(("I1", 2021, "instroom")) == 5 and ("I1", 2022, "instroom") not in told
    assert told.get(("I1", 2022, "uitstroom")) == 2


@pytest.mark.parametrize(
    ("before", "after", "asked"),
    [
        (40, 42, False),
        (40, 55, True),
        (8, 4, False),
        (10, 5, True),
        (10, 0, True),
        (100, 80, False),
    ],
)
def test_a_large_change_is_asked_about(before: int, after: int, asked: bool) -> None:
    changed = years(
        "I1", {("I1", 2021, "medewerkers"): before}, {("I1", 2021, "medewerkers"): after}
    )
    assert bool(questions(changed)) is asked


def test_a_new_year_is_held_against_the_year_before() -> None:
    old = {("I1", 2021, "medewerkers"): 40}
    changed = years("I1", old, old | {("I1", 2022, "medewerkers"): 10})
    (question,) = questions(changed)
    assert question == Question("jaar", 2022, "medewerkers", 40, 10) and question.percent == 75
    assert questions(years("I1", {}, {("I1", 2022, "medewerkers"): 10})) == ()


def test_rows_are_new_other_or_gone() -> None:
    def texts(*rows: dict) -> dict[str, bytes]:
        (one,) = submissions(registry([{}], rows, [{"omzet": float(len(rows))}]), NOON)
        return texts_of(one)

    one, two, three = ({"registratie_id": f"R{n}"} for n in (1, 2, 3))
    found = list(row_changes(texts(one, two), texts({**one, "geslacht": "v"}, three)))
    assert [(row.file, row.what, row.key) for row in found] == [
        ("registraties", "gewijzigd", "R1"),
        ("registraties", "nieuw", "R3"),
        ("registraties", "weg", "R2"),
    ]
    assert found[0].cells == {"geslacht": ("", "v")} | dict(found[0].cells)
    new = {"startdatum": "2021-02-01", "einddatum": "2021-06-30", "uren_per_week": 12.0}
    row = {**one, **new, "activiteiten": "keuken"}
    told = next(row for row in row_changes({}, texts(row)) if row.file == "registraties")
    assert told.cells == {} and dict(told.told) == {
        "startdatum": "2021-02-01",
        "einddatum": "2021-06-30",
        "activiteiten": "keuken",
        "uren_per_week": "12.0",
    }
    gone = next(row for row in row_changes(texts(one), texts(two)) if row.what == "weg")
    assert gone.told["startdatum"]
    whole = changes("I1", {}, {}, ({}, texts(one)))
    assert whole.count("nieuw") == 1 and whole.count("nieuw", "kosten_opbrengsten") == 1


def test_headlines_are_of_all_together() -> None:
    after = registry([{"plaatsen": 5}, {}], stays(3, "2022-02-01"), years=(2021, 2022))
    told = {(each.measure, each.year): (each.before, each.after) for each in headlines(None, after)}
    assert told["medewerkers", 2022] == (0, 3) and told["plaatsen", 2022] == (0, 5)
    assert told["initiatieven", 2021] == (0, 2) and told["instroom", 2022] == (0, 3)
    same = {each.measure: each.before for each in headlines(after, after) if each.year == 2022}
    assert same["medewerkers"] == 3
