"""A store as one file: made while others write, restored in either engine, held against digests."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from arbeidszorg.places.residents import by_year
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings
from arbeidszorg.store import backup, migrating
from arbeidszorg.store.database import FILE, Store, open_store, sqlite
from arbeidszorg.store.errors import StoreError
from arbeidszorg.store.releases import publish, roll_back, state, withdraw
from arbeidszorg.store.versions import make, registry_of, versions
from helpers.stores import HOUR, NOON, says, small

#: What asks a database no more than another test does is tried on one engine.
ON_FILE = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)


def filled(store: Store) -> Store:
    """The store with versions of all kinds."""
    living = by_year([("31005", 2025, 118_000)])
    make(store, small(1, 4, residents=living), "Jan", "eerste")
    make(store, small(2, 4), "Els", "tweede: é")
    publish(store, 1, "Jan")
    publish(store, 2, "Jan", NOON + 100_000 * HOUR)
    withdraw(store, 2, "Els")
    roll_back(store, 1, "Els")
    return store


def all_of(store: Store) -> tuple[Any, ...]:
    """Everything that a store holds."""
    now = state(store)
    registries = [says(registry_of(store, version.number)) for version in now.versions]
    return now.versions, now.releases, registries


def test_a_file_is_restored_in_either_engine(store: Store, other: Store, tmp_path: Path) -> None:
    file = tmp_path / "atlas.sqlite"
    assert backup.save(filled(store), file) == 3
    again = open_store(Settings(store=tmp_path / "zelfde"))
    for empty in (other, again):
        assert backup.restore(empty, file) == 3
        assert all_of(empty) == all_of(store)
    make(other, small(9), "Jan")  # and it goes on from there
    assert [version.number for version in versions(other)] == [1, 2, 3, 4]
    assert {path.name for path in tmp_path.iterdir() if "atlas" in path.name} == {"atlas.sqlite"}
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_demonstration_leaves_and_comes_back(
    store: Store, other: Store, demo_registry: Registry, tmp_path: Path
) -> None:
    make(store, demo_registry, "STAM")
    backup.save(store, tmp_path / "demo")
    assert (tmp_path / "demo").stat().st_size < 500_000
    backup.restore(other, tmp_path / "demo")
    assert says(registry_of(other, 1)) == says(demo_registry)


def test_a_file_is_of_one_moment_while_others_write(store: Store, tmp_path: Path) -> None:
    filled(store)
    before = all_of(store)

    def meanwhile(items: Iterable[Any], _: int, /) -> Iterable[Any]:
        for place, item in enumerate(items):
            if not place:
                make(store, small(7, 7), "Piet")
                publish(store, 4, "Piet")
            yield item

    assert backup.save(store, tmp_path / "b", meanwhile) == 3
    assert len(versions(store)) == 4
    again = open_store(Settings(store=tmp_path / "terug"))
    backup.restore(again, tmp_path / "b")
    assert all_of(again) == before


@ON_FILE
def test_a_file_is_never_written_over(store: Store, tmp_path: Path) -> None:
    (tmp_path / "b").write_text("iets anders")
    with pytest.raises(StoreError, match="bestaat al"):
        backup.save(store, tmp_path / "b")
    assert (tmp_path / "b").read_text() == "iets anders"


@ON_FILE
def test_a_place_where_nothing_can_be_written(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kan niet gelezen of geschreven worden"):
        backup.save(store, tmp_path / "nergens" / "b")


def test_only_an_empty_store_takes_a_file(store: Store, tmp_path: Path) -> None:
    backup.save(filled(store), tmp_path / "b")
    before = all_of(store)
    with pytest.raises(StoreError, match="staan al versies"):
        backup.restore(store, tmp_path / "b")
    assert all_of(store) == before


def test_a_damaged_store_makes_no_file(tmp_path: Path) -> None:
    store = filled(open_store(Settings(store=tmp_path / "s")))
    change(tmp_path / "s" / FILE, "submission", "registraties = X'00'")
    with pytest.raises(StoreError, match=r"^Beschadigd: wat I\d indiende"):
        backup.save(store, tmp_path / "b")
    assert [path.name for path in tmp_path.iterdir()] == ["s"]


def change(file: Path, table: str, values: str) -> None:
    """Change a file as a broken disk does."""
    connection = sqlite3.connect(file)
    connection.execute(f"DROP TRIGGER IF EXISTS atlas_{table}_no_update")
    connection.execute(f"UPDATE atlas_{table} SET {values}")
    connection.commit()
    connection.close()


@ON_FILE
@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("submission", "registraties = X'00'"),
        ("submission", "digest = 'x' || substr(digest, 2)"),
        ("residents", "years = X'00'"),
        ("version", "note = 'anders'"),
        ("member", "place = place + 10 * (1 - place)"),
        ("release", "moment = '2020-01-01T00:00:00.000000+00:00'"),
    ],
)
def test_a_damaged_file_is_not_restored(
    store: Store, tmp_path: Path, table: str, values: str
) -> None:
    file = tmp_path / "b"
    backup.save(filled(open_store(Settings(store=tmp_path / "s"))), file)
    change(file, table, values)
    with pytest.raises(StoreError, match="eschadigd"):
        backup.restore(store, file)
    assert versions(store) == () and state(store).releases == ()


@ON_FILE
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "bestaat niet"),
        (b"", "geen reservekopie"),
        (b"onzin" * 500, "beschadigd, of is geen"),
    ],
)
def test_what_is_no_file_of_ours(
    store: Store, tmp_path: Path, content: bytes | None, reason: str
) -> None:
    if content is not None:
        (tmp_path / "b").write_bytes(content)
    with pytest.raises(StoreError, match=reason):
        backup.restore(store, tmp_path / "b")


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_file_that_was_cut_off_is_said(tmp_path: Path, part: float) -> None:
    file = tmp_path / "b"
    backup.save(filled(open_store(Settings(store=tmp_path / "s"))), file)
    os.truncate(file, int(file.stat().st_size * part))
    store = open_store(Settings(store=tmp_path / "t"))
    with pytest.raises(StoreError, match="eschadigd"):
        backup.restore(store, file)
    assert versions(store) == ()


def test_what_is_damaged_is_what_is_named(tmp_path: Path) -> None:
    """A page of a file that is no page any more: of the store when a backup is made of it, of the
    backup when it is read."""
    store = open_store(Settings(store=tmp_path / "winkel"))
    make(store, small(*range(20, 60)), "Jan")
    file = tmp_path / "reserve.sqlite"
    backup.save(store, file)
    spoiled(file)
    empty = open_store(Settings(store=tmp_path / "leeg"))
    with pytest.raises(StoreError, match=r"reserve\.sqlite is beschadigd"):
        backup.restore(empty, file)
    assert versions(empty) == ()
    store.engine.dispose()  # the last that leaves puts all in the one file
    spoiled(tmp_path / "winkel" / FILE)
    again = open_store(Settings(store=tmp_path / "winkel"))
    with pytest.raises(StoreError, match=r"winkel.* is beschadigd"):
        backup.save(again, tmp_path / "andere.sqlite")
    assert not (tmp_path / "andere.sqlite").exists()


def spoiled(file: Path) -> None:
    """Spoil the page that the table of submissions begins with."""
    with sqlite3.connect(file) as reading:
        (page,) = reading.execute(
            "SELECT rootpage FROM sqlite_master WHERE name='atlas_submission'"
        )
        (size,) = reading.execute("PRAGMA page_size")
    with file.open("r+b") as stream:
        stream.seek((page[0] - 1) * size[0])
        stream.write(b"\xff" * size[0])


@ON_FILE
def test_a_file_of_an_older_program_is_read_and_left_alone(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "b"
    old = Store(sqlite(file, "DELETE"), "b")
    with old.writing() as connection:
        migrating.migrate(connection, "b", "0001")
    make(old, small(3), "Jan")
    before = file.read_bytes()
    assert backup.restore(store, file) == 1
    assert says(registry_of(store, 1)) == says(small(3))
    assert file.read_bytes() == before


@ON_FILE
def test_a_file_of_a_newer_program_is_refused(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "b"
    backup.save(filled(open_store(Settings(store=tmp_path / "s"))), file)
    connection = sqlite3.connect(file)
    connection.execute("UPDATE atlas_revision SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match=r"is van een nieuwere versie .* \(stap 9999\)"):
        backup.restore(store, file)
    assert versions(store) == ()
