"""Install the official boundaries of the municipalities, from a file that someone downloaded or
that :mod:`~arbeidszorg.places.service` fetched.

``install`` reads GeoJSON, TopoJSON, a shapefile (also zipped) or a GeoPackage, checks that it holds
all municipalities, and writes one small GeoJSON for the map. Either all is well and the file is
written, or :class:`BoundaryError` says all that is wrong and nothing changes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio  # type: ignore[import-untyped]
import shapely
from pyproj import CRS
from pyproj.exceptions import ProjError
from shapely.geometry.base import BaseGeometry

from arbeidszorg.places.geography import Geography, GeographyError, load
from arbeidszorg.places.level import TOWN
from arbeidszorg.places.mesh import DEGREES, LAMBERT_72, as_text, mesh, replaced, simplify
from arbeidszorg.places.origin import MEMBER, Origin
from arbeidszorg.settings import TERRITORY
from arbeidszorg.texts import t

LAMBERT_2008 = 3812
ENDINGS = (".geojson", ".topojson", ".json", ".shp", ".gpkg", ".zip")
#: Usual names of the column with NIS codes; they settle a draw between columns.
COLUMNS = ("niscode", "nis_code", "nis", "nis5", "refnis", "code_ins", "ins", "cd_munty_refnis")

TOLERANCE = 40.0  # metres: corners that span less than this, squared, are dropped
COARSER = 1.4  # so many times as much, for as long as the file is too large
LARGEST = 150_000  # bytes of the file: a phone has to fetch the map
COARSEST = 400.0  # metres, beyond which borders no longer look like themselves
NEAR = 5_000.0  # metres around the territory where a boundary may still lie
WARN_AREA = 0.1  # km2 of overlap between two towns worth a warning
MISPLACED = 1_000.0  # metres from a centre point to its own town
WARN_SHARE = 0.02  # of the territory: coasts differ that much between sources


class BoundaryError(GeographyError):
    """The boundaries cannot be installed; the message (Dutch) lists everything that is wrong."""


@dataclass(frozen=True)
class Report:
    """What ``install`` did. ``crs``: the system in which the file was read; ``rows`` used and
    ``ignored``; ``size`` of the written file in bytes; ``warnings``: Dutch sentences."""

    towns: int
    rows: int
    ignored: int
    crs: str
    size: int
    warnings: tuple[str, ...]


def install(
    source: Path, target: Path, origin: Origin | None = None, folder: Path = TERRITORY
) -> Report:
    """Check the boundaries in ``source`` and write them to ``target`` for the atlas, with where
    they come from (the file when left out). ``folder``: of the territory."""
    origin = origin or Origin(source.name, date.today())
    geography = load(folder=folder)
    try:
        frame, column = _read(source, geography)
        used, warnings = _own_rows(frame, column, geography)
        shapes, crs = _to_degrees(used, frame.crs, geography)
        if crs != _label(frame.crs):
            declared = _label(frame.crs)
            warnings.append(t("boundaries.warning.guessed", declared=declared, crs=crs))
        shapes, repairs = _one_shape_each(shapes, used["nis"], geography)
        warnings += repairs + _compare(shapes, geography)
        text = _written_small(shapes, geography, origin)
    except BoundaryError as error:
        raise BoundaryError(f"{t('boundaries.failed', file=source.name)}\n{error}") from error
    try:
        size = replaced(target, text)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BoundaryError(t("boundaries.write", target=target.name, reason=reason)) from error
    return Report(len(shapes), len(used), len(frame) - len(used), crs, size, tuple(warnings))


def _written_small(shapes: gpd.GeoSeries, geography: Geography, origin: Origin) -> str:
    """The file with the shapes, with as few corners as make it small enough."""
    whole, tolerance = mesh(shapes.to_numpy()), TOLERANCE
    while True:
        rows = [
            ({"nis": nis, "naam": geography.areas[nis].name}, shape)
            for nis, shape in zip(shapes.index, simplify(whole, tolerance), strict=True)
        ]
        text = as_text(rows, {MEMBER: origin.member()})
        tolerance *= COARSER
        if len(text.encode()) <= LARGEST or tolerance > COARSEST:
            return text


def _read(source: Path, geography: Geography) -> tuple[gpd.GeoDataFrame, str]:
    """The layer that holds most of our municipalities, and the name of its code column."""
    if not source.is_file():
        raise BoundaryError(t("boundaries.absent", file=source.name))
    if source.suffix.lower() not in ENDINGS:
        raise BoundaryError(t("boundaries.kind", file=source.name))
    best: tuple[int, int, str, str, str] | None = None  # towns, -rows, path, layer, column
    seen: list[str] = []
    try:
        for path in _inside(source):
            for layer, kind in pyogrio.list_layers(path):
                if kind is None:  # a table without shapes
                    continue
                table = pyogrio.read_dataframe(path, layer=layer, read_geometry=False)
                seen += [str(name) for name in table.columns]
                towns, column = _code_column(table, geography)
                if towns and (best is None or (towns, -len(table)) > best[:2]):
                    best = (towns, -len(table), path, layer, column)
        if best is None:
            columns = ", ".join(dict.fromkeys(seen)) or t("boundaries.no_columns")
            raise BoundaryError(
                t("boundaries.no_column", file=source.name, columns=columns, **_example(geography))
            )
        _, _, path, layer, column = best
        return gpd.read_file(path, layer=layer, engine="pyogrio"), column
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, RuntimeError) as error:
        reason = str(error).partition(";")[0].replace(str(source), source.name)
        raise BoundaryError(t("boundaries.unreadable", file=source.name, reason=reason)) from error


def _inside(source: Path) -> list[str]:
    """What can be opened: the file itself, or the files with shapes in a zip."""
    if source.suffix.lower() != ".zip":
        return [str(source)]
    try:
        with zipfile.ZipFile(source) as archive:
            names = [n for n in archive.namelist() if n.lower().endswith(ENDINGS[:-1])]
    except zipfile.BadZipFile as error:
        raise BoundaryError(
            t("boundaries.unreadable", file=source.name, reason=str(error))
        ) from error
    if not names:
        raise BoundaryError(t("boundaries.empty_zip", file=source.name))
    return [f"/vsizip/{source}/{name}" for name in names]


def _codes(values: pd.Series[Any]) -> pd.Series[str]:
    """Values as NIS codes: ``31005``, ``31005.0`` and ``" 31005 "`` are the same."""
    return values.astype("string").fillna("").str.strip().str.replace(r"\.0+$", "", regex=True)


def _code_column(table: pd.DataFrame, geography: Geography) -> tuple[int, str]:
    """How many of our municipalities (before or after a merger) the best column names."""
    ours = {*geography.centres, *geography.mergers}

    def rank(column: str) -> tuple[int, int]:
        usual = column.lower() in COLUMNS
        return len(ours.intersection(_codes(table[column]))), usual

    column = max(table.columns, key=rank, default="")
    return (rank(column)[0], column) if column else (0, "")


def _own_rows(
    frame: gpd.GeoDataFrame, column: str, geography: Geography
) -> tuple[gpd.GeoDataFrame, list[str]]:
    """The rows of our municipalities, with today's code in ``nis``, and the warnings."""
    codes = _codes(frame[column])
    present, warnings, wrong = set(codes), [], []
    skip: set[str] = set()
    for new in dict.fromkeys(geography.mergers.values()):
        olds = [old for old, now in geography.mergers.items() if now == new and old != new]
        merged = [old for old in olds if old in present]
        name = geography.areas[new].name
        if new in present and merged:
            warnings.append(t("boundaries.warning.double", town=name))
            skip.update(merged)
        elif merged and len(merged) < len(olds):
            absent = ", ".join(geography.former[old] for old in olds if old not in present)
            since = max(m.since.year for m in geography.merged if m.new == new)
            wrong.append(t("boundaries.half", town=name, towns=absent, year=since))
        elif merged:
            warnings.append(t("boundaries.warning.merged", towns=f"{name} ({', '.join(merged)})"))
    today = codes.map(lambda code: None if code in skip else geography.current(code))
    missing = [nis for nis in geography.centres if nis not in set(today)]
    strange = sorted(
        code
        for code in present
        if len(code) == 5
        and code[:2] in {nis[:2] for nis in geography.centres}
        and code not in geography.areas
        and geography.current(code) is None
    )
    if missing:
        towns = _names(missing, geography)
        wrong.append(
            t("boundaries.missing", count=len(missing), towns=towns, **_example(geography))
        )
    if strange and wrong:
        wrong.append(t("boundaries.unknown_hint", codes=", ".join(strange), **geography.words))
    elif strange:
        warnings.append(t("boundaries.warning.unknown", codes=", ".join(strange)))
    if wrong:
        raise BoundaryError("\n".join(wrong))
    used = frame.assign(nis=today)[today.notna()]
    if (used.geometry.isna() | used.geometry.is_empty).all():
        raise BoundaryError(t("boundaries.no_shape", towns=_names(geography.centres, geography)))
    return used, warnings


