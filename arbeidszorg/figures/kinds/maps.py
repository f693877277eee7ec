"""Maps: areas on their real outline, municipalities as hexagon tiles or circles.

Areas are drawn in longitude and latitude, stretched as the province is (one degree of longitude is
shorter than one of latitude), north up. No map tiles, no base map, nothing from outside; it prints
and exports as true vector.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures import keys, text
from arbeidszorg.figures.base import empty, look, number_or_reason
from arbeidszorg.figures.classes import Classes, classes_of
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
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN, Outline, Tile
from arbeidszorg.texts import label, t, tn
from arbeidszorg.view.rows import OK, Row

#: Height of one degree of latitude in degrees of longitude, at 51 degrees north.
STRETCH = 1 / math.cos(math.radians(51.03))
MAP_HEIGHT, TILE_HEIGHT = 560, 680
#: Room around a map: in degrees (circles can be larger than their town), and in units of tiles.
AROUND_AREAS, AROUND_CIRCLES, AROUND_TILES = 0.008, 0.035, 0.08
#: Names on tiles cannot be read on a narrower map (pixels).
TILES_LEAST = 560
#: Colour of the line between areas.
EDGE = "#7f8f97"
BACKGROUND = Look("#f3f5f6")
#: Areas that have room for their name and number; circles of initiatives would cover them.
MOST_LABELS = 8
#: Diameters of circles in pixels: the largest, the smallest, and of what has no value.
LARGEST, SMALLEST, STATE = 52, 6, 10
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


@lru_cache(maxsize=64)
def classes_over(table: Table) -> Classes:
    """Classes for a map, made from every year of a Table; who lives elsewhere is not on the map."""
    inside = (row.value for row in table.rows if row.area not in (OUTSIDE, UNKNOWN))
    return classes_of(inside, table.view.unit)


def area_map(
    table: Table,
    outlines: Mapping[str, Outline],
    classes: Classes,
    chosen: Mapping[str, str],
    sites: Iterable[Site] = (),
    height: float = MAP_HEIGHT,
) -> Picture:
    """Areas coloured by class; ``chosen`` maps area codes to the colour of their border."""
    rows = _rows(table)
    if not rows:
        return empty(height)
    shapes = _borders(outlines)
    marks: list[Drawn] = [
        _area(shapes[code], code, rows.get(code), table, classes, chosen.get(code))
        for code in sorted(outlines, key=lambda code: code in chosen)  # chosen ones lie on top
    ]
    circles = _sites(sites)
    if len(outlines) <= MOST_LABELS and not circles:
        marks += _labels(outlines, rows, table, classes)
    legend = (*keys.keys_of_classes(table, classes), *(keys.of_sectors() if circles else ()))
    return _map(
        "areas", (*marks, *circles), _around(tuple(shapes.values()), AROUND_AREAS), height, legend
    )


def tile_map(
    table: Table,
    tiles: Mapping[str, Tile],
    regions: Mapping[str, Outline],
    classes: Classes,
    chosen: Mapping[str, str],
) -> Picture:
    """Municipalities as equal hexagons; ``regions`` are the outlines of groups of tiles. A region
    that is chosen has its border marked, as a municipality has."""
    rows = _rows(table)
    if not rows:
        return empty(TILE_HEIGHT)
    order = sorted(tiles, key=lambda code: code in chosen)
    shapes = {code: hexagon(tile) for code, tile in tiles.items()}
    marks: list[Drawn] = [
        _area(shapes[code], code, rows.get(code), table, classes, chosen.get(code))
        for code in order
    ]
    borders = _borders(regions)
    for code in sorted(borders, key=lambda code: code in chosen):
        marks.append(
            Area(
                borders[code], Look(""), chosen.get(code, style.INK), 3.5 if code in chosen else 1.6
            )
        )
    for code in order:
        ink = style.ink_on(look(rows.get(code), classes).fill)
        lines = _on_tile(tiles[code].short, rows.get(code), table)
        marks.append(Words(tiles[code].x, tiles[code].y, lines, 11, ink))
    x, y = _around(tuple(shapes.values()), AROUND_TILES)
    ratio = (x[1] - x[0]) / (y[1] - y[0])
    return Picture(
        TILE_HEIGHT,
        (Panel(x, y, tuple(marks)),),
        ratio=ratio,
        keys=keys.keys_of_classes(table, classes),
        least_width=TILES_LEAST,
        kind="tiles",
    )


def circle_map(
    table: Table,
    background: Mapping[str, Outline],
    centres: Mapping[str, tuple[float, float]],
    classes: Classes,
    chosen: Mapping[str, str],
) -> Picture:
    """Municipalities as circles (area = value) on the real outline; ``centres`` lon, lat. What has
    no value has a shape of its own and one fixed size, so that size betrays nothing."""
    rows = _rows(table)
    if not rows:
        return empty(MAP_HEIGHT)
    shapes = _borders(background)
    marks: list[Drawn] = [
        Area(shape, BACKGROUND, chosen.get(code, style.PAPER), 3.5 if code in chosen else 1.5)
        for code, shape in sorted(shapes.items(), key=lambda item: item[0] in chosen)
    ]
    shown = {code: row for code, row in rows.items() if row.status == OK}
    largest = max((row.value for row in shown.values()), default=0) or 1
    codes = [code for code in centres if code in rows]
    codes.sort(key=lambda code: -shown[code].value if code in shown else 1)
    for code in codes:
        share = shown[code].value / largest if code in shown else None
        marks.append(_circle(rows[code], centres[code], share, classes, table, chosen.get(code)))
    legend = keys.keys_of_classes(table, classes, circles=True)
    extent = _around(tuple(shapes.values()), AROUND_CIRCLES)
    return _map("circles", tuple(marks), extent, MAP_HEIGHT, legend)


def _circle(
    row: Row,
    centre: tuple[float, float],
    share: float | None,
    classes: Classes,
    table: Table,
    border: str | None,
) -> Dot:
    """A circle for a value (``share``: of the largest), or the mark of a state."""
    seen, status = look(row, classes), row.status
    size = STATE if share is None else max(SMALLEST, LARGEST * math.sqrt(share))
    return Dot(
        *centre,
        size,
        "circle" if share is not None else style.SHAPES[status],
        seen.fill if share is not None else seen.ink,
        border or (style.INK if share is not None else EDGE),
        3 if border else 1,
        said=(row.area_name, number_or_reason(row, table.view.unit)),
        name=row.area_name,
        code=row.area,
        status=status,
    )


@lru_cache(maxsize=256)
def border(outline: Outline) -> Shape:
    """The border of an area, which may have hundreds of points; pictures share it."""
    return Shape(tuple(outline.lons), tuple(outline.lats))


@lru_cache(maxsize=128)
def hexagon(tile: Tile) -> Shape:
    """The hexagon of a municipality; pictures share it."""
    return Shape(tuple(tile.xs), tuple(tile.ys))


def _borders(outlines: Mapping[str, Outline]) -> dict[str, Shape]:
    """Area code -> its border."""
    return {code: border(outline) for code, outline in outlines.items()}


@lru_cache(maxsize=16)
def _around(shapes: tuple[Shape, ...], room: float) -> tuple[Span, Span]:
    """The first and last x of shapes, and y, with ``room`` around them."""
    xs = [x for shape in shapes for x in shape.xs if x is not None]
    ys = [y for shape in shapes for y in shape.ys if y is not None]
    return (min(xs) - room, max(xs) + room), (min(ys) - room, max(ys) + room)


def _map(
    kind: str,
    marks: tuple[Drawn, ...],
    extent: tuple[Span, Span],
    height: float,
    legend: tuple[Key, ...],
) -> Picture:
    x, y = extent
    ratio = (x[1] - x[0]) / ((y[1] - y[0]) * STRETCH)
    return Picture(height, (Panel(x, y, marks),), ratio=ratio, keys=legend, kind=kind)


def _rows(table: Table) -> dict[str, Row]:
    """Area code -> its row in the last year."""
    return {row.area: row for row in table.last}


def _area(
    shape: Shape,
    code: str,
    row: Row | None,
    table: Table,
    classes: Classes,
    border: str | None,
) -> Area:
    edge, wide = (border, 3.5) if border else (EDGE, 0.8)
    if row is None:
        return Area(shape, look(None, classes), edge, wide, name=code)
    name = row.area_name
    hover = (name, number_or_reason(row, table.view.unit))
    return Area(
        shape,
        look(row, classes),
        edge,
        wide,
        said=hover,
        name=name,
        code=code,
        status=row.status,
    )


def _labels(
    outlines: Mapping[str, Outline], rows: Mapping[str, Row], table: Table, classes: Classes
) -> list[Drawn]:
    """Name and number of each area, written on it."""
    labels: list[Drawn] = []
    for code in outlines:
        if code in rows:
            row = rows[code]
            value = style.shown(row.value, row.status, table.view.unit)
            names = map(Written, text.lines(row.area_name, 100, 14))
            ink = style.ink_on(look(row, classes).fill)
            lines = (*names, Written(value, bold=True))
            labels.append(Words(*outlines[code].label, lines, 14, ink))
    return labels


def _on_tile(name: str, row: Row | None, table: Table) -> tuple[Written, ...]:
    if row is None:
        return (Written(name),)
    value = SIGNS.get(row.status) or style.number(row.value, table.view.unit)
    return (Written(name), Written(value, bold=True))


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
