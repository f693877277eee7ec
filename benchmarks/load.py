"""How long a million registrations take to load, and how much memory."""

from __future__ import annotations

import csv
import json
import random
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from arbeidszorg.counting import cube, facts
from arbeidszorg.places import geography
from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.registrations.intake.places import municipalities
from arbeidszorg.settings import ROOT, Settings
from benchmarks.report import Row, say

ROWS = 1_000_000
FIRST_DAY = date(2005, 1, 1)
FILL_RATE = {"woonplaats_nis": 0.95, "uren_per_week": 0.85, "vergoeding_per_uur": 0.6}


def write(folder: Path, rows: int, initiatives: int = 300) -> None:
    """Synthetic files of realistic size and fill, with two and a half stays per person."""
    chance = random.Random(1)
    towns = list(municipalities().names)
    days = [FIRST_DAY + timedelta(days=day) for day in range(7500)]
    with (folder / "initiatieven.csv").open("w", newline="", encoding="utf-8") as stream:
        out = csv.writer(stream, delimiter=";")
        out.writerow(["initiatief_id", "naam", "sector", "nis", "activiteiten", "startdatum"])
        for number in range(initiatives):
            sector, nis = chance.choice(model.SECTORS), chance.choice(towns)
            activity = chance.choice(model.ACTIVITIES)
            out.writerow([f"I{number:03}", f"Initiatief {number}", sector, nis, activity, days[0]])

    def cell(column: model.Column, row: int, ended: bool) -> str:
        name, pick = column.name, chance.random()
        if name in model.CODES and column.kind == "code":
            if name == "reden_stopzetting" and not ended:
                return ""
            return chance.choice(model.CODES[name]) if pick < 0.9 else ""
        values = {
            "registratie_id": lambda: f"R{row:07}",
            "medewerker_id": lambda: f"P{chance.randrange(rows * 2 // 5):06}",
            "initiatief_id": lambda: f"I{chance.randrange(initiatives):03}",
            "activiteiten": lambda: "|".join(chance.sample(model.ACTIVITIES, 1 + row % 2)),
            "woonplaats_nis": lambda: chance.choice(towns),
            "geboortejaar": lambda: str(chance.randrange(1950, 2005)),
            "uren_per_week": lambda: f"{chance.randrange(2, 80) / 2:.1f}".replace(".", ","),
            "vergoeding_per_uur": lambda: f"{chance.randrange(0, 300) / 100:.2f}".replace(".", ","),
            "trede_voor": lambda: str(chance.randrange(1, 7)),
            "trede_na": lambda: str(chance.randrange(1, 7)) if ended else "",
        }
        return values[name]() if pick < FILL_RATE.get(name, 1) else ""

    with (folder / "registraties.csv").open("w", newline="", encoding="utf-8") as stream:
        out = csv.writer(stream, delimiter=";")
        out.writerow([column.name for column in model.REGISTRATIONS])
        for row in range(rows):
            start = chance.randrange(7000)
            ended = chance.random() < 0.7
            dates = {
                "startdatum": f"{days[start]:%d/%m/%Y}",
                "einddatum": f"{days[chance.randrange(start, 7500)]:%d/%m/%Y}" if ended else "",
            }
            out.writerow(
                [
                    dates[column.name] if column.name in dates else cell(column, row, ended)
                    for column in model.REGISTRATIONS
                ]
            )


def measure(folder: Path) -> list[Row]:
    """Load a folder in a process of its own, as the server does when it starts; what may be shown
    is decided once, and measured in ``decision``."""
    say("load: a million registrations")
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.load", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    sizes = json.loads(run.stdout)
    detail = f"{sizes['rows']} rows of {sizes['persons']} persons, {sizes['file']:.0f} MB of csv"
    return [
        Row("load: 1.000.000 registrations", sizes["seconds"], " s", 30, detail),
        Row(
            "load: most memory meanwhile",
            sizes["megabytes"],
            " MB",
            1536,
            f"{sizes['before']:.0f} MB of it before the first row",
        ),
    ]


def load(folder: Path) -> dict[str, float]:
    """Load the folder in this process: seconds, megabytes and size."""
    before, start = peak(), time.perf_counter()
    areas = geography.load()
    registry = read_folder(folder, Settings()).whole()
    cube.build(facts.build(registry, areas), areas)
    return {
        "seconds": time.perf_counter() - start,
        "megabytes": peak(),
        "before": before,
        "rows": len(registry.registrations),
        "persons": int(registry.registrations["medewerker_id"].nunique()),
        "file": sum(path.stat().st_size for path in folder.glob("*.csv")) / 1e6,
    }


def peak() -> float:
    """The most memory that this process has had, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would also count the process that started this one
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    scale = 2**20 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


if __name__ == "__main__":
    sys.stdout.write(json.dumps(load(Path(sys.argv[1]))))
