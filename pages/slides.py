"""Slides as HTML, kept once they are made."""

from __future__ import annotations

from collections.abc import Mapping

from arbeidszorg.deck.model import Slide
from components.context import atlas, host, kept
from components.markup import markup
from components.slide import slide as drawn
from pages import showing


def slide_html(slide: Slide, place: int, total: int, choice: Mapping[str, object]) -> str:
    """A slide as HTML, with what is changed on it."""
    here, own = atlas(), host()
    change, notices = showing.asked(choice, here)

    def made() -> str:
        return str(markup(drawn(showing.shown(slide, place, here, own, change, notices), total)))

    return kept().get(("slide", own, slide, place, total, change, notices), made)
