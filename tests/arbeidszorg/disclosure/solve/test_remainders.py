"""What several shown numbers leave together is no small number either."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg.disclosure import holdings, lattice
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.disclosure.holdings import Population
from arbeidszorg.disclosure.lattice import SECTORS, Threshold
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.disclosure.solve import remainders
from arbeidszorg.view.measures import PLACES
from helpers.examples import examples

RULE = Threshold(1, 4)


def told(lines: Any, persons: Any, most: int = 2) -> list[tuple[tuple[int, ...], int]]:
    """Sets of one or two units of which the lines say that they hold 1 to 4 persons together."""
    lines, persons = np.asarray(lines, dtype=float), np.asarray(persons)
    held = np.flatnonzero(persons > 0)
    lines = lines[:, held]
    onto = np.linalg.pinv(lines) @ lines if len(lines) else np.zeros((len(held), len(held)))
    found = []
    for size in range(1, most + 1):
        for some in combinations(range(len(held)), size):
            number = int(persons[held[list(some)]].sum())
            wanted = np.isin(np.arange(len(held)), some).astype(float)
            if number <= 4 and np.abs(onto @ wanted - wanted).max() < 1e-6:
                found.append((tuple(held[list(some)].tolist()), number))
    return found


def hidden(lines: Any, persons: Any, weight: Any) -> list[int]:
    lines, weight = np.asarray(lines, dtype=bool), np.asarray(weight, dtype=float)
    return sorted(remainders.to_hide(lines, np.asarray(persons), weight, RULE))


REGIO, ONE, TWO = [1, 1, 1], [1, 0, 0], [0, 1, 0]


@pytest.mark.parametrize(
    ("left", "hide"), [(0, []), (1, [1]), (4, [1]), (5, [])], ids=["nobody", "one", "four", "five"]
)
def test_a_regio_less_two_towns(left: int, hide: list[int]) -> None:
    assert hidden([REGIO, ONE, TWO], [20, 30, left], [30, 1, 2]) == hide


def test_where_nobody_is_nothing_is_left() -> None:
    assert hidden([REGIO, ONE, TWO], [0, 0, 0], [30, 1, 2]) == []


def test_areas_that_cut_each_other() -> None:
    """Two regio's less two arrondissementen: none lies in another, and a town is left."""
    lines = [[1, 1, 0, 0], [0, 0, 1, 1], [0, 1, 1, 0], [0, 0, 0, 1]]
    assert told(lines, [3, 20, 30, 40]) == [((0,), 3)]
    assert hidden(lines, [3, 20, 30, 40], [30, 30, 10, 1]) == [3]


def test_pieces_that_no_number_tells_apart_count_together() -> None:
    lines = [[1, 1, 1, 1], [1, 0, 0, 0], [0, 1, 0, 0]]
    assert hidden(lines, [20, 30, 2, 2], [30, 1, 1]) == [1]
    assert hidden(lines, [20, 30, 3, 3], [30, 1, 1]) == []


def test_what_would_not_help_stays() -> None:
    """The cheapest number is said by two others as well, so that hiding it alone does nothing; with
    another it costs less than the one that would do alone."""
    lines = [[1, 1, 1], [1, 0, 0], [1, 1, 0], [0, 1, 0]]
    hide = hidden(lines, [20, 30, 2], [100, 1, 30, 2])
    assert told(np.delete(np.array(lines), hide, axis=0), [20, 30, 2]) == []
    assert hide == [1, 2]
    assert hidden(lines, [20, 30, 2], [20, 1, 30, 2]) == [0]


@given(st.data())
@settings(max_examples=examples(60), deadline=None)
def test_nothing_small_is_left(data: Any) -> None:
    units = data.draw(st.integers(2, 7))
    line = st.lists(st.booleans(), min_size=units, max_size=units)
    lines = np.array(data.draw(st.lists(line, min_size=1, max_size=8)), dtype=bool)
    persons = np.array(data.draw(st.lists(st.integers(0, 9), min_size=units, max_size=units)))
    hide = remainders.to_hide(lines, persons, np.arange(1.0, 1.0 + len(lines)), RULE)
    left = np.delete(lines, hide, axis=0)
    assert told(left[:, left.any(axis=0)], persons[left.any(axis=0)], most=4) == [] or len(left) < 2
    if not told(lines[:, lines.any(axis=0)], persons[lines.any(axis=0)], most=4):
        assert hide == []


def of_shown(gate: Gate, population: Population, split: Any, year: int) -> list[Any]:
    """What the shown cells of a split say of single units and pairs of them."""
    areas = gate.areas
    shown = gate.decision.splits[population.measure, population.place, split][year]
    units = population.split_units[split][year].sum(axis=2)  # town x sector x code
    one = np.concatenate([np.ones((1, SECTORS), bool), np.eye(SECTORS, dtype=bool)])
    groups = np.argwhere(shown.any(axis=2))
    inside = areas.member[groups[:, 0]][:, :, None] & one[groups[:, 1]][:, None]
    found = []
    for code in range(shown.shape[2]):
        persons = units[..., code].ravel()
        lines = inside[shown[groups[:, 0], groups[:, 1], code]].reshape(-1, len(persons))
        there = lines.any(axis=0) & (persons > 0)
        marks, which = np.unique(lines[:, there], axis=1, return_inverse=True)
        held = np.bincount(np.ravel(which), weights=persons[there])
        if (held <= 4).any():
            found += told(marks, held.astype(int))
    return found


@pytest.mark.parametrize("place", PLACES)
def test_no_numbers_of_the_demonstration_leave_a_small_one(
    demo_opened: Opened, demo_cube: Any, place: Any
) -> None:
    gate = demo_opened.gate
    for odd, measure in enumerate(("medewerkers", "uitstroom")):  # every other year of each
        counted = holdings.count(demo_opened.facts, gate.areas, demo_cube, measure, place)
        for split in lattice.splits_of(measure, place):
            for year in range(odd, len(counted.groups), 2):
                assert of_shown(gate, counted, split, year) == [], (measure, split, year)


def test_where_all_is_shown_small_numbers_are_left(demo_opened: Opened, demo_cube: Any) -> None:
    """A search that never finds proves nothing."""
    gate = demo_opened.gate
    parts = gate.decision.splits
    every = {key: np.ones_like(shown) for key, shown in parts.items()}
    bare = replace(gate, decision=replace(gate.decision, splits=every))
    counted = holdings.count(demo_opened.facts, gate.areas, demo_cube, "medewerkers", PLACES[0])
    assert of_shown(bare, counted, "geslacht", 0)
