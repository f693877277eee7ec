"""Publishing, killed at a step (whatever is written to a disk or told to a database is one), or at
a moment of the clock."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from types import FrameType, SimpleNamespace
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection, Engine, event, text

from arbeidszorg.compiled import files, ready, released, releasing
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.settings import Settings
from arbeidszorg.store import releases
from arbeidszorg.store.database import Store
from arbeidszorg.store.submissions import texts_of
from arbeidszorg.store.versions import make, submissions_of
from helpers.processes import until
from helpers.stores import ended, forked, small

#: What a file system is told, as Python's audit hooks name it.
TOLD = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "shutil.copyfile"}
#: What writes in a file that is open.
WRITES = {"write", "tofile", "fsync", "flush"}
_numbers = count(1)


@contextmanager
def quick(compiled: Compiled) -> Iterator[None]:
    """Versions are compiled in no time: each is this one, by another name."""

    def other(*_: object) -> Compiled:
        edition = replace(compiled.edition, version=f"proef {next(_numbers)}")
        return replace(compiled, edition=edition)

    with (
        patch.object(releasing.opening, "opened", lambda *_, **__: None),
        patch.object(releasing.publications, "source", _nothing),
        patch.object(releasing.versions, "registry_of", lambda *_: SimpleNamespace(last_year=9999)),
        patch.object(releasing.making, "compiled", other),
    ):
        yield


def _nothing(*_: object, **__: object) -> SimpleNamespace:
    """What a version is counted from, where nothing is counted."""
    return SimpleNamespace(edition=SimpleNamespace(last_year=0))


def publish(store: Store, settings: Settings, number: int) -> None:
    """All that ``versie publiceer`` does."""
    releasing.compile_version(store, settings, number)
    releases.publish(store, number, "Els")
    releasing.show(store, settings)


class Killer:
    """Kills its process at a step, counted from nought; forked before it is made. Steps are what a
    file system or a database is told, and the first that is written after a file was opened: then
    it lies there empty."""

    def __init__(self, step: int) -> None:
        self.step, self.passed, self.opened = step, 0, False
        sys.addaudithook(self.hear)
        sys.setprofile(self.see)
        for moment in ("begin", "after_cursor_execute", "commit"):
            event.listen(Engine, moment, self.tell)

    def hear(self, told: str, arguments: tuple[Any, ...]) -> None:
        opened = told == "open" and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR))
        if told in TOLD or opened:
            self.next()
            self.opened |= opened

    def see(self, _: FrameType, what: str, called: Any) -> None:
        if self.opened and what == "c_call" and called.__name__ in WRITES:
            self.opened = False
            self.next()

    def tell(self, connection: Connection, *_: Any) -> None:
        if connection.get_execution_options().get("writing"):
            self.next()

    def next(self) -> None:
        if self.passed == self.step:
            os.kill(os.getpid(), signal.SIGKILL)
        self.passed += 1


def at_step(step: int) -> Callable[[], object]:
    """Dies at a step."""
    return lambda: Killer(step)


def at_moment(seconds: float) -> Callable[[], object]:
    """Dies so long from now, wherever it is: also in the middle of what a library writes."""

    def arm() -> None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends a process as it stands
        signal.setitimer(signal.ITIMER_REAL, seconds)

    return arm


def steps(store: Store, settings: Settings) -> tuple[int, float]:
    """How many steps and seconds it takes to publish a version: one is published for it."""
    number = make(store, small(2, next(_numbers) + 2), "Els").number
    read, write = os.pipe()

    def work() -> None:
        killer, start = Killer(-1), time.monotonic()
        publish(store, settings, number)
        os.write(write, f"{killer.passed} {time.monotonic() - start}".encode())

    assert ended(forked(work)) == 0
    os.close(write)
    with os.fdopen(read) as stream:
        passed, seconds = stream.read().split()
    return int(passed), float(seconds)


def kill(store: Store, settings: Settings, arm: Callable[[], object]) -> bool:
    """Publish a version, killed at a step or moment; False when it was done before. What readers
    see is of before or of after, whole; the store holds together; and it can be published still,
    unless it was."""
    number = make(store, small(2, next(_numbers) + 2), "Els").number
    before = ready.lies(settings)
    code = ended(forked(lambda: (arm(), publish(store, settings, number))))
    assert code in (0, -signal.SIGKILL, -signal.SIGALRM), code
    _alone(store)
    now = releases.state(store)
    assert [version.number for version in now.versions] == list(range(1, number + 1))
    for version in now.versions:
        assert list(map(texts_of, submissions_of(store, version.number)))
    folder = ready.of_store(settings)
    names = released.read(folder).names
    after = names.get(number, "")
    shown = ready.lies(settings)
    assert shown in (before, after) and files.read(folder / shown)
    assert all(files.read(folder / names[version.number]) for version in now.public)
    if now.shown is None or now.shown.number != number:
        assert shown == before
        publish(store, settings, number)
    else:
        releasing.show(store, settings)  # as any command does
    folder_of_new = released.read(folder).names[number]
    assert ready.lies(settings) == folder_of_new and files.read(folder / folder_of_new)
    assert not [path for path in folder.iterdir() if path.name.endswith(files.HALF)]
    return code != 0


def _alone(store: Store) -> None:
    """Wait until a server of a database noticed that who asked is gone: what it was told to keep
    just before, it may be keeping still."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'arbeidszorgatlas'"
    if not store.is_sqlite:
        until(lambda: _number(store, others) == 1, "who was killed is gone")


def _number(store: Store, question: str) -> int:
    with store.reading() as connection:
        return int(connection.execute(text(question)).scalar_one())


def some(total: int, many: int, seed: int) -> list[int]:
    """So many steps out of all, spread over them."""
    chance = random.Random(seed)
    return sorted(chance.sample(range(total), min(many, total)))
