"""A person who is forgotten: in every version, on the disk, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert, text, update
from sqlalchemy.exc import IntegrityError

from arbeidszorg.store import backup, rows, tables
from arbeidszorg.store.database import Store
from arbeidszorg.store.errors import StoreError
from arbeidszorg.store.forgetting import Forgotten, forget, found, times, without
from arbeidszorg.store.versions import make, registry_of, version
from helpers.stores import says, small

PERSON = "P-I1-2"


@pytest.fixture
def kept(store: Store) -> Store:
    """Two versions of two initiatives, of which the first stayed the same."""
    make(store, small(4, 3), "Els")
    make(store, small(4, 5, version="later"), "Els")
    return store


def people(store: Store, number: int) -> set[str]:
    return set(registry_of(store, number).registrations["medewerker_id"])


def test_a_person_leaves_every_version_and_nobody_else_does(kept: Store) -> None:
    before, seal = [people(kept, number) for number in (1, 2)], version(kept, 1)
    assert found(kept, PERSON) == Forgotten(1, 1)
    assert forget(kept, PERSON, "An") == Forgotten(1, 1)
    assert [people(kept, number) for number in (1, 2)] == [each - {PERSON} for each in before]
    assert version(kept, 1) == seal
    assert (found(kept, PERSON), forget(kept, PERSON, "An"), times(kept)) == (
        Forgotten(0, 0),
        Forgotten(0, 0),
        1,
    )
    forget(kept, "P-I1-3", "An")  # a second one, of the same submission
    assert people(kept, 2) == before[1] - {PERSON, "P-I1-3"}


def test_only_where_it_is_asked(kept: Store) -> None:
    assert forget(kept, PERSON, "An", frozenset({"I2"})) == Forgotten(0, 0)
    assert PERSON in people(kept, 1)


def test_who_it_was_stands_nowhere(kept: Store) -> None:
    with kept.reading() as connection:
        old = connection.execute(
            tables.submission.select().where(tables.submission.c.initiative == "I1")
        ).one()
    forget(kept, PERSON, "An")
    with kept.reading() as connection:
        for table in tables.ALL:
            assert PERSON not in str(connection.execute(table.select()).all())
    if kept.is_sqlite:
        for path in Path(kept.place).parent.iterdir():
            content = path.read_bytes()
            assert old.registraties not in content and old.registraties[20:60] not in content


def test_it_goes_along_with_a_backup(kept: Store, other: Store, tmp_path: Path) -> None:
    forget(kept, PERSON, "An")
    backup.save(kept, tmp_path / "kopie.sqlite")
    backup.restore(other, tmp_path / "kopie.sqlite")
    assert says(registry_of(other, 1)) == says(registry_of(kept, 1))
    assert PERSON not in people(other, 1) and times(other) == 1


def test_the_same_handed_in_again_stays_without(kept: Store) -> None:
    forget(kept, PERSON, "An")
    again = make(kept, small(4, 3, version="nog eens"), "Els")
    assert PERSON not in people(kept, again.number)


def test_the_database_lets_nothing_else_pass(kept: Store) -> None:
    """Not more stays, not other columns, nothing that was not written down first."""
    with kept.reading() as connection:
        number = rows.last_number(connection, tables.version)
        (first, *_) = rows.submissions(connection, version(kept, number).submissions)
    table = tables.submission
    chosen = update(table).where(table.c.digest == first.digest)
    for values in (
        {"stays": first.stays - 1},
        {"stays": first.stays + 1},
        {"registraties": b"x"},
        {"stays": first.stays - 1, "initiative": "I9"},
        {"stays": first.stays - 1, "kosten_opbrengsten": b"x"},
    ):
        with pytest.raises((StoreError, IntegrityError)), kept.writing() as connection:
            connection.execute(chosen.values(values))
    for change in ("DELETE FROM atlas_submission", "UPDATE atlas_mended SET stays = 9"):
        forget(kept, PERSON, "An")
        with pytest.raises((StoreError, IntegrityError)), kept.writing() as connection:
            connection.execute(text(change))


def test_a_row_of_it_that_was_changed_is_damage(kept: Store) -> None:
    forget(kept, PERSON, "An")
    with kept.reading() as connection:
        (mended,) = rows.mendings(connection)
    with kept.writing() as connection:
        row = connection.execute(tables.mended.select()).one()._asdict()
        connection.execute(insert(tables.mended), [row | {"number": 2, "says": "0" * 64}])
    assert replace(mended, number=2).seal != mended.seal
    with pytest.raises(StoreError):
        registry_of(kept, 1)


def test_text_without_somebody_is_the_text_of_the_others() -> None:
    whole = b"registratie_id,medewerker_id\nR1,P1\nR2,P2\nR3,P1\n"
    assert without(whole, "P1") == (b"registratie_id,medewerker_id\nR2,P2\n", 2)
    assert without(whole, "p1") == (whole, 0)
    assert without(b"registratie_id\nR1\n", "R1") == (b"registratie_id\nR1\n", 0)
    assert without(b"", "P1") == (b"", 0)
