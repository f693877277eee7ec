"""What the policy did: every row of the file, with its date as it is said."""

from __future__ import annotations

import csv

import pytest

from arbeidszorg.legislation import FILE, Milestone, milestones


def test_every_row_of_the_file_is_read() -> None:
    with FILE.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(milestones()) > 10, "a date stands once"
    for row in rows:
        one = milestones()[row["datum"]]
        assert (one.date, one.fact, one.source) == (row["datum"], row["feit"], row["bron"])
        assert one.fact and one.source and one.spoken


@pytest.mark.parametrize(
    ("date", "spoken"),
    [("2018-07-01", "1 juli 2018"), ("2021-04", "april 2021"), ("2010", "2010")],
)
def test_a_date_is_said_as_far_as_it_is_known(date: str, spoken: str) -> None:
    assert Milestone(date, "feit", "bron").spoken == spoken
