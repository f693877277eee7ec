"""A path -> the bytes of the file, read once and within bounds."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from arbeidszorg.registrations.intake.faults import IntakeError, fault

#: The most that is read of a file, in bytes, by the end of its name. A million registrations are
#: some 130 MB of CSV; a workbook is packed, and unpacked within the bounds of ``workbook``.
LARGEST = {".csv": 200_000_000, ".xlsx": 40_000_000, ".json": 1_000_000}
#: The same for files that are not about stays; a thousand initiatives are a third of a megabyte.
LARGEST_OTHER = 20_000_000


@dataclass(frozen=True)
class Handed:
    """A file as it was handed in: its name in messages and its bytes."""

    name: str
    data: bytes

    @property
    def is_workbook(self) -> bool:
        """Whether it is read as XLSX."""
        return self.name.lower().endswith(".xlsx")


def fetch(path: Path) -> Handed:
    """Read a regular file once. Raises :class:`IntakeError` when it is none (a folder, a pipe, a
    device), too large, or cannot be read."""
    most = LARGEST[path.suffix.lower()]
    if path.stem.lower() != "registraties":
        most = min(most, LARGEST_OTHER)
    try:
        # Without waiting: a pipe to which nobody writes would never open.
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as stream:
            status = os.fstat(stream.fileno())
            if stat.S_ISDIR(status.st_mode):
                raise IntakeError([fault(path.name, "directory")])
            if not stat.S_ISREG(status.st_mode):
                raise IntakeError([fault(path.name, "not_a_file")])
            data = stream.read(most + 1) if status.st_size <= most else b""
            if status.st_size > most or len(data) > most:
                raise IntakeError([fault(path.name, "large_file", megabytes=most // 1_000_000)])
    except IsADirectoryError:
        raise IntakeError([fault(path.name, "directory")]) from None
    except OSError:
        raise IntakeError([fault(path.name, "unreadable")]) from None
    return Handed(path.name, data)
