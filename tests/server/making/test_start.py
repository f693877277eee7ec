"""The maker stays as long as its server, and no longer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

import pytest
from flask import Flask

from arbeidszorg.settings import ROOT
from helpers import made
from helpers.processes import offspring
from server.making import asking, start
from server.making.asking import Asking
from server.making.child import Bounds
from server.making.start import Keeper
from server.making.work import NotMadeError, Work

#: A server with a maker that makes something endless, which says who they all are.
SERVER = """
import os, pathlib, sys, threading
from flask import Flask
from helpers import made
from server.making import asking
from server.making.child import Bounds
from server.making.start import Keeper
from server.making.work import Work
server = Flask("proef")
keeper = Keeper(server, Bounds(), lambda: None)
keeper.begin()
asked = server.extensions[asking.MAKER]
maker = asked.ask(Work(made.echo, ("x",)), None)[2]
threading.Thread(target=asked.ask, args=(Work(made.counted, sys.argv[1:]), None)).start()
assert made.until(lambda: os.listdir(sys.argv[1]))
(child,) = os.listdir(sys.argv[1])
print(maker, child, flush=True)
"""


@contextmanager
def kept(silence: float = start.SILENCE) -> Iterator[tuple[Keeper, Asking]]:
    """A maker that is looked after, and the way to it."""
    server = Flask("proef")
    keeper = Keeper(server, Bounds(), lambda: None, silence)
    keeper.begin()
    asked = server.extensions[asking.MAKER]
    try:
        yield keeper, asked
    finally:
        asked.close()
        keeper.leave()
        assert os.waitpid(keeper.pid, 0)[1] == 0


def maker_of(asked: Asking) -> int:
    """Which process has things made."""
    return int(asked.ask(Work(made.echo, ("x",), kept=False), None)[2])


def test_nothing_is_left_of_a_server_that_is_killed(tmp_path: object) -> None:
    folder, gate = f"{tmp_path}/made", f"{tmp_path}/gate"
    os.mkdir(folder)
    os.mkfifo(gate)
    command = [sys.executable, "-c", SERVER, folder, gate]
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": ".:tests"}, stdout=subprocess.PIPE
    ) as server:
        assert server.stdout is not None
        pids = [int(pid) for pid in server.stdout.readline().split()]
        assert len(set(pids)) == 2 and not any(map(made.gone, pids))
        # nobody else looks after the maker; what it made first may still be ending
        assert made.until(lambda: set(offspring(server.pid)) == set(pids))
        server.kill()
    assert made.until(lambda: all(map(made.gone, pids)))


@pytest.mark.parametrize(
    ("ending", "silence"), [(signal.SIGKILL, start.SILENCE), (signal.SIGSTOP, 0.0)]
)
def test_a_maker_that_dies_or_hangs_is_followed_by_another(
    ending: signal.Signals, silence: float, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it was making ends with it, and who asked for that may come back; nothing is left."""
    monkeypatch.setattr(start, "PAUSE", 0.0)
    folder, gate = f"{tmp_path}/made", f"{tmp_path}/gate"
    os.mkdir(folder)
    os.mkfifo(gate)
    caught: list[NotMadeError] = []

    def reader(asked: Asking) -> None:
        try:
            asked.ask(Work(made.counted, (folder, gate)), None)
        except NotMadeError as fault:
            caught.append(fault)

    with kept(silence) as (keeper, asked):
        first = keeper.pid
        assert maker_of(asked) == first and not keeper.look()
        waiting = Thread(target=reader, args=(asked,))
        waiting.start()
        assert made.until(lambda: os.listdir(folder))
        (child,) = map(int, os.listdir(folder))
        os.kill(first, ending)
        assert made.until(keeper.look)
        assert keeper.pid != first
        keeper.silence = start.SILENCE
        assert maker_of(asked) == keeper.pid
        waiting.join(made.PATIENCE)
        assert [fault.status for fault in caught] == [503]
        # the child ends by the word of the system, a moment later
        assert made.until(lambda: made.gone(first) and made.gone(child))
        assert not keeper.look()


def test_who_asks_while_there_is_no_maker_waits_for_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(start, "PAUSE", made.PATIENCE)
    with kept() as (keeper, asked):
        os.kill(keeper.pid, signal.SIGKILL)
        assert made.until(lambda: made.gone(keeper.pid))
        seen: list[int] = []
        waiting = Thread(target=lambda: seen.append(maker_of(asked)))
        waiting.start()
        assert not keeper.look()  # not at once: it may die again
        monkeypatch.setattr(start, "PAUSE", 0.0)
        assert made.until(keeper.look)
        waiting.join(made.PATIENCE)
        assert seen == [keeper.pid]


def test_without_room_for_a_process_it_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "PAUSE", 0.0)
    fork = os.fork

    def no_room() -> int:
        raise BlockingIOError

    with kept() as (keeper, asked):
        os.kill(keeper.pid, signal.SIGKILL)
        monkeypatch.setattr(os, "fork", no_room)
        before = len(os.listdir("/proc/self/fd"))
        assert made.until(lambda: made.gone(keeper.pid))
        assert not keeper.look() and len(os.listdir("/proc/self/fd")) == before
        monkeypatch.setattr(os, "fork", fork)
        assert keeper.look() and maker_of(asked) == keeper.pid


def test_it_holds_nothing_of_who_started_it() -> None:
    """No end of a listening socket, no signal handler; what ends the server does not end it."""
    reading, writing = os.pipe()
    signal.signal(signal.SIGUSR1, lambda *_: None)
    try:
        with kept() as (_, asked):
            pid = maker_of(asked)
            files = set()
            for name in os.listdir(f"/proc/{pid}/fd"):
                with suppress(FileNotFoundError):  # the line of the last question was just closed
                    files.add(os.readlink(f"/proc/{pid}/fd/{name}"))
            assert files
            assert os.readlink(f"/proc/self/fd/{writing}") not in files
            with open(f"/proc/{pid}/status", encoding="ascii") as lines:
                masks = dict(line.split(":\t") for line in lines if line.startswith("Sig"))
            ignored, caught = int(masks["SigIgn"], 16), int(masks["SigCgt"], 16)
            for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                assert ignored >> (sign - 1) & 1
            assert not caught >> (signal.SIGUSR1 - 1) & 1
    finally:
        signal.signal(signal.SIGUSR1, signal.SIG_DFL)
        os.close(reading)
        os.close(writing)
