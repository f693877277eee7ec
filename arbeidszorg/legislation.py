"""What the policy did: dates and facts with their sources, from ``data/reference/beleid.csv``."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date

from arbeidszorg.settings import DATA
from arbeidszorg.style import LOCALE

FILE = DATA / "reference" / "beleid.csv"


@dataclass(frozen=True)
class Milestone:
    """Something that happened. ``date``: ISO, to the day, the month or the year; ``source``: an
    address on the web, or the name of a document."""

    date: str
    fact: str
    source: str

    @property
    def spoken(self) -> str:
        """The date as it is said: "1 juli 2018", "april 2021", "2010"."""
        parts = [int(part) for part in self.date.split("-")]
        pattern = ("y", "MMMM y", "d MMMM y")[len(parts) - 1]
        year, month, day = (*parts, 1, 1)[:3]
        return str(format_date(date(year, month, day), pattern, locale=LOCALE))


@cache
def milestones(path: Path = FILE) -> dict[str, Milestone]:
    """Date -> what happened, in the order of the file."""
    with path.open(newline="", encoding="utf-8") as file:
        return {
            row["datum"]: Milestone(row["datum"], row["feit"], row["bron"])
            for row in csv.DictReader(file)
        }
