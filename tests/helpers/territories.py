"""An invented territory of five provinces and 300 municipalities, and registrations of it: always
the same. Its towns are squares of a chessboard, so that borders and neighbours are known."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from shapely import box, union_all
from shapely.geometry import mapping

from arbeidszorg.registrations.model import ACTIVITIES, CODES, SECTORS
from arbeidszorg.registrations.registry import Registry
from helpers.builders import registry
from helpers.worlds import profile

#: Columns and rows of the board, and columns of a province; a regio is a third of it.
WIDE, HIGH = 20, 15
PROVINCE_WIDE = 4
#: Where its corner lies, and how large a town is, in degrees.
WEST, SOUTH, EAST_STEP, NORTH_STEP = 4.0, 50.2, 0.06, 0.04
PROVINCES = ("Noordermark", "Zandmeer", "Hoogveen", "Loovelden", "Duinrade")
BEGIN = (
    *(
        "Alder",
        "Bunder",
        "Colver",
        "Dender",
        "Elver",
        "Fazel",
        "Gander",
        "Hunder",
        "Iller",
        "Jolder",
    ),
    *(
        "Kander",
        "Lutter",
        "Munder",
        "Noller",
        "Olver",
        "Pander",
        "Quader",
        "Rulder",
        "Suver",
        "Tolver",
    ),
)
END = (
    *("akker", "beek", "dal", "eik", "gaard", "hove", "kerke", "laar"),
    *("meer", "oord", "poel", "rode", "stede", "veld", "wijk"),
)
#: A town of before, and that of today which it is part of.
MERGED = ("19001", "Oudemolen", "11001")
WHOLE, NAME, CALLED = "50000", "Laagland", "het Laagland"


@dataclass(frozen=True)
class Town:
    """A square: its code and name, its column and row (from the north) of a board so ``high``."""

    code: str
    name: str
    column: int
    row: int
    high: int = HIGH

    @property
    def province(self) -> int:
        return self.column // PROVINCE_WIDE

    @property
    def regio(self) -> int:
        return 3 * self.province + 3 * self.row // self.high

    @property
    def square(self) -> Any:
        west, east = (round(WEST + n * EAST_STEP, 4) for n in (self.column, self.column + 1))
        up = self.high - 1 - self.row
        south, north = (round(SOUTH + n * NORTH_STEP, 4) for n in (up, up + 1))
        return box(west, south, east, north)


def towns(high: int = HIGH) -> list[Town]:
    """All of them (300), by code."""
    every = []
    for place, (column, row) in enumerate(product(range(WIDE), range(high))):
        code = f"{column // PROVINCE_WIDE + 1}{1001 + place}"
        every.append(Town(code, BEGIN[column] + END[row], column, row, high))
    return every


def write(folder: Path, high: int = HIGH) -> Path:
    """The whole territory in a folder; ``high``: rows of the board, a multiple of three."""
    folder.mkdir(parents=True, exist_ok=True)
    every = towns(high)
    _tables(folder, every)
    for level, groups in {
        "gewest": {WHOLE: every},
        "provincie": _grouped(every, lambda town: f"P{town.province + 1}"),
        "regio": _grouped(every, lambda town: f"R{town.regio + 1:02}"),
    }.items():
        features = [
            {
                "type": "Feature",
                "properties": {"gebied": code},
                "geometry": mapping(union_all([town.square for town in inside])),
            }
            for code, inside in groups.items()
        ]
        text = json.dumps({"type": "FeatureCollection", "features": features})
        (folder / f"{level}.geojson").write_text(text, encoding="utf-8")
    package = {
        "name": "gebied-laagland",
        "gebied": about(),
        "resources": resources(),
    }
    (folder / "datapackage.json").write_text(json.dumps(package, indent=1), encoding="utf-8")
    return folder


def about() -> dict[str, Any]:
    """What its datapackage says of it."""
    return {
        "code": WHOLE,
        "naam": NAME,
        "genoemd": CALLED,
        "bijvoeglijk": "Laaglandse",
        "inwoners": "Laaglanders",
        "niveaus": [
            {"code": "gewest", "meervoud": "gewesten", "lidwoord": "het"},
            {
                "code": "provincie",
                "meervoud": "provincies",
                "lidwoord": "de",
                "kolommen": ["provincie_code", "provincie"],
            },
            {
                "code": "regio",
                "meervoud": "regio’s",
                "lidwoord": "de",
                "voluit": "Regio {naam}",
                "genoemd": "de regio {naam}",
                "kolommen": ["regio_code", "regio"],
            },
        ],
    }


def resources() -> list[dict[str, str]]:
    """Its files."""
    names = ("gemeenten", "fusies", "inwoners", "tegels", "namen", "plaatsen")
    levels = ("gewest", "provincie", "regio")
    return [
        *({"name": name, "path": f"{name}.csv"} for name in names),
        *({"name": f"omtrek-{level}", "path": f"{level}.geojson"} for level in levels),
    ]


def table(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows as CSV."""
    rows = list(rows)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _grouped(every: list[Town], code: Any) -> dict[str, list[Town]]:
    groups: dict[str, list[Town]] = {}
    for town in every:
        groups.setdefault(code(town), []).append(town)
    return groups


