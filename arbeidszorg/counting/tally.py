"""Tally: all that is asked of the stays of some persons, as numbers that add up.

Every person is in one partition, so the tallies of partitions are added cell by cell, in any order,
to that of all. Of a person with several stays the sum over towns counts each; what must be taken
off it in an area, because it is the same person again, is kept beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import product
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from arbeidszorg.registrations import model
from arbeidszorg.view.measures import PLACES, PROTECTED_MEASURES, MeasureCode, Place

Array = npt.NDArray[Any]

#: Beside the measures: all persons of *uren*, also those whose hours are not known.
EVERYBODY: Literal["iedereen"] = "iedereen"
Counted = MeasureCode | Literal["iedereen"]
Key = tuple[Counted, Place]
COUNTED: tuple[Counted, ...] = (*PROTECTED_MEASURES, EVERYBODY)
KEYS: tuple[Key, ...] = tuple(product(COUNTED, PLACES))
SECTORS = len(model.SECTORS)
ACTIVITIES = len(model.ACTIVITIES)


@dataclass(frozen=True)
class Tally:
    """By measure and place. ``units[year, town, sector, column]``: stays that count in a cell, of a
    person each. ``doubles[year, area, 1 + sector, column]``: how many of those in an area are of
    somebody who is there already. ``hours``, of *uren*, as ``units``: millionths of an hour a week.
    ``offered[year, town, sector, form, activity]``: distinct persons, by establishment.
    ``handed``: year -> stays of each initiative that count as *medewerkers*."""

    units: dict[Key, Array]
    doubles: dict[Key, Array]
    hours: dict[Place, Array]
    offered: dict[MeasureCode, Array]
    handed: dict[int, Array]

    def digest(self) -> str:
        """A short text that changes with any number."""
        whole = hashlib.sha256()
        for part in fields(Tally):
            for key, cells in sorted(getattr(self, part.name).items()):
                whole.update(f"{part.name} {key} {cells.shape} ".encode())
                whole.update(np.ascontiguousarray(cells).data)
        return whole.hexdigest()[:24]


def added(tallies: Iterable[Tally]) -> Tally:
    """The tallies of different persons together. The first is added to in its place, so that no
    more than two are held at a time."""
    several = iter(tallies)
    whole = next(several)
    for each in several:
        for part in fields(Tally):
            ours, theirs = getattr(whole, part.name), getattr(each, part.name)
            for key in ours:
                np.add(ours[key], theirs[key], out=ours[key])
    return whole


def in_a_row(parts: list[Tally]) -> Tally:
    """The tallies of years that follow each other."""
    if len(parts) == 1:
        return parts[0]
    joined: dict[str, dict[Any, Any]] = {"handed": {}}
    for part in parts:
        joined["handed"] |= part.handed
    for name in (part.name for part in fields(Tally) if part.name != "handed"):
        first = getattr(parts[0], name)
        joined[name] = {k: np.concatenate([getattr(p, name)[k] for p in parts]) for k in first}
    return Tally(**joined)
