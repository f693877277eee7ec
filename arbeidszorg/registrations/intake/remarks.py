"""What can be read but hardly be true: said with counts, for somebody to look into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np
import pandas as pd

from arbeidszorg.registrations.initiatives import CanBe, anywhere, website
from arbeidszorg.texts import tn

#: Ages at the start of a stay, in whole years by calendar year, that nobody asks about.
YOUNGEST, OLDEST = 15, 80
#: Initiatives that a notice names, and letters of an id that it says.
MOST_NAMED, LONGEST = 3, 40
#: What makes two stays the same stay, whatever their code.
_STAY = ["medewerker_id", "initiatief_id", "startdatum"]
#: What is looked at of a stay.
COLUMNS = (*_STAY, "einddatum", "geboortejaar", "geslacht")


def of_registrations(
    file: str, stays: pd.DataFrame, initiatives: pd.DataFrame, today: date
) -> list[str]:
    """Notices about stays: ``stays`` and ``initiatives`` are the checked frames."""
    return said(file, counted(stays, initiatives, today))


def counted(stays: pd.DataFrame, initiatives: pd.DataFrame, today: date) -> dict[str, int]:
    """What is to be noticed about stays, by the key of its notice. Of parts by person it adds
    up."""
    return {
        **_running_time(stays, initiatives),
        "future_end": int((stays["einddatum"] > pd.Timestamp(today)).sum()),
        **_ages(stays),
        **_persons(stays),
        "same_stay": int(stays.duplicated([*_STAY, "einddatum"]).sum()),
        "overlap": _overlaps(stays),
    }


def of_initiatives(
    file: str, initiatives: pd.DataFrame, today: date, can_be: CanBe = anywhere
) -> list[str]:
    """Notices about initiatives that are still to begin, and about what visitors are told of them.
    ``can_be``: whether a spot can lie in a municipality."""
    rows, day = initiatives, pd.Timestamp(today)
    free, counted_on = rows["vrije_plaatsen"], rows["vrije_plaatsen_op"]
    spots = zip(rows["nis"], rows["lon"], rows["lat"], strict=True)
    known = rows["lon"].notna() & rows["lat"].notna()
    apart = np.array([not can_be(str(nis), (lon, lat)) for nis, lon, lat in spots], bool)
    wrong = {
        "future_initiative": rows["startdatum"] > day,
        "wrong_spot": known & apart,
        "wrong_website": rows["website"].notna() & rows["website"].map(website).isna(),
        "free_above_places": (free > rows["plaatsen"]).fillna(False),
        "free_without_day": free.notna() & counted_on.isna(),
        "free_future": counted_on > day,
        "checked_future": rows["gecontroleerd_op"] > day,
    }
    codes = {key: rows["initiatief_id"][holds.astype(bool)] for key, holds in wrong.items()}
    return [
        tn(f"intake.notice.{key}", len(which), file=file, which=named(which))
        for key, which in codes.items()
        if len(which)
    ]


def named(codes: Iterable[object]) -> str:
    """Which initiatives it is about: a few by name, and how many more."""
    every = [str(code)[:LONGEST] for code in codes]
    more = len(every) - MOST_NAMED
    names = ", ".join(every[:MOST_NAMED])
    return tn("intake.notice.more", more, names=names) if more > 0 else names


def of_costs(file: str, costs: pd.DataFrame, today: date) -> list[str]:
    """Notices about amounts of years that are still to come."""
    return said(file, {"future_costs": int((costs["jaar"] > today.year).sum())})


def said(file: str, counts: Mapping[str, int]) -> list[str]:
    """The notices of what was counted."""
    every = counts.items()
    return [tn(f"intake.notice.{key}", count, file=file) for key, count in every if count]


def _running_time(stays: pd.DataFrame, initiatives: pd.DataFrame) -> dict[str, int]:
    """Stays that start before their initiative does, or after it has ended."""
    runs = initiatives.drop_duplicates("initiatief_id").set_index("initiatief_id")
    initiative, starts = stays["initiatief_id"], stays["startdatum"]
    early = starts < initiative.map(runs["startdatum"]).astype("datetime64[s]")
    late = starts > initiative.map(runs["einddatum"]).astype("datetime64[s]")
    return {"before_initiative": int(early.sum()), "after_initiative": int(late.sum())}


def _ages(stays: pd.DataFrame) -> dict[str, int]:
    age = stays["startdatum"].dt.year - stays["geboortejaar"]
    return {"young": int((age < YOUNGEST).sum()), "old": int((age > OLDEST).sum())}


def _persons(stays: pd.DataFrame) -> dict[str, int]:
    """Persons who were born in several years or have several genders."""
    known = stays.groupby("medewerker_id", observed=True)
    return {
        "birth_years": int((known["geboortejaar"].nunique() > 1).sum()),
        "genders": int((known["geslacht"].nunique() > 1).sum()),
    }


def _overlaps(stays: pd.DataFrame) -> int:
    """Stays that begin while an earlier one of the same person at the same initiative runs; the
    same stay once more is no overlap."""
    periods = stays[[*_STAY, "einddatum"]].drop_duplicates()
    who, where = (periods[name].cat.codes.to_numpy() for name in _STAY[:2])
    start = periods["startdatum"].to_numpy("datetime64[s]").astype(np.int64)
    end = periods["einddatum"].fillna(pd.Timestamp.max.floor("s")).to_numpy("datetime64[s]")
    end = end.astype(np.int64)
    order = np.lexsort((end, start, where, who))
    who, where, start, end = who[order], where[order], start[order], end[order]
    # The latest end before each stay, of the same person at the same initiative: groups are lifted
    # above each other, so that a running maximum never looks back into another group.
    group = np.cumsum(np.concatenate([[0], (np.diff(who) != 0) | (np.diff(where) != 0)]))
    span = np.int64(1) << 36
    latest = np.maximum.accumulate(np.clip(end, -span, span) + group * (2 * span + 1))
    lifted = start + group * (2 * span + 1)
    return int((lifted[1:] < latest[:-1]).sum()) if len(start) else 0
