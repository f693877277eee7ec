"""Circles of counts: their area is the number, on tiles, on outlines, or where a town lies.

A circle is a shape in the units of the map, so that it stays in proportion to it at any width, and
to the circles of the key that stands in a corner of the map itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from arbeidszorg import style
from arbeidszorg.figures.classes import Classes
from arbeidszorg.figures.picture import Area, Drawn, Look, Panel, Shape, Span, Words, Written
from arbeidszorg.view.rows import OK, Row

#: Corners of what is drawn as a circle.
CORNERS = 36
FILL, BORDER, WIDTH = style.PALETTE[2], style.PALETTE[4], 1.2
#: What lies under the circles where there is a number.
GROUND = Look(style.ZERO)
#: The numbers in a key: the first is the largest round one, each next at most this part of it.
PARTS = (1.0, 0.25, 0.04)
#: Letters of a key, and from a circle to its number, in pixels.
KEY_SIZE, KEY_GAP = 12, 6
#: From the top of the map to its key, as a part of the height of the map.
KEY_DOWN = 0.02


def radius(value: float, largest: float, most: float) -> float:
    """The radius of the circle of a value; that of ``largest`` is ``most``."""
    return most * math.sqrt(value / largest) if largest > 0 else 0.0


def radius_of(row: Row, classes: Classes, most: float) -> float:
    """The radius of the circle of a row, 0 when it has none."""
    return radius(row.value, classes.top, most) if row.status == OK else 0.0


@lru_cache(maxsize=1_000)
def circle(x: float, y: float, high: float, wide: float) -> Shape:
    """A circle around a point: its radius down, and across where a unit has another length."""
    turns = [2 * math.pi * corner / CORNERS for corner in range(CORNERS)]
    xs = [round(x + wide * math.sin(turn), 6) for turn in turns]
    ys = [round(y + high * math.cos(turn), 6) for turn in turns]
    return Shape((*xs, xs[0]), (*ys, ys[0]))


def counted(
    rows: Iterable[tuple[Row, tuple[float, float]]], classes: Classes, most: float, stretch: float
) -> list[Area]:
    """A circle for each row that has a number, the largest below; what has none gets none."""
    shown = [(row, spot) for row, spot in rows if row.status == OK and row.value > 0]
    shown.sort(key=lambda item: (-item[0].value, item[0].area))
    return [_circle(row, spot, classes, most, stretch) for row, spot in shown]


def _circle(
    row: Row, spot: tuple[float, float], classes: Classes, most: float, stretch: float
) -> Area:
    high = radius(row.value, classes.top, most)
    shape = circle(*spot, high, high * stretch)
    return Area(
        shape,
        Look(FILL),
        BORDER,
        WIDTH,
        circle=True,
        name=row.area_name,
        code=row.area,
        status=row.status,
    )


def unstretched(panel: Panel, times: float) -> Panel:
    """The panel of a map that is drawn ``times`` as wide, in which circles stay round."""
    return replace(panel, marks=tuple(_narrowed(mark, times) for mark in panel.marks))


def _narrowed(mark: Drawn, times: float) -> Drawn:
    if not isinstance(mark, Area) or not mark.circle:
        return mark
    xs = [x for x in mark.shape.xs if x is not None]
    middle = (min(xs) + max(xs)) / 2
    narrow = tuple(None if x is None else middle + (x - middle) / times for x in mark.shape.xs)
    return replace(mark, shape=Shape(narrow, mark.shape.ys))


def key_numbers(top: float, unit: str) -> tuple[float, ...]:
    """Round numbers for a key, the largest first: 1, 2 or 5 times a power of ten."""
    numbers: list[float] = []
    for part in PARTS:
        number = _round_down(top * part, unit)
        if number and number not in numbers:
            numbers.append(number)
    return tuple(numbers)


def _round_down(value: float, unit: str) -> float:
    """The largest round number up to a value, 0 when there is none."""
    least = 1.0 if unit == "aantal" else 0.1
    if value < least:
        return 0.0
    power = 10.0 ** math.floor(math.log10(value) + 1e-9)
    return round(max(step * power for step in (1, 2, 5) if step * power <= value * 1.000001), 1)


def key(
    classes: Classes,
    most: float,
    stretch: float,
    corner: tuple[Span, Span],
    unit: str,
    circles: int = 3,
) -> list[Drawn]:
    """The key to the sizes, in the left top of a corner of the map: so many circles that stand on
    one point, each with its number beside its top; that of the last is beside its middle, or on a
    low map it would lie on the one above."""
    if not classes.top:
        return []
    numbers = key_numbers(classes.top, unit)[:circles]
    (left, _), (low, high_end) = corner
    top = high_end - KEY_DOWN * (high_end - low)
    first = radius(numbers[0], classes.top, most)
    x, foot = left + first * stretch, top - 2 * first
    marks: list[Drawn] = []
    labels: list[Drawn] = []
    for number in numbers:
        high = radius(number, classes.top, most)
        shape = circle(round(x, 6), round(foot + high, 6), round(high, 6), round(high * stretch, 6))
        marks.append(Area(shape, Look(style.PAPER), BORDER, WIDTH, circle=True, is_key=True))
        words = (Written(style.number(number, unit)),)
        labels.append(
            Words(
                round(x + first * stretch, 6),
                round(foot + (1 if labels and number == numbers[-1] else 2) * high, 6),
                words,
                KEY_SIZE,
                style.QUIET,
                across="start",
                gap=KEY_GAP,
                is_key=True,
                spare=len(labels) > circles - 2,  # on a narrow page it would lie on the one above
            )
        )
    return [*marks, *labels]
