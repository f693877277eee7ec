"""The crowd against a small server of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

import pytest

from benchmarks import crowd
from benchmarks.wire import Request

#: Seconds between two looks at the clock.
TICK = 0.01


class Small(BaseHTTPRequestHandler):
    """Answers with a length, in chunks, with a line that is hung up, or not at all."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(404 if self.path == "/gone" else 200)
        if self.path == "/chunks":
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"5\r\nhello\r\n3\r\nall\r\n0\r\n\r\n")
            return
        if self.path == "/close":
            self.send_header("Connection", "close")
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"hello")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Small)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time goes on by a tick whenever it is asked, however busy the machine is."""
    ticks = count()
    monkeypatch.setattr(crowd.time, "perf_counter", lambda: next(ticks) * TICK)


@pytest.mark.usefixtures("clock")
def test_every_reader_makes_whole_visits(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "READERS", 2)
    requests = [
        Request("GET", "/", ""),
        Request("GET", "/chunks", ""),
        Request("GET", "/close", ""),
        Request("POST", "/", "{}"),
    ]
    outcome = crowd.visits(port, requests, 10 * TICK)
    assert len(outcome.times) >= 2
    assert not outcome.failed


@pytest.mark.usefixtures("clock")
def test_an_answer_that_is_none_is_counted(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "READERS", 1)
    outcome = crowd.visits(port, [Request("GET", "/", ""), Request("GET", "/gone", "")], 10 * TICK)
    assert outcome.failed >= 1
    assert not outcome.times
