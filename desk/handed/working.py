"""The process in which a version is made ready: it goes on when whoever asked for it is gone."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable

from arbeidszorg.processes import bind_children
from arbeidszorg.settings import ROOT, Settings
from arbeidszorg.store.database import open_store

#: Processes that were started and may be working still; each is waited for once it is over.
_STARTED: list[subprocess.Popen[bytes]] = []


def starter(settings: Settings) -> Callable[[int], None]:
    """Starts the work of a publication in a process of its own. What it must know goes in by a
    pipe: an address of a database holds a password, and how a program is started can be seen."""

    def start(number: int) -> None:
        _STARTED[:] = [each for each in _STARTED if each.poll() is None]
        child = subprocess.Popen(
            [sys.executable, "-m", "desk.handed.working"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            cwd=ROOT,
            start_new_session=True,
        )
        _STARTED.append(child)
        assert child.stdin is not None
        with child.stdin as pipe:
            pipe.write(pickle.dumps((settings, number)))

    return start


def main() -> None:
    """Do the work that stands on the input."""
    from desk.handed.publishing import work

    bind_children()
    settings, number = pickle.loads(sys.stdin.buffer.read())
    work(open_store(settings), settings, number)


if __name__ == "__main__":
    main()
