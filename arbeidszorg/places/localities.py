"""Other names by which people look for a municipality: its parts, postal codes, names in French."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

#: What a name is: of a municipality itself, of a part of it, or in French.
Sort = Literal["gemeente", "deelgemeente", "frans"]
SORTS: tuple[Sort, ...] = ("gemeente", "deelgemeente", "frans")


@dataclass(frozen=True)
class Locality:
    """A name with its postal code ("" where it has none of its own), and the code of the area that
    it belongs to or is."""

    name: str
    postcode: str
    area: str
    sort: Sort


def unambiguous(places: Iterable[Locality]) -> Mapping[str, str]:
    """Name or postal code -> the one area that it leads to; what leads to several is left out."""
    areas: dict[str, set[str]] = defaultdict(set)
    for place in places:
        for name in filter(None, (place.name, place.postcode)):
            areas[name].add(place.area)
    return {name: min(codes) for name, codes in areas.items() if len(codes) == 1}
