"""Who does the same work on many parts: processes of this machine, or a Dask cluster.

A part is lost when whoever works on it dies; then that part is done anew, and no other. ``Run``
gives the results in the order in which they come: whoever adds them up may not mind.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import cache, partial
from importlib import metadata
from multiprocessing import get_context
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
#: Seconds in which a cluster must answer.
PATIENCE = 10


class RunnerError(Exception):
    """The work cannot be done where it was to be done; the message says why (Dutch)."""


class Run(Protocol):
    """Does the same for each part. A function must be one of a module, for it is sent by name."""

    def __call__(
        self, function: Callable[[Part], Result], parts: Iterable[Part]
    ) -> Iterator[Result]:
        """The result of each part, as they come. Raises what ``function`` raises, and
        :class:`RunnerError`."""


def here(function: Callable[[Part], Result], parts: Iterable[Part]) -> Iterator[Result]:
    """A :class:`Run` in this very process."""
    return map(function, parts)


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
def processes(many: int) -> Iterator[Run]:
    """So many processes of this machine; one is this very process."""
    if many < 2:
        yield here
        return
    # Polars has threads of its own, which a fork would wait for in vain.
    context = get_context("spawn" if "polars" in sys.modules else None)
    pools = [ProcessPoolExecutor(many, context)]

    def run(function: Callable[[Any], Any], parts: Iterable[Any]) -> Iterator[Any]:
        todo, busy = ((part, 1) for part in parts), {}

        def start(part: Any, tried: int) -> None:
            busy[pools[-1].submit(function, part)] = part, tried

        def more() -> None:
            for part, tried in todo:
                start(part, tried)
                if len(busy) > many:  # one waits, so that nobody does
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
                pools.append(ProcessPoolExecutor(many, context))
                for part, tried in lost:
                    if tried == TRIES:
                        raise RunnerError(t("verdeeld.error.died", tries=TRIES))
                    start(part, tried + 1)
            elif len(busy) <= many:
                more()

    try:
        yield run
    finally:
        for pool in pools:
            pool.shutdown(cancel_futures=True)


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


def check(address: str, theirs: object, ours: dict[str, str]) -> None:
    """Raise :class:`RunnerError` when a worker counts with something else. ``theirs``: what its
    :func:`program` said, or how it could not."""
    if not isinstance(theirs, dict):
        raise RunnerError(t("verdeeld.error.no_program", worker=address))
    other = [name for name in ours if theirs.get(name) != ours[name]]
    if other:
        said = (f"{name} {theirs.get(name, '-')} ({ours[name]})" for name in other)
        raise RunnerError(t("verdeeld.error.other_program", worker=address, what=", ".join(said)))


def _by_the_same(ours: dict[str, str], function: Callable[[Part], Result], part: Part) -> Result:
    """What a worker does: it may have come after the others were looked at."""
    check(platform.node(), program(), ours)
    return function(part)


@contextmanager
def _cluster(address: str) -> Iterator[Run]:
    """A Dask cluster. Dask is loaded here and nowhere else."""
    try:
        from distributed import Client, as_completed
        from distributed.scheduler import KilledWorker
    except ImportError:
        raise RunnerError(t("verdeeld.error.no_dask")) from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError):
        raise RunnerError(t("verdeeld.error.no_cluster", address=address)) from None

    def run(function: Callable[[Any], Any], parts: Iterable[Any]) -> Iterator[Any]:
        todo, ours = iter(parts), program()
        for worker, theirs in sorted(client.run(program, on_error="return").items()):
            check(worker, theirs, ours)
        same = partial(_by_the_same, ours, function)
        many = 2 * len(client.scheduler_info(n_workers=-1)["workers"])
        if not many:
            raise RunnerError(t("verdeeld.error.no_workers", address=address))

        def submit() -> Any:
            for part in todo:
                return client.submit(same, part, pure=False)
            return None

        first = [future for _ in range(many) if (future := submit())]
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
        except (OSError, TimeoutError):
            raise RunnerError(t("verdeeld.error.no_cluster", address=address)) from None

    try:
        yield run
    finally:
        client.close()
