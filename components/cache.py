"""Answers that are kept: made once, shared by visitors, and never more than fits in a bound.

They belong to one server over one data version: a new version starts with nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from cachetools import LRUCache

Answer = TypeVar("Answer")

#: Bytes of answers that one process keeps.
MOST = 40_000_000


def weight(answer: Any) -> int:
    """The bytes that an answer of texts, tuples and dicts takes."""
    if isinstance(answer, dict):
        return sys.getsizeof(answer) + sum(map(weight, (*answer, *answer.values())))
    if isinstance(answer, tuple):
        return sys.getsizeof(answer) + sum(map(weight, answer))
    return sys.getsizeof(answer)


class Cache:
    """Answers by question; the one that was not asked for longest goes first. An answer that is
    larger than all there is room for is given and not kept."""

    def __init__(self, most: int = MOST) -> None:
        self._answers: LRUCache[Hashable, Any] = LRUCache(most, getsizeof=weight)
        self._lock = Lock()

    def get(self, question: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer to a question; made now when it is not kept."""
        with self._lock:
            answer: Answer | None = self._answers.get(question)
        if answer is None:
            answer = make()
            with self._lock:
                if weight(answer) <= self._answers.maxsize:
                    self._answers[question] = answer
        return answer

    @property
    def answers(self) -> dict[Hashable, Any]:
        """What is kept now, by question."""
        with self._lock:
            return dict(self._answers)

    @property
    def bytes(self) -> int:
        """How much is kept now."""
        return int(self._answers.currsize)
