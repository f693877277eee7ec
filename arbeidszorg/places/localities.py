"""Other names by which people look for a municipality: its parts, postal codes, names in French."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from arbeidszorg.settings import DATA

FILE = DATA / "reference" / "plaatsen.csv"
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


@cache
def localities(path: Path = FILE) -> tuple[Locality, ...]:
    """All of them, in the order of the file. Raises KeyError for a sort that is not known."""
    sorts: dict[str, Sort] = {sort: sort for sort in SORTS}
    with path.open(newline="", encoding="utf-8") as file:
        return tuple(
            Locality(row["naam"], row["postcode"], row["nis"], sorts[row["soort"]])
            for row in csv.DictReader(file)
        )


def unambiguous(places: Iterable[Locality]) -> Mapping[str, str]:
    """Name or postal code -> the one area that it leads to; what leads to several is left out."""
    areas: dict[str, set[str]] = defaultdict(set)
    for place in places:
        for name in filter(None, (place.name, place.postcode)):
            areas[name].add(place.area)
    return {name: min(codes) for name, codes in areas.items() if len(codes) == 1}
