"""How long files take: each kind for every figure of every page, and the reports of all areas."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from arbeidszorg.atlas.atlas import Atlas, open_atlas
from arbeidszorg.compiled.publishing import make
from arbeidszorg.files import documents, figures
from arbeidszorg.report.area import report
from arbeidszorg.settings import Settings
from benchmarks import processes
from benchmarks.report import Row, say

FIGURE_AT_MOST, REPORT_AT_MOST, ALL_AT_MOST, MEMORY_AT_MOST = 1.5, 6.0, 300.0, 1000.0
QUERIES = ("", "?niveau=gemeente", "?niveau=regio", "?splitsing=sector", "?gebied=westhoek,midwest")
#: Kinds of file of a ready report.
REPORTS = ("pdf", "docx", "pptx")


def measure() -> list[Row]:
    """The slowest file of each kind, the slowest report, and all reports at once."""
    from app import create_app

    here = open_atlas(Settings(), make)
    server = create_app(here).server
    client = server.test_client()
    say("files of figures")
    slowest: dict[str, tuple[float, str]] = {}
    for path in _figures(server, here):
        for ending in figures.KINDS:
            seconds = _timed(partial(client.get, path.replace("ENDING", ending)))
            slowest[ending] = max(slowest.get(ending, (0.0, "")), (seconds, path))
    rows = [
        Row(f"file, slowest: {ending}", seconds, " s", FIGURE_AT_MOST, path)
        for ending, (seconds, path) in slowest.items()
    ]
    say("reports of areas")
    year = here.years[1]
    for ending in REPORTS:
        times = [
            _timed(partial(_report, ending, here, code, year)) for code in here.geography.areas
        ]
        rows.append(Row(f"report, slowest: {ending}", max(times), " s", REPORT_AT_MOST))
    return [*rows, *_all()]


def _figures(server: object, here: Atlas) -> list[str]:
    from components.site import site

    addresses = []
    with server.app_context():  # type: ignore[attr-defined]
        for page in site().figures.values():
            for query in QUERIES:
                view = page.read(query).view
                addresses += [
                    f"/figuur/{page.name}/{card.key}.ENDING{page.address(view)}"
                    for card in page.cards(view, here)
                ]
    return list(dict.fromkeys(addresses))


def _report(ending: str, atlas: Atlas, code: str, year: int) -> bytes:
    return documents.FORMATS[ending](report(atlas, code, year))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _all() -> list[Row]:
    """Every report in every kind, by the command; the memory of all its processes together."""
    say("all reports")
    with tempfile.TemporaryDirectory() as folder:
        kinds = [word for kind in REPORTS for word in ("--formaat", kind)]
        command = [
            sys.executable,
            "-m",
            "arbeidszorg",
            "rapport",
            "--alle",
            *kinds,
            "--uit",
            folder,
        ]
        start = time.perf_counter()
        _, most = processes.watched(command)
        seconds, files = time.perf_counter() - start, len(list(Path(folder).iterdir()))
    return [
        Row(
            "reports, all areas",
            seconds,
            " s",
            ALL_AT_MOST,
            f"{files} files, {os.cpu_count()} processes",
        ),
        Row("reports, memory", most, " MB", MEMORY_AT_MOST, "proportional share, all processes"),
    ]
