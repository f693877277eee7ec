"""A slide with the figures and numbers that its addresses lead to: what screens and files draw."""

from __future__ import annotations

from dataclasses import dataclass

from arbeidszorg.content.deck import AS_SAVED, Change, Slide
from arbeidszorg.content.figure import Figure
from arbeidszorg.view.rows import OK


@dataclass(frozen=True)
class Number:
    """One large number of a view. ``text``: as it is written, or the word for its state
    (``status``); ``said``: what it counts, in words; ``source``: with its date; ``link``: the whole
    address at which it is seen."""

    text: str
    status: str
    said: str
    source: str
    link: str = ""

    @property
    def is_number(self) -> bool:
        """Whether there is a number to be read, and no word in its place."""
        return self.status == OK


@dataclass(frozen=True)
class Shown:
    """A slide as it is shown now. ``place``: its number in the deck, from 1; ``heading``: its own,
    else that of its figure; ``figures``: fewer than the slide asks for when one is gone;
    ``notices``: what could not be shown, in Dutch. ``change``: what the speaker changed. ``year``,
    ``area``, ``sector``: what its first view shows, as an address says it (None when the slide
    shows no view, or no single one)."""

    slide: Slide
    place: int
    heading: str
    figures: tuple[Figure, ...] = ()
    number: Number | None = None
    notices: tuple[str, ...] = ()
    demo: bool = False
    change: Change = AS_SAVED
    year: int | None = None
    area: str | None = None
    sector: str | None = None

    @property
    def sentence(self) -> str:
        """What the slide says, for who cannot see it."""
        if self.figures:
            return " ".join(figure.about.sentence for figure in self.figures)
        number = [f"{self.number.text}: {self.number.said}."] if self.number else []
        return " ".join([*number, *self.slide.lines])

    @property
    def changed(self) -> bool:
        """Whether it is not as it was saved."""
        return self.change != AS_SAVED


@dataclass(frozen=True)
class Talk:
    """A deck with all of its slides as they are shown. ``name``: of a file, without ending;
    ``link``: the whole address of the deck ("" when it has none)."""

    title: str
    slides: tuple[Shown, ...]
    name: str
    demo: bool
    link: str = ""
