"""Work for a maker, in a module that its children can find too."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable
from pathlib import Path

from server.making.work import NotMadeError

#: Seconds after which a test that waits has failed.
PATIENCE = 60.0


def echo(text: str) -> tuple[str, int, int]:
    """The text, who made it, and who had it made."""
    return text, os.getpid(), os.getppid()


def counted(folder: str, gate: str = "") -> int:
    """Leave a file with a name of its own, named by the process; wait for a gate; how many there
    are."""
    Path(folder, str(os.getpid())).touch()
    if gate:
        Path(gate).read_bytes()
    return len(os.listdir(folder))


def refusing(text: str) -> None:
    raise NotMadeError(text, 400)


def failing() -> None:
    raise RuntimeError("a fault of ours")


def hungry() -> int:
    return len(bytearray(3_000_000_000))


def standing() -> tuple[int, int]:
    """Seconds of a processor that there are, and how much others go first."""
    return resource.getrlimit(resource.RLIMIT_CPU)[0], os.nice(0)


def waiting() -> None:
    time.sleep(1_000)


def gone(pid: int) -> bool:
    """Whether a process has ended."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state == "Z"


def until(holds: Callable[[], object]) -> bool:
    """Whether something holds, now or soon."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True
