"""Registries of other makes than the demonstration: what the decision holds there, and that the
attacker finds it when a guard is switched off. ``make audit-worlds`` attacks many more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest

from arbeidszorg.counting import facts
from arbeidszorg.disclosure import deciding, holdings
from arbeidszorg.disclosure.audit.system import Hidden
from arbeidszorg.disclosure.holdings import Population
from arbeidszorg.disclosure.solve import splits
from arbeidszorg.registrations.registry import Registry
from helpers.attacked import RULE, attacked, hidden_numbers, narrow
from helpers.builders import PLACES, persons, registry
from helpers.examples import walk
from helpers.worlds import FAMILIES, world

BRUGGE, KORTRIJK = "31005", "34022"


WORLDS = (
    ("een gemeente", 12),
    ("elk een ander aanbod", 6),
    ("op de drempel", 2),
    ("weinig initiatieven", 1),
    ("kleine gemeenten", 10),
    ("in twee sectoren", 8),
    ("twee initiatieven per sector", 7),  # noughts of a whole leave a hidden group no room
    ("een woonplaats", 1),  # a proof moves thirds of persons
)


@pytest.mark.parametrize(("family", "seed"), walk(WORLDS))
def test_nothing_is_found_out(family: str, seed: int) -> None:
    hidden = attacked(world(family, seed))
    assert len(hidden) > 1000
    assert narrow(hidden) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_a_world_is_always_the_same(family: str) -> None:
    first, again, other = world(family, 1), world(family, 1), world(family, 2)
    assert first.registrations.equals(again.registrations)
    assert not first.registrations.equals(other.registrations)


# --- guards --------------------------------------------------------------------------------------


def kitchens() -> Registry:
    """In Kortrijk only the care farm cooks; in Brugge three persons do."""
    cook, mail = {"activiteiten": "keuken"}, {"activiteiten": "mailing"}
    offers = [
        {"nis": KORTRIJK, "vorm": "zorgboerderij", **cook},
        {"nis": KORTRIJK, "vorm": "begeleid-werken", **mail},
        {"nis": BRUGGE, "vorm": "begeleid-werken", "activiteiten": "keuken|mailing"},
    ]
    stays = [
        *persons(20, initiatief_id="I1", **cook),
        *persons(30, initiatief_id="I2", **mail),
        *persons(3, initiatief_id="I3", **cook),
        *persons(40, initiatief_id="I3", **mail),
    ]
    return registry(offers, stays, years=(2021, 2021))


def without_kinds(population: Population) -> Population:
    """As if nobody knew which kind of initiative offers what."""
    able = {split: cells.any(axis=3, keepdims=True) for split, cells in population.able.items()}
    units = {
        split: cells.sum(axis=3, keepdims=True) for split, cells in population.split_units.items()
    }
    return replace(population, able=able, split_units=units)


def without_offer(population: Population) -> Population:
    """As if anybody could do anything anywhere."""
    able = {split: np.ones_like(cells) for split, cells in population.able.items()}
    return replace(population, able=able)


def decided_as(
    change: Callable[[Population], Population], monkeypatch: pytest.MonkeyPatch
) -> list[Hidden]:
    """What stays possible of hidden numbers when the decision knows less than the attacker."""
    prepared = facts.build(kitchens(), PLACES)
    with monkeypatch.context() as changed:
        count = holdings.populations

        def populations(*given: object) -> Iterator[Population]:
            return (change(population) for population in count(*given))  # type: ignore[arg-type]

        changed.setattr(holdings, "populations", populations)
        if change is without_kinds:
            changed.setattr(splits.Split, "by_kind", lambda _, __: False)
        decided = deciding.make(prepared, PLACES, RULE, "")
    return narrow(hidden_numbers(prepared, decided))


def test_kitchens_hold() -> None:
    assert narrow(attacked(kitchens())) == []


@pytest.mark.parametrize("change", [without_kinds, without_offer])
def test_the_attacker_finds_what_a_guard_holds(
    change: Callable[[Population], Population], monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = {number.count for number in decided_as(change, monkeypatch) if number.rise == 0}
    assert 3 in exact
