"""How large the outlines of 62 municipalities are once they are installed.

The official ones are not in the repository, so these are invented and about as detailed: all land
goes to the nearest centre point, and every border, also that of the province, winds on its way as a
brook does, with a corner every 25 metres.
"""

from __future__ import annotations

import gzip
import math
import tempfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from arbeidszorg.places import boundaries, geography
from benchmarks.report import Row, say

#: Bytes of the file.
AT_MOST = 150.0
#: Metres between two corners of a border, and from where it would run straight, at most.
STEP, ASIDE = 25.0, 180.0
#: How often a border turns, in radians for each metre, from its large bends to its small ones.
BENDS = (0.0011, 0.0047, 0.019, 0.083)


def measure() -> list[Row]:
    """Outlines in the system of the official ones, through the same installer."""
    say("outlines")
    towns = invented()
    corners = int(shapely.get_num_coordinates(towns.geometry).sum())
    with tempfile.TemporaryDirectory() as name:
        source, target = Path(name) / "towns.gpkg", Path(name) / "towns.geojson"
        towns.to_file(source)
        boundaries.install(source, target)
        body = target.read_bytes()
    sent = (
        f"{len(towns)} outlines of {corners} corners; {len(gzip.compress(body)) / 1000:.0f} kB sent"
    )
    return [Row("outlines of 62 municipalities, installed", len(body) / 1000, " kB", AT_MOST, sent)]


def invented() -> gpd.GeoDataFrame:
    """62 towns in EPSG:31370; neighbours share their corners."""
    places = geography.load()
    province = gpd.read_file(places.territory.outline(places.top)).to_crs(31370).geometry[0]
    lon, lat = zip(*places.centres.values(), strict=True)
    points = gpd.GeoSeries(gpd.points_from_xy(lon, lat), crs=4326).to_crs(31370)
    cells = shapely.voronoi_polygons(points.union_all(), extend_to=province.envelope)
    land = gpd.GeoSeries(shapely.get_parts(cells), crs=31370).intersection(province)
    winding = land.segmentize(STEP).apply(_winding)
    return gpd.GeoDataFrame(
        {"NISCODE": list(places.centres), "NAAM": [places.areas[c].name for c in places.centres]},
        geometry=[winding[int(land.distance(point).idxmin())] for point in points],
        crs=31370,
    )


def _winding(shape: BaseGeometry) -> BaseGeometry:
    """A shape whose corners are moved by where they lie, so that what is shared stays so."""

    def moved(corners: np.ndarray) -> np.ndarray:
        x, y = corners[:, 0], corners[:, 1]
        aside = np.zeros_like(corners)
        for bend in BENDS:
            wide = ASIDE * BENDS[0] / bend
            aside[:, 0] += wide * np.sin(bend * y + math.pi * np.cos(bend * x))
            aside[:, 1] += wide * np.sin(bend * x + math.pi * np.cos(bend * y))
        spots: np.ndarray = corners + aside
        return spots

    winding: BaseGeometry = shapely.make_valid(shapely.transform(shape, moved))
    return winding
