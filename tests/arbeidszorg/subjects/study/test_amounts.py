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


def near(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-5)


# --- the study's own values ----------------------------------------------------------------------


def test_the_amounts_are_those_that_were_published() -> None:
    known = {one.measure: one.value for one in published() if one.unit == "euro"}
    of = amounts.study()
    assert {part.measure: getattr(of.amounts, part.field) for part in PARTS} == known
    assert [getattr(of.amounts, part.field) for part in PARTS] == [
        341,
        482,
        746,
        455,
        1741,
        81,
        441,
        764,
    ]
    assert (of.participants, of.doorstroom, of.base) == (1771, 8, 8)


def test_at_the_values_of_the_study_the_balance_is_exactly_that_of_the_study() -> None:
    made = amounts.balance(amounts.study())
    assert made.left_for(PARTICIPANT) == 1114
    assert made.left_for(GOVERNMENT) == -455
    assert made.together == 659
    assert made.gained(GOVERNMENT) == 1286
    assert made.spent(GOVERNMENT) == 1741
    assert made.gained(PARTICIPANT) == 1569
    assert round(made.recovered or 0, 1) == 73.9
    assert made.total(made.together) == 659 * 1771
    assert [value for _, value in made.lines] == [341, 482, 746, -455, -1741, 81, 441, 764]


def test_the_break_even_of_the_study() -> None:
    assert amounts.break_even(amounts.study()) == pytest.approx((1741 - 81 - 764) / 441 * 8)


def test_the_claims_of_the_study_hold() -> None:
    of = amounts.study()
    made = amounts.balance(of)
    assert of.amounts.expenses > of.amounts.allowance
    assert of.amounts.wellbeing == max(v for part, v in made.lines if part.party == PARTICIPANT)
    assert (made.recovered or 0) > 200 / 3


def test_subsidies_matter_most_and_vat_least() -> None:
    found = amounts.tornado(amounts.study())
    assert [found[0].code, found[1].code, found[-1].code] == ["subsidies", "doorstroom", "btw"]
    assert found[0].higher == pytest.approx(-0.2 * 1741 * 1771)


def test_twice_the_doorstroom_is_twice_what_moves() -> None:
    made = amounts.balance(amounts.changed(amounts.study(), "doorstroom", 16))
    assert made.left_for(PARTICIPANT) == 1114 + 482
    assert made.left_for(GOVERNMENT) == -455 + 441


# --- any values ----------------------------------------------------------------------------------


@settings(max_examples=examples(60), deadline=None)
@given(SCENARIO)
def test_the_parts_add_up(of: Scenario) -> None:
    made = amounts.balance(of)
    for party in amounts.PARTIES:
        assert near(made.left_for(party), made.gained(party) - made.spent(party))
        assert near(made.left_for(party), sum(v for part, v in made.lines if part.party == party))
    assert near(made.together, sum(value for _, value in made.lines))
    assert near(made.total(made.together), made.together * of.participants)


@settings(max_examples=examples(60), deadline=None)
@given(SCENARIO)
def test_the_signs_hold(of: Scenario) -> None:
    for part, value in amounts.balance(of).lines:
        assert value * part.sign >= 0


@settings(max_examples=examples(60), deadline=None)
@given(SCENARIO, st.sampled_from(PARTS), AMOUNT)
def test_a_higher_benefit_never_lowers_the_balance(of: Scenario, part: Any, more: float) -> None:
    other = amounts.changed(of, part.code, amounts.value(of, part.code) + more)
    change = amounts.balance(other).left_for(part.party) - amounts.balance(of).left_for(part.party)
    assert change * part.sign >= -1e-5
    (rest,) = set(amounts.PARTIES) - {part.party}
    assert amounts.balance(other).left_for(rest) == amounts.balance(of).left_for(rest)


@settings(max_examples=examples(60), deadline=None)
@given(SCENARIO)
def test_at_break_even_the_balance_of_government_is_zero(of: Scenario) -> None:
    found = amounts.break_even(of)
    without = amounts.balance(replace(of, doorstroom=0.0)).left_for(GOVERNMENT)
    if found is None:
        assert of.amounts.saved_work == 0 and without < 0
    elif found == 0:
        assert without >= 0
    else:
        at = amounts.balance(replace(of, doorstroom=found)).left_for(GOVERNMENT)
        assert abs(at) < 1e-6 * max(1.0, of.amounts.subsidies)


@settings(max_examples=examples(60), deadline=None)
@given(SCENARIO)
def test_a_tornado_has_every_assumption_once_the_heaviest_first(of: Scenario) -> None:
    found = amounts.tornado(of)
    assert sorted(one.code for one in found) == sorted(INPUTS)
    sizes = [one.size for one in found]
    assert sizes == sorted(sizes, reverse=True)
    for one in found:
        assert one.lower * one.higher <= 1e-3, "lower and higher go opposite ways"


@settings(max_examples=examples(60), deadline=None)
@given(SCENARIO, st.sampled_from(INPUTS))
def test_an_input_is_read_back(of: Scenario, code: str) -> None:
    assert amounts.value(amounts.changed(of, code, 12.5), code) == 12.5


def test_more_than_everyone_cannot_move_on() -> None:
    of = amounts.changed(amounts.study(), "doorstroom", 90)
    assert amounts.varied(of, "doorstroom", 1.2).doorstroom == 100


def test_without_costs_there_is_nothing_to_win_back() -> None:
    of = amounts.changed(amounts.study(), "subsidies", 0)
    assert amounts.balance(of).recovered is None
    assert amounts.break_even(of) == 0
    never = amounts.changed(amounts.study(), "besparing-werk", 0)
    assert amounts.break_even(never) is None
