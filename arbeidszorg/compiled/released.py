"""Which compiled versions are public, and from when: a file beside them, which a server reads.

It says what was decided in the store, so that who answers readers needs no store. From the hour
that is named in it a version is shown, without anybody doing anything.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from arbeidszorg.compiled.files import HALF, CompiledError, is_name
from arbeidszorg.texts import t

HERE = ZoneInfo("Europe/Brussels")
#: The file, in the folder of compiled versions.
FILE = "publiek.json"
#: Changes with the form of the file.
FORM = 1


@dataclass(frozen=True)
class Public:
    """A version that may be seen ``since`` a moment (UTC); ``at_once``: whatever a clock says."""

    version: int
    since: datetime
    at_once: bool

    @property
    def day(self) -> date:
        """The day since which it may be seen, by the Belgian clock."""
        return self.since.astimezone(HERE).date()


@dataclass(frozen=True)
class Released:
    """``names``: version -> the folder that it was compiled into; ``public``: those that may be
    seen, now or later, in the order in which that was decided; ``withdrawn``: those that were seen,
    and may not be any more."""

    names: Mapping[int, str] = field(default_factory=dict)
    public: tuple[Public, ...] = ()
    withdrawn: tuple[int, ...] = ()

    def open(self, now: datetime | None = None) -> tuple[Public, ...]:
        """The versions that may be seen now, the one that readers see last."""
        now = now or datetime.now(UTC)
        seen = (each for each in self.public if each.at_once or each.since <= now)
        return tuple(sorted(seen, key=lambda each: each.since))  # equal moments: as was decided

    def newest(self, now: datetime | None = None) -> Public | None:
        """The version that readers see when they name none; None before the first."""
        return next(reversed(self.open(now)), None)

    def shown(self, now: datetime | None = None) -> str:
        """The folder of that version; "" before the first, or when nobody knows it."""
        last = self.newest(now)
        return self.names.get(last.version, "") if last else ""


def read(folder: Path) -> Released:
    """What the file in a folder says; nothing when there is none. Raises
    :class:`~arbeidszorg.compiled.files.CompiledError`, with what to do in Dutch, when it cannot be
    read: what is public is then not known, which is something else than that nothing is."""
    try:
        told = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Released()
    except (OSError, ValueError, RecursionError):
        told = None
    try:
        if told["vorm"] == FORM and isinstance(told["publiek"], list):
            return Released(
                dict(map(_named, told["klaar"].items())),
                tuple(map(_public, told["publiek"])),
                tuple(map(int, told.get("ingetrokken", ()))),
            )
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise CompiledError(t("server.ready.released", file=FILE, folder=folder))


def _named(pair: tuple[str, Any]) -> tuple[int, str]:
    """A version, and the folder it was compiled into. Raises ``ValueError``."""
    number, name = pair
    if not is_name(name):
        raise ValueError(name)
    return int(number), name


def _public(told: Mapping[str, Any]) -> Public:
    """Raises ``ValueError``, ``KeyError`` or ``TypeError``."""
    version, since, at_once = told["versie"], datetime.fromisoformat(told["vanaf"]), told["meteen"]
    if type(version) is not int or type(at_once) is not bool or since.tzinfo is None:
        raise ValueError(told)
    return Public(version, since, at_once)


def write(released: Released, folder: Path) -> None:
    """Write the file; it appears whole or not at all. Who has read it before, and writes what was
    added, is :func:`~arbeidszorg.compiled.files.alone` meanwhile. Raises ``OSError``."""
    told = {
        "vorm": FORM,
        "klaar": {str(number): name for number, name in sorted(released.names.items())},
        "publiek": [
            {"versie": each.version, "vanaf": each.since.isoformat(), "meteen": each.at_once}
            for each in released.public
        ],
        "ingetrokken": list(released.withdrawn),
    }
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f".{FILE}.{os.getpid()}{HALF}"
    try:
        with unfinished.open("w", encoding="utf-8") as stream:
            json.dump(told, stream, ensure_ascii=False, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(folder / FILE)
    finally:
        unfinished.unlink(missing_ok=True)
