"""What is left of one shown count of persons when another is taken from it."""

from __future__ import annotations

from typing import Any

import pytest

from arbeidszorg.counting import facts
from arbeidszorg.disclosure import deciding
from arbeidszorg.disclosure.audit import persons as two
from arbeidszorg.disclosure.audit.persons import Left
from arbeidszorg.disclosure.solve import few
from arbeidszorg.registrations.registry import Registry
from helpers.attacked import RULE
from helpers.builders import PLACES, persons, registry
from helpers.shown import World, world

YEAR = (2021, 2021)
BRUGGE, KORTRIJK, TIELT = "31005", "34022", "37022"
MB, GGZ = 1, 2


def in_two_sectors() -> Registry:
    """Of 31 who live in Tielt 27 are in MB; the other four are in both other sectors."""
    sectors = ("MB", "GGZ", "AW")
    offers = [{"nis": town, "sector": code} for town in (BRUGGE, KORTRIJK) for code in sectors]
    home = {"woonplaats_nis": TIELT}
    both = persons(4, initiatief_id="I2", **home)
    stays = [
        *persons(27, **home),
        *both,
        *({**stay, "initiatief_id": "I3"} for stay in both),
        *(
            stay
            for number in range(1, 7)
            for town in (BRUGGE, KORTRIJK)
            for stay in persons(20, initiatief_id=f"I{number}", woonplaats_nis=town)
        ),
    ]
    return registry(offers, stays, years=YEAR)


def left(shown: World, **of: Any) -> list[Left]:
    """What is left of counts of which the whole is about this."""
    return [
        found
        for found in two.left(shown.year, RULE)
        if all(getattr(found.whole, name) == value for name, value in of.items())
    ]


@pytest.fixture
def tielt() -> World:
    return world(in_two_sectors())


def test_residents_less_those_of_their_one_shown_sector(tielt: World) -> None:
    found = left(tielt, place="woonplaats", kind="", sector=0)
    assert (4, MB, "") in {(each.count, each.part.sector, each.part.kind) for each in found}


@pytest.mark.parametrize("sector", [0, MB])
def test_nothing_is_left_of_what_is_hidden(tielt: World, sector: int) -> None:
    town = tielt.named[TIELT]
    around = tielt.areas.member[:, tielt.areas.towns[town][0]]  # they are nowhere else in these
    tielt.seen["medewerkers", "woonplaats"].groups[0, around, sector] = False
    found = left(tielt, place="woonplaats", kind="", sector=0)
    assert (4, MB, "") not in {(each.count, each.part.sector, each.part.kind) for each in found}


def test_a_count_that_lies_in_no_other_leaves_nothing() -> None:
    offers = [{"nis": BRUGGE}, {"nis": KORTRIJK}]
    stays = [*persons(22), *persons(20, initiatief_id="I2")]
    assert left(world(registry(offers, stays, years=YEAR)), kind="", place="vestiging") == []


def test_those_who_do_something_else() -> None:
    """Two of 52 do not cook, and do two other things each."""
    offers = [{"nis": BRUGGE, "activiteiten": "keuken|mailing|groendienst"}]
    stays = [
        *persons(50, activiteiten="keuken"),
        *persons(2, activiteiten="mailing|groendienst"),
    ]
    shown = world(registry(offers, stays, years=YEAR))
    found = left(shown, place="vestiging")
    assert {(each.count, each.part.kind) for each in found} == {(2, "activiteit")}


def test_those_who_were_there_before() -> None:
    stays = [*persons(11), *persons(3, startdatum="2019-01-01")]
    shown = world(registry([{"nis": BRUGGE}], stays, years=YEAR), ("medewerkers", "instroom"))
    found = left(shown, measure="medewerkers", kind="")
    assert {(each.count, each.part.measure) for each in found} == {(3, "instroom")}


def test_who_lives_elsewhere_than_all_others_of_a_sector() -> None:
    """All of MB are in Brugge, so those of MB who live in Kortrijk are among them."""
    offers = [{"nis": BRUGGE}, {"nis": BRUGGE, "sector": "GGZ"}]
    stays = [
        *persons(37, woonplaats_nis=KORTRIJK),
        *persons(3, woonplaats_nis=BRUGGE),
        *persons(30, initiatief_id="I2", woonplaats_nis=BRUGGE),
    ]
    shown = world(registry(offers, stays, years=YEAR))
    found = left(shown, place="vestiging", sector=MB, kind="")
    assert {(each.count, each.part.place) for each in found} == {(3, "woonplaats")}


def test_a_decision_without_its_guard_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    registered = in_two_sectors()
    prepared = facts.build(registered, PLACES)
    found = {}
    for guarded in (True, False):
        if not guarded:
            monkeypatch.setattr(few, "between", lambda *_: {})
        decided = deciding.make(prepared, PLACES, RULE, "")
        found[guarded] = left(world(registered, decided=decided))
    assert found[True] == []
    assert {each.count for each in found[False]} == {4}
