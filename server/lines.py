"""Lines to readers, held by Waitress: a request goes to a worker thread when it is whole.

One thread waits for all lines at once, so that a line on which nothing comes, or too slowly, costs
no more than its place in a table. Here stands what Waitress leaves open: how long each step may
take, how many lines there may be, and that one answer has left before the next is made.
"""

from __future__ import annotations

import socket
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import WSGITask
from waitress.utilities import RequestHeaderFieldsTooLarge

from server import memory
from server.unread import Refusal

#: Bytes that the first line of a request may have, all its headers, and its body.
LINE, HEAD, BODY = 16 * 1024, 32 * 1024, 2_000_000
#: Bytes of a request that are known when the rest of it cannot be read.
BEGUN = 1_000
#: Bytes of an answer that are kept for a slow reader: in memory, for what readers send and get must
#: not come on a disk. No answer is larger.
KEPT = 256 * 1024 * 1024
#: Bytes that all lines of a process keep together: of answers that are not taken, and of questions
#: that are not whole.
HELD = 128 * 1024 * 1024
#: New lines that are taken at once.
AT_ONCE = 64
#: Seconds between two looks at the clock for all lines.
LOOK = 1.0
#: Seconds that a question has to come in once no more lines are taken, also the next of a line that
#: had an answer this short ago: who asks much asks again at once.
GRACE = 0.5


@dataclass(frozen=True)
class Deadlines:
    """Seconds that each step of a line may take. ``head``: until a request has its headers, from
    the opening of the line or its first letter; ``body``: until it is whole; ``idle``: until the
    next request; ``stalled``: without a byte of the answer being taken; ``answer``: until all of it
    is; ``parting``: until the reader hangs up too."""

    head: float = 10.0
    body: float = 30.0
    idle: float = 15.0
    stalled: float = 30.0
    answer: float = 300.0
    parting: float = 2.0


@dataclass(frozen=True)
class Bounds:
    """``most``: lines of a worker; ``each``: those from one address, 0 for as many as there may
    be; ``held``: bytes that are kept for all."""

    most: int
    each: int = 0
    deadlines: Deadlines = field(default_factory=Deadlines)
    held: int = HELD


class LineTooLongError(RequestHeaderFieldsTooLarge):  # type: ignore[misc]
    """The first line of a request is longer than :data:`LINE`."""

    code = 414
    reason = "URI Too Long"


class Request(HTTPRequestParser):  # type: ignore[misc]
    """A request that is being read. What comes behind it is kept for later (``keep``); ``begun``:
    its first letters."""

    def __init__(self, adjustments: Any, keep: Callable[[bytes], None]) -> None:
        super().__init__(adjustments)
        self.keep = keep
        self.begun = b""

    def received(self, data: bytes) -> int:
        """Read on; see Waitress."""
        heading = self.body_rcv is None
        start = (self.header_plus + data)[: LINE + 2].lstrip() if heading else b""
        self.begun = start[:BEGUN] or self.begun
        count = int(super().received(data))
        if heading and self.completed and start and b"\r\n" not in start:
            self.error = LineTooLongError("")
        if self.headers_finished and self.body_rcv is None:
            self.expect_continue = False  # no body will come: Waitress would wait for it
        if not self.completed or self.empty:
            return count
        self.keep(data[count:])
        return len(data)


class Answering(WSGITask):  # type: ignore[misc]
    """A request that is being answered."""

    def get_environment(self) -> dict[str, Any]:
        """What the application is told; the line too, under the name that gunicorn gives it, for
        who wants to see when the reader hangs up."""
        environ: dict[str, Any] = super().get_environment()
        return environ | {"gunicorn.socket": self.channel.socket}

    def build_response_header(self) -> bytes:
        """The head of an answer, which says so when it is the last on this line: a reader who hears
        it asks whoever comes after us, and not into a line that is gone."""
        if not self.channel.server.accepting:
            self.request.headers["CONNECTION"] = "close"  # as if the reader had asked for it
        return bytes(super().build_response_header())


