"""Memory that is given back holds nothing: the C library of Linux overwrites it.

Names and numbers that an upload should not have had pass through the memory of this process before
they are refused. Python cannot wipe what it no longer needs; the library under it can, when it is
told so before a process begins.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

#: Small things come from the C library too, which overwrites what is freed (perturb) and keeps none
#: of it aside unwiped (no cache of a thread); large ones go back to the system at once.
SWITCHES = {
    "PYTHONMALLOC": "malloc",
    "GLIBC_TUNABLES": "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0"
    ":glibc.malloc.mmap_threshold=131072",
}


def is_on(env: Mapping[str, str] = os.environ) -> bool:
    """Whether this process wipes what it gives back; other systems than Linux cannot."""
    return all(env.get(name) == value for name, value in SWITCHES.items())


def turn_on(arguments: list[str]) -> None:
    """Begin this program anew with memory that is wiped, unless it is so already. ``arguments``: as
    Python gets them, such as ``["-m", "desk"]``."""
    if sys.platform == "linux" and not is_on():
        os.execve(sys.executable, [sys.executable, *arguments], {**os.environ, **SWITCHES})
