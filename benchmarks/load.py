"""How long a million registrations take to load, and how much memory: python benchmarks/load.py"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from arbeidszorg import model
from arbeidszorg.intake import read_folder
from arbeidszorg.intake.places import today
from arbeidszorg.settings import Settings

FIRST_DAY = date(2005, 1, 1)
FILL_RATE = {"woonplaats_nis": 0.95, "uren_per_week": 0.85, "vergoeding_per_uur": 0.6}


def write(folder: Path, rows: int, initiatives: int = 300) -> None:
    """Synthetic files of realistic size and fill, with two and a half stays per person."""
    chance = random.Random(1)
    municipalities = today()
    days = [FIRST_DAY + timedelta(days=day) for day in range(7500)]
    with (folder / "initiatieven.csv").open("w", newline="", encoding="utf-8") as stream:
        out = csv.writer(stream, delimiter=";")
        out.writerow(["initiatief_id", "naam", "sector", "nis", "activiteiten", "startdatum"])
        for number in range(initiatives):
            sector, nis = chance.choice(model.SECTORS), chance.choice(municipalities)
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
            "woonplaats_nis": lambda: chance.choice(municipalities),
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


def load(folder: Path) -> None:
    """Load the folder in this process and report time, memory and size."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    registry = read_folder(folder, Settings())
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    frame = registry.registrations
    megabytes = frame.memory_usage(deep=True).sum() / 2**20
    sys.stdout.write(
        f"{len(frame)} registrations, {frame['medewerker_id'].nunique()} persons: {seconds:.1f} s, "
        f"peak {peak:.0f} MB ({before:.0f} MB before), frame {megabytes:.0f} MB\n"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--folder", type=Path, help="load this folder instead of a new one")
    chosen = arguments.parse_args()
    if chosen.folder:
        load(chosen.folder)
        return
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), chosen.rows)
        subprocess.run([sys.executable, __file__, "--folder", folder], check=True)


if __name__ == "__main__":
    main()
