"""Every test of a store runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from arbeidszorg.settings import Settings
from arbeidszorg.store.database import FILE, Store, open_store
from helpers import postgres
from helpers.engines import ENGINES, empty


@pytest.fixture(params=ENGINES)
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings of an empty store."""
    return empty(request.param, request, tmp_path)


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty store, to be copied: to make its tables takes longer."""
    folder = tmp_path_factory.mktemp("fresh")
    open_store(Settings(store=folder))
    return folder / FILE


@pytest.fixture(scope="session")
def script(server: Path) -> str:
    """What makes the tables in PostgreSQL, for the same reason."""
    said: list[str] = []

    def listen(_: object, __: object, statement: str, *___: object) -> None:
        if statement.lstrip().startswith(("CREATE", "DROP", "INSERT", "UPDATE")):
            said.append(statement)

    with postgres.connected(server) as connection:
        connection.execute("CREATE SCHEMA fresh")
    event.listen(Engine, "before_cursor_execute", listen)
    open_store(Settings(database=postgres.address(server, "fresh")))
    event.remove(Engine, "before_cursor_execute", listen)
    return ";".join(said)


@pytest.fixture
def store(settings: Settings, request: pytest.FixtureRequest) -> Store:
    """An empty store."""
    if settings.database:
        script: str = request.getfixturevalue("script")
        schema = settings.database.rpartition("%3D")[2]
        with postgres.connected(request.getfixturevalue("server")) as connection:
            connection.execute(f"SET search_path = {schema};{script}".encode())
    else:
        settings.store.mkdir(mode=0o700)
        shutil.copy(request.getfixturevalue("fresh"), settings.store)
    return open_store(settings)


@pytest.fixture
def other(request: pytest.FixtureRequest, store: Store, tmp_path: Path) -> Store:
    """An empty store of the other engine."""
    return open_store(empty(ENGINES[store.is_sqlite], request, tmp_path))
