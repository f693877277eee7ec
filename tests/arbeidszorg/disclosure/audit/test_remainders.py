"""What is left of shown counts when any others are taken from them."""

from __future__ import annotations

from typing import Any

import pytest

from arbeidszorg.counting import facts
from arbeidszorg.disclosure import deciding
from arbeidszorg.disclosure.audit.remainders import remainders
from arbeidszorg.disclosure.solve import remainders as guard
from helpers import worlds
from helpers.attacked import RULE
from helpers.builders import PLACES, persons, registry
from helpers.shown import World, world

YEAR = (2021, 2021)
BRUGGE, DAMME, TORHOUT, OOSTENDE = "31005", "31006", "31033", "35013"
ARR_BRUGGE = "31000"


def towns(torhout: int) -> World:
    """In the arrondissement of Brugge there are women in three towns; Torhout's is not shown."""
    offers = [{"nis": town} for town in (BRUGGE, DAMME, TORHOUT, OOSTENDE)]
    stays = [
        *persons(40, geslacht="v"),
        *persons(40, initiatief_id="I2", geslacht="v"),
        *persons(torhout, initiatief_id="I3", geslacht="v"),
        *persons(40, initiatief_id="I3", geslacht="m"),
        *persons(40, initiatief_id="I4", geslacht="v"),
    ]
    shown = world(registry(offers, stays, years=YEAR))
    for answers in shown.seen.values():
        for cells in answers.splits.values():
            cells[0, shown.named[TORHOUT]] = False
    return shown


def women(shown: World) -> set[Any]:
    """The areas and numbers of women that are left."""
    return {
        (tuple(block.area for block in rest.blocks), rest.count)
        for rest in remainders(shown.year, RULE)
        if all((block.kind, block.code) == ("geslacht", 0) for block in rest.blocks)
    }


@pytest.mark.parametrize("number", [1, 4])
def test_an_area_less_two_towns(number: int) -> None:
    shown = towns(number)
    assert women(shown) == {((shown.named[TORHOUT],), number)}


def test_a_large_rest_is_no_secret() -> None:
    assert women(towns(5)) == set()


def test_nothing_is_left_when_a_part_is_hidden() -> None:
    shown = towns(3)
    cells = shown.seen["medewerkers", "vestiging"].splits["geslacht"]
    cells[0, shown.named[DAMME]] = False
    assert women(shown) == set()
    cells[0, shown.named[BRUGGE]] = False
    assert women(shown) == set()


def test_a_sum_of_two_towns_is_one_too() -> None:
    """Two towns of which one row says the sum, and another tells them apart."""
    shown = towns(2)
    cells = shown.seen["medewerkers", "vestiging"].splits["geslacht"]
    cells[0, [shown.named[town] for town in (ARR_BRUGGE, BRUGGE)]] = False
    assert all(count <= RULE.most for _, count in women(shown))


def test_a_decision_without_its_guard_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "to_hide", lambda *_: [])
    registered = worlds.world("kleine gemeenten", 1)
    decided = deciding.make(facts.build(registered, PLACES), PLACES, RULE, "")
    found = list(remainders(world(registered, decided=decided).year, RULE))
    assert {rest.count for rest in found} == {4}
