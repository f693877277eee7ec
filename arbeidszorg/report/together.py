"""Several reports at the same time: processes that share the loaded atlas."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import cast

#: What is done for an area; it may fail with an OSError.
Work = Callable[[str], None]


class StoppedError(RuntimeError):
    """A process ended before its work was done."""


def each(work: Work, areas: Sequence[str], processes: int) -> Iterator[str]:
    """Do the work for every area; gives each area when it is done. Raises the ``OSError`` that
    the work fails with, and :class:`StoppedError` when a process is ended from outside.

    The processes are forks: they share the memory of the atlas, which is loaded once. Where there
    are no forks, the work is done one by one.
    """
    processes = min(processes, len(areas))
    if processes <= 1 or "fork" not in multiprocessing.get_all_start_methods():
        for area in areas:
            work(area)
            yield area
        return
    fork = multiprocessing.get_context("fork")
    workers, readers = [], []
    try:
        for number in range(processes):
            reader, writer = fork.Pipe(duplex=False)
            worker = fork.Process(
                target=_share, args=(writer, work, areas[number::processes]), daemon=True
            )
            worker.start()
            writer.close()  # its end is seen when the process itself lets go of it
            workers.append(worker)
            readers.append(reader)
        yield from _messages(readers)
        for worker in workers:
            worker.join()
            if worker.exitcode:
                raise StoppedError(worker.exitcode)
    finally:
        for worker in workers:
            worker.terminate()


def _share(writer: Connection, work: Work, areas: Sequence[str]) -> None:
    """What one process does: tell of each area that it is done, or why it cannot be."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    for area in areas:
        try:
            work(area)
        except OSError as error:
            writer.send(OSError(error.errno, error.strerror, error.filename))
            return
        writer.send(area)


def _messages(readers: list[Connection]) -> Iterator[str]:
    """What the processes tell, until all have let go."""
    while readers:
        for reader in cast(list[Connection], wait(readers)):
            try:
                message: str | OSError = reader.recv()
            except EOFError:
                readers.remove(reader)
                continue
            if isinstance(message, OSError):
                raise message
            yield message
