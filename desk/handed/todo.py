"""What there is to do for who is signed in: the first page says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from arbeidszorg.store import moments, releases
from arbeidszorg.store.database import Store
from arbeidszorg.texts import t, tn
from desk.handed import composing, figures, publication, quality
from desk.handed.composing import Standing
from desk.handed.figures import Known

#: Initiatives that a line names at most.
NAMED = 3


@dataclass(frozen=True)
class Todo:
    """A line: its words, and the page that it leads to (``endpoint`` with its ``values``)."""

    text: str
    endpoint: str
    values: Mapping[str, Any] = field(default_factory=dict)


def for_stam(store: Store, today: date) -> tuple[Todo, ...]:
    """What STAM has to do."""
    standing = composing.standing(store)
    known = figures.known(store, standing.force)
    return tuple(_for_stam(store, standing, known, today))


def _for_stam(store: Store, standing: Standing, known: Known | None, today: date) -> Iterator[Todo]:
    last, now = publication.one(store), releases.state(store)
    if standing.waiting:
        text = tn("aanvaarden.do.waiting", len(standing.waiting))
        yield Todo(text, "inzendingen.page")
    if last and last.state == "bezig":
        yield Todo(t("aanvaarden.do.busy", by=last.by), "publiceren.page")
    elif last and last.state == "klaar":
        yield Todo(t("aanvaarden.do.ready", number=last.version), "publiceren.page")
    elif standing.accepted:
        text = tn("aanvaarden.list.publish", len(standing.accepted))
        yield Todo(text, "publiceren.page")
    for version in now.coming:
        moment = now.standing[version.number].moment
        at = moments.short(moment) if moment else ""
        text = t("aanvaarden.do.coming", number=version.number, at=at)
        yield Todo(text, "publiceren.every")
    told = quality.quality(known, standing, today)
    for kind in ("niets", "bezig"):
        names = [each.name for each in told.missing if each.todo == kind]
        if names:
            words = {"year": told.year, "names": _named(names)}
            yield Todo(tn(f"aanvaarden.do.missing.{kind}", len(names), **words), "kwaliteit.page")
    names = [
        each.name
        for each in told.initiatives
        if known and quality.asks_costs(known, standing, each.code, told.year)
    ]
    if names:
        words = {"year": told.year, "names": _named(names)}
        yield Todo(tn("aanvaarden.do.costs", len(names), **words), "kwaliteit.page")


def _named(names: Sequence[str]) -> str:
    """Some names, and how many more there are."""
    said = ", ".join(names[:NAMED])
    more = len(names) - NAMED
    return t("aanvaarden.do.names_more", names=said, count=more) if more > 0 else said


def for_initiatives(store: Store, has: Callable[[str], bool], today: date) -> tuple[Todo, ...]:
    """What who hands in for some initiatives has to do. ``has``: whether one is its own."""
    standing = composing.standing(store)
    known = figures.known(store, standing.force)
    return tuple(_for_initiatives(standing, known, has, today))


def _for_initiatives(
    standing: Standing, known: Known | None, has: Callable[[str], bool], today: date
) -> Iterator[Todo]:
    year = quality.asked_year(known, today)
    own = {each.code: each for each in (known.running(year) if known else []) if has(each.code)}
    names = {code: each.name for code, each in known.initiatives.items()} if known else {}
    for code, last in standing.last.items():
        if has(code) and last.state in ("teruggestuurd", "ingediend"):
            name = names.get(code, code)
            kind = "mend" if last.state == "teruggestuurd" else "waits"
            text = t(f"aanvaarden.do.{kind}", name=name, number=last.number)
            yield Todo(text, "inzendingen.one", {"number": last.number})
    for code, initiative in own.items():
        if known and quality.todo(known, standing, code, year) == "niets":
            text = t("aanvaarden.do.hand_in", name=initiative.name, year=year)
            yield Todo(text, "indienen.one", {"initiative": code})
        elif known and quality.asks_costs(known, standing, code, year):
            text = t("aanvaarden.do.hand_in_costs", name=initiative.name, year=year)
            yield Todo(text, "indienen.one", {"initiative": code})
