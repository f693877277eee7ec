"""The figure that an address of the atlas names: ``/kaart?jaar=2021#kaart-verloop``."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content.figure import Figure
from arbeidszorg.view.address import Parsed
from components.card import Card, leaving
from components.context import atlas
from components.site import Leaving, site


def parted(address: str) -> tuple[Leaving | None, str, str]:
    """The page of an address (None when no page with figures has it), its query and its hash."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None, "", ""
    asked = site().asked_at(parts.path, parts.query)
    return site().leaving_at(parts.path), asked, parts.fragment


def card_key(page: Leaving, anchor: str) -> str:
    """The key of a card on a page, from its anchor there (``kaart-verloop``) or as it is."""
    return anchor.removeprefix(page.place.start)


def card_of(page: Leaving, key: str, parsed: Parsed, here: Atlas) -> Card | None:
    """The card that a page has for what was read; None when it has none by that key."""
    return next((card for card in page.shown_for(parsed, here) if card.key == key), None)


def figure_of(page: Leaving, key: str, parsed: Parsed, host: str, name: str = "") -> Figure | None:
    """The figure of a card, as files take it; None when the page has no such card. ``host``: the
    start of every address of the atlas; ``name``: what tells it apart in a document. What the
    address asked in vain stands in its notes."""
    here = replace(atlas(), newest=True)  # what leaves stays the same when newer data come
    card = card_of(page, key, parsed, here)
    if card is None:
        return None
    return leaving(page.place, card, page.query(parsed), here, host, name, parsed.notices)
