"""Rules about stays, by themselves and beside each other."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from arbeidszorg.handing.arrays import FOREVER, codes, days, numbers
from arbeidszorg.handing.scene import Hits, Rule, Scene, about, of_initiatives, where
from arbeidszorg.registrations.intake.remarks import OLDEST, YOUNGEST

#: Hours a week of all stays of a person together, euro an hour, and rungs, that nobody asks about.
MOST_HOURS, LEAST_HOURS, MOST_ALLOWANCE, MOST_RUNGS = 40, 1, 8, 2
#: Years after which a stay that still runs is asked about once.
LONG_RUNNING = 25


def same_stay(scene: Scene) -> Iterable[Hits]:
    """The same person, initiative, start and end as in a row before, under another code."""
    names = ["medewerker_id", "initiatief_id", "startdatum", "einddatum"]
    stays = scene.stays[names]
    known = stays[names[:3]].notna().all(axis="columns")
    number = stays.groupby(names, observed=True, dropna=False, sort=False).ngroup().to_numpy()
    positions = where(known & pd.Series(number, stays.index).duplicated())
    if not len(positions):
        return []
    first = np.full(number.max() + 1, -1, np.int64)
    first[number[::-1]] = np.arange(len(number))[::-1]
    return [Hits(positions, "registratie_id", [{"at": int(first[number[p]])} for p in positions])]


def overlap(scene: Scene) -> Iterable[Hits]:
    """A stay that begins while an earlier one of the same person at the same initiative runs."""
    stays = scene.stays
    who, where_, start, end = (
        codes(stays, "medewerker_id"),
        codes(stays, "initiatief_id"),
        days(stays, "startdatum"),
        days(stays, "einddatum"),
    )
    usable = np.flatnonzero((who >= 0) & (where_ >= 0) & (start != FOREVER))
    order = usable[np.lexsort((end[usable], start[usable], where_[usable], who[usable]))]
    who, where_, start, end = (part[order] for part in (who, where_, start, end))
    fresh = np.ones(len(order), np.bool_)
    fresh[1:] = (who[1:] != who[:-1]) | (where_[1:] != where_[:-1])
    # Groups are lifted above each other, so that a running maximum never looks into another one.
    lift = np.cumsum(fresh) * (4 * FOREVER)
    lifted = end + lift
    latest = np.maximum.accumulate(lifted)
    before = np.concatenate([[0], latest[:-1]])
    same = np.zeros(len(order), np.bool_)
    same[1:] = ~fresh[1:] & (start[1:] == start[:-1]) & (end[1:] == end[:-1])
    hit = ~fresh & (start + lift < before) & ~same
    # The stay that reaches so far is the last one at which the maximum rose.
    rose = np.maximum.accumulate(np.where(lifted == latest, np.arange(len(order)), 0))
    at = np.concatenate([[0], rose[:-1]])[hit] if len(order) else np.empty(0, np.int64)
    positions = order[hit]
    sort = np.argsort(positions)
    words = [{"at": int(order[place])} for place in at[sort]]
    return [Hits(positions[sort], "startdatum", words)] if len(positions) else []


def birth_years(scene: Scene) -> Iterable[Hits]:
    """A person who has another year of birth than in the row before."""
    return _changing(scene, "geboortejaar")


def genders(scene: Scene) -> Iterable[Hits]:
    """A person who has another gender than in the row before."""
    return _changing(scene, "geslacht")


def _changing(scene: Scene, name: str) -> Iterable[Hits]:
    stays = scene.stays
    who, value = codes(stays, "medewerker_id"), codes(stays, name)
    usable = np.flatnonzero((who >= 0) & (value >= 0))
    order = usable[np.argsort(who[usable], kind="stable")]
    fresh = np.ones(len(order), np.bool_)
    fresh[1:] = who[order][1:] != who[order][:-1]
    first = order[np.maximum.accumulate(np.where(fresh, np.arange(len(order)), 0))]
    hit = value[order] != value[first]
    positions = order[hit]
    sort = np.argsort(positions)
    words = [{"at": int(place)} for place in first[hit][sort]]
    return [Hits(positions[sort], name, words)] if len(positions) else []


def end_without_reason(scene: Scene) -> Iterable[Hits]:
    """A stay that ended, nobody says why."""
    stays = scene.stays
    return about(
        "reden_stopzetting", stays["einddatum"].notna() & stays["reden_stopzetting"].isna()
    )


def reason_without_end(scene: Scene) -> Iterable[Hits]:
    """A reason to stop of a stay that did not."""
    stays = scene.stays
    return about("einddatum", stays["einddatum"].isna() & stays["reden_stopzetting"].notna())


def _life(scene: Scene, name: str) -> pd.Series:
    """The first or last day of the initiative of each stay."""
    return of_initiatives(scene, scene.stays, name)


def before_initiative(scene: Scene) -> Iterable[Hits]:
    """A stay that begins before its initiative did."""
    return about("startdatum", scene.stays["startdatum"] < _life(scene, "startdatum"))


def after_initiative(scene: Scene) -> Iterable[Hits]:
    """A stay that begins after its initiative ended."""
    return about("startdatum", scene.stays["startdatum"] > _life(scene, "einddatum"))


def beyond_initiative(scene: Scene) -> Iterable[Hits]:
    """A stay that goes on after its initiative ended."""
    stays, ended = scene.stays, _life(scene, "einddatum")
    begun = ~(stays["startdatum"] > ended)
    on = stays["einddatum"].fillna(scene.day.as_unit("s")) > ended
    return about("einddatum", begun & on)


def _age(scene: Scene) -> pd.Series:
    age: pd.Series = scene.stays["startdatum"].dt.year - scene.stays["geboortejaar"]
    return age


def young(scene: Scene) -> Iterable[Hits]:
    """Somebody younger at the start than nearly anybody is."""
    return about("geboortejaar", _age(scene) < YOUNGEST, age=YOUNGEST)


def old(scene: Scene) -> Iterable[Hits]:
    """Somebody older at the start than nearly anybody is."""
    return about("geboortejaar", _age(scene) > OLDEST, age=OLDEST)


def long_running(scene: Scene) -> Iterable[Hits]:
    """A stay that runs since very long: an end may have been forgotten."""
    stays = scene.stays
    since = scene.day - pd.DateOffset(years=LONG_RUNNING)
    mask = stays["einddatum"].isna() & (stays["startdatum"] < since)
    return about("einddatum", mask, years=LONG_RUNNING)


def future_end(scene: Scene) -> Iterable[Hits]:
    """A stay of which the end is planned."""
    return about("einddatum", scene.stays["einddatum"] > scene.day)


def few_hours(scene: Scene) -> Iterable[Hits]:
    """Less than an hour a week."""
    return about("uren_per_week", scene.stays["uren_per_week"] < LEAST_HOURS)


def many_hours(scene: Scene) -> Iterable[Hits]:
    """Stays of one person that run at the same time with more hours together than a week has for
    work; shown at the last of them."""
    stays = scene.stays
    who, hours = codes(stays, "medewerker_id"), numbers(stays, "uren_per_week")
    start, end = days(stays, "startdatum"), days(stays, "einddatum")
    usable = np.flatnonzero((who >= 0) & ~np.isnan(hours) & (start != FOREVER))
    many = np.bincount(who[usable]) if len(usable) else np.zeros(1, np.int64)
    usable = usable[many[who[usable]] > 1]
    order = usable[np.lexsort((start[usable], who[usable]))]
    hits, words = [], []
    running: list[int] = []
    for at in order.tolist():
        running = [r for r in running if who[r] == who[at] and end[r] >= start[at]] + [at]
        total = float(hours[running].sum())
        if len(running) > 1 and total > MOST_HOURS:
            hits.append(at)
            words.append({"hours": f"{total:g}".replace(".", ","), "at": running[0]})
    if not hits:
        return []
    sort = np.argsort(hits)
    return [Hits(np.array(hits)[sort], "uren_per_week", [words[place] for place in sort])]


def allowance(scene: Scene) -> Iterable[Hits]:
    """More euro an hour than unpaid work gives."""
    high = scene.stays["vergoeding_per_uur"] > MOST_ALLOWANCE
    return about("vergoeding_per_uur", high, most=MOST_ALLOWANCE)


def rung_jumps(scene: Scene) -> Iterable[Hits]:
    """Somebody who begins far from the rung on which the stay before ended."""
    stays = scene.stays
    who, start = codes(stays, "medewerker_id"), days(stays, "startdatum")
    before, after = numbers(stays, "trede_voor"), numbers(stays, "trede_na")
    usable = np.flatnonzero((who >= 0) & (start != FOREVER))
    order = usable[np.lexsort((start[usable], who[usable]))]
    follows = np.zeros(len(order), np.bool_)
    follows[1:] = who[order][1:] == who[order][:-1]
    left = np.concatenate([[np.nan], after[order][:-1]])
    hit = follows & (np.abs(before[order] - left) > MOST_RUNGS)
    positions, previous = order[hit], order[np.flatnonzero(hit) - 1]
    sort, ended = np.argsort(positions), left[hit]
    words = [
        {"at": int(previous[s]), "left": int(ended[s]), "began": int(before[positions[s]])}
        for s in sort
    ]
    return [Hits(positions[sort], "trede_voor", words)] if len(positions) else []


KIND = "registraties"
RULES = (
    Rule("same_stay", "uitleg", KIND, same_stay),
    Rule("overlap", "uitleg", KIND, overlap),
    Rule("birth_years", "uitleg", KIND, birth_years),
    Rule("genders", "uitleg", KIND, genders),
    Rule("reason_without_end", "uitleg", KIND, reason_without_end),
    Rule("before_initiative", "uitleg", KIND, before_initiative),
    Rule("after_initiative", "uitleg", KIND, after_initiative),
    Rule("beyond_initiative", "uitleg", KIND, beyond_initiative),
    Rule("young", "uitleg", KIND, young),
    Rule("old", "uitleg", KIND, old),
    Rule("long_running", "uitleg", KIND, long_running),
    Rule("many_hours", "uitleg", KIND, many_hours),
    Rule("allowance", "uitleg", KIND, allowance),
    Rule("rung_jumps", "info", KIND, rung_jumps),
    Rule("few_hours", "info", KIND, few_hours),
    Rule("end_without_reason", "info", KIND, end_without_reason),
    Rule("future_end", "info", KIND, future_end),
)
