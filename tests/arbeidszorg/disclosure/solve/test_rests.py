"""What is left when one shown number is taken from another is no small number either."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.counting.cube import Cube
from arbeidszorg.disclosure import holdings, lattice
from arbeidszorg.disclosure.holdings import Population
from arbeidszorg.disclosure.lattice import ALL, SECTORS, Areas
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.view.measures import PLACES as PLACES_OF_PERSONS
from arbeidszorg.view.measures import PROTECTED_MEASURES, MeasureCode
from arbeidszorg.view.view import View
from helpers.builders import persons, registry, whole_atlas

YEAR = (2021, 2021)
BRUGGE, KORTRIJK, WERVIK, MENEN = "31005", "34022", "33029", "34027"
ZUID, ARRONDISSEMENT = "REFREG08", "34000"


def value(atlas: Atlas, area: str, code: str, **choices: Any) -> float | str:
    view = View(**{"years": YEAR, "split": ("activiteit",), "place": "woonplaats", **choices})
    rows = atlas.table(view).rows
    (row,) = [row for row in rows if row.area == area and row.codes["activiteit"] == code]
    return row.value if row.status == "ok" else row.status


def lived_in(*homes: tuple[str, str, int]) -> Atlas:
    """Persons of MB who live somewhere and do something there, many of GGZ beside them."""
    stays = [
        stay
        for home, doing, number in homes
        for stay in persons(number, woonplaats_nis=home, activiteiten=doing)
    ]
    beside = [
        stay
        for home in (BRUGGE, KORTRIJK, MENEN)
        for stay in persons(60, initiatief_id="I2", woonplaats_nis=home, activiteiten="mailing")
    ]
    return whole_atlas(registry([{}, {"sector": "GGZ"}], [*stays, *beside], years=YEAR))


def test_one_town_is_not_what_a_regio_has_more_than_an_arrondissement() -> None:
    """Zuid-West-Vlaanderen is Arrondissement Kortrijk with Wervik."""
    atlas = lived_in(
        (KORTRIJK, "houtbewerking", 27),
        (KORTRIJK, "keuken", 30),
        (WERVIK, "houtbewerking", 1),
        (WERVIK, "keuken", 6),
        (BRUGGE, "houtbewerking", 40),
        (BRUGGE, "keuken", 40),
    )
    regio, arrondissement = (
        value(atlas, area, "houtbewerking", level=level, sectors=("MB",))
        for area, level in ((ZUID, "regio"), (ARRONDISSEMENT, "arrondissement"))
    )
    assert "verborgen" in (regio, arrondissement)


def test_those_from_outside_are_not_what_everybody_has_more_than_the_province() -> None:
    atlas = lived_in(
        (KORTRIJK, "groendienst", 26),
        (BRUGGE, "keuken", 60),
        ("44021", "groendienst", 3),
        ("44021", "keuken", 9),
    )
    everybody, inside = (
        value(atlas, "30000", "groendienst", level="provincie", place=place, sectors=("MB",))
        for place in PLACES_OF_PERSONS
    )
    assert "verborgen" in (everybody, inside)


def test_the_other_sectors_are_not_what_all_have_more_than_one() -> None:
    stays = [
        *persons(40, activiteiten="keuken"),
        *persons(40, activiteiten="mailing"),
        *persons(2, initiatief_id="I2", activiteiten="keuken"),
        *persons(40, initiatief_id="I2", activiteiten="mailing"),
    ]
    atlas = whole_atlas(registry([{}, {"sector": "GGZ"}], stays, years=YEAR))
    choices = {"level": "provincie", "place": "vestiging"}
    assert "verborgen" in (
        value(atlas, "30000", "keuken", **choices),
        value(atlas, "30000", "keuken", **choices, sectors=("MB",)),
    )


def test_a_town_of_one_sector_is_not_what_that_sector_has_more() -> None:
    """All of Menen is GGZ, so that it lies in GGZ of everybody."""
    towns = [{"nis": BRUGGE}, {"nis": MENEN, "sector": "GGZ"}, {"nis": BRUGGE, "sector": "GGZ"}]
    stays = [
        *persons(60, activiteiten="keuken"),
        *persons(60, activiteiten="mailing"),
        *persons(30, initiatief_id="I2", activiteiten="keuken"),
        *persons(30, initiatief_id="I2", activiteiten="mailing"),
        *persons(3, initiatief_id="I3", activiteiten="keuken"),
        *persons(40, initiatief_id="I3", activiteiten="mailing"),
    ]
    atlas = whole_atlas(registry(towns, stays, years=YEAR))
    assert "verborgen" in (
        value(atlas, "30000", "keuken", level="provincie", place="vestiging", sectors=("GGZ",)),
        value(atlas, MENEN, "keuken", level="gemeente", place="vestiging"),
    )


def small_rests(
    areas: Areas, population: Population, shown: Any, split: str, year: int
) -> list[Any]:
    """Small numbers that follow from two shown ones, one group in the other by where persons are:
    the names of the larger area, its sector, the smaller area, its sector, the code and the number.
    """
    cells, values = shown[year], population.splits[split][year]
    groups = np.argwhere(cells.any(axis=2))
    one = np.concatenate([np.ones((1, SECTORS), bool), np.eye(SECTORS, dtype=bool)])
    units = population.units[year] > 0
    inside = (areas.member[groups[:, 0]][:, :, None] & one[groups[:, 1]][:, None] & units).reshape(
        len(groups), -1
    )
    held = inside.astype(np.float32)
    outside = held @ (1 - held).T  # units of the one that are not in the other
    found = []
    for place, (area, sector) in enumerate(groups.tolist()):
        around = (outside[place] == 0) & (outside[:, place] > 0)
        for outer, over in groups[around & inside[place].any()].tolist():
            both = cells[outer, over] & cells[area, sector]
            left = np.where(both, values[outer, over] - values[area, sector], 0)
            found += [
                (areas.levels[outer], over, area, sector, int(code), int(left[code]))
                for code in np.flatnonzero((left >= 1) & (left <= 4))
            ]
    return found


@pytest.mark.parametrize("measure", PROTECTED_MEASURES)
def test_no_two_numbers_of_the_demonstration_leave_a_small_one(
    demo_opened: Opened, demo_cube: Cube, measure: MeasureCode
) -> None:
    facts, gate = demo_opened.facts, demo_opened.gate
    for place in PLACES_OF_PERSONS:
        population = holdings.count(facts, gate.areas, demo_cube, measure, place)
        for split in lattice.splits_of(measure, place):
            shown = gate.decision.splits[measure, place, split]
            for year in range(len(shown)):
                rests = small_rests(gate.areas, population, shown, split, year)
                assert rests == [], split


def test_where_all_is_shown_small_numbers_are_left(demo_opened: Opened, demo_cube: Cube) -> None:
    """A search that never finds proves nothing."""
    areas = demo_opened.gate.areas
    population = holdings.count(demo_opened.facts, areas, demo_cube, "medewerkers", "woonplaats")
    values = population.splits["activiteit"]
    rests = small_rests(areas, population, np.ones(values.shape, dtype=bool), "activiteit", 0)
    kinds = {(over == ALL, sector == ALL) for _, over, _, sector, *_ in rests}
    assert kinds == set(product((True, False), repeat=2))
    assert all(1 <= rest[-1] <= 4 for rest in rests)
