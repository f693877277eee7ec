"""Published figures: single points with source and edition, shown beside the registrations.

They are never joined to the registrations by a line: a published figure has its own definition
and edition, and some editions restate earlier years.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from arbeidszorg.places.rows import cells
from arbeidszorg.places.territory import Territory
from arbeidszorg.settings import TERRITORY

#: Of the territory that the study is about.
FILE = TERRITORY / "reference" / "gepubliceerde_cijfers.csv"
#: What they are called in the datapackage of a territory.
RESOURCE = "gepubliceerde-cijfers"


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
    """All published figures of a file, in its order."""
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
        for row in cells(path)
    )


def published_in(territory: Territory) -> tuple[Published, ...]:
    """What was published about a territory; nothing where it brings no such figures."""
    path = territory.resources.get(RESOURCE)
    return published(path) if path else ()


def points(measure: str, territory: Territory, area: str = "") -> tuple[Published, ...]:
    """The dated figures for one published measure in a whole territory, by year; ``area``: of
    another that was published beside it."""
    name = area or territory.name
    figures = [figure for figure in published_in(territory) if figure.area == name]
    return dated(measure, figures)


def dated(measure: str, figures: Iterable[Published]) -> tuple[Published, ...]:
    """Those of one measure whose year is known, by year."""
    known = [figure for figure in figures if figure.measure == measure and figure.year]
    return tuple(sorted(known, key=lambda figure: figure.year or 0))
