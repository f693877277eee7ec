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
from arbeidszorg.disclosure.opening import Say, silent
from arbeidszorg.disclosure.publications import Publication, PublicationError
from arbeidszorg.places import geography
from arbeidszorg.places.geography import Geography
from arbeidszorg.settings import DATA, Settings
from arbeidszorg.store import releases, versions
from arbeidszorg.store.database import Store
from arbeidszorg.store.releases import State
from arbeidszorg.texts import t


def compile_version(store: Store, settings: Settings, number: int, say: Say = silent) -> str:
    """Compile a version of the store; the name of its folder. What was public once is not compiled
    again: everybody may have seen it. What never was, is: since then others may have become public,
    and it must be decided with those.

    Raises ``StoreError`` when there is no such version, :class:`PublicationError` when what was
    public before can no longer be shown as it was,
    :class:`~arbeidszorg.compiled.files.CompiledError` when it cannot be read which versions were
    compiled, and ``OSError``."""
    folder = ready.of_store(settings)
    known = released.read(folder)
    version = versions.version(store, number)
    if version.back_to is not None:
        name = compile_version(store, settings, version.back_to, say)
    elif number in _seen(releases.state(store)) and _holds(folder / known.names.get(number, "-")):
        return known.names[number]
    else:
        areas = geography.load(settings.boundaries, settings.territory)
        before = _before(store, settings, areas, number, known)
        registry = versions.registry_of(store, number)
        if before and registry.last_year < before.source.edition.last_year:
            last = before.source.edition.last_year
            raise PublicationError(t("bewaarplaats.error.years", number=number, last=last))
        decided = _decided(settings, folder, number)
        opened = opening.opened(registry, areas, settings, decided, say, before)
        compiled = making.compiled(opened)
        with files.alone(folder):
            name = files.write(compiled, folder)
            _add(folder, number, name)
        decided.unlink(missing_ok=True)
        return name
    with files.alone(folder):
        _add(folder, number, name)
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
    if Released(names, public) != known:
        released.write(Released(names, public), folder)


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


def _before(
    store: Store, settings: Settings, areas: Geography, number: int, known: Released
) -> Publication | None:
    """What was public before a version, or will be: each decided with those before it."""
    now, folder = releases.state(store), ready.of_store(settings)
    lists = {version.number: version for version in now.versions}
    before: Publication | None = None
    for earlier in _seen(now):
        if earlier == number or lists[earlier].back_to is not None:
            continue
        try:
            compiled = files.read(folder / known.names[earlier])
        except (KeyError, CompiledError):
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
