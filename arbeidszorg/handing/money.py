"""Rules about costs and revenues, beside places, hours and the year before."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from arbeidszorg.handing.scene import Hits, Rule, Scene, about, of_initiatives, where

#: Euro a year per place, and per hour that people came, outside of which somebody is asked.
PER_PLACE, PER_HOUR = (200.0, 60_000.0), (0.25, 150.0)
#: How many times as much, or as little, as the year before is asked about; in euro, from how much.
MANY_TIMES, FROM_AMOUNT = 3.0, 5_000.0
WEEKS = 52
COSTS = ("personeelskosten", "werkingskosten", "infrastructuurkosten")
REVENUES = ("subsidies", "omzet", "andere_opbrengsten")


def _sum(frame: pd.DataFrame, names: tuple[str, ...]) -> NDArray[np.float64]:
    """The sum of amounts per row, NaN where none was filled in."""
    return np.asarray(frame[list(names)].sum(axis="columns", min_count=1), np.float64)


def per_place(scene: Scene) -> Iterable[Hits]:
    """Costs that are very low or high for so many places."""
    many = of_initiatives(scene, scene.costs, "plaatsen").to_numpy("float64", na_value=np.nan)
    return _outside(_sum(scene.costs, COSTS), many, PER_PLACE)


def per_hour(scene: Scene) -> Iterable[Hits]:
    """Costs that are very low or high for so many hours."""
    hours = {(each.initiative, each.year): each.hours * WEEKS for each in scene.tallies}
    rows = zip(scene.costs["initiatief_id"], scene.costs["jaar"], strict=True)
    many = np.array([hours.get(key, np.nan) for key in rows], np.float64)
    return _outside(_sum(scene.costs, COSTS), many, PER_HOUR)


def _outside(
    amount: NDArray[np.float64], many: NDArray[np.float64], bounds: tuple[float, float]
) -> Iterable[Hits]:
    """Hits where the amount divided by how many there are is outside of the bounds."""
    with np.errstate(divide="ignore", invalid="ignore"):
        each = np.where(many > 0, amount / many, np.nan)
    positions = np.flatnonzero((each < bounds[0]) | (each > bounds[1]))
    words = [{"each": spoken(each[p]), "many": spoken(many[p])} for p in positions]
    return [Hits(positions, None, words)] if len(positions) else []


def spoken(number: float) -> str:
    """A number as it is said: ``12.345``, and ``0,4`` when it is small."""
    text = f"{number:,.0f}" if abs(number) >= 10 else f"{number:,.1f}"
    return text.translate(str.maketrans(",.", ".,"))


def costs_outside_life(scene: Scene) -> Iterable[Hits]:
    """Amounts of a year in which the initiative did not run."""
    year = scene.costs["jaar"]
    first = of_initiatives(scene, scene.costs, "startdatum").dt.year
    last = of_initiatives(scene, scene.costs, "einddatum").dt.year
    return about("jaar", (year < first) | (year > last))


def future_costs(scene: Scene) -> Iterable[Hits]:
    """Amounts of a year that is still to come."""
    return about("jaar", scene.costs["jaar"] > scene.today.year)


def no_amounts(scene: Scene) -> Iterable[Hits]:
    """A year without any amount."""
    return about("jaar", np.isnan(_sum(scene.costs, (*COSTS, *REVENUES))))


def costs_jump(scene: Scene) -> Iterable[Hits]:
    """Costs, or revenues, that are many times those of the year before, or a part of them."""
    costs = scene.costs.reset_index(drop=True)
    key = pd.MultiIndex.from_arrays([costs["initiatief_id"].astype(object), costs["jaar"]])
    for names, column in ((COSTS, "personeelskosten"), (REVENUES, "subsidies")):
        amount = pd.Series(_sum(costs, names), key)
        amount = amount[~amount.index.duplicated()]
        before = pd.MultiIndex.from_arrays([key.get_level_values(0), costs["jaar"] - 1])
        now, then = _sum(costs, names), amount.reindex(before).to_numpy("float64")
        much = np.fmax(now, then) >= FROM_AMOUNT
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = np.where(then > 0, now / then, np.nan)
        hit = much & ((ratio >= MANY_TIMES) | (ratio <= 1 / MANY_TIMES))
        positions = where(hit)
        words = [{"now": spoken(now[p]), "then": spoken(then[p])} for p in positions]
        if len(positions):
            yield Hits(positions, column, words)


KIND = "kosten_opbrengsten"
RULES = (
    Rule("costs_per_place", "uitleg", KIND, per_place),
    Rule("costs_per_hour", "uitleg", KIND, per_hour),
    Rule("costs_outside_life", "uitleg", KIND, costs_outside_life),
    Rule("future_costs", "uitleg", KIND, future_costs),
    Rule("costs_jump", "uitleg", KIND, costs_jump),
    Rule("no_amounts", "info", KIND, no_amounts),
)
