"""The best places for one more, two and three: against every choice, one by one."""

from __future__ import annotations

import time
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.subjects.reach.best import NAMED, best_places, gains, ranked
from arbeidszorg.subjects.reach.coverage import Coverage, Towns, coverage, towns_of
from arbeidszorg.subjects.reach.supply import Site, Supply, chosen, supply
from helpers.builders import PLACES
from helpers.examples import examples


def world(seed: int, towns: int, sites: int, people: int = 50_000) -> tuple[Towns, Supply]:
    """Towns and initiatives where chance puts them, on a square of some 70 km."""
    chance = np.random.default_rng(seed)
    spots = np.c_[chance.uniform(2.6, 3.6, towns), chance.uniform(50.7, 51.3, towns)]
    codes = tuple(f"{number:05}" for number in range(towns))
    there = tuple(
        Site(str(n), codes[0], (chance.uniform(2.6, 3.6), chance.uniform(50.7, 51.3)), 10)
        for n in range(sites)
    )
    return Towns(codes, codes, spots, chance.integers(1, people, towns)), Supply(there)


def by_hand(found: Coverage, number: int) -> dict[tuple[str, ...], int]:
    """Every choice of so many -> residents that it brings within the distance."""
    towns = found.towns
    reach = {
        code: {n for n in range(len(towns.codes)) if towns.apart[n, at] <= found.distance}
        for at, code in enumerate(towns.codes)
    }
    open_ = {n for n in range(len(towns.codes)) if not found.nearest[n] <= found.distance}
    return {
        choice: sum(
            int(towns.residents[n]) for n in open_ & set().union(*(reach[c] for c in choice))
        )
        for choice in combinations(towns.codes, number)
    }


@given(
    st.integers(0, 10_000),
    st.integers(1, 11),
    st.integers(0, 5),
    st.sampled_from([3, 10, 25]),
    st.sampled_from([3, 50_000]),
)
@settings(max_examples=examples(200))
def test_nothing_is_better_and_all_that_is_as_good_is_told(
    seed: int, towns: int, sites: int, distance: int, people: int
) -> None:
    """Towns of one or two residents make choices that are as good as each other."""
    found = coverage(*world(seed, towns, sites, people), distance)
    before = 0
    for best in best_places(found):
        every = by_hand(found, best.number) or {(): before}
        most = max(every.values())
        assert best.gained == max(most, before)
        alike = {choice for choice, gained in every.items() if gained == most}
        if most > before:
            assert best.ties == len(alike)
            assert set(best.choices) <= alike and len(best.choices) == min(len(alike), NAMED)
        else:
            assert (best.choices, best.ties) == ((), 0), "one less does as much"
        before = best.gained


@given(st.integers(0, 10_000), st.integers(12, 40))
@settings(max_examples=examples(30))
def test_the_best_pair_of_many_is_found(seed: int, towns: int) -> None:
    found = coverage(*world(seed, towns, 3), 10)
    _, pair, triple = best_places(found)
    pairs = by_hand(found, 2)
    assert pair.gained == max(pairs.values())
    assert triple.gained == max(by_hand(found, 3).values())


def test_who_gains_is_told_with_the_most_first() -> None:
    found = coverage(*world(7, 20, 2), 12)
    one = {choice[0]: gained for choice, gained in by_hand(found, 1).items() if gained}
    assert dict(ranked(found)) == one
    assert list(dict(ranked(found)).values()) == sorted(one.values(), reverse=True)
    assert gains(found).tolist() == [one.get(code, 0) for code in found.towns.codes]


def test_where_everybody_is_near_nobody_gains() -> None:
    towns, _ = world(1, 9, 0)
    there = Supply(tuple(Site("x", "0", tuple(spot), 0) for spot in towns.spots.tolist()))
    found = coverage(towns, there, 5)
    assert [(best.gained, best.choices) for best in best_places(found)] == [(0, ())] * 3
    assert list(ranked(found)) == []


@pytest.mark.parametrize("sectors", [(), ("GGZ",), ("AW",)])
def test_all_towns_pairs_and_triples_take_less_than_a_third_of_a_second(
    demo_atlas: Atlas, sectors: tuple[str, ...]
) -> None:
    running = chosen(demo_atlas.running(2025), sectors, ())
    there, towns = supply(running, PLACES.centres), towns_of(PLACES, 2025)
    best_places(coverage(towns, there, 10))
    start = time.process_time()
    found = best_places(coverage(towns, there, 10))
    assert time.process_time() - start < 0.3
    assert len(found) == 3


def test_three_hundred_towns_have_a_best_three() -> None:
    found = coverage(*world(3, 300, 10), 10)
    start = time.process_time()
    one, two, three = best_places(found)
    assert time.process_time() - start < 2
    assert 0 < one.gained < two.gained < three.gained
    assert two.gained == max(by_hand(found, 2).values())
