"""Persons of one initiative who may be one: proposed, never taken together by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from arbeidszorg.registrations.intake.identifiers import bare, same

#: What must be the same, and what may be.
SAME = ["geboortejaar", "geslacht", "woonplaats_nis"]
ALIKE = ["onderwijsniveau", "werkverleden", "hoofdproblematiek", "leefsituatie", "hoofdinkomen"]
#: How many of the second must be the same, and none of the first two of them may differ.
LEAST_ALIKE = 4
#: Days between the end of one and the start of the other, at most.
MOST_DAYS = 400
#: Persons with the same of the first that are looked at beside each other.
MOST_BESIDE = 30


@dataclass(frozen=True)
class Pair:
    """Two codes of persons that may be one person: ``rows`` are positions in the frame, of the last
    stay of the first and the first stay of the second; ``alike``: columns that say the same;
    ``nearly``: the codes themselves hardly differ."""

    initiative: str
    first: str
    second: str
    rows: tuple[int, int]
    alike: tuple[str, ...]
    nearly: bool


def pairs(stays: pd.DataFrame) -> tuple[Pair, ...]:
    """Those in typed stays, initiative by initiative."""
    known = stays[[*SAME, "medewerker_id", "initiatief_id", "startdatum"]].notna().all(axis=1)
    own = stays[known].reset_index(names="position")
    keys = ["initiatief_id", *SAME]
    many = own.groupby(keys, observed=True)["medewerker_id"].transform("nunique")
    own = own[many > 1].sort_values("startdatum", kind="stable")
    found: list[Pair] = []
    for key, group in own.groupby(keys, observed=True, sort=True):
        found += _beside(str(key[0]), group)
    return tuple(found)


def _beside(initiative: str, group: pd.DataFrame) -> Iterator[Pair]:
    persons = [(str(code), rows) for code, rows in group.groupby("medewerker_id", observed=True)]
    persons = persons[:MOST_BESIDE]
    for (one, a), (other, b) in combinations(persons, 2):
        if b["startdatum"].min() < a["startdatum"].min():
            one, a, other, b = other, b, one, a
        pair = _pair(initiative, one, a, other, b)
        if pair:
            yield pair


def _pair(initiative: str, one: str, a: pd.DataFrame, other: str, b: pd.DataFrame) -> Pair | None:
    last, first = a.iloc[-1], b.iloc[0]
    nearly = bare(same(one)) == bare(same(other))
    alike = tuple(n for n in ALIKE if pd.notna(last[n]) and last[n] == first[n])
    ended = a["einddatum"].max() if a["einddatum"].notna().all() else None
    if not nearly:
        if ended is None or not 0 <= (first["startdatum"] - ended).days <= MOST_DAYS:
            return None
        steady = all(name in alike for name in ALIKE[:2])
        if len(alike) < LEAST_ALIKE or not steady:
            return None
    rows = (int(last["position"]), int(first["position"]))
    return Pair(initiative, one, other, rows, alike, bool(np.bool_(nearly)))
