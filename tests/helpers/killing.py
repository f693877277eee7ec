"""Publishing, killed at a step: whatever is written to a disk or told to a database is one."""

from __future__ import annotations

import os
import random
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection, Engine, event

from arbeidszorg.compiled import files, ready, released, releasing
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.settings import Settings
from arbeidszorg.store import releases
from arbeidszorg.store.database import Store
from arbeidszorg.store.submissions import texts_of
from arbeidszorg.store.versions import make, submissions_of
from helpers.stores import ended, forked, small

#: What a file system is told, as Python's audit hooks name it.
TOLD = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "shutil.copyfile"}
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
    """Kills its process at a step, counted from nought; forked before it is made."""

    def __init__(self, step: int) -> None:
        self.step, self.passed = step, 0
        sys.addaudithook(self.hear)
        for moment in ("begin", "after_cursor_execute", "commit"):
            event.listen(Engine, moment, self.tell)

    def hear(self, told: str, arguments: tuple[Any, ...]) -> None:
        if told in TOLD or (told == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            self.next()

    def tell(self, connection: Connection, *_: Any) -> None:
        if connection.get_execution_options().get("writing"):
            self.next()

    def next(self) -> None:
        if self.passed == self.step:
            os.kill(os.getpid(), signal.SIGKILL)
        self.passed += 1


def steps(store: Store, settings: Settings) -> int:
    """How many steps it takes to publish a version: one is published for it."""
    number = make(store, small(2, next(_numbers) + 2), "Els").number
    read, write = os.pipe()

    def work() -> None:
        killer = Killer(-1)
        publish(store, settings, number)
        os.write(write, str(killer.passed).encode())

    assert ended(forked(work)) == 0
    os.close(write)
    with os.fdopen(read) as stream:
        return int(stream.read())


def kill(store: Store, settings: Settings, step: int) -> None:
    """Publish a version, killed at a step. What readers see is of before or of after, whole; the
    store holds together; and it can be published still, unless it was."""
    number = make(store, small(2, next(_numbers) + 2), "Els").number
    before = ready.lies(settings)
    code = ended(forked(lambda: (Killer(step), publish(store, settings, number))))
    assert code in (0, -signal.SIGKILL), code
    now = releases.state(store)
    assert [version.number for version in now.versions] == list(range(1, number + 1))
    for version in now.versions[-1:]:
        list(map(texts_of, submissions_of(store, version.number)))
    folder = ready.of_store(settings)
    after = released.read(folder).names.get(number, "")
    shown = ready.lies(settings)
    assert shown in (before, after) and files.read(folder / shown)
    if now.shown is None or now.shown.number != number:
        assert shown == before
        publish(store, settings, number)
    else:
        releasing.show(store, settings)  # as any command does
    folder_of_new = released.read(folder).names[number]
    assert ready.lies(settings) == folder_of_new and files.read(folder / folder_of_new)
    assert not [path for path in folder.iterdir() if path.name.endswith(files.HALF)]


def some(total: int, many: int, seed: int) -> list[int]:
    """So many steps out of all, spread over them."""
    chance = random.Random(seed)
    return sorted(chance.sample(range(total), min(many, total)))
