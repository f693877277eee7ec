"""Measures: what can be counted, and all that counting, protecting and showing must know of each.

One record per measure; whoever needs "the measures that ..." asks the records, so that a new
measure is protected by what it says of itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

MeasureCode = Literal[
    "medewerkers",
    "initiatieven",
    "plaatsen",
    "uren",
    "instroom",
    "uitstroom",
    "doorstroom",
    "vangnet",
]
#: ``persons``: distinct persons; ``hours``: a sum over persons, protected as the persons behind it;
#: ``offer``: of initiatives, public, with a place of their own but no residence or profile.
Kind = Literal["persons", "hours", "offer"]
#: Where a person is counted: where the initiative is, or where the person lives.
Place = Literal["vestiging", "woonplaats"]
PLACES: tuple[Place, ...] = ("vestiging", "woonplaats")


@dataclass(frozen=True)
class Measure:
    """What is known of a measure. ``part_of``: the measure whose persons it holds some of, which
    bounds it; ``share_of``: as a share it is divided by that measure in the same cell (None: by
    the total that is shown)."""

    code: MeasureCode
    kind: Kind
    part_of: MeasureCode | None = None
    share_of: MeasureCode | None = None

    @property
    def is_offer(self) -> bool:
        """Whether it speaks of initiatives alone."""
        return self.kind == "offer"

    @property
    def places(self) -> tuple[Place, ...]:
        """By which places it can be counted."""
        return PLACES[:1] if self.is_offer else PLACES


_RECORDS = (
    Measure("medewerkers", "persons"),
    Measure("initiatieven", "offer"),
    Measure("plaatsen", "offer"),
    Measure("uren", "hours", part_of="medewerkers"),
    Measure("instroom", "persons", part_of="medewerkers"),
    Measure("uitstroom", "persons", part_of="medewerkers"),
    Measure("doorstroom", "persons", part_of="uitstroom", share_of="medewerkers"),
    Measure("vangnet", "persons", part_of="instroom", share_of="medewerkers"),
)
#: By code, in the order in which they are offered.
MEASURES: Mapping[MeasureCode, Measure] = MappingProxyType(
    {measure.code: measure for measure in _RECORDS}
)
#: Measures that count persons; only these can be set against residents.
PERSON_MEASURES = tuple(measure.code for measure in _RECORDS if measure.kind == "persons")
#: Measures of the offer itself.
OFFER_MEASURES = tuple(measure.code for measure in _RECORDS if measure.is_offer)
#: Measures that are made from persons, and so are protected: counts first.
PROTECTED_MEASURES: tuple[MeasureCode, ...] = (
    *PERSON_MEASURES,
    *(measure.code for measure in _RECORDS if measure.kind == "hours"),
)
#: The measure that is split by rungs of the ladder: of those who left, from which to which.
LADDER_MEASURE: Final = "uitstroom"
#: Those of them who left for paid work are a measure of their own.
PAID: Final = "doorstroom"
