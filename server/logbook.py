"""The logbook: a line of JSON for each request, with nothing in it that a reader wrote or is.

No address of a reader, no browser, no query; of the path only the form in which the atlas knows it.
It is off until ``ARBEIDSZORG_LOGBOEK`` names a file, or ``-`` for the standard output.
"""

from __future__ import annotations

import json
import os
import threading
import weakref
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask, Response, request

from components.context import request_id
from components.site import site
from server.faults import seconds

#: Written for an address that no page and no route has.
UNKNOWN = "-"


class Logbook:
    """A file that lines are added to. Whoever takes it away, moves it or fills the disk loses
    lines, and nothing else: readers get their answers, and a new file is begun when it can be."""

    def __init__(self, target: str) -> None:
        self.path = None if target == "-" else Path(target)
        self.lost = 0
        self._handle: int | None = None
        self._close: Callable[[], object] = lambda: None
        self._lock = threading.Lock()

    def write(self, line: str) -> None:
        """Add a line, at once and whole."""
        with self._lock:
            try:
                data = line.encode("ascii", "backslashreplace") + b"\n"
                if os.write(self._opened(), data) != len(data):
                    self.lost += 1
            except OSError:
                self.lost += 1

    def _opened(self) -> int:
        """The file as it lies there now; raises ``OSError``."""
        if self.path is None:
            return 1
        if self._handle is not None:
            ours = os.fstat(self._handle)
            try:
                there = self.path.stat()
                if (ours.st_dev, ours.st_ino) == (there.st_dev, there.st_ino):
                    return self._handle
            except FileNotFoundError:
                pass
            self._close()
            self._handle = None
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NONBLOCK
        self._handle = os.open(self.path, flags, 0o640)
        self._close = weakref.finalize(self, os.close, self._handle)  # with its version
        return self._handle


def keep(server: Flask, target: str) -> None:
    """Log every answer; nothing when there is no target. Registered first, so that it comes last
    and knows how many bytes leave."""
    if not target:
        return
    book = Logbook(target)

    @server.after_request
    def log(response: Response) -> Response:
        entry = {
            "tijd": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "vraag": request_id(),
            "methode": request.method if request.method in ("GET", "HEAD", "POST") else UNKNOWN,
            "pad": form(),
            "status": response.status_code,
            "bytes": response.calculate_content_length(),
            "ms": round(seconds() * 1000, 1),
        }
        book.write(json.dumps(entry))
        return response


def form() -> str:
    """The form of the address that is asked: that of its route, or of its page."""
    rule = request.url_rule
    if rule is None:
        return UNKNOWN
    if rule.rule not in ("/", "/<path:path>"):
        return rule.rule
    match = site().at(request.path)
    return match[0].path if match else UNKNOWN
