"""The residents that somebody handed in: towns of before a merger are added up, and a year counts
when every municipality is in it."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from arbeidszorg.places.residents import Residents
from arbeidszorg.registrations.intake.faults import Fault, fault
from arbeidszorg.registrations.intake.places import Municipalities
from arbeidszorg.texts import t, tn

#: Municipalities that are named of those that a year lacks.
MOST_NAMED = 5


def residents(
    file: str, frame: pd.DataFrame, areas: Municipalities
) -> tuple[Residents, list[Fault], list[str]]:
    """The residents of a checked frame, with what is wrong and what must be known."""
    years: dict[int, dict[str, int]] = {}
    notices: dict[str, None] = {}
    for year, rows in frame.groupby("jaar", sort=True):
        given = dict(zip(rows["nis"].astype(str), rows["inwoners"].astype(int), strict=True))
        towns, double = _today(given, areas)
        for name in double:
            notices[t("intake.notice.residents_double", file=file, town=name)] = None
        missing = [name for code, name in areas.names.items() if code not in towns]
        if missing:
            names = ", ".join(missing[:MOST_NAMED])
            more = len(missing) - MOST_NAMED
            names += f" {tn('intake.notice.residents_more', more)}" if more > 0 else ""
            words = {"file": file, "year": year, "names": names}
            notices[tn("intake.notice.residents_gap", len(missing), **words)] = None
        else:
            years[int(str(year))] = towns
    faults = [] if years else [fault(file, "no_whole_year", column="jaar", count=len(areas.names))]
    return Residents(years), faults, [*notices, *(_used(file, years) if years else ())]


def _used(file: str, years: dict[int, dict[str, int]]) -> Iterator[str]:
    yield t("intake.notice.residents_used", file=file, years=", ".join(map(str, years)))


def _today(given: dict[str, int], areas: Municipalities) -> tuple[dict[str, int], list[str]]:
    """The numbers of the municipalities as they are today, and the names of those that were given
    both as they are and as they were: then the first counts. A town of which a part is missing is
    missing."""
    mergers = {old: new for old, new in areas.current.items() if old not in areas.names}
    towns = {code: number for code, number in given.items() if code not in mergers}
    double = []
    for now in dict.fromkeys(mergers.values()):
        parts = [old for old, new in mergers.items() if new == now]
        if now in towns:
            double += [areas.names[now]] if any(part in given for part in parts) else []
        elif all(part in given for part in parts):
            towns[now] = sum(given[part] for part in parts)
    return towns, double
