"""What 100.000 registrations ask that are handed in at once: to check them beside what is in force,
as CSV and as XLSX, and how much memory that takes."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from itertools import cycle
from pathlib import Path
from urllib.request import urlopen

import xlsxwriter

from arbeidszorg.handing.checks import Circumstances, HandedFile, Report, check
from arbeidszorg.handing.frames import joined
from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.settings import ROOT, Settings
from benchmarks import load, servers
from benchmarks.numbers import p95
from benchmarks.report import Row, say
from desk.drafts import checking, listing
from desk.drafts.sheets import kept, packed
from desk.work.apart import NICE

ROWS, INITIATIVES = 100_000, 40
#: Seconds and megabytes that it may take.
MOST = {".csv": 10, ".xlsx": 25}
MOST_MEMORY = 1024
#: Seconds that the workbook with marks may take, which is made when somebody asks for it.
MOST_BOOK = 30
#: Readers, what they ask, seconds between two questions, and milliseconds that an answer may take.
READERS, PAUSE, MOST_WAIT = 4, 0.2, 200
PATHS = ("/", "/kaart", "/evolutie", "/api/v1/cijfers.json?niveau=gemeente", "/aanbod")
TODAY = date(2026, 3, 1)


def measure(rows: int = ROWS) -> list[Row]:
    """Each kind of file in a process of its own."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        say(f"handing: writing {rows} registrations")
        load.write(folder, rows, INITIATIVES)
        write_xlsx(folder / "registraties.csv", folder / "anders" / "registraties.xlsx")
        with servers.atlas() as atlas:
            for path in (folder / "registraties.csv", folder / "anders" / "registraties.xlsx"):
                say(f"handing: {path.suffix}")
                found += _measured(folder, path, atlas)
    return found


def write_xlsx(source: Path, target: Path) -> None:
    """The CSV as people have it in Excel: days are days, and numbers are numbers."""
    target.parent.mkdir(exist_ok=True)
    kinds = {column.name: column.kind for column in model.REGISTRATIONS}
    options = {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}
    with (
        source.open(encoding="utf-8", newline="") as stream,
        xlsxwriter.Workbook(target, options) as book,
    ):
        sheet = book.add_worksheet("registraties")
        for number, record in enumerate(csv.DictReader(stream, delimiter=";"), 1):
            if number == 1:
                sheet.write_row(0, 0, list(record))
            for place, (column, text) in enumerate(record.items()):
                if text and kinds[column] == "date":
                    sheet.write_datetime(number, place, datetime.strptime(text, "%d/%m/%Y"))
                elif text and kinds[column] in ("whole", "number", "year"):
                    sheet.write_number(number, place, float(text.replace(",", ".")))
                elif text:
                    sheet.write_string(number, place, text)


def _measured(folder: Path, path: Path, atlas: servers.Server) -> list[Row]:
    """Checked in a process that stands back for others, as a job of the desk; readers ask the atlas
    meanwhile."""
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.handing", str(folder), str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: os.nice(NICE),
    ) as run:
        with ThreadPoolExecutor(READERS) as readers:
            asking = [readers.submit(_asked, atlas, run) for _ in range(READERS)]
            times = [each for reader in asking for each in reader.result()]
        said = run.stdout.read() if run.stdout else ""
    sizes = json.loads(said)
    kind = path.suffix[1:].upper()
    detail = (
        f"{sizes['rows']} rows, {sizes['file']:.0f} MB; {sizes['findings']} findings, of which "
        f"{sizes['blocks']} must be mended; {sizes['cpu']:.1f} s of one processor"
    )
    bound = MOST[path.suffix]
    return [
        Row(f"handing: {kind} checked and compared", sizes["seconds"], " s", bound, detail),
        Row(f"handing: {kind} back with marks", sizes["book"], " s", MOST_BOOK),
        Row(
            f"handing: readers while {kind} is checked, p95",
            p95(times) * 1000,
            " ms",
            MOST_WAIT,
            f"{len(times)} answers to {READERS} readers",
        ),
        Row(f"handing: most memory, {kind}", sizes["megabytes"], " MB", MOST_MEMORY),
    ]


def _asked(atlas: servers.Server, run: subprocess.Popen[str]) -> list[float]:
    """Seconds that each answer took, one after the other for as long as something runs."""
    times: list[float] = []
    for path in cycle(PATHS):
        if run.poll() is not None:
            break
        start = time.perf_counter()
        with urlopen(f"{atlas.url}{path}", timeout=60) as answer:
            answer.read()
        times.append(time.perf_counter() - start)
        time.sleep(PAUSE)
    return times


def handed(folder: Path, path: Path) -> dict[str, float]:
    """Check the file beside the version in force (the same registrations), list what was found and
    make a draft of it, as a job of the desk does; then the workbook with marks."""
    earlier = read_folder(folder, Settings(), TODAY).whole()
    file = HandedFile(path.name, path.read_bytes())
    start, before = time.perf_counter(), time.process_time()
    report: Report = check([file], Circumstances(TODAY, earlier=earlier))
    if report.frames is not None:
        joined(earlier, report.frames)
    listing.packed(listing.of(report))
    packed(kept(checking.sheets_of(report))[0])
    seconds, cpu = time.perf_counter() - start, time.process_time() - before
    start = time.perf_counter()
    checking.book([file], report)
    return {
        "seconds": seconds,
        "cpu": cpu,
        "book": time.perf_counter() - start,
        "megabytes": load.peak(),
        "rows": sum(each.rows for each in report.read),
        "file": len(file.data) / 1e6,
        "findings": len(report.findings),
        "blocks": report.totals["herstel"],
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(handed(Path(sys.argv[1]), Path(sys.argv[2]))))
