"""The tables of the desk, brought up to date by the program itself (Alembic), in one
transaction."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from arbeidszorg.store.database import Store
from arbeidszorg.store.errors import StoreError
from arbeidszorg.texts import t

#: Table in which the revision stands; the store has one of its own.
TABLE = "desk_revision"
FOLDER = Path(__file__).parent / "migrations"
#: Of all who open a new desk in PostgreSQL, one makes the tables; the number is any.
LOCK = 2_021_177_2


def prepare(store: Store) -> None:
    """Bring the tables up to date. Raises :class:`StoreError` when a newer program made them."""
    with store.reading() as connection:
        if revision(connection) == newest():
            return
    with store.writing() as connection:
        migrate(connection, store.place)


def revision(connection: Connection) -> str | None:
    """The revision of the tables, None when there are none."""
    if not inspect(connection).has_table(TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {TABLE}")).scalar()


def newest() -> str:
    """The last revision that this program knows: the files of the steps are named by theirs."""
    return max(path.name[1:5] for path in (FOLDER / "versions").glob("r[0-9]*.py"))


def migrate(connection: Connection, place: str) -> None:
    """The steps that are not taken yet, inside the transaction of who asks."""
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name != "sqlite":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    current = revision(connection)
    if current is not None and current > newest():
        raise StoreError(t("bewaarplaats.error.newer", place=place, revision=current))
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
