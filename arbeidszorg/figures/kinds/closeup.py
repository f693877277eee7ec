"""A map from nearby: what lies around some areas, cut off at its edges."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

import shapely
from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from arbeidszorg.figures import text
from arbeidszorg.figures.picture import (
    Area,
    Bar,
    Dot,
    Drawn,
    Line,
    Panel,
    Picture,
    Shape,
    Span,
    Words,
)

#: Room around what is looked at, as a part of its size, and the least part of the map that is seen.
ROOM, LEAST = 0.08, 0.2
#: Room for the numbers of a key and around it, as parts of the height of what is seen.
LETTERS, GAP = 0.12, 0.02
#: So many pixels wide is a map from nearby where it is small: the room that words have there, with
#: so many at its edges.
DRAWN, APART = 280, 2
#: Words are not so near its top or bottom, as a part of its height.
EDGE = 0.03
#: Nearer than this part of the map, the numbers of a key have room on a narrow page too.
ROOMY = 0.6
#: Width by height of what is seen, at least and at most.
NARROWEST, WIDEST = 0.8, 1.6


def closeup(picture: Picture, codes: Collection[str]) -> Picture:
    """The same map moved and zoomed to the areas with these codes; the whole map when it has none
    of them."""
    if len(picture.panels) != 1 or not picture.ratio:
        return picture
    panel = picture.panels[0]
    meant = [mark for mark in panel.marks if mark.code in codes]
    shapes = [mark.shape for mark in meant if isinstance(mark, Area)]
    shapes += [Shape((mark.x,), (mark.y,)) for mark in meant if isinstance(mark, Dot)]
    if not shapes:
        return picture
    whole = panel.x[1] - panel.x[0], panel.y[1] - panel.y[0]
    square = picture.ratio / (whole[0] / whole[1])  # width by height of one unit of the data
    x, y = _window(panel, shapes, square)
    placed = [mark for mark in panel.marks if not mark.is_key]
    marks = tuple(cut for mark in placed if (cut := _cut(mark, x, y)) is not None)
    if key := [mark for mark in panel.marks if mark.is_key]:
        x, y, key = _beside(key, x, y, square)
        if x[1] - x[0] < ROOMY * whole[0]:
            key = [replace(mark, spare=False) if isinstance(mark, Words) else mark for mark in key]
        marks = (*marks, *key)
    return replace(
        picture,
        panels=(replace(panel, x=x, y=y, marks=marks),),
        ratio=round((x[1] - x[0]) / (y[1] - y[0]) * square, 4),
        least_width=round(picture.least_width * (x[1] - x[0]) / whole[0]),
    )


def _window(panel: Panel, shapes: Iterable[Shape], square: float) -> tuple[Span, Span]:
    """The spans that show shapes, within the panel where that can be; neither too narrow nor too
    wide a form."""
    shapes = list(shapes)
    xs = [x for shape in shapes for x in shape.xs if x is not None]
    ys = [y for shape in shapes for y in shape.ys if y is not None]
    most = panel.x[1] - panel.x[0], panel.y[1] - panel.y[0]
    wide, high = (
        max(every * LEAST, (max(at) - min(at)) * (1 + 2 * ROOM))
        for every, at in zip(most, (xs, ys), strict=True)
    )
    wide = min(most[0], max(wide, high * NARROWEST / square))
    high = min(most[1], max(high, wide * square / WIDEST))
    return (
        _within(panel.x, (min(xs) + max(xs)) / 2, wide),
        _within(panel.y, (min(ys) + max(ys)) / 2, high),
    )


def _beside(
    key: Sequence[Drawn], x: Span, y: Span, square: float
) -> tuple[Span, Span, list[Drawn]]:
    """The key to the sizes beside what is seen: left of what is high, above what is wide."""
    shapes = [mark.shape for mark in key if isinstance(mark, Area)]
    left, right = _span(at for shape in shapes for at in shape.xs)
    low, high = _span(at for shape in shapes for at in shape.ys)
    tall = y[1] - y[0]
    letters = LETTERS * tall / square
    if (x[1] - x[0]) * square < tall:
        x = (x[0] - (right - left) - letters, x[1])
        aside, down = x[0] - left, y[1] - high - GAP * tall
    else:
        y = (y[0], y[1] + (high - low) + 2 * GAP * tall)
        aside, down = x[0] - left, y[1] - high - GAP * tall
    return x, y, [_moved(mark, aside, down) for mark in key]


def _span(values: Iterable[float | None]) -> Span:
    known = [value for value in values if value is not None]
    return min(known), max(known)


def _moved(mark: Drawn, aside: float, down: float) -> Drawn:
    if isinstance(mark, Area):
        xs = tuple(None if at is None else at + aside for at in mark.shape.xs)
        ys = tuple(None if at is None else at + down for at in mark.shape.ys)
        return replace(mark, shape=Shape(xs, ys))
    assert isinstance(mark, Words), "a key is of circles and words"
    return replace(mark, x=mark.x + aside, y=mark.y + down)


def _within(span: Span, middle: float, size: float) -> Span:
    """A span of a size around a middle, moved to lie within another."""
    start = min(max(middle - size / 2, span[0]), span[1] - size)
    return start, start + size


def _cut(mark: Drawn, x: Span, y: Span) -> Drawn | None:
    """What of a mark is within the window; None when nothing is."""
    if isinstance(mark, Area):
        shape = _clipped(mark.shape, x, y)
        if mark.circle and shape != mark.shape:
            return None  # a part of a circle would be a smaller number
        return replace(mark, shape=shape) if shape else None
    if isinstance(mark, Bar | Line):
        return mark
    if isinstance(mark, Words):
        return _kept(mark, x, y)
    return mark if x[0] < mark.x < x[1] and y[0] < mark.y < y[1] else None


def _kept(words: Words, x: Span, y: Span) -> Words | None:
    """Words that the edge would cut, moved inwards; None when they would be too far from what they
    stand at."""
    lines = [line.text for line in words.lines]
    half = (text.widest(lines, words.size) / 2 + APART) * (x[1] - x[0]) / DRAWN
    middle = min(max(words.x, x[0] + half), x[1] - half)
    high = (y[1] - y[0]) * EDGE
    near = abs(middle - words.x) <= half / 2 and y[0] + high < words.y < y[1] - high
    return replace(words, x=round(middle, 6)) if near else None


@lru_cache(maxsize=1024)
def _clipped(shape: Shape, x: Span, y: Span) -> Shape | None:
    window = box(x[0], y[0], x[1], y[1])
    rings = [ring for ring in _rings(shape) if len(ring) > 3]
    whole = unary_union([Polygon(ring).buffer(0) for ring in rings])
    if window.contains(whole):
        return shape
    seen = whole.intersection(window)
    parts = [p for p in shapely.get_parts(seen) if isinstance(p, Polygon) and not p.is_empty]
    if not parts:
        return None
    xs: list[float | None] = []
    ys: list[float | None] = []
    for part in shapely.orient_polygons(parts, exterior_cw=True):
        for ring in (part.exterior, *part.interiors):
            xs += [None] if xs else []
            ys += [None] if ys else []
            xs += [round(point[0], 4) for point in ring.coords]
            ys += [round(point[1], 4) for point in ring.coords]
    return Shape(tuple(xs), tuple(ys))


def _rings(shape: Shape) -> list[list[tuple[float, float]]]:
    rings: list[list[tuple[float, float]]] = [[]]
    for x, y in zip(shape.xs, shape.ys, strict=True):
        if x is None or y is None or math.isnan(x):
            rings.append([])
        else:
            rings[-1].append((x, y))
    return rings
