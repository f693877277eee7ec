"""Answers that are kept: made once, shared by visitors, and never more than fits in a bound.

They belong to one server over one data version: a new version starts with nothing.
"""

from __future__ import annotations

import pickle
import sys
import zlib
from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import Future
from dataclasses import fields, is_dataclass
from threading import Lock
from typing import Any, NamedTuple, TypeVar

from cachetools import LRUCache

Answer = TypeVar("Answer")

#: Bytes of answers that one process keeps.
MOST = 8_000_000
#: How hard an answer is packed, of 9: the first step does nearly all, and in no time.
PACKED = 1
#: Bytes that keeping one costs by itself.
PLACE = 400


def weight(content: Any) -> int:
    """The bytes that a question of texts, numbers, tuples, dicts and records of them takes."""
    own = sys.getsizeof(content)
    if isinstance(content, Mapping):
        return own + sum(map(weight, (*content, *content.values())))
    if isinstance(content, tuple | list | frozenset | set):
        return own + sum(map(weight, content))
    if is_dataclass(content):
        return own + sum(weight(getattr(content, field.name)) for field in fields(content))
    return own


class _Kept(NamedTuple):
    """A packed answer, and the bytes that it takes together with its question."""

    packed: bytes
    bytes: int


def _bytes(kept: _Kept) -> int:
    return kept.bytes


def _unpacked(kept: _Kept) -> Any:
    return pickle.loads(zlib.decompress(kept.packed))


class Cache:
    """Answers by question; the one that was not asked for longest goes first. They are kept packed:
    a page takes a tenth of its size, and half a millisecond to unpack. An answer that is larger
    than all there is room for is given and not kept. Who asks what is being made waits for that,
    and makes nothing."""

    def __init__(self, most: int = MOST) -> None:
        self._answers: LRUCache[Hashable, _Kept] = LRUCache(most, getsizeof=_bytes)
        self._making: dict[Hashable, Future[Any]] = {}
        self._lock = Lock()

    def get(self, question: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer to a question; made now when it is not kept. What ``make`` raises is raised
        to everybody who waits, and not kept."""
        with self._lock:
            kept = self._answers.get(question)
            making = self._making.get(question)
            if kept is None and making is None:
                mine: Future[Answer] = Future()
                self._making[question] = mine
        if kept is not None:
            answer: Answer = _unpacked(kept)
            return answer
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
        packed = zlib.compress(pickle.dumps(answer), PACKED)
        kept = _Kept(packed, PLACE + weight(question) + len(packed))
        with self._lock:
            del self._making[question]
            if kept.bytes <= self._answers.maxsize:
                self._answers[question] = kept

    @property
    def answers(self) -> dict[Hashable, Any]:
        """What is kept now, by question."""
        with self._lock:
            return {question: _unpacked(kept) for question, kept in self._answers.items()}

    @property
    def bytes(self) -> int:
        """How much is kept now."""
        return int(self._answers.currsize)
