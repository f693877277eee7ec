"""Slides as HTML. None is kept: a slide can hold what a reader wrote, and takes a few milliseconds
to make."""

from __future__ import annotations

from collections.abc import Mapping

from arbeidszorg.content.deck import Slide
from components.context import atlas, host
from components.markup import markup
from components.slide import slide as drawn
from pages import showing


def slide_html(slide: Slide, place: int, total: int, choice: Mapping[str, object]) -> str:
    """A slide as HTML, with what is changed on it."""
    here = atlas()
    change, notices = showing.asked(choice, here)
    return str(markup(drawn(showing.shown(slide, place, here, host(), change, notices), total)))
