"""Where the values of a panel lie in a drawing, of a fixed width or of any width.

A drawing for the page takes any width without a script: across, places are shares of the panel;
down, they are pixels, or shares too when the picture keeps its form. The left and right margins
are those of the SVG element itself, whose words may stand outside it. A drawing for a file has a
width of its own and plain numbers everywhere, which every program understands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

import svg

from arbeidszorg.figures.picture import Line, Panel, Picture, Shape, Span
from arbeidszorg.figures.still.elements import Group, Svg, short

#: Units across a drawing of any width in which lines are written; it is stretched to fit.
ACROSS = 1000.0


@dataclass(frozen=True)
class Place:
    """``width``: of the whole picture in pixels, None for any."""

    picture: Picture
    panel: Panel
    width: float | None

    @property
    def fluid(self) -> bool:
        """Whether the drawing takes any width."""
        return self.width is None

    @cached_property
    def across(self) -> Span:
        """The left of the panel and its width, in pixels of a drawing of a fixed width; in units
        of lines when it takes any."""
        margin, (low, high) = self.picture.margin, self.panel.across
        if self.width is None:
            if self.picture.ratio:
                return 0.0, self.picture.height * self.picture.ratio
            return 0.0, ACROSS
        inner = self.width - margin.left - margin.right
        return margin.left + low * inner, (high - low) * inner

    @cached_property
    def down(self) -> Span:
        """The top of the panel in the picture and its height, in pixels."""
        picture, (low, high) = self.picture, self.panel.down
        height = picture.height
        if picture.ratio and self.width is not None:
            height = self.width / picture.ratio
        inner = height - picture.margin.top - picture.margin.bottom
        return picture.margin.top + low * inner, (high - low) * inner

    def x(self, value: float) -> str:
        """The place of a value from the left."""
        share = _share(value, self.panel.x)
        if self.fluid:
            return f"{short(share * 100)}%"
        left, wide = self.across
        return short(left + share * wide)

    def y(self, value: float) -> str:
        """The place of a value from the top."""
        share = 1 - _share(value, self.panel.y)
        top, high = self.down
        if not self.fluid:
            return short(top + share * high)
        return f"{short(share * 100)}%" if self.picture.ratio else short(share * high)

    def share(self, x: float, y: float) -> tuple[float, float]:
        """Where a point lies, as shares of the panel from the left and from the top."""
        return _share(x, self.panel.x), 1 - _share(y, self.panel.y)

    def length(self, start: float, end: float) -> str:
        """The distance between two values, across."""
        share = abs(_share(end, self.panel.x) - _share(start, self.panel.x))
        return f"{short(share * 100)}%" if self.fluid else short(share * self.across[1])

    def depth(self, size: float) -> str:
        """A distance in data units, down, in pixels."""
        low, high = self.panel.y
        return short(abs(size / (high - low)) * self.down[1])

    def at(self, share: float) -> str:
        """A share of the panel's width, from the left."""
        if self.fluid:
            return f"{short(share * 100)}%"
        return short(self.across[0] + share * self.across[1])

    def below(self, pixels: float) -> str:
        """Pixels from the top of the panel."""
        return short(pixels if self.fluid else self.down[0] + pixels)

    def around(self, elements: Sequence[svg.Element]) -> svg.Element:
        """What is drawn in the panel, at its place in the picture."""
        if not self.fluid or self.picture.ratio:
            return Group(elements)
        left, right = self.panel.across
        top, high = self.down
        return Svg(
            elements,
            x=f"{short(left * 100)}%",
            y=short(top),
            height=short(high),
            width=f"{short((right - left) * 100)}%",
            overflow="visible",
        )

    def stretched(self, elements: Sequence[svg.Element]) -> svg.Element:
        """Paths of the panel, which are written in units of lines."""
        (left, wide), (top, high) = self.across, self.down
        if not self.fluid:
            return Group(elements, transform=f"translate({short(left)} {short(top)})")
        return Svg(
            elements,
            viewBox=f"0 0 {short(wide)} {short(high)}",
            width="100%",
            height="100%",
            preserveAspectRatio="none",
            overflow="visible",
        )

    def outline(self, shape: Shape) -> str:
        """The path of a shape."""
        return _outline(shape, self.panel.x, self.panel.y, self.across[1], self.down[1])

    def line(self, line: Line) -> str:
        """The path of a line, in pieces between its gaps."""
        steps, pen = [], "M"
        for x, y in zip(line.xs, line.ys, strict=True):
            if y is None:
                pen = "M"
                continue
            steps.append(f"{pen}{self.spot(x, y)}")
            pen = "L"
        return "".join(steps)

    def spot(self, x: float, y: float) -> str:
        """A point in units of lines."""
        across = _share(x, self.panel.x) * self.across[1]
        return f"{short(across)} {short((1 - _share(y, self.panel.y)) * self.down[1])}"


def _share(value: float, span: Span) -> float:
    return (value - span[0]) / (span[1] - span[0])


@lru_cache(maxsize=1_000)
def _outline(shape: Shape, x: Span, y: Span, wide: float, high: float) -> str:
    """A closed path in steps of a tenth of a unit, each from the one before: short to send. What
    is smaller than a step is left out."""
    rings: list[list[tuple[int, int]]] = [[]]
    for lon, lat in zip(shape.xs, shape.ys, strict=True):
        if lon is None or lat is None:
            rings.append([])
            continue
        here = round(_share(lon, x) * wide * 10), round((1 - _share(lat, y)) * high * 10)
        if not rings[-1] or rings[-1][-1] != here:
            rings[-1].append(here)
    return "".join(_ring(ring) for ring in rings if len(ring) > 2)


def _ring(points: Sequence[tuple[int, int]]) -> str:
    """A closed line through points in tenths."""
    (across, down), *_ = points
    steps = "".join(_step(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    return f"M{_tenth(across)} {_tenth(down)}l{steps.lstrip()}z"


def _step(across: int, down: int) -> str:
    """A step as text that may follow another: a sign parts numbers as well as a space does."""
    first, second = _tenth(across), _tenth(down)
    return f"{'' if first[0] == '-' else ' '}{first}{'' if second[0] == '-' else ' '}{second}"


def _tenth(number: int) -> str:
    text = f"{number / 10:g}"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
