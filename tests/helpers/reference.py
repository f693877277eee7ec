"""The counting rules once more, slow and plain, written from the design and not from the code.

Registrations are lists of dicts of text, dates and numbers; a cell is counted by walking through
all of them. Nothing here knows numpy, pandas or the modules that it is compared with, but for the
code lists and the membership of towns.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Any

from arbeidszorg.places.geography import Geography
from arbeidszorg.registrations.model import CODES
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.view.view import View

Row = dict[str, Any]
NOWHERE = "niet-geregistreerd"
AGES = {
    "tot-24": range(0, 25),
    "25-34": range(25, 35),
    "35-44": range(35, 45),
    "45-54": range(45, 55),
    "55-64": range(55, 65),
    "vanaf-65": range(65, 500),
}
PROFILES = (
    "geslacht",
    "leeftijd",
    "doorverwijzer",
    "hoofdinkomen",
    "hoofdproblematiek",
    "onderwijsniveau",
    "leefsituatie",
    "werkverleden",
    "tredes",
)
OFFER = ("initiatieven", "plaatsen")
OK, NOT_APPLICABLE, NOT_REPORTED = "ok", "nvt", "niet_geregistreerd"


@dataclass(frozen=True)
class Cell:
    """What was counted in one cell: the amount, whose it is, and whether anything was reported."""

    value: float
    people: int
    reported: bool


def plain(registry: Registry) -> tuple[list[Row], list[Row]]:
    """The rows of a registry as dicts: missing is None, dates are dates, activities a set."""

    def tidy(row: Row) -> Row:
        tidied: Row = {}
        for key, value in row.items():
            if value is None or value != value or str(value) in ("NaT", "<NA>"):
                tidied[key] = None
            elif key in ("startdatum", "einddatum"):
                tidied[key] = date.fromisoformat(str(value)[:10])
            elif key == "activiteiten":
                tidied[key] = frozenset(str(value).split("|"))
            else:
                tidied[key] = value
        return tidied

    offer = [tidy(row) for row in registry.initiatives.astype(object).to_dict("records")]
    stays = [tidy(row) for row in registry.registrations.astype(object).to_dict("records")]
    by_id = {initiative["initiatief_id"]: initiative for initiative in offer}
    for stay in stays:
        stay["initiatief"] = by_id[stay["initiatief_id"]]
    return offer, stays


class Reference:
    """Counts the cells of one registry."""

    def __init__(self, registry: Registry, places: Geography) -> None:
        self.offer, self.stays = plain(registry)
        self.places = places
        self.towns = set(places.centres)
        self.known: dict[tuple[str, int], list[Row]] = {}

    # -- which stays a measure is about -----------------------------------------------------------

    def about(self, measure: str, year: int) -> list[Row]:
        if (measure, year) not in self.known:
            self.known[measure, year] = self.walk(measure, year)
        return self.known[measure, year]

    def walk(self, measure: str, year: int) -> list[Row]:
        new_year, old_year = date(year, 1, 1), date(year, 12, 31)
        stays = []
        for stay in self.stays:
            start, end = stay["startdatum"], stay["einddatum"]
            if measure == "medewerkers":
                good = start <= old_year and (end is None or end >= new_year)
            elif measure == "uren":
                good = start <= old_year and (end is None or end >= old_year)
            elif measure in ("instroom", "vangnet"):
                mine = [s for s in self.stays if s["medewerker_id"] == stay["medewerker_id"]]
                good = start == min(s["startdatum"] for s in mine) and start.year == year
                if measure == "vangnet":
                    good = good and stay["trede_voor"] in (5, 6)
            else:
                mine = [s for s in self.stays if s["medewerker_id"] == stay["medewerker_id"]]
                gone = all(s["einddatum"] is not None for s in mine)
                good = gone and end == max(s["einddatum"] for s in mine) and end.year == year
                if measure == "doorstroom":
                    good = good and stay["trede_na"] in (5, 6)
            if good:
                stays.append(stay)
        return stays

    # -- whether something lies in a cell ---------------------------------------------------------

    def home(self, stay: Row) -> str:
        if stay["woonplaats_nis"] is None:
            return "onbekend"
        return stay["woonplaats_nis"] if stay["woonplaats_nis"] in self.towns else "buiten"

    def passes(self, view: View, initiative: Row, activities: frozenset[str]) -> bool:
        if view.sectors and initiative["sector"] not in view.sectors:
            return False
        return not view.activities or bool(activities & set(view.activities))

    def has(self, split: str, code: str, stay: Row, year: int) -> bool:
        if split == "sector":
            return bool(stay["initiatief"]["sector"] == code)
        if split == "activiteit":
            return code in stay["activiteiten"]
        if split == "vorm":
            return (stay["initiatief"]["vorm"] or NOWHERE) == code
        if split == "leeftijd":
            born = stay["geboortejaar"]
            if born is None:
                return code == NOWHERE
            return code != NOWHERE and year - born in AGES[code]
        if split == "tredes":
            before, after = (self.rung(stay[name]) for name in ("trede_voor", "trede_na"))
            both = f"{before}-naar-{after}"
            return (NOWHERE if both == "onbekend-naar-onbekend" else both) == code
        return (stay[split] or NOWHERE) == code

    @staticmethod
    def rung(number: int | None) -> str:
        names = {1: "1-2", 2: "1-2", 3: "3", 4: "4", 5: "5-6", 6: "5-6"}
        return names.get(number or 0, "onbekend")

    def offers(self, split: str, code: str, initiative: Row) -> bool:
        if split == "activiteit":
            return code in initiative["activiteiten"]
        return (initiative[split] or NOWHERE) == code

    def running(self, view: View, year: int, towns: set[str], cell: Row) -> list[Row]:
        return [
            initiative
            for initiative in self.offer
            if initiative["startdatum"] <= date(year, 12, 31)
            and (initiative["einddatum"] is None or initiative["einddatum"] >= date(year, 1, 1))
            and initiative["nis"] in towns
            and self.passes(view, initiative, initiative["activiteiten"])
            and all(self.offers(split, code, initiative) for split, code in cell.items())
        ]

    def handed_in(self, initiative: Row, year: int) -> bool:
        return any(stay["initiatief"] is initiative for stay in self.about("medewerkers", year))

    # -- one cell ---------------------------------------------------------------------------------

    def cell(self, view: View, measure: str, year: int, towns: set[str], cell: Row) -> Cell:
        """A cell; of several sectors what they hold one by one, whoever is in two of them."""
        whole = self.distinct(view, measure, year, towns, cell)
        if measure in OFFER or "sector" in cell or not 1 < len(view.sectors) < len(CODES["sector"]):
            return whole
        each = [
            self.distinct(replace(view, sectors=(sector,)), measure, year, towns, cell)
            for sector in view.sectors
        ]
        return self.added(measure, each, whole.reported)

    def together(self, view: View, measure: str, year: int) -> Cell:
        """All areas of a view: as the area that they are, else one by one."""
        areas = [towns for _, towns in self.areas(view)]
        everywhere = set().union(*areas)
        whole = self.cell(view, measure, year, everywhere, {})
        named = [*map(set, self.places.members.values()), {"buiten"}, {"onbekend"}]
        named.append(self.towns | {"buiten", "onbekend"})
        if measure in OFFER or everywhere in named:
            return whole
        each = [self.cell(view, measure, year, towns, {}) for towns in areas]
        return self.added(measure, each, whole.reported)

    @staticmethod
    def added(measure: str, each: list[Cell], reported: bool) -> Cell:
        """The sum of cells; nobody is behind hours that are not known."""
        people = sum(one.people for one in each if one.value or measure != "uren")
        return Cell(sum(one.value for one in each), people, reported)

    def distinct(self, view: View, measure: str, year: int, towns: set[str], cell: Row) -> Cell:
        if measure in OFFER:
            running = self.running(view, year, towns, cell)
            if measure == "initiatieven":
                return Cell(len(running), 0, True)
            known = [
                initiative["plaatsen"]
                for initiative in running
                if initiative["plaatsen"] is not None
            ]
            return Cell(sum(known), 0, bool(known) or not running)
        inside = self.inside(view, measure, year, towns)
        stays = [
            stay
            for stay in inside
            if all(self.has(split, code, stay, year) for split, code in cell.items())
        ]
        who = {stay["medewerker_id"] for stay in stays}
        reported = True
        profile = [split for split in cell if split in PROFILES]
        if not who and view.place == "vestiging":
            of_offer = {split: code for split, code in cell.items() if split not in PROFILES}
            running = self.running(view, year, towns, of_offer)
            if running and not any(self.handed_in(initiative, year) for initiative in running):
                reported = False
        if profile and cell[profile[0]] != NOWHERE and inside:
            reported &= not all(self.has(profile[0], NOWHERE, stay, year) for stay in inside)
        if measure != "uren":
            return Cell(len(who), len(who), reported)
        known = [stay for stay in stays if stay["uren_per_week"] is not None]
        if stays and not known:
            return Cell(0, len(who), False)
        hours = sum(stay["uren_per_week"] for stay in known)
        return Cell(hours, len({stay["medewerker_id"] for stay in known}), reported)

    def inside(self, view: View, measure: str, year: int, towns: set[str]) -> list[Row]:
        stays = []
        for stay in self.about(measure, year):
            initiative = stay["initiatief"]
            where = initiative["nis"] if view.place == "vestiging" else self.home(stay)
            if where in towns and self.passes(view, initiative, stay["activiteiten"]):
                stays.append(stay)
        return stays

    # -- the answer to a view ---------------------------------------------------------------------

    def areas(self, view: View) -> list[tuple[str, set[str]]]:
        def towns_of(code: str) -> set[str]:
            return {code} if code in ("buiten", "onbekend") else set(self.places.members[code])

        level = [area.code for area in self.places.areas.values() if area.level == view.level]
        if not view.areas:
            extra = ["buiten", "onbekend"] if view.place == "woonplaats" else []
            return [(code, towns_of(code)) for code in level + extra]
        codes: list[str] = []
        for code in view.areas:
            parts = [part for part in level if towns_of(part) <= towns_of(code)]
            codes += [part for part in parts or [code] if part not in codes]
        return [(code, towns_of(code)) for code in codes]

    def codes(self, view: View, split: str) -> list[str]:
        if split == "sector":
            return [c for c in CODES["sector"] if not view.sectors or c in view.sectors]
        if split == "activiteit":
            return [c for c in CODES["activiteiten"] if not view.activities or c in view.activities]
        if split == "tredes":
            rungs = ("1-2", "3", "4", "5-6", "onbekend")
            return [*[f"{a}-naar-{b}" for a in rungs for b in rungs][:-1], NOWHERE]
        return [*(AGES if split == "leeftijd" else CODES[split]), NOWHERE]

    def rows(self, view: View) -> list[Row]:
        """Every row: jaar, gebied, the splits, waarde (None: none), status, people."""
        areas = self.areas(view)
        rows = []
        for year, (area, towns) in product(view.all_years, areas):
            for codes in product(*(self.codes(view, split) for split in view.split)):
                cell = dict(zip(view.split, codes, strict=True))
                counted = self.cell(view, view.measure, year, towns, cell)
                base, scale = self.base(view, year, towns, cell)
                value, status = self.unit(counted, base, scale)
                people = [n for n in (counted.people, base.people if base else 0) if n]
                rows.append(
                    {
                        "jaar": year,
                        "gebied": area,
                        **cell,
                        "waarde": value,
                        "status": status,
                        "people": min(people, default=0),
                    }
                )
        return rows

    def totals(self, view: View) -> list[Row]:
        totals = []
        for year in view.all_years:
            counted = self.together(view, view.measure, year)
            base = None
            if view.unit == "aandeel" and view.measure in ("doorstroom", "vangnet"):
                base = self.together(view, "medewerkers", year)
            value, status = self.unit(counted, base, 100)
            totals.append({"jaar": year, "waarde": value, "status": status})
        return totals

    def base(self, view: View, year: int, towns: set[str], cell: Row) -> tuple[Cell | None, float]:
        """What a value is divided by, and then multiplied by."""
        if view.unit == "per10000":
            years = self.places.residents.years
            known = years[min(years, key=lambda known: (abs(known - year), known))]
            living = sum(known[town] for town in towns if town in known)
            return Cell(living, 0, True), 10_000
        if view.unit == "index":
            return self.cell(view, view.measure, view.years[0], towns, cell), 100
        if view.unit == "aandeel":
            if view.measure in ("doorstroom", "vangnet"):
                return self.cell(view, "medewerkers", year, towns, cell), 100
            if not view.split:
                return self.together(view, view.measure, year), 100
            return self.cell(view, view.measure, year, towns, {}), 100
        return None, 1

    @staticmethod
    def unit(counted: Cell, base: Cell | None, scale: float) -> tuple[float | None, str]:
        if not counted.reported or (base and not base.reported):
            return None, NOT_REPORTED
        if base is None:
            return counted.value, OK
        if base.value <= 0:
            return None, NOT_APPLICABLE
        return counted.value / base.value * scale, OK