def _to_degrees(
    used: gpd.GeoDataFrame, declared: CRS | None, geography: Geography
) -> tuple[gpd.GeoSeries, str]:
    """The shapes in EPSG:4326, and the system in which they were read: the declared one, or else
    the first of the three usual ones that puts them in the territory."""
    shapes = used.geometry.force_2d()
    left, bottom, right, top = shapely.buffer(_whole(geography), NEAR).bounds
    usual = [CRS.from_epsg(code) for code in (DEGREES, LAMBERT_72, LAMBERT_2008)]
    for crs in [declared, *usual] if declared else usual:
        placed = shapes.set_crs(crs, allow_override=True)
        try:
            west, south, east, north = placed.to_crs(LAMBERT_72).total_bounds
        except ProjError:
            continue
        # What cannot be converted becomes infinite, and then fits nowhere.
        if left < west < east < right and bottom < south < north < top:
            return placed.to_crs(DEGREES), _label(crs)
    points = shapes.get_coordinates().to_numpy()
    x, y = points[0] if len(points) else ("-", "-")
    raise BoundaryError(
        t("boundaries.outside", declared=_label(declared), x=x, y=y, **geography.words)
    )


def _label(crs: CRS | None) -> str:
    if crs is None:
        return t("boundaries.undeclared")
    code = crs.to_epsg(min_confidence=25)
    return f"EPSG:{code}" if code else crs.name


