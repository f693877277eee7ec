"""The two servers that are measured, started as they are in use: gunicorn with its workers."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORKERS = 2
FIRST_PORT = 8060
PATIENCE = 120  # seconds until a server must answer


class NotStartedError(RuntimeError):
    """A server did not come up; the message holds the end of what it said."""


@dataclass(frozen=True)
class Server:
    """A running server. ``seconds`` from its start to its first answer."""

    port: int
    seconds: float

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def atlas(data: Path | None = None) -> Iterator[Server]:
    """The atlas over a folder with data (the demonstration data when there is none)."""
    more = {"ARBEIDSZORG_DATA": str(data)} if data else {}
    with _running(lambda _: [sys.executable, "-m", "serve"], more, "/healthz") as server:
        yield server


@contextmanager
def plain() -> Iterator[Server]:
    """The plain page, with as many workers and threads as the atlas."""

    def command(port: int) -> list[str]:
        size = ["--workers", str(WORKERS), "--worker-class", "gthread", "--threads", "4"]
        listen = ["--bind", f"127.0.0.1:{port}", "--log-level", "warning"]
        return [
            *[sys.executable, "-m", "gunicorn", *size, *listen, "--preload"],
            "benchmarks.plain.app:server",
        ]

    with _running(command, {}, "/_dash-layout") as server:
        yield server


@contextmanager
def _running(
    command: Callable[[int], list[str]], more: dict[str, str], path: str
) -> Iterator[Server]:
    port = _free_port()
    env = {
        **{key: value for key, value in os.environ.items() if not key.startswith("ARBEIDSZORG_")},
        **{"HOST": "127.0.0.1", "PORT": str(port), "WORKERS": str(WORKERS)},
        **{"PYTHONPATH": str(ROOT)},
        **more,
    }
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command(port), cwd=ROOT, env=env, stdout=said, stderr=said)
        try:
            while not _answers(port, path):
                late = time.perf_counter() - start > PATIENCE
                if late or process.poll() is not None:
                    said.seek(0)
                    raise NotStartedError(said.read().decode(errors="replace")[-800:])
                time.sleep(0.05)
            yield Server(port, time.perf_counter() - start)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + 200):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise NotStartedError("no free port")


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
