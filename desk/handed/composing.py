"""The next version: what was accepted, beside what is in force of the initiatives that handed in
nothing new."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd
from sqlalchemy import Connection, func, select

from arbeidszorg.registrations import model
from arbeidszorg.registrations.edition import Edition
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.store import moments, packing, releases
from arbeidszorg.store import rows as kept
from arbeidszorg.store.database import Store
from arbeidszorg.store.releases import State
from arbeidszorg.store.submissions import Submission, texts_of
from arbeidszorg.store.version import Version
from arbeidszorg.texts import t
from desk.handed import footnotes, rows, tables
from desk.handed.handed import Handed, RefusedError


@dataclass(frozen=True)
class Standing:
    """How all stands at one moment. ``force``: the version that is in force, None before the first;
    ``accepted``: what goes into the next one, by the code of its initiative; ``handed``: everything
    that was handed in, the oldest first; ``until``: the last decision about any of it; ``undone``:
    of what was accepted, which version it was public in, by initiative, where STAM went back from
    that version since."""

    force: Version | None
    accepted: dict[str, Handed]
    handed: tuple[Handed, ...]
    until: int
    undone: Mapping[str, int] = field(default_factory=dict)

    @property
    def last(self) -> dict[str, Handed]:
        """What each initiative handed in last."""
        return {each.initiative: each for each in self.handed}

    @property
    def waiting(self) -> tuple[Handed, ...]:
        """What waits for a decision, the oldest first."""
        return tuple(each for each in self.last.values() if each.state == "ingediend")


def in_force(now: State) -> Version | None:
    """The version that was last decided to be public, now or later; the last one while none ever
    was, None when there is none at all. What comes next is made of it."""
    public = [each for each in now.standing.values() if each.moment is not None]
    if not public:
        return now.versions[-1] if now.versions else None
    last = max(public, key=lambda release: release.number).version
    return next(version for version in now.versions if version.number == last)


def standing(store: Store) -> Standing:
    """How all stands now."""
    now = releases.state(store)
    force = in_force(now)
    with store.reading() as connection:
        handed = tuple(rows.handed(connection))
        until = kept.last_number(connection, tables.step)
        step, moment = _since(connection, now, force)
    # What was accepted goes on to count while something newer is being looked at.
    last = {each.initiative: each for each in handed if each.state == "aanvaard"}
    held = set(force.submissions) if force else set()
    accepted = {
        code: each
        for code, each in last.items()
        if each.digest not in held
        and (each.last.number > step if step else moments.kept(each.last.at) >= moment)
    }
    return Standing(force, accepted, handed, until, _undone(now, accepted))


def _undone(now: State, accepted: Mapping[str, Handed]) -> dict[str, int]:
    """What was public and is no more; a version that never came out is no part of that."""
    public = [
        version
        for version in now.versions
        if (release := now.standing.get(version.number)) and release.moment is not None
    ]
    return {
        code: version.number
        for version in public  # the last one counts
        for code, each in accepted.items()
        if each.digest in version.submissions
    }


def _since(connection: Connection, now: State, force: Version | None) -> tuple[int, str]:
    """After which decision something was accepted that is no part of the version in force: the last
    one that was known when it was composed here, or when it was made elsewhere. A version that goes
    back is as old as the one whose list it has: what came after that waits again."""
    if force is None:
        return 0, ""
    lists = {version.number: version for version in now.versions}
    origin = force
    while origin.back_to is not None:
        origin = lists[origin.back_to]
    table = tables.publication
    chosen = select(func.max(table.c.until)).where(table.c.version == origin.number)
    return connection.execute(chosen).scalar() or 0, moments.kept(origin.at)


def submissions(store: Store, chosen: Standing) -> list[Submission]:
    """What the next version is made of, in the order of the initiatives: those in force keep their
    place, new ones come last."""
    force = chosen.force
    with store.reading() as connection:
        old = list(kept.submissions(connection, force.submissions)) if force else []
        accepted = chosen.accepted
        numbers = [each.number for each in accepted.values()]
        new = {each.initiative: each for each in rows.submissions(connection, numbers)}
    places = [new.pop(each.initiative, each) for each in old]
    return [*places, *new.values()]


def registry(store: Store, chosen: Standing, last_year: int | None, today: date) -> Registry:
    """The frames of the next version. ``last_year``: the last year that it shows; the one that
    :func:`years` proposes when left out. Raises :class:`RefusedError` when there is nothing, or the
    year cannot be."""
    parts = submissions(store, chosen)
    if not parts:
        raise RefusedError(t("aanvaarden.error.nothing_accepted"))
    frames = frames_of(parts)
    _once(frames[1])
    edition = chosen.force.edition if chosen.force else None
    offered = years(frames[1]["startdatum"], frames[1]["einddatum"], edition, today)
    last = offered[-1] if last_year is None else last_year
    if last not in offered:
        words = {"year": last, "first": offered[0], "last": offered[-1]}
        raise RefusedError(t("aanvaarden.error.year", **words))
    first = edition.first_year if edition else _first(frames[1]["startdatum"], last)
    with store.reading() as connection:
        living = kept.residents(connection, chosen.force.residents if chosen.force else None)
    return Registry(
        *frames,
        version=_mark(parts, last),
        first_year=min(first, last),
        last_year=last,
        reference_date=_reference(frames[1], last, today),
        source=edition.source if edition else t("aanvaarden.source"),
        demo=edition.demo if edition else False,
        residents=living,
        footnotes=footnotes.coming(store, chosen.handed, [each.initiative for each in parts]),
    )


def _once(stays: pd.DataFrame) -> None:
    """Raises :class:`RefusedError` when initiatives have a code of a registration in common: one
    of them would take the place of the other. STAM alone is told so, none of the initiatives: to
    whoever hands in it would say that a code exists elsewhere."""
    codes = stays["registratie_id"].astype(str)
    double = codes.duplicated(keep=False)
    if double.any():
        which = sorted(set(stays.loc[double, "initiatief_id"].astype(str)))
        words = {"count": codes[double].nunique(), "which": ", ".join(which[:5])}
        raise RefusedError(t("aanvaarden.error.double_codes", **words))


def frames_of(parts: Iterable[Submission]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The typed frames of some submissions together, in the order of ``model.REGISTERED``; stays in
    that of their codes."""
    texts: dict[str, list[bytes]] = {file: [] for file in model.REGISTERED}
    for part in parts:
        for file, text in texts_of(part).items():
            texts[file].append(text)
    initiatives, stays, costs = (packing.frame_of(file, texts[file]) for file in model.REGISTERED)
    return initiatives, stays.sort_values("registratie_id", ignore_index=True), costs


