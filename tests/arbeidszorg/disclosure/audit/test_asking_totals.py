"""Totals, rates, shares and indexes say no more than the cells that are shown; a gate that lets one
of them say more is found out."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

from arbeidszorg.counting import cells, cube, indicators, registered
from arbeidszorg.counting.counted import Counted, Numbers
from arbeidszorg.disclosure import holdings, opening, publications
from arbeidszorg.disclosure.audit.asking import Answers
from arbeidszorg.disclosure.audit.asking_totals import Totals
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.disclosure.holdings import Population
from arbeidszorg.disclosure.lattice import Key, splits_of
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings
from arbeidszorg.view.measures import PLACES as PLACES_OF_PERSONS
from arbeidszorg.view.view import View
from helpers.builders import PLACES, opened, persons, registry

YEARS = (2021, 2022)
BRUGGE, KORTRIJK, OOSTENDE = "31005", "34022", "35013"
COOKS, MAILS = {"activiteiten": "keuken"}, {"activiteiten": "mailing"}
GONE = {"einddatum": "2022-06-30", "trede_na": 5}


@pytest.fixture(scope="module")
def registrations() -> Registry:
    """Somebody works in Brugge and in Kortrijk, in two sectors; in Oostende there are three in 2021
    and many in 2022; nobody does two activities."""
    offers = [
        {"nis": BRUGGE, "activiteiten": "keuken|mailing"},
        {"nis": KORTRIJK, "sector": "GGZ", "activiteiten": "keuken|mailing"},
        {"nis": OOSTENDE, "sector": "AW", "activiteiten": "keuken|mailing"},
    ]
    stays = [
        *persons(60, **COOKS),
        *persons(50, initiatief_id="I2", **MAILS),
        *persons(6, initiatief_id="I2", **COOKS),  # else those who do no mailing are X alone
        {"medewerker_id": "X", "initiatief_id": "I1", **COOKS},
        {"medewerker_id": "X", "initiatief_id": "I2", **COOKS},
        *persons(12, **COOKS, **GONE),
        *persons(11, initiatief_id="I2", **MAILS, **GONE),
        *persons(3, initiatief_id="I3", **COOKS),
        *persons(40, initiatief_id="I3", startdatum="2022-01-01", **COOKS),
    ]
    return registry(offers, stays, years=YEARS)


@pytest.fixture(scope="module")
def data(registrations: Registry) -> Opened:
    return opened(registrations)


@pytest.fixture(scope="module")
def counted(data: Opened) -> dict[Key, Population]:
    cells = cube.build(data.facts, PLACES)
    return {
        (measure, place): holdings.count(data.facts, data.gate.areas, cells, measure, place)
        for measure in ("medewerkers", "doorstroom")
        for place in PLACES_OF_PERSONS
    }


BASE = View(YEARS, level="provincie")
TWO = replace(BASE, areas=(BRUGGE, KORTRIJK))
SHARES = {"measure": "doorstroom", "unit": "aandeel"}
#: One question for each guard, which without it says too much.
ASKED = {
    "two areas": TWO,
    "areas that overlap": replace(BASE, areas=(BRUGGE, "31000", KORTRIJK)),
    "a share of two areas": replace(TWO, **SHARES),  # type: ignore[arg-type]
    "two sectors": replace(BASE, sectors=("MB", "GGZ")),
    "a share of a hidden number": replace(BASE, areas=(OOSTENDE,), **SHARES),  # type: ignore[arg-type]
    "an index over a hidden number": replace(BASE, areas=(OOSTENDE,), unit="index"),
    "two activities": replace(BASE, activities=("keuken", "mailing")),
}


@pytest.fixture(scope="module")
def totals(data: Opened, counted: dict[Key, Population]) -> Totals:
    decision = data.gate.decision
    seen = {
        key: Answers(
            decision.groups[key],
            decision.forms[key[0]],
            {split: decision.splits[(*key, split)] for split in splits_of(*key)},
        )
        for key in counted
    }
    return Totals(data.answers.ask, data.gate, YEARS, seen, counted)


def leaks(totals: Totals, registrations: Registry, kind: type[Gate], asked: str) -> list[str]:
    """What a gate of some kind says too much."""
    door = kind(**{part.name: getattr(totals.gate, part.name) for part in fields(Gate)})
    source = publications.source(registrations, PLACES)
    counted = cube.build(source.numbered.facts, PLACES)
    ask = opening.answers(source, PLACES, Settings(), door, counted).ask
    asking = replace(totals, ask=ask, gate=door, questions=0, leaks=[])
    asking.look(ASKED[asked])
    assert asking.questions
    return asking.leaks


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_protected_says_no_more(
    totals: Totals, registrations: Registry, asked: str
) -> None:
    assert leaks(totals, registrations, Gate, asked) == []


def test_every_pair_and_choice_is_asked(totals: Totals) -> None:
    views = list(totals.views(("doorstroom", "woonplaats")))
    pairs = [set(view.areas) for view in views if len(view.areas) == 2]
    many = len(totals.gate.places)
    assert len({frozenset(pair) for pair in pairs}) == many * (many - 1) // 2
    assert {view.unit for view in views} == {"aantal", "aandeel", "index", "per10000"}
    chosen = {(view.sectors, view.activities) for view in views if not view.areas}
    assert {(("MB", "VAPH"), ()), ((), ("keuken", "mailing"))} <= chosen
    assert max(len(view.areas) for view in views) > 6


class TotalsOfParts(Gate):
    """Shows a total whenever its parts are shown, also of areas that overlap."""

    def _total_shown(self, view: View, counted: Counted) -> Any:
        areas = [self.places[code] for code, _ in counted.areas]
        return self.cells(replace(view, split=()), areas).all(axis=1, keepdims=True)


class Unlocked(Gate):
    """Takes no number for small."""

    def _hide(self, numbers: Numbers, shown: Any, view: View) -> Numbers:
        return super()._hide(replace(numbers, persons=np.full(shown.shape, 9)), shown, view)


class SharesOfHidden(Unlocked):
    """Shows a share where its part is shown."""

    def _rows_shown(self, view: View, counted: Counted) -> Any:
        return self.cells(view, [self.places[code] for code, _ in counted.areas])


class IndexOfHidden(Unlocked):
    """Shows an index where the number of the year is shown."""

    def _rows_shown(self, view: View, counted: Counted) -> Any:
        return super()._rows_shown(replace(view, unit="aantal"), counted)


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (TotalsOfParts, "areas that overlap"),
        (SharesOfHidden, "a share of a hidden number"),
        (IndexOfHidden, "an index over a hidden number"),
    ],
)
def test_a_gate_with_a_guard_less_is_found_out(
    kind: type[Gate], asked: str, totals: Totals, registrations: Registry
) -> None:
    assert leaks(totals, registrations, kind, asked)


def test_that_nobody_does_two_activities_is_found_out(
    totals: Totals, registrations: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indicators, "several_activities", lambda _: False)
    assert leaks(totals, registrations, Gate, "two activities")


def test_a_sum_that_counts_each_person_once_is_found_out(
    totals: Totals, registrations: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would tell how many are in two of the sectors."""
    monkeypatch.setattr(cells, "by_sector", lambda view: [view])
    assert leaks(totals, registrations, Gate, "two sectors")


@pytest.mark.parametrize("asked", ["two areas", "a share of two areas"])
def test_a_total_that_counts_each_person_once_is_found_out(
    totals: Totals, registrations: Registry, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.setattr(registered.Registered, "are_one", lambda *_: True)
    assert leaks(totals, registrations, Gate, asked)
