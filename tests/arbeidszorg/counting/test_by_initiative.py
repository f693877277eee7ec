"""Persons, hours and places of each initiative: as the atlas itself counts them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from arbeidszorg.counting import facts
from arbeidszorg.counting.by_initiative import MEASURES, PERSONS, counts, whole
from arbeidszorg.registrations.registry import Registry
from helpers.builders import PLACES, registry


def test_persons_are_counted_as_the_atlas_counts(demo_registry: Registry) -> None:
    """Each in his own way: what is counted here, and the rows that the atlas counts."""
    rows = facts.build(demo_registry, PLACES)
    codes = demo_registry.initiatives["initiatief_id"].tolist()
    expected = {}
    for measure in PERSONS:
        for year, chosen in rows.rows[measure].items():
            pairs = np.stack((rows.s_initiative[chosen.stay], rows.s_person[chosen.stay]))
            places, numbers = np.unique(np.unique(pairs, axis=1)[0], return_counts=True)
            for place, number in zip(places, numbers, strict=True):
                expected[codes[place], year, measure] = int(number)
    assert len(expected) > 500
    assert {key: n for key, n in counts(demo_registry).items() if key[2] in PERSONS} == expected


def test_hours_are_of_what_runs_on_the_last_day(demo_registry: Registry) -> None:
    """Added up by pandas, in another order."""
    stays, year = demo_registry.registrations, demo_registry.last_year
    day = pd.Timestamp(year, 12, 31)
    there = stays[(stays["startdatum"] <= day) & ~(stays["einddatum"] < day)]
    own = there.groupby(there["initiatief_id"].astype(str))["uren_per_week"].sum().round(6)
    counted = counts(demo_registry)
    expected = {str(code): n for code, n in own.items() if n}
    assert {c: n for (c, y, m), n in counted.items() if (y, m) == (year, "uren")} == expected
    together = whole(demo_registry, ("uren",), (year,))["", year, "uren"]
    assert abs(together - sum(expected.values())) < 1e-6


def test_a_person_at_two_places_is_one_of_the_whole() -> None:
    some = [
        {"initiatief_id": "I1", "medewerker_id": "P1"},
        {"initiatief_id": "I2", "medewerker_id": "P1"},
    ]
    given = registry([{"plaatsen": 5}, {"plaatsen": None}], some, years=(2021, 2021))
    told = whole(given, (*MEASURES, "initiatieven", "plaatsen"), (2020, 2021))
    assert told["", 2021, "medewerkers"] == 1
    assert (told["", 2021, "initiatieven"], told["", 2021, "plaatsen"]) == (2, 5)
    assert told["", 2020, "medewerkers"] == 0
    assert sum(n for (_, _, m), n in counts(given).items() if m == "medewerkers") == 2
