"""Who does the same work on many parts: processes of this machine, or a Dask cluster.

A part is lost when whoever works on it dies; then that part is done anew, and no other. ``Run``
gives the results in the order in which they come: whoever adds them up may not mind.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    CancelledError,
    Future,
    ProcessPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache, partial
from importlib import metadata
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol, TypeVar

from arbeidszorg.settings import ROOT, Settings
from arbeidszorg.texts import t

Part = TypeVar("Part")
Result = TypeVar("Result")

#: The code of a part, and the libraries that it is counted with: a worker with others may count
#: otherwise, or fail in the middle.
CODE = ("counting", "disclosure", "places", "registrations", "view")
LIBRARIES = ("numpy", "pandas", "polars", "distributed")
#: How often a part is tried before the work is given up.
TRIES = 3
#: Bytes from which an array gets pages of its own on a worker (M_MMAP_THRESHOLD), of which twice as
#: much that is free is given back (M_TRIM_THRESHOLD).
FREED, _FRESH_FROM, _BACK_FROM = 1 << 25, -3, -1
#: Seconds in which a cluster must answer, and after which whoever was dying is asked again.
PATIENCE, PAUSE = 10, 0.1


class RunnerError(Exception):
    """The work cannot be done where it was to be done; the message says why (Dutch)."""


class Run(Protocol):
    """Does the same for each part. A function must be one of a module, for it is sent by name."""

    def __call__(
        self, function: Callable[[Part], Result], parts: Iterable[Part]
    ) -> Iterator[Result]:
        """The result of each part, as they come. Raises what ``function`` raises, and
        :class:`RunnerError`."""

    def sees(self, *paths: Path) -> bool:
        """Whether whoever does the work has the same at these paths: a file, or a folder of one's
        own. Then it need not be sent. Raises :class:`RunnerError` when nobody is there to ask."""


class _Here:
    """A :class:`Run` in this very process."""

    def __call__(
        self, function: Callable[[Part], Result], parts: Iterable[Part]
    ) -> Iterator[Result]:
        return map(function, parts)

    def sees(self, *_: Path) -> bool:
        return True


here: Run = _Here()


@contextmanager
def runner(settings: Settings) -> Iterator[Run]:
    """Where ``settings`` say that the work is done. Raises :class:`RunnerError` when there is no
    such cluster."""
    if settings.cluster:
        with _cluster(settings.cluster) as run:
            yield run
    else:
        with processes(os.cpu_count() or 1) as run:
            yield run


@contextmanager
def where_seen(settings: Settings, *paths: Path) -> Iterator[Run]:
    """The same, of work on what lies at some paths: it is done by this machine when a cluster does
    not see them."""
    with runner(settings) as run:
        if run.sees(*paths):
            yield run
            return
    with processes(os.cpu_count() or 1) as run:
        yield run


@contextmanager
def processes(many: int) -> Iterator[Run]:
    """So many processes of this machine; one is this very process."""
    if many < 2:
        yield here
        return
    # Polars has threads of its own, which a fork would wait for in vain.
    context = get_context("spawn" if "polars" in sys.modules else None)
    run = _Processes(many, context, [ProcessPoolExecutor(many, context)])
    try:
        yield run
    finally:
        for pool in run.pools:
            pool.shutdown(cancel_futures=True)


@dataclass(frozen=True)
class _Processes:
    """A :class:`Run` by ``many`` processes; the last of the ``pools`` is the one that works."""

    many: int
    context: Any
    pools: list[ProcessPoolExecutor]

    def sees(self, *_: Path) -> bool:
        return True

    def __call__(self, function: Callable[[Any], Any], parts: Iterable[Any]) -> Iterator[Any]:
        todo, busy = ((part, 1) for part in parts), {}

        def start(part: Any, tried: int) -> None:
            busy[self.pools[-1].submit(function, part)] = part, tried

        def more() -> None:
            for part, tried in todo:
                start(part, tried)
                if len(busy) > self.many:  # one waits, so that nobody does
                    return

        more()
        while busy:
            done: set[Future[Any]] = wait(busy, return_when=FIRST_COMPLETED).done
            lost = []
            for each in done:
                part = busy.pop(each)
                if isinstance(each.exception(), BrokenProcessPool):
                    lost.append(part)
                else:
                    yield each.result()
            if lost:  # with one process the whole pool is gone
                lost += busy.values()
                busy.clear()
                self.pools.append(ProcessPoolExecutor(self.many, self.context))
                for part, tried in lost:
                    if tried == TRIES:
                        raise RunnerError(t("verdeeld.error.died", tries=TRIES))
                    start(part, tried + 1)
            elif len(busy) <= self.many:
                more()


@cache
def program() -> dict[str, str]:
    """What a process counts with: name -> version. Of this program a mark of its code."""
    code = hashlib.sha256()
    for folder in CODE:
        for path in sorted((ROOT / "arbeidszorg" / folder).rglob("*.py")):
            code.update(f"{path.relative_to(ROOT)} ".encode() + path.read_bytes())
    told = {"Arbeidszorgatlas": code.hexdigest()[:12], "Python": platform.python_version()}
    for name in LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            told[name] = metadata.version(name)
    return told


def check(who: str, theirs: object, ours: dict[str, str]) -> None:
    """Raise :class:`RunnerError` when a worker, or the scheduler, has another program or other
    libraries. ``who``: what it is called; ``theirs``: what its :func:`program` said, or how it
    could not."""
    if not isinstance(theirs, dict):
        raise RunnerError(t("verdeeld.error.no_program", who=who))
    other = [name for name in ours if theirs.get(name) != ours[name]]
    if other:
        said = (f"{name} {theirs.get(name, '-')} ({ours[name]})" for name in other)
        raise RunnerError(t("verdeeld.error.other_program", who=who, what=", ".join(said)))


def _worker(address: str) -> str:
    return t("verdeeld.worker", address=address)


def _by_the_same(ours: dict[str, str], function: Callable[[Part], Result], part: Part) -> Result:
    """What a worker does: it may have come after the others were looked at."""
    check(_worker(platform.node()), program(), ours)
    _keep_freed()
    return function(part)


@cache
def _keep_freed() -> None:
    """Have the C library keep some memory that was freed. Dask has workers give everything back at
    once, and then each array is made of fresh pages, which takes half as long again."""
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        library.mallopt(_FRESH_FROM, FREED)
        library.mallopt(_BACK_FROM, 2 * FREED)


def _seen(paths: tuple[Path, ...]) -> list[object]:
    """What lies at some paths: of a file its size and age, of a folder whether one may work in it,
    of what is not there nothing."""
    told: list[object] = []
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            told.append(None)
            continue
        own = os.access(path, os.R_OK | os.W_OK | os.X_OK)
        told.append(own if path.is_dir() else (status.st_size, status.st_mtime_ns))
    return told


@contextmanager
def _cluster(address: str) -> Iterator[Run]:
    """A Dask cluster. Dask is loaded here and nowhere else."""
    try:
        from distributed import Client
    except ImportError:
        raise RunnerError(t("verdeeld.error.no_dask")) from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError):
        raise _lost(address) from None
    try:
        check(t("verdeeld.scheduler", address=address), _of_scheduler(address, client), program())
        yield _Cluster(address, client)
    finally:
        client.close()


def _of_scheduler(address: str, client: Any) -> object:
    """What the scheduler has: it reads what is sent to workers, and cannot without this program."""
    try:
        return client.run_on_scheduler(program)
    except Exception as error:  # noqa: BLE001 - whatever it lacks, it raises here
        if isinstance(error, OSError) and not _of_work(error):
            raise _lost(address) from None
        return error


def _lost(address: str) -> RunnerError:
    return RunnerError(t("verdeeld.error.no_cluster", address=address))


def _of_work(error: Exception) -> bool:
    """Whether a fault is one of the work, such as a full disk, which has a number; a connection
    that is lost has none."""
    return isinstance(error, OSError) and error.errno is not None


@dataclass(frozen=True)
class _Cluster:
    """A :class:`Run` by the workers of a cluster."""

    address: str
    client: Any

    def sees(self, *paths: Path) -> bool:
        absolute = tuple(path.absolute() for path in paths)
        ours, theirs = _seen(absolute), self._said(_seen, absolute)
        return all(ours) and all(told == ours for told in theirs.values())

    def __call__(self, function: Callable[[Any], Any], parts: Iterable[Any]) -> Iterator[Any]:
        from distributed import as_completed
        from distributed.scheduler import KilledWorker

        client, todo, ours = self.client, iter(parts), program()
        workers = self._said(program)
        for worker, theirs in sorted(workers.items()):
            check(_worker(worker), theirs, ours)
        same = partial(_by_the_same, ours, function)

        def submit() -> Any:
            for part in todo:
                return client.submit(same, part, pure=False)
            return None

        first = [future for _ in range(2 * len(workers)) if (future := submit())]
        coming = as_completed(first, loop=client.loop)
        try:
            for each in coming:
                result = each.result()
                each.release()
                if following := submit():
                    coming.add(following)
                yield result
        except KilledWorker:
            raise RunnerError(t("verdeeld.error.died", tries=TRIES)) from None
        except (OSError, CancelledError) as error:
            if _of_work(error):
                raise
            raise _lost(self.address) from None

    def _said(self, function: Callable[..., Any], *given: Any) -> dict[str, Any]:
        """What each worker says when it is asked: address -> answer, or the fault of a function
        that it lacks. Who died meanwhile says nothing; whoever is started in its stead is awaited.
        Who is asked is never read from ``scheduler_info``: the client renews it meanwhile, by
        itself, without any worker."""
        deadline = time.monotonic() + PATIENCE
        try:
            while (left := deadline - time.monotonic()) > 0:
                self.client.wait_for_workers(1, left)
                answers = self.client.run(function, *given, on_error="return")
                heard = {
                    who: told
                    for who, told in answers.items()
                    if not isinstance(told, OSError) or _of_work(told)
                }
                if heard:
                    return heard
                time.sleep(PAUSE)
        except TimeoutError:
            pass
        except OSError:
            raise _lost(self.address) from None
        raise RunnerError(t("verdeeld.error.no_workers", address=self.address))
