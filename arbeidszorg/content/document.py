"""Document: text and figures in order, before it is a web page, PDF, Word, PowerPoint or Excel."""

from __future__ import annotations

from dataclasses import dataclass

from arbeidszorg.content.figure import Figure, atlas_of
from arbeidszorg.content.grid import Grid
from arbeidszorg.view.rows import OK


@dataclass(frozen=True)
class Listing:
    """A table of words and numbers as they are read: ``columns`` are its heads, ``rows`` as wide;
    ``numeric``: which columns (from 0) hold numbers, and are set to the right."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    note: str = ""

    @property
    def grid(self) -> Grid:
        """The same with its first column as the names of its rows."""
        corner, *head = self.columns
        cells = [[(text, OK) for text in row[1:]] for row in self.rows]
        return Grid(corner, head, [row[0] for row in self.rows], cells)


@dataclass(frozen=True)
class Section:
    """A part with a heading: paragraphs, then its figures, then its listings, which can be broken
    over pages and so fill those that figures leave. ``apart``: it starts on a page of its own."""

    heading: str
    text: tuple[str, ...] = ()
    listings: tuple[Listing, ...] = ()
    figures: tuple[Figure, ...] = ()
    apart: bool = False


@dataclass(frozen=True)
class Document:
    """``name``: of a file, without ending, in plain ASCII; ``link``: the whole address of the same
    as a web page ("" for none); ``contents``: with a list of its sections; ``beside``: sources
    of what its words and listings say, beside those of its figures."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    name: str
    demo: bool
    link: str = ""
    contents: bool = True
    lead: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in order; its number is its place, from 1."""
        return tuple(figure for section in self.sections for figure in section.figures)

    @property
    def atlas(self) -> str:
        """What the atlas is called that it comes from."""
        return atlas_of(self.figures)

    @property
    def sources(self) -> tuple[str, ...]:
        """One list of sources and credits, each once, in the order of the figures."""
        sources: dict[str, None] = {}
        for figure in self.figures:
            about = figure.about
            sources[about.sourced] = None
            sources |= dict.fromkeys(about.beside)
        return tuple(sources | dict.fromkeys(self.beside))
