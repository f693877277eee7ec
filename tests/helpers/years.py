"""A registry of some years in which people come, stay and leave."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import repeat
from typing import Any

from arbeidszorg.counting import cube, facts
from arbeidszorg.disclosure import holdings, lattice
from arbeidszorg.disclosure.holdings import Counts
from arbeidszorg.disclosure.lattice import Areas, Threshold
from arbeidszorg.disclosure.solve import groups, years, years_linked
from arbeidszorg.registrations.model import SECTORS
from arbeidszorg.registrations.registry import Registry
from helpers.builders import PLACES, registry
from helpers.worlds import TOWNS

FIRST, LAST = 2019, 2021
RULE = Threshold(1, 4)


def years_of(seed: int, initiatives: int = 9, most: int = 40) -> Registry:
    """Three years of ``initiatives`` with up to ``most`` persons each."""
    chance = random.Random(f"years {seed}")
    offers = [
        {"nis": TOWNS[n % len(TOWNS)], "sector": SECTORS[n % 2 if n < 6 else 0]}
        for n in range(initiatives)
    ]
    return registry(offers, list(_stays(chance, initiatives, most)), years=(FIRST, LAST))


def _stays(chance: random.Random, initiatives: int, most: int) -> Iterator[dict[str, Any]]:
    for number in range(1, initiatives + 1):
        for person in range(chance.choice((2, 4, 6, 9, most))):
            start = chance.choice((2015, 2015, 2015, FIRST, FIRST + 1, LAST))
            gone = chance.choice((None, None, FIRST, FIRST + 1, LAST))
            leaves = gone is not None and gone >= start
            yield {
                "medewerker_id": f"P{number}-{person}",
                "initiatief_id": f"I{number}",
                "startdatum": f"{start}-03-01",
                "einddatum": f"{gone}-10-01" if leaves else None,
                "trede_na": chance.choice((2, 3, 5)) if leaves else None,
                "woonplaats_nis": chance.choice(TOWNS),
            }


def counted(registered: Registry) -> tuple[Areas, Counts]:
    """All counts of a registry."""
    prepared = facts.build(registered, PLACES)
    areas = lattice.areas(PLACES, prepared.towns)
    cells = holdings.populations(prepared, areas, cube.build(prepared, PLACES))
    return areas, {(population.measure, population.place): population for population in cells}


def apart(areas: Areas, counts: Counts, hidden: list[years.Hide]) -> list[years_linked.Year]:
    """The groups of each year decided alone; ``hidden``: what must be."""
    every = [
        {key: holdings.of_year(population, year, ()) for key, population in counts.items()}
        for year in range(len(hidden))
    ]
    setups = [groups.setups(areas, year, RULE) for year in every]
    return list(map(groups.plans, repeat(areas), every, repeat(RULE), setups, hidden))
