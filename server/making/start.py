"""How the maker is started, beside the workers, and started again when it dies or hangs.

The process that keeps the workers keeps the maker too: nothing stands between them that could die
alone. It holds both ends of the way to the maker, so that what is asked while there is none waits
for the next.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable, Iterator

from flask import Flask

from components import context
from server.making import asking
from server.making.child import FIRST_FILE, Bounds, end_with
from server.making.maker import CHUNK, Maker
from server.making.work import done

#: What ends the server. The maker ends after it, so that what is being made for readers of a server
#: that stops can still be sent.
IGNORED = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
#: Seconds without a beat after which a maker hangs, and how many times as long more it has for its
#: first files, of which it says nothing.
SILENCE, FIRST = 60.0, 4
#: Seconds between two starts: a fault that comes back at once must not take a processor.
PAUSE = 1.0


class Keeper:
    """Starts the maker of a server (:meth:`begin`, before that has threads) and keeps it running:
    :meth:`look` is for the process that keeps the workers, :meth:`leave` for each of those. What is
    asked before there is a maker waits for it. ``prepare``: what each maker does first, so that no
    child has to; what this process did before need not be done again."""

    def __init__(
        self,
        server: Flask,
        limits: Bounds,
        prepare: Callable[[], None] = lambda: None,
        silence: float = SILENCE,
    ) -> None:
        ours, self._theirs = socket.socketpair()
        asking.equip(server, ours)
        self._server, self._limits, self._prepare = server, limits, prepare
        self.silence = silence
        self._pulse = -1
        self._begun = self._heard = -PAUSE
        self.pid = 0

    def look(self) -> bool:
        """Start a maker when there is none any more, and end one that hangs; whether another was
        started. Never waits."""
        now = time.monotonic()
        if self._beats(now):
            if now - self._heard > self.silence:
                os.kill(self.pid, signal.SIGKILL)  # the next look starts another
            return False
        if now - self._begun < PAUSE:
            return False
        with contextlib.suppress(ChildProcessError):  # who keeps the workers has buried it already
            os.waitpid(self.pid, os.WNOHANG)
        with contextlib.suppress(OSError):  # no room for a process: perhaps at the next look
            self.begin()
            return True
        return False

    def leave(self) -> None:
        """For a worker: the maker is none of its business, but for the way to ask."""
        self._theirs.close()
        if self._pulse >= 0:
            os.close(self._pulse)

    def _beats(self, now: float) -> bool:
        """Whether the maker lives; a pipe that only it can write to ends when it does."""
        try:
            while os.read(self._pulse, CHUNK):
                self._heard = now
        except BlockingIOError:
            return True
        return False

    def begin(self) -> None:
        """Start a maker. Raises OSError."""
        self._begun = time.monotonic()
        self._heard = self._begun + FIRST * self.silence
        pulse, beat = os.pipe()
        parent = os.getpid()
        try:
            self.pid = os.fork()
        except OSError:
            os.close(pulse)
            os.close(beat)
            raise
        if not self.pid:
            self._serve(parent, beat)
        os.close(beat)
        os.set_blocking(pulse, False)
        if self._pulse >= 0:
            os.close(self._pulse)
        self._pulse = pulse

    def _serve(self, parent: int, beat: int) -> None:
        """Be the maker, and end."""
        code = 1
        try:
            end_with(parent)
            _apart(self._theirs.fileno(), beat)
            with self._server.app_context():
                self._prepare()

            @contextlib.contextmanager
            def inside(version: str) -> Iterator[None]:
                with self._server.app_context(), context.of(version):
                    yield

            make, limits = (lambda packed: done(packed, inside)), self._limits
            Maker(self._theirs, make, limits, lambda: _write(beat)).run()
            code = 0
        except Exception:  # noqa: BLE001 - told to the operator; another is started
            traceback.print_exc(file=sys.__stderr__)
        finally:
            os._exit(code)  # the server goes on elsewhere: nothing of it is tidied up here


def _apart(*kept: int) -> None:
    """Hold no file of who started this process but these, least of all its end of the way to the
    maker, and do not answer to what it is told."""
    for sign in signal.valid_signals():
        if callable(signal.getsignal(sign)):
            signal.signal(sign, signal.SIG_DFL)
    for sign in IGNORED:
        signal.signal(sign, signal.SIG_IGN)
    ends = (*sorted(kept), os.sysconf("SC_OPEN_MAX"))
    for start, end in zip((FIRST_FILE - 1, *ends), ends, strict=False):
        os.closerange(start + 1, end)
    os.set_blocking(kept[-1], False)


def _write(beat: int) -> None:
    """Say that the maker lives; who does not listen, or is gone, need not hear it."""
    with contextlib.suppress(BlockingIOError, BrokenPipeError):
        os.write(beat, b".")
