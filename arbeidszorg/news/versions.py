"""What a data version said: its numbers as every reader could see them, small enough to be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.settings import Settings
from arbeidszorg.view.measures import MeasureCode
from arbeidszorg.view.rows import OK, STATUSES
from arbeidszorg.view.view import View

#: What is held beside what it was: who works in arbeidszorg, and where that is offered.
KEPT: tuple[MeasureCode, ...] = ("medewerkers", "initiatieven", "plaatsen")

#: A number that was shown, or the state of one that was not.
Shown = float | str
#: Measure -> year -> code of an area -> what was shown.
Numbers = Mapping[str, Mapping[int, Mapping[str, Shown]]]


@dataclass(frozen=True)
class Version:
    """One data version. ``since``: the day on which it was first shown here, None when nobody
    kept that; ``rule``: which numbers of persons are hidden, as two versions must have it alike to
    be compared; ``number``: of a published version, 0 for others."""

    version: str
    reference_date: date
    since: date | None
    source: str
    demo: bool
    years: tuple[int, int]
    rule: str
    numbers: Numbers = field(repr=False)
    number: int = 0

    @property
    def name(self) -> str:
        """What it is known by among those that are shown."""
        return str(self.number or self.version)

    @property
    def dated(self) -> date:
        """The day that it is of, for who puts versions in order."""
        return self.since or self.reference_date


def rule_of(settings: Settings) -> str:
    """Which numbers of persons are hidden."""
    zero = "nul" if settings.hide_zero else ""
    return f"{settings.small_from}-{settings.small_to}{zero}"


def version_of(here: Atlas, since: date | None = None) -> Version:
    """What the data version that is shown now says."""
    numbers: dict[str, dict[int, dict[str, Shown]]] = {}
    for measure in KEPT:
        years = numbers.setdefault(measure, {})
        for level in here.geography.levels:
            for row in here.table(View(here.years, level=level, measure=measure)).rows:
                shown = round(row.value) if row.status == OK else row.status
                years.setdefault(row.year, {})[row.area] = shown
    edition = here.edition
    return Version(
        edition.version,
        edition.reference_date,
        since,
        edition.source,
        edition.demo,
        here.years,
        rule_of(here.settings),
        numbers,
        here.number,
    )


def written(version: Version) -> dict[str, Any]:
    """A version as it is kept in a file."""
    return {
        "versie": version.version,
        "peildatum": version.reference_date.isoformat(),
        "sinds": version.since.isoformat() if version.since else None,
        "bron": version.source,
        "demo": version.demo,
        "jaren": list(version.years),
        "regel": version.rule,
        "cijfers": {
            measure: {str(year): dict(areas) for year, areas in years.items()}
            for measure, years in version.numbers.items()
        },
    }


def read(kept: Mapping[str, Any]) -> Version:
    """A version from a file. Raises KeyError, TypeError or ValueError for what is none."""
    first, last = (int(year) for year in kept["jaren"])
    return Version(
        str(kept["versie"]),
        date.fromisoformat(kept["peildatum"]),
        date.fromisoformat(kept["sinds"]) if kept["sinds"] else None,
        str(kept["bron"]),
        bool(kept["demo"]),
        (first, last),
        str(kept["regel"]),
        {
            measure: {
                int(year): {code: _shown(value) for code, value in areas.items()}
                for year, areas in kept["cijfers"][measure].items()
            }
            for measure in KEPT
        },
    )


def _shown(value: object) -> Shown:
    if isinstance(value, str) and value in STATUSES[1:]:
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e9:
        return float(value)
    raise ValueError(value)
