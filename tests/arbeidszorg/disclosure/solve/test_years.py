"""Years held against each other: what one year alone would show, and all years may not."""

from __future__ import annotations

import numpy as np
import pytest

from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.audit import attack_years
from arbeidszorg.disclosure.audit.system import Hidden
from arbeidszorg.disclosure.holdings import Counts
from arbeidszorg.disclosure.lattice import Areas
from arbeidszorg.disclosure.solve import years, years_linked
from arbeidszorg.view.measures import PERSON_MEASURES, PLACES
from helpers.years import RULE, apart, counted, years_of


def narrow(areas: Areas, counts: Counts, plans: list[years_linked.Year]) -> list[Hidden]:
    """What the attacker of all years can narrow."""
    shown = {
        (measure, place): np.stack(
            [setup.groups(areas, place, plan.hidden) for setup, plan in _of(plans, measure)]
        )
        for measure in PERSON_MEASURES
        for place in PLACES
    }
    forms = {
        (measure, PLACES[0]): np.stack(
            [setup.forms(areas, plan.hidden) for setup, plan in _of(plans, measure)]
        )
        for measure in PERSON_MEASURES
    }
    known = attack_years.Known(areas, counts, shown, forms)
    found_out = attack_years.ranges(known, RULE.width)
    return [
        number
        for numbers in found_out.values()
        for number in numbers
        if number.rise - number.fall < RULE.width - 1e-6
    ]


def _of(plans: list[years_linked.Year], measure: lattice.MeasureCode) -> list:
    return [plan[measure] for plan in plans]


@pytest.mark.parametrize("seed", [0, 5])
def test_no_group_is_narrow_when_all_years_are_known(seed: int) -> None:
    areas, counts = counted(years_of(seed))
    alone = apart(areas, counts, [{}, {}, {}])
    assert narrow(areas, counts, alone), "years that were decided apart give groups away"
    together = years.Together(areas, alone, RULE)
    hidden = together.hide(alone)
    settled = apart(areas, counts, hidden)
    while years.hidden(settled) != hidden:
        hidden = together.hide(settled)
        settled = apart(areas, counts, hidden)
    assert narrow(areas, counts, settled) == []


def test_many_years_are_taken_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(years, "MANY_YEARS", 2)
    monkeypatch.setattr(years, "SPAN", 2)
    areas, counts = counted(years_of(5))
    alone = apart(areas, counts, [{}, {}, {}])
    hidden = years.Together(areas, alone, RULE).hide(alone)
    assert narrow(areas, counts, apart(areas, counts, hidden)) == []


def test_what_was_hidden_stays_hidden() -> None:
    areas, counts = counted(years_of(1))
    alone = apart(areas, counts, [{}, {}, {}])
    before, after = years.hidden(alone), years.Together(areas, alone, RULE).hide(alone)
    for was, now in zip(before, after, strict=True):
        assert all(was[measure] <= now[measure] for measure in PERSON_MEASURES)
    assert before != after


def test_large_numbers_are_left_as_they_are() -> None:
    """Nothing is small, so nothing is hidden."""
    areas, counts = counted(years_of(1, initiatives=0))
    alone = apart(areas, counts, [{}, {}, {}])
    assert years.Together(areas, alone, RULE).hide(alone) == years.hidden(alone)