def registry_with(force: Registry | None, part: Submission) -> Registry:
    """The version in force as it would be with what one initiative handed in."""
    frames = frames_of([part])
    if force is None:
        years_ = frames[1]["startdatum"].dt.year
        first = int(years_.min()) if len(years_) else date.today().year
        last = max(first, _newest(frames[1]))
        return Registry(*frames, "", first, last, date(last, 12, 31), "", False)
    before = (force.initiatives, force.registrations, force.costs)
    joined = [
        _joined(old[old["initiatief_id"].astype(str) != part.initiative], own)
        for old, own in zip(before, frames, strict=True)
    ]
    last = max(force.last_year, min(date.today().year, _newest(frames[1])))
    return replace(
        force,
        initiatives=joined[0],
        registrations=joined[1],
        costs=joined[2],
        last_year=last,
    )


def _joined(old: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Two frames, one behind the other. Codes become plain texts: it is counted, not kept."""
    parts = [
        part.astype(dict.fromkeys(part.select_dtypes("category"), object)) for part in (old, own)
    ]
    full = [part for part in parts if len(part)]
    return pd.concat(full, ignore_index=True) if full else parts[1]


def _newest(stays: pd.DataFrame) -> int:
    """The last year that is told of any stay, 0 without one."""
    told = pd.concat([stays["startdatum"], stays["einddatum"]]).dropna().dt.year
    return int(told.max()) if len(told) else 0


def years(
    starts: pd.Series, ends: pd.Series, edition: Edition | None, today: date
) -> tuple[int, ...]:
    """The last years that a version may have, the one that is proposed last: those with stays, not
    before what is in force. The year that runs is offered, but not proposed, unless it must be."""
    told = pd.concat([starts, ends]).dropna().dt.year
    told = told[told <= today.year]
    before = edition.last_year if edition else today.year - 1
    newest = int(told.max()) if len(told) else before
    least = edition.last_year if edition else min(newest, before)
    newest = max(newest, least)
    offered = list(range(least, newest + 1))
    if newest == today.year and len(offered) > 1:
        complete = [year for year in offered if year < today.year]
        return (*(year for year in offered if year not in complete[-1:]), complete[-1])
    return tuple(offered)


def _first(starts: pd.Series, last: int) -> int:
    return min(int(starts.min().year), last) if len(starts) else last


def _reference(stays: pd.DataFrame, last: int, today: date) -> date:
    """The day up to which the registrations run, as the intake has it."""
    days = pd.concat([stays["startdatum"], stays["einddatum"]]).dropna()
    past = days[days <= pd.Timestamp(today)]
    latest = past.max().date() if len(past) else today
    return min(latest, date(last, 12, 31))


def _mark(parts: Sequence[Submission], last: int) -> str:
    """A short text that is the same as long as what is handed in is."""
    whole = "\n".join([str(last), *(part.digest for part in parts)])
    return hashlib.sha256(whole.encode()).hexdigest()[:12]
