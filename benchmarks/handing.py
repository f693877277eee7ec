"""What 100.000 registrations ask that are handed in at once: to check them beside what is in force,
as CSV and as XLSX, and how much memory that takes."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from arbeidszorg.handing.checks import Circumstances, HandedFile, Report, check
from arbeidszorg.handing.frames import joined
from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.settings import Settings
from benchmarks import load
from benchmarks.report import Row, say
from benchmarks.servers import ROOT
from desk.drafts import checking, listing
from desk.drafts.sheets import kept, packed

ROWS, INITIATIVES = 100_000, 40
#: Seconds and megabytes that it may take.
MOST = {".csv": 10, ".xlsx": 25}
MOST_MEMORY = 1024
#: Seconds that the workbook with marks may take, which is made when somebody asks for it.
MOST_BOOK = 30
TODAY = date(2026, 3, 1)


def measure(rows: int = ROWS) -> list[Row]:
    """Each kind of file in a process of its own."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        say(f"handing: writing {rows} registrations")
        load.write(folder, rows, INITIATIVES)
        write_xlsx(folder / "registraties.csv", folder / "anders" / "registraties.xlsx")
        for path in (folder / "registraties.csv", folder / "anders" / "registraties.xlsx"):
            say(f"handing: {path.suffix}")
            found += _measured(folder, path)
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


def _measured(folder: Path, path: Path) -> list[Row]:
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.handing", str(folder), str(path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    sizes = json.loads(run.stdout)
    kind = path.suffix[1:].upper()
    detail = (
        f"{sizes['rows']} rows, {sizes['file']:.0f} MB; {sizes['findings']} findings, of which "
        f"{sizes['blocks']} must be mended; {sizes['cpu']:.1f} s of one processor"
    )
    bound = MOST[path.suffix]
    return [
        Row(f"handing: {kind} checked and compared", sizes["seconds"], " s", bound, detail),
        Row(f"handing: {kind} back with marks", sizes["book"], " s", MOST_BOOK),
        Row(f"handing: most memory, {kind}", sizes["megabytes"], " MB", MOST_MEMORY),
    ]


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
