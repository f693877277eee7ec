"""The hall: all lines of a process, and the threads that answer on them."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Sequence
from typing import Any

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.task import ThreadedTaskDispatcher

from server.lines import BODY, HEAD, KEPT, Bounds, Lines


class Hall:
    """All lines of a process, on the listening sockets ``ends``, and the threads that answer.
    ``app``: a WSGI application."""

    def __init__(
        self,
        app: Any,
        ends: Sequence[socket.socket],
        threads: int,
        bounds: Bounds,
        answered: Callable[[Any], None],
    ) -> None:
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that some wait is no news
        self.table: dict[int, Any] = {}
        self.threads = ThreadedTaskDispatcher()
        self.threads.set_thread_count(threads)
        adjustments = Adjustments(
            sockets=list(ends),
            ident=None,
            max_request_header_size=HEAD,
            max_request_body_size=BODY + 1,
            inbuf_overflow=2 * BODY,
            outbuf_overflow=KEPT,
            outbuf_high_watermark=KEPT,
            log_socket_errors=False,
        )
        self.doors = [
            Lines(
                app,
                self.table,
                _sock=end,
                dispatcher=self.threads,
                adj=adjustments,
                sockinfo=(end.family, end.type, end.proto, end.getsockname()),
                bind_socket=False,
                bounds=bounds,
                answered=answered,
            )
            for end in ends
        ]

    def turn(self, seconds: float) -> None:
        """Wait so long at most for something to happen, and do what it asks for."""
        for door in self.doors:
            door.look()
        wasyncore.loop(timeout=seconds, use_poll=True, map=self.table, count=1)
        for door in self.doors:
            door.take()

    def part(self) -> bool:
        """Take no new lines, and end those that wait for nothing; whether all are gone."""
        gone = [door.part() for door in self.doors]
        return all(gone)

    def wake(self) -> None:
        """Let :meth:`turn` look again; may be called by who handles a signal."""
        for door in self.doors:
            door.pull_trigger()

    def close(self, seconds: float) -> None:
        """Let the threads go; wait so long at most for what they do."""
        self.threads.shutdown(timeout=seconds)
        wasyncore.close_all(self.table)
