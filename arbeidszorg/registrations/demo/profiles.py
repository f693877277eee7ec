"""Who the people are, and what is noted about them: the rows of ``registraties``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from arbeidszorg.registrations.demo.careers import Person, Stay
from arbeidszorg.registrations.demo.chance import Chance
from arbeidszorg.registrations.demo.world import Initiative, before_merger
from arbeidszorg.registrations.model import ACTIVITIES, CODES, REGISTRATIONS

Row = dict[str, str]

MERGERS = date(2025, 1, 1)
#: Weights by sector, in the order of the code lists of the data contract.
PROBLEMS = {
    "MB": (20, 16, 20, 12, 26, 6),
    "GGZ": (4, 3, 28, 60, 3, 2),
    "AW": (11, 9, 24, 11, 40, 5),
    "VAPH": (12, 66, 6, 8, 3, 5),
}
REFERRERS = {
    "MB": (34, 24, 8, 4, 5, 10, 3, 3, 6, 3),
    "GGZ": (6, 4, 54, 2, 2, 9, 12, 0, 9, 2),
    "AW": (9, 40, 8, 2, 17, 7, 3, 1, 11, 2),
    "VAPH": (6, 4, 3, 44, 1, 4, 1, 16, 18, 3),
}
INCOMES = {
    "MB": (15, 4, 4, 22, 14, 36, 3, 2),
    "GGZ": (3, 1, 1, 8, 21, 62, 2, 2),
    "AW": (10, 3, 3, 38, 14, 27, 3, 2),
    "VAPH": (2, 2, 1, 3, 66, 21, 3, 2),
}
LIVING = {
    "MB": (42, 27, 14, 8, 4, 5),
    "GGZ": (44, 17, 10, 22, 5, 2),
    "AW": (50, 22, 7, 9, 4, 8),
    "VAPH": (11, 7, 38, 20, 22, 2),
}
EDUCATION = {
    "MB": (26, 36, 26, 4, 8),
    "GGZ": (12, 27, 37, 18, 6),
    "AW": (27, 35, 23, 6, 9),
    "VAPH": (42, 39, 12, 1, 6),
}
WORK_HISTORY = {
    "MB": (14, 18, 24, 15, 21, 8),
    "GGZ": (10, 14, 25, 18, 27, 6),
    "AW": (17, 20, 22, 12, 18, 11),
    "VAPH": (52, 18, 12, 5, 6, 7),
}
#: Deciles of the hours a week, in halves of an hour.
HALF_HOURS = {
    "MB": (12, 20, 26, 32, 38, 38, 40, 48, 56, 64, 76),
    "GGZ": (8, 8, 12, 14, 16, 20, 24, 26, 32, 38, 52),
    "AW": (8, 12, 16, 20, 24, 26, 30, 36, 40, 48, 64),
    "VAPH": (8, 8, 12, 14, 16, 20, 24, 30, 32, 40, 60),
}
FEES = ("0", "0.50", "1", "1", "1.25", "1.50", "2")
GENDERS = {"v": 39, "m": 60, "x": 1}


def rows(people: list[Person], seed: int) -> list[Row]:
    """One row per stay, numbered in order of start; a person is numbered on arrival."""
    chance = Chance(seed)
    stays = []
    for number, person in enumerate(people, start=1):
        steady = _steady(chance, person)
        for stay in (*person.stays, *person.beside):
            stays.append(
                {"medewerker_id": f"P-{number:05d}"} | _stay_row(chance, person, stay, steady)
            )
    stays.sort(key=lambda row: (row["startdatum"], row["medewerker_id"]))
    columns = [column.name for column in REGISTRATIONS]
    return [
        {name: ({"registratie_id": f"R-{number:06d}"} | row)[name] for name in columns}
        for number, row in enumerate(stays, start=1)
    ]


def _steady(chance: Chance, person: Person) -> Row:
    """What does not change from stay to stay."""
    first = person.stays[0]
    sector, age = first.initiative.sector, first.start.year - person.born
    worked = _weights("werkverleden", WORK_HISTORY[sector])
    if first.before in (5, 6):
        worked["nooit"] = 0
    if age < 35:
        worked["meer-dan-10-jaar"] = 0
    if age < 26:
        worked["5-tot-10-jaar"] = 0
    return {
        "geboortejaar": str(person.born),
        "geslacht": chance.weighted(GENDERS),
        "hoofdproblematiek": _draw(chance, "hoofdproblematiek", PROBLEMS[sector]),
        "onderwijsniveau": _draw(chance, "onderwijsniveau", EDUCATION[sector]),
        "werkverleden": chance.weighted(worked),
    }


def _stay_row(chance: Chance, person: Person, stay: Stay, steady: Mapping[str, str]) -> Row:
    initiative, sector = stay.initiative, stay.initiative.sector
    years = max(0, stay.start.year - 2016)
    age = stay.start.year - person.born
    incomes = _weights("hoofdinkomen", INCOMES[sector])
    incomes["riziv"] += years  # ever more people on sickness benefit
    incomes["beroepsinschakeling"] *= 4 if age < 26 else 0
    living = _weights("leefsituatie", LIVING[sector])
    living["bij-ouders-of-familie"] = living["bij-ouders-of-familie"] * (60 - min(age, 59)) // 20
    referrers = _weights("doorverwijzer", REFERRERS[sector])
    referrers["mutualiteit"] += years
    row = dict(steady) | {
        "woonplaats_nis": _residence(chance, stay),
        "leefsituatie": chance.weighted(living),
        "hoofdinkomen": chance.weighted(incomes),
        "doorverwijzer": chance.weighted(referrers),
        "uren_per_week": _halves(chance.along(HALF_HOURS[sector])),
        "vergoeding_per_uur": _fee(chance, initiative),
        "reden_stopzetting": stay.reason,
    }
    for column in row:
        if chance.happens(initiative.gap(column)):
            row[column] = ""
    return row | {
        "initiatief_id": initiative.identity,
        "startdatum": stay.start.isoformat(),
        "einddatum": stay.end.isoformat() if stay.end else "",
        "activiteiten": _activities(chance, initiative),
        "trede_voor": str(stay.before or ""),
        "trede_na": str(stay.after or ""),
    }


def _weights(column: str, weights: tuple[int, ...]) -> dict[str, int]:
    return dict(zip(CODES[column], weights, strict=True))


def _draw(chance: Chance, column: str, weights: tuple[int, ...]) -> str:
    return chance.weighted(_weights(column, weights))


def _residence(chance: Chance, stay: Stay) -> str:
    """The municipality's code as it was when the stay started."""
    parts = before_merger().get(stay.home.nis)
    return chance.weighted(parts) if parts and stay.start < MERGERS else stay.home.nis


def _halves(count: int) -> str:
    return f"{count // 2}.5" if count % 2 else str(count // 2)


def _fee(chance: Chance, initiative: Initiative) -> str:
    """What the initiative pays per hour: the same for nearly everyone there."""
    usual = FEES[initiative.number * 3 % len(FEES)]
    return usual if chance.happens(88) else chance.pick(FEES)


def _activities(chance: Chance, initiative: Initiative) -> str:
    """One activity of the initiative, sometimes two or three; rather those named first."""
    offered = list(initiative.activities)
    chosen = set()
    for _ in range(chance.weighted({1: 62, 2: 29, 3: 9})):
        if offered:
            last = len(offered) - 1
            chosen.add(offered.pop(min(chance.whole(0, last), chance.whole(0, last))))
    return "|".join(activity for activity in ACTIVITIES if activity in chosen)
