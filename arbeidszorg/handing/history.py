"""Rules about what was in force before: what is gone, what changed, and how much."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from arbeidszorg.handing.arrays import numbers
from arbeidszorg.handing.scene import WHOLE, Hits, Rule, Scene
from arbeidszorg.handing.stays import MOST_RUNGS

#: Persons of a year, as a part of those of the year before, outside of which somebody is asked,
#: and by how many they must differ at least.
FEWER, MORE, FROM_PERSONS = 0.5, 2.0, 8
#: By what part a year that is over may change between two versions, and by how many persons.
REWRITTEN, FROM_REWRITTEN = 0.25, 5
#: From how many stays, and which part of them, codes are said to have changed for all.
FROM_STAYS, NEARLY_ALL = 5, 0.8
#: What makes a stay the same one when its codes changed.
_ALIKE = ["initiatief_id", "startdatum", "geboortejaar", "geslacht", "woonplaats_nis"]


def _text(frame: pd.DataFrame, name: str) -> pd.Series:
    return frame[name].astype(object)


def _same(scene: Scene) -> tuple[np.ndarray, np.ndarray]:
    """The positions of stays that were in force too, by their code, now and then."""
    assert scene.earlier_stays is not None
    now = pd.Index(_text(scene.stays, "registratie_id"))
    then = pd.Index(_text(scene.earlier_stays, "registratie_id"))
    if not now.is_unique:
        now = now.where(~now.duplicated(), None)
    found = then.get_indexer(now) if then.is_unique else np.full(len(now), -1)
    here = np.flatnonzero((found >= 0) & now.notna())
    return here, found[here]


def _recoded(scene: Scene) -> bool:
    """Whether stays are those that were in force, under other codes."""
    earlier = scene.earlier_stays
    if earlier is None or len(earlier) < FROM_STAYS:
        return False
    if len(_same(scene)[0]) > (1 - NEARLY_ALL) * len(earlier):
        return False
    return _alike(scene) >= NEARLY_ALL


def _alike(scene: Scene) -> float:
    """Which part of the stays that were in force has its like among those of now."""
    assert scene.earlier_stays is not None
    now = set(map(tuple, scene.stays[_ALIKE].astype("str").to_numpy()))
    then = list(map(tuple, scene.earlier_stays[_ALIKE].astype("str").to_numpy()))
    return sum(each in now for each in then) / len(then)


def stay_codes_changed(scene: Scene) -> Iterable[Hits]:
    """(Nearly) every stay has another code than before."""
    if _recoded(scene):
        yield Hits(np.array([WHOLE]), "registratie_id")


def persons_changed(scene: Scene) -> Iterable[Hits]:
    """(Nearly) every person has another pseudonym than before."""
    earlier = scene.earlier_stays
    if earlier is None or len(earlier) < FROM_STAYS:
        return
    now, then = _same(scene)
    if len(now) >= FROM_STAYS:
        differ = _other(scene, now, then)
        if differ.mean() >= NEARLY_ALL:
            words = {"many": int(differ.sum()), "all": len(now)}
            yield Hits(np.array([WHOLE]), "medewerker_id", words)
    elif _recoded(scene):
        known = set(_text(earlier, "medewerker_id").dropna())
        own = set(_text(scene.stays, "medewerker_id").dropna())
        gone = len(known - own)
        if gone >= NEARLY_ALL * len(known):
            words = {"many": gone, "all": len(known)}
            yield Hits(np.array([WHOLE]), "medewerker_id", words)


def _other(scene: Scene, now: np.ndarray, then: np.ndarray) -> np.ndarray:
    """Which of the stays that were in force too have another person."""
    assert scene.earlier_stays is not None
    own = _text(scene.stays, "medewerker_id").to_numpy()[now]
    before = _text(scene.earlier_stays, "medewerker_id").to_numpy()[then]
    known = pd.notna(own) & pd.notna(before)
    differ = np.array([a != b for a, b in zip(own, before, strict=True)], np.bool_)
    return np.asarray(differ & known, np.bool_)


def person_changed(scene: Scene) -> Iterable[Hits]:
    """A stay that was of another person before."""
    if scene.earlier_stays is None:
        return
    now, then = _same(scene)
    differ = _other(scene, now, then)
    if differ.any() and differ.mean() < NEARLY_ALL:
        yield Hits(now[differ], "medewerker_id")


def gone_running(scene: Scene) -> Iterable[Hits]:
    """A stay that ran when it was last handed in, and of which nothing is said any more."""
    return () if scene.adds else _gone(scene, running=True)


def gone_ended(scene: Scene) -> Iterable[Hits]:
    """A stay that had ended, and is no longer there: history changes."""
    return () if scene.adds else _gone(scene, running=False)


def _gone(scene: Scene, running: bool) -> Iterable[Hits]:
    earlier = scene.earlier_stays
    if earlier is None or _recoded(scene):
        return []
    handed = scene.stays.iloc[: scene.handed.get(KIND, len(scene.stays))]
    here = _text(earlier, "registratie_id").isin(set(_text(handed, "registratie_id").dropna()))
    gone = earlier[~here & (earlier["einddatum"].isna() == running)]
    if not len(gone):
        return []
    words = [{"start": f"{day:%d/%m/%Y}"} for day in gone["startdatum"]]
    at = np.full(len(gone), WHOLE)
    return [Hits(at, "registratie_id", words, _text(gone, "registratie_id").tolist())]


def start_changed(scene: Scene) -> Iterable[Hits]:
    """A stay that began on another day before."""
    if scene.earlier_stays is None:
        return
    now, then = _same(scene)
    day = scene.stays["startdatum"].to_numpy()[now]
    before = scene.earlier_stays["startdatum"].to_numpy()[then]
    hit = (day != before) & ~np.isnat(day)
    if hit.any():
        words = [{"before": f"{pd.Timestamp(each):%d/%m/%Y}"} for each in before[hit]]
        yield Hits(now[hit], "startdatum", words)


def rung_changed(scene: Scene) -> Iterable[Hits]:
    """A stay of which the rung at the start was far from what it is now."""
    if scene.earlier_stays is None:
        return
    now, then = _same(scene)
    for name in ("trede_voor", "trede_na"):
        own, before = numbers(scene.stays, name)[now], numbers(scene.earlier_stays, name)[then]
        hit = np.abs(own - before) > MOST_RUNGS
        if hit.any():
            words = [{"before": int(each)} for each in before[hit]]
            yield Hits(now[hit], name, words)


def far_more(scene: Scene) -> Iterable[Hits]:
    """Far more persons than in the year before."""
    return _beside_last_year(scene, lambda now, then: now >= MORE * then)


def far_fewer(scene: Scene) -> Iterable[Hits]:
    """Far fewer persons than in the year before."""
    return _beside_last_year(scene, lambda now, then: now <= FEWER * then)


def _beside_last_year(scene: Scene, far: object) -> Iterable[Hits]:
    """Of the last year that is over, and of the running one when there are more."""
    assert callable(far)
    every = {(each.initiative, each.year): each.persons for each in scene.tallies}
    year = scene.today.year - 1
    words = []
    for which in sorted({initiative for initiative, _ in every}):
        now, then = every.get((which, year), 0), every.get((which, year - 1), 0)
        if then and abs(now - then) >= FROM_PERSONS and far(now, then):
            words.append({"initiative": which, "year": year, "now": now, "then": then})
    if words:
        yield Hits(np.full(len(words), WHOLE), None, words)


def year_rewritten(scene: Scene) -> Iterable[Hits]:
    """A year that was over when it was last handed in, and has other numbers now."""
    if scene.earlier_stays is None:
        return
    over = scene.today.year - 1
    now = {(each.initiative, each.year): each.persons for each in scene.tallies}
    words = []
    for each in scene.earlier_tallies:
        if each.year >= over:
            continue
        own = now.get((each.initiative, each.year), 0)
        far = max(FROM_REWRITTEN, REWRITTEN * each.persons)
        if abs(own - each.persons) >= far:
            years = {"year": each.year, "now": own, "then": each.persons}
            words.append({"initiative": each.initiative, **years})
    if words:
        yield Hits(np.full(len(words), WHOLE), None, words)


KIND = "registraties"
RULES = (
    Rule("persons_changed", "uitleg", KIND, persons_changed, whole=True),
    Rule("stay_codes_changed", "uitleg", KIND, stay_codes_changed, whole=True),
    Rule("gone_running", "uitleg", KIND, gone_running, whole=True),
    Rule("gone_ended", "uitleg", KIND, gone_ended, whole=True),
    Rule("person_changed", "uitleg", KIND, person_changed),
    Rule("rung_changed", "uitleg", KIND, rung_changed),
    Rule("year_rewritten", "uitleg", KIND, year_rewritten, whole=True),
    Rule("far_more", "uitleg", KIND, far_more, whole=True),
    Rule("far_fewer", "uitleg", KIND, far_fewer, whole=True),
    Rule("start_changed", "info", KIND, start_changed),
)
