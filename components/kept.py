"""Answers that are kept: made once, shared by visitors, and never more than fits in a bound.

They belong to one server over one data version: a new version starts with nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from cachetools import LRUCache

Made = TypeVar("Made")

#: Bytes of answers that one process keeps.
MOST = 40_000_000


def weight(one: Any) -> int:
    """The bytes that an answer of texts, tuples and dicts takes."""
    if isinstance(one, dict):
        return sys.getsizeof(one) + sum(map(weight, (*one, *one.values())))
    if isinstance(one, tuple):
        return sys.getsizeof(one) + sum(map(weight, one))
    return sys.getsizeof(one)


class Kept:
    """Answers by question; the one that was not asked for longest goes first. An answer that is
    larger than all there is room for is given and not kept."""

    def __init__(self, most: int = MOST) -> None:
        self._cache: LRUCache[Hashable, Any] = LRUCache(most, getsizeof=weight)
        self._lock = Lock()

    def get(self, question: Hashable, make: Callable[[], Made]) -> Made:
        """The answer to a question; made now when it is not kept."""
        with self._lock:
            found = self._cache.get(question)
        if found is None:
            found = make()
            with self._lock:
                if weight(found) <= self._cache.maxsize:
                    self._cache[question] = found
        return found

    @property
    def answers(self) -> dict[Hashable, Any]:
        """What is kept now, by question."""
        with self._lock:
            return dict(self._cache)

    @property
    def bytes(self) -> int:
        """How much is kept now."""
        return int(self._cache.currsize)
