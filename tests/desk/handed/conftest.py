"""A desk without its web: an empty store with the tables of what is handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from arbeidszorg.settings import Settings
from arbeidszorg.store.database import Store, open_store
from desk.database import migrating
from helpers.desk import begin
from helpers.engines import of_desk
from helpers.stores import NOON


@dataclass(frozen=True)
class Person:
    """Somebody with an account."""

    number: int
    name: str


class Clock:
    """A clock that goes on by a second whenever it is asked."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def els() -> Person:
    return Person(1, "Els")


@pytest.fixture
def jan() -> Person:
    return Person(2, "Jan")


@pytest.fixture
def settings(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    return of_desk(engine, request, tmp_path)


@pytest.fixture
def store(settings: Settings) -> Store:
    begin(settings)
    store = open_store(settings, Clock())
    migrating.prepare(store)
    return store
