"""Processes that are started to be ended: their children, and whether they are still there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Seconds after which a test gives up.
PATIENCE = 60.0
STEP = 0.02


def until(holds: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Wait until something holds: other processes cannot tell us."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not in {seconds} s: {what}"
        time.sleep(STEP)


def lives(pid: int) -> bool:
    """Whether a process runs; one that has ended and that nobody asked about does not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


def parent(pid: int) -> int:
    """The process that started a process; 0 when there is none any more."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    return int(status.rpartition(")")[2].split()[1])


def offspring(pid: int) -> list[int]:
    """All processes below a process."""
    below: list[int] = []
    for parent in (pid, *below):
        try:
            text = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
        except OSError:
            continue
        children = [int(word) for word in text.split()]
        below += children + [deeper for child in children for deeper in offspring(child)]
    return below


@contextmanager
def started(
    arguments: Sequence[str], env: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """``python ...``, in a session of its own, until the block ends; then nothing is left of it.
    It ends when the line is hung up, also where who runs the tests does not (``nohup``)."""
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", **(env or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=partial(signal.signal, signal.SIGHUP, signal.SIG_DFL),
    )
    try:
        yield process
    finally:
        for pid in [*offspring(process.pid), process.pid]:
            if lives(pid):
                os.kill(pid, signal.SIGKILL)
        process.wait(PATIENCE)
