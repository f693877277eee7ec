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


def ready(settings: Settings, make: Make) -> Compiled:
    """The version of the data that ``settings`` names; of a store that has public versions, the one
    that is shown now. What ``make`` raises when it cannot be made comes through; raises
    :class:`CompiledError`, with what to do in Dutch, when what was made is gone or damaged."""
    if name := public(settings):
        try:
            return files.read(of_store(settings) / name)
        except CompiledError:
            raise CompiledError(
                t("server.ready.public", name=name, folder=of_store(settings))
            ) from None
    if lying := look(place(settings), settings):
        return lying
    with _written(settings) as folder:
        make(settings, folder)
        if fresh := look(folder, settings):
            return fresh
        raise CompiledError(t("server.ready.gone", folder=folder))


def lies(settings: Settings, *, of_store_alone: bool = False) -> str:
    """The name of the version that lies ready where ``settings`` say, "" when there is none.
    ``of_store_alone``: that of a store or none, for whoever shows one: no data come in its place
    because a file of it is gone. Raises ``OSError`` and :class:`CompiledError`."""
    if name := public(settings):
        return name
    return "" if of_store_alone else _noted(place(settings), settings)


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
    data is named, which goes first. Raises :class:`CompiledError` when that cannot be read."""
    return "" if settings.data else released.read(of_store(settings)).shown()


def look(folder: Path, settings: Settings) -> Compiled | None:
    """The version that lies ready in a folder of versions; None when there is none."""
    try:
        name = _noted(folder, settings)
        return files.read(folder / name) if name else None
    except (OSError, CompiledError):
        return None


def keep(compiled: Compiled, folder: Path, mark: str) -> str:
    """Write a version that was made from ``mark``, and clear away what is older; its name. Raises
    ``OSError`` when the folder cannot be written."""
    with files.alone(folder):
        name = files.write(compiled, folder)
        note = folder / f"{mark}{FROM}"
        unfinished = folder / f".{mark}.{os.getpid()}{files.HALF}"
        unfinished.write_text(name + "\n", encoding="ascii")
        unfinished.replace(note)
        with suppress(OSError, CompiledError):  # what cannot be read is left as it is
            _clear(folder, note)
    return name


def _clear(folder: Path, kept: Path) -> None:
    """Clear away the oldest versions of data; never the one that a note is kept of, whatever a
    clock says, nor what is public of a store, which an operator may keep in the same folder."""
    others = [file for file in folder.glob(f"*{FROM}") if file != kept]
    others.sort(key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for old in others[KEPT:]:
        old.unlink(missing_ok=True)
    used = {_text(file) for file in (kept, *others[:KEPT])}
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
