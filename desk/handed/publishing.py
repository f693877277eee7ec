"""Publish what was accepted, now or at an hour, and take it back: always as a whole version.

First a version is made ready (:func:`prepare`), which may take minutes and runs in a process of its
own; what readers will see otherwise is known then. To publish it (:func:`publish`) is a moment's
work. To go back (:func:`undo`) is a new version with the list of an older one.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from arbeidszorg.compiled import comparing, releasing
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.disclosure.audit import audit
from arbeidszorg.disclosure.audit.holding import NarrowError
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.places.errors import GeographyError
from arbeidszorg.settings import SettingError, Settings
from arbeidszorg.store import log, moments, releases, versions
from arbeidszorg.store.database import Store
from arbeidszorg.store.errors import StoreError, TakenError
from arbeidszorg.store.releases import State
from arbeidszorg.store.version import Release, Version
from arbeidszorg.store.versions import kept_words
from arbeidszorg.texts import t
from desk.handed import composing, publication
from desk.handed.handed import Handed, OvertakenError, RefusedError, Who
from desk.handed.publication import Asked, Publication

#: Seconds between two signs of life.
BEAT = 5.0
#: What a sentence can be said of.
SPOKEN = (StoreError, SettingError, CompiledError, GeographyError)


def prepare(store: Store, who: Who, asked: Asked, start: Callable[[int], None]) -> Publication:
    """Begin to make the next version ready. ``start``: lets the work of :func:`work` be done
    elsewhere, given the number of the publication. Raises :class:`OvertakenError` while somebody
    else does so, and :class:`RefusedError` when the year cannot be."""
    composing.registry(store, composing.standing(store), asked.last_year, date.today())
    begun = publication.begin(store, who, asked)
    try:
        start(begun.number)
    except OSError:
        wrong = t("aanvaarden.error.not_started")
        publication.end(store, begun.number, "mislukt", {"wrong": wrong})
        raise RefusedError(wrong) from None
    return begun


def work(store: Store, settings: Settings, number: int) -> None:
    """Make a version ready: compose, decide, attack, compile, compare. Never raises: what goes
    wrong is said where the publication is kept."""
    begun = publication.one(store, number)
    if begun is None or begun.state != "bezig":
        return
    with _alive(store, number):
        try:
            says = _ready(store, settings, begun)
        except NarrowError as error:
            safer = t("vergelijking.safer")
            publication.end(store, number, "mislukt", {"wrong": f"{error}\n{safer}"})
        except SPOKEN as error:
            publication.end(store, number, "mislukt", {"wrong": str(error)})
        except OSError:
            wrong = t("aanvaarden.error.not_written")
            publication.end(store, number, "mislukt", {"wrong": wrong})
        except Exception:  # noqa: BLE001 - it may name a row; that it happened is all that is told
            wrong = t("aanvaarden.error.unexpected")
            publication.end(store, number, "mislukt", {"wrong": wrong})
        else:
            publication.end(store, number, "klaar", says)


def _ready(store: Store, settings: Settings, begun: Publication) -> dict[str, Any]:
    number = begun.number

    def step(name: str) -> None:
        publication.tell(store, number, name)

    step("samenstellen")
    known = versions.latest(store)
    chosen = composing.standing(store)
    registry = composing.registry(store, chosen, begun.asked.last_year, date.today())
    version = versions.make(store, registry, begun.by, begun.asked.note, known)
    publication.composed(store, number, version.number, chosen.until)
    step("beslissen")

    def say(what: str) -> None:
        if what in ("attacking", "hiding"):
            step("aanval")

    def attack(opened: Opened) -> audit.Report:
        return audit.of_data(opened, None, os.cpu_count() or 1, _silent)

    own = replace(settings, attack=begun.asked.attack)
    tried = attack if begun.asked.attack else None
    name = releasing.compile_version(store, own, version.number, say, tried)
    step("vergelijken")
    shown = releases.state(store).shown
    sides, closed = releasing.compare(
        store, own, shown.number if shown else 0, version.number, say, name
    )
    return {
        "handed": [each.number for each in chosen.accepted.values()],
        "initiatives": len(version.submissions),
        "stays": version.edition.stays,
        "years": [version.edition.first_year, version.edition.last_year],
        **_lines(comparing.lines(sides)),
        "closed": closed,
        "first": shown is None,
    }


def _silent(items: Any, _: int, /) -> Any:
    return items


def _lines(lines: Iterator[comparing.Line]) -> dict[str, Any]:
    """How many public numbers appear, vanish or stay as they were, and why: by measure and year."""
    by_year: Counter[tuple[str, int, str]] = Counter()
    reasons: Counter[tuple[str, str]] = Counter()
    for line in lines:
        by_year[line.measure, line.year, line.what] += line.count
        reasons[line.what, line.why] += line.count
    return {
        "lines": [[*key, count] for key, count in sorted(by_year.items())],
        "why": [[*key, count] for key, count in sorted(reasons.items())],
    }


@contextmanager
def _alive(store: Store, number: int) -> Iterator[None]:
    """Gives a sign of life now and then."""
    done = threading.Event()

    def beat() -> None:
        while not done.wait(BEAT):
            try:
                publication.beat(store, number)
            except StoreError:  # it is tried again, and who looks says that it is gone
                continue

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


# --- making it public -----------------------------------------------------------------------------


def publish(
    store: Store, settings: Settings, number: int, who: Who, moment: datetime | None = None
) -> Release:
    """Make public what is ready: at once, or from ``moment`` on. Raises :class:`OvertakenError`
    when somebody else made something public, or sent something back, since it was made ready; it is
    to be made ready again then. And ``StoreError`` for a moment that cannot be."""
    ready = publication.one(store, number)
    if ready is None or ready.state != "klaar":
        raise RefusedError(t("aanvaarden.error.not_ready", number=number))
    # Held against all that is accepted: before anything is public, what was just made ready is what
    # is in force, and so waits no more.
    last = {each.initiative: each for each in composing.standing(store).handed if _counts(each)}
    accepted = {each.number for each in last.values()}
    if gone := sorted(set(ready.says["handed"]) - accepted):
        raise OvertakenError(t("aanvaarden.error.no_longer", number=gone[0]))
    try:
        release = releases.publish(store, ready.version, who.name, moment, ready.known)
    except TakenError:
        raise OvertakenError(f"{_meanwhile(store)} {t('aanvaarden.error.again')}") from None
    publication.published(store, number)
    if not ready.asked.attack:
        log.note(store, ready.version, "zonder-aanval", "", who.name)
    releasing.show(store, settings)
    return release


def _counts(handed: Handed) -> bool:
    return handed.state == "aanvaard"


def undoable(now: State) -> Version | None:
    """The version that readers saw before the one that they see now; None when there is none."""
    shown = now.shown
    if shown is None:
        return None
    lists = {version.number: version.back_to for version in now.versions}

    def origin(number: int) -> int:
        while (back := lists[number]) is not None:
            number = back
        return number

    before = [each for each in now.public if origin(each.number) != origin(shown.number)]
    return max(
        before,
        key=lambda version: (
            now.standing[version.number].moment or now.now,
            now.standing[version.number].number,
        ),
        default=None,
    )


def undo(
    store: Store, settings: Settings, who: Who, number: int, known: int, note: str = ""
) -> tuple[Version, Release]:
    """Show an older version again, as a new one. ``known``: the last release that was seen. Raises
    :class:`OvertakenError` when somebody decided something since."""
    if number not in {version.number for version in releases.state(store).public}:
        raise RefusedError(t("aanvaarden.error.never_public", number=number))
    try:
        done = releases.roll_back(store, number, who.name, kept_words(note), after=known)
    except TakenError:
        raise OvertakenError(_meanwhile(store)) from None
    releasing.show(store, settings)
    return done


def _meanwhile(store: Store) -> str:
    """Who decided something since, for who is told so."""
    last = releases.state(store).releases[-1]
    words = {"number": last.version, "by": last.by, "at": moments.short(last.at)}
    return t("aanvaarden.error.meanwhile", **words)


def withdraw_coming(store: Store, settings: Settings, who: Who, number: int, known: int) -> Release:
    """Take back what would become public at its hour. Raises as :func:`undo` does."""
    coming = {version.number for version in releases.state(store).coming}
    if number not in coming:
        raise RefusedError(t("aanvaarden.error.not_coming", number=number))
    try:
        release = releases.withdraw(store, number, who.name, known)
    except TakenError:
        raise OvertakenError(_meanwhile(store)) from None
    releasing.show(store, settings)
    return release


def asked_moment(text: str) -> datetime | None:
    """The hour that was chosen (Belgian time), None for at once. Raises ``StoreError``."""
    return moments.asked(text) if text.strip() else None
