"""Maps: areas on their real outline, municipalities as hexagon tiles or as points. A rate colours
its area, a count is a circle in it (:mod:`~arbeidszorg.figures.kinds.circles`).

Areas are drawn in longitude and latitude, stretched as the province is (one degree of longitude is
shorter than one of latitude), north up. No map tiles, no base map, nothing from outside; it prints
and exports as true vector.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from weakref import WeakKeyDictionary

from cachetools import cached

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures import keys, text
from arbeidszorg.figures.base import empty, look, number_or_reason
from arbeidszorg.figures.classes import Classes, classes_of
from arbeidszorg.figures.kinds import circles as sizes
from arbeidszorg.figures.kinds import placenames
from arbeidszorg.figures.picture import (
    Area,
    Dot,
    Drawn,
    Key,
    Look,
    Panel,
    Picture,
    Shape,
    Span,
    Words,
    Written,
)
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN
from arbeidszorg.places.outlines import Outline, Tile
from arbeidszorg.places.tables import Beyond
from arbeidszorg.texts import label, t, tn
from arbeidszorg.view.rows import OK, Row

#: Height of one degree of latitude in degrees of longitude, at 51 degrees north.
STRETCH = 1 / math.cos(math.radians(51.03))
MAP_HEIGHT, TILE_HEIGHT = 560, 680
#: Room around a map: in degrees (circles can be larger than their town), and in units of tiles.
AROUND_AREAS, AROUND_TILES = 0.008, 0.08
#: Names on tiles cannot be read on a narrower map (pixels).
TILES_LEAST = 560
#: On narrower tiles (pixels) there is no room for names: of many municipalities.
NAMED_FROM = 45
#: Colour of the line between areas.
EDGE = "#7f8f97"
#: Areas that have room for their name and number; circles of initiatives would cover them.
MOST_LABELS = 8
#: The radius of the largest circle: in degrees of latitude, on few areas and on many, and in units
#: of tiles.
LARGEST, LARGEST_OF_MANY, FEW = 0.06, 0.05, 5
LARGEST_ON_TILE = 0.8
SIGNS = {"verborgen": "•", "nvt": "–", "niet_geregistreerd": "?"}


@dataclass(frozen=True)
class Site:
    """One initiative as a circle on the map."""

    name: str
    sector: str
    town: str
    lat: float
    lon: float
    places: int | None


@cached(WeakKeyDictionary(), key=lambda table: table, lock=Lock())
def classes_over(table: Table) -> Classes:
    """Classes for a map, made from every year of a Table; who lives elsewhere is not on the map.
    They are kept as long as the Table is, which holds on to all numbers of its version."""
    inside = (row.value for row in table.rows if row.area not in (OUTSIDE, UNKNOWN))
    return classes_of(inside, table.view.unit)


def area_map(
    table: Table,
    outlines: Mapping[str, Outline],
    classes: Classes,
    chosen: Mapping[str, str],
    sites: Iterable[Site] = (),
    height: float = MAP_HEIGHT,
    circles: bool = False,
    beyond: Sequence[Beyond] = (),
    beside: Iterable[Drawn] = (),
) -> Picture:
    """Areas coloured by class, or with a circle in each; ``chosen`` maps area codes to the colour
    of their border; ``beyond``: names of what lies around; ``beside``: what lies on them, under
    their names."""
    rows = by_area(table)
    if not rows:
        return empty(height)
    shapes, looks = borders_of(outlines), _looks(outlines, rows, classes, circles)
    marks: list[Drawn] = [
        _area(shapes[code], code, rows.get(code), table, looks[code], chosen.get(code))
        for code in sorted(outlines, key=lambda code: code in chosen)  # chosen ones lie on top
    ]
    extent = around(tuple(shapes.values()), AROUND_AREAS)
    if circles:
        most = LARGEST if len(outlines) <= FEW else LARGEST_OF_MANY
        spots = [(rows[code], outlines[code].label) for code in outlines if code in rows]
        marks += sizes.counted(spots, classes, most, STRETCH)
        marks += sizes.key(classes, most, STRETCH, extent, table.view.unit)
    marks += beside
    points = _sites(sites)
    if not points:
        most = LARGEST_OF_MANY if circles else 0.0
        sized = {code: sizes.radius_of(row, classes, most) for code, row in rows.items()}
        marks += _written_on(outlines, rows, table, looks, height, extent, sized)
    legend = (
        *keys.keys_of_classes(table, classes, "ground" if circles else "fill"),
        *(keys.of_sectors() if points else ()),
    )
    named = (*marks, *placenames.around(beyond, tiles=False), *points)
    return framed_map("areas", named, extent, height, legend)


def _looks(
    codes: Iterable[str], rows: Mapping[str, Row], classes: Classes, circles: bool
) -> dict[str, Look]:
    """The look of each area: of its class, or plain ground where a circle says its number."""
    return {
        code: sizes.GROUND
        if circles and code in rows and rows[code].status == OK
        else look(rows.get(code), classes)
        for code in codes
    }


def _written_on(
    outlines: Mapping[str, Outline],
    rows: Mapping[str, Row],
    table: Table,
    looks: Mapping[str, Look],
    height: float,
    extent: tuple[Span, Span],
    circles: Mapping[str, float],
) -> list[Drawn]:
    """What stands on areas: name and number where there are few, else the names that fit."""
    if len(outlines) <= MOST_LABELS:
        return _labels(outlines, rows, table, looks)
    names = {code: rows[code].area_name for code in outlines if code in rows}
    inks = {code: style.ink_on(looks[code].fill) for code in names}
    low, high = extent[1]
    own = {code: outlines[code] for code in names}
    reach = {code: circles[code] for code in names if circles[code]}
    return list(placenames.fitting(own, names, inks, height / (high - low), reach))


def tile_map(
    table: Table,
    tiles: Mapping[str, Tile],
    regions: Mapping[str, Outline],
    classes: Classes,
    chosen: Mapping[str, str],
    circles: bool = False,
    beyond: Sequence[Beyond] = (),
) -> Picture:
    """Municipalities as equal hexagons, coloured or with a circle in each; ``regions`` are the
    outlines of groups of tiles. A region that is chosen has its border marked, as a municipality
    has."""
    rows = by_area(table)
    if not rows:
        return empty(TILE_HEIGHT)
    order = sorted(tiles, key=lambda code: code in chosen)
    shapes = {code: hexagon(tile) for code, tile in tiles.items()}
    looks = _looks(tiles, rows, classes, circles)
    marks: list[Drawn] = [
        _area(shapes[code], code, rows.get(code), table, looks[code], chosen.get(code))
        for code in order
    ]
    x, y = around(tuple(shapes.values()), AROUND_TILES)
    if circles:
        spots = [(rows[code], (tiles[code].x, tiles[code].y)) for code in order if code in rows]
        marks += sizes.counted(spots, classes, LARGEST_ON_TILE, 1.0)
        # a third number would lie on the second: tiles are small
        marks += sizes.key(classes, LARGEST_ON_TILE, 1.0, (x, y), table.view.unit, 2)
    borders = borders_of(regions)
    for code in sorted(borders, key=lambda code: code in chosen):
        marks.append(
            Area(
                borders[code], Look(""), chosen.get(code, style.INK), 3.5 if code in chosen else 1.6
            )
        )
    room = math.sqrt(3) * min(TILES_LEAST / (x[1] - x[0]), TILE_HEIGHT / (y[1] - y[0]))
    for code in order:
        ink = style.ink_on(looks[code].fill)
        name = tiles[code].short if room >= NAMED_FROM else ""
        lines = _on_tile(name, rows.get(code), table)
        # on small tiles numbers alone have room; a neighbour has none
        beside = code not in rows
        marks.append(Words(tiles[code].x, tiles[code].y, lines, 11, ink, spare=beside))
    marks += placenames.around(beyond, tiles=True)
    ratio = (x[1] - x[0]) / (y[1] - y[0])
    return Picture(
        TILE_HEIGHT,
        (Panel(x, y, tuple(marks)),),
        ratio=ratio,
        keys=keys.keys_of_classes(table, classes, "ground" if circles else "fill"),
        least_width=TILES_LEAST,
        kind="tiles",
    )


@lru_cache(maxsize=256)
def border(outline: Outline) -> Shape:
    """The border of an area, which may have hundreds of points; pictures share it."""
    return Shape(tuple(outline.lons), tuple(outline.lats))


@lru_cache(maxsize=128)
def hexagon(tile: Tile) -> Shape:
    """The hexagon of a municipality; pictures share it."""
    return Shape(tuple(tile.xs), tuple(tile.ys))


def borders_of(outlines: Mapping[str, Outline]) -> dict[str, Shape]:
    """Area code -> its border."""
    return {code: border(outline) for code, outline in outlines.items()}


@lru_cache(maxsize=16)
def around(shapes: tuple[Shape, ...], room: float) -> tuple[Span, Span]:
    """The first and last x of shapes, and y, with ``room`` around them."""
    xs = [x for shape in shapes for x in shape.xs if x is not None]
    ys = [y for shape in shapes for y in shape.ys if y is not None]
    return (min(xs) - room, max(xs) + room), (min(ys) - room, max(ys) + room)


def framed_map(
    kind: str,
    marks: tuple[Drawn, ...],
    extent: tuple[Span, Span],
    height: float,
    legend: tuple[Key, ...],
) -> Picture:
    x, y = extent
    ratio = (x[1] - x[0]) / ((y[1] - y[0]) * STRETCH)
    return Picture(height, (Panel(x, y, marks),), ratio=ratio, keys=legend, kind=kind)


def by_area(table: Table) -> dict[str, Row]:
    """Area code -> its row in the last year."""
    return {row.area: row for row in table.last}


def _area(
    shape: Shape,
    code: str,
    row: Row | None,
    table: Table,
    seen: Look,
    border: str | None,
) -> Area:
    edge, wide = (border, 3.5) if border else (EDGE, 0.8)
    if row is None:
        return Area(shape, seen, edge, wide, name=code)
    name = row.area_name
    hover = (name, number_or_reason(row, table.view.unit))
    return Area(
        shape,
        seen,
        edge,
        wide,
        said=hover,
        name=name,
        code=code,
        status=row.status,
    )


def _labels(
    outlines: Mapping[str, Outline],
    rows: Mapping[str, Row],
    table: Table,
    looks: Mapping[str, Look],
) -> list[Drawn]:
    """Name and number of each area, written on it."""
    labels: list[Drawn] = []
    for code in outlines:
        if code in rows:
            row = rows[code]
            value = style.shown(row.value, row.status, table.view.unit)
            names = map(Written, text.lines(row.area_name, 100, 14))
            ink = style.ink_on(looks[code].fill)
            lines = (*names, Written(value, bold=True))
            labels.append(Words(*outlines[code].label, lines, 14, ink))
    return labels


def _on_tile(name: str, row: Row | None, table: Table) -> tuple[Written, ...]:
    named = (Written(name),) if name else ()
    if row is None:
        return named
    value = SIGNS.get(row.status) or style.number(row.value, table.view.unit)
    return (*named, Written(value, bold=True))


def _sites(sites: Iterable[Site]) -> list[Drawn]:
    return [
        Dot(
            site.lon,
            site.lat,
            6 + 1.3 * math.sqrt(site.places or 4),
            "circle",
            style.SECTOR_COLOURS[site.sector],
            style.PAPER,
            1.5,
            said=_site_lines(site),
            name=site.name,
        )
        for site in sites
    ]


def _site_lines(site: Site) -> tuple[str, ...]:
    places = t("figure.places_unknown")
    if site.places is not None:
        places = tn("figure.places", site.places)
    return (site.name, label("sector", site.sector), site.town, places)
