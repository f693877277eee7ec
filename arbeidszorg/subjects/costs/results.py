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
        return tuple(spread for spread in self.spreads if spread.sector)

    @property
    def any(self) -> bool:
        """Whether something can be shown."""
        return any(spread.status == OK for spread in self.spreads)


def net_results(registry: Registry, settings: Settings, year: int) -> NetResults:
    """The net result per participant of a year. Left out are initiatives of which an amount is
    missing (an empty cell is not zero), and those with few participants."""
    costs = registry.costs
    net = _per_participant(registry, year, settings.small_to + 1)
    sectors_with_amounts = _sector_of(registry, costs.loc[costs["jaar"] == year, "initiatief_id"])
    spreads = [
        _spread(
            sector, net.loc[net["sector"] == sector, "net"], sector in set(sectors_with_amounts)
        )
        for sector in model.SECTORS
    ]
    spreads.append(_spread("", net["net"], bool(len(sectors_with_amounts))))
    years = sorted(
        {
            int(known_year)
            for known_year in costs["jaar"]
            if registry.first_year <= known_year <= registry.last_year
        }
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
    here_now = stays.loc[here, ["initiatief_id", "medewerker_id"]].astype(object)
    return here_now.groupby("initiatief_id")["medewerker_id"].nunique()


def _spread(sector: str, net: pd.Series, handed_in: bool) -> Spread:
    """The spread of some initiatives. ``handed_in``: any of them handed in amounts."""
    if not handed_in:
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
        max(least for least in AT_LEAST if least <= size),
        _rounded(ranked[:third]) if ends else None,
        _rounded(ranked[max(0, start) : stop]),
        _rounded(ranked[-third:]) if ends else None,
    )


def _rounded(values: np.ndarray) -> float:
    assert len(values) >= FEWEST
    return float(round(values.mean() / STEP) * STEP) + 0.0


def euro(value: float) -> str:
    """An amount the Belgian way: ``-300 euro``."""
    return t("kosten.euro", value=style.number(value))


def sentence(net: NetResults) -> str:
    """What the results say."""
    if not net.years:
        return t("kosten.none")
    if all(spread.status == NOT_REPORTED for spread in net.spreads):
        return t(
            "kosten.not_this_year", year=net.year, years=enumerate_nl(list(map(str, net.years)))
        )
    shown = [spread for spread in net.sectors if spread.middle is not None]
    if not shown:
        return t("kosten.all_hidden", year=net.year)
    parts = [
        t("kosten.part", value=euro(spread.middle or 0.0), sector=spread.sector) for spread in shown
    ]
    sentences = [t("kosten.middle", year=net.year, parts=enumerate_nl(parts))]
    wide = [spread for spread in shown if spread.low is not None and spread.high is not None]
    if wide:
        most = max(wide, key=lambda spread: (spread.high or 0.0) - (spread.low or 0.0))
        sentences.append(
            t(
                "kosten.wide",
                sector=most.sector,
                low=euro(most.low or 0.0),
                high=euro(most.high or 0.0),
            )
        )
    hidden = [spread.sector for spread in net.sectors if spread.status == HIDDEN]
    if hidden:
        sentences.append(t("kosten.hidden", sectors=enumerate_nl(hidden)))
    absent = [spread.sector for spread in net.sectors if spread.status == NOT_REPORTED]
    if absent:
        sentences.append(t("kosten.absent", sectors=enumerate_nl(absent)))
    return " ".join(sentences)
