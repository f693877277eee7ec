"""Edition: what may be told of one version of the data, without a row about a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Footnote:
    """Why the numbers of an initiative are as they are in a year, for readers. ``text``: what the
    initiative said of it, as who publishes approved it; it says nothing of a person."""

    initiative: str
    year: int
    text: str


@dataclass(frozen=True)
class Edition:
    """One version of the data.

    ``version``: short text that changes whenever a number could change.
    ``first_year``/``last_year``: calendar years shown, both inclusive.
    ``reference_date``: the day up to which the registrations run.
    ``demo``: the data are invented.
    ``notices``: Dutch remarks on the reading (columns ignored, codes carried over).
    ``stays``: how many registrations there are.
    ``closed``: the last year that was published before and stays as it was, None without one.
    ``closed_on``: the day up to which the registrations of that publication ran.
    ``footnotes``: stand with the figures that they are about, by initiative and year.
    """

    version: str
    first_year: int
    last_year: int
    reference_date: date
    source: str
    demo: bool
    notices: tuple[str, ...]
    stays: int
    closed: int | None = None
    closed_on: date | None = None
    footnotes: tuple[Footnote, ...] = ()
