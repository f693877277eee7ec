"""What is known of the version in force, counted once: exact numbers by initiative, how complete
its registrations are, and when what was handed in. Rows about persons are not kept in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

import pandas as pd

from arbeidszorg.counting import net_results
from arbeidszorg.registrations import model
from arbeidszorg.registrations.initiatives import Initiative, initiatives
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.store import forgetting
from arbeidszorg.store.database import Store
from arbeidszorg.store.version import Version
from arbeidszorg.store.versions import registry_of, submissions_of
from desk.handed.changes import Numbers, numbers

#: What may be left empty, and yet is asked: variables of a stay, and amounts of a year.
STAY_COLUMNS = tuple(
    column.name
    for column in model.REGISTRATIONS
    if not column.required
    and column.name not in ("einddatum", "trede_na", "reden_stopzetting", "vergoeding_per_uur")
)
#: What is asked of a stay that ended.
END_COLUMNS = ("trede_na", "reden_stopzetting")
AMOUNTS = tuple(column.name for column in model.COSTS if not column.required)
VARIABLES = (*STAY_COLUMNS, *END_COLUMNS, *AMOUNTS)
#: Splits of the own numbers of an initiative, as columns of a stay.
PROFILE = (
    "geslacht",
    "doorverwijzer",
    "hoofdinkomen",
    "hoofdproblematiek",
    "leefsituatie",
    "onderwijsniveau",
    "werkverleden",
)


@dataclass(frozen=True)
class Filled:
    """How many of how many places are filled in."""

    filled: int
    asked: int

    @property
    def percent(self) -> float | None:
        """In percent; None when nothing was asked."""
        return self.filled / self.asked * 100 if self.asked else None

    def __add__(self, other: Filled) -> Filled:
        return Filled(self.filled + other.filled, self.asked + other.asked)


NOTHING = Filled(0, 0)


@dataclass(frozen=True, eq=False)
class Known:
    """Of the version in force. ``numbers``: initiative, year and measure -> how many; ``alone``:
    the same, of the rows of each initiative alone; ``filled``: initiative, year and variable ->
    :class:`Filled`; ``accepted``: when what each initiative handed in was first part of a version;
    ``costs``: initiative and year -> its amounts, None where one is empty; ``profile``: initiative,
    year, column and code -> persons; ``costed``: year -> who handed in costs and revenues."""

    number: int
    years: tuple[int, int]
    demo: bool
    source: str
    initiatives: Mapping[str, Initiative]
    numbers: Numbers
    alone: Numbers
    filled: Mapping[tuple[str, int, str], Filled]
    accepted: Mapping[str, datetime]
    costs: Mapping[tuple[str, int], Mapping[str, float | None]]
    profile: Mapping[tuple[str, int, str, str], int]
    costed: Mapping[int, frozenset[str]]

    def handed_in(self, code: str, year: int) -> bool:
        """Whether any stay of a year is known."""
        return self.numbers.get((code, year, "medewerkers"), 0) > 0

    def costs_in(self, code: str, year: int) -> bool:
        """Whether its costs and revenues of a year are known, as readers are told it is."""
        return code in self.costed.get(year, frozenset())

    def running(self, year: int) -> list[Initiative]:
        """The initiatives that run in a year, by name."""
        those = (each for each in self.initiatives.values() if each.runs(year))
        return sorted(those, key=lambda each: (each.name.casefold(), each.code))


def known(store: Store, force: Version | None) -> Known | None:
    """What is known of the version in force; None when there is none."""
    if force is None:
        return None
    return _known(store, force.number, force.seal, forgetting.times(store))


@lru_cache(maxsize=4)
def _known(store: Store, number: int, _seal: str, _forgotten: int) -> Known:
    registry = registry_of(store, number)
    accepted = {each.initiative: each.accepted for each in submissions_of(store, number)}
    return of_registry(registry, number, accepted)


def of_registry(
    registry: Registry, number: int = 0, accepted: Mapping[str, datetime] | None = None
) -> Known:
    """What is known of some frames."""
    return Known(
        number,
        (registry.first_year, registry.last_year),
        registry.demo,
        registry.source,
        {each.code: each for each in initiatives(registry.initiatives)},
        numbers(registry),
        numbers(_apart(registry)),
        {**_stays_filled(registry), **_amounts_filled(registry)},
        accepted or {},
        _costs(registry),
        _profile(registry),
        net_results.handed_in(registry) or {},
    )


def _apart(registry: Registry) -> Registry:
    """The same stays, of somebody else at each initiative. Who is new at one, or gone for good,
    counted so tells nothing of who was at another."""
    stays = registry.registrations
    persons = stays["initiatief_id"].astype(str) + " " + stays["medewerker_id"].astype(str)
    own = stays.assign(medewerker_id=pd.Categorical(persons))
    return replace(registry, registrations=own)


def _there(stays: pd.DataFrame, year: int) -> pd.Series[bool]:
    """The stays of which a day lies in a year."""
    end = stays["einddatum"].dt.year.fillna(9999)
    there: pd.Series[bool] = (stays["startdatum"].dt.year <= year) & (end >= year)
    return there


def _years(registry: Registry) -> range:
    return range(registry.first_year, registry.last_year + 1)


def _stays_filled(registry: Registry) -> dict[tuple[str, int, str], Filled]:
    stays = registry.registrations
    owner = stays["initiatief_id"].astype(str)
    full = stays[[*STAY_COLUMNS, *END_COLUMNS]].notna()
    counted: dict[tuple[str, int, str], Filled] = {}
    for year in _years(registry):
        there = _there(stays, year)
        ended = there & (stays["einddatum"].dt.year == year)
        for which, columns in ((there, STAY_COLUMNS), (ended, END_COLUMNS)):
            groups = full.loc[which, list(columns)].groupby(owner[which])
            sums, sizes = groups.sum(), groups.size()
            for column in columns:
                for code, filled, asked in zip(sums.index, sums[column], sizes, strict=True):
                    counted[str(code), year, column] = Filled(int(filled), int(asked))
    return counted


def _amounts_filled(registry: Registry) -> dict[tuple[str, int, str], Filled]:
    """Of each initiative that runs in a year: are its costs and revenues known?"""
    amounts = _costs(registry)
    counted: dict[tuple[str, int, str], Filled] = {}
    for initiative in initiatives(registry.initiatives):
        for year in _years(registry):
            if initiative.runs(year):
                row = amounts.get((initiative.code, year), {})
                for column in AMOUNTS:
                    known_ = row.get(column) is not None
                    counted[initiative.code, year, column] = Filled(int(known_), 1)
    return counted


def _costs(registry: Registry) -> dict[tuple[str, int], Mapping[str, float | None]]:
    rows: dict[tuple[str, int], Mapping[str, float | None]] = {}
    for row in registry.costs.to_dict("records"):
        amounts = {name: None if pd.isna(row[name]) else float(row[name]) for name in AMOUNTS}
        rows[str(row["initiatief_id"]), int(row["jaar"])] = amounts
    return rows


def _profile(registry: Registry) -> dict[tuple[str, int, str, str], int]:
    stays = registry.registrations
    counted: dict[tuple[str, int, str, str], int] = {}
    for year in _years(registry):
        there = stays[_there(stays, year)]
        for column in PROFILE:
            cells: Any = pd.DataFrame(
                {
                    "code": there["initiatief_id"].astype(str),
                    "says": there[column].astype(object).fillna(model.NOT_RECORDED),
                    "person": there["medewerker_id"].astype(str),
                }
            )
            for (code, says), persons in (
                cells.groupby(["code", "says"])["person"].nunique().items()
            ):
                counted[code, year, column, says] = int(persons)
    return counted
