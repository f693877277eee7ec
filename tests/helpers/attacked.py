"""A registry of one year, decided and attacked: every hidden number with what remains possible."""

from __future__ import annotations

from typing import Any

import numpy as np

from arbeidszorg.counting import cube, facts
from arbeidszorg.counting.facts import Facts
from arbeidszorg.disclosure import deciding, holdings, lattice
from arbeidszorg.disclosure.audit import attack, beyond
from arbeidszorg.disclosure.audit.asking import Answers
from arbeidszorg.disclosure.audit.system import UNASKED, Hidden, Shown
from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.disclosure.holdings import Counts
from arbeidszorg.disclosure.lattice import BREAKDOWNS, Key, Threshold
from arbeidszorg.places.geography import Geography
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.view.measures import PLACES as PLACES_OF_PERSONS
from arbeidszorg.view.measures import PROTECTED_MEASURES, MeasureCode, Place
from helpers.builders import PLACES

RULE = Threshold(1, 4)
EXACT = 1e-6


def attacked(registered: Registry, places: Geography = PLACES) -> list[Hidden]:
    """Every hidden number of a registry of some territory, by the decision that is made for it."""
    prepared = facts.build(registered, places)
    return hidden_numbers(prepared, deciding.make(prepared, places, RULE, ""), places)


def narrow(numbers: list[Hidden]) -> list[Hidden]:
    """Those that are left with fewer possible values than the rule asks for."""
    return [
        number
        for number in numbers
        if number.rise - number.fall < RULE.width - EXACT
        and not number.public
        and number.how != UNASKED
    ]


def hidden_numbers(prepared: Facts, decided: Decision, places: Geography = PLACES) -> list[Hidden]:
    """Every hidden number by a decision, and what nobody can ask for but shown ones lead to."""
    areas = lattice.areas(places, prepared.towns)
    counted = {
        (p.measure, p.place): p
        for p in holdings.populations(prepared, areas, cube.build(prepared, places))
    }
    return [
        number
        for measure in PROTECTED_MEASURES
        for number in attack.ranges(
            areas,
            {place: counted[measure, place] for place in PLACES_OF_PERSONS},
            0,
            {place: shown_cells(decided, counted, measure, place) for place in PLACES_OF_PERSONS},
            RULE.width,
            RULE.most,
        )
    ] + [
        number
        for _, number in beyond.of_year(areas, counted, seen(decided, counted), 0, RULE).found
    ]


def seen(decided: Decision, counted: Counts) -> dict[Key, Answers]:
    """What a decision shows, as somebody who asks for everything finds it."""
    return {
        key: Answers(
            decided.groups[key],
            decided.forms[key[0]],
            {split: decided.splits[(*key, split)] for split in lattice.splits_of(*key)},
        )
        for key in counted
    }


def shown_cells(decided: Decision, counted: Counts, measure: MeasureCode, place: Place) -> Shown:
    """What a decision shows of a measure and place, and what bounds it."""
    ceiling: dict[str, Any] = {}
    for whole_measure in lattice.wholes(measure):
        population = counted[whole_measure, place]
        cells = {"": (decided.groups[whole_measure, place], population.groups)}
        cells |= {
            split: (decided.splits[whole_measure, place, split], population.splits[split])
            for split in BREAKDOWNS
        }
        if place == "vestiging":
            cells["vorm"] = decided.forms[whole_measure], population.forms
        for kind, (is_shown, value) in cells.items():
            bound = np.where(is_shown[0], value[0], np.inf)
            ceiling[kind] = np.minimum(ceiling.get(kind, np.inf), bound)
    return Shown(
        decided.groups[measure, place][0],
        decided.forms[measure][0] if place == "vestiging" else None,
        {split: decided.splits[measure, place, split][0] for split in BREAKDOWNS},
        ceiling,
    )
