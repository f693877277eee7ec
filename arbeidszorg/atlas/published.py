"""Published figures: single points with source and edition, shown beside the registrations.

They are never joined to the registrations by a line: a published figure has its own definition
and edition, and some editions restate earlier years.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from arbeidszorg.settings import DATA

FILE = DATA / "reference" / "gepubliceerde_cijfers.csv"


@dataclass(frozen=True)
class Published:
    """One published figure. ``precision``: exact, circa, meer_dan, bijna or afgeleid; ``year`` is
    None when the source names no period; ``unit``: personen, initiatieven, procent or euro."""

    measure: str
    area: str
    year: int | None
    value: float
    precision: str
    unit: str
    definition: str
    source: str
    edition: str
    url: str


@cache
def published(path: Path = FILE) -> tuple[Published, ...]:
    """All published figures, in the order of the file."""
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    return tuple(
        Published(
            measure=row["maat"],
            area=row["gebied"],
            year=int(row["jaar"]) if row["jaar"] else None,
            value=float(row["waarde"]),
            precision=row["precisie"],
            unit=row["eenheid"],
            definition=row["definitie"],
            source=row["bron"],
            edition=row["uitgave"],
            url=row["url"],
        )
        for row in frame.to_dict("records")
    )


def points(measure: str, area: str = "West-Vlaanderen") -> tuple[Published, ...]:
    """The dated figures for one published measure in one area, by year."""
    figures = [p for p in published() if (p.measure, p.area) == (measure, area) and p.year]
    return tuple(sorted(figures, key=lambda p: p.year or 0))
