"""A deck as a presentation: a slide for each of its slides, with what the speaker says below it."""

from __future__ import annotations

from typing import Any

from arbeidszorg.content.figure import Figure
from arbeidszorg.content.talk import Shown, Talk
from arbeidszorg.figures.text import clean
from arbeidszorg.files.reach import stands
from arbeidszorg.files.slides.body import body, opening
from arbeidszorg.files.slides.master import opened, saved
from arbeidszorg.files.slides.page import WALL
from arbeidszorg.files.slides.slide import again, notes, numbered
from arbeidszorg.files.slides.spoken import spoken
from arbeidszorg.files.slides.stage import Low, figures
from arbeidszorg.files.slides.start import start_foot, start_slide
from arbeidszorg.texts import t


def talk(talk: Talk) -> bytes:
    """The presentation of a deck."""
    deck, names = opened(), Names()
    shown, foot = list(talk.slides), _foot(talk)
    if not (shown and _is_text(shown[0])):
        start_slide(deck, names(talk.title), (), talk.demo, foot.foot, foot.link, to=foot.to)
        foot = Low()
    for slide_shown in shown:
        slide = _slide(deck, slide_shown, names, talk, foot)
        notes(slide, spoken(slide_shown))
        foot = Low()
    for number, slide in enumerate(deck.slides, 1):
        numbered(slide, number, WALL.foot)
    days = [figure.table.reference_date for figure in _figures(talk)]
    return saved(deck, talk.title, max(days, default=None))


class Names:
    """Titles of slides: no two are the same."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def __call__(self, title: str) -> str:
        """The title, with a number when it was there before."""
        title, number = clean(title), 1
        while again(title, number) in self._seen:
            number += 1
        self._seen.add(again(title, number))
        return again(title, number)


def _is_text(shown: Shown) -> bool:
    """Whether a slide is one of text without a number: as the first it opens the talk."""
    return not (shown.slide.figures or shown.figures or shown.slide.number or shown.number)


def _slide(deck: Any, shown: Shown, names: Names, talk: Talk, foot: Low) -> Any:
    """The slide that a slide of the deck becomes, the first when it goes on."""
    counted = shown.number.said if shown.number else ""
    title = names(
        next(filter(None, map(clean, (shown.heading, counted, talk.title))), t("slides.slide"))
    )
    demo = talk.demo or shown.demo
    if shown.figures:
        return figures(deck, shown, title, demo)
    if foot.foot and (opened_with := opening(deck, shown, title, demo, foot)):
        return opened_with
    return body(deck, shown, title, names, demo, foot)


def _figures(talk: Talk) -> list[Figure]:
    return [figure for shown in talk.slides for figure in shown.figures]


def _foot(talk: Talk) -> Low:
    """What the first slide says of the whole: its title when another stands there, the dates of its
    numbers, the atlas, and where the deck is."""
    link = stands(talk.link, t("slides.talk.deck"))
    first = talk.slides[0] if talk.slides else None
    named = [talk.title] if first and _is_text(first) and clean(first.heading) != talk.title else []
    return Low(foot=[*named, *start_foot(_figures(talk), link)], link=link, to=talk.link)
