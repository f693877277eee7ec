"""The worker: gunicorn keeps the processes, Waitress the lines of each.

Gunicorn's own workers give a thread to whoever opens a line, so that eight who send half a header
stop all others; what was measured stands in ``docs/security.md``.
"""

from __future__ import annotations

import os
import resource
import time
from typing import Any

from gunicorn.workers.base import Worker

from server.hall import Hall
from server.lines import Bounds

#: Files that a worker needs beside its lines.
OTHER_FILES = 100
#: Seconds that a worker waits at most before it says again that it lives.
BEAT = 1.0


def room(asked: int = 10_000) -> int:
    """How many lines a process may hold: as many as asked, or as the system lets it open."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = asked + OTHER_FILES
    most = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return max(most - OTHER_FILES, 10)


def worker(bounds: Bounds) -> type[PatientWorker]:
    """The kind of worker that keeps to bounds: gunicorn makes the workers itself."""
    return type("Worker", (PatientWorker,), {"bounds": bounds})


class PatientWorker(Worker):  # type: ignore[misc]
    """A process that answers readers, within ``bounds``."""

    bounds: Bounds
    hall: Hall | None = None

    def run(self) -> None:
        """Answer until told to stop, or until the master is gone; then finish what was asked."""
        ends = [listener.sock for listener in self.sockets]
        self.hall = Hall(self.wsgi, ends, self.cfg.threads, self.bounds, self.answered)
        while self.alive and self.ppid == os.getppid():
            self.notify()
            self.hall.turn(BEAT)
        end = time.monotonic() + self.cfg.graceful_timeout
        while not self.hall.part() and time.monotonic() < end:
            self.notify()
            self.hall.turn(BEAT / 10)
        self.hall.close(max(0.0, end - time.monotonic()))

    def handle_exit(self, sig: int, frame: Any) -> None:
        """SIGTERM: stop when all have their answer."""
        super().handle_exit(sig, frame)
        if self.hall:
            self.hall.wake()

    def answered(self, request: Any) -> None:
        """A request has been answered; see ``post_request`` of gunicorn."""
        if not request.error:
            self.cfg.post_request(self, request, {}, None)
