"""A picture with its legend, as wide and as high as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import svg

from arbeidszorg.content.paragraphs import Part
from arbeidszorg.figures import text
from arbeidszorg.figures.kinds.circles import unstretched
from arbeidszorg.figures.larger import columns_of, larger, over_columns, smallest
from arbeidszorg.figures.picture import Key, Picture
from arbeidszorg.figures.still import still, swatch
from arbeidszorg.figures.still.elements import Group, Text, short

#: A map of no fixed height is at most this high; its legend stands beside it.
MAP_HEIGHT, BESIDE = 760, 48
#: Height of an entry of a legend, room after one, and from a mark to its words.
KEY_HIGH, KEY_APART, KEY_GAP = 26, 26, 8
KEY_SIZE = 15
#: The part of the height of a sheet's picture that its legend takes at most.
LEGEND_SHARE = 0.5
#: Text of a chart on a sheet, as a share of that on a page; how low a chart may be made (its kind,
#: else :data:`LOWEST`) and how high, as a share of its own height.
TYPE, LOW, LOWEST, HIGHEST = 1.15, {"lines": 0.5, "cells": 0.7}, 0.92, 1.7
#: A chart, and a map, are not drawn for less width than this (pixels of their own).
NARROWEST, NARROWEST_MAP = 480, 430
#: Small multiples, which stand over at most so many columns on a sheet.
MULTIPLES, MOST_COLUMNS = ("multiples", "small_lines"), 6
#: How much wider than high tiles may become, so that larger names fit on them.
WIDER = 1.6


@dataclass(frozen=True)
class Room:
    """What a picture with its legend may take: ``wide``, and at most ``high`` (0: no bound).
    ``zoom``: letters are so much larger, and none is smaller than ``least``, in pixels;
    ``map_share``: the part of its width that a map takes."""

    wide: float
    high: float = 0.0
    zoom: float = 1.0
    least: float = 0.0
    map_share: float = 1.0


@dataclass(frozen=True)
class Plot:
    """A picture ``wide`` pixels wide, drawn as if it were ``drawn`` pixels wide, and its legend
    ``times`` as large at a place of its own. ``height``: of both."""

    picture: Picture
    wide: float
    drawn: float
    legend: Part
    times: float
    right: float
    down: float
    height: float

    @property
    def smallest(self) -> float:
        """The size of its smallest letters, in pixels of the sheet."""
        letters = smallest(self.picture) * self.wide / self.drawn
        return min(letters, KEY_SIZE * self.times) if self.picture.keys else letters

    def elements(self, key: str) -> list[svg.Element]:
        """What is seen of it; ``key`` sets its ids apart."""
        inside = still.drawing(self.picture, f"{key}-f", self.drawn)
        by = f"scale({self.wide / self.drawn:.4f})"
        picture = Group(inside, transform=by) if self.drawn != self.wide else Group(inside)
        times = f" scale({self.times})" if self.times != 1 else ""
        place = f"translate({short(self.right)} {short(self.down)}){times}"
        return [picture, Group(self.legend.elements, transform=place)]


def plotted(picture: Picture, key: str, room: Room) -> Plot:
    """The picture in its room: a map with its legend at the right, a chart with it below."""
    return _beside(picture, key, room) if picture.ratio else _above(picture, key, room)


def _beside(picture: Picture, key: str, room: Room) -> Plot:
    words = [key.brief or key.text for key in picture.keys]
    legend_wide = text.widest(words, KEY_SIZE) + swatch.LINED + KEY_GAP if words else 0
    legend_wide = min(legend_wide * room.zoom, room.wide / 3)
    high = room.high or MAP_HEIGHT
    picture = _wider(picture, high, room.least)
    wide = min(room.wide - legend_wide - BESIDE, high * picture.ratio) * room.map_share
    drawn = max(wide / room.zoom, picture.least_width, NARROWEST_MAP)
    picture = _readable(picture, wide, drawn, room.least)
    left = room.wide - wide - BESIDE
    part = legend(picture.keys, left / room.zoom, True, key)
    if room.least and part.height * room.least > room.high * LEGEND_SHARE * KEY_SIZE > 0:
        part = legend(picture.keys, left / room.zoom, False, key)
    times = _at_most(room.zoom, part.height, room.high * LEGEND_SHARE)
    whole = max(wide / picture.ratio, part.height * times + 8)
    return Plot(picture, wide, drawn, part, times, wide + BESIDE, 8, whole)


def _wider(picture: Picture, high: float, least: float) -> Picture:
    """Tiles, which have no true form, made so much wider that their names may be so large."""
    if picture.kind != "tiles" or not least or not picture.least_width:
        return picture
    asked = least / smallest(picture) * picture.least_width / high
    ratio = min(max(picture.ratio, asked), picture.ratio * WIDER)
    panels = tuple(unstretched(panel, ratio / picture.ratio) for panel in picture.panels)
    return replace(picture, ratio=ratio, panels=panels)


def _above(picture: Picture, key: str, room: Room) -> Plot:
    """On a sheet it fills the room: first its letters get their size, then its rows come closer or
    go further apart."""
    part = legend(picture.keys, room.wide / room.zoom, False, key)
    times = _at_most(room.zoom, part.height, room.high * LEGEND_SHARE)
    below = part.height * times + 14 if picture.keys else 0
    picture, scale = _scaled(picture, room, room.high - below)
    tall = picture.height
    if room.high:
        tall = min((room.high - below) / scale, picture.height * HIGHEST)
    fitting = replace(picture, height=tall)
    readable = _readable(fitting, room.wide, room.wide / scale, room.least)
    whole = tall * scale + below
    return Plot(readable, room.wide, room.wide / scale, part, times, 0, tall * scale + 14, whole)


def _scaled(picture: Picture, room: Room, high: float) -> tuple[Picture, float]:
    """The picture and how large it is drawn; small multiples over as many columns as let it be
    largest on a sheet."""
    if not room.high:
        return picture, min(room.zoom, _widest_scale(picture, room)) if room.zoom > 1 else 1.0
    pictures = [picture]
    if picture.kind in MULTIPLES and len(picture.panels) > 1:
        most = min(MOST_COLUMNS, len(picture.panels))
        pictures += [
            over_columns(picture, count) for count in range(columns_of(picture) + 1, most + 1)
        ]

    def scale(tried: Picture) -> float:
        fits = high / tried.height / LOW.get(tried.kind, LOWEST)
        return min(TYPE * room.zoom, fits, _widest_scale(tried, room))

    best = max(pictures, key=scale)
    return best, scale(best)


def _widest_scale(picture: Picture, room: Room) -> float:
    return room.wide / max(NARROWEST, picture.least_width)


def _readable(picture: Picture, wide: float, drawn: float, least: float) -> Picture:
    """The picture with no letters below a size in pixels of the sheet."""
    letters = smallest(picture) * wide / drawn
    return larger(picture, least / letters, drawn) if letters < least else picture


def _at_most(zoom: float, height: float, most: float) -> float:
    """How much larger something ``height`` high may be drawn; ``most`` 0: there is no bound."""
    return min(zoom, most / height) if most and height else zoom


def legend(keys: Sequence[Key], wide: float, below: bool, name: str) -> Part:
    """The legend, ``wide`` pixels wide: entries ``below`` each other, or one after another."""
    entries: list[svg.Element] = []
    right, down = 0.0, 0.0
    for key in keys:
        before = swatch.width(key) + KEY_GAP
        (words, *_) = text.lines(key.brief or key.text, wide - before, KEY_SIZE, 1)
        room = before + text.width(words, KEY_SIZE)
        if right and (below or right + room > wide):
            right, down = 0.0, down + KEY_HIGH
        label = Text((), words, x=str(before), y=short(swatch.HIGH / 2 + 5), font_size=KEY_SIZE)
        entries.append(
            Group(
                [*swatch.swatch(key, name), label],
                transform=f"translate({short(right)} {short(down)})",
            )
        )
        right += room + KEY_APART
    return Part(entries, down + KEY_HIGH if keys else 0)
