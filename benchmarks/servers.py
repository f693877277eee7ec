"""The servers that are measured, started as they are in use: gunicorn with its workers."""

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

from arbeidszorg.settings import ROOT
from benchmarks import processes

WORKERS = 2
FIRST_PORT = 8060
PATIENCE = 120  # seconds until a server must answer
SETTLED = 2.0  # seconds in which no process comes or goes


class NotStartedError(RuntimeError):
    """A server did not come up; the message holds the end of what it said."""


@dataclass(frozen=True)
class Server:
    """A running server. ``seconds`` from its start to its first answer; ``pid`` of its first
    process."""

    port: int
    seconds: float
    pid: int

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def atlas(
    data: Path | None = None, first: str = "/healthz", store: Path | None = None
) -> Iterator[Server]:
    """The atlas over a folder with data, or over what is public in a store (the demonstration data
    when there is neither). ``first``: the address that must answer before it is measured."""
    given = {"ARBEIDSZORG_DATA": data, "ARBEIDSZORG_BEWAARPLAATS": store}
    variables = {name: str(path) for name, path in given.items() if path}
    with _running(lambda _: [sys.executable, "-m", "serve"], variables, first) as server:
        yield server


@contextmanager
def plain() -> Iterator[Server]:
    """The plain page, with as many workers and threads as the atlas."""
    with _running(_gunicorn("plain"), {}, "/_dash-layout") as server:
        yield server


@contextmanager
def tuned() -> Iterator[Server]:
    """The tuned page, with as many workers and threads as the atlas, and as patient with open
    connections."""
    with _running(_gunicorn("tuned", "--keep-alive", "15"), {}, "/_dash-layout") as server:
        yield server


def _gunicorn(name: str, *options: str) -> Callable[[int], list[str]]:
    def command(port: int) -> list[str]:
        size = ["--workers", str(WORKERS), "--worker-class", "gthread", "--threads", "4"]
        listen = ["--bind", f"127.0.0.1:{port}", "--log-level", "warning"]
        return [
            *[sys.executable, "-m", "gunicorn", *size, *listen, *options, "--preload"],
            f"benchmarks.{name}.app:server",
        ]

    return command


def memory(server: Server) -> float:
    """MB of memory of a server's processes together; what they share counts once."""
    return processes.memory(server.pid)


def settle(server: Server) -> None:
    """Wait until the first worker has gone and the others have come in its place: until then it is
    chance which of them are seen. Raises :class:`NotStartedError` when they do not come."""
    before: list[int] = []
    late = time.perf_counter() + PATIENCE
    while (now := processes.family(server.pid)) != before or len(now) <= WORKERS:
        if time.perf_counter() > late:
            raise NotStartedError(f"{len(now)} processes")
        before = now
        time.sleep(SETTLED)


def processor(server: Server) -> float:
    """Seconds of processor time that a server's processes have taken together."""
    ticks = 0
    for pid in processes.family(server.pid):
        used = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        ticks += int(used[11]) + int(used[12])
    return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def _running(
    command: Callable[[int], list[str]], variables: dict[str, str], path: str
) -> Iterator[Server]:
    port = _free_port()
    own = {"HOST": "127.0.0.1", "PORT": str(port), "WORKERS": str(WORKERS), "PYTHONPATH": str(ROOT)}
    env = processes.environment(**own, **variables)
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command(port), cwd=ROOT, env=env, stdout=output, stderr=output)
        try:
            while not _answers(port, path):
                late = time.perf_counter() - start > PATIENCE
                if late or process.poll() is not None:
                    output.seek(0)
                    raise NotStartedError(output.read().decode(errors="replace")[-800:])
                time.sleep(0.05)
            yield Server(port, time.perf_counter() - start, process.pid)
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
