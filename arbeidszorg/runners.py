"""Who does the same work on many parts: processes of this machine, or a Dask cluster.

A part is lost when whoever works on it dies; then that part is done anew, and no other. ``Run``
gives the results in the order in which they come: whoever adds them up may not mind.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, Protocol, TypeVar

from arbeidszorg.settings import Settings
from arbeidszorg.texts import t

Part = TypeVar("Part")
Result = TypeVar("Result")

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
        todo = iter(parts)
        many = 2 * len(client.scheduler_info(n_workers=-1)["workers"])
        if not many:
            raise RunnerError(t("verdeeld.error.no_workers", address=address))

        def submit() -> Any:
            for part in todo:
                return client.submit(function, part, pure=False)
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
