"""A page with figures that follow no filters: those of a study, of a text, of the calculator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.texts import t, tn
from arbeidszorg.view import address as addresses
from arbeidszorg.view.address import Parsed
from arbeidszorg.view.dropped import MOST_NAMED
from arbeidszorg.view.mailed import tidied
from arbeidszorg.view.spans import SERIES
from arbeidszorg.view.view import years_text
from arbeidszorg.view.wording import years_named
from components import html
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


def lasting(here: Atlas) -> str:
    """The query part of the address of figures that go up to the last year, as they leave: with the
    years that there are now."""
    return addresses.as_query({SERIES: years_text(here.years)})


def looked_at(series: Any) -> tuple[Atlas, list[Any]]:
    """The Atlas behind the current request as an address looks at it; where those are not all the
    years, that, and the way to them."""
    read = addresses.parse_series(str(series), atlas().scope())
    said = [html.P(text, className="melding") for text in read.notices]
    if read.view.series:
        years = years_named(read.view.series)
        way = html.A(t("page.series_all"), href="?")
        said.append(html.P([t("page.series_seen", years=years), " ", way], className="melding"))
    return atlas().within(read.view.series), said


@dataclass(frozen=True)
class FixedPage:
    """``cards``: its figures, for the query part of its address as ``tidy`` gives it, with a notice
    for what that asks in vain. ``counts``: whether they go up to the last year of the data."""

    place: Place
    cards: Callable[[Atlas, str], list[Card]]
    tidy: Callable[[str], tuple[str, tuple[str, ...]]] = nothing
    counts: bool = False

    @property
    def name(self) -> str:
        """Its name in the addresses of files."""
        return self.place.name

    def read(self, query: str | Mapping[str, object]) -> Parsed:
        """What an address of this page asks: no view, but its own query."""
        text = query if isinstance(query, str) else urlencode(query, doseq=True)
        text, years = tidied(text)[: addresses.LONGEST_ADDRESS], ""
        if self.counts:
            text, years = _parted(text)
        looks = addresses.parse_series(years, atlas().scope())
        own, vain = self.tidy(text)
        return Parsed(looks.view, (*looks.notices, *vain), own)

    def shown_for(self, parsed: Parsed, here: Atlas) -> list[Card]:
        """Its cards for what was read."""
        return self.cards(here.within(parsed.view.series), parsed.query)

    def query(self, parsed: Parsed) -> str:
        """The query part of the address of what was read, as it leaves the atlas."""
        years = lasting(atlas().within(parsed.view.series)) if self.counts else ""
        return f"{parsed.query}&{years[1:]}" if parsed.query and years else parsed.query or years


def _parted(query: str) -> tuple[str, str]:
    """A query without its years, and those."""
    pairs = parse_qsl(query.removeprefix("?"), keep_blank_values=True)
    rest = [(name, text) for name, text in pairs if name != SERIES]
    return urlencode(rest), ",".join(text for name, text in pairs if name == SERIES)
