"""The marks of a picture as SVG elements."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import svg

from arbeidszorg.figures import symbols, text
from arbeidszorg.figures.picture import Area, Bar, Dot, Drawn, Line, Look, Mark, Words
from arbeidszorg.figures.still.elements import (
    Circle,
    Group,
    Path,
    Pattern,
    Rect,
    Svg,
    Title,
    plain,
    short,
)
from arbeidszorg.figures.still.place import Place

#: Circles of initiatives that have a name each; more are drawn together by colour and size.
MOST = 400
#: A pattern repeats after this many pixels, and covers this share of its ground; as Plotly does.
PATTERN, SOLID = 7.0, {"/": 0.16, ".": 0.08}
#: Where text starts, has its middle or ends; and above, on or below its point.
ACROSS = {"start": 1, "middle": 0, "end": -1}
DOWN = {"bottom": 1, "middle": 0, "top": -1}


def patterns(looks: Iterable[Look], key: str) -> list[svg.Element]:
    """A pattern for each look that has one."""
    kinds = sorted({look for look in looks if look.pattern}, key=_named)
    return [_pattern(look, f"{key}-{_named(look)}") for look in kinds]


def _named(look: Look) -> str:
    return f"{'streep' if look.pattern == '/' else 'stip'}-{look.ink[1:]}"


def _pattern(look: Look, name: str) -> Pattern:
    size = PATTERN * math.sqrt(2) if look.pattern == "/" else PATTERN
    s, ground = short(size), Rect(width=short(size), height=short(size), fill=look.fill)
    if look.pattern == "/":
        q, h, wide = short(size / 4), short(size / 2), short(SOLID["/"] * PATTERN)
        d = f"M-{q} {q}l{h}-{h}M0 {s}L{s} 0M{short(size * 0.75)} {short(size * 1.25)}l{h}-{h}"
        drawn: svg.Element = Path(d=d, stroke=look.ink, stroke_width=wide)
    else:
        r = math.sqrt(SOLID["."] * size * size / math.pi)
        drawn = Circle(cx=short(size / 2), cy=short(size / 2), r=short(r), fill=look.ink)
    return Pattern([ground, drawn], id=name, width=s, height=s, patternUnits="userSpaceOnUse")


def filled(look: Look, key: str) -> str:
    """The fill of a look."""
    if look.pattern:
        return f"url(#{key}-{_named(look)})"
    return look.fill or "none"


def title_of(said: Sequence[str]) -> list[svg.Element]:
    """What who points at a mark reads, a line each."""
    if not said:
        return []
    title = Title()
    title.text = "\n".join(map(plain, said))
    return [title]


def about(mark: Mark) -> dict[str, Any]:
    """What a mark says of the row that it shows, and where it leads to."""
    data = {"gebied": mark.code, "status": mark.status, "naar": mark.link}
    return {"data": {name: value for name, value in data.items() if value}}


def area(mark: Area, place: Place, key: str) -> Path:
    """A filled shape. One that says nothing lets what lies under it be pointed at."""
    mute: dict[str, Any] = {} if mark.said else {"pointer_events": "none"}
    return Path(
        title_of(mark.said),
        d=place.outline(mark.shape),
        fill=filled(mark.look, key),
        stroke=mark.border,
        stroke_width=short(mark.width),
        stroke_linejoin="round",
        vector_effect="non-scaling-stroke",
        **mute,
        **about(mark),
    )


def disc(mark: Area, place: Place, key: str) -> Svg:
    """A circle on a map that takes another form than its own: it stays round, and as high."""
    xs, ys = ([at for at in side if at is not None] for side in (mark.shape.xs, mark.shape.ys))
    low, high = min(ys), max(ys)
    half = 50 * (high - low) / (place.panel.y[1] - place.panel.y[0])
    across, down = place.share((min(xs) + max(xs)) / 2, (low + high) / 2)
    mute: dict[str, Any] = {} if mark.said else {"pointer_events": "none"}
    drawn = Circle(
        title_of(mark.said),
        r="1",
        fill=filled(mark.look, key),
        stroke=mark.border,
        stroke_width=short(mark.width),
        vector_effect="non-scaling-stroke",
        **mute,
        **about(mark),
    )
    return Svg(
        [drawn],
        x=f"{short(100 * across - 50)}%",
        y=f"{short(100 * down - half)}%",
        width="100%",
        height=f"{short(2 * half)}%",
        viewBox="-1 -1 2 2",
        overflow="visible",
    )


def ground(mark: Drawn, place: Place, key: str) -> list[svg.Element]:
    """What lies under the pattern of a mark in a file: programs that draw the lines of a pattern
    alone show its ground all the same."""
    if place.fluid or not isinstance(mark, Area | Bar) or not mark.look.pattern:
        return []
    plain = replace(mark, look=Look(mark.look.fill), said=(), code="", status="", link="")
    return [area(plain, place, key) if isinstance(plain, Area) else bar(plain, place, key)]


def line(mark: Line, place: Place) -> Path:
    """A line with gaps."""
    dotted: dict[str, Any] = {"stroke_dasharray": "3 3"} if mark.dotted else {}
    return Path(
        d=place.line(mark),
        fill="none",
        stroke=mark.colour,
        stroke_width=short(mark.width),
        stroke_linejoin="round",
        vector_effect="non-scaling-stroke",
        **dotted,
    )


def bar(mark: Bar, place: Place, key: str) -> Rect:
    """A bar or a cell."""
    border: dict[str, Any] = {}
    if mark.width:
        border = {"stroke": mark.border, "stroke_width": short(mark.width)}
    low, high = place.panel.y
    top = mark.at + (mark.thick / 2 if high > low else -mark.thick / 2)
    return Rect(
        title_of(mark.said),
        x=place.x(min(mark.start, mark.end)),
        y=place.y(top),
        width=place.length(mark.start, mark.end),
        height=place.depth(mark.thick),
        fill=filled(mark.look, key),
        **border,
        **about(mark),
    )


def dot(mark: Dot, place: Place) -> svg.Element:
    """A marker: its size is in pixels at any width."""
    look = _inked(mark)
    if mark.symbol == symbols.CIRCLE:
        return Circle(
            title_of(mark.said),
            cx=place.x(mark.x),
            cy=place.y(mark.y),
            r=short(mark.size / 2),
            **look,
            **about(mark),
        )
    drawn = Path(title_of(mark.said), d=symbols.path(mark.symbol, mark.size), **look, **about(mark))
    if place.fluid:
        return Svg([drawn], x=place.x(mark.x), y=place.y(mark.y), overflow="visible")
    return Group([drawn], transform=f"translate({place.x(mark.x)} {place.y(mark.y)})")


def _inked(mark: Dot) -> dict[str, Any]:
    """The fill and the border of a marker."""
    hollow = mark.symbol.endswith(symbols.OPEN) or mark.symbol == symbols.THIN_CROSS
    ink: dict[str, Any] = {"fill": "none" if hollow else mark.fill}
    if mark.border:
        ink |= {"stroke": mark.border, "stroke_width": short(mark.width)}
    return ink


def crowd(dots: Sequence[Dot], place: Place) -> list[svg.Element]:
    """Many circles together, by colour and size: round ends of lines without a length keep their
    size in pixels at any width, and take a few letters each. They have no words."""
    groups: dict[tuple[str, str, float, int], list[Dot]] = {}
    for dot in dots:
        groups.setdefault((dot.fill, dot.border, dot.width, 2 * round(dot.size / 2)), []).append(
            dot
        )
    paths: list[svg.Element] = []
    for (fill, border, width, size), alike in groups.items():
        d = "".join(f"M{place.spot(dot.x, dot.y)}h0" for dot in alike)
        for colour, wide in ((border, size + width), (fill, size - width)):
            paths.append(
                Path(
                    d=d,
                    fill="none",
                    stroke=colour,
                    stroke_width=short(wide),
                    stroke_linecap="round",
                    vector_effect="non-scaling-stroke",
                )
            )
    return [place.stretched(paths)]


def shift(mark: Words) -> tuple[float, float]:
    """How far the baseline of the first line of words starts from their point, in pixels to the
    right and down; as Plotly places the text of a marker."""
    down = DOWN[mark.down]
    lines = (len(mark.lines) - 1) * text.LINE + 1
    drop = 0.75 * mark.size + down * mark.gap + (down - 1) * lines * mark.size / 2
    return ACROSS[mark.across] * mark.gap, drop
