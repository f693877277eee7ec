"""Answers that are kept: made once, shared by visitors, and never more than fits in a bound.

They belong to one server over one data version: a new version starts with nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import Future
from dataclasses import fields, is_dataclass
from threading import Lock
from typing import Any, NamedTuple, TypeVar

from cachetools import LRUCache

Answer = TypeVar("Answer")

#: Bytes of answers that one process keeps.
MOST = 16_000_000
#: Bytes that keeping one costs by itself.
PLACE = 400


def weight(content: Any) -> int:
    """The bytes that texts, numbers, tuples, dicts and records of them take."""
    own = sys.getsizeof(content)
    if isinstance(content, Mapping):
        return own + sum(map(weight, (*content, *content.values())))
    if isinstance(content, tuple | list | frozenset | set):
        return own + sum(map(weight, content))
    if is_dataclass(content):
        return own + sum(weight(getattr(content, field.name)) for field in fields(content))
    return own


class _Kept(NamedTuple):
    """An answer, and the bytes that it takes together with its question."""

    answer: Any
    bytes: int


class Cache:
    """Answers by question; the one that was not asked for longest goes first. An answer that is
    larger than all there is room for is given and not kept. Who asks what is being made waits for
    that, and makes nothing."""

    def __init__(self, most: int = MOST) -> None:
        self._answers: LRUCache[Hashable, _Kept] = LRUCache(most, getsizeof=lambda kept: kept.bytes)
        self._making: dict[Hashable, Future[Any]] = {}
        self._lock = Lock()

    def get(self, question: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer to a question; made now when it is not kept. What ``make`` raises is raised
        to everybody who waits, and not kept."""
        with self._lock:
            kept = self._answers.get(question)
            if kept is not None:
                answer: Answer = kept.answer
                return answer
            making = self._making.get(question)
            if making is None:
                mine: Future[Answer] = Future()
                self._making[question] = mine
        if making is not None:
            answer = making.result()
            return answer
        try:
            answer = make()
        except BaseException as fault:
            with self._lock:
                del self._making[question]
            mine.set_exception(fault)
            raise
        self._keep(question, answer)
        mine.set_result(answer)
        return answer

    def _keep(self, question: Hashable, answer: Any) -> None:
        takes = PLACE + weight(question) + weight(answer)
        with self._lock:
            del self._making[question]
            if takes <= self._answers.maxsize:
                self._answers[question] = _Kept(answer, takes)

    @property
    def answers(self) -> dict[Hashable, Any]:
        """What is kept now, by question."""
        with self._lock:
            return {question: kept.answer for question, kept in self._answers.items()}

    @property
    def bytes(self) -> int:
        """How much is kept now."""
        return int(self._answers.currsize)
