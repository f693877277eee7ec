"""Processes that are measured, with all that they start."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

from arbeidszorg.settings import ROOT

#: Seconds between two looks.
PAUSE = 0.2


def environment(**variables: str) -> dict[str, str]:
    """What a program is started with: these variables, and none of our own that say how an atlas is
    to be."""
    own = {name: said for name, said in os.environ.items() if not name.startswith("ARBEIDSZORG_")}
    return own | variables


def watched(command: list[str], **variables: str) -> tuple[str, float]:
    """What a program says, with these variables, and the most memory in megabytes of it and all
    that it starts. Raises ``CalledProcessError`` when it fails."""
    env = environment(**variables)
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as process:
        most = 0.0
        while process.poll() is None:
            most = max(most, memory(process.pid))
            time.sleep(PAUSE)
        assert process.stdout is not None
        said = process.stdout.read()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, said)
    return said, most


def memory(process: int) -> float:
    """Megabytes of a process and all that it started; what they share counts once."""
    return sum(map(_kilobytes, family(process))) / 1024


def family(process: int) -> list[int]:
    """A process and all that it started."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
        except OSError:
            continue  # it ended meanwhile
        children.setdefault(parent, []).append(int(path.parent.name))
    all_ = [process]
    for each in all_:  # grows while it is walked
        all_ += children.get(each, [])
    return all_


def _kilobytes(process: int) -> int:
    """The proportional set size of a process; all that it holds where that cannot be read."""
    for name, word in (("smaps_rollup", "Pss:"), ("status", "VmRSS:")):
        try:
            lines = Path(f"/proc/{process}/{name}").read_text(encoding="utf-8").splitlines()
        except OSError:
            continue
        for line in lines:
            if line.startswith(word):
                return int(line.split()[1])
    return 0
