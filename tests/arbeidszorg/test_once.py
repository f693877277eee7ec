"""Work done once: for one object, not for one that looks the same, and not for ever."""

from __future__ import annotations

from arbeidszorg.once import once


def test_the_same_object_is_asked_about_once() -> None:
    asked = []

    @once(most=2)
    def total(numbers: list[int]) -> int:
        asked.append(numbers)
        return sum(numbers)

    first, alike = [1, 2], [1, 2]
    assert [total(first), total(first), total(alike), total(first)] == [3] * 4
    assert len(asked) == 2
    total([5])
    total([6])
    assert total(first) == 3
    assert len(asked) == 5
