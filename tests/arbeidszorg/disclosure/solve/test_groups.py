"""Counts of groups as one problem of both places."""

from __future__ import annotations

from typing import Any

import numpy as np

from arbeidszorg.counting import cube, facts
from arbeidszorg.disclosure import holdings, lattice
from arbeidszorg.disclosure.holdings import Counts
from arbeidszorg.disclosure.lattice import ALL, Areas, Threshold
from arbeidszorg.disclosure.solve import groups
from helpers.builders import PLACES, persons, registry

RULE = Threshold(1, 4)
BRUGGE, TORHOUT, KORTRIJK = "31005", "31033", "34022"


def counted(stays: list[dict[str, Any]], towns: tuple[str, ...]) -> tuple[Areas, Counts]:
    registered = registry([{"nis": town} for town in towns], stays, years=(2021, 2021))
    prepared = facts.build(registered, PLACES)
    areas = lattice.areas(PLACES, prepared.towns)
    cells = holdings.populations(prepared, areas, cube.build(prepared, PLACES))
    return areas, {(population.measure, population.place): population for population in cells}


def shown(areas: Areas, counts: Counts, measure: str, place: str) -> np.ndarray:
    setup, plan = groups.plans(areas, counts, RULE, groups.setups(areas, counts, RULE), {})[measure]
    return setup.groups(areas, place, plan.hidden)


def test_everybody_is_one_set_in_both_places() -> None:
    areas, counts = counted(persons(12, woonplaats_nis=KORTRIJK), (BRUGGE,))
    setup, _ = groups.plans(areas, counts, RULE, groups.setups(areas, counts, RULE), {})[
        "medewerkers"
    ]
    top = areas.everybody
    assert (
        setup.cells["vestiging", top["vestiging"], ALL, -1]
        == setup.cells["woonplaats", top["woonplaats"], ALL, -1]
    )


def test_hiding_by_residence_and_by_establishment_agree_at_the_top() -> None:
    stays = [
        *persons(3, woonplaats_nis=KORTRIJK),
        *persons(40, initiatief_id="I2", woonplaats_nis=BRUGGE),
    ]
    areas, counts = counted(stays, (BRUGGE, TORHOUT))
    there, home = (
        shown(areas, counts, "medewerkers", place)[areas.everybody[place]]
        for place in ("vestiging", "woonplaats")
    )
    assert there.tolist() == home.tolist()


def test_a_whole_that_pins_its_part_is_hidden() -> None:
    """5 persons from outside, of whom 3 left, one from each of three sectors: that no sector can
    have more than 3 would be known."""
    offers = [{"nis": BRUGGE, "sector": sector} for sector in ("MB", "GGZ", "AW")]
    gone = [
        {"initiatief_id": f"I{n}", "woonplaats_nis": "44021", "einddatum": "2021-09-01"}
        for n in (1, 2, 3)
    ]
    still = [{"initiatief_id": "I1", "woonplaats_nis": "44021"}] * 2
    home = [
        stay
        for n in (1, 2, 3)
        for stay in persons(
            40, initiatief_id=f"I{n}", woonplaats_nis=BRUGGE, einddatum="2021-09-01"
        )
    ]
    stays = [{**stay, "medewerker_id": f"Q{n}"} for n, stay in enumerate([*gone, *still, *home])]
    registered = registry(offers, stays, years=(2021, 2021))
    prepared = facts.build(registered, PLACES)
    areas = lattice.areas(PLACES, prepared.towns)
    cells = holdings.populations(prepared, areas, cube.build(prepared, PLACES))
    counts = {(population.measure, population.place): population for population in cells}
    plans = groups.plans(areas, counts, RULE, groups.setups(areas, counts, RULE), {})
    assert not any(plan.open for _, plan in plans.values())
