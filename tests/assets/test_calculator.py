"""The sums of the calculator: the cases that ``calculator.test.js`` holds the browser to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from arbeidszorg.subjects.study import amounts, euro
from arbeidszorg.subjects.study.amounts import GOVERNMENT, PARTICIPANT
from components.calculator import model

CASES = json.loads(Path(__file__).with_name("calculator.json").read_text(encoding="utf-8"))


def test_the_model_is_what_the_page_gives_its_script() -> None:
    page = json.loads(json.dumps(model()))
    assert {key: page[key] for key in CASES["model"]} == CASES["model"]


@pytest.mark.parametrize(("text", "number"), CASES["read"])
def test_numbers_are_read(text: str, number: float | None) -> None:
    assert euro.read(text) == number


def test_numbers_are_written() -> None:
    for number, text in CASES["typed"]:
        assert euro.typed(number) == text
    for number, decimals, text in CASES["plain"]:
        assert euro.plain(number, decimals) == text
    for number, text in CASES["signed"]:
        assert euro.signed(number) == text
    for number, text in CASES["percent"]:
        assert euro.percent(number) == text


@pytest.mark.parametrize("case", CASES["scenarios"], ids=lambda case: case["name"])
def test_sums(case: dict[str, Any]) -> None:
    scenario = amounts.study()
    for code, value in case["values"].items():
        scenario = amounts.changed(scenario, code, value)
    balance = amounts.balance(scenario)
    assert {part.code: value for part, value in balance.lines} == case["parts"]
    assert balance.left_for(PARTICIPANT) == case["participant"]
    assert balance.left_for(GOVERNMENT) == case["government"]
    assert balance.together == case["together"]
    assert balance.spent(GOVERNMENT) == case["spent"]
    assert balance.gained(GOVERNMENT) == case["gained"]
    assert balance.recovered == case["recovered"]
    assert amounts.break_even(scenario) == case["breakEven"]
    swings = [[swing.code, swing.lower, swing.higher] for swing in amounts.tornado(scenario)]
    assert swings == case["tornado"]
