"""A version: a numbered list of submissions, with who, when and why; and what it is sealed with."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from arbeidszorg.registrations.edition import Edition, Footnote
from arbeidszorg.store import moments


@dataclass(frozen=True)
class Version:
    """``at``: when it came about (UTC), ``by`` whom; ``back_to``: the version whose list it has
    again; ``edition``: what is told of it; ``residents`` and ``submissions``: digests, the second
    in the order of the initiatives."""

    number: int
    at: datetime
    by: str
    note: str
    back_to: int | None
    edition: Edition
    residents: str | None
    submissions: tuple[str, ...]

    @property
    def content(self) -> str:
        """The same for two versions that say the same numbers."""
        return digest([edition_text(self.edition), self.residents, *self.submissions])

    @property
    def seal(self) -> str:
        """Bound to everything that is kept of it."""
        own = [self.number, moments.kept(self.at), self.by, self.note, self.back_to]
        return digest([*own, self.content])


@dataclass(frozen=True)
class Release:
    """From when a version is public. ``moment``: from then on, None when it was withdrawn;
    ``at_once``: whatever a clock says; ``at`` and ``by``: when it was decided, and by whom."""

    number: int
    version: int
    moment: datetime | None
    at_once: bool
    at: datetime
    by: str

    @property
    def seal(self) -> str:
        """Bound to everything that is kept of it."""
        moment = moments.kept(self.moment) if self.moment else None
        own = [self.number, self.version, moment, self.at_once, moments.kept(self.at), self.by]
        return digest(own)

    def is_public(self, now: datetime) -> bool:
        """Whether the version may be seen."""
        return self.moment is not None and (self.at_once or self.moment <= now)


@dataclass(frozen=True)
class Mended:
    """A participant was taken out of a submission: ``before`` and ``stays``: how many stays it had
    and has, ``says``: the digest of what it says since. Never who it was."""

    number: int
    submission: str
    at: datetime
    by: str
    before: int
    stays: int
    says: str

    @property
    def seal(self) -> str:
        """Bound to everything that is kept of it."""
        own = [self.number, self.submission, moments.kept(self.at), self.by]
        return digest([*own, self.before, self.stays, self.says])


def digest(values: list[Any]) -> str:
    """What a list of plain values is known by."""
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()


def edition_text(edition: Edition) -> str:
    """What is told of a version, as it is kept. What was published before it is no part of it."""
    told = {
        "version": edition.version,
        "first_year": edition.first_year,
        "last_year": edition.last_year,
        "reference_date": edition.reference_date.isoformat(),
        "source": edition.source,
        "demo": edition.demo,
        "notices": list(edition.notices),
        "stays": edition.stays,
    }
    if edition.footnotes:  # without any it is the text of before there were
        told["footnotes"] = [[n.initiative, n.year, n.text] for n in edition.footnotes]
    return json.dumps(told, sort_keys=True)


def read_edition(text: str) -> Edition:
    """The edition of :func:`edition_text`."""
    told = json.loads(text)
    told["reference_date"] = date.fromisoformat(told["reference_date"])
    told["notices"] = tuple(told["notices"])
    told["footnotes"] = tuple(Footnote(*each) for each in told.get("footnotes", ()))
    return Edition(**told)
