"""Processes of ours: none outlives the one that started it.

A pool holds registrations in its memory. Whoever started it may be killed in a way that nobody
can answer to (``kill -9``, no memory left), so each process asks the system to end with its parent.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys

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
