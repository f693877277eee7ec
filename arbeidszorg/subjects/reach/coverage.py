"""Coverage: what each municipality has within reach, as the crow flies from its centre."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.places.distances import distances
from arbeidszorg.places.geography import Geography
from arbeidszorg.places.level import TOWN
from arbeidszorg.subjects.reach.supply import Supply

Array = npt.NDArray[Any]
#: The distances (km) within which initiatives are always counted.
RINGS = (10, 15, 20)
#: The weights of reach: of what lies in the first third of the distance, the second and the last
#: (Luo and Qi, 2009).
WEIGHTS = (1.0, 0.68, 0.22)
#: Reach is told for so many residents.
RESIDENTS = 10_000


@dataclass(frozen=True, eq=False)
class Towns:
    """The municipalities: ``codes`` and ``names`` in order, ``spots`` of their centres (n × 2, lon,
    lat), ``residents`` on the 1 January that was asked."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    spots: Array
    residents: Array

    @cached_property
    def at(self) -> Mapping[str, int]:
        """Code -> its position."""
        return {code: number for number, code in enumerate(self.codes)}

    @cached_property
    def apart(self) -> Array:
        """Kilometres between their centres, n × n."""
        return distances(self.spots, self.spots)


def towns_of(geography: Geography, year: int) -> Towns:
    """The municipalities of a territory with their residents of a year."""
    areas = geography.level(TOWN)
    return Towns(
        tuple(area.code for area in areas),
        tuple(area.name for area in areas),
        np.array([geography.centres[area.code] for area in areas], dtype=float).reshape(-1, 2),
        np.array([geography.residents_of(area.code, year) for area in areas], dtype=np.int64),
    )


@dataclass(frozen=True, eq=False)
class Coverage:
    """Per municipality (n), with ``distance`` (km) as what is within reach.

    ``nearest``: kilometres to the nearest initiative, infinite where there is none at all;
    ``which``: its position among the sites, -1 for none; ``within``: kilometres -> how many
    initiatives lie so near; ``per_place``: residents within the distance for each place within it,
    NaN where there is no place; ``reach``: places within reach for 10.000 residents, by enhanced
    two-step floating catchment.
    """

    towns: Towns
    supply: Supply
    distance: int
    nearest: Array
    which: Array
    within: Mapping[int, Array]
    per_place: Array
    reach: Array

    @property
    def covered(self) -> Array:
        """Which municipalities have an initiative within the distance."""
        return np.asarray(self.nearest <= self.distance)

    @property
    def assumed(self) -> Array:
        """Which municipalities are no distance away alone because their nearest initiative, whose
        spot is not known, stands at their centre."""
        sites = self.supply.sites
        return np.array(
            [
                at >= 0 and not sites[at].placed and sites[at].town == code
                for code, at in zip(self.towns.codes, self.which.tolist(), strict=True)
            ],
            dtype=bool,
        )

    @property
    def without(self) -> Array:
        """The positions of the others, those with most residents first."""
        people, names = self.towns.residents.tolist(), self.towns.names
        places = np.flatnonzero(~self.covered).tolist()
        return np.array(sorted(places, key=lambda at: (-people[at], names[at])), dtype=np.int64)


def coverage(towns: Towns, supply: Supply, distance: int) -> Coverage:
    """What the municipalities have of a supply; ``distance`` in whole kilometres, above zero."""
    far = distances(towns.spots, supply.spots)
    number = len(supply.sites)
    nearest = far.min(axis=1) if number else np.full(len(towns.codes), np.inf)
    which = far.argmin(axis=1) if number else np.full(len(towns.codes), -1)
    rings = dict.fromkeys(sorted({*RINGS, distance}))
    within = {ring: (far <= ring).sum(axis=1) for ring in rings}
    places = (far <= distance) @ supply.places
    people = (towns.apart <= distance) @ towns.residents.astype(float)
    per_place = np.divide(people, places, out=np.full(len(places), np.nan), where=places > 0)
    reach = catchments(far, towns.residents, supply.places, distance) * RESIDENTS
    return Coverage(towns, supply, distance, nearest, which, within, per_place, reach)


def steps(distance: float) -> tuple[tuple[float, float], ...]:
    """Up to how many kilometres which weight goes, the nearest first."""
    return tuple(
        (distance * (place + 1) / len(WEIGHTS), weight) for place, weight in enumerate(WEIGHTS)
    )


def weights(far: Array, distance: float) -> Array:
    """The weight of each distance: in steps, nought beyond the last."""
    weighed = np.zeros(far.shape)
    for end, weight in reversed(steps(distance)):
        weighed[far <= end] = weight
    return weighed


def catchments(far: Array, residents: Array, places: Array, distance: float) -> Array:
    """Enhanced two-step floating catchment: places for each resident, per municipality.

    First the places of each initiative are set against all who live within its reach, who count for
    less as they live farther. Then each municipality adds up those shares of what lies within its
    reach, by the same weights. ``far``: kilometres, municipality × initiative.
    """
    weighed = weights(far, distance)
    people = weighed.T @ residents.astype(float)
    share = np.divide(places, people, out=np.zeros(len(places)), where=people > 0)
    return np.asarray(weighed @ share)
