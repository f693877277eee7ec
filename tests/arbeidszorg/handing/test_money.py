"""Costs beside places, hours and the year before."""

from __future__ import annotations

import pytest

from helpers.files import Row
from helpers.handing import ONE, checked, cost, found, handed, stay


def rules(*rows: Row, **changes: str) -> list[tuple[str, int | None, str | None]]:
    stays = handed("registraties", stay(1, uren_per_week="20"), stay(2, uren_per_week="10"))
    one = handed("initiatieven", ONE | changes)
    return found(checked(one, stays, handed("kosten_opbrengsten", *rows), earlier=None))


def test_usual_costs_say_nothing() -> None:
    assert rules(cost(personeelskosten="40000", subsidies="30000")) == []


@pytest.mark.parametrize(
    ("row", "changes", "rule"),
    [
        (cost(personeelskosten="150"), {}, "costs_per_place"),
        (cost(personeelskosten="700000"), {}, "costs_per_place"),
        (cost(personeelskosten="300000"), {}, "costs_per_hour"),
        (cost(2014, personeelskosten="40000"), {}, "costs_outside_life"),
        (cost(2024, personeelskosten="40000"), {"einddatum": "2023-12-31"}, "costs_outside_life"),
        (cost(2027, personeelskosten="40000"), {}, "future_costs"),
        (cost(), {}, "no_amounts"),
    ],
)
def test_odd_costs(row: Row, changes: dict[str, str], rule: str) -> None:
    assert rule in [found_rule for found_rule, *_ in rules(row, **changes)]


def test_costs_that_jump() -> None:
    rows = [cost(2023, personeelskosten="10000"), cost(2024, personeelskosten="30000")]
    assert ("costs_jump", 3, "personeelskosten") in rules(*rows)
    assert ("costs_jump", 2, "personeelskosten") not in rules(*rows)
    near = [cost(2023, personeelskosten="10000"), cost(2024, personeelskosten="29000")]
    assert rules(*near) == []


def test_places_that_nobody_filled_in_say_nothing() -> None:
    assert rules(cost(personeelskosten="150"), plaatsen="") == [("costs_per_hour", 2, None)]
