"""The theory of change as a figure of its page, which leaves as every other does."""

from __future__ import annotations

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.subjects.theory import figure
from components import document, html
from components.card import Card, Place, leaving, menu_of
from components.fixed_page import FixedPage

KEY = "schema"
PLACE = Place("veranderingstheorie", anchor="theorie")


def cards(_: Atlas, __: str = "") -> list[Card]:
    """The figure of the page."""
    table = figure.table()
    return [
        Card(
            KEY,
            table,
            figure.drawn(),
            KEY,
            title=table.title,
            name="arbeidszorg_veranderingstheorie",
        )
    ]


def drawn(here: Atlas) -> html.Section:
    """The figure with its table and its menu."""
    (card,) = cards(here)
    return document.figure(
        leaving(PLACE, card, "", here, ""), level=2, menu=menu_of(PLACE, card, "", here)
    )


LEAVES = FixedPage(PLACE, cards)
