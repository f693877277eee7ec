"""The tables of a store, brought up to date by the program itself (Alembic).

A store of an older program is changed in one transaction; one of a newer program is left alone.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from arbeidszorg.store.errors import StoreError
from arbeidszorg.texts import t

#: The last revision of ``migrations/versions``.
HEAD = "0004"
#: Table in which the revision stands.
TABLE = "atlas_revision"
FOLDER = Path(__file__).parent / "migrations"
#: Of all who open a new store in PostgreSQL, one makes the tables; the number is any.
LOCK = 2_021_177_1


def revision(connection: Connection) -> str | None:
    """The revision of the tables, None when there are none."""
    if not inspect(connection).has_table(TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {TABLE}")).scalar()


def migrate(connection: Connection, place: str, target: str = "head") -> None:
    """Bring the tables up to date. Raises :class:`StoreError` when a newer program made them."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    if connection.dialect.name != "sqlite":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    current = revision(connection)
    if current is not None and current not in known:
        raise StoreError(t("bewaarplaats.error.newer", place=place, revision=current))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
