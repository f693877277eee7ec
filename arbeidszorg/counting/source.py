"""Source: what the counting rules ask for, whatever it is counted from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from arbeidszorg.view.view import View

if TYPE_CHECKING:
    from arbeidszorg.counting.offer import Offer

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class CountedArea:
    """One area of the answer: its code, name, the positions of its towns and its residents
    today (0: none are known, so no rate can be made)."""

    code: str
    name: str
    towns: tuple[int, ...]
    residents: int


Areas = tuple[CountedArea, ...]


@dataclass(frozen=True)
class Values:
    """Arrays with axes year, area and code: the value, the persons behind it (0: none), and
    whether it was reported."""

    value: Array
    persons: Array
    reported: Array

    def spread(self, shape: tuple[int, ...]) -> Values:
        """The same values repeated along axes of length 1, up to ``shape``."""
        return Values(
            np.broadcast_to(self.value, shape),
            np.broadcast_to(self.persons, shape),
            np.broadcast_to(self.reported, shape),
        )

    def first_year(self) -> Values:
        """The values of the first year alone."""
        return Values(self.value[:1], self.persons[:1], self.reported[:1])


class Source(Protocol):
    """What numbers come from: the stays themselves, or what was counted of them before. Arrays have
    the axes year, area and code; what may not be shown can be anything but nothing."""

    @property
    def offer(self) -> Offer:
        """The initiatives."""

    def values(self, view: View, rows: Areas) -> Values:
        """The values of a view for given areas. Several sectors are the sum of theirs: how many
        are in two of them is told nowhere."""

    def are_one(self, rows: Areas) -> bool:
        """Whether the areas together are an area, of which each person counts once."""

    def together(self, view: View, rows: Areas) -> Values:
        """Those of a view without a split for all the areas together: as the area that they are,
        else as the sum of theirs."""


def whole(rows: Areas) -> Areas:
    """All the areas as one."""
    return (CountedArea("", "", tuple(sorted({n for row in rows for n in row.towns})), 0),)


def layers(rows: Areas) -> list[list[int]]:
    """Areas in groups whose members do not overlap (nearly always one group)."""
    groups: list[tuple[set[int], list[int]]] = []
    for place, row in enumerate(rows):
        for taken, members in groups:
            if taken.isdisjoint(row.towns):
                taken.update(row.towns)
                members.append(place)
                break
        else:
            groups.append((set(row.towns), [place]))
    return [members for _, members in groups]


def places(rows: Areas, layer: list[int], towns: int) -> Array:
    """Town (of ``towns``, and outside and not recorded) -> position in the layer of the area that
    it is in, or -1."""
    place = np.full(towns + 2, -1, dtype=np.int64)
    for number, index in enumerate(layer):
        place[list(rows[index].towns)] = number
    return place


def sum_of(counts: Iterable[Array]) -> Array:
    """Counts added up, cell by cell."""
    return np.asarray(np.sum(list(counts), axis=0))


def beside_the_largest(counts: list[Array]) -> Array:
    """All but the largest, cell by cell."""
    return np.asarray(sum_of(counts) - np.max(counts, axis=0))
