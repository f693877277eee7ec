"""Answers that are kept: the same for the same question, and never more than there is room for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from components.cache import Cache, weight


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
    cache = Cache(weight("abc"))
    cache.get("klein", lambda: "abc")
    assert cache.get("groot", lambda: "abcd") == "abcd"
    assert cache.bytes == weight("abc")


def test_all_texts_of_an_answer_have_weight() -> None:
    long = "x" * 1000
    assert weight(({"a": long}, long)) > 2000
    assert weight({long: "a"}) > 1000
