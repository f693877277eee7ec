"""What one version of the data may say, as arrays: the numbers that may be shown, and the offer.

A number that may not be shown is not here; that it is hidden is, for the answer says so too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.offer import Offer
from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.lattice import Key
from arbeidszorg.disclosure.spreads import NetResults
from arbeidszorg.places.residents import Residents
from arbeidszorg.registrations import model
from arbeidszorg.registrations.edition import Edition
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.view.measures import PLACES, MeasureCode, Place
from arbeidszorg.view.view import SplitCode

Array = npt.NDArray[Any]

#: In the place of a number: it may not be shown, or nobody's hours are known where somebody is.
HIDDEN, UNKNOWN = -1, -2
#: Pairs of sectors, in the order of their bits in :attr:`Shown.shared`.
PAIRS = tuple(combinations(range(len(model.SECTORS)), 2))
#: The column of a group that is not broken down.
PLAIN: Final = ""
Column = SplitCode | Literal[""]


def columns(measure: MeasureCode, place: Place) -> dict[Column, slice]:
    """Where the codes of each split stand along the last axis, of a measure and place."""
    forms: tuple[SplitCode, ...] = ("vorm",) if place == PLACES[0] else ()
    places: dict[Column, slice] = {PLAIN: slice(0, 1)}
    start = 1
    for split in (*forms, *lattice.splits_of(measure, place)):
        size = len(lattice.codes(split))
        places[split], start = slice(start, start + size), start + size
    return places


@dataclass(frozen=True, eq=False)
class Shown:
    """What may be shown of one measure and place. Axes: year, area (of ``lattice.areas``), all
    sectors and then each, column (see :func:`columns`).

    ``persons``: distinct persons, :data:`HIDDEN` or :data:`UNKNOWN`. ``hours``: a week, of *uren*
    alone. ``shared``, without the axis of sectors: of which pairs of sectors (bits, see
    :data:`PAIRS`) somebody is in both. ``twice``: the pairs of areas that somebody is in both of,
    as sorted numbers of :meth:`pair`.
    """

    persons: Array
    shared: Array
    twice: Array
    hours: Array | None = None

    def pair(self, year: Array, sector: Array, activity: Array, a: Array, b: Array) -> Array:
        """The number of a pair of areas (the smaller first), for all sectors (0) or one, and all
        activities (0) or one."""
        sizes = (*self.persons.shape[:1], 1 + len(model.SECTORS), 1 + len(model.ACTIVITIES))
        several = (*sizes, self.persons.shape[1], self.persons.shape[1])
        return np.asarray(np.ravel_multi_index((year, sector, activity, a, b), several))


@dataclass(frozen=True, eq=False)
class Compiled:
    """One version. ``rule``: how it was decided what may be shown; ``residents``: over which its
    rates are made; ``net_results``: by year. The rest as in
    :class:`~arbeidszorg.disclosure.answers.Answers`."""

    edition: Edition
    rule: str
    offer: Offer
    initiatives: tuple[Initiative, ...]
    reporting: Mapping[int, frozenset[str]]
    amounts: Mapping[int, frozenset[str]] | None
    net_results: Mapping[int, NetResults]
    residents: Residents
    shown: Mapping[Key, Shown]
