"""How long it takes to decide what may be shown, and what a question pays for it."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

from arbeidszorg.counting import cube, facts, indicators
from arbeidszorg.counting.registered import Registered
from arbeidszorg.disclosure import deciding, decision, opening
from arbeidszorg.places import geography
from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.settings import DATA, Settings
from arbeidszorg.view.measures import PERSON_MEASURES, PLACES
from arbeidszorg.view.view import View
from benchmarks import load, processes
from benchmarks.report import Row, say

QUESTIONS = 2000
#: Registrations of about a million persons.
MILLION = 2_720_000


def measure(rows: int = 250_000, many: int = MILLION) -> list[Row]:
    """Decide the demonstration data, a large registry and a very large one; ask the gate."""
    say("decision: demonstration data")
    decided, seconds, persons = _decided(DATA / "demo")
    table = [Row("decide: demonstration data", seconds, " s", 60, f"{persons} persons, nine years")]
    table.append(_gate_row(decided))
    say(f"decision: {rows} registrations")
    with tempfile.TemporaryDirectory() as folder:
        load.write(Path(folder), rows)
        _, seconds, persons = _decided(Path(folder))
    table.append(Row("decide: large registry", seconds, " s", 100, f"{persons} persons, 21 years"))
    return [*table, *_ready(many)]


def _ready(rows: int) -> list[Row]:
    """A very large registry in partitions, from its files to all that a server needs."""
    say(f"decision: {rows} registrations")
    with tempfile.TemporaryDirectory() as folder:
        load.write(Path(folder), rows)
        start = time.perf_counter()
        command = [sys.executable, "-m", "arbeidszorg", "gereed"]
        _, most = processes.watched(command, ARBEIDSZORG_DATA=folder)
        seconds = time.perf_counter() - start
    name = f"decide: {rows:,} registrations".replace(",", ".")
    return [
        Row(f"{name}, read and compiled too", seconds, " s", 600, "a million persons, 21 years"),
        Row(f"{name}, most memory of all processes", most, " MB", 3000),
    ]


def _decided(folder: Path) -> tuple[decision.Decision, float, int]:
    areas = geography.load()
    registry = read_folder(folder, Settings()).whole()
    prepared, start = facts.build(registry, areas), time.perf_counter()
    decided = deciding.make(prepared, areas, opening.threshold(Settings()), "", os.cpu_count() or 1)
    persons = registry.registrations["medewerker_id"].nunique()
    return decided, time.perf_counter() - start, int(persons)


def _gate_row(decided: decision.Decision) -> Row:
    """What the gate adds to a question, in milliseconds."""
    areas = geography.load()
    prepared = facts.build(read_folder(DATA / "demo", Settings()), areas)
    numbered = Registered(prepared, cube.build(prepared, areas))
    gate = opening.gate(decided, prepared, areas, Settings())
    times = []
    for view in views():
        numbers = indicators.count(numbered, areas, view)
        start = time.perf_counter()
        gate.protect(numbers)[1]()
        gate.too_fine(view, numbers)
        times.append((time.perf_counter() - start) * 1000)
    return Row(
        "gate: one question, p95",
        quantiles(times, n=20)[-1],
        " ms",
        2,
        f"{len(times)} questions at random, totals included",
    )


def views() -> Iterator[View]:
    """Questions at random."""
    chance, levels = random.Random(1), geography.load().levels
    for _ in range(QUESTIONS):
        first = chance.randint(2017, 2025)
        yield View(
            (first, chance.randint(first, 2025)),
            level=chance.choice(levels),
            measure=chance.choice(PERSON_MEASURES),
            place=chance.choice(PLACES),
            split=chance.choice(((), ("sector",), ("activiteit",), ("leeftijd",))),
            sectors=tuple(sector for sector in model.SECTORS if chance.random() < 0.2),
        )
