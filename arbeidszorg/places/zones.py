"""The eerstelijnszones of the province: known groupings of municipalities, as ready groups.

They are what the Flemish government listed in 2021. Some zones in Flanders were drawn anew on
1 January 2025, and no open list of those could be had: so each says of which year it is.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from arbeidszorg.settings import DATA

FILE = DATA / "reference" / "eerstelijnszones.csv"
#: The year in which the zones were as they are listed.
AS_OF = 2021


@cache
def zones(path: Path = FILE) -> dict[str, tuple[str, ...]]:
    """Name of a zone -> the NIS codes of its municipalities, by name and by code."""
    towns: dict[str, list[str]] = {}
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            towns.setdefault(row["zone"], []).append(row["nis"])
    return {name: tuple(sorted(towns[name])) for name in sorted(towns)}
