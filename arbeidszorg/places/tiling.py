"""Make the tile map of a territory: an equal hexagon for each municipality, about at its place.

Equal hexagons for unequal towns cannot all lie where they should. So centres are spread evenly over
the land, laid on a grid of hexagons as near as can be, and swapped about until neighbours are
neighbours as often as can be; those within one area of the main level count double, so that it
stays in one piece. Without boundaries, neighbours are towns whose centres share a border when all
land goes to the nearest one. The same territory always gives the same map.
"""

from __future__ import annotations

import csv
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from shapely.geometry.base import BaseGeometry

from arbeidszorg.places import package, tables
from arbeidszorg.places.mesh import DEGREES, LAMBERT_72
from arbeidszorg.places.outlines import Tile
from arbeidszorg.places.tables import Town
from arbeidszorg.places.territory import Territory

Points = NDArray[np.float64]  # n x 2, metres
Cell = tuple[int, int]  # row from the top, column from the left; odd rows half a step to the right
Pairs = list[tuple[int, int, float]]  # two towns by their place, and how much they belong together

#: Rounds of spreading the centres, tries of a swap for each town, the share of a hexagon that must
#: be land, and the metres of a shared border.
SPREAD, TRIES, LAND, BORDER = 12, 60, 0.35, 1_000.0
#: Letters that a hexagon has room for.
ROOM = 12


@dataclass(frozen=True)
class Tiling:
    """What was made: ``touching`` is the share of neighbours that touch, in percent."""

    file: Path
    tiles: int
    touching: float


def make(folder: Path) -> Tiling:
    """Make the tiles of the territory in a folder, and write them over those that are there. Raises
    :class:`~arbeidszorg.places.wrong.TerritoryError` when the rest of it does not hold, and
    ``OSError`` when the file cannot be written."""
    territory = package.read(folder, tiles=False)
    towns = tables.read(territory, tiles=False).towns
    land = _land(territory)
    centres = _metres([(town.lon, town.lat) for town in towns])
    pairs = _neighbours(centres, land, _groups(territory, towns))
    cells, touching = _laid(centres, land, pairs)
    top = min(row for row, _ in cells)
    top -= top % 2  # an even shift keeps odd rows odd
    left = min(column for _, column in cells)
    path = territory.resources["tegels"]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["nis", "rij", "kolom", "kort"])
        for town, (row, column) in zip(towns, cells, strict=True):
            writer.writerow([town.code, row - top, column - left, _short(town.name)])
    return Tiling(path, len(towns), touching)


def _short(name: str) -> str:
    return name if len(name) <= ROOM else f"{name[: ROOM - 3].rstrip('- ')}."


def _land(territory: Territory) -> BaseGeometry:
    frame = gpd.read_file(territory.outline(territory.top.code))
    return shapely.union_all(
        frame.set_crs(DEGREES, allow_override=True).to_crs(LAMBERT_72).geometry
    )


def _metres(spots: Sequence[tuple[float, float]]) -> Points:
    lon, lat = zip(*spots, strict=True)
    places = gpd.GeoSeries(gpd.points_from_xy(lon, lat), crs=DEGREES).to_crs(LAMBERT_72)
    return np.asarray(shapely.get_coordinates(places.to_numpy()))


def _groups(territory: Territory, towns: Sequence[Town]) -> list[str]:
    """The area of the main level of each town."""
    main = territory.levels[1].code
    return [town.parents[main][0] if main in town.parents else "" for town in towns]


def _nearest_land(points: Points, land: BaseGeometry) -> list[BaseGeometry]:
    """For each point the part of the land that is nearest to it."""
    cells = shapely.voronoi_polygons(
        shapely.multipoints(points), extend_to=land.envelope, ordered=True
    )
    return [cell.intersection(land) for cell in shapely.get_parts(cells)]


