"""Gunicorn's worker with threads, which says in Dutch why it refuses a line that is too long."""

from __future__ import annotations

import socket
from html import escape
from typing import Any

from gunicorn.http import message
from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

from arbeidszorg.texts import t
from server import answers


class Worker(ThreadWorker):  # type: ignore[misc]
    """What reads requests and has them answered."""

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:
        """Say what is wrong with a request that cannot be read."""
        if not isinstance(exc, LimitRequestLine):
            super().handle_error(req, client, addr, exc)
            return
        try:
            client.sendall(too_long())
        except OSError:
            self.log.debug("Who asked a long line has left.")


def too_long() -> bytes:
    """The whole answer to a line that is too long."""
    words = {"title": escape(t("door.title")), "text": escape(t("door.long_address"))}
    body = answers.PAGE.format(**words).encode()
    head = (
        "HTTP/1.1 414 URI Too Long",
        "Content-Type: text/html; charset=utf-8",
        f"Content-Length: {len(body)}",
        "Connection: close",
    )
    return "\r\n".join([*head, "", ""]).encode() + body


def allow_lines(most: int) -> None:
    """Let gunicorn read lines of so many bytes: its own bound is half of what an address may be."""
    message.MAX_REQUEST_LINE = most
