"""A folder that stays as it is while it is read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.faults import IntakeError, fault
from arbeidszorg.registrations.intake.sources import ENDINGS

#: What a name stands for: which file, how large, and when it was last changed in any way.
State = dict[str, tuple[int, ...]]
#: Names, without their ending, whose files are read.
NAMES = (*model.FILES, "datapackage")


@contextmanager
def steady(folder: Path) -> Iterator[None]:
    """Whatever is read of the folder in this block is of one moment.

    Raises :class:`IntakeError` at the end when meanwhile a file was written, renamed, added or
    taken away: its numbers could come from one version and its name from another.
    """
    before = _state(folder)
    yield
    if before != _state(folder):
        raise IntakeError([fault(folder.name, "changed_meanwhile")])


def _state(folder: Path) -> State:
    """The state of the folder itself and of every file that is read; nothing of what cannot be
    seen, for that is said by who reads it."""
    state: State = {}
    try:
        names = [name for name in sorted(os.listdir(folder)) if _is_read(name)]
        for name in ("", *names):
            seen = os.stat(folder / name)
            times = (seen.st_mtime_ns, seen.st_ctime_ns) if name else ()
            state[name] = (seen.st_dev, seen.st_ino, seen.st_size if name else 0, *times)
    except OSError:
        return {}
    return state


def _is_read(name: str) -> bool:
    stem, _, ending = name.lower().rpartition(".")
    return stem in NAMES and f".{ending}" in (*ENDINGS, ".json")
