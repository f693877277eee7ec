"""What an initiative hands in, in numbers that people know: per year, full and unprotected. They
are shown to the initiative itself and to who accepts them, never to the public."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from arbeidszorg.handing.arrays import FOREVER, codes, days, numbers

#: Years before the last of which nothing is counted.
MOST_YEARS = 70


@dataclass(frozen=True)
class Tally:
    """Of one initiative and calendar year: ``persons`` who were there on some day, ``stays`` that
    ran, of which so many ``began`` and ``ended``; ``hours`` a week of those that ran on its last
    day."""

    initiative: str
    year: int
    persons: int
    stays: int
    began: int
    ended: int
    hours: float


def tallies(stays: pd.DataFrame, last: int | None = None) -> tuple[Tally, ...]:
    """The tallies of typed stays, by initiative and year, until the year ``last`` (when left out,
    the last in which a stay begins or ends). Years without a stay have none."""
    known = stays[["initiatief_id", "medewerker_id", "startdatum"]].notna().all(axis="columns")
    stays = stays[known]
    if not len(stays):
        return ()
    start, end = days(stays, "startdatum"), days(stays, "einddatum")
    which, names = pd.factorize(stays["initiatief_id"].astype(object), sort=True)
    who, hours = codes(stays, "medewerker_id"), np.nan_to_num(numbers(stays, "uren_per_week"))
    begun = stays["startdatum"].dt.year.to_numpy("int64")
    ends = stays["einddatum"].dt.year.fillna(0).to_numpy("int64")
    if last is None:
        last = int(max(begun.max(), ends.max()))
    found: list[Tally] = []
    for year in range(max(int(begun.min()), last - MOST_YEARS), last + 1):
        first_day, last_day = _day(year, 1, 1), _day(year, 12, 31)
        runs = (start <= last_day) & (end >= first_day)
        pairs = np.unique(which[runs] * (who.max() + 1) + who[runs])
        persons = np.bincount(pairs // (who.max() + 1), minlength=len(names))
        at_end = runs & (end >= last_day)
        count = {
            "stays": np.bincount(which[runs], minlength=len(names)),
            "began": np.bincount(which[begun == year], minlength=len(names)),
            "ended": np.bincount(which[(ends == year) & (end != FOREVER)], minlength=len(names)),
            "hours": np.bincount(which[at_end], hours[at_end], len(names)),
        }
        for place in np.flatnonzero(count["stays"]):
            own = {name: counts[place].item() for name, counts in count.items()}
            found.append(Tally(str(names[int(place)]), year, int(persons[place]), **own))
    return tuple(sorted(found, key=lambda each: (each.initiative, each.year)))


def _day(year: int, month: int, day: int) -> int:
    return int(np.datetime64(f"{year:04}-{month:02}-{day:02}", "D").astype(np.int64))
