"""Stores on both engines: a file of SQLite, and a schema of its own in a real PostgreSQL."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from arbeidszorg.settings import Settings
from arbeidszorg.store.database import open_store
from desk.database import migrating
from helpers import postgres

ENGINES = ("sqlite", "postgres")
#: For modules whose tests hold on both: ``pytestmark = BOTH``.
BOTH = pytest.mark.parametrize("engine", ENGINES)
_numbers = count(1)
_scripts: list[str] = []


def empty(engine: str, request: pytest.FixtureRequest, folder: Path) -> Settings:
    """Settings of a store that nobody opened yet."""
    if engine == "sqlite":
        return Settings(store=folder / f"bewaarplaats{next(_numbers)}")
    socket: Path = request.getfixturevalue("server")
    schema = f"s{next(_numbers)}"
    with postgres.connected(socket) as connection:
        connection.execute(f"CREATE SCHEMA {schema}".encode())
    return Settings(database=postgres.address(socket, schema), store=folder)


def of_desk(engine: str, request: pytest.FixtureRequest, folder: Path) -> Settings:
    """The same with all tables of the desk, in PostgreSQL made by what made them the first time:
    step by step takes longer."""
    settings = empty(engine, request, folder)
    if settings.database:
        socket: Path = request.getfixturevalue("server")
        if not _scripts:
            _scripts.append(_script(socket))
        schema = settings.database.rpartition("%3D")[2]
        with postgres.connected(socket) as connection:
            connection.execute(f"SET search_path = {schema};{_scripts[0]}".encode())
    return settings


def _script(socket: Path) -> str:
    """What makes the tables of a store and of a desk."""
    said: list[str] = []

    def listen(_: object, __: object, statement: str, *___: object) -> None:
        if statement.lstrip().startswith(("CREATE", "ALTER", "DROP", "INSERT", "UPDATE")):
            said.append(statement)

    with postgres.connected(socket) as connection:
        connection.execute("CREATE SCHEMA desk_fresh")
    event.listen(Engine, "before_cursor_execute", listen)
    store = open_store(Settings(database=postgres.address(socket, "desk_fresh")))
    migrating.prepare(store)
    event.remove(Engine, "before_cursor_execute", listen)
    return ";".join(said)
