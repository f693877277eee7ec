"""Compile versions of the store, and say which are public.

A version is decided with every version that was public before it or will be: their years stay as
they were (``disclosure/publications.py``). A version that goes back to an older one shows the very
bytes of that one.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from arbeidszorg.compiled import answering, files, making, ready, released
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.compiled.released import Public, Released
from arbeidszorg.disclosure import decision, opening, publications
from arbeidszorg.disclosure.audit.holding import holding
from arbeidszorg.disclosure.opening import Say, silent
from arbeidszorg.disclosure.publications import Publication, PublicationError
from arbeidszorg.places import geography
from arbeidszorg.places.geography import Geography
from arbeidszorg.settings import DATA, Settings
from arbeidszorg.store import log, releases, versions
from arbeidszorg.store.database import Store
from arbeidszorg.store.releases import State
from arbeidszorg.texts import t


def compile_version(store: Store, settings: Settings, number: int, say: Say = silent) -> str:
    """Compile a version of the store; the name of its folder. What was public once is not compiled
    again: everybody may have seen it. What never was, is: since then others may have become public,
    and it must be decided with those.

    Raises ``StoreError`` when there is no such version, :class:`PublicationError` when what was
    public before can no longer be shown as it was,
    :class:`~arbeidszorg.disclosure.audit.holding.NarrowError` when the settings ask for an attack
    and that finds what can no longer be hidden,
    :class:`~arbeidszorg.compiled.files.CompiledError` when it cannot be read which versions were
    compiled, and ``OSError``."""
    folder = ready.of_store(settings)
    released.read(folder)  # what cannot be read is said before work that takes long
    version = versions.version(store, number)
    if version.back_to is not None:
        name = compile_version(store, settings, version.back_to, say)
    else:
        name = _kept(store, folder, number) or _compiled(store, settings, number, say)
    with files.alone(folder):
        _add(folder, number, name)
    return name


def prepare(store: Store, settings: Settings, say: Say = silent) -> bool:
    """Compile what is public, or will be, where it does not lie ready, as it was when it became so;
    and let the server know. False when no version was public ever. Raises as
    :func:`compile_version` and :func:`show` do."""
    now, folder = releases.state(store), ready.of_store(settings)
    seen, standing = list(_seen(now)), now.standing
    absent = [
        number for number in seen if standing[number].moment and not _kept(store, folder, number)
    ]
    for number in seen[: seen.index(absent[-1]) + 1] if absent else ():
        compile_version(store, settings, number, say)
    show(store, settings)
    return bool(seen)


def _kept(store: Store, folder: Path, number: int) -> str:
    """The folder that a version, or the one that it goes back to, was shown from: what was public
    once is not compiled again. "" when it never was, or when that folder is gone or damaged."""
    now = releases.state(store)
    lists = {version.number: version.back_to for version in now.versions}
    seen = _seen(now)
    if number not in seen:
        return ""
    while (back := lists[number]) is not None:
        number = back
    names = (released.read(folder).names.get(number, ""), log.compiled_into(store, number))
    return next((name for name in names if name and _holds(folder / name)), "")


def _compiled(store: Store, settings: Settings, number: int, say: Say) -> str:
    """Compile a version; the name of its folder. One that was public must be what it was."""
    folder, areas = ready.of_store(settings), geography.load(settings.boundaries)
    before = _before(store, settings, areas, number)
    registry = versions.registry_of(store, number)
    if before and registry.last_year < before.source.edition.last_year:
        last = before.source.edition.last_year
        raise PublicationError(t("bewaarplaats.error.years", number=number, last=last))
    decided = _decided(settings, folder, number)
    opened = opening.opened(registry, areas, settings, decided, say, before)
    opened = holding(opened, say) if settings.attack else opened
    compiled = making.compiled(opened)
    was = log.compiled_into(store, number) if number in _seen(releases.state(store)) else ""
    with files.alone(folder):
        name = files.write(compiled, folder)
        if was not in ("", name):
            if name not in released.read(folder).names.values():
                shutil.rmtree(folder / name)
            words = {"number": number, "before": was, "folder": folder}
            raise PublicationError(t("bewaarplaats.error.other_bytes", **words))
        _add(folder, number, name)
    decided.unlink(missing_ok=True)
    log.note(store, number, "gereed", name)
    return name


def _add(folder: Path, number: int, name: str) -> None:
    """Write down into which folder a version was compiled."""
    known = released.read(folder)
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
    """The versions that were public at some time, or will be, in the order of their first release:
    also those that were withdrawn, for somebody may have kept them."""
    return dict.fromkeys(release.version for release in now.releases if release.moment is not None)


def _before(store: Store, settings: Settings, areas: Geography, number: int) -> Publication | None:
    """What was public before a version, or will be: each decided with those before it. Of a version
    that was public itself: what was so before that."""
    now, folder = releases.state(store), ready.of_store(settings)
    lists = {version.number: version for version in now.versions}
    before: Publication | None = None
    for earlier in _seen(now):
        if earlier == number:  # those that came after it were decided with it
            break
        if lists[earlier].back_to is not None:
            continue
        try:
            compiled = files.read(folder / (_kept(store, folder, earlier) or "-"))
        except CompiledError:
            raise PublicationError(
                t("bewaarplaats.error.not_compiled", number=earlier, folder=folder)
            ) from None
        source = publications.source(versions.registry_of(store, earlier), areas, before)
        before = Publication(source, answering.decision(compiled))
    return before


def _holds(folder: Path) -> bool:
    try:
        files.read(folder)
    except CompiledError:
        return False
    return True
