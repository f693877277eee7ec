"""Persons of one initiative who may be one: proposed, never taken together by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from arbeidszorg.registrations.intake.identifiers import bare, same

Array = npt.NDArray[Any]
#: What must be the same, and what may be.
SAME = ["geboortejaar", "geslacht", "woonplaats_nis"]
ALIKE = ["onderwijsniveau", "werkverleden", "hoofdproblematiek", "leefsituatie", "hoofdinkomen"]
#: How many of the second must be the same, and none of the first two of them may differ.
LEAST_ALIKE = 4
#: Days between the end of one and the start of the other, at most.
MOST_DAYS = 400
#: The end of a stay that runs.
RUNS = np.iinfo(np.int64).min
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
    return tuple(_found(_persons(own[many > 1], keys))) if len(own) else ()


@dataclass(frozen=True, eq=False)
class _Persons:
    """Those who have something in common with another, as arrays: ``group`` they are in, sorted;
    ``code`` of each; ``start`` of the first stay and ``end`` of the last (days, or :data:`RUNS`);
    ``first`` and ``last``: rows in the frame; ``says``: codes of :data:`ALIKE` in the first and the
    last stay, -1 for none."""

    group: Array
    initiative: list[str]
    code: list[str]
    start: Array
    end: Array
    first: Array
    last: Array
    says: tuple[Array, Array]


def _persons(own: pd.DataFrame, keys: list[str]) -> _Persons:
    group = own.groupby(keys, observed=True, sort=True).ngroup().to_numpy()
    person = own["medewerker_id"]
    if isinstance(person.dtype, pd.CategoricalDtype):
        number = person.cat.codes.to_numpy()
    else:
        number = pd.factorize(person, sort=True)[0]
    start = own["startdatum"].to_numpy("datetime64[D]").astype(np.int64)
    order = np.lexsort((start, number, group))
    group, number, start = group[order], number[order], start[order]
    begins = np.ones(len(order), dtype=bool)
    begins[1:] = (group[1:] != group[:-1]) | (number[1:] != number[:-1])
    first = np.flatnonzero(begins)
    last = np.r_[first[1:], len(order)] - 1
    ends = own["einddatum"].to_numpy("datetime64[D]")[order]
    runs = np.logical_or.reduceat(np.isnat(ends), first) if len(first) else first
    latest = np.maximum.reduceat(ends.astype(np.int64), first) if len(first) else first
    says = np.stack([pd.factorize(own[name])[0][order] for name in ALIKE], axis=1)
    rows = own["position"].to_numpy()[order]
    return _Persons(
        group[first],
        own["initiatief_id"].astype(str).to_numpy()[order[first]].tolist(),
        person.astype(str).to_numpy()[order[first]].tolist(),
        start[first],
        np.where(runs, RUNS, latest),
        rows[first],
        rows[last],
        (says[first], says[last]),
    )


def _found(them: _Persons) -> Iterator[Pair]:
    bares = [bare(same(code)) for code in them.code]
    edges = np.flatnonzero(np.r_[True, them.group[1:] != them.group[:-1]]).tolist()
    for begin, end in pairwise([*edges, len(them.group)]):
        for one, other in combinations(range(begin, min(end, begin + MOST_BESIDE)), 2):
            if them.start[other] < them.start[one]:
                one, other = other, one
            if pair := _pair(them, one, other, nearly=bares[one] == bares[other]):
                yield pair


def _pair(them: _Persons, one: int, other: int, *, nearly: bool) -> Pair | None:
    if not nearly:
        between = int(them.start[other]) - int(them.end[one])
        if them.end[one] == RUNS or not 0 <= between <= MOST_DAYS:
            return None
    last, first = them.says[1][one], them.says[0][other]
    alike = tuple(np.array(ALIKE)[(last == first) & (last >= 0)].tolist())
    steady = all(name in alike for name in ALIKE[:2])
    if not nearly and (len(alike) < LEAST_ALIKE or not steady):
        return None
    rows = (int(them.last[one]), int(them.first[other]))
    return Pair(them.initiative[one], them.code[one], them.code[other], rows, alike, nearly)
