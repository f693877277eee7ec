"""One process that makes one thing within bounds, and is gone. It is a copy of the maker: what was
loaded before is there, and what it does to it is seen by nobody."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import resource
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

#: ``PR_SET_PDEATHSIG`` of ``prctl.h``: what a process gets when the one that started it dies.
WHEN_PARENT_DIES = 1
#: How much a child stands back: pages go first.
NICE = 5
#: First of the files that a process opened by itself.
FIRST_FILE = 3


@dataclass(frozen=True)
class Bounds:
    """Of one child: ``seconds`` of a processor, ``patience`` in seconds on the clock (it stands
    back for pages), ``memory`` in bytes beside what was there. ``at_once``: how many children;
    ``line``: how much work may wait; ``kept``: bytes of answers that are kept."""

    seconds: int = 20
    patience: float = 40.0
    memory: int = 1_000_000_000
    at_once: int = 1
    line: int = 24
    kept: int = 10_000_000


def bounds() -> Bounds:
    """What this machine bears: a child for each processor, as far as there is memory."""
    plain = Bounds()
    able = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return Bounds(at_once=max(1, min(able or 1, free() // plain.memory)))


def free(root: Path = Path("/")) -> int:
    """Bytes of memory that are free here: of the machine, and of the group that a service or a
    container is in. Plenty where the system does not say."""
    return max(0, min(_of_machine(root), _of_group(root)))


def _of_machine(root: Path) -> int:
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in (root / "proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return sys.maxsize


def _of_group(root: Path) -> int:
    with contextlib.suppress(OSError, ValueError):
        name = (root / "proc/self/cgroup").read_text(encoding="utf-8").rpartition("::")[2]
        group = root / "sys/fs/cgroup" / name.strip().lstrip("/")
        most, taken = (
            int((group / file).read_text(encoding="ascii"))  # "max" without a bound
            for file in ("memory.max", "memory.current")
        )
        return most - taken
    return sys.maxsize


def start(make: Callable[[], bytes], limits: Bounds) -> tuple[int, int]:
    """Start a child; its process id, and the pipe that its outcome comes through. What it cannot
    make within its bounds ends without one."""
    read, write = os.pipe()
    parent = os.getpid()
    try:
        pid = os.fork()
    except OSError:
        os.close(read)
        os.close(write)
        raise
    if pid:
        os.close(write)
        os.set_blocking(read, False)
        return pid, read
    code = 1
    try:
        _alone(parent, write, limits)
        outcome = make()
        with os.fdopen(write, "wb") as out:
            out.write(outcome)
        code = 0
    except MemoryError:
        pass
    finally:
        os._exit(code)  # nothing of the maker is tidied up twice


def _alone(parent: int, write: int, limits: Bounds) -> None:
    """Become a process that holds nothing of its parent, stands back, and ends with it."""
    end_with(parent)
    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
        signal.signal(sign, signal.SIG_DFL)
    os.closerange(FIRST_FILE, write)
    os.closerange(write + 1, os.sysconf("SC_OPEN_MAX"))
    gc.disable()  # it would touch, and so copy, all that is shared
    with contextlib.suppress(OSError):  # a system may forbid either
        os.nice(NICE)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if (taken := _taken()) is not None:
        most = taken + limits.memory
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _taken() -> int | None:
    """Bytes of data that this process has already; None where the system does not say."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmData:"):
                return int(line.split()[1]) * 1024
    return None


def end_with(parent: int) -> None:
    """Be killed when ``parent`` dies, however it dies; at once when it has died already."""
    if (library := _library()) is not None:
        library.prctl(WHEN_PARENT_DIES, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


@cache
def _library() -> Any:
    """The C library of Linux, None elsewhere: there, a closed line ends the maker."""
    return ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
