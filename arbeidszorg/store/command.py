"""``python -m arbeidszorg versie``: make, list, compare, publish and keep versions."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from tqdm import tqdm

from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.registrations.intake.steady import steady
from arbeidszorg.settings import DATA, Settings
from arbeidszorg.store import backup, log, moments, releases, versions
from arbeidszorg.store.database import Store, open_store
from arbeidszorg.store.differences import Change, Count, differences
from arbeidszorg.store.errors import StoreError
from arbeidszorg.store.releases import State
from arbeidszorg.store.version import Version
from arbeidszorg.store.versions import latest, make
from arbeidszorg.style import number as figure
from arbeidszorg.texts import t, tn

T = TypeVar("T")


@dataclass(frozen=True)
class Publishing:
    """What makes a version visible, which is not the work of the store. ``ready``: makes a version
    ready to be shown, before it is made public, and attacks it first where that is asked; ``show``:
    lets readers see what is public now; ``compare``: says what readers of the second would see
    otherwise than those of the first (0: nothing), in a file too when one is named; last what
    ``ready`` gave of it, "" for who knows nothing of that; ``counts``: the persons of each
    initiative."""

    ready: Callable[[Store, int, bool], str]
    show: Callable[[Store], None]
    compare: Callable[[Store, int, int, Path | None, str], None]
    counts: Count


def run(options: argparse.Namespace, settings: Settings, publishing: Publishing) -> int:
    """Do what is asked; the exit code. Raises ``StoreError`` when it cannot be, and ``IntakeError``
    when the data do not hold."""
    store = open_store(settings)
    if options.kind in _RELEASING:
        # Known before it is made ready, which may take long: who publishes meanwhile is in what
        # this version must be decided with, and so it is refused.
        known = releases.state(store).next_release - 1
        if not getattr(options, "trek_in", False):
            _moment_of(options)  # what was typed is looked at before work that takes long
            number = _number(options.nummer)
            name = publishing.ready(store, number, not options.zonder_aanval)
            now = releases.state(store)
            if options.kind == "publiceer" and now.next_release - 1 == known:
                shown = now.shown
                publishing.compare(store, shown.number if shown else 0, number, None, name)
            if options.zonder_aanval:
                _unattacked(store, number, _who(options))
        _RELEASING[options.kind](options, store, known)
    elif options.kind == "vergelijk":
        pair = (_number(options.vorige), _number(options.volgende))
        _compare(store, pair, publishing.counts)
        if not options.snel:
            publishing.compare(store, *pair, options.uit, "")
    else:
        _KINDS[options.kind](options, settings, store)
    publishing.show(store)
    return 0


def _make(options: argparse.Namespace, settings: Settings, store: Store) -> None:
    known = latest(store)
    folder = settings.data or DATA / "demo"
    with steady(folder):
        registry = read_folder(folder, settings).whole()
    for notice in registry.notices:
        _say(notice)
    _doubt(releases.state(store))
    version = make(store, registry, _who(options), options.nota, known, bar)
    words = {
        "number": version.number,
        "initiatives": figure(len(version.submissions)),
        "stays": figure(version.edition.stays),
    }
    _say(t(f"bewaarplaats.kept.{'same' if version.number == known else 'new'}", **words))


def _list(_: argparse.Namespace, __: Settings, store: Store) -> None:
    now = releases.state(store)
    if not now.versions:
        _say(t("bewaarplaats.list.none", place=store.place))
        return
    heads = ("number", "at", "by", "initiatives", "stays", "public", "note")
    table = [tuple(t(f"bewaarplaats.list.{head}") for head in heads)]
    table += [_listed(now, version) for version in now.versions]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for line in table:
        _say(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        )
    _doubt(now)


def _listed(now: State, version: Version) -> tuple[str, ...]:
    """The line of a version."""
    return (
        str(version.number),
        moments.short(version.at),
        version.by,
        figure(len(version.submissions)),
        figure(version.edition.stays),
        _public(now, version),
        _note(version),
    )


def _note(version: Version) -> str:
    """Why a version is there."""
    if version.back_to is None:
        return version.note
    back = t("bewaarplaats.list.back", number=version.back_to)
    return f"{back}: {version.note}" if version.note else back


def _public(now: State, version: Version) -> str:
    """Whether a version is public, and from when."""
    release = now.standing.get(version.number)
    if release is None:
        return t("bewaarplaats.list.never")
    if release.moment is None:
        return t("bewaarplaats.list.withdrawn")
    key = "coming" if version in now.coming else "shown" if version == now.shown else "earlier"
    return t(f"bewaarplaats.list.{key}", moment=moments.short(release.moment))


def _compare(store: Store, pair: tuple[int, int], counts: Count) -> None:
    before, after = pair
    changed = differences(store, before, after, counts, bar)
    _say(t("bewaarplaats.compared.exact"))
    for kind in ("new", "gone", "again"):
        codes: tuple[str, ...] = getattr(changed, kind)
        if codes:
            names = ", ".join(f"{code} ({changed.names[code]})" for code in codes)
            _say(tn(f"bewaarplaats.compared.{kind}", len(codes), names=names))
    _say(tn("bewaarplaats.compared.same", len(changed.same)))
    for change in changed.changes:
        _say(_changed(change, changed.names[change.initiative]))
    if not changed.changes:
        _say(t("bewaarplaats.compared.nothing", before=before, after=after))


def _changed(change: Change, name: str) -> str:
    """The line of an initiative and a year."""
    numbers = ", ".join(
        t(
            f"bewaarplaats.compared.{measure}",
            before=before,
            after=after,
            more=f"{after - before:+}",
        )
        for measure, (before, after) in change.persons.items()
    )
    words = {"code": change.initiative, "name": name, "year": change.year, "numbers": numbers}
    return t("bewaarplaats.compared.line", **words)


def _publish(options: argparse.Namespace, store: Store, known: int) -> None:
    number, before = _number(options.nummer), releases.state(store)
    if options.trek_in:
        releases.withdraw(store, number, _who(options), known)
        _say(t("bewaarplaats.published.withdrawn", number=number))
        if before.shown and not releases.state(store).shown:
            _say(t("bewaarplaats.shown.stop"))
    else:
        release = releases.publish(store, number, _who(options), _moment_of(options), known)
        key = "now" if release.at_once else "later"
        _say(t(f"bewaarplaats.published.{key}", number=number, moment=_moment(release.moment)))
    _now(releases.state(store))


def _back(options: argparse.Namespace, store: Store, known: int) -> None:
    number, moment = _number(options.nummer), _moment_of(options)
    version, release = releases.roll_back(store, number, _who(options), options.nota, moment, known)
    words = {"number": version.number, "old": number, "moment": _moment(release.moment)}
    _say(t(f"bewaarplaats.back.{'now' if release.at_once else 'later'}", **words))
    _now(releases.state(store))


def _unattacked(store: Store, number: int, by: str) -> None:
    """Warn that nobody tried to find out what a version hides, and keep that in its log."""
    log.note(store, number, "zonder-aanval", "", by)
    sys.stderr.write(t("bewaarplaats.unattacked", number=number) + "\n")


def _log(options: argparse.Namespace, _: Settings, store: Store) -> None:
    number = versions.version(store, _number(options.nummer)).number
    entries = log.of_version(store, number)
    for entry in entries:
        words = {"at": moments.short(entry.at), "by": entry.by, "says": entry.says}
        _say(t(f"bewaarplaats.log.{entry.kind}", **words))
    if not entries:
        _say(t("bewaarplaats.log.none", number=number))


def _save(options: argparse.Namespace, _: Settings, store: Store) -> None:
    count = backup.save(store, options.bestand, bar)
    _say(tn("bewaarplaats.saved", count, file=options.bestand))


def _restore(options: argparse.Namespace, _: Settings, store: Store) -> None:
    count = backup.restore(store, options.bestand, bar)
    _say(tn("bewaarplaats.restored", count, place=store.place))


_KINDS: dict[str, Callable[[argparse.Namespace, Settings, Store], None]] = {
    "maak": _make,
    "lijst": _list,
    "logboek": _log,
    "bewaar": _save,
    "herstel": _restore,
}
#: What decides what is public, with the number of the last release that is known.
_RELEASING: dict[str, Callable[[argparse.Namespace, Store, int], None]] = {
    "publiceer": _publish,
    "terug": _back,
}


def _now(state: State) -> None:
    """Say what readers see, what comes by itself, and when the clock must be wrong."""
    if state.shown:
        _say(t("bewaarplaats.shown.version", number=state.shown.number))
    else:
        _say(t("bewaarplaats.shown.none"))
    for version in state.coming:
        moment = _moment(state.standing[version.number].moment)
        _say(t("bewaarplaats.shown.coming", number=version.number, moment=moment))
    _doubt(state)


def _doubt(state: State) -> None:
    if state.is_doubtful:
        sys.stderr.write(t("bewaarplaats.doubt", now=moments.spoken(state.now)) + "\n")


def _moment_of(options: argparse.Namespace) -> datetime | None:
    """From when a version is to be public; None for at once."""
    return moments.asked(options.vanaf) if options.vanaf else None


def _moment(moment: datetime | None) -> str:
    return moments.spoken(moment) if moment else ""


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 2**31):
        raise StoreError(t("bewaarplaats.error.no_number", number=text))
    return int(text)


def _who(options: argparse.Namespace) -> str:
    """Who does it: as was said, else who is logged in on this machine."""
    if options.wie:
        return str(options.wie)
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return t("bewaarplaats.nobody")


def bar(items: Iterable[T], total: int, /) -> Iterator[T]:
    """A bar on a terminal, nothing elsewhere."""
    yield from tqdm(items, total=total, disable=None, leave=False, file=sys.stderr)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
