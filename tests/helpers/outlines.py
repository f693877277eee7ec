"""Outlines of the municipalities for tests. There are no official ones in the repository, so these
are invented: all land goes to the nearest centre point."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd
import shapely

from arbeidszorg.places import geography
from arbeidszorg.places.boundaries import install
from arbeidszorg.places.geography import Geography
from helpers.places import PLACES


@cache
def invented() -> gpd.GeoDataFrame:
    """62 towns in EPSG:31370 with columns NISCODE, NAAM."""
    province = gpd.read_file(PLACES.territory.outline("provincie")).to_crs(31370).geometry[0]
    lon, lat = zip(*PLACES.centres.values(), strict=True)
    points = gpd.GeoSeries(gpd.points_from_xy(lon, lat), crs=4326).to_crs(31370)
    cells = shapely.voronoi_polygons(points.union_all(), extend_to=province.envelope)
    land = gpd.GeoSeries(shapely.get_parts(cells), crs=31370).intersection(province)
    index = [int(land.distance(p).idxmin()) for p in points]
    names = [PLACES.areas[nis].name for nis in PLACES.centres]
    return gpd.GeoDataFrame(
        {"NISCODE": list(PLACES.centres), "NAAM": names},
        geometry=[land[i] for i in index],
        crs=31370,
    )


@cache
def with_outlines() -> Geography:
    """The geography in which the invented outlines are installed."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        invented().to_file(folder / "grens.gpkg")
        install(folder / "grens.gpkg", folder / "gemeenten.geojson")
        return geography.load(folder / "gemeenten.geojson")
