"""Processes of ours: none outlives the one that started it, and two do not write at once.

A pool holds registrations in its memory. Whoever started it may be killed in a way that nobody
can answer to (``kill -9``, no memory left), so each process asks the system to end with its parent.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # another system: nobody waits
    fcntl = None  # type: ignore[assignment]

#: What ``prctl`` of Linux calls the signal that comes when the parent ends.
PARENT_DEATH = 1
#: Signals that end a program.
ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def bind_children() -> None:
    """From now on every fork of this process (a worker, a process of a pool) ends when this one
    does, however that happens, and so do forks of forks. Called once, by what is started as a
    program. Pools fork, whatever Python's own default is. A fork that does not end at a signal
    says so itself. Elsewhere than on Linux only the signals are set."""
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    parent = [os.getpid()]

    def before() -> None:
        parent[0] = os.getpid()

    def child() -> None:
        for number in ENDING:
            signal.signal(number, signal.SIG_DFL)
        if library is not None:
            library.prctl(PARENT_DEATH, signal.SIGKILL, 0, 0, 0)
            if os.getppid() != parent[0]:  # gone before we could ask
                os._exit(1)

    os.register_at_fork(before=before, after_in_child=child)
    if "fork" in multiprocessing.get_all_start_methods():
        multiprocessing.set_start_method("fork", force=True)


@contextmanager
def alone(folder: Path, waits: Callable[[], object] = lambda: None) -> Iterator[None]:
    """One process at a time in a folder. ``waits`` is called when another is busy, before waiting
    for it. Nothing is written for it: the folder itself is locked, until this process ends at the
    latest. Where a folder cannot be locked, nobody waits."""
    if fcntl is None:
        yield
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        yield
        return
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waits()
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:  # some network folders know no locks
            pass
        yield
    finally:
        os.close(handle)
