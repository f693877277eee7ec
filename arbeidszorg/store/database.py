"""A store that is open: SQLite in a folder, or PostgreSQL, with the same tables in both.

Every piece of work is one transaction: it is there as a whole, or not at all. No connection is kept
between two of them, so a database that was gone and is back is simply there again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from arbeidszorg.settings import Settings
from arbeidszorg.store import migrating
from arbeidszorg.store.errors import StoreError, spoken
from arbeidszorg.texts import t

#: Name of the file, in the folder of the store.
FILE = Settings().store_file.name
#: How a DATABASE_URL may begin.
SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
#: Seconds to wait for who is writing, and for a server that does not answer.
PATIENCE, ANSWERS = 60, 10


@dataclass(frozen=True, eq=False)
class Store:
    """An open store. ``place``: what messages call it; ``clock``: says what time it is (UTC), None
    for that of the database, which all machines that ask it share."""

    engine: Engine
    place: str
    clock: Callable[[], datetime] | None = None

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file on this machine."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Everything that is asked in this block is of one moment."""
        with spoken(self.place), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Everything that is written in this block is there at its end, or nothing is."""
        with spoken(self.place), self.engine.connect() as connection:
            connection = connection.execution_options(writing=True)
            with connection.begin():
                yield connection

    def now(self, connection: Connection) -> datetime:
        """The time, by one clock."""
        if self.clock:
            return self.clock()
        if self.is_sqlite:
            return datetime.now(UTC)
        moment: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
        return moment.astimezone(UTC)


def open_store(settings: Settings, clock: Callable[[], datetime] | None = None) -> Store:
    """The store that ``settings`` name, made when there is none, its tables brought up to date.

    Raises :class:`StoreError` when it cannot be opened: a wrong DATABASE_URL, a server that does
    not answer, a damaged file, tables of a newer program.
    """
    if settings.database:
        store = Store(_postgres(_address(settings.database)), t("bewaarplaats.database"), clock)
    else:
        file = settings.store_file
        with spoken(str(file)):
            _make_file(file)
        store = Store(sqlite(file), str(file), clock)
    with store.reading() as connection:
        revision = migrating.revision(connection)
    if revision != migrating.HEAD:
        with store.writing() as connection:
            migrating.migrate(connection, store.place)
    return store


def sqlite(file: Path, journal: str = "WAL") -> Engine:
    """An engine over a file of SQLite. ``journal``: how it keeps what is not finished; "" for a
    file that is only read."""
    query = {} if journal else {"mode": "ro", "uri": "true"}
    name = str(file) if journal else f"file:{quote(str(file.absolute()))}"
    engine = create_engine(
        URL.create("sqlite", database=name, query=query),
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"timeout": PATIENCE},
    )

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: object) -> None:
        connection.isolation_level = None  # transactions begin where we say so
        if journal:
            connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # Who is going to write says so at once: who reads first and writes then may be refused.
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _make_file(file: Path) -> None:
    """An empty file that only its owner reads: rows about persons come in it."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))


def _address(given: str) -> URL:
    """A DATABASE_URL. Nothing of it is repeated when it is wrong: which part of it is a password
    cannot be said of an address with a typing error."""
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):
        raise StoreError(t("bewaarplaats.error.address")) from None
    if url.drivername not in SCHEMES:
        raise StoreError(t("bewaarplaats.error.address"))
    return url.set(drivername="postgresql+psycopg")


def _postgres(url: URL) -> Engine:
    return create_engine(
        url,
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"connect_timeout": ANSWERS, "application_name": "arbeidszorgatlas"},
    )
