"""What is ended leaves no process behind, however it ends."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from arbeidszorg.processes import alone
from arbeidszorg.settings import DATA, ROOT
from helpers.browser.server import free_port
from helpers.processes import PATIENCE, lives, offspring, started, until

#: A pool whose processes are busy, one of them with a child of its own.
POOL = """
import os, time
from concurrent.futures import ProcessPoolExecutor
from arbeidszorg.processes import bind_children

def busy(number):
    if number == 0:
        os.fork()
    time.sleep(600)

if __name__ == "__main__":
    bind_children()
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(busy, range(2)))
"""
ENDINGS = (signal.SIGTERM, signal.SIGHUP, signal.SIGKILL)


def test_a_pool_ends_with_its_parent(tmp_path: Path) -> None:
    script = tmp_path / "pool.py"
    script.write_text(POOL, encoding="utf-8")
    with ExitStack() as stack:
        for ending in ENDINGS:
            path = {"PYTHONPATH": str(ROOT)}
            parent = stack.enter_context(started([str(script)], path))
            until(lambda pid=parent.pid: len(offspring(pid)) == 3, "a pool")
            below = offspring(parent.pid)
            parent.send_signal(ending)
            until(lambda all_=below: not any(map(lives, all_)), f"all gone after {ending.name}")
            assert parent.wait(PATIENCE) == -ending


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core needs no pool")
@pytest.mark.parametrize("ending", ENDINGS)
def test_deciding_and_reports_end_with_their_parent(tmp_path: Path, ending: signal.Signals) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA / "demo", folder, ignore=shutil.ignore_patterns("besluit.npz"))
    report = ["-m", "arbeidszorg", "rapport", "--alle", "--formaat", "pdf", "--uit", str(tmp_path)]
    programs = {
        "serve": (["serve.py"], {"ARBEIDSZORG_DATA": str(folder), "PORT": str(free_port())}),
        "audit": (["-m", "arbeidszorg", "audit"], {"ARBEIDSZORG_DATA": str(folder)}),
        "reports": (report, {"ARBEIDSZORG_DATA": ""}),
    }
    names = {signal.SIGTERM: "serve", signal.SIGHUP: "reports", signal.SIGKILL: "audit"}
    arguments, env = programs[names[ending]]  # one each: they take seconds to start
    with started(arguments, env) as parent:
        until(lambda: len(offspring(parent.pid)) > 1, "a pool")
        below = offspring(parent.pid)
        parent.send_signal(ending)
        until(lambda: not any(map(lives, below)), f"all gone after {ending.name}")
        parent.wait(PATIENCE)
    assert not list(folder.glob(".*")), "nothing unfinished is left"


def test_every_program_binds_its_children() -> None:
    """Whatever starts processes is started by a program that binds them."""
    forks = re.compile(r"ProcessPoolExecutor\(|\.Process\(|os\.fork\(")
    starts = [*ROOT.glob("*.py"), *ROOT.glob("scripts/*.py"), ROOT / "arbeidszorg/__main__.py"]
    for program in starts:
        text = program.read_text(encoding="utf-8")
        if forks.search(text) or program.name in ("serve.py", "__main__.py"):
            assert "\n    bind_children()\n" in text, program


#: Says how many cores a process takes for its matrices, at the moment that NumPy is read.
WATCHING = """
import importlib, os, sys

class Watch:
    def find_spec(self, name, *_):
        if name == "numpy":
            print(os.environ.get("OPENBLAS_NUM_THREADS"), flush=True)
            os._exit(0)

sys.meta_path.insert(0, Watch())
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


@pytest.mark.parametrize(
    ("program", "said", "taken"),
    [
        ("arbeidszorg.__main__", None, "1"),
        ("app", None, "1"),
        ("desk.__main__", None, "1"),
        ("benchmarks.__main__", None, "1"),
        ("arbeidszorg.__main__", "3", "3"),
    ],
)
def test_a_process_takes_one_core_for_its_matrices(
    program: str, said: str | None, taken: str
) -> None:
    """All programs do, before NumPy is read; who says otherwise is listened to."""
    env = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    ended = subprocess.run(
        [sys.executable, "-c", WATCHING, program],
        cwd=ROOT,
        env=env | ({"OPENBLAS_NUM_THREADS": said} if said else {}),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.split()[:1] == [taken]


def test_two_in_one_folder_take_turns(tmp_path: Path) -> None:
    order: list[str] = []
    first_is_in, waits = threading.Event(), threading.Event()

    def second() -> None:
        first_is_in.wait(10)
        with alone(tmp_path, waits.set):
            order.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    with alone(tmp_path, lambda: order.append("waited")):
        first_is_in.set()
        assert waits.wait(10)
        time.sleep(0)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"] and not list(tmp_path.iterdir())


def test_where_nothing_can_be_locked_nobody_waits(tmp_path: Path) -> None:
    with alone(tmp_path / "weg", lambda: pytest.fail("it waits")):
        pass
