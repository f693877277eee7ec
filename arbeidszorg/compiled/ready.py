"""The compiled version of some data: the one that lies ready, or one that is made now.

Whoever answers readers opens what lies ready and has it made by another process when it does not;
so the process that answers never holds a row about a person.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from arbeidszorg.compiled import files, released
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.disclosure import decision
from arbeidszorg.places.geography import REFERENCE
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
    with _versions(settings) as folder:
        if found := look(folder, settings):
            return found
        make(settings, folder)
        if found := look(folder, settings):
            return found
        raise CompiledError(t("server.ready.gone", folder=folder))


def lies(settings: Settings) -> str:
    """The name of the version that lies ready where ``settings`` say, "" when there is none."""
    if name := public(settings):
        return name
    note = _folder(settings) / f"{made_from(settings)}{FROM}"
    try:
        return note.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def of_store(settings: Settings) -> Path:
    """The folder of the compiled versions of a store."""
    return settings.ready or settings.store / FOLDER


def public(settings: Settings) -> str:
    """The name of the version of the store that is shown now; "" without any, and where a folder of
    data is named, which goes first."""
    return "" if settings.data else released.read(of_store(settings)).shown()


def look(folder: Path, settings: Settings) -> Compiled | None:
    """The version that lies ready in a folder of versions; None when there is none."""
    try:
        name = (folder / f"{made_from(settings)}{FROM}").read_text(encoding="ascii").strip()
        return files.read(folder / name)
    except (OSError, ValueError, CompiledError):
        return None


def keep(compiled: Compiled, folder: Path, mark: str) -> str:
    """Write a version that was made from ``mark``, and clear away what is older; its name. Raises
    ``OSError`` when the folder cannot be written."""
    name = files.write(compiled, folder)
    note = folder / f"{mark}{FROM}"
    unfinished = folder / f".{mark}.{os.getpid()}.deel"
    unfinished.write_text(name + "\n", encoding="ascii")
    unfinished.replace(note)
    notes = sorted(folder.glob(f"*{FROM}"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for old in notes[1 + KEPT :]:
        old.unlink(missing_ok=True)
    used = {file.read_text(encoding="ascii").strip() for file in notes[: 1 + KEPT]}
    used |= set(released.read(folder).names.values())  # an operator may keep both in one folder
    for path in folder.iterdir():
        if path.name not in used and files.is_version(path):
            shutil.rmtree(path, ignore_errors=True)
    return name


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
    parts += _states(sorted(REFERENCE.iterdir()))
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
            settings.data and settings.data.resolve().name,
            settings.first_year,
            settings.small_from,
            settings.small_to,
            settings.extra_columns,
        )
    )


def _folder(settings: Settings) -> Path:
    return settings.ready or (settings.data or DATA / "demo") / FOLDER


@contextmanager
def _versions(settings: Settings) -> Iterator[Path]:
    """Where versions lie ready: as the operator says, else beside the data. Where that cannot be
    written, a folder of this process: what is mapped from it stays readable when it is gone."""
    folder = _folder(settings)
    parent = folder if folder.is_dir() else folder.parent
    if os.access(parent, os.W_OK | os.X_OK) or folder.is_dir():
        yield folder
        return
    with TemporaryDirectory(prefix="arbeidszorg-") as own:
        yield Path(own)
