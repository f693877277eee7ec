"""Killed at every step of making, publishing, going back, saving and restoring: what was
there is there, and what was begun is not."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event, select

from arbeidszorg.settings import Settings
from arbeidszorg.store import backup, migrating, tables
from arbeidszorg.store import rows as kept
from arbeidszorg.store.database import Store, open_store
from arbeidszorg.store.releases import publish, roll_back, state
from arbeidszorg.store.submissions import texts_of
from arbeidszorg.store.versions import make, registry_of
from helpers.stores import ended, forked, says, small

#: After everything that a database is told, and the last moment before it is done.
MOMENTS = ("begin", "after_cursor_execute", "commit")


@dataclass
class Killer:
    """Kills its process at a step of what a store writes, counted from nought."""

    store: Store
    step: int
    passed: int = 0

    def __post_init__(self) -> None:
        for moment in MOMENTS:
            event.listen(self.store.engine, moment, self.kill)

    def kill(self, connection: Connection, *_: Any) -> None:
        if not connection.get_execution_options().get("writing"):
            return
        if self.passed == self.step:
            os.kill(os.getpid(), signal.SIGKILL)
        self.passed += 1


def everything(store: Store) -> tuple[Any, ...]:
    """Every row that a store holds, and whether it holds together."""
    now = state(store)
    with store.reading() as connection:
        rows = [sorted(map(tuple, connection.execute(select(table)))) for table in tables.ALL]
        for version in now.versions:
            list(map(texts_of, kept.submissions(connection, version.submissions)))
    return tuple(rows)


def killed_at_every_step(store: Store, work: Callable[[Store], object]) -> int:
    """Do some work, killed one step later each time, until it is not; how often it was killed."""
    before = everything(store)
    for step in count():
        code = ended(forked(lambda step=step: work(Killer(store, step).store)))
        if not code:
            assert everything(store) != before
            return step
        assert code == -signal.SIGKILL
        assert everything(store) == before, f"half at step {step}"
    raise AssertionError


WORKS: dict[str, Callable[[Store], object]] = {
    "make": lambda store: make(store, small(2, 4), "Els"),
    "publish": lambda store: publish(store, 1, "Els"),
    "roll back": lambda store: roll_back(store, 1, "Els"),
}


def test_no_version_is_half_or_lost(store: Store) -> None:
    make(store, small(2, 3), "Jan")
    steps = {name: killed_at_every_step(store, work) for name, work in WORKS.items()}
    assert min(steps.values()) >= 5, steps
    assert len(state(store).versions) == 3
    assert says(registry_of(store, 2)) == says(small(2, 4))


def test_a_store_is_restored_whole_or_not_at_all(
    store: Store, other: Store, tmp_path: Path
) -> None:
    make(store, small(2, 3), "Jan")
    publish(store, 1, "Jan")
    backup.save(store, tmp_path / "b")
    assert killed_at_every_step(other, lambda own: backup.restore(own, tmp_path / "b")) >= 5
    assert everything(other) == everything(store)


def test_a_backup_has_its_name_when_it_is_whole(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(store, small(2, 3), "Jan")
    file = tmp_path / "b"

    def killed(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(os, "replace", killed)
    assert ended(forked(lambda: backup.save(store, file))) == -signal.SIGKILL
    assert not file.exists()
    monkeypatch.undo()
    assert backup.save(store, file) == 1


def test_a_new_store_is_there_or_not(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed while its tables are made; who opens it next makes them."""
    whole = migrating.migrate

    def killed(connection: Any, *words: Any) -> None:
        whole(connection, *words)
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(migrating, "migrate", killed)
    assert ended(forked(lambda: open_store(settings))) == -signal.SIGKILL
    monkeypatch.undo()
    assert state(open_store(settings)).versions == ()
