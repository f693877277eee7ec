"""The attacker finds what can be found, and no more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from arbeidszorg.counting import cube, facts
from arbeidszorg.disclosure import holdings, lattice
from arbeidszorg.disclosure.audit import attack
from arbeidszorg.disclosure.audit.system import Hidden, Shown
from arbeidszorg.disclosure.holdings import Population
from arbeidszorg.disclosure.lattice import ALL, BREAKDOWNS, Areas
from helpers.builders import PLACES, persons, registry
from helpers.shown import world as shown_world

BRUGGE, TORHOUT, KORTRIJK = "31005", "31033", "34022"
WIDTH = 3


@pytest.fixture
def world() -> tuple[Areas, dict[str, Population], facts.Facts]:
    stays = [
        *persons(3, woonplaats_nis=KORTRIJK),
        *persons(9, initiatief_id="I2", woonplaats_nis=KORTRIJK),
        *persons(40, initiatief_id="I3", woonplaats_nis=KORTRIJK),
    ]
    offers = [{"nis": BRUGGE}, {"nis": TORHOUT}, {"nis": KORTRIJK}]
    prepared = facts.build(registry(offers, stays, years=(2021, 2021)), PLACES)
    areas, cells = lattice.areas(PLACES, prepared.towns), cube.build(prepared, PLACES)
    counted = {
        place: holdings.count(prepared, areas, cells, "medewerkers", place)
        for place in ("vestiging", "woonplaats")
    }
    return areas, counted, prepared


def everything(population: Population) -> Shown:
    forms = (
        np.ones(population.forms.shape[1:], dtype=bool) if population.place == "vestiging" else None
    )
    splits = {
        split: np.ones(population.splits[split].shape[1:], dtype=bool) for split in BREAKDOWNS
    }
    return Shown(np.ones(population.groups.shape[1:], dtype=bool), forms, splits, {})


def without(areas: Areas, prepared: facts.Facts, shown: Shown, *towns: str) -> Shown:
    """Hidden in these towns, under every name."""
    for town in towns:
        area = areas.index[(prepared.towns.index(town),)]
        shown.groups[area] = False
        assert shown.forms is not None
        shown.forms[area] = False
        for cells in shown.splits.values():
            cells[area] = False
    return shown


def hidden_numbers(world: Any, *towns: str, **changes: Any) -> list[Hidden]:
    areas, counted, prepared = world
    shown = {place: everything(population) for place, population in counted.items()}
    without(areas, prepared, shown["vestiging"], *towns)
    shown["vestiging"] = replace(shown["vestiging"], **changes)
    return [
        number for number in attack.ranges(areas, counted, 0, shown, WIDTH) if number.kind == ""
    ]


def test_nothing_hidden_nothing_to_find(world: Any) -> None:
    assert hidden_numbers(world) == []


def test_one_hidden_town_is_worked_out_from_its_area(world: Any) -> None:
    number = next(number for number in hidden_numbers(world, BRUGGE) if number.sector == ALL)
    assert (number.count, number.fall, number.rise) == (3, 0, 0)


def test_two_hidden_towns_leave_a_range_with_somebody_in_each(world: Any) -> None:
    ranges = {
        number.count: number
        for number in hidden_numbers(world, BRUGGE, TORHOUT)
        if number.sector == ALL
    }
    assert ranges[3].rise - ranges[3].fall >= WIDTH - 1e-6
    assert ranges[3].fall >= -2
    assert ranges[9].rise - ranges[9].fall >= WIDTH - 1e-6


def test_a_ceiling_narrows(world: Any) -> None:
    areas, counted, prepared = world
    ceiling = np.full(counted["vestiging"].groups.shape[1:], np.inf)
    for town, most in ((BRUGGE, 4), (TORHOUT, 10)):
        ceiling[areas.index[(prepared.towns.index(town),)]] = most
    ranges = {
        number.count: number
        for number in hidden_numbers(world, BRUGGE, TORHOUT, ceiling={"": ceiling})
        if number.sector == ALL
    }
    assert (ranges[3].fall, ranges[3].rise) == pytest.approx((-1, 1))


# --- what nobody can ask for ---------------------------------------------------------------------


def women_of_a_sector(small: int, hide: bool = False) -> list[Hidden]:
    """All of GGZ are in Torhout, so the women of Torhout less those of GGZ are the three of MB."""
    offers = [{"nis": TORHOUT}, {"nis": TORHOUT, "sector": "GGZ"}, {"nis": BRUGGE}]
    stays = [
        *persons(3, geslacht="v"),
        *persons(37, geslacht="m"),
        *persons(40, initiatief_id="I2", geslacht="v"),
        *persons(40, initiatief_id="I2", geslacht="m"),
        *persons(40, initiatief_id="I3", geslacht="v"),
        *persons(40, initiatief_id="I3", geslacht="m"),
    ]
    seen = shown_world(registry(offers, stays, years=(2021, 2021)))
    given = {
        place: Shown(
            answers.groups[0],
            answers.forms[0] if place == "vestiging" else None,
            {split: cells[0] & (not hide) for split, cells in answers.splits.items()},
            {},
        )
        for (_, place), answers in seen.seen.items()
    }
    counted = {place: count for (_, place), count in seen.counted.items()}
    return [
        number
        for number in attack.ranges(seen.areas, counted, 0, given, WIDTH, small)
        if number.how and number.kind == "geslacht" and number.place == "vestiging"
    ]


def test_one_sector_of_a_municipality_is_worked_out() -> None:
    found = {(number.count, number.sector): number for number in women_of_a_sector(small=4)}
    assert (found[3, 1].fall, found[3, 1].rise) == (0, 0)
    assert women_of_a_sector(small=2) == []


def test_one_sector_of_a_municipality_is_open_when_nothing_is_shown() -> None:
    assert all(
        number.rise - number.fall >= WIDTH - 1e-6 for number in women_of_a_sector(4, hide=True)
    )
