"""Measure and print one table: ``python -m benchmarks [PART ...]``.

It measures and does not test: the exit code is 0 whatever the numbers are.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from arbeidszorg.atlas.atlas import open_atlas
from arbeidszorg.compiled.publishing import make
from arbeidszorg.settings import Settings
from benchmarks import (
    decision,
    files,
    filters,
    growth,
    handing,
    large,
    load,
    memory,
    outlines,
    publishing,
    reach,
    zips,
)
from benchmarks.report import Row, fill, say, table

PARTS = (
    "browser",
    "readers",
    "talk",
    "search",
    "finder",
    "filters",
    "files",
    "zips",
    "outlines",
    "reach",
    "start",
    "memory",
    "growth",
    "load",
    "large",
    "decision",
    "publishing",
    "handing",
)


def main() -> int:
    """Run what was asked for; without names, everything."""
    arguments = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    arguments.add_argument("part", nargs="*", help=f"any of {', '.join(PARTS)} (default: all)")
    arguments.add_argument(
        "--rows",
        type=int,
        help="registrations to generate, instead of one million or ten",
    )
    arguments.add_argument(
        "--requests", type=int, default=growth.REQUESTS, help="of growth, with a tenth of files"
    )
    arguments.add_argument("--rounds", type=int, default=5, help="of browser, readers and talk")
    arguments.add_argument("--write", type=Path, metavar="PAGE", help="a page of docs to fill too")
    chosen = arguments.parse_args()
    if unknown := set(chosen.part) - set(PARTS):
        arguments.error(f"no such part: {', '.join(sorted(unknown))}")
    parts, start = set(chosen.part or PARTS), time.perf_counter()
    rows: list[Row] = []
    if "browser" in parts:
        rows += _tried("browser", partial(_browser, chosen.rounds))
    if "readers" in parts:
        rows += _tried("readers", partial(_readers, chosen.rounds))
    if "talk" in parts:
        rows += _tried("talk", partial(_talk, chosen.rounds))
    if "search" in parts:
        rows += _tried("search", partial(_search, chosen.rounds))
    if "finder" in parts:
        rows += _tried("finder", partial(_finder, chosen.rounds))
    if "filters" in parts:
        rows += _tried("filters, demo", filters.measure)
    if "files" in parts:
        rows += _tried("files", files.measure)
    if "zips" in parts:
        rows += _tried("zips", zips.measure)
    if "outlines" in parts:
        rows += _tried("outlines", outlines.measure)
    if "reach" in parts:
        rows += _tried("reach", reach.measure)
    if "start" in parts:
        rows += _tried("start", memory.start)
    if "memory" in parts:
        rows += _tried("memory", memory.measure)
    if "growth" in parts:
        rows += _tried("growth", partial(growth.measure, chosen.requests))
    if "large" in parts:
        rows += _tried("large", partial(large.measure, *([(chosen.rows,)] if chosen.rows else [])))
    if "decision" in parts:
        rows += _tried("decision", decision.measure)
    if "publishing" in parts:
        rows += _tried("publishing", publishing.measure)
    if "handing" in parts:
        rows += _tried("handing", partial(handing.measure, chosen.rows or handing.ROWS))
    if parts & {"filters", "load"}:
        with tempfile.TemporaryDirectory() as folder:
            many = chosen.rows or load.ROWS
            say(f"writing {many} registrations")
            load.write(Path(folder), many)
            if "load" in parts:
                rows += _tried("load", partial(load.measure, Path(folder)))
            if "filters" in parts:
                say("deciding what may be shown of them, once (minutes)")
                open_atlas(Settings(data=Path(folder)), make)
                rows += _tried("filters, 1M", partial(filters.measure, Path(folder)))
    sys.stdout.write(table(rows) + "\n")
    if chosen.write:
        fill(chosen.write, rows)
    say(f"{time.perf_counter() - start:.0f} s in all")
    return 0


def _browser(rounds: int) -> list[Row]:
    from benchmarks import browser  # only here: the rest needs no playwright

    return browser.measure(rounds)


def _readers(rounds: int) -> list[Row]:
    from benchmarks import readers  # only here, too

    return readers.measure(rounds)


def _search(rounds: int) -> list[Row]:
    from benchmarks import searching  # only here, too

    return searching.measure(rounds)


def _finder(rounds: int) -> list[Row]:
    from benchmarks import finding  # only here, too

    return finding.measure(rounds)


def _talk(rounds: int) -> list[Row]:
    from benchmarks import talk  # only here, too

    return talk.measure(rounds)


def _tried(name: str, measure: Callable[[], list[Row]]) -> list[Row]:
    """The rows of a measurement, or one row that says why there are none."""
    start = time.perf_counter()
    try:
        rows = measure()
        for row in rows:  # as they come: what follows may take an hour
            say("  ".join(filter(None, row.cells())))
        return rows
    except Exception as error:  # noqa: BLE001 - one part that cannot run must not hide the others
        return [Row(f"{name}: not measured", float("nan"), detail=f"{error!r}"[:200])]
    finally:
        say(f"{name}: {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
