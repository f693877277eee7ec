"""The front door as it stands: it parts from its readers, and leaves nothing behind."""

from __future__ import annotations

import gc
import os
import resource
import runpy
import signal
import socket
import weakref
from collections.abc import Callable
from dataclasses import replace
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from app import create_app
from arbeidszorg.atlas.atlas import Atlas, atlas_of
from arbeidszorg.compiled import answering
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.counting.offer import Offer
from arbeidszorg.settings import ROOT, Settings, from_environment
from helpers.browser.server import free_port, listens
from helpers.builders import PLACES
from helpers.processes import PATIENCE, lives, offspring, parent, started, until
from server import front
from server.worker import room

#: The door around an application of a few lines: one path is slow, one says who answered.
DOOR = """
import os, sys, time
from arbeidszorg.processes import bind_children
from arbeidszorg.settings import from_environment
from server import front
from server.master import Standing

def app(environ, start):
    if environ["PATH_INFO"] == "/slow":
        time.sleep(0.7)
    start("200 OK", [])
    return [str(os.getpid()).encode()]

if __name__ == "__main__":
    bind_children()
    ports = sys.argv[1:]
    for port in ports[1:]:
        if not os.fork():
            os.environ["PORT"] = port
            break
    else:
        os.environ["PORT"] = ports[0]
    front.serve(Standing(app), from_environment())
"""


def ask(port: int, path: str = "/") -> bytes:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().read()
    finally:
        connection.close()


def answered_by(port: int) -> int:
    """The process that answers; none while there is none, or it was just ended."""
    try:
        return int(ask(port)) if listens(port) else 0
    except (OSError, HTTPException):
        return 0


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "door.py"
    path.write_text(DOOR, encoding="utf-8")
    return path


@pytest.fixture
def env() -> dict[str, str]:
    return {"PYTHONPATH": str(ROOT), "WORKERS": "2", "HOST": "127.0.0.1"}


ENDINGS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL)


def test_no_worker_outlives_its_master(script: Path, env: dict[str, str]) -> None:
    """The first port is that of the process that is started, which the others are forks of."""
    ports = [free_port() for _ in ENDINGS]
    with started([str(script), *map(str, ports)], env) as first:
        masters = [first.pid]
        for port in ports:
            until(lambda port=port: answered_by(port), "the door stands")
        masters = [first.pid, *_masters(first.pid)]
        of_port = {port: _master(port, masters) for port in ports}
        for port, ending in zip(reversed(ports), reversed(ENDINGS), strict=True):
            below = offspring(of_port[port]) if of_port[port] != first.pid else []
            os.kill(of_port[port], ending)
            until(lambda all_=below: not any(map(lives, all_)), f"{ending.name}: none left")
            until(lambda pid=of_port[port]: not lives(pid), f"{ending.name}: no master")
            until(lambda port=port: not listens(port), f"{ending.name}: nobody listens")


def _masters(first: int) -> list[int]:
    """The forks of the first process that have workers of their own."""
    children = Path(f"/proc/{first}/task/{first}/children").read_text(encoding="ascii").split()
    return [int(child) for child in children if offspring(int(child))]


def _master(port: int, masters: list[int]) -> int:
    """The master of the worker that answers on a port."""
    master = parent(int(ask(port)))
    assert master in masters
    return master


def test_a_stop_waits_for_answers_and_a_lost_worker_is_replaced(
    script: Path, env: dict[str, str]
) -> None:
    port = free_port()
    with started([str(script), str(port)], {**env, "WORKERS": "1"}) as master:
        until(lambda: answered_by(port), "the door stands")
        worker = answered_by(port)
        os.kill(worker, signal.SIGKILL)  # as the system does when no memory is left
        until(lambda: answered_by(port) not in (0, worker), "another worker")
        asked = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        idle = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        with asked, idle:
            asked.sendall(b"GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            until(lambda: ask(port) != b"", "the slow question is being answered")
            master.send_signal(signal.SIGTERM)
            text = b""
            while piece := asked.recv(1000):
                text += piece
            assert text.startswith(b"HTTP/1.1 200")
            assert idle.recv(10) == b""
        assert master.wait(PATIENCE) == 0


def test_the_settings_say_how_patient_the_door_is() -> None:
    bounds = front.bounds(from_environment({"ARBEIDSZORG_GEDULD": "3", "ARBEIDSZORG_LIJNEN": "9"}))
    assert (bounds.deadlines.head, bounds.deadlines.body, bounds.each) == (3, 9, 9)
    assert front.bounds(Settings()).each == 0


def test_a_process_holds_no_more_lines_than_files(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    keep: Callable[[int, tuple[int, int]], None] = lambda _, pair: asked.append(pair)  # noqa: E731
    monkeypatch.setattr(resource, "setrlimit", keep)
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1024, 4096))
    assert room() == 4096 - 100 and asked == [(4096, 4096)]
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1024, resource.RLIM_INFINITY))
    assert room(500) == 500


def test_a_version_that_is_shown_no_more_is_not_held_on_to(
    demo_compiled: Compiled, demo_atlas: Atlas
) -> None:
    """Each would hold some twenty megabytes and as many open files as it has arrays."""

    def drawn() -> weakref.ref[Offer]:
        offer = replace(demo_compiled.offer)
        said = answering.answers(replace(demo_compiled, offer=offer), PLACES, Settings())
        front.draw_all(create_app(atlas_of(said)))
        return weakref.ref(offer)

    held = drawn()
    front.draw_all(create_app(demo_atlas))  # Dash itself keeps the last that there was
    gc.collect()
    assert held() is None


def test_a_command_that_is_killed_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """When no memory is left the system ends it, and it says nothing itself."""

    def killed(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(runpy, "run_module", killed)
    with pytest.raises(front.RefusedError, match="afgebroken, misschien door te weinig geheugen"):
        front.compile_apart(Settings(), tmp_path)