class Line(HTTPChannel):  # type: ignore[misc]
    """A line to a reader: one request after another, each with its deadlines."""

    task_class = Answering
    error_task_class = Refusal
    close_when_flushed: bool

    def __init__(self, *args: Any, **more: Any) -> None:
        self.rest = b""
        self.turn = self.written = 0
        self.answered_at = 0.0
        self.parting = False
        self.step, self.progress = "head", (0, 0)
        self.since = self.moved = time.monotonic()
        super().__init__(*args, **more)
        self.parser_class = partial(Request, keep=self.keep)

    def keep(self, data: bytes) -> None:
        """What came behind a request: looked at when that has been answered."""
        self.rest = data

    def readable(self) -> bool:
        """Whether to listen. While an answer is made too, so that it is seen when the reader hangs
        up; what is asked before the answer has left has to wait."""
        if self.parting:
            return True
        if self.will_close or self.close_when_flushed or self.total_outbufs_len:
            return False
        if self.rest and not self.requests:
            data, self.rest = self.rest, b""
            super().received(data)
        return not self.rest

    @property
    def held(self) -> int:
        """Bytes that are kept for this line; of an answer all, until the last is taken."""
        asked = [*self.requests, *([self.request] if self.request else [])]
        bodies = sum(int(request.body_bytes_received) for request in asked)
        return bodies + (self.written if self.total_outbufs_len else 0)

    def write_soon(self, data: Any) -> int:
        """Keep a part of an answer until it is taken; see Waitress."""
        count = int(super().write_soon(data))
        self.answered_at = time.monotonic()  # here: once it is answered the line may be ended
        self.written += count
        self.server.fresh += count
        return count

    def received(self, data: bytes) -> bool:
        """Take what comes; see Waitress."""
        self.server.fresh += len(data)
        if self.requests:
            self.rest = data
            return True
        return bool(super().received(data))

    def handle_read(self) -> None:
        """Read what comes; after the last answer it is of no interest any more."""
        if self.parting:
            self.recv(self.adj.recv_bytes)
        else:
            super().handle_read()

    def handle_write(self) -> None:
        """Send what waits. After the last answer our side hangs up first: a line that is closed
        while something still comes in takes the answer away from its reader."""
        if self.socket is None:  # the other side hung up while it was read, in this same round
            return
        if self.close_when_flushed and not self.total_outbufs_len and not self.will_close:
            self.close_when_flushed, self.parting = False, True
            self.shutdown()
            return
        super().handle_write()

    def writable(self) -> bool:
        """Whether there is something to send or to end."""
        return bool(self.will_close or (not self.parting and super().writable()))

    def shutdown(self) -> None:
        """Say that no more will come."""
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            self.will_close = True

    def service(self) -> None:
        """Answer one request, in a thread."""
        request = self.requests[0]
        self.written = 0  # the answer before has left
        super().service()
        self.server.answered(request)

    def look(self, now: float, deadlines: Deadlines) -> None:
        """Hang up when a step takes too long."""
        step, progress = self._step(), (self.turn, self.total_outbufs_len)
        if (step, progress[0]) != (self.step, self.progress[0]):
            self.since = now
        if progress != self.progress:
            self.moved = now
        self.step, self.progress = step, progress
        late = step != "work" and now - self.since > getattr(deadlines, step)
        if late or (step == "answer" and now - self.moved > deadlines.stalled):
            self.handle_close()  # at once: a reader who takes nothing is never ready for an end

    @property
    def asks(self) -> bool:
        """Whether a question is on its way: the first one, half of one, one that waits to be read,
        or the next of who has just been answered. Who hangs up on it takes away an answer that
        nobody refused."""
        recent = time.monotonic() - self.answered_at < GRACE
        if self.turn == 0 or self.request is not None or recent:
            return True
        try:
            return bool(self.socket.recv(1, socket.MSG_PEEK))
        except OSError:
            return False

    def _step(self) -> str:
        if self.parting:
            return "parting"
        if self.total_outbufs_len:
            return "answer"
        if self.requests:
            return "work"
        request = self.request
        if request is not None and request.headers_finished:
            return "body"
        return "idle" if self.turn and request is None else "head"


class Lines(TcpWSGIServer):  # type: ignore[misc]
    """All lines of a worker. ``answered``: told of each request that has been answered; ``fresh``:
    about how many bytes were kept since the last look."""

    channel_class = Line
    accepting: bool

    def __init__(self, *args: Any, bounds: Bounds, answered: Callable[[Any], None], **more: Any):
        self.bounds = bounds
        self.answered = answered
        self.next_look, self.knocked, self.fresh, self.parted = 0.0, False, 0, 0.0
        super().__init__(*args, **more)

    def add_task(self, task: Line) -> None:
        """A request is whole: a thread may have it."""
        task.turn += 1
        super().add_task(task)

    def readable(self) -> bool:
        """Always ready for a new line, for an old one makes room."""
        return bool(self.accepting)

    def handle_accept(self) -> None:
        """Somebody is at the door. It is opened when all else that happened has been seen to: a
        new line may get the number of one that was just closed, and with it its news."""
        self.knocked = True

    def look(self) -> None:
        """Hang up the lines that take too long."""
        now = time.monotonic()  # not the time of day, which somebody may set
        if now >= self.next_look or self.fresh > self.bounds.held // 4:
            self.next_look, self.fresh = now + LOOK, 0
            for line in list(self.active_channels.values()):
                line.look(now, self.bounds.deadlines)
            self._lighten()

    def _lighten(self) -> None:
        """Hang up those who have kept us longest with much, when it is too much for all."""
        lines = [(line, held) for line in self.active_channels.values() if (held := line.held)]
        left = sum(held for _, held in lines)
        if left <= self.bounds.held:
            return
        for line, held in sorted(lines, key=lambda pair: pair[0].since):
            if left > self.bounds.held and line.step != "work":  # work is soon done
                left -= held
                line.handle_close()
        memory.give_back()

    def take(self) -> None:
        """Take the lines that wait."""
        if not self.knocked:
            return
        self.knocked = False
        for _ in range(AT_ONCE):
            try:
                arrived = self.accept()
            except OSError:
                return
            if arrived is None:
                return
            end, address = arrived
            if self.bounds.each and self._lines()[address[0]] >= self.bounds.each:
                end.close()
                continue
            if len(self.active_channels) >= self.bounds.most:
                self._make_room()
            self.set_socket_options(end)
            self.channel_class(self, end, address, self.adj, map=self._map)

    def _lines(self) -> Counter[str]:
        """How many lines each address has."""
        return Counter(line.addr[0] for line in self.active_channels.values())

    def _make_room(self) -> None:
        """Hang up the line that keeps us waiting longest; one with an answer when all have."""
        waiting = ("parting", "idle", "head", "body")
        lines = list(self.active_channels.values())
        idle = [line for line in lines if line.step in waiting and not line.requests]
        min(idle or lines, key=lambda line: line.since).handle_close()

    def part(self) -> bool:
        """Take no new lines, and hang up those that have their answer; whether all are gone. What
        is being asked has a moment to be asked whole."""
        if self.accepting:
            self.accepting = False
            self.del_channel()
            self.socket.close()  # ours alone: the master has its own
            self.parted = time.monotonic()
        late = time.monotonic() - self.parted > GRACE
        for line in list(self.active_channels.values()):
            if not line.requests and not line.total_outbufs_len and (late or not line.asks):
                line.handle_close()
        return not self.active_channels
