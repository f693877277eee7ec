"""What initiatives keep or lose per participant, from ``kosten_opbrengsten``, before it is
protected."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from arbeidszorg.registrations.registry import Registry

INCOME = ("subsidies", "omzet", "andere_opbrengsten")
SPENT = ("personeelskosten", "werkingskosten", "infrastructuurkosten")


def per_participant(registry: Registry, year: int, fewest: int) -> pd.DataFrame:
    """A row per initiative that handed in registrations of a year and of which every amount is
    known (an empty cell is not zero): ``sector`` and ``net``, in euro per participant.

    Fewer than ``fewest`` participants count as so many. Were such initiatives left out, then that a
    number is shown would say how many took part in each."""
    costs = registry.costs
    rows = costs[(costs["jaar"] == year) & costs[[*INCOME, *SPENT]].notna().all(axis="columns")]
    persons = _persons(registry, year)
    count = rows["initiatief_id"].astype(object).map(persons).fillna(0).to_numpy(float)
    there = count > 0
    net = rows[list(INCOME)].sum(axis="columns") - rows[list(SPENT)].sum(axis="columns")
    return pd.DataFrame(
        {
            "sector": _sector_of(registry, rows["initiatief_id"]).to_numpy()[there],
            "net": net.to_numpy(float)[there] / np.maximum(count[there], fewest),
        }
    )


def _sector_of(registry: Registry, codes: pd.Series) -> pd.Series:
    sectors = registry.initiatives.set_index("initiatief_id")["sector"].astype(object)
    return codes.astype(object).map(sectors)


def _persons(registry: Registry, year: int) -> pd.Series:
    """Medewerkers of each initiative in a year: one or more days of a stay lie in it."""
    first, last = pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 31)
    counts = pd.Series(dtype="int64")
    for stays in registry.frames():  # a person is in one of them
        within = (stays["startdatum"] <= last) & (
            stays["einddatum"].isna() | (stays["einddatum"] >= first)
        )
        pairs = stays.loc[within, ["initiatief_id", "medewerker_id"]].astype(object)
        own = pairs.groupby("initiatief_id")["medewerker_id"].nunique()
        counts = counts.add(own, fill_value=0)
    return counts


def sectors_with_amounts(registry: Registry, year: int) -> frozenset[str]:
    """The sectors of the initiatives that handed in any amount for a year."""
    costs = registry.costs
    sectors = _sector_of(registry, costs.loc[costs["jaar"] == year, "initiatief_id"])
    return frozenset(sectors)


def years_with_amounts(registry: Registry) -> tuple[int, ...]:
    """The years shown with any amount at all, in order."""
    years = {int(year) for year in registry.costs["jaar"]}
    return tuple(sorted(y for y in years if registry.first_year <= y <= registry.last_year))


def handed_in(registry: Registry) -> Mapping[int, frozenset[str]] | None:
    """Year -> the codes of the initiatives that handed in at least one cost and one revenue
    (public); None when there is no file of costs."""
    frame = registry.costs
    if frame.empty:
        return None
    both = frame[list(SPENT)].notna().any(axis=1) & frame[list(INCOME)].notna().any(axis=1)
    codes = frame[both].groupby("jaar")["initiatief_id"].agg(frozenset)
    return {int(str(year)): frozenset(map(str, initiatives)) for year, initiatives in codes.items()}
