"""What rows of a breakdown that can be asked leave of each other.

Whoever takes Arrondissement Kortrijk from Zuid-West-Vlaanderen has Wervik, whoever takes those who
live in the province from everybody has those who live outside, and whoever takes a sector from all
has the others. Nobody asks for these, but who has both numbers has theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.lattice import SECTORS, Areas, Threshold
from arbeidszorg.view.measures import Place
from arbeidszorg.view.view import SplitCode

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Units:
    """The units of a split: the ``town``, ``sector`` and number of the ``place`` of each, and its
    ``persons`` by code."""

    town: Array
    sector: Array
    place: Array
    persons: Array


def of_rows(
    areas: Areas,
    units: Units,
    places: tuple[Place, ...],
    split: SplitCode,
    known: set[bytes],
    rule: Threshold,
) -> list[tuple[Array, Array]]:
    """The units (bool) of each rest, and which codes of it must be uncertain (bool). What has a
    name is answered as hidden, so all that holds persons must be; of the rest only what is small.
    ``known``: rows, as bytes of their units, that are protected already."""
    secrets: dict[bytes, tuple[Array, Array]] = {}
    for number, place in enumerate(places):
        for inside, named in _left(areas, units, units.place == number, place, split):
            key, count = inside.tobytes(), inside @ units.persons
            if key not in known:
                secret = (count > 0) if named else rule.small(count)
                secrets[key] = inside, secret | (secrets[key][1] if key in secrets else False)
    return [rest for rest in secrets.values() if rest[1].any()]


def _left(
    areas: Areas, units: Units, here: Array, place: Place, split: SplitCode
) -> Iterator[tuple[Array, bool]]:
    """The units of what rows of a place leave of each other, and whether that has a name."""
    by_sector = lattice.sector_rows(split, areas, place)
    nowhere = [areas.member[n] for n, levels in enumerate(areas.levels) if levels == ("",)]
    alone = lattice.differences(areas, by_sector)
    for sector in range(SECTORS):
        own = here & (units.sector == sector)
        for towns in (*alone, *nowhere):
            yield own & towns[units.town], tuple(np.flatnonzero(towns).tolist()) in areas.index
        for area in by_sector:
            yield here & ~own & areas.member[area][units.town], False
    for towns in lattice.differences(areas, lattice.broken_down(areas, place, split)):
        yield here & towns[units.town], False
