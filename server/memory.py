"""Memory that a page or a file took goes back to the system when it has left.

A report takes tens of megabytes while it is made. The C library of Linux keeps what Python frees,
in a pool for each thread, so that a worker would hold on to the most that each of its threads ever
needed. One pool is enough for threads that take turns, and it is emptied after each file, and after
some pages.
"""

from __future__ import annotations

import ctypes
import gc
from functools import cache
from itertools import count
from typing import Any

#: How the C library calls the number of its pools (``M_ARENA_MAX`` of ``malloc.h``).
POOLS = -8
#: Addresses whose answers are small or kept, however they end.
SMALL = ("/assets/", "/_dash", "/api/", "/favicon")
#: After how many other answers memory goes back: it takes a millisecond or two.
OFTEN = 20
#: Bytes of a piece that the C library calls large and takes from its pool; how often one is asked.
LARGE, TIMES = 100_000, 20
#: Counts them, in each process.
answered = count(1)


def share_one_pool() -> None:
    """Called once, before there are threads and workers."""
    if _library() is not None:
        _library().mallopt(POOLS, 1)


def after_answer(_worker: Any, request: Any, _environ: Any, _answer: Any) -> None:
    """Gunicorn calls this when an answer has left, so that nobody waits for it."""
    path = str(request.path)
    is_file = "." in path.rpartition("/")[2] and not path.startswith(SMALL)
    if is_file or next(answered) % OFTEN == 0:
        give_back()


def settle() -> None:
    """What nobody needs any more goes, of a version that was shown before too; what is there now
    need not be looked through again by the garbage collector, so that processes share it. From
    now on the collector looks at what is new."""
    gc.unfreeze()
    gc.collect()
    give_back()
    _sort_free()
    gc.freeze()
    gc.enable()


def _sort_free() -> None:
    """Let the C library sort what is free, once for all processes. It does so when a large piece
    is asked, at most ten thousand at a time, and writes in each; a process that does so after it
    parted gets a copy of its own of every page in which something is free."""
    for _ in range(TIMES):
        bytes(LARGE)


def give_back() -> None:
    """Let go of memory that is free."""
    if _library() is not None:
        _library().malloc_trim(0)


@cache
def _library() -> Any:
    """The C library, None where it has no such words: another system, another library."""
    try:
        library = ctypes.CDLL("libc.so.6")
        return library if library.mallopt and library.malloc_trim else None
    except (OSError, AttributeError):
        return None
