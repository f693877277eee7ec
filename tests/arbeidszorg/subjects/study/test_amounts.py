"""The arithmetic of the study: exactly its balance at its own values, and sound at any other."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg.atlas.published import published
from arbeidszorg.subjects.study import amounts
from arbeidszorg.subjects.study.amounts import (
    GOVERNMENT,
    INPUTS,
    PARTICIPANT,
    PARTS,
    Amounts,
    Scenario,
)
from helpers.examples import examples

AMOUNT = st.integers(0, 1_000_000).map(lambda cents: cents / 100)
SHARE = st.integers(0, 1000).map(lambda tenths: tenths / 10)
SCENARIO: Any = st.builds(
    Scenario,
    participants=st.integers(1, 100_000).map(float),
    doorstroom=SHARE,
    amounts=st.builds(Amounts, **{part.field: AMOUNT for part in PARTS}),
    base=st.just(8.0),
)


def near(value: float, expected: float) -> bool:
    return math.isclose(value, expected, rel_tol=1e-9, abs_tol=1e-5)


# --- the study's own values ----------------------------------------------------------------------


def test_the_amounts_are_those_that_were_published() -> None:
    known = {figure.measure: figure.value for figure in published() if figure.unit == "euro"}
    study = amounts.study()
    assert {part.measure: getattr(study.amounts, part.field) for part in PARTS} == known
    assert [getattr(study.amounts, part.field) for part in PARTS] == [
        341,
        482,
        746,
        455,
        1741,
        81,
        441,
        764,
    ]
    assert (study.participants, study.doorstroom, study.base) == (1771, 8, 8)


def test_at_the_values_of_the_study_the_balance_is_exactly_that_of_the_study() -> None:
    balance = amounts.balance(amounts.study())
    assert balance.left_for(PARTICIPANT) == 1114
    assert balance.left_for(GOVERNMENT) == -455
    assert balance.together == 659
    assert balance.gained(GOVERNMENT) == 1286
    assert balance.spent(GOVERNMENT) == 1741
    assert balance.gained(PARTICIPANT) == 1569
    assert round(balance.recovered or 0, 1) == 73.9
    assert balance.total(balance.together) == 659 * 1771
    assert [value for _, value in balance.lines] == [341, 482, 746, -455, -1741, 81, 441, 764]


def test_the_break_even_of_the_study() -> None:
    assert amounts.break_even(amounts.study()) == pytest.approx((1741 - 81 - 764) / 441 * 8)


def test_the_claims_of_the_study_hold() -> None:
    study = amounts.study()
    balance = amounts.balance(study)
    assert study.amounts.expenses > study.amounts.allowance
    assert study.amounts.wellbeing == max(
        v for part, v in balance.lines if part.party == PARTICIPANT
    )
    assert (balance.recovered or 0) > 200 / 3


def test_subsidies_matter_most_and_vat_least() -> None:
    swings = amounts.tornado(amounts.study())
    assert [swings[0].code, swings[1].code, swings[-1].code] == ["subsidies", "doorstroom", "btw"]
    assert swings[0].higher == pytest.approx(-0.2 * 1741 * 1771)


def test_twice_the_doorstroom_is_twice_what_moves() -> None:
    balance = amounts.balance(amounts.changed(amounts.study(), "doorstroom", 16))
    assert balance.left_for(PARTICIPANT) == 1114 + 482
    assert balance.left_for(GOVERNMENT) == -455 + 441


# --- any values ----------------------------------------------------------------------------------


@settings(max_examples=examples(60), deadline=None)
@given(SCENARIO)
def test_the_parts_add_up(scenario: Scenario) -> None:
    balance = amounts.balance(scenario)
    for party in amounts.PARTIES:
        assert near(balance.left_for(party), balance.gained(party) - balance.spent(party))
        assert near(
            balance.left_for(party), sum(v for part, v in balance.lines if part.party == party)
        )
    assert near(balance.together, sum(value for _, value in balance.lines))
    assert near(balance.total(balance.together), balance.together * scenario.participants)


@settings(max_examples=examples(60), deadline=None)
@given(SCENARIO)
def test_the_signs_hold(scenario: Scenario) -> None:
    for part, value in amounts.balance(scenario).lines:
        assert value * part.sign >= 0


@settings(max_examples=examples(60), deadline=None)
@given(SCENARIO, st.sampled_from(PARTS), AMOUNT)
def test_a_higher_benefit_never_lowers_the_balance(
    scenario: Scenario, part: Any, rise: float
) -> None:
    raised = amounts.changed(scenario, part.code, amounts.value(scenario, part.code) + rise)
    change = amounts.balance(raised).left_for(part.party) - amounts.balance(scenario).left_for(
        part.party
    )
    assert change * part.sign >= -1e-5
    (bystander,) = set(amounts.PARTIES) - {part.party}
    assert amounts.balance(raised).left_for(bystander) == amounts.balance(scenario).left_for(
        bystander
    )


@settings(max_examples=examples(60), deadline=None)
@given(SCENARIO)
def test_at_break_even_the_balance_of_government_is_zero(scenario: Scenario) -> None:
    break_even = amounts.break_even(scenario)
    without = amounts.balance(replace(scenario, doorstroom=0.0)).left_for(GOVERNMENT)
    if break_even is None:
        assert scenario.amounts.saved_work == 0 and without < 0
    elif break_even == 0:
        assert without >= 0
    else:
        at = amounts.balance(replace(scenario, doorstroom=break_even)).left_for(GOVERNMENT)
        assert abs(at) < 1e-6 * max(1.0, scenario.amounts.subsidies)


@settings(max_examples=examples(60), deadline=None)
@given(SCENARIO)
def test_a_tornado_has_every_assumption_once_the_heaviest_first(scenario: Scenario) -> None:
    swings = amounts.tornado(scenario)
    assert sorted(swing.code for swing in swings) == sorted(INPUTS)
    sizes = [swing.size for swing in swings]
    assert sizes == sorted(sizes, reverse=True)
    for swing in swings:
        assert swing.lower * swing.higher <= 1e-3, "lower and higher go opposite ways"


@settings(max_examples=examples(60), deadline=None)
@given(SCENARIO, st.sampled_from(INPUTS))
def test_an_input_is_read_back(scenario: Scenario, code: str) -> None:
    assert amounts.value(amounts.changed(scenario, code, 12.5), code) == 12.5


def test_more_than_everyone_cannot_move_on() -> None:
    scenario = amounts.changed(amounts.study(), "doorstroom", 90)
    assert amounts.varied(scenario, "doorstroom", 1.2).doorstroom == 100


def test_without_costs_there_is_nothing_to_win_back() -> None:
    scenario = amounts.changed(amounts.study(), "subsidies", 0)
    assert amounts.balance(scenario).recovered is None
    assert amounts.break_even(scenario) == 0
    never = amounts.changed(amounts.study(), "besparing-werk", 0)
    assert amounts.break_even(never) is None
