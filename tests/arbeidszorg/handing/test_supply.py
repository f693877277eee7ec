"""What visitors are told of an initiative, as it is handed in."""

from __future__ import annotations

import pytest

from helpers.handing import ONE, checked, found, handed


def rules(**changes: str) -> list[tuple[str, int | None, str | None]]:
    return found(checked(handed("initiatieven", ONE | changes), earlier=None))


def test_what_is_right_says_nothing() -> None:
    told = {"vrije_plaatsen": "10", "vrije_plaatsen_op": "2026-03-01", "website": "voorbeeld.be"}
    assert not {rule for rule, *_ in rules(**told)} & set(WRONG)


WRONG = {
    "free_above_places": {"vrije_plaatsen": "11", "vrije_plaatsen_op": "2026-02-01"},
    "free_without_day": {"vrije_plaatsen": "1"},
    "free_future": {"vrije_plaatsen": "1", "vrije_plaatsen_op": "2026-03-02"},
    "checked_future": {"gecontroleerd_op": "02/03/2026"},
    "wrong_website": {"website": "javascript:alert(1)"},
}


@pytest.mark.parametrize("rule", WRONG)
def test_what_is_wrong_is_said(rule: str) -> None:
    assert rule in [said for said, *_ in rules(**WRONG[rule])]


def test_how_to_begin_may_say_whom_to_call() -> None:
    step = "Bel 050 12 34 56 of mail info@voorbeeld.be"
    assert not [rule for rule, *_ in rules(instapstap=step) if rule in ("phone", "email")]
    assert [rule for rule, *_ in rules(dagen=step) if rule in ("phone", "email")]
