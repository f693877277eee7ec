"""Two scenarios from an address and back; bad input is said and never stops anything."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg.subjects.study import amounts, scenario
from arbeidszorg.subjects.study.amounts import INPUTS, Scenario
from helpers.examples import examples

STUDY = amounts.study()


def values(variant: Scenario) -> dict[str, float]:
    return {code: amounts.value(variant, code) for code in INPUTS}


def fitting(code: str) -> st.SearchStrategy[float]:
    """A value that an input may have."""
    limits = scenario.bounds(code)
    scale = 10**limits.decimals
    return st.integers(int(limits.least * scale), int(limits.most * scale)).map(
        lambda number: number / scale
    )


CHANGES = st.fixed_dictionaries({}, optional={code: fitting(code) for code in INPUTS})


def changed(variant: Scenario, to: dict[str, float]) -> Scenario:
    for code, number in to.items():
        variant = amounts.changed(variant, code, number)
    return variant


def test_an_empty_address_is_the_study() -> None:
    choice = scenario.read("")
    assert choice.a == choice.b == STUDY
    assert (choice.notices, choice.faults, choice.own) == ((), {}, frozenset())
    assert scenario.query(STUDY, STUDY) == ""


def test_b_is_as_a_but_for_what_it_says() -> None:
    choice = scenario.read("?deelnemers=500&doorstroom=12&b.doorstroom=16")
    assert choice.notices == ()
    assert values(choice.a) == {**values(STUDY), "deelnemers": 500, "doorstroom": 12}
    assert values(choice.b) == {**values(choice.a), "doorstroom": 16}
    assert choice.own == {"doorstroom"}
    assert scenario.query(choice.a, choice.b) == "?deelnemers=500&doorstroom=12&b.doorstroom=16"


@settings(max_examples=examples(60), deadline=None)
@given(CHANGES, CHANGES)
def test_an_address_is_read_back(first: dict[str, float], second: dict[str, float]) -> None:
    a = changed(STUDY, first)
    b = changed(a, second)
    choice = scenario.read(scenario.query(a, b))
    assert (choice.a, choice.b, choice.notices) == (a, b, ())
    assert scenario.query(choice.a, choice.b) == scenario.query(a, b)


@settings(max_examples=examples(60), deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*INPUTS, *(f"b.{code}" for code in INPUTS), "x"]), st.text(max_size=60)
    )
)
def test_no_address_can_raise(parameters: dict[str, str]) -> None:
    choice = scenario.read("&".join(f"{name}={quote(text)}" for name, text in parameters.items()))
    for variant in (choice.a, choice.b):
        for code, number in values(variant).items():
            limits = scenario.bounds(code)
            assert limits.least <= number <= limits.most
    again = scenario.read(scenario.query(choice.a, choice.b))
    assert (again.a, again.b, again.notices) == (choice.a, choice.b, ())


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("doorstroom=", "leeg"),
        ("doorstroom=veel", "“veel” is geen getal"),
        ("btw=-5", "“-5” is negatief"),
        ("doorstroom=101", "Het hoogste is 100\u00a0%"),
        ("subsidies=999999999999999999999999", "Het hoogste is 100.000 euro"),
        ("deelnemers=0", "Het minste is 1"),
        ("deelnemers=12,5", "geen heel getal"),
        ("deelnemers=NaN", "“NaN” is geen getal"),
        ("inkomen=%00%0a", "geen getal"),
    ],
)
def test_what_cannot_be_is_said_and_the_study_stands(query: str, words: str) -> None:
    choice = scenario.read(query)
    assert choice.a == STUDY
    (notice,) = choice.notices
    assert words in notice
    assert "De waarde van de studie" in notice and "blijft gelden" in notice
    (parameter,) = choice.faults
    assert notice.startswith(scenario.parameter_name(parameter))


def test_a_fault_in_b_leaves_the_value_of_a() -> None:
    choice = scenario.read("doorstroom=12&b.doorstroom=veel&b.btw=")
    assert choice.b == choice.a
    (notice,) = choice.notices
    assert notice == (
        "Doorstroom naar betaald werk (scenario B): “veel” is geen getal. "
        "De waarde van scenario A (12\u00a0%) blijft gelden."
    )


def test_the_rest_of_an_address_stands() -> None:
    choice = scenario.read("doorstroom=veel&deelnemers=500")
    assert values(choice.a) == {**values(STUDY), "deelnemers": 500}


def test_names_of_before_still_work() -> None:
    choice = scenario.read("aantal=500&b.opstap=16")
    assert (choice.a.participants, choice.b.doorstroom) == (500, 16)
    assert choice.notices == ()


def test_unknown_parameters_are_named_once() -> None:
    choice = scenario.read("kleur=rood&vorm=rond&doorstroom=9&doorstroom=10")
    assert choice.a.doorstroom == 9
    assert choice.notices == (
        "Doorstroom naar betaald werk staat twee keer in het adres. Alleen de eerste telt.",
        "De rekenhulp kent deze delen van het adres niet: “kleur”, “vorm”.",
    )


def test_a_very_long_address_is_read_from_its_start() -> None:
    choice = scenario.read("doorstroom=12&x=" + "y" * 9000)
    assert choice.a.doorstroom == 12
    assert "te lang" in choice.notices[0]


def test_belgian_numbers_are_understood() -> None:
    choice = scenario.read("subsidies=1.800&doorstroom=8,5&vergoeding=%E2%82%AC+350")
    numbers = values(choice.a)
    assert (numbers["subsidies"], numbers["doorstroom"], numbers["vergoeding"]) == (1800, 8.5, 350)


@pytest.mark.parametrize("code", INPUTS)
def test_every_slider_reaches_the_study_with_room_above(code: str) -> None:
    limits, number = scenario.bounds(code), amounts.value(STUDY, code)
    assert limits.least <= number <= limits.slider / 2
    assert limits.slider <= limits.most
