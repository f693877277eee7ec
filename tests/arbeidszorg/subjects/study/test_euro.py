"""Numbers as people type them, and as the atlas writes them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg.subjects.study import euro
from helpers.examples import examples

#: Text -> the number that was meant; the browser must read the same (tests/browser).
READ: dict[str, float | None] = {
    "1741": 1741,
    "1.741": 1741,
    "1 741": 1741,
    "1\u00a0741,50": 1741.5,
    "12.345.678": 12_345_678,
    "8,5": 8.5,
    "8.5": 8.5,
    "8.50": 8.5,
    "0.125": 0.125,
    "€ 482": 482,
    "482 euro": 482,
    "16,3 %": 16.3,
    "+7": 7,
    "-5": -5,
    "−5": -5,
    "": None,
    "  ": None,
    "veel": None,
    "1,2,3": None,
    "1.74.1": None,
    "8,": None,
    ",5": None,
    "1e3": None,
    "٣": None,
    "--5": None,
    "NaN": None,
    "Infinity": None,
}


@pytest.mark.parametrize("text", READ)
def test_a_number_is_read_as_it_was_meant(text: str) -> None:
    assert euro.read(text) == READ[text]


@settings(max_examples=examples(60), deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = euro.read(text)
    assert number is None or isinstance(number, float)


@settings(max_examples=examples(60), deadline=None)
@given(st.integers(0, 10_000_000).map(lambda number: number / 100))
def test_what_is_typed_is_read_back(number: float) -> None:
    assert euro.read(euro.typed(number)) == number


@settings(max_examples=examples(60), deadline=None)
@given(st.integers(-10_000_000, 10_000_000))
def test_what_is_written_is_read_back(number: int) -> None:
    assert euro.read(euro.plain(number)) == number
    assert euro.read(euro.signed(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [(1114.0, "+1.114"), (-455.0, "−455"), (0.0, "0"), (-0.4, "0"), (0.5, "+1"), (-0.5, "−1")],
)
def test_a_gain_and_a_loss_have_a_sign(number: float, text: str) -> None:
    assert euro.signed(number) == text


def test_a_half_goes_away_from_zero() -> None:
    assert [euro.rounded(n) for n in (0.5, 1.5, 2.5, -2.5)] == [1, 2, 3, -3]
    assert euro.rounded(1.005, 2) == 1.01
    assert str(euro.rounded(-0.2)) == "0.0"


def test_percentages_leave_out_a_zero_at_their_end() -> None:
    assert euro.percent(8) == "8\u00a0%"
    assert euro.percent(73.8656) == "73,9\u00a0%"
    assert euro.typed(8.5) == "8,5"
