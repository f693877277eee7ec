"""What was counted of versions is counted once, and of the last few things alone."""

from __future__ import annotations

from datetime import date

import pytest

from arbeidszorg.store import versions
from arbeidszorg.store.database import Store
from desk.handed import composing, handing, memory
from desk.handed.handed import RefusedError, Told, Who
from desk.handed.memory import Memory
from helpers.handings import frames
from helpers.stores import small

TODAY = date(2026, 3, 1)


def test_of_the_last_few_things_alone() -> None:
    remembered, asked = Memory(2), []

    def make(name: str) -> str:
        return remembered.of(name, lambda: asked.append(name) or name)  # type: ignore[func-returns-value]

    for name in ("a", "b", "a", "c", "a", "b"):
        assert make(name) == name
    assert asked == ["a", "b", "c", "b"] and len(remembered.things) == 2


def test_years_are_read_once_until_something_else_is_accepted(
    store: Store, els: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered = Memory()
    with pytest.raises(RefusedError, match="nog niets aanvaard"):
        memory.years(remembered, store, composing.standing(store), TODAY)
    versions.make(store, small(5, years=(2021, 2021)), "Els")
    read, asked = composing.submissions, []

    def counted(*given: object) -> object:
        asked.append(given)
        return read(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(composing, "submissions", counted)
    for _ in range(2):
        standing = composing.standing(store)
        before = memory.years(remembered, store, standing, TODAY)
    assert len(asked) == 1 and before[-1] >= 2021
    handed = handing.hand_in(store, els, frames("I1", 6), Told(), 0)
    handing.accept(store, handed.number, els, handed.last.number)
    memory.years(remembered, store, composing.standing(store), TODAY)
    assert len(asked) == 2