def _neighbours(centres: Points, land: BaseGeometry, groups: list[str]) -> Pairs:
    areas = np.array(_nearest_land(centres, land))
    one, other = shapely.STRtree(areas).query(areas, predicate="intersects")
    shared = shapely.length(shapely.intersection(areas[one], areas[other]))
    return [
        (int(a), int(b), 2.0 if groups[a] == groups[b] else 1.0)
        for a, b, length in zip(one, other, shared, strict=True)
        if a < b and length >= BORDER
    ]


def _laid(centres: Points, land: BaseGeometry, pairs: Pairs) -> tuple[list[Cell], float]:
    """A cell for each town, and the share of neighbours that touch."""
    points = centres
    for _ in range(SPREAD):
        parts = _nearest_land(points, land)
        points = np.array([part.centroid.coords[0] for part in parts])
    radius = math.sqrt(land.area / len(centres) / (1.5 * math.sqrt(3)))
    west, _, _, north = land.bounds
    corner = np.array([west + radius * math.sqrt(3) / 2, north - radius])
    goals = (points - corner) / radius
    grid = _grid(land, radius, len(centres))
    spots = np.array([_middle(cell) for cell in grid])
    apart = ((goals[:, None, :] - spots[None, :, :]) ** 2).sum(axis=2)
    _, chosen = linear_sum_assignment(apart)
    cells = _swapped([grid[at] for at in chosen], goals, pairs)
    touching = sum(steps(cells[a], cells[b]) == 1 for a, b, _ in pairs)
    return cells, 100 * touching / max(1, len(pairs))


def _grid(land: BaseGeometry, radius: float, least: int) -> list[Cell]:
    """The cells that lie on land, as many as there are towns at least: the most covered first."""
    west, south, east, north = land.bounds
    high = math.ceil((north - south) / (1.5 * radius)) + 2
    wide = math.ceil((east - west) / (math.sqrt(3) * radius)) + 2
    cells = [(row, column) for row in range(-1, high) for column in range(-1, wide)]
    corner = np.array([west + radius * math.sqrt(3) / 2, north - radius])
    middles = np.array([_middle(cell) for cell in cells]) * radius + corner
    discs = shapely.buffer(shapely.points(middles), radius)
    covered = shapely.area(shapely.intersection(discs, land)) / shapely.area(discs)
    order = np.argsort(-covered, kind="stable")
    count = max(least, int((covered > LAND).sum()))
    return [cells[at] for at in order[:count]]


def _middle(cell: Cell) -> tuple[float, float]:
    tile = Tile("", "", *cell)
    return tile.x, tile.y


def steps(one: Cell, other: Cell) -> int:
    """How many hexagons apart two cells are."""
    (x1, z1), (x2, z2) = ((c - (r - r % 2) // 2, r) for r, c in (one, other))
    return max(abs(x1 - x2), abs(z1 - z2), abs(x1 + z1 - x2 - z2))


def _swapped(cells: list[Cell], goals: Points, pairs: Pairs) -> list[Cell]:
    """The cells after swapping towns that are better off for it, with a seed."""
    around: dict[int, list[tuple[int, float]]] = {}
    for a, b, weight in pairs:
        around.setdefault(a, []).append((b, weight))
        around.setdefault(b, []).append((a, weight))

    def cost(town: int, cell: Cell) -> float:
        (x, y), (goal_x, goal_y) = _middle(cell), goals[town]
        far = 0.25 * ((x - goal_x) ** 2 + (y - goal_y) ** 2)
        gaps = ((weight, steps(cell, cells[other]) - 1) for other, weight in around.get(town, []))
        return float(far + sum(weight * (gap + 0.5 * gap * gap) for weight, gap in gaps))

    chance, towns = random.Random(0), range(len(cells))
    near = {a: [b for b in towns if b != a and steps(cells[a], cells[b]) <= 3] for a in towns}
    for _ in range(TRIES * len(cells)):
        a = chance.randrange(len(cells))
        if not near[a]:
            continue
        b = chance.choice(near[a])
        before = cost(a, cells[a]) + cost(b, cells[b])
        cells[a], cells[b] = cells[b], cells[a]
        if cost(a, cells[a]) + cost(b, cells[b]) >= before:
            cells[a], cells[b] = cells[b], cells[a]
    return cells
