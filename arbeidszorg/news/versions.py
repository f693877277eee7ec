"""What a data version said: its numbers as every reader could see them, small enough to be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.compiled import saying
from arbeidszorg.compiled.saying import TOLD as KEPT
from arbeidszorg.compiled.saying import Said as Numbers
from arbeidszorg.compiled.saying import Shown
from arbeidszorg.settings import Settings

__all__ = ["KEPT", "Numbers", "Shown", "Version", "read", "rule_of", "version_of", "written"]


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
    """What the data version that is shown now says; as it was compiled, else as it is asked."""
    numbers = here.said or saying.said_by(here.table, here.years, here.geography.levels)
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
        "cijfers": saying.spoken(version.numbers),
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
        saying.read(kept["cijfers"]),
    )
