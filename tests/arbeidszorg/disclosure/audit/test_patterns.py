"""What follows from which sums are shown."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from arbeidszorg.disclosure.audit import patterns
from arbeidszorg.disclosure.audit.patterns import InBoth, Sums
from arbeidszorg.disclosure.audit.told import Cell
from helpers.attacked import RULE
from helpers.builders import persons, registry
from helpers.shown import World, world

YEAR = (2021, 2021)
BRUGGE, KORTRIJK = "31005", "34022"
PAIRS = ((0, 1), (0, 2), (1, 2))


def sums(over: int, *shown: tuple[int, int], known: bool = True, apart: bool = False) -> Sums:
    """Three parts of ten, which together hold so many more than their whole; which sums are
    shown."""
    parts = [Cell("medewerkers", "vestiging", "", 0, sector, -1) for sector in (1, 2, 3)]
    values, one = np.full((1, 1, 3), 10), np.ones((1, 1), dtype=bool)
    return Sums(
        parts,
        values,
        values > 0,
        values.sum(axis=-1) - over,
        one & known,
        {pair: one & (pair in shown) for pair in PAIRS},
        one & apart,
    )


def told(*given: Sums) -> list[tuple[int, int, int]]:
    return [
        (found.one.sector, found.other.sector, found.most)
        for found in patterns.in_both(list(given), 2021, RULE)
    ]


@pytest.mark.parametrize("over", [1, 4])
def test_one_hidden_sum_tells_who_is_in_both(over: int) -> None:
    assert told(sums(over, (0, 2), (1, 2))) == [(1, 2, over)]


def test_many_in_both_are_no_secret() -> None:
    assert told(sums(5, (0, 2), (1, 2))) == []


def test_two_hidden_sums_leave_few_values() -> None:
    assert told(sums(3, (1, 2))) == [(1, 2, 3), (1, 3, 3)]
    assert told(sums(4, (1, 2))) == []


def test_all_shown_or_all_hidden_tells_nothing() -> None:
    assert told(sums(1)) == []
    assert told(sums(1, *PAIRS)) == []
    assert told(sums(0, *PAIRS), sums(1)) == []  # that nobody is in two follows from the numbers


def test_what_is_told_elsewhere_shows_how_sums_are_chosen() -> None:
    """One pair that is shown though numbers do not say that nobody is in both is enough."""
    assert told(sums(1), sums(0, *PAIRS, known=False)) == [(1, 2, 1), (1, 3, 1), (2, 3, 1)]
    assert told(sums(1), sums(0, *PAIRS, known=False, apart=True)) == []


def test_small_numbers_in_two_parts_are_counted() -> None:
    assert patterns.overlaps([sums(4), sums(5), sums(0), sums(1, known=False)], RULE) == 1


# --- of a world ----------------------------------------------------------------------------------


def in_two() -> World:
    """Three sectors in Brugge; two persons are in the first two."""
    offers = [{"nis": BRUGGE, "sector": code} for code in ("MB", "GGZ", "AW")]
    both = persons(2)
    stays = [
        *both,
        *({**stay, "initiatief_id": "I2"} for stay in both),
        *(stay for n in range(1, 4) for stay in persons(20, initiatief_id=f"I{n}")),
    ]
    return world(registry(offers, stays, years=YEAR))


def of_sectors(shown: World, **told_pairs: Any) -> list[InBoth]:
    key = "medewerkers", "vestiging"
    size = shown.seen[key].groups.shape[:2]
    told = {
        (key, "", pair): np.full((*size, 1), told_pairs.get(f"p{pair[0]}{pair[1]}", True))
        for pair in PAIRS
    }
    found = patterns.of_sectors(shown.areas, shown.counted, shown.seen, told)  # type: ignore[arg-type]
    return list(patterns.in_both(found, 2021, RULE))


def test_sums_that_are_shown_where_nobody_is_in_both_are_found_out() -> None:
    found = of_sectors(in_two(), p01=False)
    assert {(each.one.sector, each.other.sector, each.most) for each in found} == {(1, 2, 2)}


def test_sums_that_are_always_shown_tell_nothing() -> None:
    assert of_sectors(in_two()) == []


def test_areas_that_make_up_another() -> None:
    """Somebody is in Brugge and in Kortrijk: the towns less the province say that one is."""
    offers = [{"nis": town} for town in (BRUGGE, KORTRIJK, "35013")]
    stays = [
        *(stay for n in range(1, 4) for stay in persons(20, initiatief_id=f"I{n}")),
        *({"medewerker_id": "X", "initiatief_id": f"I{n}"} for n in (1, 2)),
    ]
    shown = world(registry(offers, stays, years=YEAR))
    towns = sorted(shown.named[code] for code in (BRUGGE, KORTRIJK, "35013"))
    both = sorted((shown.named[BRUGGE], shown.named[KORTRIJK]))
    key = "medewerkers", "vestiging"
    told = {
        (key, (a, b)): np.array([[a, b] != both])
        for at, a in enumerate(towns)
        for b in towns[at + 1 :]
    }
    found = patterns.of_areas(shown.areas, shown.counted, shown.seen, told)  # type: ignore[arg-type]
    assert patterns.overlaps(found, RULE) > 0
    pairs = {
        (each.one.area, each.other.area, each.most) for each in patterns.in_both(found, 2021, RULE)
    }
    assert pairs == {(*both, 1)}


def test_rows_by_rungs_that_hang_on_hidden_numbers() -> None:
    """Two regio's from which many left; and the one is broken down though less is shown."""
    gone = {"startdatum": "2019-01-01", "einddatum": "2021-06-30", "trede_voor": 2, "trede_na": 3}
    offers = [{"nis": BRUGGE}, {"nis": KORTRIJK}]
    stays = [*persons(40, **gone), *persons(40, initiatief_id="I2", **gone)]
    shown = world(registry(offers, stays, years=YEAR), ("medewerkers", "instroom", "uitstroom"))
    counted, seen, areas = shown.counted, shown.seen, shown.areas
    assert list(patterns.flows(counted, seen, areas, 2021)) == []
    seen["instroom", "vestiging"].groups[:] = False
    assert list(patterns.flows(counted, seen, areas, 2021)) == []  # all of them are
    for cells in (seen["uitstroom", "vestiging"].splits["tredes"],):
        cells[0, shown.named["34000"]] = False
    rows = {found.row.area for found in patterns.flows(counted, seen, areas, 2021)}
    assert shown.named["31000"] in rows and shown.named["34000"] not in rows
