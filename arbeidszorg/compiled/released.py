"""Which compiled versions are public, and from when: a file beside them, which a server reads.

It says what was decided in the store, so that who answers readers needs no store. From the hour
that is named in it a version is shown, without anybody doing anything.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

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


@dataclass(frozen=True)
class Released:
    """``names``: version -> the folder that it was compiled into; ``public``: those that may be
    seen, now or later, in the order in which that was decided."""

    names: Mapping[int, str] = field(default_factory=dict)
    public: tuple[Public, ...] = ()

    def shown(self, now: datetime | None = None) -> str:
        """The folder of the version that readers see; "" before the first."""
        now = now or datetime.now(UTC)
        open_ = [each for each in self.public if each.at_once or each.since <= now]
        last = max(enumerate(open_), key=lambda pair: (pair[1].since, pair[0]), default=None)
        return self.names.get(last[1].version, "") if last else ""


def read(folder: Path) -> Released:
    """What the file in a folder says; nothing when there is no file, or none that can be read."""
    try:
        told = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if told["vorm"] != FORM:
            return Released()
        return Released(
            {int(number): str(name) for number, name in told["klaar"].items()},
            tuple(
                Public(each["versie"], datetime.fromisoformat(each["vanaf"]), each["meteen"])
                for each in told["publiek"]
            ),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Released()


def write(released: Released, folder: Path) -> None:
    """Write the file; it appears whole or not at all. Raises ``OSError``."""
    told = {
        "vorm": FORM,
        "klaar": {str(number): name for number, name in sorted(released.names.items())},
        "publiek": [
            {"versie": each.version, "vanaf": each.since.isoformat(), "meteen": each.at_once}
            for each in released.public
        ],
    }
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f".{FILE}.{os.getpid()}.deel"
    try:
        with unfinished.open("w", encoding="utf-8") as stream:
            json.dump(told, stream, ensure_ascii=False, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(folder / FILE)
    finally:
        unfinished.unlink(missing_ok=True)
