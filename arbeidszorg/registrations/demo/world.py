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


def _initiative(
    name: str,
    organisation: str,
    sector: str,
    where: str,
    size: int,
    start: str,
    activities: str,
    form: str,
    care: str,
    capacity: int | None,
    *,
    end: str = "",
    member: str = "ja",
    handed_in_until: str = "",
) -> Initiative:
    nis, postcode = where.split("/")
    return Initiative(
        name,
        f"vzw {organisation} (verzonnen)",
        sector,
        nis,
        postcode,
        size,
        date.fromisoformat(start),
        tuple(activities.split()),
        form,
        care,
        capacity,
        date.fromisoformat(end) if end else None,
        member,
        date.fromisoformat(handed_in_until) if handed_in_until else None,
    )


INITIATIVES: tuple[Initiative, ...] = (
    # Regio Brugge
    _initiative(
        "Atelier Wulpennest",
        "Wulpennest",
        "MB",
        "31005/8000",
        190,
        "2002-09-01",
        "semi-industrieel verpakking mailing",
        "ama-sociale-economie",
        "goed",
        170,
    ),
    _initiative(
        "De Zilveren Schroef",
        "Lisdoddelicht",
        "GGZ",
        "31005/8200",
        72,
        "2005-03-15",
        "semi-industrieel houtbewerking keuken",
        "ama-welzijn",
        "gewoon",
        60,
    ),
    _initiative(
        "Keukenhuis Lepelkruid",
        "Lepelkruid en Lat",
        "AW",
        "31005/8310",
        60,
        "2008-01-07",
        "keuken verpakking andere",
        "ama-welzijn",
        "zwak",
        45,
    ),
    _initiative(
        "Houtplaats Blauwe Beitel",
        "Wulpennest",
        "MB",
        "31022/8020",
        56,
        "2006-10-01",
        "houtbewerking semi-industrieel",
        "ama-sociale-economie",
        "goed",
        50,
    ),
    _initiative(
        "Tuinwerk Pimpernelwei",
        "Pimpernelwei",
        "VAPH",
        "31033/8820",
        46,
        "2004-05-01",
        "groendienst andere",
        "begeleid-werken",
        "gewoon",
        40,
    ),
    _initiative(
        "De Rode Kruiwagen",
        "Kievitspoor",
        "AW",
        "31043/8300",
        22,
        "2012-02-01",
        "groendienst keuken",
        "ama-welzijn",
        "gewoon",
        20,
    ),
    _initiative(
        "Werkhuis Heidezwaluw",
        "Lisdoddelicht",
        "GGZ",
        "31003/8730",
        50,
        "2003-01-01",
        "houtbewerking groendienst keuken",
        "ama-welzijn",
        "goed",
        45,
    ),
    _initiative(
        "Hoeve Krakeend",
        "Krakeend en Klaver",
        "VAPH",
        "31006/8340",
        6,
        "2018-04-01",
        "groendienst andere",
        "zorgboerderij",
        "goed",
        6,
        member="nee",
    ),
    # Westhoek
    _initiative(
        "Werkplaats Klinkhamer",
        "Klinkhamer en Hop",
        "MB",
        "33011/8900",
        108,
        "2002-04-01",
        "semi-industrieel verpakking houtbewerking",
        "ama-sociale-economie",
        "gewoon",
        95,
    ),
    _initiative(
        "De Stille Schaaf",
        "Ganzerikhof",
        "GGZ",
        "33011/8900",
        41,
        "2007-09-03",
        "houtbewerking mailing",
        "ama-welzijn",
        "zwak",
        35,
    ),
    _initiative(
        "Hopstaak en Lavendel",
        "Klinkhamer en Hop",
        "VAPH",
        "33021/8970",
        38,
        "2009-01-05",
        "groendienst keuken verpakking",
        "begeleid-werken",
        "goed",
        30,
    ),
    _initiative(
        "Soepatelier Watervioolblad",
        "Vioolblad",
        "AW",
        "32003/8600",
        34,
        "2010-11-15",
        "keuken andere",
        "ama-welzijn",
        "gewoon",
        30,
    ),
    _initiative(
        "Pakhuis Scholekster",
        "Scholekster en Steen",
        "MB",
        "38025/8630",
        46,
        "2005-06-01",
        "verpakking mailing semi-industrieel",
        "ama-sociale-economie",
        "gewoon",
        40,
    ),
    _initiative(
        "Duinroosatelier",
        "Ganzerikhof",
        "GGZ",
        "38025/8630",
        24,
        "2013-09-02",
        "keuken houtbewerking",
        "ama-welzijn",
        "gewoon",
        20,
        end="2019-06-30",
    ),
    _initiative(
        "De Gele Gieter",
        "Strandkrab en Spade",
        "VAPH",
        "38014/8670",
        14,
        "2011-03-01",
        "groendienst",
        "begeleid-werken",
        "zwak",
        12,
        member="nee",
    ),
    _initiative(
        "Hoeve Zevenknoop",
        "Zevenknoop",
        "VAPH",
        "33039/8950",
        4,
        "2016-03-01",
        "groendienst andere",
        "zorgboerderij",
        "goed",
        4,
        member="nee",
    ),
    _initiative(
        "Het Vlierbessenhuis",
        "Vlierbessenhuis",
        "AW",
        "32030/8647",
        5,
        "2015-05-04",
        "keuken andere",
        "ama-welzijn",
        "zwak",
        None,
        handed_in_until="2024-12-31",
    ),
    # Zuid-West-Vlaanderen
    _initiative(
        "Werkhal Vlasvink",
        "Vlasvink",
        "MB",
        "34022/8500",
        196,
        "2002-01-02",
        "semi-industrieel verpakking mailing houtbewerking",
        "ama-sociale-economie",
        "gewoon",
        180,
    ),
    _initiative(
        "Atelier Kantklosje",
        "Meerkoetlaan",
        "GGZ",
        "34022/8500",
        63,
        "2006-02-01",
        "semi-industrieel mailing keuken",
        "ama-welzijn",
        "goed",
        55,
    ),
    _initiative(
        "De Koperen Pollepel",
        "Pollepel en Peper",
        "AW",
        "34022/8510",
        76,
        "2004-09-01",
        "keuken houtbewerking andere",
        "ama-welzijn",
        "geen-uren",
        60,
    ),
    _initiative(
        "Monteerhuis Distelklos",
        "Vlasvink",
        "MB",
        "34040/8790",
        62,
        "2008-03-03",
        "semi-industrieel verpakking",
        "ama-sociale-economie",
        "goed",
        55,
    ),
    _initiative(
        "De Trage Draaibank",
        "Meerkoetlaan",
        "GGZ",
        "34027/8930",
        58,
        "2005-01-10",
        "houtbewerking semi-industrieel",
        "ama-welzijn",
        "gewoon",
        50,
    ),
    _initiative(
        "Tabaksblad en Twijn",
        "Twijnpad",
        "MB",
        "33029/8940",
        30,
        "2014-01-06",
        "verpakking semi-industrieel",
        "ama-sociale-economie",
        "gewoon",
        25,
    ),
    _initiative(
        "Groenploeg Winterspreeuw",
        "Winterspreeuw",
        "VAPH",
        "34013/8530",
        43,
        "2007-04-02",
        "groendienst verpakking",
        "begeleid-werken",
        "gewoon",
        40,
    ),
    _initiative(
        "Het Schelde-eitje",
        "Pollepel en Peper",
        "AW",
        "34003/8580",
        16,
        "2019-09-02",
        "keuken groendienst",
        "andere",
        "gewoon",
        8,
    ),
    # Middenkust
    _initiative(
        "Loods Zilte Zaag",
        "Zeekraal en Zaag",
        "MB",
        "35013/8400",
        165,
        "2003-03-03",
        "semi-industrieel houtbewerking verpakking",
        "ama-sociale-economie",
        "gewoon",
        155,
    ),
    _initiative(
        "Atelier Strandspoel",
        "Strandspoel",
        "GGZ",
        "35013/8400",
        45,
        "2009-10-01",
        "mailing keuken houtbewerking",
        "ama-welzijn",
        "goed",
        40,
    ),
    _initiative(
        "De Blauwe Theemuts",
        "Theemuts en Touw",
        "AW",
        "35013/8400",
        54,
        "2006-05-02",
        "keuken verpakking andere",
        "ama-welzijn",
        "zwak",
        45,
    ),
    _initiative(
        "Pakhuis Polderuil",
        "Zeekraal en Zaag",
        "MB",
        "35005/8470",
        28,
        "2019-02-04",
        "verpakking mailing",
        "ama-sociale-economie",
        "goed",
        30,
    ),
    _initiative(
        "Hoeve Pieperzaad",
        "Pieperzaad",
        "VAPH",
        "35006/8480",
        17,
        "2014-09-01",
        "groendienst andere",
        "zorgboerderij",
        "gewoon",
        None,
        member="nee",
    ),
    # Midwest
    _initiative(
        "Werkhuis Weversknoop",
        "Weversknoop",
        "MB",
        "36015/8800",
        124,
        "2002-11-04",
        "semi-industrieel verpakking houtbewerking",
        "ama-sociale-economie",
        "goed",
        110,
    ),
    _initiative(
        "De Linnen Lus",
        "Spreeuwenhof",
        "GGZ",
        "36015/8800",
        37,
        "2008-09-01",
        "mailing semi-industrieel",
        "ama-welzijn",
        "gewoon",
        30,
    ),
    _initiative(
        "Eethuis Radijsloof",
        "Radijsloof",
        "AW",
        "36015/8800",
        19,
        "2011-01-10",
        "keuken",
        "ama-welzijn",
        "zwak",
        15,
        end="2022-12-31",
        member="nee",
    ),
    _initiative(
        "Borstelmakerij Boomborstel",
        "Boomborstel",
        "VAPH",
        "36008/8870",
        40,
        "2005-09-05",
        "semi-industrieel andere",
        "begeleid-werken",
        "gewoon",
        35,
    ),
    _initiative(
        "Fietsplaats Spaakvogel",
        "Egelspoor",
        "MB",
        "36008/8870",
        28,
        "2023-04-03",
        "semi-industrieel andere",
        "ama-sociale-economie",
        "goed",
        25,
    ),
    _initiative(
        "De Nijvere Egel",
        "Egelspoor",
        "MB",
        "37015/8700",
        52,
        "2010-03-01",
        "groendienst semi-industrieel verpakking",
        "ama-sociale-economie",
        "gewoon",
        45,
    ),
    _initiative(
        "Atelier Kwikkram",
        "Spreeuwenhof",
        "GGZ",
        "37011/8740",
        30,
        "2021-09-01",
        "groendienst houtbewerking keuken",
        "ama-welzijn",
        "goed",
        None,
    ),
)
