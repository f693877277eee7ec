"""Compile versions of the store, and say which are public.

A version is decided with every version that was public before it or will be: their years stay as
they were (``disclosure/publications.py``). Before it goes out it is attacked, together with those
(``together``). A version that goes back to an older one shows the very bytes of that one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from arbeidszorg.compiled import answering, files, making, ready, released, together
from arbeidszorg.compiled.comparing import Sides
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.compiled.released import Public, Released
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.counting import facts
from arbeidszorg.disclosure import decision, opening, publications
from arbeidszorg.disclosure.audit.holding import Attack, attacked, holding
from arbeidszorg.disclosure.opening import Opened, Say, silent
from arbeidszorg.disclosure.publications import Publication, PublicationError
from arbeidszorg.places import geography
from arbeidszorg.places.geography import Geography
from arbeidszorg.settings import DATA, Settings
from arbeidszorg.store import forgetting, log, releases, versions
from arbeidszorg.store.database import Store
from arbeidszorg.store.releases import State
from arbeidszorg.texts import t


def compile_version(
    store: Store, settings: Settings, number: int, say: Say = silent, attack: Attack | None = None
) -> str:
    """Compile a version of the store; the name of its folder. What was public once is not compiled
    again: everybody may have seen it. What never was, is: since then others may have become public,
    and it must be decided with those. ``attack``: what is tried on it first; None for nothing,
    unless the settings ask for an attack.

    Raises ``StoreError`` when there is no such version, :class:`PublicationError` when what was
    public before can no longer be shown as it was,
    :class:`~arbeidszorg.disclosure.audit.holding.NarrowError` when the attack finds what can no
    longer be hidden, :class:`~arbeidszorg.compiled.files.CompiledError` when it cannot be read
    which versions were compiled, and ``OSError``."""
    folder = ready.of_store(settings)
    released.read(folder)  # what cannot be read is said before work that takes long
    versions.version(store, number)
    now = releases.state(store)
    origin = _origin(now, number)
    name = _kept(store, folder, origin, now) or _compiled(store, settings, origin, say, attack)
    with files.alone(folder):
        _add(folder, number, name)
    return name


def prepare(store: Store, settings: Settings, say: Say = silent) -> bool:
    """Compile what is public, or will be, where it does not lie ready, as it was when it became so;
    and let the server know. False when no version was public ever. Raises as
    :func:`compile_version` and :func:`show` do."""
    now, folder = releases.state(store), ready.of_store(settings)
    shown = {_origin(now, version) for version, last in now.standing.items() if last.moment}
    seen = list(_seen(now))
    public = [origin for origin in seen if origin in shown]
    absent = [origin for origin in public if not _kept(store, folder, origin, now)]
    for origin in seen[: seen.index(absent[-1]) + 1] if absent else ():
        compile_version(store, settings, origin, say)
    show(store, settings)
    return bool(seen)


def compare(
    store: Store, settings: Settings, before: int, after: int, say: Say = silent, name: str = ""
) -> tuple[Sides, int | None]:
    """Two versions side by side, as readers see or would see them (0: nothing), and the last year
    that was public before the second. ``name``: the folder of the second, when it was compiled just
    now. Nothing is published or kept by it. Raises as :func:`compile_version` does."""
    areas, folder = (
        geography.load(settings.boundaries, settings.territory),
        ready.of_store(settings),
    )
    now = releases.state(store)
    one, other = (_origin(now, number) if number else 0 for number in (before, after))
    registry = versions.registry_of(store, other)
    earlier = _before(store, settings, areas, other)
    compiled = (
        files.read(folder / name) if name else _candidate(store, settings, folder, other, say)
    )
    sides = Sides(
        _candidate(store, settings, folder, one, say) if one else None,
        compiled,
        publications.source(registry, areas, earlier).numbered.facts,
        facts.build(registry, areas),
        areas,
        opening.threshold(settings),
    )
    return sides, compiled.edition.closed


def _candidate(store: Store, settings: Settings, folder: Path, origin: int, say: Say) -> Compiled:
    """A version as readers see it, or would see it if it were published now."""
    if name := _kept(store, folder, origin, releases.state(store)):
        return files.read(folder / name)
    return making.compiled(_opened(store, settings, origin, say))


def _origin(now: State, number: int) -> int:
    """The version whose list a version has: its own number, unless it goes back to another."""
    lists = {version.number: version.back_to for version in now.versions}
    while (back := lists.get(number)) is not None:
        number = back
    return number


def _kept(store: Store, folder: Path, origin: int, now: State) -> str:
    """The folder that a version was shown from; "" when it never was, or when that is gone."""
    if origin not in _seen(now):
        return ""
    names = (released.read(folder).names.get(origin, ""), log.compiled_into(store, origin))
    return next((name for name in names if name and _holds(folder / name)), "")


def _compiled(
    store: Store, settings: Settings, number: int, say: Say, attack: Attack | None
) -> str:
    """Compile a version; the name of its folder. One that was public must be what it was."""
    folder = ready.of_store(settings)
    was = log.compiled_into(store, number) if number in _seen(releases.state(store)) else ""
    opened = _opened(store, settings, number, say)
    if attack or settings.attack or (was and log.hid_more(store, number)):
        held = holding(opened, say, attack or attacked)
        hid_more, opened = held is not opened, held
        log.note(store, number, "aanval", log.HID_MORE if hid_more else log.HELD)
    compiled = making.compiled(opened)
    earlier = [each for _, each in _earlier(store, folder, number)]
    if earlier and forgetting.times(store):
        compiled = together.as_published(compiled, earlier[-1])
    together.alike(compiled, earlier)
    with files.alone(folder):
        name = files.write(compiled, folder)
        if was and was not in files.names(compiled):
            if name not in released.read(folder).names.values():
                shutil.rmtree(folder / name)
            words = {"number": number, "before": was, "folder": folder}
            raise PublicationError(t("bewaarplaats.error.other_bytes", **words))
        _add(folder, number, name)
    _decided(settings, folder, number).unlink(missing_ok=True)
    log.note(store, number, "gereed", name)
    return name


def _opened(store: Store, settings: Settings, number: int, say: Say) -> Opened:
    """A version, decided with what was public before it."""
    folder, areas = (
        ready.of_store(settings),
        geography.load(settings.boundaries, settings.territory),
    )
    before = _before(store, settings, areas, number)
    registry = versions.registry_of(store, number)
    if before and registry.last_year < before.source.edition.last_year:
        last = before.source.edition.last_year
        raise PublicationError(t("bewaarplaats.error.years", number=number, last=last))
    file = _decided(settings, folder, number)
    return opening.opened(registry, areas, settings, file, say, before)


def _add(folder: Path, number: int, name: str) -> None:
    """Write down into which folder a version was compiled."""
    known = released.read(folder)
    if known.names.get(number) != name:
        released.write(replace(known, names={**known.names, number: name}), folder)


def show(store: Store, settings: Settings) -> None:
    """Let the server know what is public, as the store says it. Raises ``OSError``, and
    :class:`~arbeidszorg.compiled.files.CompiledError` when what it knew cannot be read."""
    folder = ready.of_store(settings)
    if not released.read(folder).names and not releases.state(store).releases:
        return
    with files.alone(folder):  # who comes later knows what was decided later
        _show(folder, releases.state(store))


def _show(folder: Path, now: State) -> None:
    known = released.read(folder)
    names = dict(known.names)
    for version in now.versions:  # who goes back shows what was shown
        if version.back_to in names:
            names.setdefault(version.number, names[version.back_to])
    public = tuple(
        Public(release.version, release.moment, release.at_once)
        for release in sorted(now.standing.values(), key=lambda release: release.number)
        if release.moment is not None
    )
    told = Released(names, public, now.withdrawn)
    if told != known:
        released.write(told, folder)


def _decided(settings: Settings, folder: Path, number: int) -> Path:
    """Where it is kept what was decided about a version until that is compiled. It begins with what
    lies beside the data: when the version came from there, it is used as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"versie-{number}-{decision.FILE}"
    beside = (settings.data or DATA / "demo") / decision.FILE
    if beside.is_file() and not file.exists():
        shutil.copyfile(beside, file)
    return file


