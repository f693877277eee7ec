"""Addresses on the slides of ready decks. All that matters is written out, the year too: a deck
that somebody keeps goes on to say what it said."""

from __future__ import annotations

from arbeidszorg.report.subject import Subject
from arbeidszorg.view.address import NUMBERS, as_query
from arbeidszorg.view.view import years_text


def figure(of: Subject, card: str, **asked: str) -> str:
    """The card ``page-key`` for the area and year of the deck, unless asked otherwise."""
    given = {"jaar": str(of.year), **asked}
    if not of.whole:
        given["gebied"] = of.here.geography.areas[of.code].slug
    return f"/{card.partition('-')[0]}{as_query(given)}#{card}"


def through_years(of: Subject) -> str:
    """The years up to that of the deck, as an address has them."""
    return years_text((of.first, of.year))


def number(of: Subject, measure: str, year: int) -> str:
    """The one number of a measure in the area."""
    given = {"jaar": str(year), "niveau": "provincie"}
    if not of.whole:
        given["gebied"] = of.here.geography.areas[of.code].slug
    return NUMBERS + as_query({**given, "maat": measure})
