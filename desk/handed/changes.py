"""What changes with what is handed in, in numbers that people know, and row by row.

The numbers are exact: for the initiative itself and for STAM. They are counted as the atlas counts.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from arbeidszorg.counting import by_initiative
from arbeidszorg.registrations.registry import Registry

#: What is compared for each year, in the order in which it is shown.
MEASURES = ("medewerkers", "instroom", "uitstroom", "uren")
#: Headline figures of the whole atlas.
HEADLINES = ("medewerkers", "instroom", "uitstroom", "initiatieven", "plaatsen", "uren")
#: A change is large from so many persons (or hours), and from such a part of what was there.
LARGE, PART = {"uren": 50.0}, 0.25
LARGE_PERSONS = 5
#: By which columns people know a row that is new or gone; of other files all that is filled in.
TOLD = {"registraties": ("startdatum", "einddatum", "activiteiten", "uren_per_week")}
Numbers = Mapping[tuple[str, int, str], float]
What = Literal["nieuw", "gewijzigd", "weg"]


@dataclass(frozen=True)
class Year:
    """What changes in a year: measure -> before and after, for each of :data:`MEASURES`."""

    year: int
    numbers: Mapping[str, tuple[float, float]]

    @property
    def is_other(self) -> bool:
        """Whether any number is."""
        return any(before != after for before, after in self.numbers.values())


@dataclass(frozen=True)
class Question:
    """A large change, to be asked about. ``kind``: ``versie`` beside the version in force,
    ``jaar`` beside the year before."""

    kind: Literal["versie", "jaar"]
    year: int
    measure: str
    before: float
    after: float

    @property
    def percent(self) -> int:
        """How much of what was there, in percent."""
        return round(abs(self.after - self.before) / self.before * 100) if self.before else 100


@dataclass(frozen=True)
class RowChange:
    """A row that is new, other or gone. ``key``: the code of the registration, or the year of
    costs; ``cells``: column -> what it said and says, of a row that is other; ``told``: what a row
    that is new or gone says in the columns by which people know it (:data:`TOLD`)."""

    file: str
    what: What
    key: str
    cells: Mapping[str, tuple[str, str]]
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Changes:
    """What one initiative changes. ``years``: all years of both, the oldest first."""

    initiative: str
    years: tuple[Year, ...]
    rows: tuple[RowChange, ...]
    questions: tuple[Question, ...]

    def count(self, what: What, file: str = "registraties") -> int:
        """How many rows of a file are new, other or gone."""
        return sum(row.what == what and row.file == file for row in self.rows)


def numbers(registry: Registry) -> Numbers:
    """Persons and hours of each initiative in each year; what is nought is left out."""
    return by_initiative.counts(registry)


def years(initiative: str, before: Numbers, after: Numbers) -> tuple[Year, ...]:
    """What changes for an initiative in each year of which either says something."""
    told = sorted({year for code, year, _ in {*before, *after} if code == initiative})
    return tuple(
        Year(
            year,
            {
                measure: (
                    before.get((initiative, year, measure), 0),
                    after.get((initiative, year, measure), 0),
                )
                for measure in MEASURES
            },
        )
        for year in told
    )


def questions(changed: tuple[Year, ...]) -> tuple[Question, ...]:
    """What is to be asked about: much more or less than the version in force says of a year, and of
    a year that it does not know, than of the year before."""
    asked: list[Question] = []
    for place, each in enumerate(changed):
        for measure, (before, after) in each.numbers.items():
            if before:
                asked += _asked("versie", each.year, measure, before, after)
            elif place and after and changed[place - 1].year == each.year - 1:
                last = changed[place - 1].numbers[measure][1]
                if last and not any(was for was, _ in each.numbers.values()):
                    asked += _asked("jaar", each.year, measure, last, after)
    return tuple(asked)


def _asked(
    kind: Literal["versie", "jaar"], year: int, measure: str, before: float, after: float
) -> list[Question]:
    much = abs(after - before) >= LARGE.get(measure, LARGE_PERSONS)
    if much and abs(after - before) >= PART * before:
        return [Question(kind, year, measure, before, after)]
    return []


def row_changes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[RowChange]:
    """Which rows are new, other or gone between the texts of two submissions of an initiative; no
    texts: nothing was handed in before."""
    for file in after:
        key = {"registraties": "registratie_id", "initiatieven": "initiatief_id"}.get(file, "jaar")
        old, new = (_rows(texts.get(file, b""), key) for texts in (before, after))
        for code in new:
            if code not in old:
                yield RowChange(file, "nieuw", code, {}, _told(file, new[code]))
            elif cells := {
                column: (old[code].get(column, ""), value)
                for column, value in new[code].items()
                if old[code].get(column, "") != value
            }:
                yield RowChange(file, "gewijzigd", code, cells)
        for code in old:
            if code not in new:
                yield RowChange(file, "weg", code, {}, _told(file, old[code]))


def _told(file: str, row: Mapping[str, str]) -> dict[str, str]:
    return {column: row[column] for column in TOLD.get(file, tuple(row)) if row.get(column)}


def _rows(text: bytes, key: str) -> dict[str, dict[str, str]]:
    reader = csv.DictReader(io.StringIO(text.decode(), newline=""))
    return {row[key]: row for row in reader}


def changes(
    initiative: str,
    before: Numbers,
    after: Numbers,
    texts: tuple[Mapping[str, bytes], Mapping[str, bytes]],
) -> Changes:
    """What one initiative changes. ``before`` and ``after``: :func:`numbers` of the version in
    force and of that with what it hands in; ``texts``: of its two submissions."""
    changed = years(initiative, before, after)
    return Changes(initiative, changed, tuple(row_changes(*texts)), questions(changed))


@dataclass(frozen=True)
class Headline:
    """A headline figure of the whole atlas in a year, before and after (exact: not for readers)."""

    measure: str
    year: int
    before: float
    after: float


def headlines(before: Registry | None, after: Registry) -> tuple[Headline, ...]:
    """The headline figures of the last two years of the next version."""
    told = range(max(after.first_year, after.last_year - 1), after.last_year + 1)
    old = by_initiative.whole(before, HEADLINES, told) if before else {}
    new = by_initiative.whole(after, HEADLINES, told)
    return tuple(
        Headline(measure, year, old.get(("", year, measure), 0), new["", year, measure])
        for year in told
        for measure in HEADLINES
    )
