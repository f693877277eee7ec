"""Registries of other makes than the demonstration: what the decision holds there. (Which families
it does not hold in yet is said in ``docs/kleine-aantallen.md``; ``make audit-worlds`` counts.)"""

from __future__ import annotations

import pytest

from helpers.attacked import attacked, narrow
from helpers.worlds import FAMILIES, world


@pytest.mark.parametrize(("family", "seed"), [("een gemeente", 1), ("weinig initiatieven", 1)])
def test_nothing_is_found_out(family: str, seed: int) -> None:
    hidden = attacked(world(family, seed))
    assert len(hidden) > 1000
    assert narrow(hidden) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_a_world_is_always_the_same(family: str) -> None:
    first, again, other = world(family, 1), world(family, 1), world(family, 2)
    assert first.registrations.equals(again.registrations)
    assert not first.registrations.equals(other.registrations)
