"""The compiled version of some data: the one that lies ready, or one that is made now.

Whoever answers readers opens what lies ready and has it made by another process when it does not;
so the process that answers never holds a row about a person.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from arbeidszorg.compiled import files, released
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.compiled.released import Public, Released
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.disclosure import decision
from arbeidszorg.places.territory import files_of
from arbeidszorg.registrations import model
from arbeidszorg.settings import DATA, ROOT, Settings
from arbeidszorg.texts import t

#: The folder of compiled versions beside the data, and the ending of the files that say which of
#: them was made from what.
FOLDER, FROM = "gereed", ".bron"
#: Versions that stay beside the one that is made.
KEPT = 2
#: The code that compiles: other code can count otherwise.
CODE = ("counting", "compiled", "disclosure", "registrations", "places", "view")
#: Names, without their ending, of the files that are read.
NAMES = (*model.FILES, "datapackage")
#: Makes the version of some settings in a folder of versions.
Make = Callable[[Settings, Path], None]
#: Stands for the name of a version when all that readers saw was withdrawn.
NOTHING = "niets"


class NothingPublicError(CompiledError):
    """Readers saw a version, and may see none any more; the message says so (Dutch)."""


def ready(settings: Settings, make: Make) -> Compiled:
    """The version of :func:`shown`."""
    return shown(settings, make)[1]


def shown(settings: Settings, make: Make) -> tuple[Public | None, Compiled]:
    """The version of the data that ``settings`` names; of a store that has public versions, the one
    that is shown now. With which that is, None when the data are no version of a store.

    What ``make`` raises when it cannot be made comes through; raises :class:`NothingPublicError`
    when readers may see nothing any more, and :class:`CompiledError`, with what to do in Dutch,
    when what was made is gone or damaged."""
    if of_public := None if settings.data else _public(settings, make):
        return of_public
    if lying := look(place(settings), settings):
        return None, lying
    with _written(settings) as folder:
        make(settings, folder)
        if fresh := look(folder, settings):
            return None, fresh
        raise CompiledError(t("server.ready.gone", folder=folder))


def _public(settings: Settings, make: Make) -> tuple[Public, Compiled] | None:
    """The public version of a store that is shown now, made from the store itself where it does not
    lie ready and the store can be asked; None when no version was public ever."""
    folder = of_store(settings)
    known = released.read(folder)
    if lying := _lying(known, folder):
        return lying
    asks = has_store(settings) and (known.newest() or not (folder / released.FILE).exists())
    if asks:
        make(settings, folder)
        known = released.read(folder)
        if lying := _lying(known, folder):
            return lying
    if newest := known.newest():
        raise _absent(known, newest.version, folder)
    if known.withdrawn:
        raise NothingPublicError(t("server.ready.withdrawn"))
    return None


def _lying(known: Released, folder: Path) -> tuple[Public, Compiled] | None:
    """The version that readers see, where it lies ready."""
    newest = known.newest()
    try:
        return (newest, files.read(folder / known.names[newest.version])) if newest else None
    except (KeyError, CompiledError):
        return None


def _absent(known: Released, number: int, folder: Path) -> CompiledError:
    """What is public does not lie ready: never the moment to show anything else."""
    name = known.names.get(number, "")
    key = "public" if name else "unnamed"
    words = {"name": name, "number": number, "file": released.FILE, "folder": folder}
    return CompiledError(t(f"server.ready.{key}", **words))


def has_store(settings: Settings) -> bool:
    """Whether there is a store to be asked, by another process than one that answers readers."""
    return not settings.data and (bool(settings.database) or settings.store_file.is_file())


def lies(settings: Settings, *, of_store_alone: bool = False) -> str:
    """The name of the version that lies ready where ``settings`` say, "" when there is none.
    ``of_store_alone``: that of a store or none, for whoever shows one: no data come in its place
    because a file of it is gone; :data:`NOTHING` when readers may see none any more. Raises
    ``OSError`` and :class:`CompiledError`."""
    if name := public(settings):
        return name
    if not of_store_alone:
        return _noted(place(settings), settings)
    return NOTHING if released.read(of_store(settings)).withdrawn else ""


def _noted(folder: Path, settings: Settings) -> str:
    """The name of the version in a folder that was made from the data as they are, or ""."""
    try:
        name = (folder / f"{made_from(settings)}{FROM}").read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return ""
    return name if files.is_name(name) else ""


def of_store(settings: Settings) -> Path:
    """The folder of the compiled versions of a store."""
    return settings.ready or settings.store / FOLDER


def public(settings: Settings) -> str:
    """The name of the version of the store that is shown now; "" without any, and where a folder of
    data is named, which goes first. Raises :class:`CompiledError` when that cannot be read, or is
    not said."""
    if settings.data:
        return ""
    folder = of_store(settings)
    known = released.read(folder)
    newest, name = known.newest(), known.shown()
    if newest and not name:
        raise _absent(known, newest.version, folder)
    return name


def has_public(settings: Settings) -> bool:
    """Whether the data are public versions of a store, readable or not."""
    return not settings.data and (of_store(settings) / released.FILE).exists()


def number(settings: Settings) -> int:
    """The number of the version of the store that is shown now; 0 as :func:`public` is ""."""
    newest = None if settings.data else released.read(of_store(settings)).newest()
    return newest.version if newest else 0


def look(folder: Path, settings: Settings) -> Compiled | None:
    """The version that lies ready in a folder of versions; None when there is none."""
    try:
        name = _noted(folder, settings)
        return files.read(folder / name) if name else None
    except (OSError, CompiledError):
        return None


def keep(compiled: Compiled, folder: Path, *marks: str) -> str:
    """Write a version that was made from each of ``marks``, and clear away what is older; its name.
    Raises ``OSError`` when the folder cannot be written."""
    with files.alone(folder):
        name = files.write(compiled, folder)
        notes = [folder / f"{mark}{FROM}" for mark in marks]
        for note in notes:
            unfinished = folder / f".{note.stem}.{os.getpid()}{files.HALF}"
            unfinished.write_text(name + "\n", encoding="ascii")
            unfinished.replace(note)
        with suppress(OSError, CompiledError):  # what cannot be read is left as it is
            _clear(folder, notes)
    return name


def _clear(folder: Path, kept: list[Path]) -> None:
    """Clear away the oldest versions of data; never the one that notes are kept of, whatever a
    clock says, nor what is public of a store, which an operator may keep in the same folder."""
    others = [file for file in folder.glob(f"*{FROM}") if file not in kept]
    others.sort(key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for old in others[KEPT:]:
        old.unlink(missing_ok=True)
    used = {_text(file) for file in (*kept, *others[:KEPT])}
    used |= set(released.read(folder).names.values())
    for path in folder.iterdir():
        if path.name not in used and files.is_version(path):
            shutil.rmtree(path, ignore_errors=True)


def _text(note: Path) -> str:
    """What a note says. Who else writes such files may say anything."""
    return note.read_bytes().decode("ascii", "replace").strip()


def made_from(settings: Settings) -> str:
    """A mark of all that a version is made from: what :func:`sources` says, and what was decided
    about it before. Files are told by their size and when they were last written: they are not
    read here."""
    return _mark(sources(settings), *_states([(settings.data or DATA / "demo") / decision.FILE]))


def sources(settings: Settings) -> str:
    """A mark of the files that are read, the settings, the reference data and the code that counts
    and decides."""
    parts = [f"{files.FORM} {decision.RULE} {_chosen(settings)}"]
    for folder in (settings.data or DATA / "demo", *settings.earlier):
        named = [path for path in sorted(folder.iterdir()) if path.stem.lower() in NAMES]
        parts += ["map", *_states(named)]
    parts += _states(files_of(settings.territory))
    for part in CODE:
        parts += _states(sorted((ROOT / "arbeidszorg" / part).rglob("*.py")))
    return _mark(*parts)


def _states(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        if path.is_file():
            state = path.stat()
            yield f"{path.name} {state.st_size} {state.st_mtime_ns}"


def _mark(*parts: str) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[: files.LETTERS]


def _chosen(settings: Settings) -> str:
    """The settings that numbers follow from."""
    return repr(
        (
            settings.territory.resolve().name,
            settings.data and settings.data.resolve().name,
            settings.first_year,
            settings.small_from,
            settings.small_to,
            settings.attack,
            settings.extra_columns,
        )
    )


def place(settings: Settings) -> Path:
    """The folder of the compiled versions of data: as the operator says, else beside them."""
    return settings.ready or (settings.data or DATA / "demo") / FOLDER


def can_be_written(folder: Path) -> bool:
    """Whether a folder can be written, or made where it is not there yet."""
    there = next((path for path in (folder, *folder.parents) if path.exists()), Path("/"))
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


@contextmanager
def _written(settings: Settings) -> Iterator[Path]:
    """Where a version is made; where that cannot be written, a folder of this process: what is
    mapped from it stays readable when it is gone."""
    folder = place(settings)
    if can_be_written(folder):
        yield folder
        return
    with TemporaryDirectory(prefix="arbeidszorg-") as own:
        yield Path(own)
