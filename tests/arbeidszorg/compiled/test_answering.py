"""What was compiled says what the registrations say, whatever is asked and whatever is hidden."""

from __future__ import annotations

from dataclasses import replace
from math import isnan
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arbeidszorg.compiled import answering, making
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.counting import cube
from arbeidszorg.disclosure import lattice, opening, publications
from arbeidszorg.disclosure.answers import Answers
from arbeidszorg.disclosure.decision import Decision, rule_name
from arbeidszorg.disclosure.holdings import count
from arbeidszorg.disclosure.lattice import Threshold
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.disclosure.protected import Protected
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings
from arbeidszorg.view.measures import PLACES as KINDS
from arbeidszorg.view.measures import PROTECTED_MEASURES
from arbeidszorg.view.view import View
from helpers import builders
from helpers.builders import PLACES, persons, registry
from helpers.examples import examples
from helpers.strategies import registries, views

RULE = Threshold(1, 4)


def hiding(some: Registry, chance: np.random.Generator, often: float) -> Opened:
    """A registry opened with a decision that hides small numbers, and others at random."""
    source = publications.source(some, PLACES)
    facts, areas = source.numbered.facts, lattice.areas(PLACES, PLACES_TOWNS)
    cells = cube.build(facts, PLACES)
    groups: dict[Any, Any] = {}
    forms: dict[Any, Any] = {}
    splits: dict[Any, Any] = {}

    def some(counts: Any) -> Any:
        return ~(RULE.small(counts) | ((chance.random(counts.shape) < often) & (counts > 0)))

    for measure in PROTECTED_MEASURES:
        for place in KINDS:
            held = count(facts, areas, cells, measure, place)
            groups[measure, place] = some(held.groups)
            if place == KINDS[0]:
                forms[measure] = some(held.forms)
            for split, counts in held.splits.items():
                may = some(counts)
                rows = np.zeros(len(areas.towns), dtype=bool)
                rows[list(lattice.broken_down(areas, place, split))] = True
                may[:, ~rows] = False
                rows[:] = False
                rows[list(lattice.sector_rows(split, areas, place))] = True
                may[:, ~rows, 1:] = False
                splits[measure, place, split] = may
    gate = opening.gate(
        Decision("", rule_name(RULE), groups, forms, splits), facts, PLACES, Settings()
    )
    answers = opening.answers(source, PLACES, Settings(), gate, cells)
    return Opened(answers, facts, gate, cells)


PLACES_TOWNS = tuple(area.code for area in PLACES.level("gemeente"))


def compiled(opened: Opened) -> Answers:
    return answering.answers(making.compiled(opened), PLACES, opened.answers.settings)


def numbers(some: Any) -> list[tuple[Any, ...]]:
    """Rows or totals without their number, and their number to a millionth."""
    return [
        (*row._replace(value=0.0), None if isnan(row.value) else round(row.value, 6))
        for row in some
    ]


def expect_same(ours: Protected, theirs: Protected) -> None:
    assert numbers(ours.rows) == numbers(theirs.rows)
    assert numbers(ours.count_totals()) == numbers(theirs.count_totals())
    assert ours.remarks == theirs.remarks


@settings(max_examples=examples(15), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    registries(),
    st.lists(views(), min_size=20, max_size=20),
    st.integers(0, 1 << 30),
    st.sampled_from((0.0, 0.2, 0.6)),
)
def test_the_same_answers(some: Registry, asked: list[View], seed: int, often: float) -> None:
    opened = hiding(some, np.random.default_rng(seed), often)
    answers = compiled(opened)
    for view in asked:
        expect_same(answers.ask(view), opened.answers.ask(view))


@pytest.fixture(scope="module")
def demo_answers(demo_opened: Opened, demo_compiled: Compiled) -> Answers:
    return answering.answers(demo_compiled, PLACES, demo_opened.answers.settings)


@settings(
    max_examples=examples(8),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(asked=st.lists(views(), min_size=20, max_size=20))
def test_the_same_answers_about_the_demonstration_data(
    demo_opened: Opened, demo_answers: Answers, asked: list[View]
) -> None:
    for view in asked:
        expect_same(demo_answers.ask(view), demo_opened.answers.ask(view))


def test_the_rest_is_the_same_too(demo_opened: Opened, demo_answers: Answers) -> None:
    ours, theirs = demo_answers, demo_opened.answers
    assert ours.edition == replace(theirs.edition, notices=())
    assert ours.initiatives == theirs.initiatives
    assert (ours.reporting, ours.amounts) == (theirs.reporting, theirs.amounts)
    first, last = ours.edition.first_year, ours.edition.last_year
    for year in range(first, last + 1):
        assert ours.net_results(year) == theirs.net_results(year)
        assert ours.geography.residents_of("31005", year) == theirs.geography.residents_of(
            "31005", year
        )


def test_who_is_in_two_areas_or_sectors_is_in_no_share_of_all_together() -> None:
    """Doorstroom of two areas over medewerkers of two areas: were the persons who are in both told
    by what the share is divided by, a plain division would give their number."""
    towns, kinds = ("31005", "34022"), ("MB", "GGZ")
    offer = [{"sector": kind, "nis": town} for town in towns for kind in kinds]
    stays = [
        *persons(40, initiatief_id="I1", einddatum="2021-06-30", trede_na=6),
        *persons(40, initiatief_id="I3", einddatum="2021-06-30", trede_na=6),
        *persons(60, initiatief_id="I2"),
        *persons(60, initiatief_id="I4"),
        # one and the same person, in both sectors and both towns
        *({"medewerker_id": "P", "initiatief_id": f"I{n}"} for n in (1, 2, 3, 4)),
    ]
    opened = builders.opened(registry(offer, stays, years=(2021, 2021)))
    view = View((2021, 2021), measure="doorstroom", unit="aandeel", level="gemeente")
    both_towns = replace(view, areas=towns)
    both_sectors = replace(view, areas=towns[:1], sectors=kinds)
    for answers in (opened.answers, compiled(opened)):
        for asked in (both_towns, both_sectors):
            assert [total.status for total in answers.ask(asked).count_totals()] == ["verborgen"]


@pytest.mark.parametrize("most", [2, 9])
def test_a_version_of_another_threshold_is_refused(demo_compiled: Compiled, most: int) -> None:
    """The numbers that were hidden beside the small ones would be others."""
    with pytest.raises(CompiledError, match=rf"drempel 1-4, en nu wordt 1-{most} gevraagd"):
        answering.answers(demo_compiled, PLACES, Settings(small_to=most))


def test_a_version_of_another_territory_is_refused(demo_compiled: Compiled) -> None:
    """Or of a program with other codes: its numbers would stand under the wrong names."""
    offer, edition = demo_compiled.offer, demo_compiled.edition
    key = (PROTECTED_MEASURES[0], KINDS[0])
    fewer = replace(demo_compiled.shown[key], persons=demo_compiled.shown[key].persons[..., 1:])
    for other in (
        replace(demo_compiled, offer=replace(offer, towns=("11001", *offer.towns[1:]))),
        replace(demo_compiled, offer=replace(offer, towns=offer.towns[1:])),
        replace(demo_compiled, edition=replace(edition, last_year=edition.last_year + 1)),
        replace(demo_compiled, shown={**demo_compiled.shown, key: fewer}),
    ):
        with pytest.raises(CompiledError, match="andere gemeenten, gebieden of indelingen"):
            answering.answers(other, PLACES, Settings())
