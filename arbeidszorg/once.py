"""Work that is done once for an object that stays: the registry, an answered Table."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar

Of = TypeVar("Of")
Made = TypeVar("Made")


class _Same:
    """An object known by which one it is: frames and rows have no hash."""

    def __init__(self, one: Any) -> None:
        self.one = one

    def __hash__(self) -> int:
        return id(self.one)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.one is other.one


def once(most: int) -> Callable[[Callable[[Of], Made]], Callable[[Of], Made]]:
    """Keep what a pure function of one object made, for the ``most`` objects that it was last
    asked about. Visitors share it, so nobody changes what was made."""

    def keep(make: Callable[[Of], Made]) -> Callable[[Of], Made]:
        kept = lru_cache(maxsize=most)(lambda same: make(same.one))

        @wraps(make)
        def found(of: Of) -> Made:
            return kept(_Same(of))

        return found

    return keep
