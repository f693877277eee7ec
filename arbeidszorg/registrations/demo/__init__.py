"""Demonstration data: an invented but believable province, the same on every run.

``write(folder)`` makes the three files of the data contract and their description. ``world`` says
who and how many, ``careers`` who was where and when, ``profiles`` and ``costs`` what was noted,
``supply`` what visitors are told of an initiative. Asks the contract beside it; only the
commands ask it.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

from arbeidszorg.registrations import datapackage
from arbeidszorg.registrations.demo import careers, costs, profiles, supply
from arbeidszorg.registrations.demo.chance import Chance
from arbeidszorg.registrations.demo.world import FIRST_DAY, INITIATIVES, LAST_DAY
from arbeidszorg.registrations.model import ACTIVITIES, FILES

SEED = 20211771
AREA_CODES = {
    "REFREG06": "050",
    "REFREG07": "057",
    "REFREG08": "056",
    "REFREG09": "059",
    "REFREG10": "051",
}

Row = dict[str, str]


def write(target: Path) -> None:
    """Write the demonstration data to the folder ``target``, which is made when needed."""
    target.mkdir(parents=True, exist_ok=True)
    people = careers.simulate(SEED)
    _write_csv(target, "initiatieven", _initiatives(SEED + 1))
    _write_csv(target, "registraties", profiles.rows(people, SEED + 2))
    _write_csv(target, "kosten_opbrengsten", costs.rows(people, SEED + 3))
    description = datapackage.description(True, start=FIRST_DAY, end=LAST_DAY)
    text = json.dumps(description, ensure_ascii=False, indent=2) + "\n"
    (target / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")


def _initiatives(seed: int) -> list[Row]:
    """The rows of ``initiatieven``; nothing in them leads to a real organisation."""
    chance = Chance(seed)
    rows = []
    for number, initiative in enumerate(INITIATIVES, start=1):
        name = initiative.identity
        lat = round(
            initiative.home.lat + chance.whole(-90, 30) / 10_000, 4
        )  # rather not into the sea
        lon = round(initiative.home.lon + chance.whole(-120, 120) / 10_000, 4)
        located = number % 12 != 0
        online = number % 9 != 0
        rows.append(
            {
                "initiatief_id": name,
                "naam": initiative.name,
                "organisatie": initiative.organisation,
                "sector": initiative.sector,
                "nis": initiative.nis,
                "lat": str(lat) if located else "",
                "lon": str(lon) if located else "",
                "activiteiten": "|".join(
                    code for code in ACTIVITIES if code in initiative.activities
                ),
                "vorm": initiative.form,
                "plaatsen": "" if initiative.capacity is None else str(initiative.capacity),
                "startdatum": initiative.start.isoformat(),
                "einddatum": initiative.end.isoformat() if initiative.end else "",
                "stam_lid": initiative.member,
                "straat": f"Voorbeeldstraat {chance.whole(1, 120)}",
                "postcode": initiative.postcode,
                "website": f"https://voorbeeld.invalid/{name.lower()}" if online else "",
                "email": f"{name.lower()}@voorbeeld.invalid",
                "telefoon": f"{AREA_CODES[initiative.home.regio]} 00 00 {number:02d}",
                **supply.told(initiative, number),
            }
        )
    return rows


def _write_csv(target: Path, name: str, rows: Sequence[Row]) -> None:
    columns = [column.name for column in FILES[name]]
    with (target / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
