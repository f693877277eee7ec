"""What two shown numbers of a breakdown leave when one is taken from the other.

Whoever takes Arrondissement Kortrijk from Zuid-West-Vlaanderen has Wervik, whoever takes those who
live in the province from everybody has those who live outside, and whoever takes a sector from all
has the others. Nobody asks for these, but who has both numbers has theirs. Where that is a small
number one of the two must be hidden; as that is then uncertain, so is what they leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure.lattice import ALL, SECTORS, Areas, Threshold
from arbeidszorg.view.measures import Place

Array = npt.NDArray[Any]

#: A group: place, area, 1 + sector.
GroupKey = tuple[Place, int, int]


def pairs(areas: Areas, keys: Sequence[GroupKey]) -> Iterator[tuple[GroupKey, GroupKey]]:
    """Groups of which the second lies in the first: an area in another, a sector in all."""
    known = set(keys)
    for place, sector in product(sorted({key[0] for key in keys}), range(1 + SECTORS)):
        here = [area for area in range(len(areas.towns)) if (place, area, sector) in known]
        members = areas.member[here]
        for whole, area in zip(members, here, strict=True):
            inside = (members <= whole).all(axis=1) & (members != whole).any(axis=1)
            for part in np.flatnonzero(inside):
                yield (place, area, sector), (place, here[part], sector)
            if sector != ALL and (place, area, ALL) in known:
                yield (place, area, ALL), (place, area, sector)


def small(
    areas: Areas,
    units: tuple[Array, Array, Array],
    persons: Array,
    chosen: Sequence[tuple[GroupKey, GroupKey]],
    places: tuple[Place, ...],
    rule: Threshold,
) -> Array:
    """Pair x code: is what the two groups leave a small number? ``units``: the number of the place,
    the town and the sector of each; ``persons``: unit x code."""
    number, town, sectors = units
    left = np.zeros((len(chosen), len(number)), dtype=bool)
    for line, ((place, whole, outer), (_, part, inner)) in enumerate(chosen):
        inside = (number == places.index(place)) & areas.member[whole][town]
        if outer != ALL:
            inside &= sectors == outer - 1
        if part != whole:
            inside &= ~areas.member[part][town]
        elif inner != ALL:
            inside &= sectors != inner - 1
        left[line] = inside
    return rule.small(left.astype(float) @ persons)
