"""Initiatives as they may be shown: they are public, unlike the persons who work there."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Initiative:
    """What is shown of an initiative (public). ``code``: its initiatief_id; ``spot``: (lon, lat),
    None when not known, as ``places``, ``organisation`` and ``form``; ``years``: the first and the
    last in which it runs."""

    code: str
    name: str
    sector: str
    nis: str
    activities: frozenset[str]
    years: tuple[int, float]
    spot: tuple[float, float] | None
    places: int | None
    organisation: str | None
    form: str | None

    def runs(self, year: int) -> bool:
        """Whether it runs on some day of a year."""
        return self.years[0] <= year <= self.years[1]


#: Columns of ``initiatieven`` that are shown as they are.
_PLAIN = ("initiatief_id", "naam", "sector", "nis", "activiteiten", "organisatie", "vorm")


def initiatives(frame: pd.DataFrame) -> tuple[Initiative, ...]:
    """Every initiative of ``Registry.initiatives``, in its order."""
    shown = frame[list(_PLAIN)].astype(object)
    shown = shown.where(shown.notna(), None)
    places = frame["plaatsen"].astype(object).where(frame["plaatsen"].notna(), None)
    columns = (
        *(shown[name] for name in _PLAIN),
        frame["startdatum"].dt.year,
        frame["einddatum"].dt.year.fillna(math.inf),
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
            frozenset(activities.split("|")),
            (first, last),
            None if math.isnan(lon + lat) else (lon, lat),
            places,
            organisation,
            form,
        )
        for (
            code,
            name,
            sector,
            nis,
            activities,
            organisation,
            form,
            first,
            last,
            lon,
            lat,
            places,
        ) in zip(*(column.tolist() for column in columns), strict=True)
    )


def running(
    every: Iterable[Initiative], year: int, towns: Collection[str] | None = None
) -> list[Initiative]:
    """The initiatives that run on some day of a year, in these towns (all when left out)."""
    return [
        initiative
        for initiative in every
        if initiative.runs(year) and (towns is None or initiative.nis in towns)
    ]
