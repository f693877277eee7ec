"""Work: what is to be made, and what comes of it, as processes of ours tell each other."""

from __future__ import annotations

import hashlib
import pickle
import sys
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from arbeidszorg.texts import t

#: What a packed outcome begins with: an answer, or why there is none.
MADE, NOT_MADE = b"+", b"-"
#: Seconds after which a reader may ask again.
WAIT = 5


class NotMadeError(Exception):
    """There is no file; the message says why (Dutch). ``wait``: seconds after which it may be asked
    again, 0 when that would not help."""

    def __init__(self, text: str, status: int, wait: int = 0) -> None:
        super().__init__(text, status, wait)
        self.text, self.status, self.wait = text, status, wait


@dataclass(frozen=True)
class Work:
    """A function of a module with what it takes: texts, numbers and frozen records of them, so that
    equal work is written in equal words. ``kept``: others may get the same answer later;
    ``version``: the version of the data that it is about, "" for the one that stands."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    kept: bool = True
    version: str = ""

    @property
    def key(self) -> bytes:
        """What equal work has alike, 32 bytes."""
        name = f"{self.function.__module__}.{self.function.__qualname__}"
        words = f"{name}{self.arguments!r}{self.version}"
        return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()


def packed(work: Work) -> bytes:
    """Work as another process of ours takes it."""
    return pickle.dumps(work)


def done(packed: bytes, inside: Callable[[str], AbstractContextManager[Any]]) -> bytes:
    """What comes of packed work, packed. ``inside``: what it is done within, of a version of the
    data. What is wrong with it is an outcome too; only a lack of memory is raised."""
    work: Work = pickle.loads(packed)
    try:
        with inside(work.version):
            return MADE + pickle.dumps(work.function(*work.arguments))
    except NotMadeError as fault:
        return packed_fault(fault)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - told to the operator here, and to the reader in words
        traceback.print_exc(file=sys.__stderr__)  # whatever stands in for it may be closed
        return packed_fault(NotMadeError(t("door.broken"), 500))


def packed_fault(fault: NotMadeError) -> bytes:
    """That there is no answer, packed."""
    return NOT_MADE + pickle.dumps(fault)


def unpacked(outcome: bytes) -> Any:
    """The answer in a packed outcome. Raises :class:`NotMadeError`."""
    answer = pickle.loads(memoryview(outcome)[1:])
    if isinstance(answer, NotMadeError):
        raise answer
    return answer


def busy() -> NotMadeError:
    """Too many are asked at once."""
    return NotMadeError(t("door.busy", seconds=WAIT), 503, WAIT)


def too_slow() -> NotMadeError:
    """It takes more time or memory than one file may."""
    return NotMadeError(t("door.too_slow"), 503)
