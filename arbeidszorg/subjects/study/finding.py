"""Finding: one figure of the study, with all that a reader needs beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from arbeidszorg.atlas.published import Published
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.grid import Grid
from arbeidszorg.content.listed import listed
from arbeidszorg.figures.picture import Picture
from arbeidszorg.texts import t
from arbeidszorg.view.notes import Note

#: The year of the brochure: what its files are dated by inside; they name its edition in words.
EDITION = date(2022, 1, 1)


@dataclass(frozen=True)
class Finding:
    """``grid``: the numbers of the picture as a table, ``words``: its columns of text (the others
    hold numbers). ``sources``: where the numbers come from, with their edition; ``demo``: some come
    from the demonstration data; ``counted``: the Table that it shows, when it shows one;
    ``beside``: the Table of which numbers stand among those of the study."""

    key: str
    title: str
    subtitle: str
    picture: Picture
    sentence: str
    grid: Grid
    sources: tuple[str, ...]
    words: frozenset[int] = frozenset()
    notes: tuple[Note, ...] = ()
    demo: bool = False
    counted: Table | None = None
    beside: Table | None = None

    @property
    def source(self) -> str:
        """Where the numbers come from, on one line."""
        return "; ".join(self.sources)

    @property
    def table(self) -> Table:
        """What files read."""
        return self.counted or listed(
            self.grid,
            title=self.title,
            subtitle=self.subtitle,
            sentence=self.sentence,
            source=self.source,
            day=EDITION if self.beside is None else self.beside.reference_date,
            dated=self.beside is not None,
            version="" if self.beside is None else self.beside.version,
            demo=self.demo,
            notes=self.notes,
            words=self.words,
        )


def source_of(figure: Published) -> str:
    """The source of a published figure with its edition."""
    return t("meerwaarde.source_of", source=figure.source, edition=figure.edition)


def sources_of(figures: Iterable[Published]) -> tuple[str, ...]:
    """The sources of published figures, each once, in order."""
    return tuple(dict.fromkeys(map(source_of, figures)))


def registered(source: str, date: str) -> str:
    """The registrations as a source."""
    return t("meerwaarde.source_registered", source=source, date=date)
