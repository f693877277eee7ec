"""How a worker has something made: by the maker when there is one, else by itself (a test, or a
program without workers)."""

from __future__ import annotations

import contextlib
import select
import socket
from collections.abc import Callable
from threading import BoundedSemaphore
from typing import Any

from flask import Flask, current_app, request

from components import context
from components.context import cache
from server.making.maker import CHUNK, HEAD, HELLO, LENGTH
from server.making.work import Work, busy, packed, unpacked

#: Under which name a server holds its way to the maker.
MAKER = "arbeidszorg-maker"
#: Threads of a worker that may wait for files; the others are for pages.
MOST_WAITING = 24
#: Seconds that a reader waits at most, in line and while it is made.
PATIENCE = 60.0
#: A reader who closes the line; only Linux tells.
LEFT = getattr(select, "POLLRDHUP", 0) | select.POLLHUP | select.POLLERR


def made(function: Callable[..., Any], *arguments: Any, kept: bool = True) -> Any:
    """What a function of a module gives for these arguments (see :class:`Work`), made once for all
    who ask the same at once. Raises :class:`~server.making.work.NotMadeError`."""
    work = Work(function, arguments, kept, context.version())
    asking: Asking | None = current_app.extensions.get(MAKER)
    if asking is not None:
        return asking.ask(work, request.environ.get("gunicorn.socket"))
    if not kept:
        return function(*arguments)
    return cache().get(work.key, lambda: function(*arguments))


def equip(server: Flask, control: socket.socket) -> None:
    """Let a server, and the workers that it becomes, ask a maker."""
    server.extensions[MAKER] = Asking(control)


class Asking:
    """The way of a worker to the maker. ``control``: where lines are handed over."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._free = BoundedSemaphore(MOST_WAITING)

    def close(self) -> None:
        """Need no maker any more: without anybody who may ask, it ends."""
        self._control.close()

    def ask(self, work: Work, reader: socket.socket | None) -> Any:
        """What comes of some work. ``reader``: the line of who asks, so that nothing is made for
        one who left. Raises :class:`~server.making.work.NotMadeError`."""
        if not self._free.acquire(blocking=False):
            raise busy()
        try:
            return unpacked(self._asked(work, reader))
        except (OSError, EOFError) as fault:  # no maker, or none any more: another is on its way
            raise busy() from fault
        finally:
            self._free.release()

    def _asked(self, work: Work, reader: socket.socket | None) -> bytes:
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                flags = getattr(socket, "MSG_DONTWAIT", 0)
                socket.send_fds(self._control, [HELLO], [theirs.fileno()], flags)
            ours.settimeout(PATIENCE)
            content = packed(work)
            ours.sendall(HEAD.pack(work.key, work.kept, len(content)) + content)
            _wait(ours, reader)
            (length,) = LENGTH.unpack(_read(ours, LENGTH.size))
            return _read(ours, length)


def _wait(line: socket.socket, reader: socket.socket | None) -> None:
    """Until there is an answer. Raises EOFError when the reader is gone, or has waited enough."""
    waiting = select.poll()
    waiting.register(line, select.POLLIN)
    with contextlib.suppress(OSError, ValueError):
        if reader is not None:
            waiting.register(reader, LEFT)
    if line.fileno() not in dict(waiting.poll(PATIENCE * 1000)):
        raise EOFError


def _read(line: socket.socket, length: int) -> bytes:
    """So many bytes. Raises EOFError when the line closes before."""
    heard = bytearray()
    while len(heard) < length:
        more = line.recv(min(CHUNK, length - len(heard)))
        if not more:
            raise EOFError
        heard += more
    return bytes(heard)