def _one_shape_each(
    shapes: gpd.GeoSeries, codes: pd.Series[str], geography: Geography
) -> tuple[gpd.GeoSeries, list[str]]:
    """One valid shape per municipality (index ``nis``): parts of a town are put together."""
    broken = ~shapes.is_valid & shapes.notna() & ~shapes.is_empty
    whole = shapes.make_valid().map(_surface)
    towns = {nis: shapely.union_all(part.dropna().to_numpy()) for nis, part in whole.groupby(codes)}
    empty = [nis for nis, shape in towns.items() if shape.is_empty]
    if empty:
        raise BoundaryError(t("boundaries.no_shape", towns=_names(empty, geography)))
    warnings = []
    if broken.any():
        names = _names(dict.fromkeys(codes[broken]), geography)
        warnings.append(t("boundaries.warning.repaired", towns=names))
    ordered = {nis: towns[nis] for nis in geography.centres}
    return gpd.GeoSeries(ordered, crs=DEGREES), warnings


def _surface(geometry: BaseGeometry | None) -> BaseGeometry | None:
    """Only the polygons in a geometry: a repair may leave loose points and lines."""
    if geometry is None:
        return None
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.union_all(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])


def _compare(shapes: gpd.GeoSeries, geography: Geography) -> list[str]:
    """Warnings about overlaps, gaps, land outside the territory and misplaced codes."""
    metres = shapes.to_crs(LAMBERT_72)
    areas, names, warnings = metres.to_numpy(), geography.areas, []
    for i, j in zip(*metres.sindex.query(areas, predicate="intersects"), strict=True):
        shared = areas[i].intersection(areas[j]).area / 1e6 if i < j else 0.0
        if shared > WARN_AREA:
            first, second = names[shapes.index[i]].name, names[shapes.index[j]].name
            amount = _number(shared)
            warnings.append(
                t("boundaries.warning.overlap", first=first, second=second, area=amount)
            )
    whole, union = _whole(geography), shapely.union_all(areas)
    for key, rest in (("gap", whole - union), ("beyond", union - whole)):
        if rest.area > WARN_SHARE * whole.area:
            warnings.append(
                t(f"boundaries.warning.{key}", area=_number(rest.area / 1e6), **geography.words)
            )
    lon, lat = zip(*(geography.centres[nis] for nis in shapes.index), strict=True)
    centres = gpd.GeoSeries(gpd.points_from_xy(lon, lat), shapes.index, DEGREES).to_crs(LAMBERT_72)
    away = metres.distance(centres)
    if (away > MISPLACED).any():
        towns = _names(away.index[away > MISPLACED], geography)
        warnings.append(t("boundaries.warning.misplaced", towns=towns))
    return warnings


def _whole(geography: Geography) -> BaseGeometry:
    """The outline of the whole territory, EPSG:31370."""
    path = geography.territory.outline(geography.top)
    shape: BaseGeometry = gpd.read_file(path).to_crs(LAMBERT_72).geometry.iloc[0]
    return shape


def _example(geography: Geography) -> dict[str, str]:
    """What messages say of the municipalities: where they lie, how many they are, and one."""
    town = max(geography.level(TOWN), key=lambda area: area.residents)
    every = str(len(geography.centres))
    return {**geography.words, "nis": town.code, "town": town.name, "every": every}


def _names(codes: Iterable[str], geography: Geography) -> str:
    return ", ".join(geography.areas[code].name for code in codes)


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
