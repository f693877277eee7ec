"""Picture: what is seen in a figure, in data coordinates, before it is drawn in any way.

Lengths on the page are in pixels; text and markers keep their size at any width. Everything is
frozen and may be shared between readers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from arbeidszorg import style

#: Width of a figure from which it shows its spare words, in pixels (``assets/atlas.css`` too).
ROOMY = 480
#: x and y: where the drawing stands between two values of the data.
Span = tuple[float, float]


@dataclass(frozen=True)
class Look:
    """How an area is filled: ``pattern`` is ``/`` (hatched), ``.`` (dotted) or nothing, drawn in
    ``ink`` on ``fill``."""

    fill: str
    pattern: str = ""
    ink: str = ""


@dataclass(frozen=True, eq=False)
class Shape:
    """A closed line in data coordinates, with ``None`` between its rings. Shapes are shared, and
    known by which one they are: an outline may have thousands of points."""

    xs: tuple[float | None, ...]
    ys: tuple[float | None, ...]


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Something drawn. ``said``: the lines for who points at it, the first in bold; ``name``: what
    it stands for; ``code`` and ``status``: of the row that it shows; ``link``: the address that a
    click leads to; ``is_key``: it stands for nothing, and says how others are read."""

    said: tuple[str, ...] = ()
    name: str = ""
    code: str = ""
    status: str = ""
    link: str = ""
    is_key: bool = False


@dataclass(frozen=True)
class Area(Mark):
    """A filled shape with a border ``width`` pixels wide; ``circle``: it is round, and stays so
    where a map is made wider."""

    shape: Shape
    look: Look
    border: str
    width: float
    circle: bool = False


@dataclass(frozen=True)
class Bar(Mark):
    """A lying bar between two values, or a cell; ``at``: its middle across, ``thick``: its
    thickness, both in data units; its border is ``width`` pixels wide."""

    start: float
    end: float
    at: float
    thick: float
    look: Look
    border: str = ""
    width: float = 0


@dataclass(frozen=True)
class Line(Mark):
    """A line through points, with a gap where a y is ``None``."""

    xs: tuple[float, ...]
    ys: tuple[float | None, ...]
    colour: str
    width: float
    dotted: bool = False


@dataclass(frozen=True)
class Dot(Mark):
    """A marker ``size`` pixels across; ``symbol``: a name of ``symbols.PATHS``."""

    x: float
    y: float
    size: float
    symbol: str
    fill: str
    border: str = ""
    width: float = 0


@dataclass(frozen=True)
class Written:
    """One line of text."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Words(Mark):
    """Text at a point. ``across``: the text starts there, has its middle there or ends there;
    ``down``: it stands above, on or below the point; ``gap``: that many pixels away from it, in
    both directions; ``spare``: it is left out on a narrow page, see :data:`ROOMY`; ``whole``: the
    lines as they were before they were broken, for who has other room."""

    x: float
    y: float
    lines: tuple[Written, ...]
    size: float = 14
    colour: str = style.INK
    across: str = "middle"
    down: str = "middle"
    gap: float = 0
    spare: bool = False
    whole: tuple[Written, ...] = ()


Drawn = Area | Bar | Line | Dot | Words


@dataclass(frozen=True)
class Tick:
    """A place on an axis with its words (none: a mark alone); ``spare``: words that are left out
    on a narrow page, see :data:`ROOMY`; ``name``: the words whole, where they may be broken or
    cut."""

    value: float
    lines: tuple[str, ...] = ()
    spare: bool = False
    name: str = ""


@dataclass(frozen=True)
class Panel:
    """A part of a picture with scales of its own.

    ``across`` and ``down``: the part of the plot area that it takes, from the left and from the
    top (0 to 1). ``x`` and ``y``: the values at its left and right, its bottom and top.
    ``x_side``: where the words of the x axis stand, ``bottom`` or ``top``; ``tick_marks``: with
    small marks. ``grid``: lines across at the y ticks; ``side`` and ``floor``: a line along the
    left, and along the bottom.
    """

    x: Span
    y: Span
    marks: tuple[Drawn, ...]
    across: Span = (0.0, 1.0)
    down: Span = (0.0, 1.0)
    x_ticks: tuple[Tick, ...] = ()
    y_ticks: tuple[Tick, ...] = ()
    x_side: str = "bottom"
    tick_marks: bool = False
    grid: bool = False
    side: bool = False
    floor: bool = False


@dataclass(frozen=True)
class Margin:
    """Room around the plot area, in pixels."""

    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0


@dataclass(frozen=True)
class Key:
    """An entry of a legend. ``symbol``: of a marker, or ``box`` for a piece of a fill; ``lined``:
    on a line; ``brief``: the text where there is little room; ``codes``: of the areas that look
    so."""

    text: str
    symbol: str
    look: Look
    lined: bool = False
    brief: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A figure as it is seen.

    ``kind``: ``bars``, ``groups``, ``stacks``, ``multiples``, ``lines``, ``cells``, ``areas``,
    ``tiles``, ``circles``, ``flows``, ``spread``, ``layers``, or "" for words alone.
    ``height``: in pixels; with a ``ratio`` (width / height) the picture keeps its form at any
    width, is never higher, and has no margin. ``keys``: its legend. ``words``: what stands in the
    place of a figure that has nothing to show, in a grey box when ``boxed``. ``least_width``: it
    would be unreadable when narrower (pixels). ``letters``: how much larger than usual the words
    of its axes are.
    """

    height: float
    panels: tuple[Panel, ...] = ()
    margin: Margin = field(default=Margin())
    ratio: float = 0
    keys: tuple[Key, ...] = ()
    words: str = ""
    boxed: bool = False
    least_width: int = 0
    kind: str = ""
    letters: float = 1.0

    @property
    def marks(self) -> tuple[Drawn, ...]:
        """All that is drawn, in order."""
        return tuple(mark for panel in self.panels for mark in panel.marks)

    def linked(self, to: Callable[[str], str]) -> Picture:
        """The same picture, in which every mark with a code leads to an address."""

        def led(mark: Drawn) -> Drawn:
            return replace(mark, link=to(mark.code)) if mark.code else mark

        panels = tuple(replace(p, marks=tuple(map(led, p.marks))) for p in self.panels)
        return replace(self, panels=panels)

    def told(self, more: Mapping[str, Sequence[str]]) -> Picture:
        """The same picture, in which who points at a mark reads more of its area: code -> lines."""

        def said(mark: Drawn) -> Drawn:
            lines = more.get(mark.code, ()) if mark.said else ()
            return replace(mark, said=(*mark.said, *lines)) if lines else mark

        panels = tuple(replace(p, marks=tuple(map(said, p.marks))) for p in self.panels)
        return replace(self, panels=panels)

    def style(self) -> dict[str, str]:
        """The style of the box that the picture fills, as CSS in the way of Dash."""
        css = {"width": "100%"}
        if self.ratio:
            css["aspectRatio"] = f"{self.ratio:.4f}"
            css["maxWidth"] = f"{self.height * self.ratio:.0f}px"
            css["marginInline"] = "auto"
            css |= {"--breedst": css["maxWidth"], "--vorm": css["aspectRatio"]}
        else:
            css["height"] = f"{self.height:.0f}px"
        if self.least_width:
            css["minWidth"] = f"{self.least_width}px"
        return css
