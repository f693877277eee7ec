"""What stands in the memory of processes that run, and on disk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

#: What the system maps into each process, of which nothing is ours.
_SYSTEM = re.compile(r"\[v(?:var|dso|syscall)")


def in_memory(pid: int, words: Iterable[bytes]) -> set[bytes]:
    """Those of some words that stand in memory that a process can write, as its dump would have
    them."""
    found: set[bytes] = set()
    lines = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in lines:
            match = re.match(r"([0-9a-f]+)-([0-9a-f]+) (\S+)", line)
            if match is None or "w" not in match[3] or _SYSTEM.search(line):
                continue
            start, end = int(match[1], 16), int(match[2], 16)
            try:
                memory.seek(start)
                part = memory.read(end - start)
            except OSError:  # it is gone meanwhile, or nobody may read it
                continue
            found |= {word for word in words if word in part}
    return found


def on_disk(folder: Path, words: Iterable[bytes]) -> set[bytes]:
    """Those that stand in any file of a folder."""
    contents = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert contents, "there is something to look in"
    return {word for word in words if any(word in content for content in contents)}
