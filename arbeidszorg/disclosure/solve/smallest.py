"""The smallest groups (town, sector and kind of a place) and all counts that they make up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.holdings import Counts
from arbeidszorg.disclosure.lattice import ALL, SECTORS, Areas, Key
from arbeidszorg.view.measures import MeasureCode, Place

Array = npt.NDArray[Any]

#: Place, town, sector and kind of initiative.
At = tuple[Place, int, int, int]


@dataclass(frozen=True)
class Groups:
    """The counts of groups and kinds. ``unit``: the unit of the tables that a smallest group
    belongs to, or -1; ``persons``: of each smallest group; ``members``: bool, group x smallest
    group; ``shown``: of each group; ``ceiling``: the most that each can hold, by what else is
    shown."""

    unit: Array
    persons: Array
    members: Array
    shown: Array
    ceiling: Array


@dataclass(frozen=True)
class ShownGroups:
    """Which groups are shown (area x (1 + sector), by measure and place), and which kinds (area x
    form, by measure)."""

    groups: Mapping[Key, Array]
    forms: Mapping[str, Array]

    def cells(
        self, areas: Areas, counted: Counts, measure: MeasureCode, place: Place
    ) -> Iterator[tuple[int, int, int, bool, float]]:
        """Area, 1 + sector, form or -1, whether it is shown, and by how much it can grow, by what
        is shown of the measures that this one is part of."""
        population = counted[measure, place]
        for area, sector in product(range(len(areas.towns)), range(1 + SECTORS)):
            value = population.groups[0, area, sector]
            most = [
                counted[whole, place].groups[0, area, sector] - value
                for whole in lattice.wholes(measure)
                if self.groups[whole, place][area, sector]
            ]
            shown = bool(self.groups[measure, place][area, sector])
            yield area, sector, -1, shown, min(most, default=np.inf)
        if place == "vestiging":
            for area, form in np.ndindex(*self.forms[measure].shape):
                yield area, ALL, form, bool(self.forms[measure][area, form]), np.inf


def groups(
    areas: Areas,
    counted: Counts,
    measure: MeasureCode,
    shown: ShownGroups,
    units: dict[At, int],
) -> Groups:
    """All groups of a measure and year. ``units``: the number of what the tables hold."""
    smallest: list[tuple[int, list[int]]] = []
    persons, members, seen, ceiling = [], [], [], []
    places = sorted({place for place, *_ in units})
    for place in places:
        count = counted[measure, place].form_units[0]
        held = np.argwhere(count > 0)
        smallest += [(places.index(place), cell) for cell in held.tolist()]
        persons.append(count[tuple(held.T)])
    at = np.array([(number, *cell) for number, cell in smallest]).reshape(-1, 4)
    number = np.concatenate(persons).astype(float)
    for place in places:
        here = at[:, 0] == places.index(place)
        for area, sector, form, is_shown, most in shown.cells(areas, counted, measure, place):
            inside = here & areas.member[area, at[:, 1]]
            inside &= (sector == ALL) | (at[:, 2] == sector - 1)
            inside &= (form < 0) | (at[:, 3] == form)
            if inside.any():
                members.append(inside)
                seen.append(is_shown)
                ceiling.append(number[inside].sum() + max(0.0, most))
    return Groups(
        np.array([units.get((places[n], t, s, k), -1) for n, (t, s, k) in smallest]),
        number,
        np.array(members),
        np.array(seen),
        np.array(ceiling),
    )
