"""The process that does one job, within bounds, and is gone: what it read is gone with it.

It is a copy of a process that has read the modules beforehand (the fork server of Python's own
``multiprocessing``), so that a job begins in a blink and holds nothing of who asked for it.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any, TypeAlias

from desk.settings import DeskSettings
from desk.work import uploads
from desk.work.spool import GoneError, Spool

#: Bytes that a job may take beside what its process has, and seconds of a processor.
MEMORY, SECONDS = 1_000_000_000, 600
#: How much a job stands back for pages.
NICE = 5

Tell: TypeAlias = Callable[[float, str], None]


@dataclass(frozen=True)
class Order:
    """What is to be done. ``function``: ``module:name``, which gets a :class:`Given` and a way to
    tell how far it is (a share from 0 to 1, and the key of a sentence), and gives what came of it
    by name; ``files``: words of uploads; ``body``: the name of what was sent besides; ``result``:
    what names of the outcome begin with; ``lock``: the key of that."""

    function: str
    settings: DeskSettings
    spool: Spool
    asked: Mapping[str, Any]
    account: int | None
    files: Sequence[str]
    body: str
    result: str
    lock: bytes = field(default=b"", repr=False)

    @property
    def outcome(self) -> Spool:
        """Where what comes of it goes: under a key that its owner alone has."""
        return Spool(self.spool.folder, self.lock)


@dataclass(frozen=True)
class Given:
    """What a job is about. ``files``: name and bytes of each that was sent; ``body``: what was sent
    besides; ``asked``: what was chosen; ``account``: number of who asks."""

    settings: DeskSettings
    files: Sequence[tuple[str, bytes]]
    body: bytes
    asked: Mapping[str, Any]
    account: int | None


class NotDoneError(Exception):
    """A job that cannot be done, for a reason that its owner can do something about: the key of a
    sentence, with its words."""

    def __init__(self, key: str, **words: object) -> None:
        super().__init__(key)
        self.key, self.words = key, words


def done(order: Order, tell: Tell) -> str:
    """Do a job, here; the key of a sentence when it could not be done, "" when it was."""
    try:
        given = Given(
            order.settings,
            [uploads.take(order.spool, token) for token in order.files],
            order.spool.get(order.body) if order.body else b"",
            order.asked,
            order.account,
        )
    except (GoneError, uploads.UploadError):
        return "indienen.job.gone"
    finally:
        for token in order.files:
            uploads.drop(order.spool, token)
        if order.body:
            order.spool.drop(order.body)
    module, _, name = order.function.partition(":")
    try:
        outcome = getattr(import_module(module), name)(given, tell)
    except NotDoneError as fault:
        return fault.key
    except MemoryError:
        return "indienen.job.large"
    names = {f"{order.result}.{part}": content for part, content in outcome.items()}
    try:
        for each, content in names.items():
            order.outcome.put(each, content)
    except OSError:
        order.outcome.drop(*names)
        return "indienen.job.full"
    return ""


class Child:
    """A process that does one job. :meth:`hear` is what it tells, how it ended last."""

    def __init__(self, order: Order, modules: Sequence[str]) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(modules))
        self._line, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(order, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def hear(self, patience: float) -> tuple[float, str] | str | None:
        """What it tells next: how far it is; the sentence that it ended with ("" for well); None
        when it tells nothing for ``patience`` seconds."""
        try:
            if not self._line.poll(patience):
                return None
            message: tuple[float, str] | str = self._line.recv()
        except (EOFError, OSError):
            return "indienen.job.failed"
        return message

    def stop(self) -> None:
        """Be done with it, however far it is."""
        if self._process.is_alive():
            self._process.kill()
        self._process.join()
        self._line.close()


def warm(modules: Sequence[str]) -> None:
    """Let the process that others are copies of read its modules now, not when the first job
    waits."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    process = context.Process(target=_nothing, daemon=True)
    process.start()
    process.join()


def _nothing() -> None:
    """Be gone."""


def _work(order: Order, line: Connection) -> None:
    """Be the process of a job."""
    _bounded()
    try:
        said = done(order, lambda share, key: line.send((share, key)))
    except BaseException as error:  # noqa: BLE001 - its text may hold what was sent: its kind alone
        sys.stderr.write(f"opdracht mislukt: {type(error).__name__} {_place(error)}\n")
        said = "indienen.job.failed"
    with suppress(OSError):
        line.send(said)
        line.close()
    os._exit(0)  # nothing is written on the way out


def _bounded() -> None:
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, signal.SIG_DFL)
    with suppress(OSError):
        os.nice(NICE)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, ValueError, IndexError):
        taken = 0
        with open("/proc/self/status", encoding="ascii") as lines:
            taken = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData"))
        resource.setrlimit(resource.RLIMIT_DATA, (taken + MEMORY, taken + MEMORY))


def _place(error: BaseException) -> str:
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}" if step else ""
