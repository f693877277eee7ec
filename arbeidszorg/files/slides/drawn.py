"""The picture of a figure at a place on a slide: a chart, shapes, or the words in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from arbeidszorg import style
from arbeidszorg.content.figure import Figure
from arbeidszorg.figures.picture import Look, Picture, Written
from arbeidszorg.files import native
from arbeidszorg.files.native import Chart
from arbeidszorg.files.slides import charts, shapes
from arbeidszorg.files.slides.elements import Label, Piece, group
from arbeidszorg.files.slides.page import LEAST, Box, Font, Sizes
from arbeidszorg.texts import t

#: Between a map and what stands beside it; the least width that this must have.
BESIDE, LEAST_BESIDE = 36.0, 264.0
#: The size of a legend that would else leave no room, before the smallest that may be.
LEGEND = 14.0


def draw(
    slide: Any,
    figure: Figure,
    room: Box,
    sizes: Sizes,
    legend: float,
    least: float = LEAST_BESIDE,
    whole: bool = False,
) -> list[Chart]:
    """The picture of a figure; ``legend``: the size of the legend beside a map, which is ``least``
    wide. Gives the charts that must go on on a next slide; none when it must be ``whole``."""
    picture, described = figure.picture, figure.about.described
    if picture.words:
        _words(slide, picture, described, room, sizes.text)
    elif picture.ratio:
        shapes.add(slide, picture, described, _map_box(picture, room, least, sizes.least), sizes)
        if picture.keys:
            shapes.legend(
                slide, picture.keys, legend_box(picture, room, least, sizes.least), legend
            )
    elif picture.kind in native.SHAPES:
        below = shapes.legend_high(picture.keys, room.wide, sizes.text) if picture.keys else 0.0
        shapes.add(slide, picture, described, replace(room, high=room.high - below), sizes)
        if picture.keys:
            place = Box(room.left, room.bottom - below, room.wide, below)
            shapes.legend(slide, picture.keys, place, sizes.text)
    else:
        return charts.add(slide, figure, room, sizes, whole=whole)
    return []


def beside(
    picture: Picture,
    room: Box,
    sizes: Sizes,
    font: Font,
    paragraphs: Sequence[str],
    least: float = LEAST_BESIDE,
    kept: float = 0,
) -> tuple[float, Box | None]:
    """The size of the legend beside a map, and a place for paragraphs below it; None when there is
    none. ``kept``: the height that something else takes there."""
    place = legend_box(picture, room, least, sizes.least) if picture.ratio else room
    high = font.high(paragraphs, place.wide) + kept
    smallest = min(sizes.text, sizes.least)
    for size in (sizes.text, max(LEGEND, smallest), smallest):
        left = room.high - 16 - high - shapes.legend_high(picture.keys, place.wide, size)
        if picture.ratio and left > 16:
            return size, Box(place.left, room.bottom - 16 - high + kept, place.wide, high - kept)
    return smallest, None


def legend_box(
    picture: Picture, room: Box, least: float = LEAST_BESIDE, letters: float = LEAST
) -> Box:
    """What is left at the right of a map; ``letters``: the smallest on it."""
    place = _map_box(picture, room, least, letters)
    left = place.right + BESIDE
    return Box(left, place.top, room.right - left, place.high)


def _map_box(picture: Picture, room: Box, least: float, letters: float) -> Box:
    return shapes.map_box(picture, replace(room, wide=room.wide - BESIDE - least), letters)


def _words(slide: Any, picture: Picture, described: str, room: Box, size: float) -> None:
    """Words in the place of a figure, in a box."""
    font = Font(size + 2)
    lines = font.lines(picture.words, room.wide * 0.8)
    high = min(room.high, (len(lines) + 3) * font.step)
    box = Box(room.left, room.top, room.wide, high)
    look = Look(style.STATES["verborgen"][0] if picture.boxed else "")
    label = Label(tuple(map(Written, lines)), font.size, style.QUIET)
    group(slide, t("slides.drawn"), described, [Piece(box, look=look, label=label)])
