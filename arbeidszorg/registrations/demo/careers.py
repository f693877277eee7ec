"""Who was where, from when to when.

Year by year, people come, some move on to another initiative and some leave. The yearly totals of
``world.YEARS`` hold by construction: nobody is ever away for a whole calendar year, so the
participants of a year are those of the year before, less its leavers, plus the entrants.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from arbeidszorg.registrations.demo.chance import Chance
from arbeidszorg.registrations.demo.world import (
    FIRST_DAY,
    INITIATIVES,
    LAST_DAY,
    OUTSIDE,
    YEARS,
    Initiative,
    Place,
    Year,
    entrants,
    places,
)

#: Deciles of the age at the start, and the age by which everyone has left.
AGES = (18, 22, 26, 31, 36, 40, 44, 48, 52, 57, 63)
LAST_AGE = 67
#: Who is there on the first day started in one of these years.
EARLIER_STARTS = {2009: 5, 2010: 6, 2011: 7, 2012: 9, 2013: 11, 2014: 14, 2015: 19, 2016: 29}
#: How readily people leave, after so many years and by sector: many soon, some never.
LEAVING_BY_TENURE = (34, 30, 22, 16, 13, 10)
LEAVING_BY_SECTOR = {"MB": 12, "AW": 11, "GGZ": 9, "VAPH": 6}
#: How readily they go to, or come from, paid work (rungs 5 and 6 of the ladder).
TO_PAID_WORK = {"MB": 9, "AW": 6, "GGZ": 4, "VAPH": 3}
FROM_PAID_WORK = {"MB": 8, "AW": 5, "GGZ": 7, "VAPH": 3}
PAID_RUNGS = {5: 58, 6: 42}
RUNGS_BEFORE = {1: 10, 2: 52, 3: 14, 4: 24}
REASONS = {
    "opleiding-of-traject": 18,
    "gezondheid": 30,
    "eigen-vraag": 24,
    "verhuis": 8,
    "ander-initiatief": 6,
    "andere": 14,
}
RUNGS_AFTER = {
    "betaald-werk": PAID_RUNGS,
    "opleiding-of-traject": {4: 1},
    "ander-initiatief": {3: 1},
    "gezondheid": {1: 34, 2: 66},
    "verhuis": {2: 50, 3: 50},
    "eigen-vraag": {1: 15, 2: 65, 3: 20},
    "andere": {1: 20, 2: 50, 3: 20, 4: 10},
}
REASONS_FOR_A_BREAK = {
    "gezondheid": 40,
    "betaald-werk": 20,
    "opleiding-of-traject": 20,
    "eigen-vraag": 20,
}
MONTHS = (10, 8, 8, 7, 7, 6, 4, 5, 15, 12, 9, 6)
MONTHS_2020 = (12, 10, 4, 1, 1, 3, 4, 5, 16, 9, 5, 5)


@dataclass
class Stay:
    """One stay at an initiative. ``before``/``after``: rung of the ladder, None when not noted."""

    initiative: Initiative
    start: date
    home: Place
    before: int | None = None
    end: date | None = None
    after: int | None = None
    reason: str = ""


@dataclass
class Person:
    """A participant; ``stays`` follow one another, ``beside`` lies within their span."""

    born: int
    stays: list[Stay]
    beside: list[Stay] = field(default_factory=list)

    @property
    def now(self) -> Stay:
        """The stay they are in, or had last."""
        return self.stays[-1]


def simulate(seed: int) -> list[Person]:
    """Everybody with a stay between ``FIRST_DAY`` and ``LAST_DAY``, in order of arrival."""
    chance = Chance(seed)
    everybody: list[Person] = []
    active: list[Person] = []
    for year, plan in YEARS.items():
        if not active:
            earlier = plan.participants - entrants(year)
            active += _arrive(chance, [chance.weighted(EARLIER_STARTS) for _ in range(earlier)])
            _note_origin(chance, active, len(active) // 4)
            everybody += active
        newcomers = _arrive(chance, [year] * entrants(year), _room(chance, year, active))
        _note_origin(chance, newcomers, plan.from_paid_work)
        everybody += newcomers
        active += newcomers
        leavers = _leavers(chance, year, plan, active)
        _leave(chance, year, plan, leavers)
        gone = {id(person) for person in leavers}
        active = [person for person in active if id(person) not in gone]
        for person in active:
            _move_on(chance, year, person)
    for person in everybody:
        _add_beside(chance, person)
    return everybody


# Coming


def _running(day: date) -> list[Initiative]:
    """Initiatives where a stay can start on ``day``: open, and not about to close that year."""
    return [
        initiative
        for initiative in INITIATIVES
        if initiative.start <= day <= initiative.last_day and not initiative.closes_in(day.year)
    ]


def _room(chance: Chance, year: int, active: list[Person]) -> dict[Initiative, int]:
    """How many people each initiative lacks in ``year`` to reach its size, give or take."""
    running = _running(date(year, 11, 30))
    size = {
        initiative: initiative.size // (2 if initiative.start.year == year else 1)
        for initiative in running
    }
    there = Counter(person.now.initiative for person in active)
    total = sum(size.values())
    return {
        initiative: max(
            1,
            (size[initiative] * YEARS[year].participants // total - there[initiative])
            * chance.whole(9, 11),
        )
        for initiative in running
    }


def _arrive(
    chance: Chance, years: list[int], room: dict[Initiative, int] | None = None
) -> list[Person]:
    """New people, one for each of ``years``, who start in that year."""
    people = []
    for year in sorted(years):
        sizes = room or {place: place.size for place in _running(date(year, 11, 30))}
        initiative = chance.weighted(sizes)
        start = _start_day(chance, max(initiative.start, date(year, 1, 1)), date(year, 12, 31))
        stay = Stay(initiative, start, _home_near(chance, initiative.home))
        people.append(Person(year - chance.along(AGES), [stay]))
    return sorted(people, key=lambda person: person.now.start)


def _note_origin(chance: Chance, people: list[Person], from_paid_work: int) -> None:
    """Note where people stood before; exactly so many of them in paid work."""
    noted = [
        index
        for index, person in enumerate(people)
        if not _left_out(chance, person.now.initiative, "trede_voor")
    ]
    weights = {index: FROM_PAID_WORK[people[index].now.initiative.sector] for index in noted}
    for index in noted:
        people[index].now.before = chance.weighted(RUNGS_BEFORE)
    for index in chance.sample(weights, from_paid_work):
        people[index].now.before = chance.weighted(PAID_RUNGS)


# Leaving


def _leavers(chance: Chance, year: int, plan: Year, active: list[Person]) -> list[Person]:
    """Exactly ``plan.leavers`` people: who must go, and others by sector and time spent."""
    must = []
    may: dict[int, int] = {}
    for index, person in enumerate(active):
        stay = person.now
        closes = stay.initiative.closes_in(year)
        if year - person.born >= LAST_AGE or (
            closes and (stay.initiative.handed_in_until is not None or chance.happens(45))
        ):
            must.append(person)
        elif stay.start <= date(year, 11, 30) and not closes:
            tenure = min(year - person.stays[0].start.year, len(LEAVING_BY_TENURE) - 1)
            may[index] = LEAVING_BY_TENURE[tenure] * LEAVING_BY_SECTOR[stay.initiative.sector]
    return must + [active[index] for index in chance.sample(may, plan.leavers - len(must))]


def _leave(chance: Chance, year: int, plan: Year, leavers: list[Person]) -> None:
    """End the stays of ``leavers``; exactly ``plan.to_paid_work`` of them are noted as such."""
    weights = {
        index: 1 if year - person.born >= 60 else TO_PAID_WORK[person.now.initiative.sector]
        for index, person in enumerate(leavers)
        if not _left_out(chance, person.now.initiative, "trede_na")
    }
    to_paid_work = set(chance.sample(weights, plan.to_paid_work))
    for index, person in enumerate(leavers):
        stay = person.now
        low = max(date(year, 1, 1), stay.start + timedelta(20))
        stay.end = _end_day(chance, low, min(date(year, 12, 31), stay.initiative.last_day))
        stay.reason = "betaald-werk" if index in to_paid_work else chance.weighted(REASONS)
        if index in weights:
            stay.after = chance.weighted(RUNGS_AFTER[stay.reason])


# Moving on


def _move_on(chance: Chance, year: int, person: Person) -> None:
    """Some people go on elsewhere at once, or come back after a break of some months."""
    stay = person.now
    closes = stay.initiative.closes_in(year)
    if stay.start > date(year, 10, 31) or not (closes or chance.happens(4.5)):
        return
    low = max(date(year, 1, 1), stay.start + timedelta(30))
    end = _end_day(chance, low, min(date(year, 12, 30), stay.initiative.last_day))
    start = end + timedelta(1)
    later = start + timedelta(chance.whole(20, 230))
    pause = not closes and later <= LAST_DAY and chance.happens(40)
    if pause:
        start = later
        reason = chance.weighted(REASONS_FOR_A_BREAK)
    else:
        reason = "verhuis" if chance.happens(20) else "ander-initiatief"
    rung = 3 if reason == "ander-initiatief" else chance.weighted(RUNGS_AFTER[reason])
    stay.end, stay.reason = end, reason
    stay.after = None if _left_out(chance, stay.initiative, "trede_na") else rung
    home = stay.home
    if reason == "verhuis" or chance.happens(12):
        home = _home_near(chance, home)
    back = pause and chance.happens(50) and stay.initiative in _running(start)
    initiative = stay.initiative if back else _other_initiative(chance, person, home, start)
    before = None if _left_out(chance, initiative, "trede_voor") else rung
    person.stays.append(Stay(initiative, start, home, before))


def _add_beside(chance: Chance, person: Person) -> None:
    """Some people are at two initiatives at once for a while, within the span of their stays."""
    final = person.now.end
    low = max(FIRST_DAY, person.stays[0].start + timedelta(30))
    high = (final or LAST_DAY) - timedelta(10)
    if (high - low).days < 200 or not chance.happens(8):
        return
    start = chance.day(low, high - timedelta(90))
    home = [stay.home for stay in person.stays if stay.start <= start][-1]
    initiative = _other_initiative(chance, person, home, start)
    stay = Stay(initiative, start, home)
    if not _left_out(chance, initiative, "trede_voor"):
        stay.before = 3
    if final is not None or initiative.last_day != LAST_DAY or chance.happens(50):
        stay.end = min(chance.day(start + timedelta(60), high), initiative.last_day)
        stay.reason = chance.weighted({"eigen-vraag": 60, "gezondheid": 25, "andere": 15})
        if not _left_out(chance, initiative, "trede_na"):
            stay.after = 3
    person.beside.append(stay)


def _other_initiative(chance: Chance, person: Person, home: Place, day: date) -> Initiative:
    """An initiative near ``home`` where the person has not been, rather in the same sector."""
    been = [stay.initiative for stay in person.stays]
    near = {
        initiative: 1
        + initiative.size
        * 1000
        * (3 if initiative.sector == been[-1].sector else 1)
        // (25 + _distance(home, initiative.home))
        for initiative in _running(day)
        if initiative not in been
    }
    return chance.weighted(near)


# Where and when


def _distance(here: Place, there: Place) -> int:
    """The square of the distance, in square kilometres (a degree is 111 by 70 km here)."""
    north = (here.lat - there.lat) * 111
    east = (here.lon - there.lon) * 70
    return int(north * north + east * east)


@cache
def _homes(centre: Place) -> dict[Place, int]:
    """How likely people around ``centre`` live in each place: many in it, fewer further on."""
    return {
        place: place.residents
        * (100 if place not in OUTSIDE else 75)
        // (10 + _distance(centre, place))
        for place in places().values()
    }


def _home_near(chance: Chance, centre: Place) -> Place:
    return centre if chance.happens(20) and centre.regio else chance.weighted(_homes(centre))


def _start_day(chance: Chance, low: date, high: date) -> date:
    """A day to start: more in September than in July, hardly any in the spring of 2020."""
    months = dict(enumerate(MONTHS_2020 if low.year == 2020 else MONTHS, start=1))
    for _ in range(50):
        day = 1 if chance.happens(40) else chance.whole(1, 28)
        start = date(low.year, chance.weighted(months), day)
        if low <= start <= high:
            return start
    return chance.day(low, high)


def _end_day(chance: Chance, low: date, high: date) -> date:
    """A day to end, often the last of a month."""
    end = chance.day(low, high)
    month_end = (end.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
    return month_end if month_end <= high and chance.happens(45) else end


def _left_out(chance: Chance, initiative: Initiative, column: str) -> bool:
    """Whether an initiative leaves a column empty this time."""
    return chance.happens(initiative.gap(column))
