"""What an initiative keeps or loses per participant, by sector, from ``kosten_opbrengsten``.

Amounts of an initiative may be known elsewhere, so that one number per participant would give its
participants away. Therefore no number here is about one initiative: each is a mean over three or
more, rounded to 100 euro, in which few participants count as five (see
``counting.net_results``). Which initiatives count follows from who handed in what, and never from
how many took part. How that is decided stands in ``docs/kleine-aantallen.md``.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from arbeidszorg.counting import net_results as counted
from arbeidszorg.disclosure.spreads import NetResults, Spread
from arbeidszorg.registrations import model
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings
from arbeidszorg.view.rows import HIDDEN, NOT_REPORTED, OK

#: Initiatives behind every number; for the lowest and the highest third twice as many are needed.
FEWEST = 3
#: Euro to which every number is rounded.
STEP = 100
#: How many initiatives there are is told in these steps.
AT_LEAST = (3, 6, 10, 20, 50)


def net_results(registry: Registry, settings: Settings, year: int) -> NetResults:
    """The net result per participant of a year. Left out are initiatives of which an amount is
    missing; few participants count as the fewest that are no secret."""
    net = counted.per_participant(registry, year, settings.small_to + 1)
    reporting = counted.sectors_with_amounts(registry, year)
    spreads = [
        _spread(sector, net.loc[net["sector"] == sector, "net"], sector in reporting)
        for sector in model.SECTORS
    ]
    spreads.append(_spread("", net["net"], bool(reporting)))
    return NetResults(year, tuple(spreads), counted.years_with_amounts(registry))


def _spread(sector: str, net: pd.Series, reported: bool) -> Spread:
    """The spread of some initiatives. ``reported``: any of them handed in amounts."""
    if not reported:
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
        max(step for step in AT_LEAST if step <= size),
        _rounded(ranked[:third]) if ends else None,
        _rounded(ranked[max(0, start) : stop]),
        _rounded(ranked[-third:]) if ends else None,
    )


def _rounded(net: np.ndarray) -> float:
    assert len(net) >= FEWEST
    return float(round(net.mean() / STEP) * STEP) + 0.0
