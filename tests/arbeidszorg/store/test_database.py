"""A store that is opened: addresses, rights, migrations; and one that is full, gone or damaged."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from arbeidszorg.places.residents import by_year
from arbeidszorg.settings import Settings
from arbeidszorg.store import log, migrating, tables
from arbeidszorg.store.database import FILE, Store, open_store, sqlite
from arbeidszorg.store.errors import StoreError
from arbeidszorg.store.forgetting import forget
from arbeidszorg.store.releases import publish, state
from arbeidszorg.store.versions import make, registry_of, versions
from helpers import postgres
from helpers.stores import ended, forked, says, small

# --- opening --------------------------------------------------------------------------------------


def test_opened_again_it_is_as_it_was(settings: Settings) -> None:
    make(open_store(settings), small(2), "STAM")
    assert says(registry_of(open_store(settings), 1)) == says(small(2))


def test_many_who_open_a_new_store_at_once_make_it_once(settings: Settings) -> None:
    children = [forked(lambda: open_store(settings)) for _ in range(3)]
    assert [ended(child) for child in children] == [0, 0, 0]
    assert versions(open_store(settings)) == ()


def test_only_its_owner_reads_a_file(tmp_path: Path) -> None:
    store = open_store(Settings(store=tmp_path / "a" / "b"))
    with store.writing():
        modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "a/b").iterdir()}
    assert modes[FILE] == 0o600 and set(modes.values()) == {0o600}
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://atlas:geheim@db:54x2/atlas",
        "postgresql:/atlas:geheim@db/atlas",
        "postgresql://atlas:ge/he:im@geheim@[db/atlas",
        "mysql://atlas:geheim@db/atlas",
        "sqlite:///geheim.db",
        "geheim",
        "postgresql+psycopg2://atlas:geheim@db/atlas",
        "://geheim",
        "postgresql://atlas:geheim@db:99999/atlas",
        "postgresql://atlas:geheim@/atlas?host=/nergens/geheim",
        "postgresql://atlas:geheim@/atlas?host=/nergens&geheim=1",
        "postgresql://atlas:geheim@127.0.0.1:1/geheim",
        "postgresql://geheim@127.0.0.1:1",
        "postgres://atlas:geh@eim@127.0.0.1:1/geheim",
    ],
)
def test_a_wrong_address_is_said_and_never_shown(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(Settings(database=url))
    shown = "".join(traceback.format_exception(caught.value))
    assert "DATABASE_URL" in str(caught.value)
    assert "eheim" not in str(caught.value) and "eim" not in shown.replace('geheim",', "")


def test_a_wrong_password_is_said_and_never_shown(server: Path) -> None:
    url = postgres.address(server).replace("w8", "geheim")
    with pytest.raises(StoreError, match="weigert het wachtwoord") as caught:
        open_store(Settings(database=url))
    assert "geheim" not in "".join(traceback.format_exception(caught.value))


def test_a_database_that_is_not_there_is_said(server: Path) -> None:
    url = postgres.address(server).replace("/postgres?", "/nergens?")
    with pytest.raises(StoreError, match="bestaat niet op die server"):
        open_store(Settings(database=url))


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    with pytest.raises(StoreError, match="kan niet gelezen of geschreven worden"):
        open_store(Settings(store=tmp_path / "bestand"))


@pytest.mark.parametrize("content", [b"onzin" * 1000, b"SQLite format 3\0" + b"\7" * 5000])
def test_a_file_that_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(StoreError, match="is beschadigd, of is geen bewaarplaats"):
        open_store(Settings(store=tmp_path))
    assert (tmp_path / FILE).read_bytes() == content


# --- tables ---------------------------------------------------------------------------------------


def test_migrations_make_the_tables_that_are_asked(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": migrating.TABLE})
        assert compare_metadata(context, tables.metadata) == []
        assert migrating.revision(connection) == migrating.HEAD


def test_a_store_of_an_older_program_is_brought_up_to_date(tmp_path: Path) -> None:
    old = Store(sqlite(tmp_path / FILE), "oud")
    with old.writing() as connection:
        migrating.migrate(connection, "oud", "0001")
    make(old, small(2, 3), "STAM")
    store = open_store(Settings(store=tmp_path))
    assert says(registry_of(store, 1)) == says(small(2, 3))
    with pytest.raises(REFUSED), store.writing() as connection:
        connection.execute(tables.submission.delete())


def test_a_store_of_a_newer_program_is_left_alone(settings: Settings, store: Store) -> None:
    make(store, small(2), "STAM")
    with store.writing() as connection:
        connection.execute(text(f"UPDATE {migrating.TABLE} SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"is van een nieuwere versie .* \(stap 9999\)"):
        open_store(settings)
    assert len(versions(store)) == 1


#: How a guard of SQLite and one of PostgreSQL refuse.
REFUSED = (IntegrityError, StoreError)


def refuses_changes(store: Store) -> None:
    for table in tables.ALL:
        for change in (table.update().values({table.columns[0]: None}), table.delete()):
            with pytest.raises(REFUSED), store.writing() as connection:
                connection.execute(change)


def test_nothing_that_was_accepted_can_be_changed_or_taken_away(store: Store) -> None:
    make(store, small(2, residents=by_year([("31005", 2025, 1)])), "STAM")
    publish(store, 1, "STAM")
    log.note(store, 1, "gereed", "0123456789abcdef0123")
    forget(store, "P-I1-1", "STAM")
    before = state(store)
    refuses_changes(store)
    after = state(store)
    assert (before.versions, before.releases) == (after.versions, after.releases)
    assert says(registry_of(store, 1))[:1] == says(small(2))[:1]
    assert len(registry_of(store, 1).registrations) == 1


# --- full, gone, busy -----------------------------------------------------------------------------


def fill(store: Store) -> None:
    """From now on there is no room for another page; a server says so by its own code."""
    if store.is_sqlite:

        @event.listens_for(store.engine, "connect")
        def connected(connection: Any, _: object) -> None:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages}")
    else:
        with store.writing() as connection:
            connection.execute(
                text(
                    "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
                    "$$ BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = 'disk_full'; END $$"
                )
            )
            connection.execute(
                text("CREATE TRIGGER f BEFORE INSERT ON atlas_member EXECUTE FUNCTION full_disk()")
            )


def test_a_full_disk_is_said_and_nothing_is_lost(settings: Settings, store: Store) -> None:
    make(store, small(2), "STAM")
    fill(store)
    many = small(*range(1, 60))
    with pytest.raises(StoreError, match="Is de schijf vol"):
        make(store, many, "STAM")
    again = open_store(settings)
    assert len(versions(again)) == 1 and says(registry_of(again, 1)) == says(small(2))


def test_a_server_that_falls_away_and_is_back(server: Path) -> None:
    with postgres.connected(server) as admin:
        admin.execute("CREATE SCHEMA valt")
        store = open_store(Settings(database=postgres.address(server, "valt")))
        make(store, small(2), "STAM")

        @event.listens_for(store.engine, "before_cursor_execute")
        def falls(_: Any, cursor: Any, statement: str, *__: object) -> None:
            if "INSERT INTO atlas_member" in statement:
                pid = cursor.connection.info.backend_pid
                admin.execute("SELECT pg_terminate_backend(%s)", (pid,))

        with pytest.raises(StoreError, match="antwoordt niet, of viel weg"):
            make(store, small(3), "STAM")
        event.remove(store.engine, "before_cursor_execute", falls)
    assert len(versions(store)) == 1
    assert make(store, small(3), "STAM").number == 2


def test_who_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arbeidszorg.store.database.PATIENCE", 0)
    store = open_store(Settings(store=tmp_path))
    with store.writing():
        with pytest.raises(StoreError, match="is bezet"):
            make(store, small(1), "STAM")
        assert versions(store) == ()  # reading goes on
