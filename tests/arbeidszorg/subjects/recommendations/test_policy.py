"""What the policy has done: each with its date and source, in order, tied to recommendations."""

from __future__ import annotations

import csv

import pytest

from arbeidszorg.subjects.recommendations.policy import (
    FILE,
    RECOMMENDATIONS,
    STUDIED,
    TOUCHES,
    dated,
    milestones,
    touching,
)


def test_every_row_of_the_file_is_a_milestone_with_date_and_source() -> None:
    with FILE.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(milestones()) == len(rows) == 14, "a date stands once"
    for row in rows:
        milestone = milestones()[row["datum"]]
        assert milestone.when == row["datum"] and milestone.dated
        assert milestone.text and milestone.text.lower() == row["feit"].lower()
        assert milestone.source == row["bron"] and milestone.source_name
        assert "/" not in milestone.source_name, "a name, and no path of a file"
        assert not milestone.link or milestone.link.startswith("http")


def test_they_go_from_old_to_new() -> None:
    whens = list(milestones())
    assert whens == sorted(whens)
    assert milestones()[whens[0]].year == 2001
    assert milestones()[whens[-1]].dated == "1 januari 2025"


def test_every_milestone_was_judged_and_touches_only_what_is_asked() -> None:
    assert set(TOUCHES) == set(milestones())
    assert {
        recommendation for recommendations in TOUCHES.values() for recommendation in recommendations
    } <= set(RECOMMENDATIONS)
    assert touching("statuut") == ()
    assert [milestone.when for milestone in touching("samenwerking")] == ["2021-04", "2023-07-01"]


def test_since_the_study() -> None:
    since = [milestone.when for milestone in milestones().values() if milestone.since_study]
    assert since[0] == "2022-07-08" and all(when > STUDIED for when in since)
    assert len(since) == 5


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2010", "2010"),
        ("2021-03", "maart 2021"),
        ("2014-04-25", "25 april 2014"),
        ("2001-11", "november 2001"),
    ],
)
def test_a_date_in_words(when: str, words: str) -> None:
    assert dated(when) == words


@pytest.mark.parametrize("when", ["2021-02-30", "2021-13", "", "vorig jaar"])
def test_a_date_that_cannot_be_is_a_fault(when: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        dated(when)
