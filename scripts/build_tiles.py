"""Make the tile map of the municipalities, ``data/geography/tegels.csv``.

Run by hand: ``python scripts/build_tiles.py [--svg PICTURE.svg]``. The seed is fixed.

Equal hexagons for unequal towns cannot all lie where they should. So the centre points are first
spread evenly over the province, then laid on a grid of hexagons as near as can be, and then swapped
about until neighbours are neighbours, the coast lies on the coast and each regio is in one piece.
Without municipal boundaries, "neighbours" are towns whose centre points share a stretch of border
when all land goes to the nearest centre.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.optimize import linear_sum_assignment
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "data" / "reference" / "gemeenten.csv"
OUTLINE = ROOT / "data" / "geography" / "provincie.geojson"
TARGET = ROOT / "data" / "geography" / "tegels.csv"

LAMBERT = 31370
SEED = 30000
STEPS = 60_000
BORDER = 1500.0  # metres of shared border that make two towns neighbours
SPREAD = 12  # rounds of spreading the centre points

COAST = ("38008", "38014", "38016", "35011", "35013", "35002", "35029", "31004", "31043")

#: Towns swapped by hand afterwards: Pittem lies between Wingene and Tielt, Oostrozebeke below.
BY_HAND = (("37011", "37010"),)

#: Names that do not fit in a hexagon.
SHORT = {
    "Langemark-Poelkapelle": "Langemark",
    "Spiere-Helkijn": "Spiere-H.",
    "Knokke-Heist": "Knokke-H.",
    "Ingelmunster": "Ingelmun.",
    "Oostrozebeke": "Oostrozeb.",
    "Blankenberge": "Blankenb.",
    "Lichtervelde": "Lichterv.",
    "Middelkerke": "Middelk.",
}

Cell = tuple[int, int]  # row from the top, column from the left; odd rows half a step to the right


def middle(cell: Cell) -> tuple[float, float]:
    """Where the centre of a cell lies, for hexagons with radius 1 and y upwards."""
    row, column = cell
    return math.sqrt(3) * (column + 0.5 * (row % 2)), -1.5 * row


def around(cell: Cell) -> list[Cell]:
    """The six cells around: NW, NE, W, E, SW, SE."""
    row, column = cell
    left = column - 1 + row % 2
    return [
        (row - 1, left),
        (row - 1, left + 1),
        (row, column - 1),
        (row, column + 1),
        (row + 1, left),
        (row + 1, left + 1),
    ]


def steps(a: Cell, b: Cell) -> int:
    """How many hexagons apart two cells are."""
    (x1, z1), (x2, z2) = ((c - (r - r % 2) // 2, r) for r, c in (a, b))
    return max(abs(x1 - x2), abs(z1 - z2), abs(x1 + z1 - x2 - z2))


def pieces(cells: Iterable[Cell]) -> int:
    """In how many separate pieces a set of cells falls."""
    left, count = set(cells), 0
    while left:
        count += 1
        todo = [left.pop()]
        while todo:
            near = [cell for cell in around(todo.pop()) if cell in left]
            left.difference_update(near)
            todo.extend(near)
    return count


def land(points: np.ndarray, province: BaseGeometry) -> list[BaseGeometry]:
    """For each point (n x 2) the part of the province that is nearest to it."""
    cells = shapely.voronoi_polygons(
        shapely.multipoints(points), extend_to=province.envelope, ordered=True
    )
    return [cell.intersection(province) for cell in shapely.get_parts(cells)]


@dataclass(frozen=True)
class Puzzle:
    """What the tile map must look like.

    ``places``: municipality -> where its hexagon would best lie, in units of ``middle``.
    ``neighbours``: pairs of municipalities. ``groups``: those that must stay in one piece, with
    the price of each extra piece. ``cells``: the cells of the grid that lie in the province.
    """

    places: dict[str, tuple[float, float]]
    neighbours: list[tuple[str, str]]
    groups: list[tuple[float, list[str]]]
    cells: list[Cell]

    def cost(self, at: dict[str, Cell]) -> float:
        """How far a layout is from what it must look like; lower is better."""
        taken = set(at.values())
        cost = 0.0
        for nis, cell in at.items():
            (x, y), (px, py) = middle(cell), self.places[nis]
            cost += 0.25 * ((x - px) ** 2 + (y - py) ** 2)
            cost += 0.15 * sum(near not in taken for near in around(cell))
        for a, b in self.neighbours:
            apart = steps(at[a], at[b])
            cost += 1.5 * (apart - 1) + 0.5 * (apart - 1) ** 2
        for price, group in self.groups:
            cost += price * (pieces(at[nis] for nis in group) - 1)
        for nis in COAST:
            northwest, northeast, west, *_ = around(at[nis])
            cost += 12.0 * (northwest in taken and (west in taken or northeast in taken))
        for a, b in pairwise(COAST):
            (xa, ya), (xb, yb) = middle(at[a]), middle(at[b])
            cost += 8.0 * (xb <= xa) + 8.0 * (yb < ya)
        free = set(self.cells) | {near for cell in taken for near in around(cell)}
        cost += 6.0 * sum(sum(near in taken for near in around(cell)) >= 5 for cell in free - taken)
        return cost

    def start(self) -> dict[str, Cell]:
        """The layout with the smallest sum of squared distances to ``places``."""
        goal = np.array(list(self.places.values()))
        grid = np.array([middle(cell) for cell in self.cells])
        distance = ((goal[:, None, :] - grid[None, :, :]) ** 2).sum(axis=2)
        _, chosen = linear_sum_assignment(distance)
        return {nis: self.cells[i] for nis, i in zip(self.places, chosen, strict=True)}

    def solve(self, rng: random.Random) -> dict[str, Cell]:
        """Swap and move hexagons, at first also for the worse, and keep the best layout."""
        at = self.start()
        cost = self.cost(at)
        best, lowest = dict(at), cost
        names = list(at)
        for step in range(STEPS):
            heat = 3.0 * (0.02 / 3.0) ** (step / STEPS)
            nis = rng.choice(names)
            goal = rng.choice(around(at[nis]))
            if rng.random() < 0.3:
                goal = rng.choice(around(goal))
            occupant = next((name for name, cell in at.items() if cell == goal), None)
            trial = at | {nis: goal}
            if occupant:
                trial[occupant] = at[nis]
            new = self.cost(trial)
            if new <= cost or rng.random() < math.exp((cost - new) / heat):
                at, cost = trial, new
                if cost < lowest:
                    best, lowest = dict(at), cost
        return best


def puzzle(towns: pd.DataFrame, province: BaseGeometry) -> Puzzle:
    """Spread the centre points, find the neighbours and lay the grid."""
    centres = gpd.GeoSeries(gpd.points_from_xy(towns.lon, towns.lat), crs=4326).to_crs(LAMBERT)
    points = shapely.get_coordinates(centres.to_numpy())
    areas = land(points, province)
    codes = list(towns.nis)
    neighbours = [
        (codes[i], codes[j])
        for i in range(len(codes))
        for j in range(i)
        if areas[i].intersection(areas[j]).length >= BORDER
    ]
    for _ in range(SPREAD):
        points = np.array([part.centroid.coords[0] for part in land(points, province)])

    radius = math.sqrt(province.area / len(codes) / (1.5 * math.sqrt(3)))
    west, _, _, north = province.bounds
    origin = np.array([west + radius * math.sqrt(3) / 2, north - radius])
    places = (points - origin) / radius

    def covered(cell: Cell) -> float:
        disc = shapely.Point(*(np.array(middle(cell)) * radius + origin)).buffer(radius)
        return float(disc.intersection(province).area / disc.area)

    grid = [(row, column) for row in range(-1, 20) for column in range(-1, 20)]
    cells = [cell for cell in grid if covered(cell) > 0.4]
    groups = [(25.0, list(part.nis)) for _, part in towns.groupby("referentieregio_code")]
    groups += [(10.0, list(part.nis)) for _, part in towns.groupby("arrondissement_nis")]
    groups += [(25.0, codes)]
    return Puzzle(dict(zip(codes, map(tuple, places), strict=True)), neighbours, groups, cells)


def score(
    at: dict[str, Cell], neighbours: Sequence[tuple[str, str]], towns: pd.DataFrame
) -> dict[str, float]:
    """Shares from 0 to 1: neighbours that touch, neighbours at most one hexagon apart, pairs of
    towns in the right order from west to east and from south to north."""
    apart = [steps(at[a], at[b]) for a, b in neighbours]
    rows = list(zip(towns.nis, towns.lon * 0.63, towns.lat, strict=True))  # degrees of equal size
    right: dict[str, list[bool]] = {"west-east": [], "south-north": []}
    for a, lon_a, lat_a in rows:
        for b, lon_b, lat_b in rows:
            (xa, ya), (xb, yb) = middle(at[a]), middle(at[b])
            if lon_b - lon_a > 0.05 and xa != xb:
                right["west-east"].append(xb > xa)
            if lat_b - lat_a > 0.05 and ya != yb:
                right["south-north"].append(yb > ya)
    return {
        "neighbours that touch": sum(n == 1 for n in apart) / len(apart),
        "neighbours at most one apart": sum(n <= 2 for n in apart) / len(apart),
        **{name: sum(values) / len(values) for name, values in right.items()},
    }


def picture(at: dict[str, Cell], towns: pd.DataFrame) -> str:
    """The tile map as SVG, to look at."""
    colours = dict(
        zip(
            sorted(set(towns.referentieregio_code)),
            ("#f2b5a7", "#a9cbe8", "#b7dfb0", "#d3c3e6", "#f6d48f"),
            strict=True,
        )
    )
    parts = []
    for row in towns.itertuples():
        x, y = (40 * value for value in middle(at[row.nis]))
        corners = " ".join(
            f"{x + 39 * math.sin(math.pi / 3 * k):.1f},{-y + 39 * math.cos(math.pi / 3 * k):.1f}"
            for k in range(6)
        )
        parts.append(f'<polygon points="{corners}" fill="{colours[row.referentieregio_code]}"/>')
        name = SHORT.get(row.gemeente, row.gemeente)
        parts.append(
            f'<text x="{x:.1f}" y="{-y + 4:.1f}" font-size="12" text-anchor="middle">{name}</text>'
        )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-60 -60 720 740" width="1080" '
        f'height="1110" font-family="sans-serif">{"".join(parts)}</svg>'
    )


def main() -> None:
    """Solve, write the file and print the score."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--svg", type=Path, help="also draw the result")
    arguments = parser.parse_args()
    towns = pd.read_csv(REFERENCE, dtype={"nis": str, "arrondissement_nis": str})
    province = gpd.read_file(OUTLINE).to_crs(LAMBERT).geometry.iloc[0]
    task = puzzle(towns, province)
    at = task.solve(random.Random(SEED))
    for a, b in BY_HAND:
        at[a], at[b] = at[b], at[a]
    top = min(row for row, _ in at.values())
    top -= top % 2  # an even shift keeps odd rows odd
    left = min(column for _, column in at.values())
    at = {nis: (row - top, column - left) for nis, (row, column) in at.items()}
    with TARGET.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["nis", "rij", "kolom", "kort"])
        for nis, name in zip(towns.nis, towns.gemeente, strict=True):
            writer.writerow([nis, *at[nis], SHORT.get(name, name)])
    print(f"cost {task.cost(at):.1f}, {len(task.neighbours)} neighbours, {len(task.cells)} cells")
    for name, share in score(at, task.neighbours, towns).items():
        print(f"{name}: {share:.1%}")
    if arguments.svg:
        arguments.svg.write_text(picture(at, towns), encoding="utf-8")


if __name__ == "__main__":
    main()
