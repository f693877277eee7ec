"""What a toeleider waits for among 2.000 initiatives: from a choice until list and map are painted
anew."""

from __future__ import annotations

import csv
import random
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import Page

from arbeidszorg.places import geography
from arbeidszorg.registrations import model
from benchmarks import servers
from benchmarks.numbers import p95
from benchmarks.report import Row, say
from benchmarks.visit import chromium

INITIATIVES = 2_000
#: Milliseconds, at p95.
REDRAWN_AT_MOST = 200.0
FIELDS = ("initiatief_id", "naam", "sector", "nis", "lat", "lon", "activiteiten", "startdatum")
NAMES = ("Atelier", "Hoeve", "Werkhuis", "De Linde", "Keukenhuis", "Groendienst")
#: What is asked, one after the other: each changes list and map.
ASKED = (
    ("van", "8900"),
    ("binnen", "15"),
    ("zoek", "groendinst"),
    ("zoek", "hoeve keuken"),
    ("zoek", ""),
    ("binnen", ""),
    ("van", "Kortrijk"),
    ("van", ""),
)
#: Gives a field a value as a reader does; gives the milliseconds until what answers is painted.
CHOSEN = """([name, value]) => new Promise((done) => {
  const field = document.getElementById(`vind-${name}`);
  const watch = new MutationObserver(() => {
    watch.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
  });
  watch.observe(document.querySelector(".pagina-vinden"), {childList: true});
  const start = performance.now();
  field.value = value;
  field.form.requestSubmit();
})"""


def measure(rounds: int = 5) -> list[Row]:
    """Every question, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder))
        with servers.atlas(Path(folder)) as server, chromium() as browser:
            say("finder")
            page = browser.new_page()
            page.goto(f"{server.url}/initiatieven")
            page.wait_for_load_state()
            times = [time for _ in range(rounds) for time in _asked(page)]
    note = f"{len(times)} times, at most {max(times):.0f} ms"
    name = "finder, 2.000 initiatives: list and map anew, p95"
    return [Row(name, p95(times), " ms", REDRAWN_AT_MOST, note)]


def _asked(page: Page) -> list[float]:
    return [float(page.evaluate(CHOSEN, list(asked))) for asked in ASKED]


def write(folder: Path, initiatives: int = INITIATIVES) -> None:
    """Files with so many initiatives all over the territory, each with one stay."""
    chance, centres = random.Random(1), geography.load().centres
    day = date(2020, 1, 1).isoformat()
    with (folder / "initiatieven.csv").open("w", newline="", encoding="utf-8") as stream:
        out = csv.writer(stream)
        out.writerow(FIELDS)
        for number in range(initiatives):
            nis = chance.choice(list(centres))
            lon, lat = (round(at + chance.uniform(-0.02, 0.02), 4) for at in centres[nis])
            name = f"{chance.choice(NAMES)} {number}"
            doing = "|".join(chance.sample(model.ACTIVITIES, 2))
            sector = chance.choice(model.SECTORS)
            out.writerow([f"I{number:04}", name, sector, nis, lat, lon, doing, day])
    with (folder / "registraties.csv").open("w", newline="", encoding="utf-8") as stream:
        out = csv.writer(stream)
        out.writerow(
            ["registratie_id", "medewerker_id", "initiatief_id", "startdatum", "activiteiten"]
        )
        for number in range(initiatives):
            out.writerow([f"R{number}", f"P{number}", f"I{number:04}", day, "keuken"])
