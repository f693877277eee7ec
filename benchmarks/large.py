"""What a million registrations ask, and ten: to load, check and count them, in processes of this
machine and on a Dask cluster, and to answer from what was counted."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from statistics import quantiles
from typing import Any

import numpy as np

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.places import municipalities
from arbeidszorg.settings import Settings
from benchmarks import load, processes
from benchmarks.report import Row, say, table

#: Rows -> seconds and megabytes at most.
BOUNDS = {1_000_000: (20, 1200), 10_000_000: (180, 3000)}
#: On a cluster of two workers, of what it takes here; milliseconds of a question.
CLUSTER, QUESTION = 1.3, 30
BATCH = 500_000
OFFERS = 300


def measure(sizes: tuple[int, ...] = tuple(BOUNDS)) -> list[Row]:
    """Each size in a folder of its own, which is gone afterwards."""
    rows: list[Row] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            say(f"large: writing {size} registrations")
            write(Path(folder), size)
            measured = _measured(Path(folder), size)
            say(table(measured))  # the next size takes long
            rows += measured
    return rows


def write(folder: Path, rows: int) -> None:
    """Registrations of invented persons, three for each or nearly: long stays that overlap much."""
    import polars as pl

    load.write(folder, 0, OFFERS)
    chance, persons = np.random.default_rng(1), max(1, rows * 3500 // 10_000)
    towns = tuple(municipalities().names)
    first = np.datetime64(load.FIRST_DAY)
    pairs = [f"{a}|{b}" for a in model.ACTIVITIES for b in model.ACTIVITIES if a < b]
    with (folder / "registraties.csv").open("wb") as stream:
        stream.write((";".join(column.name for column in model.REGISTRATIONS) + "\n").encode())
        for begin in range(0, rows, BATCH):
            many = min(BATCH, rows - begin)
            who = chance.integers(0, persons, many)
            start = chance.integers(0, 7000, many)
            end = start + (chance.random(many) * (7500 - start)).astype(np.int64)
            ended: Any = chance.random(many) < 0.7

            def pick(values: Any, filled: float = 1.0, size: int = many) -> Any:
                chosen = np.array(values, dtype=object)[chance.integers(0, len(values), size)]
                return np.array(_where(chance.random(size) < filled, chosen), dtype=object)

            columns: dict[str, Any] = {
                "registratie_id": [f"R{n:07}" for n in range(begin, begin + many)],
                "medewerker_id": [f"P{n:07}" for n in who.tolist()],
                "initiatief_id": [f"I{n:03}" for n in chance.integers(0, OFFERS, many).tolist()],
                "startdatum": _days(first + start),
                "einddatum": _days(np.where(ended, first + end, np.datetime64("NaT"))),
                "activiteiten": pick((*model.ACTIVITIES, *pairs)).tolist(),
                "woonplaats_nis": pick(towns, 0.95).tolist(),
                "geboortejaar": 1950 + who % 50,
                "uren_per_week": pick(
                    [f"{n / 2}".replace(".", ",") for n in range(2, 80)], 0.85
                ).tolist(),
                "vergoeding_per_uur": pick(
                    [f"{n / 100}".replace(".", ",") for n in range(300)], 0.6
                ).tolist(),
                "trede_voor": pick(tuple("123456")).tolist(),
                "trede_na": _where(ended, pick(tuple("123456"))),
            }
            for column in model.REGISTRATIONS:
                if column.kind == "code":
                    filled = ended if column.name == "reden_stopzetting" else True
                    chosen = pick(model.CODES[column.name], 0.9)
                    columns[column.name] = _where(filled, chosen)
            columns["geslacht"] = [("v", "m", "x")[n % 3] for n in who.tolist()]
            frame = pl.DataFrame(columns).select([c.name for c in model.REGISTRATIONS])
            frame.write_csv(stream, separator=";", include_header=False)


def _where(there: Any, values: Any) -> list[Any]:
    """The values where they are there, else nothing."""
    chosen = values.copy()
    chosen[~np.broadcast_to(there, chosen.shape)] = None
    return list(chosen)


def _days(days: Any) -> Any:
    import polars as pl

    return pl.Series(days).dt.strftime("%d/%m/%Y")


def _measured(folder: Path, size: int) -> list[Row]:
    seconds, megabytes = BOUNDS.get(size, (None, None))
    name = f"{size:,}".replace(",", ".")
    say(f"large: {name} registrations, here")
    here = _run(folder)
    detail = (
        f"load and check {here['loaded']:.0f} s, count {here['counted']:.0f} s;"
        f" {here['cpu']:.0f} s of processor time"
    )
    rows = [
        Row(f"large: {name}, load, check and count", here["seconds"], " s", seconds, detail),
        Row(f"large: {name}, most memory of all processes", here["megabytes"], " MB", megabytes),
        Row(f"large: {name}, a question, p95", here["question"], " ms", QUESTION),
    ]
    say(f"large: {name} registrations, on a cluster")
    there = _run(folder, "cluster")
    equal = "equal" if there["digest"] == here["digest"] else "NOT EQUAL"
    what = f"large: {name}, the same on two workers of Dask, of that"
    detail = (
        f"{there['seconds']:.0f} s ({there['cpu']:.0f} s of processor time),"
        f" {there['megabytes']:.0f} MB, {equal}"
    )
    return [*rows, Row(what, there["seconds"] / here["seconds"], "", CLUSTER, detail)]


def _run(folder: Path, *where: str) -> dict[str, Any]:
    """Load and count in a process of its own."""
    said, most = processes.watched([sys.executable, "-m", "benchmarks.large", str(folder), *where])
    told: dict[str, Any] = json.loads(said.splitlines()[-1])
    return {**told, "megabytes": most}


def count(folder: Path, on_cluster: bool) -> dict[str, float | str]:
    """Load, check and count a folder: seconds of each, and a digest of all numbers."""
    from arbeidszorg.disclosure.publications import counted
    from arbeidszorg.places import geography
    from arbeidszorg.registrations.intake.folder import read_folder

    started: Any = nullcontext()
    if on_cluster:
        from distributed import LocalCluster

        started = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    with started as cluster:
        begin, areas = time.perf_counter(), geography.load()
        settings = Settings(cluster=cluster.scheduler_address if cluster else "")
        registry = read_folder(folder, settings, date(2026, 1, 1))
        loaded = time.perf_counter()
        source, cells = counted(registry, areas, settings)
        done = time.perf_counter()
    used = os.times()
    return {
        "seconds": done - begin,
        "loaded": loaded - begin,
        "counted": done - loaded,
        "cpu": used.user + used.system + used.children_user + used.children_system,
        "digest": cells.tally.digest(),
        "question": 0 if on_cluster else _question(source, cells, areas),
    }


def _question(source: Any, cells: Any, areas: Any) -> float:
    """Milliseconds of a question, p95, where all that is counted may be shown."""
    from arbeidszorg.compiled import answering, making
    from arbeidszorg.disclosure import decision_file, opening
    from arbeidszorg.disclosure.decision import Decision, rule_name
    from benchmarks.decision import views

    prepared, settings = source.numbered.facts, Settings()
    rule = rule_name(opening.threshold(settings))
    shapes = decision_file.origin(prepared, areas, "", rule).parts
    parts: dict[str, dict[Any, Any]] = {"groups": {}, "forms": {}, "splits": {}}
    for name, shape in shapes.items():
        kind, *key = name.split("|")
        parts[kind][key[0] if kind == "forms" else tuple(key)] = np.ones(shape, dtype=bool)
    gate = opening.gate(
        Decision("", rule, parts["groups"], parts["forms"], parts["splits"]),
        prepared,
        areas,
        settings,
    )
    said = opening.answers(source, areas, settings, gate, cells)

    def behind(_: Decision) -> opening.Opened:
        raise NotImplementedError("nothing is decided anew here")

    compiled = making.compiled(opening.Opened(said, prepared, gate, cells, behind))
    ask, times = answering.answers(compiled, areas, settings).ask, []
    for view in views():
        start = time.perf_counter()
        ask(view)
        times.append((time.perf_counter() - start) * 1000)
    return quantiles(times, n=20)[-1]


if __name__ == "__main__":
    sys.stdout.write("\n" + json.dumps(count(Path(sys.argv[1]), "cluster" in sys.argv[2:])))
