"""What an initiative keeps or loses per participant, by sector, from ``kosten_opbrengsten``.

Amounts of an initiative may be known elsewhere, so that one number per participant would give its
participants away. Therefore no number here is about one initiative: each is a mean over three or
more, of initiatives with enough participants, rounded to 100 euro. How that is decided stands in
``docs/kleine-aantallen.md``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from arbeidszorg import style
from arbeidszorg.atlas.table import HIDDEN, NOT_REPORTED, OK
from arbeidszorg.registrations import model
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings
from arbeidszorg.texts import t
from arbeidszorg.view.wording import enumerate_nl

INCOME = ("subsidies", "omzet", "andere_opbrengsten")
SPENT = ("personeelskosten", "werkingskosten", "infrastructuurkosten")
#: Initiatives behind every number; for the lowest and the highest third twice as many are needed.
FEWEST = 3
#: Euro to which every number is rounded.
STEP = 100
#: How many initiatives there are is told in these steps.
AT_LEAST = (3, 6, 10, 20, 50)


@dataclass(frozen=True)
class Spread:
    """Of a sector ("" for all together), in euro per participant and year: the mean of the lowest
    third, of the middle, and of the highest third of the initiatives. ``low`` and ``high`` are None
    where there are too few for them, ``middle`` too where ``status`` is not ``ok``. ``least``: at
    least so many initiatives are behind it (0: not told)."""

    sector: str
    status: str
    least: int = 0
    low: float | None = None
    middle: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class NetResults:
    """The spreads of one year, the sectors first. ``years``: with any amounts at all."""

    year: int
    spreads: tuple[Spread, ...]
    years: tuple[int, ...]
    source: str
    demo: bool

    @property
    def sectors(self) -> tuple[Spread, ...]:
        """Those of single sectors."""
        return tuple(one for one in self.spreads if one.sector)

    @property
    def any(self) -> bool:
        """Whether something can be shown."""
        return any(one.status == OK for one in self.spreads)


def net_results(registry: Registry, settings: Settings, year: int) -> NetResults:
    """The net result per participant of a year. Left out are initiatives of which an amount is
    missing (an empty cell is not zero), and those with few participants."""
    costs = registry.costs
    found = _per_participant(registry, year, settings.small_to + 1)
    given = _sector_of(registry, costs.loc[costs["jaar"] == year, "initiatief_id"])
    spreads = [
        _spread(sector, found.loc[found["sector"] == sector, "net"], sector in set(given))
        for sector in model.SECTORS
    ]
    spreads.append(_spread("", found["net"], bool(len(given))))
    years = sorted(
        {int(one) for one in costs["jaar"] if registry.first_year <= one <= registry.last_year}
    )
    return NetResults(year, tuple(spreads), tuple(years), registry.source, registry.demo)


def _sector_of(registry: Registry, codes: pd.Series) -> pd.Series:
    sectors = registry.initiatives.set_index("initiatief_id")["sector"].astype(object)
    return codes.astype(object).map(sectors)


def _per_participant(registry: Registry, year: int, fewest: int) -> pd.DataFrame:
    """A row per initiative that counts: its sector and net result per participant."""
    costs = registry.costs
    rows = costs[(costs["jaar"] == year) & costs[[*INCOME, *SPENT]].notna().all(axis="columns")]
    persons = _persons(registry, year)
    count = rows["initiatief_id"].astype(object).map(persons).fillna(0).to_numpy(float)
    enough = count >= fewest
    net = rows[list(INCOME)].sum(axis="columns") - rows[list(SPENT)].sum(axis="columns")
    return pd.DataFrame(
        {
            "sector": _sector_of(registry, rows["initiatief_id"]).to_numpy()[enough],
            "net": net.to_numpy(float)[enough] / count[enough],
        }
    )


def _persons(registry: Registry, year: int) -> pd.Series:
    """Medewerkers of each initiative in a year: one or more days of a stay lie in it."""
    stays = registry.registrations
    first, last = pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 31)
    here = (stays["startdatum"] <= last) & (
        stays["einddatum"].isna() | (stays["einddatum"] >= first)
    )
    some = stays.loc[here, ["initiatief_id", "medewerker_id"]].astype(object)
    return some.groupby("initiatief_id")["medewerker_id"].nunique()


def _spread(sector: str, net: pd.Series, given: bool) -> Spread:
    """The spread of some initiatives. ``given``: any of them handed in amounts."""
    if not given:
        return Spread(sector, NOT_REPORTED)
    if len(net) < FEWEST:
        return Spread(sector, HIDDEN)
    ranked = np.sort(net.to_numpy(float))
    size = len(ranked)
    around = FEWEST // 2 if size % 2 else FEWEST // 2 + 1
    start, stop = (size - 1) // 2 - around + (size % 2 == 0), size // 2 + around + (size % 2)
    third = max(FEWEST, size // 3)
    ends = size >= 2 * FEWEST
    return Spread(
        sector,
        OK,
        max(one for one in AT_LEAST if one <= size),
        _rounded(ranked[:third]) if ends else None,
        _rounded(ranked[max(0, start) : stop]),
        _rounded(ranked[-third:]) if ends else None,
    )


def _rounded(some: np.ndarray) -> float:
    assert len(some) >= FEWEST
    return float(round(some.mean() / STEP) * STEP) + 0.0


def euro(value: float) -> str:
    """An amount the Belgian way: ``-300 euro``."""
    return t("kosten.euro", value=style.number(value))


def sentence(of: NetResults) -> str:
    """What the results say."""
    if not of.years:
        return t("kosten.none")
    if all(one.status == NOT_REPORTED for one in of.spreads):
        return t("kosten.not_this_year", year=of.year, years=enumerate_nl(list(map(str, of.years))))
    shown = [one for one in of.sectors if one.middle is not None]
    if not shown:
        return t("kosten.all_hidden", year=of.year)
    parts = [t("kosten.part", value=euro(one.middle or 0.0), sector=one.sector) for one in shown]
    found = [t("kosten.middle", year=of.year, parts=enumerate_nl(parts))]
    wide = [one for one in shown if one.low is not None and one.high is not None]
    if wide:
        most = max(wide, key=lambda one: (one.high or 0.0) - (one.low or 0.0))
        found.append(
            t(
                "kosten.wide",
                sector=most.sector,
                low=euro(most.low or 0.0),
                high=euro(most.high or 0.0),
            )
        )
    hidden = [one.sector for one in of.sectors if one.status == HIDDEN]
    if hidden:
        found.append(t("kosten.hidden", sectors=enumerate_nl(hidden)))
    absent = [one.sector for one in of.sectors if one.status == NOT_REPORTED]
    if absent:
        found.append(t("kosten.absent", sectors=enumerate_nl(absent)))
    return " ".join(found)
