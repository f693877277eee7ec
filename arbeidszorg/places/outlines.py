"""Outlines of areas and the hexagons of the tile map: the shapes that maps are drawn with."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely import union_all
from shapely.errors import ShapelyError
from shapely.geometry import Polygon, shape
from shapely.geometry.base import BaseGeometry

from arbeidszorg.places.errors import GeographyError
from arbeidszorg.texts import t

#: At 51 degrees north a degree of longitude is this much shorter than one of latitude.
NARROW = 0.63
#: Half the width of a hexagon of radius 1.
HALF = math.sqrt(3) / 2

Ring = tuple[tuple[float, float], ...]  # (lon, lat) pairs, the first repeated at the end


@dataclass(frozen=True, eq=False)
class Outline:
    """The border of one area, in degrees with four decimals (about ten metres); known by which one
    it is, for it may have thousands of points.

    ``rings``: exterior rings clockwise, as d3-geo (Plotly's maps) wants, and holes the other way
    round. ``label``: (lon, lat) of the spot that is farthest from the border, ``room``: how far
    that is, in degrees of latitude.
    """

    rings: tuple[Ring, ...]
    label: tuple[float, float]
    room: float = 0.0

    @property
    def lons(self) -> list[float | None]:
        """Longitudes of all rings in one row, with ``None`` between rings."""
        return self._row(0)

    @property
    def lats(self) -> list[float | None]:
        """Latitudes, as :attr:`lons`."""
        return self._row(1)

    def _row(self, axis: int) -> list[float | None]:
        row: list[float | None] = []
        for ring in self.rings:
            row += [None] if row else []
            row += [point[axis] for point in ring]
        return row


@dataclass(frozen=True, eq=False)
class Tile:
    """The hexagon of one municipality on the tile map; radius 1, y upwards.

    ``x``, ``y``: its centre. ``xs``, ``ys``: seven corners clockwise from the top, the first
    repeated at the end. ``row``, ``column``: its cell, row 0 at the top; odd rows lie half a
    hexagon to the right. ``short``: a name that fits inside.
    """

    code: str
    short: str
    row: int
    column: int

    @property
    def x(self) -> float:
        return round(math.sqrt(3) * (self.column + 0.5 * (self.row % 2)), 4)

    @property
    def y(self) -> float:
        return -1.5 * self.row

    @property
    def xs(self) -> list[float]:
        # of whole halves, so that a corner that tiles share is the very same number in each
        halves = 2 * self.column + self.row % 2
        return [round(HALF * (halves + aside), 4) for aside in (0, 1, 1, 0, -1, -1, 0)]

    @property
    def ys(self) -> list[float]:
        return [round(self.y + math.cos(math.pi / 3 * corner), 4) for corner in range(7)]


def together(tiles: list[Tile]) -> BaseGeometry:
    """The shape of several hexagons; corners are rounded alike, so that they meet exactly."""
    hexagons = [Polygon(zip(tile.xs, tile.ys, strict=True)) for tile in tiles]
    return union_all(hexagons, grid_size=0.001)


def read_outlines(path: Path, key: str) -> dict[str, Outline]:
    """Code (the property ``key``) -> outline, from a GeoJSON file in degrees."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {
        feature["properties"][key]: outline_of(shape(feature["geometry"])) for feature in features
    }


def outline_of(geometry: BaseGeometry) -> Outline:
    """The outline of a geometry in degrees, or of hexagons in their own units."""
    parts = shapely.get_parts(shapely.orient_polygons(geometry, exterior_cw=True))
    rings = tuple(
        tuple((round(lon, 4), round(lat, 4)) for lon, lat, *_ in ring.coords)
        for part in parts
        for ring in (part.exterior, *part.interiors)
    )
    largest = max(parts, key=lambda part: part.area)
    wide = shapely.transform(largest, lambda points: points * [NARROW, 1])
    way = shapely.maximum_inscribed_circle(wide, tolerance=0.002)  # from the spot to the border
    lon, lat = way.coords[0]
    return Outline(rings, (round(lon / NARROW, 4), round(lat, 4)), round(way.length, 4))


def municipal_outlines(path: Path, codes: list[str]) -> dict[str, Outline]:
    """The official boundaries of the municipalities in a file. Raises :class:`GeographyError` when
    it does not hold them."""
    try:
        outlines = read_outlines(path, "nis")
        return {code: outlines[code] for code in codes}
    except (KeyError, TypeError, ValueError, AttributeError, OSError, ShapelyError) as error:
        raise GeographyError(t("boundaries.not_ours", file=path.name)) from error
