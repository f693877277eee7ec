"""What the policy on arbeidszorg has done: milestones with their date and source, and the
recommendations of the study that they touch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from babel.dates import format_date

from arbeidszorg.places.rows import cells
from arbeidszorg.settings import DATA
from arbeidszorg.style import LOCALE

FILE = DATA / "reference" / "beleid.csv"
#: The recommendations of the study, in its order.
RECOMMENDATIONS = ("statuut", "erkenning", "samenwerking", "aanbod", "registratie", "onderzoek")
#: The month in which the study that asks for them was done.
STUDIED = "2022-07"
#: When it happened -> the recommendations that it touches; our own reading.
TOUCHES: dict[str, tuple[str, ...]] = {
    "2001-11": ("erkenning",),
    "2010": ("registratie", "onderzoek"),
    "2014-04-25": ("erkenning", "aanbod"),
    "2018": ("registratie",),
    "2018-02-02": ("erkenning", "aanbod"),
    "2018-07-01": ("erkenning", "aanbod"),
    "2020-03": ("onderzoek",),
    "2021-03": ("aanbod", "onderzoek"),
    "2021-04": ("erkenning", "samenwerking"),
    "2022-07-08": ("erkenning", "aanbod"),
    "2022-11-18": ("erkenning", "aanbod"),
    "2023-07-01": ("samenwerking", "aanbod"),
    "2024-01-01": ("erkenning", "aanbod"),
    "2025-01-01": (),
}


@dataclass(frozen=True)
class Milestone:
    """Something that happened. ``when``: a year, a month or a day, as ISO writes it; ``source``: an
    address on the web, or a name; ``touches``: the recommendations that it touches."""

    when: str
    text: str
    source: str
    touches: tuple[str, ...]

    @property
    def year(self) -> int:
        return int(self.when[:4])

    @property
    def since_study(self) -> bool:
        """Whether it came after the study was done: in its last month counts as after."""
        return self.when[: len(STUDIED)] >= STUDIED

    @property
    def link(self) -> str:
        """The address of the source, "" when it has none."""
        return self.source if urlsplit(self.source).scheme in ("http", "https") else ""

    @property
    def source_name(self) -> str:
        """The source as it is called: of an address, the website."""
        return urlsplit(self.source).netloc.removeprefix("www.") if self.link else self.source

    @property
    def dated(self) -> str:
        """The date as it is said: "2010", "maart 2020", "25 april 2014"."""
        return dated(self.when)


def dated(when: str) -> str:
    """A year, month or day as ISO writes it, in Dutch words. Raises ValueError for a date that
    cannot be."""
    parts = [int(part) for part in when.split("-")]
    pattern = ("y", "MMMM y", "d MMMM y")[len(parts) - 1]
    year, month, day = (*parts, 1, 1)[:3]
    return str(format_date(date(year, month, day), pattern, locale=LOCALE))


@cache
def milestones(path: Path = FILE) -> dict[str, Milestone]:
    """When it happened -> what happened, from old to new. Within a year, what has no month comes
    first."""
    events = [
        Milestone(
            row["datum"],
            row["feit"][:1].upper() + row["feit"][1:],
            row["bron"],
            TOUCHES.get(row["datum"], ()),
        )
        for row in cells(path)
    ]
    return {event.when: event for event in sorted(events, key=lambda event: event.when)}


def touching(recommendation: str) -> tuple[Milestone, ...]:
    """What touches a recommendation, from old to new."""
    return tuple(event for event in milestones().values() if recommendation in event.touches)
