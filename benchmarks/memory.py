"""What a start asks; and memory, of the program alone, and of a server that has been asked for
pages and files.

PSS: of what processes share, each counts its part, so that all together count it once.
"""

from __future__ import annotations

import subprocess
import sys
import urllib.request
from collections.abc import Iterable
from itertools import cycle, islice, product
from statistics import median

from arbeidszorg.settings import ROOT
from benchmarks import servers
from benchmarks.report import Row, say

PAGES, FILES, AT_MOST = 200, 20, 250.0
#: Seconds from a start to the first answer, of so many starts.
FIRST, STARTS = 2.0, 3
PATHS = ("/", "/kaart", "/aanbod", "/evolutie", "/ladder")
TEXTS = ("/meerwaarde", "/meerwaarde/wat-als", "/veranderingstheorie", "/aanbevelingen", "/methode")
AREAS = ("", "westhoek", "midwest", "regio-brugge", "zuid-west-vlaanderen", "31005")
LEVELS = ("regio", "arrondissement", "gemeente")
YEARS = range(2018, 2026)
ENDINGS = ("pptx", "docx", "pdf", "xlsx", "png", "svg", "csv", "zip")
FIGURES = ("/figuur/kaart/kaart", "/figuur/evolutie/verloop")
REPORTS = ("/rapport/westhoek.pdf", "/rapport/westhoek.pptx", "/rapport/westhoek.docx")
DECK = "/presentatie/westhoek.pptx"


def start() -> list[Row]:
    """How long a reader waits for the first page of an atlas that is just started; the packages
    have been loaded before, so that Python keeps them compiled."""
    seconds, used = [], []
    for _ in range(STARTS):
        with servers.atlas(first="/") as server:
            used.append(servers.processor(server))
            seconds.append(server.seconds)
    told = f"{min(seconds):.1f} to {max(seconds):.1f} s; {min(used):.1f} s of processor time"
    return [Row("start: first page, median", median(seconds), " s", FIRST, told)]


def measure() -> list[Row]:
    """The program, a server that just started, and what it holds after pages and after files."""
    rows = [Row("memory: the program alone", _program(), " MB")]
    say("a server")
    with servers.atlas() as server:
        servers.settle(server)
        _ask(server.url, islice(pages(), PAGES))
        rows.append(Row(f"memory: after {PAGES} pages", servers.memory(server), " MB"))
        _ask(server.url, files())
        after = servers.memory(server)
    detail = "proportional share of all processes"
    return [*rows, Row(f"memory: and {FILES} files", after, " MB", AT_MOST, detail)]


def pages() -> Iterable[str]:
    """Addresses without end: every figure page for areas, levels and years, and pages of text."""
    views = product(YEARS, LEVELS, AREAS, PATHS)
    texts = cycle(TEXTS)
    for number, (year, level, area, path) in enumerate(cycle(views)):
        place = f"&gebied={area}" if area else ""
        yield f"{path}?jaar={year}&niveau={level}{place}"
        if number % 10 == 9:
            yield next(texts)


def files() -> list[str]:
    """Files of figures in every kind, of a report and of a deck."""
    figures = [f"{path}.{ending}?jaar=2024" for path in FIGURES for ending in ENDINGS]
    return [*figures, *REPORTS, DECK][:FILES]


def _ask(url: str, addresses: Iterable[str]) -> None:
    """Each address on a connection of its own, so that every worker gets its part."""
    for address in addresses:
        with urllib.request.urlopen(url + address) as answer:
            answer.read()


def _program() -> float:
    """Megabytes of a process that has imported the whole app and done nothing."""
    code = "import app; print(open('/proc/self/status').read())"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    (line,) = [line for line in run.stdout.splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024
