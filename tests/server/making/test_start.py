"""The maker stays as long as its server, and no longer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from flask import Flask

from arbeidszorg.settings import ROOT
from helpers import made
from server.making import asking, start
from server.making.child import Bounds
from server.making.work import NotMadeError, Work

#: A server with a maker that makes something endless, which says who they all are.
SERVER = """
import os, pathlib, sys, threading
from flask import Flask
from helpers import made
from server.making import asking, start
from server.making.child import Bounds
from server.making.work import Work
server = Flask("proef")
guard = start.start(server, Bounds(), lambda: None)
asked = server.extensions[asking.MAKER]
maker = asked.ask(Work(made.echo, ("x",)), None)[2]
threading.Thread(target=asked.ask, args=(Work(made.counted, sys.argv[1:]), None)).start()
assert made.until(lambda: os.listdir(sys.argv[1]))
(child,) = os.listdir(sys.argv[1])
print(guard, maker, child, flush=True)
"""


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
        assert len(set(pids)) == 3 and not any(map(made.gone, pids))
        server.kill()
    assert made.until(lambda: all(map(made.gone, pids)))


def test_a_maker_that_dies_is_followed_by_another() -> None:
    server = Flask("proef")
    guard = start.start(server, Bounds(), lambda: None)
    asked = server.extensions[asking.MAKER]
    try:
        _, _, maker = asked.ask(Work(made.echo, ("a",)), None)
        os.kill(maker, signal.SIGKILL)

        def answered() -> object:
            try:
                return asked.ask(Work(made.echo, ("b",)), None)
            except NotMadeError:  # the one that died had it in hand
                return None

        assert made.until(answered)
        assert asked.ask(Work(made.echo, ("b",)), None)[2] not in (maker, os.getpid())
    finally:
        asked.close()
        assert os.waitpid(guard, 0)[1] == 0
