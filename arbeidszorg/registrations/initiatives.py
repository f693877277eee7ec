"""Initiatives as they may be shown: they are public, unlike the persons who work there."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from arbeidszorg.registrations.registry import Registry


@dataclass(frozen=True)
class Initiative:
    """What is shown of an initiative (public). ``code``: its initiatief_id; ``spot``: (lon, lat),
    None when not known, as ``places``; ``years``: the first and the last in which it runs."""

    code: str
    name: str
    sector: str
    nis: str
    activities: frozenset[str]
    years: tuple[int, float]
    spot: tuple[float, float] | None
    places: int | None


@lru_cache(maxsize=1)
def initiatives(registry: Registry) -> tuple[Initiative, ...]:
    """Every initiative of the registry, in its order."""
    frame = registry.initiatives
    ends = frame["einddatum"].dt.year.fillna(math.inf)
    places = frame["plaatsen"].astype(object).where(frame["plaatsen"].notna(), None)
    columns = (
        frame["initiatief_id"],
        frame["naam"],
        frame["sector"],
        frame["nis"],
        frame["activiteiten"],
        frame["startdatum"].dt.year,
        ends,
        frame["lon"],
        frame["lat"],
        places,
    )
    return tuple(
        Initiative(
            code,
            name,
            sector,
            nis,
            frozenset(codes.split("|")),
            (first, last),
            None if math.isnan(lon + lat) else (lon, lat),
            room,
        )
        for code, name, sector, nis, codes, first, last, lon, lat, room in zip(
            *(column.tolist() for column in columns), strict=True
        )
    )


def running(
    registry: Registry, year: int, towns: Collection[str] | None = None
) -> list[Initiative]:
    """The initiatives that run on some day of a year, in these towns (all when left out)."""
    return [
        initiative
        for initiative in initiatives(registry)
        if initiative.years[0] <= year <= initiative.years[1]
        and (towns is None or initiative.nis in towns)
    ]
