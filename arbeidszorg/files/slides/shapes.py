"""Maps, tiles, circles and crossed cells as shapes, each named after what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

from arbeidszorg.content.plotted import WIDER
from arbeidszorg.figures import text
from arbeidszorg.figures.base import PAD, SIZE
from arbeidszorg.figures.kinds.circles import unstretched
from arbeidszorg.figures.picture import (
    Area,
    Bar,
    Dot,
    Drawn,
    Key,
    Line,
    Look,
    Panel,
    Picture,
    Words,
    Written,
)
from arbeidszorg.figures.still.swatch import EDGE
from arbeidszorg.figures.symbols import POINTS
from arbeidszorg.files.slides.elements import Label, Piece, Ring, clear, group
from arbeidszorg.files.slides.page import LEAST, LINE, SAFE, Box, Font, Sizes
from arbeidszorg.texts import t

#: Forms of office programs for the symbols of a map.
PRESETS = {"circle": "ellipse", "diamond": "diamond", "triangle-up": "triangle"}
#: The part of the width of a tile, and of a cell, that words in it may take.
INSIDE = 0.97
#: Of a legend: the mark, and from it to its words, as shares of the size of the words.
MARK, GAP, ENTRY = 1.15, 0.6, 1.7


@dataclass(frozen=True)
class Scale:
    """Where the values of a panel lie on a slide; ``points``: of one pixel of the picture;
    ``words``: the same for text."""

    panel: Panel
    box: Box
    points: float
    words: float

    def x(self, value: float) -> float:
        low, high = self.panel.x
        return self.box.left + (value - low) / (high - low) * self.box.wide

    def y(self, value: float) -> float:
        low, high = self.panel.y
        return self.box.bottom - (value - low) / (high - low) * self.box.high


def add(slide: Any, picture: Picture, described: str, box: Box, sizes: Sizes) -> None:
    """A picture with marks in one panel, in a box."""
    (panel,) = picture.panels
    if picture.kind == "tiles":
        fitting = _fitting(panel, box.wide, sizes.least)
        panel = unstretched(fitting, box.wide / box.high / picture.ratio)
    if picture.ratio:
        points = box.high / picture.height
        scale = Scale(panel, box, points, _words(picture, panel, box, sizes))
    else:
        scale = _cells(picture, panel, box, sizes)
    pieces = _pieces(panel.marks, scale)
    if picture.kind == "tiles":
        pieces = clear(pieces)
    group(slide, t("slides.drawn"), described, [*_ticks(scale), *pieces])


def _cells(picture: Picture, panel: Panel, box: Box, sizes: Sizes) -> Scale:
    """The scale of a picture with cells: with the largest words that stand in them whole. The
    smallest that a slide may have are broken over lines. Words beside bars are that small too:
    there are many."""
    bars = [mark for mark in panel.marks if isinstance(mark, Bar)]
    words = [mark for mark in panel.marks if isinstance(mark, Words)]
    lines = [(line.text, mark.size, line.bold) for mark in words for line in mark.lines]
    lines += [(line, SIZE, False) for tick in panel.x_ticks for line in tick.lines]
    widest = max((text.width(*line) for line in lines), default=0.0) * SAFE
    narrowest = min((abs(bar.end - bar.start) for bar in bars), default=0.0)
    letters = [mark.size for mark in words] + [SIZE] * bool(panel.y_ticks or not words)
    least = sizes.least / min(letters)
    points, margin = max(sizes.text / SIZE, least), picture.margin
    while True:
        wide = box.wide - (margin.left + margin.right) * points
        cell = narrowest / (panel.x[1] - panel.x[0]) * wide
        if points <= least or widest * points <= cell:
            high = box.high - (margin.top + margin.bottom) * points
            left, top = box.left + margin.left * points, box.top + margin.top * points
            return Scale(panel, Box(left, top, wide, high), points, points)
        points = max(least, points - 0.5 / SIZE)


def map_box(picture: Picture, room: Box, least: float = LEAST) -> Box:
    """The largest place for a map of the right proportions, at the top left of some room;
    ``least``: the smallest letters."""
    high = min(room.high, room.wide / picture.ratio)
    wide = high * picture.ratio
    if picture.kind == "tiles":  # no real outline: they may be wider where names then fit
        (panel,) = picture.panels
        asked = _widest(panel) * least / _tile(panel)
        wide = max(wide, asked) if asked <= min(room.wide, wide * WIDER) else wide
    return Box(room.left, room.top, wide, high)


def _tile(panel: Panel) -> float:
    """The room for words in a tile, as a share of the width of all."""
    shape = next(mark.shape for mark in panel.marks if isinstance(mark, Area))
    xs = [x for x in shape.xs if x is not None]
    return (max(xs) - min(xs)) / (panel.x[1] - panel.x[0]) * INSIDE


def _on_tile(words: Words) -> bool:
    """Whether words stand on a tile, not in the key or around the map."""
    return words.across == "middle" and not words.spare


def _widest(panel: Panel) -> float:
    """The widest words on the tiles of a panel in letters of one point."""
    words = [mark for mark in panel.marks if isinstance(mark, Words) and _on_tile(mark)]
    lines = [line for mark in words for line in mark.lines]
    return max((text.width(line.text, 1, line.bold) for line in lines), default=0.0) * SAFE


def _words(picture: Picture, panel: Panel, box: Box, sizes: Sizes) -> float:
    """Points of text for a pixel of it: about as the map, and never too small to be read."""
    smallest = min((mark.size for mark in panel.marks if isinstance(mark, Words)), default=SIZE)
    most = sizes.text / SIZE if picture.kind != "tiles" else 0.0
    return max(sizes.least / smallest, min(most, sizes.more * box.high / picture.height))


def _fitting(panel: Panel, wide: float, least: float) -> Panel:
    """The panel with those words on its tiles that fit there: the numbers, or nothing, where names
    do not; shapes still say them."""
    room = _tile(panel) * wide

    def lines(words: Words) -> tuple[Written, ...]:
        if not _on_tile(words):
            return words.lines
        if _widest(panel) * least <= room * 1.01:
            return words.lines
        return tuple(
            line for line in words.lines[1:] if text.width(line.text, least, line.bold) <= room
        )

    marks = [replace(m, lines=lines(m)) if isinstance(m, Words) else m for m in panel.marks]
    return replace(panel, marks=tuple(m for m in marks if not isinstance(m, Words) or m.lines))


def _pieces(marks: Sequence[Drawn], scale: Scale) -> list[Piece]:
    """The marks in order. Words in the middle of a tile or a cell are written in it."""
    inside = {_spot(mark.x, mark.y): mark for mark in marks if isinstance(mark, Words)}
    upper = {_middle(mark): mark for mark in marks if isinstance(mark, Area) and mark.look.fill}
    pieces: list[Piece] = []
    for mark in marks:
        if isinstance(mark, Area):
            middle = _middle(mark)
            words = inside.pop(middle, None) if upper.get(middle) is mark else None
            pieces.append(_area(mark, scale, words))
        elif isinstance(mark, Bar):
            words = inside.pop(_spot((mark.start + mark.end) / 2, mark.at), None)
            pieces.append(_cell(mark, scale, words))
        elif isinstance(mark, Dot):
            pieces.append(_dot(mark, scale))
        elif isinstance(mark, Line):
            pieces += _straight(mark, scale)
    return [*pieces, *(_written(words, scale) for words in inside.values())]


def _straight(mark: Line, scale: Scale) -> list[Piece]:
    """The parts of a line that stand up or lie, which is all that these pictures have."""
    known = [(x, y) for x, y in zip(mark.xs, mark.ys, strict=True) if y is not None]
    spots = [(scale.x(x), scale.y(y)) for x, y in known]
    thick = max(0.75, mark.width * scale.points)
    pieces = []
    for (x, y), (to_x, to_y) in pairwise(spots):
        wide, high = max(abs(to_x - x), thick), max(abs(to_y - y), thick)
        if min(wide, high) == thick:
            box = Box(min(x, to_x) - thick / 2, min(y, to_y) - thick / 2, wide, high)
            pieces.append(Piece(box, look=Look(mark.colour), name=mark.name))
    return pieces


def _spot(x: float, y: float) -> tuple[float, float]:
    return round(x, 3), round(y, 3)  # corners of tiles are rounded, each by itself


def _area(mark: Area, scale: Scale, words: Words | None) -> Piece:
    points = zip(mark.shape.xs, mark.shape.ys, strict=True)
    rings: list[Ring] = [
        [(scale.x(x), scale.y(y)) for x, y in ring if x is not None and y is not None]
        for gap, ring in groupby(points, lambda point: point[0] is None)
        if not gap
    ]
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    width = max(0.5, mark.width * scale.points)
    return _named(
        mark,
        Piece(
            box,
            PRESETS["circle"] if mark.circle else "rect",
            rings=() if mark.circle else tuple(rings),
            look=mark.look,
            border=mark.border,
            width=width,
            label=_label(words, scale),
        ),
    )


def _middle(mark: Area) -> tuple[float, float]:
    xs = [x for x in mark.shape.xs if x is not None]
    ys = [y for y in mark.shape.ys if y is not None]
    return _spot((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)


def _cell(mark: Bar, scale: Scale, words: Words | None) -> Piece:
    left, right = sorted((scale.x(mark.start), scale.x(mark.end)))
    low, high = sorted((scale.y(mark.at - mark.thick / 2), scale.y(mark.at + mark.thick / 2)))
    box = Box(left, low, right - left, high - low)
    return _named(
        mark,
        Piece(
            box,
            look=mark.look,
            border=mark.border,
            label=_broken(_label(words, scale), box.wide * INSIDE),
            width=mark.width * scale.points,
        ),
    )


def _dot(mark: Dot, scale: Scale) -> Piece:
    size = mark.size * scale.points * _reach(mark.symbol)
    box = Box(scale.x(mark.x) - size / 2, scale.y(mark.y) - size / 2, size, size)
    width = max(0.5, mark.width * scale.points)
    return _named(
        mark,
        Piece(
            box,
            PRESETS.get(mark.symbol, "rect"),
            look=Look(mark.fill),
            border=mark.border,
            width=width,
        ),
    )


def _reach(symbol: str) -> float:
    """How wide a symbol is that is drawn one point across."""
    return max((abs(x) for x, _ in POINTS.get(symbol, ())), default=1.0)


def _named(mark: Drawn, piece: Piece) -> Piece:
    """A shape with the name of what it shows: the area and its number, or that there is none."""
    if len(mark.said) < 2:
        return replace(piece, name=mark.name, said=mark.name)
    short = t(f"table.status.{mark.status}") if mark.status else ""
    name = t("slides.group", name=mark.said[0], parts=short or mark.said[1])
    return replace(piece, name=name, said=", ".join(mark.said))


def _label(words: Words | None, scale: Scale) -> Label | None:
    if words is None:
        return None
    return Label(words.lines, words.size * scale.words, words.colour, words.across)


def _broken(label: Label | None, wide: float) -> Label | None:
    """A label whose lines fit in a width."""
    if label is None:
        return None
    lines = [
        replace(line, text=part)
        for line in label.lines
        for part in text.paragraph(line.text, wide / SAFE, label.size, line.bold)
    ]
    return replace(label, lines=tuple(lines))


def _written(words: Words, scale: Scale) -> Piece:
    """Words by themselves, around, before or after their point."""
    size, gap = words.size * scale.words, words.gap * scale.words
    wide = max(text.width(line.text, size, line.bold) for line in words.lines) * SAFE
    high = len(words.lines) * size * LINE
    shift = {"start": gap, "middle": -wide / 2, "end": -wide - gap}[words.across]
    drop = {"top": -high - gap, "middle": -high / 2, "bottom": gap}[words.down]
    box = Box(scale.x(words.x) + shift, scale.y(words.y) + drop, wide, high)
    return Piece(box, label=_label(words, scale))


def _ticks(scale: Scale) -> list[Piece]:
    """The words of the axes: at the left of a row, and above a column."""
    panel, box, size = scale.panel, scale.box, SIZE * scale.words
    pieces = []
    for tick, left, top, across in (
        *((tick, box.left, scale.y(tick.value), "end") for tick in panel.y_ticks),
        *((tick, scale.x(tick.value), box.top, "middle") for tick in panel.x_ticks),
    ):
        wide = text.widest(list(tick.lines), size) * SAFE
        high = len(tick.lines) * size * LINE
        label = Label(tuple(map(Written, tick.lines)), size, across=across)
        pad = PAD * scale.points
        if across == "end":
            place = Box(left - pad - wide, top - high / 2, wide, high)
        else:
            below = panel.x_side == "bottom" and panel.tick_marks
            place = Box(
                left - wide / 2, box.bottom + pad if below else top - pad - high, wide, high
            )
        pieces.append(Piece(place, label=label))
    return pieces


def legend(slide: Any, keys: Sequence[Key], box: Box, size: float) -> None:
    """The legend of a map, an entry below the other."""
    left, top, wide = box.left, box.top, box.wide
    font, pieces = Font(size), []
    before = size * (MARK + GAP)
    for key in keys:
        lines = font.lines(key.brief or key.text, wide - before)
        mark = size * MARK * min(1.0, 0.8 * _reach(key.symbol))
        middle = top + size * ENTRY / 2
        place = Box(left + (size * MARK - mark) / 2, middle - mark / 2, mark, mark)
        pieces.append(
            Piece(place, PRESETS.get(key.symbol, "rect"), look=key.look, border=EDGE, width=0.75)
        )
        high = len(lines) * font.step
        room = Box(left + before, middle - font.step / 2, wide - before, high)
        pieces.append(Piece(room, label=Label(tuple(map(Written, lines)), size, across="start")))
        top += high - font.step + size * ENTRY
    texts = "; ".join(key.text for key in keys)
    group(slide, t("slides.legend"), t("slides.legend_of", keys=texts), pieces)


def legend_high(keys: Sequence[Key], wide: float, size: float) -> float:
    """The height of a legend."""
    font = Font(size)
    room = wide - size * (MARK + GAP)
    lines = [len(font.lines(key.brief or key.text, room)) for key in keys]
    return sum((broken - 1) * font.step + size * ENTRY for broken in lines)
