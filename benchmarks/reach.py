"""How long coverage and the best places take: of the demonstration, of 2.000 initiatives, and of
300 municipalities without any."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from arbeidszorg.atlas.atlas import Atlas, open_atlas
from arbeidszorg.compiled.publishing import make
from arbeidszorg.settings import Settings
from arbeidszorg.subjects.reach.best import best_places
from arbeidszorg.subjects.reach.coverage import Towns, coverage, towns_of
from arbeidszorg.subjects.reach.supply import Site, Supply, chosen, supply
from benchmarks.numbers import p95
from benchmarks.report import Row, say

#: Milliseconds, at p95: all municipalities, all pairs and all triples together.
BEST_AT_MOST = 300.0
COVERED_AT_MOST = 200.0
ROUNDS, DISTANCE = 20, 10


def measure() -> list[Row]:
    """Each world ``ROUNDS`` times."""
    say("reach")
    here = open_atlas(Settings(), make)
    towns = towns_of(here.geography, here.years[1])
    worlds = {
        "62 municipalities, all initiatives": (towns, _demo(here, ())),
        "62 municipalities, one sector": (towns, _demo(here, ("GGZ",))),
        "62 municipalities, no initiative": (towns, Supply(())),
        "62 municipalities, 2.000 initiatives": (towns, _many(towns, 2_000)),
        "300 municipalities, no initiative": (_board(300), Supply(())),
    }
    rows = []
    for name, (where, there) in worlds.items():
        rows += _rows(name, where, there)
    return rows


def _rows(name: str, towns: Towns, there: Supply) -> list[Row]:
    found = coverage(towns, there, DISTANCE)
    best = best_places(found)
    detail = "; ".join(f"{each.number}: {each.gained} residents" for each in best)
    return [
        Row(f"coverage, {name}", _p95(lambda: coverage(towns, there, DISTANCE)), " ms",
            COVERED_AT_MOST, f"{len(there.sites)} initiatives"),
        Row(f"best places, {name}", _p95(lambda: best_places(found)), " ms", BEST_AT_MOST, detail),
    ]  # fmt: skip


def _p95(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return p95(times)


def _demo(here: Atlas, sectors: tuple[str, ...]) -> Supply:
    return supply(chosen(here.running(here.years[1]), sectors, ()), here.geography.centres)


def _many(towns: Towns, number: int) -> Supply:
    """Initiatives around the centres, where chance puts them."""
    chance = np.random.default_rng(1)
    at = chance.integers(0, len(towns.codes), number)
    spots = towns.spots[at] + chance.normal(0, 0.02, (number, 2))
    return Supply(
        tuple(
            Site(str(n), towns.codes[place], (float(lon), float(lat)), 10)
            for n, (place, (lon, lat)) in enumerate(zip(at, spots, strict=True))
        )
    )


def _board(number: int) -> Towns:
    """Municipalities 4 km apart, of residents as chance has it."""
    chance, wide = np.random.default_rng(2), 20
    spots = np.array([(4 + 0.06 * (n % wide), 50.2 + 0.04 * (n // wide)) for n in range(number)])
    codes = tuple(f"{n:05}" for n in range(number))
    return Towns(codes, codes, spots, chance.integers(900, 90_000, number))
