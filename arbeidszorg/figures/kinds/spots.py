"""Initiatives as points on the outlines of the main areas, with where somebody looks from and how
far."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from arbeidszorg import style
from arbeidszorg.figures.kinds import maps, placenames
from arbeidszorg.figures.kinds.closeup import closeup
from arbeidszorg.figures.picture import Area, Dot, Drawn, Look, Picture, Shape, Words
from arbeidszorg.places.distances import degree
from arbeidszorg.places.outlines import Outline
from arbeidszorg.places.tables import Beyond

#: Pixels: a point, one that is on the list or is looked at, and the place that is looked from.
POINT, TAKEN, START = 13, 18, 15
#: Room around the outlines, in degrees.
AROUND = 0.02
GROUND, REACH = Look("#f3f5f6"), Look("")
#: Corners of the circle of a distance.
CORNERS = 60
#: Codes by which a map from nearby is cut out.
HERE, RING = "van", "binnen"
#: Of the map, in pixels.
HEIGHT = 460
#: Towns that the whole map names, and how much nearer one from nearby is at least, about.
MOST_NAMES, NEARER = 14, 1.7
#: How large the map is on a narrow page and on paper, as a part of its height: names that have no
#: room there are left out.
SMALL = 0.6
#: A name and where it stands (lon, lat).
Named = tuple[str, tuple[float, float]]


@dataclass(frozen=True)
class Marked:
    """An initiative on the map: ``at`` (lon, lat); ``said``: what who points at it reads; ``to``:
    where a click leads; ``taken``: it stands out."""

    code: str
    sector: str
    at: tuple[float, float]
    said: tuple[str, ...]
    to: str = ""
    taken: bool = False


@dataclass(frozen=True)
class From:
    """Where somebody looks from (lon, lat), in words, and how far in kilometres (0: no limit)."""

    at: tuple[float, float]
    name: str
    within: int = 0


def spots_map(
    outlines: Mapping[str, Outline],
    marked: Iterable[Marked],
    towns: Sequence[Named],
    beyond: Sequence[Beyond] = (),
    start: From | None = None,
    near: Sequence[str] = (),
    height: float = HEIGHT,
) -> Picture:
    """The map. ``towns``: names to find one's way by, the likeliest first; ``near``: codes of
    initiatives that a map from nearby must show, with the start; the whole map without either."""
    shapes = maps.borders_of(outlines)
    extent = maps.around(tuple(shapes.values()), AROUND)
    marks: list[Drawn] = [Area(shape, GROUND, "#9fb0b8", 1.2) for shape in shapes.values()]
    if start and start.within:
        ring = _ring(start.at, start.within)
        marks.append(Area(ring, REACH, style.ACCENT, 1.6, code=RING))
    nearby = bool(start or near)
    marks += _names(towns, height / (extent[1][1] - extent[1][0]), nearby)
    marks += placenames.around(beyond, tiles=False)
    marks += [_dot(each) for each in sorted(marked, key=lambda each: each.taken)]
    if start:
        at, said = start.at, (start.name,)
        marks.append(
            Dot(
                *at,
                START,
                "diamond",
                style.INK,
                style.PAPER,
                1.5,
                said=said,
                name=said[0],
                code=HERE,
            )
        )
    picture = maps.framed_map("areas", tuple(marks), extent, height, ())
    return closeup(picture, {*near, HERE, RING}) if nearby else picture


def _names(towns: Sequence[Named], scale: float, nearby: bool) -> list[Words]:
    """Names where they do not lie over each other: of the largest towns on the whole map, of more
    on one from nearby, which is as high."""
    shown = towns if nearby else towns[:MOST_NAMES]
    wide = scale * NEARER if nearby else scale
    small = {words.lines[0].text for words in _placed(shown, wide * SMALL)}
    return [
        replace(words, spare=words.lines[0].text not in small, colour=style.QUIET)
        for words in _placed(shown, wide)
    ]


def _placed(towns: Sequence[Named], scale: float) -> tuple[Words, ...]:
    """The names that have room, beside the dots of their towns; ``scale``: pixels for a degree."""
    return placenames.beside(((name, at, (POINT / 2 + 1) / scale) for name, at in towns), scale)


def _dot(each: Marked) -> Dot:
    size, edge = (TAKEN, style.INK) if each.taken else (POINT, style.PAPER)
    colour = style.SECTOR_COLOURS.get(each.sector, style.QUIET)
    return Dot(
        *each.at,
        size,
        "circle",
        colour,
        edge,
        2.5 if each.taken else 1.2,
        said=each.said,
        name=each.said[0],
        code=each.code,
        link=each.to,
    )


def _ring(at: tuple[float, float], km: float) -> Shape:
    """A circle of so many kilometres, as it lies on the map."""
    wide, high = degree(at[1])
    turns = [2 * math.pi * corner / CORNERS for corner in range(CORNERS + 1)]
    xs = tuple(round(at[0] + km / wide * math.cos(turn), 4) for turn in turns)
    ys = tuple(round(at[1] + km / high * math.sin(turn), 4) for turn in turns)
    return Shape(xs, ys)
