"""The real server as a process of its own: started, waited for, asked, and stopped."""

from __future__ import annotations

import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from helpers.processes import PATIENCE, lives, offspring, until

ROOT = Path(__file__).resolve().parents[3]
#: Seconds in which a server on a busy machine must stand, or have said why not.
START = 600
STEP = 0.05
#: Imports what ``serve.py`` imports, once, and then runs that very script in a process of its own
#: for each folder of data: on its port, with a file for what it says and one for its complaints.
EACH = """
import os, runpy, sys
import app, server.front
for port, data, said, complained in zip(*[iter(sys.argv[1:])] * 4):
    child = os.fork()
    if not child:
        for stream, path in ((1, said), (2, complained)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), stream)
        os.environ.update(PORT=port, ARBEIDSZORG_DATA=data)
        sys.argv = ["serve.py"]
        runpy.run_path("serve.py", run_name="__main__")
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@dataclass(frozen=True)
class Server:
    """A running atlas; ``pid`` of its first process."""

    url: str
    port: int
    log: Path
    pid: int

    def text(self, path: str) -> str:
        """What the server answers to a GET."""
        with urlopen(self.url + path, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))

    def json(self, path: str) -> Any:
        """The same, read as JSON."""
        return json.loads(self.text(path))

    def numbers(self, query: str = "") -> Any:
        """The API's answer to the query part of an address."""
        return self.json(f"/api/v1/cijfers.json{query}")


#: Ports that the system gives to nobody by itself: between the question whether one is free and its
#: use no browser can come from it. Each process begins in a place of its own.
PORTS = range(12_000, 32_000)
_ports = itertools.count(os.getpid() * 40)


def free_port() -> int:
    """A port that nobody listens on, and that is not given again."""
    for number in itertools.islice(_ports, len(PORTS)):
        port = PORTS[number % len(PORTS)]
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")


def environment(port: int, data: Path | None = None) -> dict[str, str]:
    """What an operator would set; nothing of the tester's own settings comes along."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith("ARBEIDSZORG_")}
    chosen = {"HOST": "127.0.0.1", "PORT": str(port), "PYTHONUNBUFFERED": "1"}
    return {**ours, **chosen, **({"ARBEIDSZORG_DATA": str(data)} if data else {})}


@contextmanager
def running(log: Path, data: Path | None = None) -> Iterator[Server]:
    """``python serve.py`` on a free port until the block ends; ``data``: an own folder."""
    port = free_port()
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "serve.py"],
            cwd=ROOT,
            env=environment(port, data),
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            server = Server(f"http://127.0.0.1:{port}", port, log, process.pid)
            wait(server, process)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def renew(server: Server) -> None:
    """Kill the workers and the maker: others take their place, which have served nobody yet."""
    before = offspring(server.pid)
    for pid in before:
        with suppress(ProcessLookupError):  # a file was just ready
            os.kill(pid, signal.SIGKILL)
    until(lambda: not any(map(lives, before)), "all are gone")


def wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Poll until the server answers on /healthz; fail when it stops or takes too long."""
    end = time.monotonic() + START
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        if listens(server.port) and server.json("/healthz")["status"] == "ok":
            return
        time.sleep(STEP)  # the one wait: there is nothing yet that could tell when it stands
    raise AssertionError("the server does not stand:\n" + server.log.read_text("utf-8", "replace"))


def listens(port: int) -> bool:
    """Whether somebody listens on a port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def each_refused(
    ports: Sequence[int], folders: Sequence[Path], texts: Path
) -> list[subprocess.CompletedProcess[str]]:
    """Start servers that must not stand, each over a folder of data and on a port: what they said,
    which is kept in ``texts``, and their exit codes. Most of the time of a refusal is that in which
    modules are read."""
    logs = [(texts / f"{port}-said.txt", texts / f"{port}-complained.txt") for port in ports]
    cases = zip(ports, folders, logs, strict=True)
    words = [str(word) for port, data, files in cases for word in (port, data, *files)]
    ended = subprocess.run(
        [sys.executable, "-c", EACH, *words],
        cwd=ROOT,
        env=environment(0),
        capture_output=True,
        encoding="utf-8",
        timeout=START,
        check=True,
    )
    return [
        subprocess.CompletedProcess("serve.py", int(code), *(f.read_text("utf-8") for f in files))
        for code, files in zip(ended.stdout.split(), logs, strict=True)
    ]
