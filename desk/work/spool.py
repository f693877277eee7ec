"""What was sent and what came of it, on disk but readable by this server alone, while it runs.

Each thing is a file of pieces, each encrypted (AES-256-GCM) and bound to its file and place. The
key is made when the server starts and is nowhere but in its memory.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from struct import Struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from arbeidszorg.processes import alone

#: Before each piece: how long it is as it lies there.
HEAD = Struct("!I")
NONCE, TAG = 12, 16
#: Bytes of a piece at most.
PIECE = 4_000_000
#: Seconds after which what nobody came for is thrown away.
KEPT = 3600
#: What stands in the name of a thing that is kept for some minutes alone, and how many seconds.
BRIEF, BRIEFLY = ".kort", 600
#: Seconds between two times that old things are looked for.
SWEEPING = 60.0


class GoneError(LookupError):
    """It is not there (any more), or another server wrote it."""


@dataclass(frozen=True)
class Spool:
    """A folder of encrypted things, each with a name of our own making."""

    folder: Path
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def put(self, name: str, content: bytes) -> None:
        """Keep something whole, in the place of what was there."""
        self.drop(name)
        for start in range(0, max(len(content), 1), PIECE):
            self.add(name, content[start : start + PIECE])

    def add(self, name: str, piece: bytes | bytearray) -> None:
        """Keep one more piece of something."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._path(name)
        nonce = secrets.token_bytes(NONCE)
        place = sum(1 for _ in self._lengths(path))
        locked = AESGCM(self.key).encrypt(nonce, bytes(piece), _bound(name, place))
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "ab") as out:
            out.write(HEAD.pack(len(nonce) + len(locked)) + nonce + locked)

    def get(self, name: str) -> bytes:
        """All of something. Raises :class:`GoneError`."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """Its pieces, in order. Raises :class:`GoneError`."""
        path = self._path(name)
        try:
            with path.open("rb") as stream:
                for place, length in enumerate(self._lengths(path)):
                    stream.seek(HEAD.size, 1)
                    piece = stream.read(length)
                    yield AESGCM(self.key).decrypt(
                        piece[:NONCE], piece[NONCE:], _bound(name, place)
                    )
        except (OSError, InvalidTag):
            raise GoneError(name) from None

    def size(self, name: str) -> int:
        """Bytes that are kept of something; what was cut off while it was written is not. Raises
        :class:`GoneError`."""
        path = self._path(name)
        if not path.exists():
            raise GoneError(name)
        return sum(length - NONCE - TAG for length in self._lengths(path))

    def has(self, name: str) -> bool:
        """Whether there is something of that name."""
        return self._path(name).exists()

    def drop(self, *names: str) -> None:
        """Throw things away."""
        for name in names:
            self._path(name).unlink(missing_ok=True)

    def total(self) -> tuple[int, int]:
        """Bytes of all that lies here, and how many things there are."""
        size = things = 0
        with suppress(FileNotFoundError):
            for path in self.folder.iterdir():
                with suppress(FileNotFoundError):  # somebody came for it meanwhile
                    size += path.stat().st_size
                    things += 1
        return size, things

    def sweep(self) -> None:
        """Throw away what is old."""
        with suppress(OSError):
            for path in self.folder.iterdir():
                with suppress(OSError):
                    kept = BRIEFLY if f"{BRIEF}." in path.name else KEPT
                    if path.stat().st_mtime < time.time() - kept:
                        path.unlink()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One at a time writes."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with alone(self.folder):
            yield

    def _lengths(self, path: Path) -> Iterator[int]:
        """How long each whole piece is; the rest of one that was cut off is cut away."""
        with suppress(FileNotFoundError), path.open("rb") as stream:
            end = path.stat().st_size
            at = 0
            while at + HEAD.size <= end:
                stream.seek(at)
                (length,) = HEAD.unpack(stream.read(HEAD.size))
                if at + HEAD.size + length > end:
                    break
                yield length
                at += HEAD.size + length
            if at < end:
                os.truncate(path, at)

    def _path(self, name: str) -> Path:
        if not name.replace(".", "").replace("-", "").isalnum() or name.startswith("."):
            raise GoneError(name)
        return self.folder / name


def _bound(name: str, place: int) -> bytes:
    return f"{name}/{place}".encode()
