"""The master answers before all is ready, and goes over to other data without a pause."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from arbeidszorg.settings import ROOT
from helpers.browser.server import free_port, listens
from helpers.processes import lives, offspring, started, until
from server.lines import GRACE

#: Answers of a version; another stands ready when a file of that name appears.
DOOR = """
import os, sys, time
from arbeidszorg.processes import bind_children
from arbeidszorg.settings import from_environment
from server import front
from server.master import Standing

folder = sys.argv[1]

def standing(version):
    def app(environ, start):
        if environ["PATH_INFO"] == "/slow":
            open(os.path.join(folder, "asked"), "w").close()
            while not os.path.exists(os.path.join(folder, "go")):
                time.sleep(0.02)
        start("200 OK", [("Content-Length", "1")])  # the line is kept
        return [version.encode()]
    return Standing(app)

shown = ["a"]

def newer():
    for name in ("b", "c"):
        if shown[0] < name and os.path.exists(os.path.join(folder, name)):
            shown[0] = name
            return standing(name)

if __name__ == "__main__":
    bind_children()
    front.serve(standing("a"), from_environment(), newer)
"""

#: One who makes ready what workers share until a file appears, which says what came of it.
EARLY = """
import os, sys, time
from arbeidszorg.processes import bind_children
from arbeidszorg.settings import from_environment
from components.site import PageError
from server import front
from server.master import Standing

word, outcome = ["early"], sys.argv[1]

def app(environ, start):
    start("200 OK", [])
    return [word[0].encode()]

def settle():
    while not os.path.exists(outcome):
        time.sleep(0.02)
    if open(outcome).read() == "wrong":
        raise PageError("Een pagina is stuk.")
    word[0] = "ready"

if __name__ == "__main__":
    bind_children()
    front.serve(Standing(app, settle=settle), from_environment())
"""


def ask(port: int, path: str = "/") -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        return connection.getresponse().read().decode()
    finally:
        connection.close()


def answers(port: int, version: str) -> Callable[[], bool]:
    def same() -> bool:
        with suppress(OSError, HTTPException):
            return listens(port) and ask(port) == version
        return False

    return same


@pytest.fixture
def door(tmp_path: Path) -> list[str]:
    script = tmp_path / "door.py"
    script.write_text(DOOR, encoding="utf-8")
    return [str(script), str(tmp_path)]


def test_other_data_are_shown_and_nobody_is_refused(door: list[str], tmp_path: Path) -> None:
    port = free_port()
    env = {"PYTHONPATH": str(ROOT), "PORT": str(port), "WORKERS": "2", "HOST": "127.0.0.1"}
    faults: list[object] = []
    heard: list[str] = []
    stop = threading.Event()

    def read() -> None:
        connection, asked = HTTPConnection("127.0.0.1", port, timeout=60), time.monotonic()
        while not stop.is_set():  # one after another on the same line, until it is said to be over
            before, asked = asked, time.monotonic()
            try:
                connection.request("GET", "/")
                heard.append(connection.getresponse().read().decode())
            except (OSError, HTTPException) as fault:
                if time.monotonic() - before < GRACE:  # else a busy computer let the line wait
                    faults.append(fault)
                connection.close()
        connection.close()

    with started(door, env) as master:
        until(answers(port, "a"), "the first version answers")
        before = {pid for pid in offspring(master.pid) if pid != os.getpid()}
        slow: list[str] = []
        waiting = threading.Thread(target=lambda: slow.append(ask(port, "/slow")))
        readers = [threading.Thread(target=read) for _ in range(3)]
        for thread in (waiting, *readers):
            thread.start()
        until((tmp_path / "asked").exists, "a slow question is asked")
        for version in ("b", "c"):
            (tmp_path / version).touch()
            until(answers(port, version), f"version {version} answers")
        (tmp_path / "go").touch()
        waiting.join(60)
        until(lambda: not any(map(lives, before)), "the first workers are gone")
        stop.set()
        for thread in readers:
            thread.join(60)
        assert slow == ["a"]  # what was asked of a version is answered from it
        assert faults == []
        assert set(heard) == {"a", "b", "c"}
        until(lambda: len(offspring(master.pid)) == 2, "two workers are left")


@pytest.fixture
def early(tmp_path: Path) -> list[str]:
    script = tmp_path / "early.py"
    script.write_text(EARLY, encoding="utf-8")
    return [str(script), str(tmp_path / "outcome")]


def said(outcome: str, path: Path) -> None:
    """The file appears whole."""
    path.with_suffix(".part").write_text(outcome, encoding="utf-8")
    path.with_suffix(".part").rename(path)


def test_one_answers_while_what_all_share_is_made_ready(early: list[str], tmp_path: Path) -> None:
    port = free_port()
    env = {"PYTHONPATH": str(ROOT), "PORT": str(port), "WORKERS": "2", "HOST": "127.0.0.1"}
    with started(early, env) as master:
        until(answers(port, "early"), "the first worker answers")
        (first,) = offspring(master.pid)
        said("ready", tmp_path / "outcome")
        until(lambda: not lives(first), "the first worker is gone")
        until(lambda: len(offspring(master.pid)) == 2, "two workers are left")
        assert {ask(port) for _ in range(4)} == {"ready"}


def test_what_cannot_be_shown_is_answered_no_longer(early: list[str], tmp_path: Path) -> None:
    port = free_port()
    env = {"PYTHONPATH": str(ROOT), "PORT": str(port), "WORKERS": "2", "HOST": "127.0.0.1"}
    with started(early, env) as master:
        until(answers(port, "early"), "the first worker answers")
        said("wrong", tmp_path / "outcome")
        assert master.wait(60) == 2
        assert not listens(port)
