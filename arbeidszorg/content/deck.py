"""A deck and its slides, before they are shown or written in any way."""

from __future__ import annotations

from dataclasses import dataclass

#: Slides in one deck, figures on one slide, lines of text on one slide.
MOST_SLIDES, MOST_FIGURES, MOST_LINES = 100, 2, 12
#: Letters of a heading, of a line of text or a caption, of the notes of a slide, of an address.
MOST_HEADING, MOST_LINE, MOST_NOTES, MOST_ADDRESS = 200, 400, 5_000, 2_000
#: Paragraphs in the notes of a slide.
MOST_PARAGRAPHS = 50
#: Bytes of a deck as a file.
MOST_BYTES = 1_000_000


@dataclass(frozen=True)
class Slide:
    """One slide. With ``figures`` it shows one figure, or two side by side; without it shows
    ``lines`` of text, below a large ``number`` when it has one.

    ``figures``: addresses of the atlas with the figure behind the hash
    (``/kaart?jaar=2021#kaart-kaart``). ``number``: the address of a view
    (``/api/v1/cijfers.json?jaar=2021&niveau=provincie``) of which the one number is shown.
    ``table``: the figure has its table beside it. ``caption``: a line below it all; ``notes``: what
    the speaker says, one paragraph to a line.
    """

    heading: str = ""
    figures: tuple[str, ...] = ()
    table: bool = False
    lines: tuple[str, ...] = ()
    number: str = ""
    caption: str = ""
    notes: str = ""


@dataclass(frozen=True)
class Deck:
    """Slides in order. ``name``: of the ready deck that it is, in plain ASCII ("" for a deck of a
    reader)."""

    title: str
    slides: tuple[Slide, ...]
    name: str = ""


@dataclass(frozen=True)
class Change:
    """What a speaker changes on a slide for a moment: a ``year``, an ``area`` (code; the province
    for everything) and a ``sector`` (code, or :data:`ALL_SECTORS`); None: as the slide has it."""

    year: int | None = None
    area: str | None = None
    sector: str | None = None


#: Every sector, where a change asks for it.
ALL_SECTORS = "alle"
#: No change.
AS_SAVED = Change()
