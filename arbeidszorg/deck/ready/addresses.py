"""Addresses on the slides of ready decks. All that matters is written out, the year too: a deck
that somebody keeps goes on to say what it said."""

from __future__ import annotations

from arbeidszorg.report.subject import Subject
from arbeidszorg.view.address import NUMBERS, as_query
from arbeidszorg.view.spans import SERIES
from arbeidszorg.view.view import years_text


def figure(subject: Subject, card: str, **changes: str) -> str:
    """The card ``page-key`` for the area and year of the deck, unless asked otherwise."""
    query = {"jaar": str(subject.year), **changes}
    if "jaar" not in changes:  # of one year; what stands around it is of every year
        query[SERIES] = years_text(subject.here.years)
    if not subject.whole:
        query["gebied"] = subject.here.geography.areas[subject.code].slug
    return f"/{card.partition('-')[0]}{as_query(query)}#{card}"


def through_years(subject: Subject) -> str:
    """The years up to that of the deck, as an address has them."""
    return years_text((subject.first, subject.year))


def number(subject: Subject, measure: str, year: int) -> str:
    """The one number of a measure in the area."""
    query = {"jaar": str(year), "niveau": subject.geography.top}
    if not subject.whole:
        query["gebied"] = subject.here.geography.areas[subject.code].slug
    return NUMBERS + as_query({**query, "maat": measure})
