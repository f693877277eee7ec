"""Decks that are ready to be spoken: of the province and of each regio, made from the data of now.

What is said of numbers is read from the protected Tables while a deck is made, or from the
published figures; nothing is kept, so nothing grows old.
"""

from __future__ import annotations

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content.deck import Deck
from arbeidszorg.deck.ready import province, regio
from arbeidszorg.places.geography import PROVINCE
from arbeidszorg.places.names import name_form
from arbeidszorg.report.subject import Subject
from arbeidszorg.texts import t
from arbeidszorg.view.wording import enumerate_nl


class ReadyError(ValueError):
    """There is no such deck; the message says why and what there is (Dutch)."""


def names(here: Atlas) -> tuple[str, ...]:
    """What the ready decks are called in an address: the slugs of their areas."""
    return tuple(here.geography.areas[code].slug for code in _codes(here))


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
    """Every ready deck, about the last year."""
    return tuple(ready(here, name) for name in names(here))


def _codes(here: Atlas) -> tuple[str, ...]:
    return (PROVINCE, *(area.code for area in here.geography.level("regio")))


def _code(here: Atlas, name: str) -> str:
    for code in _codes(here):
        if here.geography.areas[code].slug == name.strip().lower():
            return code
    raise ReadyError(t("klaar.no_deck", name=name[:40], names=enumerate_nl(names(here))))
