"""Few persons between two shown counts of which the one surely holds the other's persons."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.disclosure.lattice import Threshold
from arbeidszorg.disclosure.solve import nested
from arbeidszorg.disclosure.solve.nested import Units, Wholes
from arbeidszorg.view.view import View
from helpers.builders import persons, registry, whole_atlas
from helpers.examples import examples

RULE = Threshold(1, 4)
YEAR = (2021, 2021)
BRUGGE, KORTRIJK = "31005", "34022"
#: Two units by establishment, of two sectors; three by residence, of which the last of the second.
PLACE, SECTOR = np.array([0, 0, 1, 1, 1]), np.array([0, 1, 0, 0, 1])
EVERYWHERE = np.ones(5, dtype=bool)


def units(*can: int) -> Units:
    return Units(PLACE, SECTOR, np.isin(np.arange(5), can) if can else EVERYWHERE)


def cells(*numbers: int) -> Any:
    return np.isin(np.arange(5), numbers)[None]


def pairs(part: Any, persons_: int, whole: Any, of_whole: int, place: int, where: Units) -> Any:
    wholes = Wholes(whole, np.array([of_whole]), np.array([place]))
    found = nested.leaving_few(part, np.array([persons_]), wholes, where, RULE)
    return found.tolist()


@pytest.mark.parametrize(
    ("left", "few"), [(-1, False), (0, False), (1, True), (4, True), (5, False)]
)
def test_a_part_of_the_same_units(left: int, few: bool) -> None:
    found = pairs(cells(0), 20, cells(0, 1), 20 + left, 0, units())
    assert found == ([[0, 0]] if few else [])


def test_what_lies_elsewhere_is_no_part() -> None:
    assert pairs(cells(0, 1), 20, cells(1), 22, 0, units()) == []


def test_where_nobody_can_be_counts_for_nothing() -> None:
    assert pairs(cells(0, 1), 20, cells(1), 22, 0, units(1, 2, 3, 4)) == [[0, 0]]


def test_all_residents_of_a_sector_are_all_who_work_there() -> None:
    """Units 2 and 3 are the whole sector by residence; without one of them it is not."""
    assert pairs(cells(0), 20, cells(2, 3), 22, 1, units()) == [[0, 0]]
    assert pairs(cells(0), 20, cells(2), 22, 1, units()) == []
    assert pairs(cells(0), 20, cells(2), 22, 1, units(0, 1, 2, 4)) == [[0, 0]]
    assert pairs(cells(0, 1), 20, cells(2, 3), 22, 1, units()) == []


@given(st.data())
@settings(max_examples=examples(60), deadline=None)
def test_it_is_as_by_looking_at_each_pair(data: Any) -> None:
    """A part lies in a whole when the whole has each of its units in which anybody can be, or all
    such units, by its own place, of each sector in which the part has one."""
    size = data.draw(st.integers(1, 8))

    def marks(lines: int) -> Any:
        line = st.lists(st.booleans(), min_size=size, max_size=size)
        return np.array(data.draw(st.lists(line, min_size=lines, max_size=lines)), dtype=bool)

    def numbers(many: int, most: int) -> Any:
        return np.array(data.draw(st.lists(st.integers(0, most), min_size=many, max_size=many)))

    where = Units(numbers(size, 1), numbers(size, 2), marks(1)[0])
    place = numbers(4, 1)
    inside = marks(4) & (place[:, None] == where.place)
    parts, few, many = marks(3), numbers(3, 9), numbers(4, 9)
    expected = []
    for part, whole in np.ndindex(3, 4):
        units = np.flatnonzero(parts[part] & where.can)
        own = where.can & (where.place == place[whole])
        needed = np.isin(where.sector, where.sector[units])
        lies = inside[whole][units].all() or inside[whole][own & needed].all()
        if lies and 1 <= many[whole] - few[part] <= 4:
            expected.append([part, whole])
    found = nested.leaving_few(parts, few, Wholes(inside, many, place), where, RULE)
    assert found.tolist() == expected


def test_a_count_with_two_names_is_one() -> None:
    wholes = Wholes(np.concatenate([cells(0), cells(0), cells(1)]), np.full(3, 9), np.zeros(3, int))
    assert len(nested.distinct(wholes).persons) == 2
    none = Wholes(cells(0)[:0], np.zeros(0, int), np.zeros(0, int))
    assert len(nested.distinct(none).persons) == 0


# --- in an atlas ---------------------------------------------------------------------------------


def shown(atlas: Atlas, **choices: Any) -> dict[Any, Any]:
    view = View(**{"years": YEAR, "level": "gemeente", **choices})
    return {
        (row.area, *row.codes.values()): row.value if row.status == "ok" else row.status
        for row in atlas.table(view).rows
    }


def test_a_kind_is_not_a_few_more_than_an_activity_that_it_alone_offers() -> None:
    """48 cook, all at farms; two who are there do something else."""
    offers = [
        {"nis": town, "vorm": form, "activiteiten": offer}
        for form, offer in (("zorgboerderij", "keuken|mailing"), ("ama-welzijn", "mailing"))
        for town in (BRUGGE, KORTRIJK)
    ]
    stays = [
        *persons(20, activiteiten="keuken"),
        *persons(28, initiatief_id="I2", activiteiten="keuken"),
        *persons(2, initiatief_id="I2", activiteiten="mailing"),
        *persons(30, initiatief_id="I3", activiteiten="mailing"),
        *persons(30, initiatief_id="I4", activiteiten="mailing"),
    ]
    atlas = whole_atlas(registry(offers, stays, years=YEAR))
    kinds = shown(atlas, level="provincie", split=("vorm",))
    activities = shown(atlas, level="provincie", split=("activiteit",))
    pair = kinds["30000", "zorgboerderij"], activities["30000", "keuken"]
    assert "verborgen" in pair, pair


def test_residents_are_not_a_few_more_than_a_code_that_nobody_outside_has() -> None:
    """Who lives outside the province does not cook, and that is shown: 40 residents are two more
    than all who cook."""
    stays = [
        *persons(38, activiteiten="keuken", woonplaats_nis=BRUGGE),
        *persons(2, activiteiten="mailing", woonplaats_nis=BRUGGE),
        *persons(30, activiteiten="mailing", woonplaats_nis="44021"),
        *persons(9, activiteiten="mailing", woonplaats_nis="44021", initiatief_id="I2"),
    ]
    offers = [{"nis": town, "activiteiten": "keuken|mailing"} for town in (BRUGGE, KORTRIJK)]
    atlas = whole_atlas(registry(offers, stays, years=YEAR))
    residents = shown(atlas, level="provincie", place="woonplaats")["30000",]
    cooks = shown(atlas, level="provincie", split=("activiteit",))["30000", "keuken"]
    assert "verborgen" in (residents, cooks), (residents, cooks)
