"""What two shown numbers of a breakdown leave when one is taken from the other.

Whoever takes Arrondissement Kortrijk from Zuid-West-Vlaanderen has Wervik, whoever takes those who
live in the province from everybody has those who live outside, and whoever takes a sector from all
has the others. So it is wherever all persons of one group are in another: also those of a
municipality with one sector, in that sector of everybody. Nobody asks for these, but who has both
numbers has theirs. Where that is a small number one of the two must be hidden; as that is then
uncertain, so is what they leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure.lattice import ALL, Areas, Threshold
from arbeidszorg.view.measures import Place

Array = npt.NDArray[Any]

#: A group: place, area, 1 + sector.
GroupKey = tuple[Place, int, int]


def held(
    areas: Areas,
    units: tuple[Array, Array, Array],
    keys: Sequence[GroupKey],
    places: tuple[Place, ...],
) -> Array:
    """Group x unit: is the unit in the group? ``units``: the number of the place, the town and the
    sector of each unit that holds persons."""
    number, town, sectors = units
    place = np.array([places.index(key[0]) for key in keys], dtype=int)[:, None]
    area, sector = np.array([key[1:] for key in keys], dtype=int).reshape(-1, 2).T
    inside = (number == place) & areas.member[area][:, town]
    return np.asarray(inside & ((sector == ALL)[:, None] | (sectors == sector[:, None] - 1)))


def pairs(inside: Array) -> Array:
    """Pair x (whole, part): two groups of :func:`held` of which the second holds somebody and lies
    in the first, which holds more."""
    # units of the one (rows) that are not in the other (columns)
    outside: Array = inside.astype(np.float32) @ (~inside).T.astype(np.float32)
    somebody = np.asarray(inside.any(axis=1))
    parts, wholes = np.nonzero((outside == 0) & somebody[:, None] & (outside.T > 0))
    return np.stack([wholes, parts], axis=1)


def small(inside: Array, persons: Array, chosen: Array, rule: Threshold) -> Array:
    """Pair x code: is what the two groups leave a small number? ``persons``: unit x code."""
    left = inside[chosen[:, 0]] & ~inside[chosen[:, 1]]
    return rule.small(left.astype(float) @ persons)
