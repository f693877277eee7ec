"""What an audit finds out is hidden, until it finds nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from arbeidszorg.counting import cube
from arbeidszorg.disclosure import holdings, lattice, opening, publications
from arbeidszorg.disclosure.audit import audit
from arbeidszorg.disclosure.audit.audit import Report
from arbeidszorg.disclosure.audit.system import Hidden
from arbeidszorg.disclosure.audit.tightening import tightened
from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings
from arbeidszorg.view.measures import PLACES as PLACES_OF_PERSONS
from arbeidszorg.view.view import LADDER
from helpers import builders
from helpers.builders import PLACES, persons, registry

YEAR = (2021, 2021)
RULE = lattice.Threshold(1, 4)
BRUGGE = 0


@pytest.fixture(scope="module")
def registrations() -> Registry:
    stays = [
        *persons(3, geslacht="v"),
        *persons(40, initiatief_id="I2", geslacht="v"),
        *persons(40, initiatief_id="I3", geslacht="m"),
        *persons(2, initiatief_id="I3", geslacht="v"),
    ]
    offers = [{"nis": "31005"}, {"nis": "31033"}, {"nis": "34022", "sector": "GGZ"}]
    return registry(offers, stays, years=YEAR)


@pytest.fixture(scope="module")
def decided(registrations: Registry) -> Opened:
    return builders.opened(registrations)


def behind(opened: Opened, registrations: Registry, decision: Decision) -> Report:
    """The audit of one measure behind another decision."""
    source, settings = publications.source(registrations, PLACES), Settings()
    gate = opening.gate(decision, opened.facts, PLACES, settings)
    cells = cube.build(opened.facts, PLACES)
    ask = opening.answers(source, PLACES, settings, gate, cells).ask
    counted = {
        ("medewerkers", place): holdings.count(
            opened.facts, gate.areas, cells, "medewerkers", place
        )
        for place in PLACES_OF_PERSONS
    }
    return audit.run(ask, gate, counted, RULE, totals=False)


def weakened(decision: Decision) -> Decision:
    """A decision that shows of men and women all but small numbers, which the gate hides by itself,
    in every row of which the persons are shown."""
    rows = {
        key: cells | decision.groups[key[:2]][..., None] if key[2] == "geslacht" else cells
        for key, cells in decision.splits.items()
    }
    return replace(decision, splits=rows)


def test_a_decision_without_proofs_is_tightened_until_the_audit_passes(
    decided: Opened, registrations: Registry
) -> None:
    edition, decision = decided.answers.edition, weakened(decided.gate.decision)
    report = behind(decided, registrations, decision)
    assert report.narrow
    rounds = 0
    while tighter := tightened(decision, report, edition):
        decision, rounds = tighter, rounds + 1
        report = behind(decided, registrations, decision)
        assert rounds < 6
    assert report.narrow == [] and rounds
    groups = decided.gate.decision.groups
    assert all(np.array_equal(cells, groups[key]) for key, cells in decision.groups.items())
    assert not decision.splits["medewerkers", "vestiging", "geslacht"].any()
    assert decision.splits["medewerkers", "vestiging", "hoofdinkomen"].any(), "not all is hidden"


def narrow(kind: str, measure: str = "instroom", **part: object) -> Report:
    number = Hidden("vestiging", kind, 3, 0, -1, 2, 0, 0)
    return Report(hidden={(measure, 2021): [replace(number, **part)]}, width=3)  # type: ignore[arg-type]


def test_of_a_breakdown_the_split_is_hidden_of_groups_all_there_is(decided: Opened) -> None:
    edition, before = decided.answers.edition, weakened(decided.gate.decision)

    def hidden(report: Report) -> set[tuple[str, ...]]:
        now = tightened(before, report, edition)
        assert now
        return {
            key
            for key, cells in {**now.groups, **now.splits}.items()
            if not cells.any() and cells.size
        }

    assert hidden(narrow("geslacht")) == {
        (measure, place, "geslacht")
        for measure in ("instroom", "vangnet")
        for place in PLACES_OF_PERSONS
    }
    assert {key[0] for key in hidden(narrow(""))} == {"instroom", "vangnet"}
    assert ("uitstroom", "vestiging", LADDER) in hidden(narrow(LADDER, LADDER))
    assert {key[0] for key in hidden(narrow("doorstroom", LADDER))} == {"uitstroom", "doorstroom"}


def test_what_passes_or_was_published_before_stays_as_it_is(decided: Opened) -> None:
    edition, decision = decided.answers.edition, decided.gate.decision
    assert tightened(decision, narrow("geslacht", public=True), edition) is None
    assert tightened(decision, narrow("geslacht"), replace(edition, closed=2021)) is None
