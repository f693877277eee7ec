"""Pictures for a wall: read by a beamer at ten metres.

Not the picture of a page made larger: lines and markers are heavier, rows fill the height of a
slide, and what would be too small to read is left to who points at it. The stage draws a picture so
large that its smallest text is at least 2,2 % of the height (``assets/scripts/stage/measures.js``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from arbeidszorg.content.plotted import HIGHEST, LOW, LOWEST
from arbeidszorg.figures.base import SIZE
from arbeidszorg.figures.picture import Area, Bar, Dot, Drawn, Line, Panel, Picture, Words

#: How high a figure alone on a slide is, and one of two, in the units of a picture.
ALONE, BESIDE = 325.0, 265.0
#: How low a picture may be made, as a share of its own height, by its kind.
LOWER = {**LOW, "flows": 0.72}
#: How much heavier lines, markers and borders are.
HEAVIER, LARGER, BOLDER = 1.5, 1.35, 1.6
#: Pictures of areas.
MAPS = ("areas", "tiles", "circles")
#: Letters on tiles: only the number, as large as a tile has room for.
ON_TILE = 22.0
#: Letters on a map of a few areas.
ON_MAP = 13.0


@dataclass(frozen=True)
class Staged:
    """A picture for the stage. ``smallest``: the size of its smallest text."""

    picture: Picture
    smallest: float


def staged(picture: Picture, high: float = ALONE) -> Staged:
    """The picture as it is drawn on the stage, about ``high`` units high."""
    if picture.words:
        return Staged(picture, SIZE)
    panels = tuple(_panel(panel, picture.kind) for panel in picture.panels)
    large = replace(picture, panels=panels, height=_height(picture, high))
    words = [mark.size for mark in large.marks if isinstance(mark, Words)]
    ticks = any(panel.x_ticks or panel.y_ticks for panel in panels)
    return Staged(large, min([*words, *([SIZE] if ticks or not words else [])]))


def _height(picture: Picture, high: float) -> float:
    """As high as wanted where the rows of the picture can come closer or go apart so far."""
    if picture.ratio:
        return picture.height
    lowest = picture.height * LOWER.get(picture.kind, LOWEST)
    return min(max(high, lowest), picture.height * HIGHEST)


def _panel(panel: Panel, kind: str) -> Panel:
    marks = (_mark(mark, kind) for mark in panel.marks)
    return replace(panel, marks=tuple(mark for mark in marks if mark is not None))


def _mark(mark: Drawn, kind: str) -> Drawn | None:
    if isinstance(mark, Line):
        return replace(mark, width=mark.width * HEAVIER)
    if isinstance(mark, Dot):
        return replace(mark, size=mark.size * LARGER, width=mark.width * HEAVIER)
    if isinstance(mark, Area):
        return replace(mark, width=mark.width * BOLDER)
    if isinstance(mark, Words):
        return _words(mark, kind)
    assert isinstance(mark, Bar)
    return mark


def _words(mark: Words, kind: str) -> Words | None:
    """Words keep their size where room was left for it. A tile keeps its number, which is its last
    line; without one, nothing. On a map the names that are spared on a narrow page go too."""
    if kind in MAPS and mark.spare:
        return None
    if kind == "tiles":
        number = mark.lines[1:] if mark.across == "middle" else mark.lines
        return replace(mark, lines=number, size=ON_TILE) if number else None
    if kind == "areas":
        return replace(mark, size=ON_MAP)
    return replace(mark, gap=mark.gap * LARGER) if kind == "lines" else mark
