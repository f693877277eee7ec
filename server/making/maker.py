"""The maker: one process beside the workers that has everything made, a few things at a time.

It reads and writes without ever waiting for anybody, and makes nothing itself. Workers hand it one
end of a line of their own for each question (``asking``); a line that closes is a reader who left.
"""

from __future__ import annotations

import math
import os
import selectors
import signal
import socket
import struct
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from cachetools import LRUCache

from server.making import child
from server.making.child import Bounds
from server.making.work import MADE, busy, packed_fault, too_slow

#: What a question begins with: the key of the work, whether its answer is kept, its length.
HEAD = struct.Struct("!32s?I")
#: What an answer begins with: its length.
LENGTH = struct.Struct("!Q")
#: What comes along with a line that is handed over.
HELLO = b"?"
#: Bytes that are read at once.
CHUNK = 1 << 18
#: Bytes that keeping an answer costs by itself.
PLACE = 400
#: Seconds between two signs of life at most.
BEAT = 1.0


@dataclass(eq=False)
class Asker:
    """A line to a worker. ``key``: what it asks, once that is read; ``left``: what is still to be
    sent."""

    line: socket.socket
    heard: bytearray = field(default_factory=bytearray)
    key: bytes = b""
    left: memoryview | None = None


@dataclass(eq=False)
class Job:
    """Work that was asked for, and by whom; ``pid`` and ``pipe`` once it is being made."""

    key: bytes
    work: bytes
    kept: bool
    askers: list[Asker] = field(default_factory=list)
    pid: int = 0
    pipe: int = -1
    ends: float = 0.0
    heard: bytearray = field(default_factory=bytearray)


class Maker:
    """``control``: where workers hand over their lines. ``make``: packed work -> packed outcome, in
    a child. ``beat``: says that the maker lives. :meth:`run` ends when no worker is left."""

    def __init__(
        self,
        control: socket.socket,
        make: Callable[[bytes], bytes],
        limits: Bounds,
        beat: Callable[[], None],
    ) -> None:
        self._control, self._make, self._limits, self._beat = control, make, limits, beat
        self._events = selectors.DefaultSelector()
        self._jobs: dict[bytes, Job] = {}
        self._line: deque[Job] = deque()
        self._running: dict[int, Job] = {}
        self._kept: LRUCache[bytes, bytes] = LRUCache(
            limits.kept, getsizeof=lambda outcome: len(outcome) + PLACE
        )
        control.setblocking(False)
        self._events.register(control, selectors.EVENT_READ, self._welcome)
        self._open = True

    def run(self) -> None:
        """Serve until the last worker is gone."""
        while self._open:
            self._beat()
            soonest = min((job.ends for job in self._running.values()), default=math.inf)
            wait = max(0.0, min(BEAT, soonest - time.monotonic()))
            for event, _ in self._events.select(wait):
                event.data()
            for job in [job for job in self._running.values() if job.ends <= time.monotonic()]:
                self._stop(job, kill=True)
                self._answer(job, packed_fault(too_slow()))
            self._begin()
        for job in list(self._running.values()):
            self._stop(job, kill=True)

    # --- lines ------------------------------------------------------------------------------------

    def _welcome(self) -> None:
        try:
            message, files, _, _ = socket.recv_fds(self._control, len(HELLO), 1)
        except BlockingIOError:
            return
        if not message:
            self._open = False
        for file in files:
            self._meet(socket.socket(fileno=file))

    def _meet(self, line: socket.socket) -> None:
        line.setblocking(False)
        asker = Asker(line)
        self._events.register(line, selectors.EVENT_READ, lambda: self._hear(asker))

    def _hear(self, asker: Asker) -> None:
        """More of a question; or, when it closes, the end of it."""
        try:
            more = asker.line.recv(CHUNK)
        except BlockingIOError:
            return
        except OSError:
            more = b""
        if not more:
            self._leave(asker)
            return
        asker.heard += more
        if asker.key or len(asker.heard) < HEAD.size:
            return
        key, kept, length = HEAD.unpack_from(asker.heard)
        if len(asker.heard) == HEAD.size + length:
            asker.key = key
            self._ask(asker, Job(key, bytes(asker.heard[HEAD.size :]), kept))
            asker.heard.clear()

    def _leave(self, asker: Asker) -> None:
        """A reader is gone: what nobody else asks is not made any further."""
        self._close(asker)
        job = self._jobs.get(asker.key)
        if job is None or asker not in job.askers:
            return
        job.askers.remove(asker)
        if not job.askers:
            self._forget(job)

    def _tell(self, asker: Asker, outcome: bytes) -> None:
        asker.left = memoryview(LENGTH.pack(len(outcome)) + outcome)
        self._events.modify(asker.line, selectors.EVENT_WRITE, lambda: self._send(asker))

    def _send(self, asker: Asker) -> None:
        assert asker.left is not None
        try:
            asker.left = asker.left[asker.line.send(asker.left[:CHUNK]) :]
        except BlockingIOError:
            return
        except OSError:
            asker.left = None
        if not asker.left:
            self._close(asker)

    def _close(self, asker: Asker) -> None:
        self._events.unregister(asker.line)
        asker.line.close()

    # --- work -------------------------------------------------------------------------------------

    def _ask(self, asker: Asker, asked: Job) -> None:
        if (outcome := self._kept.get(asked.key)) is not None:
            self._tell(asker, outcome)
        elif asked.key in self._jobs:
            self._jobs[asked.key].askers.append(asker)
        elif len(self._line) >= self._limits.line:
            self._tell(asker, packed_fault(busy()))
        else:
            asked.askers.append(asker)
            self._jobs[asked.key] = asked
            self._line.append(asked)

    def _begin(self) -> None:
        """Start what can be started."""
        while self._line and len(self._running) < self._limits.at_once:
            job = self._line.popleft()
            try:
                self._start(job)
            except OSError:  # no process or no memory for one
                self._answer(job, packed_fault(busy()))

    def _start(self, job: Job) -> None:
        job.pid, job.pipe = child.start(lambda: self._make(job.work), self._limits)
        job.ends = time.monotonic() + self._limits.patience
        self._running[job.pid] = job
        self._events.register(job.pipe, selectors.EVENT_READ, lambda: self._listen(job))

    def _listen(self, job: Job) -> None:
        """More of an outcome; at its end, the outcome of a child that ended well."""
        if job.pid not in self._running:
            return
        try:
            more = os.read(job.pipe, CHUNK)
        except BlockingIOError:
            return
        if more:
            job.heard += more
            return
        whole = self._stop(job, kill=False)
        outcome = bytes(job.heard) if whole else packed_fault(too_slow())
        if job.kept and outcome[:1] == MADE and len(outcome) + PLACE <= self._limits.kept:
            self._kept[job.key] = outcome
        self._answer(job, outcome)

    def _forget(self, job: Job) -> None:
        if job.pid:
            self._stop(job, kill=True)
        else:
            self._line.remove(job)
        del self._jobs[job.key]

    def _answer(self, job: Job, outcome: bytes) -> None:
        del self._jobs[job.key]
        for asker in job.askers:
            self._tell(asker, outcome)

    def _stop(self, job: Job, kill: bool) -> bool:
        """Be done with the child of a job, which has said all or is killed; whether it ended
        well."""
        self._events.unregister(job.pipe)
        os.close(job.pipe)
        del self._running[job.pid]
        if kill:
            os.kill(job.pid, signal.SIGKILL)
        _, status = os.waitpid(job.pid, 0)
        return status == 0
