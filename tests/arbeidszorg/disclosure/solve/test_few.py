"""Two shown counts of persons, one in the other, do not differ by a few."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from arbeidszorg.counting.cube import Cube
from arbeidszorg.disclosure import holdings, lattice
from arbeidszorg.disclosure.holdings import Population
from arbeidszorg.disclosure.lattice import ALL, SECTORS, Areas
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.view.measures import PLACES, PROTECTED_MEASURES
from arbeidszorg.view.view import View
from helpers.builders import persons, registry, whole_atlas

YEAR = (2021, 2021)
BRUGGE, KORTRIJK, TIELT = "31005", "34022", "37022"


def numbers(atlas: Any, **choices: Any) -> dict[Any, Any]:
    table = atlas.table(View(**{"years": YEAR, "level": "gemeente", **choices}))
    return {
        (row.area, *row.codes.values()): row.value if row.status == "ok" else row.status
        for row in table.rows
    }


@pytest.fixture(scope="module")
def twice_counted() -> Any:
    """Of 31 who live in Tielt 27 are in MB; the other four are in two of the other sectors each, so
    that these sectors hold eight."""
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
    return whole_atlas(registry(offers, stays, years=YEAR))


def test_those_in_no_other_sector_are_not_what_a_sector_leaves(twice_counted: Any) -> None:
    here = {"place": "woonplaats"}
    whole, sector = (
        numbers(twice_counted, **here)[(TIELT,)],
        numbers(twice_counted, **here, sectors=("MB",))[(TIELT,)],
    )
    assert "verborgen" in (whole, sector)


def test_those_who_do_something_else_are_not_what_an_activity_leaves() -> None:
    """38 cook, two of them do not; they do two other things each."""
    stays = [
        *persons(38, activiteiten="keuken"),
        *persons(2, activiteiten="mailing|groendienst"),
        *persons(6, activiteiten="keuken|mailing"),
        *persons(6, activiteiten="keuken|groendienst"),
        *persons(60, initiatief_id="I2", activiteiten="keuken"),
        *persons(60, initiatief_id="I2", activiteiten="mailing"),
    ]
    offers = [
        {"nis": BRUGGE, "activiteiten": "keuken|mailing|groendienst"},
        {"nis": KORTRIJK, "activiteiten": "keuken|mailing|groendienst"},
    ]
    atlas = whole_atlas(registry(offers, stays, years=YEAR))
    everybody = numbers(atlas)[(BRUGGE,)]
    cooks = numbers(atlas, split=("activiteit",))[BRUGGE, "keuken"]
    assert "verborgen" in (everybody, cooks)


def differences(areas: Areas, population: Population, groups: Any, year: int) -> list[Any]:
    """Areas and sectors (whole and part) of two shown groups that differ by 1 to 4 persons."""
    shown, values = groups[year].ravel(), population.groups[year].ravel()
    one = np.concatenate([np.ones((1, SECTORS), bool), np.eye(SECTORS, dtype=bool)])
    units = population.units[year] > 0
    inside = (areas.member[:, None, :, None] & one[None, :, None] & units).reshape(len(values), -1)
    left = values[:, None] - values[None, :]
    near = (left >= 1) & (left <= 4) & shown[:, None] & (shown & (values > 0))[None, :]
    return [
        (divmod(whole, 1 + SECTORS), divmod(part, 1 + SECTORS), int(left[whole, part]))
        for whole, part in np.argwhere(near).tolist()
        if (inside[whole] >= inside[part]).all()
    ]


@pytest.mark.parametrize("measure", PROTECTED_MEASURES)
def test_no_two_groups_of_the_demonstration_differ_by_a_few(
    demo_opened: Opened, demo_cube: Cube, measure: Any
) -> None:
    gate = demo_opened.gate
    for place in PLACES:
        population = holdings.count(demo_opened.facts, gate.areas, demo_cube, measure, place)
        shown = gate.decision.groups[measure, place]
        for year in range(len(shown)):
            assert differences(gate.areas, population, shown, year) == []


def test_where_all_is_shown_some_differ_by_a_few(demo_opened: Opened, demo_cube: Cube) -> None:
    """A search that never finds proves nothing."""
    areas = demo_opened.gate.areas
    population = holdings.count(demo_opened.facts, areas, demo_cube, "medewerkers", "woonplaats")
    every = np.ones(population.groups.shape, dtype=bool)
    assert differences(areas, population, every, 0)


def test_no_group_of_the_demonstration_is_a_few_more_than_a_cell_of_it(
    demo_opened: Opened, demo_cube: Cube
) -> None:
    """Also than what the groups in it do: of a town in a regio."""
    gate = demo_opened.gate
    member = gate.areas.member.astype(int)
    nested = np.argwhere(member @ (1 - member).T == 0)  # part, whole
    for place in PLACES:
        population = holdings.count(demo_opened.facts, gate.areas, demo_cube, "medewerkers", place)
        groups, shown = population.groups, gate.decision.groups["medewerkers", place]
        for split in lattice.splits_of("medewerkers", place):
            cells = population.splits[split]
            seen = gate.decision.splits["medewerkers", place, split] & (cells > 0)
            for part, whole in nested.tolist():
                for sector in (ALL, *range(1, 1 + SECTORS)):
                    for over in {ALL, sector}:
                        left = groups[:, whole, over, None] - cells[:, part, sector]
                        both = seen[:, part, sector] & shown[:, whole, over, None]
                        assert not (both & (left >= 1) & (left <= 4)).any(), (split, part, whole)
