"""Persons, hours and places of each initiative, and of all together: exact numbers, for who keeps
the registrations. Which stays count is said in :mod:`~arbeidszorg.counting.facts` alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.facts import Rows, counting_rows
from arbeidszorg.counting.stays import MILLION, millionths
from arbeidszorg.registrations.initiatives import initiatives
from arbeidszorg.registrations.registry import Registry

Array = npt.NDArray[Any]
#: Measures that count persons, and all that :func:`counts` gives.
PERSONS = ("medewerkers", "instroom", "uitstroom")
MEASURES = (*PERSONS, "uren")
#: (code of an initiative, year, measure) -> persons, or hours a week.
Counts = dict[tuple[str, int, str], float]


def counts(registry: Registry) -> Counts:
    """Of each initiative in each year that is shown; what is nought is left out."""
    codes = [str(code) for code in registry.initiatives["initiatief_id"]]
    person, initiative, rows = counting_rows(registry)
    hours = registry.registrations["uren_per_week"].to_numpy(np.float64)
    counted: Counts = {}
    for measure in MEASURES:
        for year, chosen in rows[measure].items():
            owner = initiative[chosen.stay]
            if measure == "uren":
                numbers = _hours(hours, chosen, owner, len(codes))
            else:
                numbers = _persons(person, chosen, owner, len(codes))
            for place in np.flatnonzero(numbers):
                counted[codes[place], year, measure] = _plain(measure, numbers[place])
    return counted


def whole(registry: Registry, measures: Iterable[str], years: Iterable[int]) -> Counts:
    """Numbers of all initiatives together, by ``""``, year and measure: those of :data:`MEASURES`,
    ``initiatieven`` and ``plaatsen``; nought in a year that is not shown."""
    person, _, rows = counting_rows(registry)
    hours = registry.registrations["uren_per_week"].to_numpy(np.float64)
    every = initiatives(registry.initiatives)

    def number(measure: str, year: int) -> float:
        if not registry.first_year <= year <= registry.last_year:
            return 0
        if measure in ("initiatieven", "plaatsen"):
            running = [each for each in every if each.runs(year)]
            places = sum(each.places or 0 for each in running)
            return len(running) if measure == "initiatieven" else places
        chosen = rows[measure][year]
        together = np.zeros(len(chosen.stay), dtype=np.int64)
        if measure == "uren":
            return _plain(measure, _hours(hours, chosen, together, 1)[0])
        return _plain(measure, _persons(person, chosen, together, 1)[0])

    asked = list(measures)
    return {("", year, measure): number(measure, year) for year in years for measure in asked}


def _persons(person: Array, chosen: Rows, owner: Array, size: int) -> Array:
    """Distinct persons of each owner."""
    pairs = np.unique(np.stack((owner, person[chosen.stay])), axis=1)[0]
    return np.bincount(pairs.astype(np.int64), minlength=size)


def _hours(hours: Array, chosen: Rows, owner: Array, size: int) -> Array:
    own = millionths(hours[chosen.stay])
    known = ~np.isnan(own)
    return np.bincount(owner[known], weights=own[known], minlength=size) / MILLION


def _plain(measure: str, number: Any) -> float:
    return float(number) if measure == "uren" else int(number)
