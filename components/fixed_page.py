"""A page with figures that follow no filters: those of a study, of a text, of the calculator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.texts import tn
from arbeidszorg.view import address as addresses
from arbeidszorg.view.address import Parsed
from arbeidszorg.view.dropped import MOST_NAMED
from arbeidszorg.view.mailed import tidied
from components.card import Card, Place
from components.context import atlas

#: Longest name of a parameter that a notice repeats.
LONGEST_NAME = 30


def nothing(query: str) -> tuple[str, tuple[str, ...]]:
    """How a page reads an address that has nothing to say to it: what is asked is asked in vain."""
    names = list(dict.fromkeys(name for name, _ in parse_qsl(query, keep_blank_values=True)))
    if not names:
        return "", ()
    named = ", ".join(f"“{name[:LONGEST_NAME]}”" for name in names[:MOST_NAMED])
    return "", (tn("view.notice.unknown_parameter", len(names), values=named),)


@dataclass(frozen=True)
class FixedPage:
    """``cards``: its figures, for the query part of its address as ``tidy`` gives it, with a notice
    for what that asks in vain."""

    place: Place
    cards: Callable[[Atlas, str], list[Card]]
    tidy: Callable[[str], tuple[str, tuple[str, ...]]] = nothing

    @property
    def name(self) -> str:
        """Its name in the addresses of files."""
        return self.place.name

    def read(self, query: str | Mapping[str, object]) -> Parsed:
        """What an address of this page asks: no view, but its own query."""
        text = query if isinstance(query, str) else urlencode(query, doseq=True)
        own, vain = self.tidy(tidied(text)[: addresses.LONGEST_ADDRESS])
        return Parsed(atlas().scope().defaults, vain, own)

    def shown_for(self, parsed: Parsed, here: Atlas) -> list[Card]:
        """Its cards for what was read."""
        return self.cards(here, parsed.query)

    def query(self, parsed: Parsed) -> str:
        """The query part of the address of what was read."""
        return parsed.query
