"""What the initiatives cost and bring in: the rows of ``kosten_opbrengsten``."""

from __future__ import annotations

from collections import Counter
from datetime import date

from arbeidszorg.registrations.demo.careers import Person
from arbeidszorg.registrations.demo.chance import Chance
from arbeidszorg.registrations.demo.world import INITIATIVES, YEARS, Initiative

#: Euro per participant in 2021: subsidies are around the published 1.741.
SUBSIDIES = {"MB": 1650, "GGZ": 1800, "AW": 1780, "VAPH": 2050}
TURNOVER = {"MB": 900, "GGZ": 240, "AW": 420, "VAPH": 310}
OTHER_INCOME = {"MB": 90, "GGZ": 160, "AW": 190, "VAPH": 140}
STAFF = {"MB": 1750, "GGZ": 1640, "AW": 1690, "VAPH": 1830}
RUNNING = {"MB": 480, "GGZ": 330, "AW": 430, "VAPH": 360}
BUILDINGS = {"MB": 300, "GGZ": 190, "AW": 210, "VAPH": 230}
#: The price level in percent of 2021.
PRICES = {
    2017: 93,
    2018: 95,
    2019: 96,
    2020: 97,
    2021: 100,
    2022: 108,
    2023: 113,
    2024: 117,
    2025: 120,
}
#: Turnover fell in the year of the lockdowns.
LOCKDOWN = 2020

Row = dict[str, str]


def rows(people: list[Person], seed: int) -> list[Row]:
    """One row per initiative per year, for those that handed in their accounts."""
    chance, participants = Chance(seed), _participants(people)
    years = []
    for initiative in INITIATIVES:
        never = initiative.care == "zwak" and initiative.size < 20
        habits = [chance.whole(85, 115) for _ in range(6)]  # each initiative has its own mix
        for year in YEARS:
            count = participants[initiative.identity, year]
            if not count or never or chance.happens(25 if initiative.care == "zwak" else 8):
                continue
            years.append(
                {"initiatief_id": initiative.identity, "jaar": str(year)}
                | _amounts(chance, initiative, year, count, habits)
            )
    return years


def _amounts(
    chance: Chance, initiative: Initiative, year: int, count: int, habits: list[int]
) -> Row:
    per_person = {
        "personeelskosten": STAFF,
        "werkingskosten": RUNNING,
        "infrastructuurkosten": BUILDINGS,
        "subsidies": SUBSIDIES,
        "omzet": TURNOVER,
        "andere_opbrengsten": OTHER_INCOME,
    }
    row = {}
    for (column, by_sector), habit in zip(per_person.items(), habits, strict=True):
        percent = PRICES[year] * habit * chance.whole(94, 106) // 10_000
        if column == "omzet" and year == LOCKDOWN:
            percent = percent * 68 // 100
        row[column] = str(by_sector[initiative.sector] * count * percent // 100)
    if chance.happens(12):
        row["infrastructuurkosten"] = ""
    if chance.happens(18):
        row["andere_opbrengsten"] = ""
    return row


def _participants(people: list[Person]) -> Counter[tuple[str, int]]:
    """How many people had a stay that overlaps a year, by initiative and year."""
    counts: Counter[tuple[str, int]] = Counter()
    for person in people:
        counts.update(
            {
                (stay.initiative.identity, year)
                for stay in (*person.stays, *person.beside)
                for year in YEARS
                if stay.start <= date(year, 12, 31)
                and (stay.end is None or stay.end >= date(year, 1, 1))
            }
        )
    return counts
