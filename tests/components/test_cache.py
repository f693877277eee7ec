"""Answers that are kept: the same for the same question, and never more than there is room for."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.view.view import View
from components.cache import PLACE, Cache, weight


@given(st.lists(st.integers(0, 300), max_size=60), st.integers(0, 2000))
def test_answers_are_right_and_bounded(questions: list[int], most: int) -> None:
    cache = Cache(most)
    for question in questions:
        assert cache.get(question, lambda size=question: "x" * size) == "x" * question
        assert cache.bytes <= most


def test_an_answer_is_made_once_while_it_is_kept() -> None:
    calls: list[int] = []

    def make() -> str:
        calls.append(1)
        return "antwoord"

    cache = Cache(1000)
    assert [cache.get("vraag", make) for _ in range(3)] == ["antwoord"] * 3
    assert len(calls) == 1


def test_what_is_too_large_is_answered_and_not_kept() -> None:
    cache = Cache(PLACE + weight("klein") + 100)
    cache.get("klein", lambda: "abc")
    held = cache.bytes
    large = random.Random(1).randbytes(200)
    assert cache.get("groot", lambda: large) == large
    assert cache.bytes == held > PLACE
    assert list(cache.answers) == ["klein"]


def test_what_is_asked_has_weight_too() -> None:
    """Whoever asks long questions must not fill the memory with them."""
    cache = Cache(100_000)
    for number in range(50):
        cache.get(("vraag", f"{number}" + "x" * 10_000), lambda: "")
    assert len(cache.answers) < 10
    view = View(years=(2021, 2021), level="regio", areas=("A" * 5_000,))
    assert weight(view) > 5_000


def test_who_asks_what_is_being_made_waits_for_it() -> None:
    cache, begun, go_on = Cache(), Event(), Event()
    makings: list[int] = []

    def make() -> str:
        makings.append(1)
        begun.set()
        assert go_on.wait(10)
        return "antwoord"

    with ThreadPoolExecutor(8) as readers:
        answers = [readers.submit(cache.get, "vraag", make) for _ in range(8)]
        assert begun.wait(10)
        assert cache.get("iets anders", lambda: "meteen") == "meteen"
        go_on.set()
        assert [answer.result(10) for answer in answers] == ["antwoord"] * 8
    assert makings == [1]


def test_a_fault_is_not_kept() -> None:
    cache = Cache()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            cache.get("vraag", lambda: 1 / 0)
    assert cache.get("vraag", lambda: 2.0) == 2.0


def test_all_texts_have_weight() -> None:
    long = "x" * 1000
    assert weight(({"a": long}, long)) > 2000
    assert weight({long: "a"}) > 1000
