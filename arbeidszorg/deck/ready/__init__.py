"""Decks that are ready to be spoken: of the province and of every area, made from the data of now.

What is said of numbers is read from the protected Tables while a deck is made, or from the
published figures; nothing is kept, so nothing grows old.
"""

from __future__ import annotations

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content.deck import Deck
from arbeidszorg.deck.ready import province, regio
from arbeidszorg.places.names import name_form, place
from arbeidszorg.report.subject import Subject
from arbeidszorg.texts import t
from arbeidszorg.view.wording import enumerate_nl


class ReadyError(ValueError):
    """There is no such deck; the message says why and what there is (Dutch)."""


def names(here: Atlas) -> tuple[str, ...]:
    """What the ready decks that are listed are called in an address: the slugs of the province and
    of each regio."""
    return tuple(here.geography.areas[code].slug for code in _codes(here))


def is_ready(here: Atlas, name: str) -> bool:
    """Whether there is a deck of this name: there is one of every area, and of every group."""
    return place(here.geography, name) is not None


def title(here: Atlas, name: str) -> str:
    """The title of a deck, without making it. Raises :class:`ReadyError`."""
    code = _code(here, name)
    return t("klaar.title", where=name_form(here.geography, code).where)


def ready(here: Atlas, name: str, year: int | None = None) -> Deck:
    """The deck of this name about a year (the last one when left out). Raises
    :class:`ReadyError`."""
    code, (first, last) = _code(here, name), here.years
    year = last if year is None else year
    if not first <= year <= last:
        raise ReadyError(t("klaar.no_year", year=year, first=first, last=last))
    subject = Subject(here, code, year)
    slides = province.slides(subject) if subject.whole else regio.slides(subject)
    return Deck(title(here, name), slides, here.geography.areas[code].slug)


def all_ready(here: Atlas) -> tuple[Deck, ...]:
    """Every ready deck that is listed, about the last year."""
    return tuple(ready(here, name) for name in names(here))


def _codes(here: Atlas) -> tuple[str, ...]:
    return (here.geography.whole, *(a.code for a in here.geography.level(here.geography.main)))


def _code(here: Atlas, name: str) -> str:
    if area := place(here.geography, name):
        return area.code
    raise ReadyError(t("klaar.no_deck", name=name[:40], names=enumerate_nl(names(here))))