def _seen(now: State) -> dict[int, None]:
    """The versions of which the list was public at some time, or will be, in the order of their
    first release: also those that were withdrawn, for somebody may have kept them."""
    public = (release.version for release in now.releases if release.moment is not None)
    return dict.fromkeys(_origin(now, version) for version in public)


def _earlier(store: Store, folder: Path, number: int) -> Iterator[tuple[int, Compiled]]:
    """What was public before a version, or will be, as it was compiled; of a version that was
    public itself: what was so before that. Raises :class:`PublicationError` when it is gone."""
    now = releases.state(store)
    for earlier in _seen(now):
        if earlier == number:  # those that came after it were decided with it
            return
        try:
            yield earlier, files.read(folder / (_kept(store, folder, earlier, now) or "-"))
        except CompiledError:
            raise PublicationError(
                t("bewaarplaats.error.not_compiled", number=earlier, folder=folder)
            ) from None


def _before(store: Store, settings: Settings, areas: Geography, number: int) -> Publication | None:
    """What was public before a version: each decided with those before it."""
    before: Publication | None = None
    for earlier, compiled in _earlier(store, ready.of_store(settings), number):
        source = publications.source(versions.registry_of(store, earlier), areas, before)
        before = Publication(source, answering.decision(compiled))
    return before


def _holds(folder: Path) -> bool:
    try:
        files.read(folder)
    except CompiledError:
        return False
    return True
