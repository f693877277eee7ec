"""Memory goes back after a file, and after some of what else is answered."""

from __future__ import annotations

import subprocess
import sys
from itertools import count
from types import SimpleNamespace

import pytest

from arbeidszorg.settings import ROOT, Settings
from server import front, memory

FILES = ("/figuur/kaart/kaart.pptx", "/rapport/westhoek.pdf", "/presentatie/westhoek.html")
OTHERS = ("/", "/kaart", "/assets/atlas.css", "/api/v1/cijfers.json", "/_dash-update-component")


@pytest.mark.parametrize("path", [*FILES, *OTHERS])
def test_memory_goes_back_after_a_file(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given_back: list[str] = []
    monkeypatch.setattr(memory, "answered", count(1))
    monkeypatch.setattr(memory, "give_back", lambda: given_back.append(path))
    after = front.options(Settings())["post_request"]
    after(None, SimpleNamespace(path=path), {}, None)
    assert given_back == ([path] if path in FILES else [])


def test_of_what_else_is_answered_memory_goes_back_now_and_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given_back: list[int] = []
    monkeypatch.setattr(memory, "answered", count(1))
    monkeypatch.setattr(memory, "give_back", lambda: given_back.append(1))
    for answered in range(1, 2 * memory.OFTEN + 1):
        memory.after_answer(None, SimpleNamespace(path="/kaart"), {}, None)
        assert len(given_back) == answered // memory.OFTEN


def test_giving_back_can_be_done_at_any_time() -> None:
    memory.share_one_pool()
    memory.give_back()
    memory.give_back()


#: A process with 20,000 holes in 30 MB parts, and the child asks for large pieces: the kB of the
#: heap that are the child's own.
PARTING = """
import os
from server import memory

memory.share_one_pool()
held = [bytes(700) for _ in range(40_000)]
del held[::2]
memory.settle()
if os.fork():
    os.wait()
else:
    large = [bytes(memory.LARGE) for _ in range(memory.TIMES)]
    parts = open("/proc/self/smaps").read().partition("[heap]")[2].splitlines()
    print(next(line.split()[1] for line in parts if line.startswith("Private_Dirty:")), flush=True)
    os._exit(0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process shares")
def test_a_process_that_parts_goes_on_sharing_what_is_full_of_holes() -> None:
    run = subprocess.run(
        [sys.executable, "-c", PARTING], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(run.stdout) < 6_000
