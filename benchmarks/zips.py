"""What a page waits while many readers ask everything of a figure at once."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from benchmarks import servers
from benchmarks.numbers import p95
from benchmarks.report import Row, say

#: So many ZIPs are asked at the same time, none of them twice.
ZIPS = 20
PAGE_AT_MOST = 300.0
PAGES = ("/", "/kaart?jaar={year}", "/aanbod?jaar={year}", "/evolutie", "/ladder?jaar={year}")
YEARS = range(2017, 2026)
#: Seconds in which pages are asked when nothing else is.
QUIET, PATIENCE = 10.0, 300.0


def measure() -> list[Row]:
    """The time of a page on a quiet server, and beside twenty ZIPs."""
    say("pages beside twenty ZIPs")
    with servers.atlas() as server:
        end = time.perf_counter() + QUIET
        quiet = pages(server.port, lambda: time.perf_counter() < end)
        asked = [
            f"/figuur/{name}.zip?jaar={year}"
            for year in YEARS
            for name in ("kaart/kaart", "aanbod/kruis", "aanbod/profiel")
        ][:ZIPS]
        beside, answers = busy(server.port, asked)
    note = ", ".join(f"{answers.count(status)} x {status}" for status in sorted(set(answers)))
    return [
        Row("page, quiet: p95", p95(quiet), " ms"),
        Row(f"page beside {ZIPS} ZIPs: p95", p95(beside), " ms", PAGE_AT_MOST, note),
    ]


def busy(port: int, asked: Sequence[str]) -> tuple[list[float], list[int]]:
    """The times of pages while files are made, and how each file was answered."""
    done = threading.Event()

    def wait() -> list[int]:
        with ThreadPoolExecutor(len(asked)) as readers:
            return list(readers.map(lambda path: _asked(port, path), asked))

    with ThreadPoolExecutor(1) as apart:
        answers = apart.submit(wait)
        answers.add_done_callback(lambda _: done.set())
        times = pages(port, lambda: not done.is_set())
        return times, answers.result()


def pages(port: int, goes_on: Callable[[], bool]) -> list[float]:
    """Milliseconds until each of some pages, asked one after another, was there whole."""
    times: list[float] = []
    while not times or goes_on():
        page = PAGES[len(times) % len(PAGES)]
        start = time.perf_counter()
        _asked(port, page.format(year=YEARS[len(times) % len(YEARS)]))
        times.append((time.perf_counter() - start) * 1000)
    return times


def _asked(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()
