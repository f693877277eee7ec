"""Pages beside files, against a small server of its own."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from benchmarks import zips


class Small(BaseHTTPRequestHandler):
    """Gives a page at once, and a file when two pages were asked beside it."""

    pages = 0
    enough = threading.Event()

    def do_GET(self) -> None:
        if self.path.startswith("/figuur/"):
            self.enough.wait(10)
        else:
            type(self).pages += 1
            if self.pages > 1:
                self.enough.set()
        self.send_response(503 if self.path.endswith("busy.zip") else 200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_pages_are_timed_until_the_last_file_is_there() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Small)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        times, answers = zips.busy(server.server_port, ["/figuur/a.zip", "/figuur/busy.zip"])
    finally:
        server.shutdown()
        server.server_close()
    assert len(times) >= 2 and all(took >= 0 for took in times)
    assert sorted(answers) == [200, 503]
