"""Files that come piece by piece: what is cut off goes on where it was, what comes twice counts
once."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, replace

from desk.access.keys import digest
from desk.work.spool import GoneError, Spool

#: Bytes of a file at most, and of a piece.
LARGEST, PIECE = 50_000_000, 900_000
#: Bytes of everything that is on its way or waits to be fetched, and files of it; more is refused.
MOST, MOST_THINGS = 2_000_000_000, 6_000
#: What part of that strangers may fill: who hands in is not kept out by who only tries.
STRANGERS = 0.5
#: Letters of the name of a file.
LONGEST_NAME = 200
#: Letters after the last point of it that are its ending.
LONGEST_ENDING = 10


class UploadError(ValueError):
    """What is sent cannot be; ``word`` names the sentence that says why (``indienen.upload``)."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


@dataclass(frozen=True)
class Upload:
    """A file on its way: ``size`` bytes in all, of which ``here`` are here. ``stranger``: somebody
    sends it who is not signed in."""

    name: str
    size: int
    here: int
    stranger: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing of it is missing."""
        return self.here == self.size


def begin(spool: Spool, name: str, size: int, *, stranger: bool = False) -> str:
    """A new upload: the word by which its sender, and nobody else, goes on. ``stranger``: somebody
    who is not signed in. Raises :class:`UploadError`."""
    if not 0 < size <= LARGEST:
        raise UploadError("empty" if size <= 0 else "large")
    spool.sweep()
    _room(spool, size, stranger=stranger)
    token = secrets.token_urlsafe(24)
    about = json.dumps({"name": shortened(name), "size": size, "stranger": stranger})
    try:
        spool.put(_about(token), about.encode())
    except OSError:
        raise UploadError("full") from None
    return token


def _room(spool: Spool, size: int, *, stranger: bool) -> None:
    """Raise :class:`UploadError` when there is no room for so many bytes more."""
    part = STRANGERS if stranger else 1
    taken, things = spool.total()
    if taken + size > MOST * part or things >= MOST_THINGS * part:
        raise UploadError("full")


def shortened(name: str) -> str:
    """The name of a file in at most ``LONGEST_NAME`` letters, with its ending: that tells its
    kind."""
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > LONGEST_ENDING:
        return name[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"


def state(spool: Spool, token: str) -> Upload:
    """How far an upload is. Raises :class:`GoneError`: it was never begun, was too long ago, or the
    server began anew."""
    about = json.loads(spool.get(_about(token)))
    here = spool.size(_data(token)) if spool.has(_data(token)) else 0
    return Upload(about["name"], about["size"], here, about["stranger"])


def add(spool: Spool, token: str, at: int, piece: bytes) -> Upload:
    """Take a piece that begins at byte ``at``; how far it is then. A piece that is here already
    changes nothing. Raises :class:`GoneError`, :class:`UploadError`."""
    with spool.alone():
        before = state(spool, token)
        if at != before.here:
            return before
        if not piece or len(piece) > PIECE or at + len(piece) > before.size:
            raise UploadError("piece")
        _room(spool, len(piece), stranger=before.stranger)  # what was begun takes no room yet
        try:
            spool.add(_data(token), piece)
        except OSError:  # what was written of it is cut away
            raise UploadError("full") from None
        return replace(before, here=at + len(piece))


def take(spool: Spool, token: str) -> tuple[str, bytes]:
    """The name and the bytes of a file that is here as a whole. Raises :class:`GoneError`,
    :class:`UploadError`."""
    upload = state(spool, token)
    if not upload.whole:
        raise UploadError("unfinished")
    return upload.name, spool.get(_data(token))


def drop(spool: Spool, token: str) -> None:
    """Throw a file away."""
    spool.drop(_about(token), _data(token))


def _about(token: str) -> str:
    return f"{digest(token)}.over"


def _data(token: str) -> str:
    return f"{digest(token)}.deel"


__all__ = [
    "GoneError",
    "Upload",
    "UploadError",
    "add",
    "begin",
    "drop",
    "shortened",
    "state",
    "take",
]
