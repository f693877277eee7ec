"""The invented world: initiatives that do not exist, and how many people came and went each year.

Every name is made up and every organisation says so in its name. Municipalities, their residents
and centre points are real (``data/reference``).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

from arbeidszorg.settings import DATA

FIRST_DAY = date(2017, 1, 1)
LAST_DAY = date(2025, 12, 31)


@dataclass(frozen=True)
class Year:
    """What one calendar year comes to, in persons. Who enters follows from it:

    participants(J) = participants(J-1) - leavers(J-1) + entrants(J).
    """

    participants: int
    leavers: int
    to_paid_work: int  # of the leavers
    from_paid_work: int  # of the entrants


#: 1.454 (2018) and 1.771 (2021) are published figures; 2020 has the dip
#: of the lockdowns. That 1.454 is the count of all participants is a choice of this demonstration.
YEARS: dict[int, Year] = {
    2017: Year(1390, leavers=300, to_paid_work=90, from_paid_work=97),
    2018: Year(1454, leavers=300, to_paid_work=100, from_paid_work=106),
    2019: Year(1568, leavers=292, to_paid_work=113, from_paid_work=116),
    2020: Year(1583, leavers=248, to_paid_work=81, from_paid_work=84),
    2021: Year(1771, leavers=389, to_paid_work=142, from_paid_work=140),
    2022: Year(1846, leavers=418, to_paid_work=155, from_paid_work=153),
    2023: Year(1921, leavers=431, to_paid_work=152, from_paid_work=156),
    2024: Year(2034, leavers=447, to_paid_work=153, from_paid_work=155),
    2025: Year(2147, leavers=441, to_paid_work=152, from_paid_work=155),
}
ENTRANTS_FIRST_YEAR = 380

#: How often a column stays empty, in percent, by how much care an initiative takes over it.
GAPS: dict[str, dict[str, int]] = {
    "goed": {
        "woonplaats_nis": 0,
        "geboortejaar": 0,
        "geslacht": 0,
        "leefsituatie": 2,
        "hoofdinkomen": 1,
        "hoofdproblematiek": 3,
        "onderwijsniveau": 3,
        "werkverleden": 5,
        "doorverwijzer": 1,
        "uren_per_week": 1,
        "vergoeding_per_uur": 1,
        "trede_voor": 2,
        "trede_na": 2,
        "reden_stopzetting": 1,
    },
    "gewoon": {
        "woonplaats_nis": 1,
        "geboortejaar": 1,
        "geslacht": 1,
        "leefsituatie": 9,
        "hoofdinkomen": 6,
        "hoofdproblematiek": 14,
        "onderwijsniveau": 16,
        "werkverleden": 22,
        "doorverwijzer": 6,
        "uren_per_week": 8,
        "vergoeding_per_uur": 6,
        "trede_voor": 9,
        "trede_na": 8,
        "reden_stopzetting": 7,
    },
    "zwak": {
        "woonplaats_nis": 4,
        "geboortejaar": 3,
        "geslacht": 2,
        "leefsituatie": 30,
        "hoofdinkomen": 20,
        "hoofdproblematiek": 60,
        "onderwijsniveau": 45,
        "werkverleden": 60,
        "doorverwijzer": 18,
        "uren_per_week": 25,
        "vergoeding_per_uur": 22,
        "trede_voor": 22,
        "trede_na": 18,
        "reden_stopzetting": 20,
    },
}
GAPS["geen-uren"] = GAPS["gewoon"] | {"uren_per_week": 100}


def entrants(year: int) -> int:
    """How many persons start their first stay in ``year``."""
    if year - 1 not in YEARS:
        return ENTRANTS_FIRST_YEAR
    before = YEARS[year - 1]
    return YEARS[year].participants - before.participants + before.leavers


@dataclass(frozen=True)
class Place:
    """A municipality where people live: its code, centre point and residents in 2020."""

    nis: str
    lat: float
    lon: float
    residents: int
    regio: str  # empty outside the province


#: Where the few participants from outside the province live.
OUTSIDE = (
    Place("44021", 51.0536, 3.7253, 263_000, ""),  # Gent
    Place("44083", 50.9825, 3.5272, 43_000, ""),  # Deinze
    Place("44084", 51.0847, 3.4469, 29_000, ""),  # Aalter
    Place("43005", 51.1872, 3.5567, 21_000, ""),  # Eeklo
    Place("45035", 50.8442, 3.6044, 32_000, ""),  # Oudenaarde
    Place("57096", 50.7428, 3.2064, 59_000, ""),  # Moeskroen
    Place("57097", 50.7725, 3.0000, 18_000, ""),  # Komen-Waasten
)


@cache
def places() -> dict[str, Place]:
    """The municipalities of the province by NIS code, followed by :data:`OUTSIDE`."""
    with (DATA / "reference" / "gemeenten.csv").open(encoding="utf-8", newline="") as file:
        inside = [
            Place(
                row["nis"],
                float(row["lat"]),
                float(row["lon"]),
                int(row["inwoners_2020"]),
                row["referentieregio_code"],
            )
            for row in csv.DictReader(file)
        ]
    return {place.nis: place for place in (*inside, *OUTSIDE)}


@cache
def before_merger() -> dict[str, dict[str, int]]:
    """For a merged municipality: the codes of its parts before 2025, with their residents."""
    parts: dict[str, dict[str, int]] = {}
    with (DATA / "reference" / "fusies.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            parts.setdefault(row["nieuw_nis"], {})[row["oud_nis"]] = int(row["inwoners_2020"])
    return parts


@dataclass(frozen=True)
class Initiative:
    """An invented initiative.

    ``nis``: as it registered, so possibly a code from before a merger. ``size``: participants in
    2021, or in its heyday when it did not run then. ``care``: how completely it registers, a key
    of :data:`GAPS`. ``handed_in_until``: the last day that its registrations run to, when it
    has not handed in the rest.
    """

    name: str
    organisation: str
    sector: str
    nis: str
    postcode: str
    size: int
    start: date
    activities: tuple[str, ...]
    form: str
    care: str
    capacity: int | None
    end: date | None = None
    member: str = "ja"
    handed_in_until: date | None = None

    @property
    def last_day(self) -> date:
        """The last day on which a registered stay can run."""
        return min(self.end or LAST_DAY, self.handed_in_until or LAST_DAY)

    @property
    def number(self) -> int:
        """Its place in the list, from 1."""
        return INITIATIVES.index(self) + 1

    @property
    def identity(self) -> str:
        """Its ``initiatief_id``."""
        return f"AZ-{self.number:02d}"

    def closes_in(self, year: int) -> bool:
        """Whether its registrations stop in ``year``, before the end of the period."""
        return self.last_day.year == year and self.last_day != LAST_DAY

    def gap(self, column: str) -> int:
        """How often it leaves a column empty, in percent: some more, some less than usual."""
        usual = GAPS[self.care][column]
        return usual * (7 + self.number % 7) // 10 if usual < 100 else usual

    @property
    def home(self) -> Place:
        """The municipality as it is today."""
        for today, parts in before_merger().items():
            if self.nis in parts:
                return places()[today]
        return places()[self.nis]


def _initiatives() -> tuple[Initiative, ...]:
    """The initiatives of ``wereld.csv``, in its order: that of their numbers."""
    with (DATA / "demo" / "wereld.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Initiative(
                name=row["naam"],
                organisation=f"vzw {row['organisatie']} (verzonnen)",
                sector=row["sector"],
                nis=row["nis"],
                postcode=row["postcode"],
                size=int(row["omvang"]),
                start=date.fromisoformat(row["startdatum"]),
                activities=tuple(row["activiteiten"].split("|")),
                form=row["vorm"],
                care=row["zorg"],
                capacity=int(row["plaatsen"]) if row["plaatsen"] else None,
                end=_day(row["einddatum"]),
                member=row["stam_lid"],
                handed_in_until=_day(row["doorgegeven_tot"]),
            )
            for row in csv.DictReader(file)
        )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


INITIATIVES = _initiatives()
