"""Areas as one mesh without gaps or overlaps, with fewer corners, written as GeoJSON; also for
``scripts/build_geography.py``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

Shapes = NDArray[np.object_]  # shapely geometries

DEGREES, LAMBERT_72 = 4326, 31370
DECIMALS = 5  # of a degree: about a metre
SPECK = 1e-6  # square degrees, under 0.01 km2: a smaller hole between areas is filled


def mesh(shapes: Shapes) -> Shapes:
    """Shapes in degrees as one mesh: a corner on a shared border is a corner on both sides.

    The corners lie on the grid of the files, so that writing them cannot bend a line. What two
    shapes both cover goes to one of them, and holes of a few metres to the nearest.
    """
    lines = shapely.union_all(shapely.boundary(shapes), grid_size=10**-DECIMALS)
    faces = shapely.get_parts(shapely.polygonize([lines]))
    spots = shapely.point_on_surface(faces)
    (_, owner), away = shapely.STRtree(shapes).query_nearest(
        spots, return_distance=True, all_matches=False
    )
    owner[(away > 0) & (shapely.area(faces) > SPECK)] = -1
    return np.array([shapely.coverage_union_all(faces[owner == i]) for i in range(len(shapes))])


def simplify(shapes: Shapes, tolerance: float) -> Shapes:
    """A mesh in degrees with fewer corners, still without gaps or overlaps, rings clockwise.

    ``tolerance``: metres; a corner goes when the triangle it makes is smaller than its square.
    Clockwise is what d3-geo wants: it takes the other way round for the whole world.
    """
    metres = gpd.GeoSeries(shapes, crs=DEGREES).to_crs(LAMBERT_72).simplify_coverage(tolerance)
    degrees = metres.to_crs(DEGREES).to_numpy()
    rounded: Shapes = shapely.transform(degrees, lambda points: points.round(DECIMALS))
    return np.asarray(shapely.orient_polygons(rounded, exterior_cw=True))


def write(rows: Iterable[tuple[dict[str, str], BaseGeometry]], target: Path) -> int:
    """Write properties and shapes as GeoJSON; return its size in bytes."""
    return replaced(target, as_text(rows, {}))


def as_text(rows: Iterable[tuple[dict[str, str], BaseGeometry]], members: dict[str, Any]) -> str:
    """Properties and shapes as GeoJSON, one feature a line, with further ``members``. Written by
    hand because the usual drivers turn the rings round."""
    lines = [
        json.dumps(
            {"type": "Feature", "properties": properties, "geometry": mapping(shape)},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for properties, shape in rows
    ]
    more = "".join(
        f"{json.dumps(name)}:{json.dumps(value, ensure_ascii=False)},"
        for name, value in members.items()
    )
    features = ",\n".join(lines)
    return f'{{"type":"FeatureCollection",{more}"features":[\n{features}\n]}}\n'


def replaced(target: Path, text: str) -> int:
    """Write a text to a file, and return its size in bytes. To a new file first: a reader sees the
    old file or the new one, never half a file."""
    fresh = target.with_name(f".{target.name}.new")
    fresh.write_text(text, encoding="utf-8", newline="\n")
    fresh.replace(target)
    return target.stat().st_size
