"""A path -> the bytes of the file, read once and within bounds."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from arbeidszorg.registrations.intake.faults import IntakeError, fault

#: The most that is read of a file, in bytes, by the end of its name. A million registrations are
#: some 150 MB of CSV; a workbook is packed, and unpacked within the bounds of ``workbook``.
LARGEST = {".csv": 4_000_000_000, ".json": 1_000_000} | dict.fromkeys((".xlsx", ".ods"), 50_000_000)
#: Bytes of CSV from which stays are read in parts, and not held whole.
IN_PARTS = 24_000_000
#: The same for files that are not about stays; a thousand initiatives are a third of a megabyte.
LARGEST_OTHER = 20_000_000


@dataclass(frozen=True)
class Handed:
    """A file as it was handed in: its name in messages and its bytes. ``path``: where it lies, of
    one that is read in parts; then there are no bytes here."""

    name: str
    data: bytes
    path: Path | None = None

    @property
    def is_workbook(self) -> bool:
        """Whether it is read sheet by sheet."""
        return self.name.lower().endswith((".xlsx", ".ods"))

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the content. Raises :class:`IntakeError` when it cannot be read."""
        if self.path is None:
            return hashlib.sha256(self.data).hexdigest()
        try:
            with self.path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            raise IntakeError([fault(self.name, "unreadable")]) from None


def fetch(path: Path) -> Handed:
    """Read a regular file once. Raises :class:`IntakeError` when it is none (a folder, a pipe, a
    device), too large, or cannot be read."""
    most = LARGEST[path.suffix.lower()]
    stays = path.stem.lower() == "registraties"
    if not stays:
        most = min(most, LARGEST_OTHER)
    try:
        # Without waiting: a pipe to which nobody writes would never open.
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as stream:
            status = os.fstat(stream.fileno())
            if stat.S_ISDIR(status.st_mode):
                raise IntakeError([fault(path.name, "directory")])
            if not stat.S_ISREG(status.st_mode):
                raise IntakeError([fault(path.name, "not_a_file")])
            if stays and path.suffix.lower() == ".csv" and IN_PARTS < status.st_size <= most:
                return Handed(path.name, b"", path)
            data = stream.read(most + 1) if status.st_size <= most else b""
            if status.st_size > most or len(data) > most:
                raise IntakeError([fault(path.name, "large_file", megabytes=most // 1_000_000)])
    except IsADirectoryError:
        raise IntakeError([fault(path.name, "directory")]) from None
    except OSError:
        raise IntakeError([fault(path.name, "unreadable")]) from None
    return Handed(path.name, data)