def _tables(folder: Path, every: list[Town]) -> None:
    table(
        folder / "gemeenten.csv",
        (
            {
                "nis": town.code,
                "gemeente": town.name,
                "lat": round(town.square.centroid.y, 4),
                "lon": round(town.square.centroid.x, 4),
                "provincie_code": f"P{town.province + 1}",
                "provincie": PROVINCES[town.province],
                "regio_code": f"R{town.regio + 1:02}",
                "regio": every[town.regio].name,  # as a town: then it is told apart
            }
            for town in every
        ),
    )
    old, name, new = MERGED
    merger = {"oud_nis": old, "oude_gemeente": name, "nieuw_nis": new, "vanaf": "2019-01-01"}
    table(folder / "fusies.csv", [merger])
    living = (
        {
            "nis": town.code,
            "jaar": year,
            "inwoners": 4000 + 100 * town.row + 37 * town.column + year,
        }
        for town in every
        for year in (2020, 2021)
    )
    table(folder / "inwoners.csv", living)
    tiles = (
        {"nis": town.code, "rij": town.row, "kolom": town.column, "kort": town.name[:9]}
        for town in every
    )
    table(folder / "tegels.csv", tiles)
    form = {"gebied": "P3", "genoemd": "het Hoogveen", "voorzetsel": "op"}
    table(folder / "namen.csv", [form])
    part = {"naam": "Kleindorp", "postcode": "9999", "nis": every[5].code, "soort": "deelgemeente"}
    table(folder / "plaatsen.csv", [part])


# --- registrations -------------------------------------------------------------------------------


def register(folder: Path, persons: int = 400, high: int = HIGH) -> Path:
    """Files of the contract about two years: 40 initiatives all over the territory, and who works
    there; some live in a town that is no more, or outside."""
    folder.mkdir(parents=True, exist_ok=True)
    chance, every = random.Random("Laagland"), towns(high)
    offers = [
        {
            "initiatief_id": f"I{number:02}",
            "naam": f"Werkplaats {number:02}",
            "sector": SECTORS[number % len(SECTORS)],
            "nis": every[(number * 7) % len(every)].code,
            "activiteiten": "|".join(chance.sample(ACTIVITIES, 2)),
            "startdatum": "2015-01-01",
        }
        for number in range(40)
    ]
    table(folder / "initiatieven.csv", offers)
    stays = []
    for number in range(persons):
        offer = offers[min(39, int(chance.expovariate(0.12)))]
        home = chance.choice([offer["nis"], chance.choice(every).code, MERGED[0], "91001"])
        stays.append(
            {
                "registratie_id": f"R-{number:06}",
                "medewerker_id": f"P-{number if number % 29 else 0:05}",
                "initiatief_id": offer["initiatief_id"],
                "startdatum": chance.choice(("2019-03-01", "2020-05-01", "2021-02-01")),
                "einddatum": "",
                "activiteiten": offer["activiteiten"].split("|")[number % 2],
                "woonplaats_nis": home,
                "geslacht": chance.choice("vmx"),
                "geboortejaar": chance.choice((1960, 1975, 1990)),
            }
        )
    table(folder / "registraties.csv", stays)
    period = {
        "title": "Registraties van het Laagland",
        "temporal": {"start": "2020-01-01", "end": "2021-12-31"},
    }
    (folder / "datapackage.json").write_text(json.dumps(period), encoding="utf-8")
    return folder


def people(persons: int, initiatives: int, seed: int = 1, high: int = HIGH) -> Registry:
    """Two years of so many persons with so many initiatives of every size, where chance put them;
    half of the persons live in the town of their initiative, most others in a town beside it."""
    chance, every = random.Random(f"{NAME} {seed}"), towns(high)
    at = {(town.column, town.row): town.code for town in every}
    homes = [chance.choice(every) for _ in range(initiatives)]
    offers = [
        {
            "nis": home.code,
            "sector": chance.choices(SECTORS, (5, 2, 2, 2))[0],
            "activiteiten": "|".join(chance.sample(ACTIVITIES, chance.randint(1, 4))),
            "vorm": chance.choice((None, *CODES["vorm"])),
        }
        for home in homes
    ]
    share = [chance.lognormvariate(0, 0.9) for _ in offers]
    stays = []
    for person in range(persons):
        place = chance.choices(range(initiatives), share)[0]
        home, activities = homes[place], offers[place]["activiteiten"].split("|")
        beside = home.column + chance.randint(-1, 1), home.row + chance.randint(-1, 1)
        anywhere = chance.choices((at.get(beside, "91001"), chance.choice(every).code), (8, 2))[0]
        start = chance.choice(("2018-01-01", "2019-06-01", "2020-03-01", "2021-03-01"))
        ended, last = chance.random() < 0.3, chance.choice(("2020-11-01", "2021-10-01"))
        stay = {
            "medewerker_id": f"P{person}",
            "initiatief_id": f"I{1 + place}",
            "startdatum": start,
            "einddatum": max(last, "2021-10-01" if start > last else "") if ended else None,
            "activiteiten": "|".join(chance.sample(activities, min(2, len(activities)))),
            "woonplaats_nis": home.code if chance.random() < 0.5 else anywhere,
            "trede_voor": chance.choice((None, 2, 3, 5)),
            "trede_na": chance.choice((2, 3, 5)) if ended else None,
            "geboortejaar": chance.choice((None, 1958, 1965, 1972, 1980, 1988, 1996)),
            "uren_per_week": chance.choice((None, 8, 16, 20)),
            "doorverwijzer": chance.choice((None, *CODES["doorverwijzer"][:4])),
            **profile(chance),
        }
        stays.append(stay)
        if chance.random() < 0.03:  # in a second one too
            other = chance.randrange(initiatives)
            first = offers[other]["activiteiten"].split("|")[0]
            stays.append(stay | {"initiatief_id": f"I{1 + other}", "activiteiten": first})
    return registry(offers, stays, years=(2020, 2021))
