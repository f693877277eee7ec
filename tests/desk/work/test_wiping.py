"""Memory that is given back holds nothing of what stood in it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from arbeidszorg.settings import ROOT
from desk.work.wiping import SWITCHES, is_on

#: A process that had a secret, small and large, and looks for it in its own memory.
LOOK = """
import re
def had():
    word = "".join(map(chr, (90, 119, 97, 114, 116, 101, 90)))
    small = [f"{word}{n}" for n in range(500)]
    large = (word * 50_000).encode()
    return len(small) + len(large)
had()
sought = bytes((90, 119, 97, 114, 116, 101, 90))
found = 0
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
    for line in list(maps):
        start, end, rights = re.match(r"(\\w+)-(\\w+) (\\S+)", line).groups()
        if "rw" in rights and "[v" not in line:
            memory.seek(int(start, 16))
            try:
                part = memory.read(int(end, 16) - int(start, 16))
            except OSError:
                continue
            found += part.count(sought[:3] + sought[3:]) > 0 and part.count(sought) or 0
            del part
print(found)
"""


def found(**env: str) -> int:
    ended = subprocess.run(
        [sys.executable, "-c", LOOK],
        env={**os.environ, **env},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(ended.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="only the C library of Linux wipes")
def test_what_was_freed_is_overwritten() -> None:
    plain, wiped = found(), found(**SWITCHES)
    assert plain > 100, "without it the words are still there: the test can fail"
    assert wiped <= 2, "but for the one that is looked for"


def test_it_is_on_when_all_of_it_is() -> None:
    assert is_on(SWITCHES)
    assert not is_on({}) and not is_on({**SWITCHES, "PYTHONMALLOC": "pymalloc"})
