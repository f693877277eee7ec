"""A picture as SVG: for the page it takes any width without a script, for files it has its own.

Text keeps its size at any width. What shows a row says so: ``data-gebied``, ``data-status``, and
``data-naar`` for the address that a click leads to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import svg

from arbeidszorg import style
from arbeidszorg.figures import text
from arbeidszorg.figures.base import PAD, SIZE
from arbeidszorg.figures.picture import Area, Bar, Dot, Drawn, Panel, Picture, Words, Written
from arbeidszorg.figures.picture import Line as Stroke
from arbeidszorg.figures.still import marks
from arbeidszorg.figures.still.elements import (
    Defs,
    Desc,
    Group,
    Line,
    Rect,
    Svg,
    Text,
    Title,
    TSpan,
    short,
)
from arbeidszorg.figures.still.place import Place

NAMESPACE = "http://www.w3.org/2000/svg"
LANGUAGE = "nl"
#: Words in the place of a figure: their size, how wide they may be, and the room around them.
WORDS_SIZE, WORDS_WIDE, WORDS_ROOM = 15, 270, 15
#: Of words that are shown where a figure is at least ``picture.ROOMY`` wide.
ROOMY_CLASS = "ruim"
#: Length of the small marks at an axis, in pixels.
TICK = 5
#: From the middle of a line of small letters to its baseline, as a share of the size.
MIDDLE = 0.35


def fluid(picture: Picture, key: str, title: str, described: str) -> str:
    """The picture for a page, as wide as its box. ``key`` sets its ids apart from those of other
    pictures on the page; ``title`` and ``described`` are its name and what it says."""
    inside, margin = drawing(picture, key, None), picture.margin
    css = f"display:block;overflow:visible;width:calc(100% - {short(margin.left + margin.right)}px)"
    return _root(
        inside,
        key,
        title,
        described,
        height="100%" if picture.ratio else short(picture.height),
        style=f"{css};margin-left:{short(margin.left)}px",
    )


def _root(inside: Sequence[svg.Element], key: str, title: str, described: str, **size: Any) -> str:
    named: list[svg.Element] = [
        Title(words=title, id=f"{key}-naam"),
        Desc(words=described, id=f"{key}-uitleg"),
    ]
    return str(
        Svg(
            [*named, *inside],
            xmlns=NAMESPACE,
            **size,
            lang=LANGUAGE,
            font_family=style.FONT,
            font_size=SIZE,
            fill=style.INK,
            extra={"role": "img", "aria-labelledby": f"{key}-naam {key}-uitleg"},
        )
    )


def drawing(picture: Picture, key: str, width: float | None) -> list[svg.Element]:
    """All that is seen in a picture: ``width`` pixels wide, or (None) of any width."""
    if picture.words:
        return _words(picture, width)
    looks = {mark.look for mark in picture.marks if isinstance(mark, Area | Bar)}
    elements: list[svg.Element] = []
    if patterns := marks.patterns(looks, key):
        elements.append(Defs(patterns))
    for panel in picture.panels:
        place = Place(picture, panel, width)
        elements.append(place.around([*_frame(panel, place), *_drawn(panel, place, key)]))
    return elements


def _words(picture: Picture, width: float | None) -> list[svg.Element]:
    """Words in the place of a figure, in the middle."""
    lines, size = words_lines(picture), WORDS_SIZE * picture.letters
    wide = text.widest(lines, size) + 2 * WORDS_ROOM
    step = size * text.LINE
    high = len(lines) * step + 2 * WORDS_ROOM
    middle = picture.height / 2
    written = [
        Text(
            words=line,
            y=short(step * (number - (len(lines) - 1) / 2) + MIDDLE * size),
            text_anchor="middle",
            fill=style.QUIET,
            font_size=short(size),
        )
        for number, line in enumerate(lines)
    ]
    box: list[svg.Element] = []
    if picture.boxed:
        box = [
            Rect(
                x=short(-wide / 2),
                y=short(-high / 2),
                width=short(wide),
                height=short(high),
                fill=style.STATES["verborgen"][0],
            )
        ]
    if width is None:
        return [Svg([*box, *written], x="50%", y=short(middle), overflow="visible")]
    return [Group([*box, *written], transform=f"translate({short(width / 2)} {short(middle)})")]


def words_lines(picture: Picture) -> tuple[str, ...]:
    """The words of a picture without a figure, over lines."""
    return text.paragraph(picture.words, WORDS_WIDE, WORDS_SIZE)


def _frame(panel: Panel, place: Place) -> Iterable[svg.Element]:
    """Lines and words of the axes."""
    high, size = place.down[1], SIZE * place.picture.letters
    for tick in panel.y_ticks:
        if panel.grid and (tick.value or panel.y[0] < 0):
            yield _ruled(place, place.y(tick.value), style.GRID)
        yield from _tick(
            place,
            tick.lines,
            place.at(0),
            place.y(tick.value),
            "end",
            -PAD,
            MIDDLE * size - (len(tick.lines) - 1) / 2 * size * text.LINE,
            size,
        )
    if panel.side:
        yield Line(
            x1=place.at(0),
            x2=place.at(0),
            y1=place.below(0),
            y2=place.below(high),
            stroke=style.LINE,
            shape_rendering="crispEdges",
        )
    if panel.floor:
        yield _ruled(place, place.below(high), style.LINE)
    for tick in panel.x_ticks:
        x = place.x(tick.value)
        if panel.tick_marks:
            yield Line(
                x1=x,
                x2=x,
                y1=place.below(high),
                y2=place.below(high + TICK),
                stroke=style.LINE,
                shape_rendering="crispEdges",
            )
        if panel.x_side == "top":
            rise = -PAD - 3 - (len(tick.lines) - 1) * size * text.LINE
            yield from _tick(place, tick.lines, x, place.below(0), "middle", 0, rise, size)
        else:
            drop = PAD + size + (TICK + 1 if panel.tick_marks else 0)
            more = _spare(tick.spare, place)
            yield from _tick(
                place, tick.lines, x, place.below(high), "middle", 0, drop, size, **more
            )


def _ruled(place: Place, y: str, colour: str) -> Line:
    """A line from left to right."""
    return Line(
        x1=place.at(0), x2=place.at(1), y1=y, y2=y, stroke=colour, shape_rendering="crispEdges"
    )


def _tick(
    place: Place,
    lines: Sequence[str],
    x: str,
    y: str,
    anchor: str,
    right: float,
    down: float,
    size: float,
    **more: Any,
) -> Iterable[svg.Element]:
    """The words of a tick; ``right`` and ``down``: where the first line starts, in pixels."""
    if lines:
        words = tuple(map(Written, lines))
        yield written(place, words, x, y, anchor, right, down, size, **more)


def _spare(spare: bool, place: Place) -> dict[str, Any]:
    """Marks words that a style sheet leaves out on a narrow page; a file has room."""
    return {"class_": [ROOMY_CLASS]} if spare and place.width is None else {}


def written(
    place: Place,
    lines: Sequence[Written],
    x: str,
    y: str,
    anchor: str,
    right: float,
    down: float,
    size: float,
    said: Sequence[str] = (),
    **more: Any,
) -> Text:
    """Lines of text; the baseline of the first starts ``right`` and ``down`` pixels away."""
    step = size * text.LINE
    look: dict[str, Any] = {**_starts(place, x, y, right, down), **more}
    if anchor != "start":
        look["text_anchor"] = anchor
    if size != SIZE:
        look["font_size"] = short(size)
    if len(lines) == 1 and not said:
        return Text(words=lines[0].text, **look, **_weight(lines[0]))

    def next_line(number: int) -> dict[str, Any]:
        if not place.fluid:
            return _starts(place, x, y, right, down + number * step)
        return {name: at for name, at in look.items() if name in ("x", "dx")} | {"dy": short(step)}

    spans = [
        TSpan(words=line.text, **_weight(line), **(next_line(number) if number else {}))
        for number, line in enumerate(lines)
    ]
    return Text([*marks.title_of(said), *spans], **look)


def _starts(place: Place, x: str, y: str, right: float, down: float) -> dict[str, Any]:
    """Where a line of text starts. A file says so outright: office programs shift no text."""
    if not place.fluid:
        return {"x": short(float(x) + right), "y": short(float(y) + down)}
    return {"x": x, "y": y, "dy": short(down), **({"dx": short(right)} if right else {})}


def _weight(line: Written) -> dict[str, Any]:
    weight: dict[str, Any] = {"font_weight": "700"} if line.bold else {}
    return {**weight, "font_style": "italic"} if line.italic else weight


def _drawn(panel: Panel, place: Place, key: str) -> Iterable[svg.Element]:
    """The marks of a panel, in order; those with a path together."""
    crowded = sum(isinstance(mark, Dot) and not mark.status for mark in panel.marks) > marks.MOST
    for (kind, round_), run in groupby(
        panel.marks, lambda mark: (type(mark), _is_disc(mark, place))
    ):
        alike = list(run)
        if round_:
            yield from (marks.disc(mark, place, key) for mark in alike if isinstance(mark, Area))
        elif issubclass(kind, Area | Stroke):
            yield place.stretched([path for mark in alike for path in _paths(mark, place, key)])
        elif issubclass(kind, Dot) and crowded:
            yield from marks.crowd([mark for mark in alike if isinstance(mark, Dot)], place)
        else:
            for mark in alike:
                yield from marks.ground(mark, place, key)
                yield _element(mark, place, key)


def _is_disc(mark: Drawn, place: Place) -> bool:
    """Whether it is a circle that stays round where a page gives tiles another form."""
    return place.fluid and place.picture.kind == "tiles" and isinstance(mark, Area) and mark.circle


def _paths(mark: Drawn, place: Place, key: str) -> Iterable[svg.Element]:
    if isinstance(mark, Area):
        yield from (*marks.ground(mark, place, key), marks.area(mark, place, key))
    elif isinstance(mark, Stroke) and set(mark.ys) != {None}:
        yield marks.line(mark, place)


def _element(mark: Drawn, place: Place, key: str) -> svg.Element:
    if isinstance(mark, Bar):
        return marks.bar(mark, place, key)
    if isinstance(mark, Dot):
        return marks.dot(mark, place)
    assert isinstance(mark, Words)
    right, down = marks.shift(mark)
    more = _spare(mark.spare, place)
    if mark.colour != style.INK:
        more["fill"] = mark.colour
    return written(
        place,
        mark.lines,
        place.x(mark.x),
        place.y(mark.y),
        mark.across,
        right,
        down,
        mark.size,
        mark.said,
        **more,
    )
