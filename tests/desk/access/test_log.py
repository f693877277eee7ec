"""The log: who did what, whole or said to be broken."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError

from arbeidszorg.store.errors import StoreError
from desk.access import current, log
from desk.access.keys import Keys
from desk.access.log import record
from desk.access.roles import Role
from desk.database import tables
from helpers.desk import TestDesk
from helpers.engines import BOTH

pytestmark = BOTH


def filled(desk: TestDesk, count: int = 5) -> None:
    """So many entries."""
    with desk.app.app_context():
        for number in range(count):
            record(desk.store, "aangemeld", f"keer {number}", by=1, version=number or None)


def broken(desk: TestDesk) -> int | None:
    with desk.app.app_context(), desk.store.reading() as connection:
        return log.broken(connection, current.keys())


def forced(desk: TestDesk, change: str) -> None:
    """Change the log as somebody does who has the database itself."""
    drop = (
        ("DROP TRIGGER desk_log_no_update", "DROP TRIGGER desk_log_no_delete")
        if desk.store.is_sqlite
        else ("DROP TRIGGER desk_log_kept ON desk_log",)
    )
    with desk.store.writing() as connection:
        for each in (*drop, change):
            connection.exec_driver_sql(each)


def test_what_is_recorded_is_read_again(desk: TestDesk) -> None:
    filled(desk)
    entries = desk.logged()
    assert [each.number for each in entries] == [1, 2, 3, 4, 5]
    assert entries[2].about == "keer 2" and entries[2].version == 2 and entries[0].version is None
    assert {(each.by, each.place) for each in entries} == {(1, "")}


@pytest.mark.parametrize("change", [update(tables.log).values(about="x"), delete(tables.log)])
def test_the_database_refuses_to_change_it(desk: TestDesk, change: object) -> None:
    filled(desk)
    with pytest.raises((StoreError, DBAPIError)), desk.store.writing() as connection:
        connection.execute(change)  # type: ignore[call-overload]
    assert broken(desk) is None


@pytest.mark.parametrize(
    ("change", "first"),
    [
        ("UPDATE desk_log SET about = 'x' WHERE number = 3", 3),
        ("UPDATE desk_log SET by = 2 WHERE number = 5", 5),
        ("UPDATE desk_log SET at = 'x' WHERE number = 1", 1),
        ("DELETE FROM desk_log WHERE number = 2", 2),
        ("DELETE FROM desk_log WHERE number = 1", 1),
        ("UPDATE desk_log SET seal = '0' WHERE number = 4", 4),
        (
            "INSERT INTO desk_log SELECT 6, at, by, place, kind, about, version, seal "
            "FROM desk_log WHERE number = 5",
            6,
        ),
    ],
)
def test_what_is_changed_all_the_same_is_seen(desk: TestDesk, change: str, first: int) -> None:
    filled(desk)
    forced(desk, change)
    assert broken(desk) == first


def test_what_is_taken_away_from_the_end_shows_by_the_seal(desk: TestDesk) -> None:
    filled(desk)
    with desk.store.reading() as connection:
        before = log.last(connection)
    forced(desk, "DELETE FROM desk_log WHERE number = 5")
    with desk.store.reading() as connection:
        assert log.last(connection) != before


def test_who_has_the_database_alone_cannot_write_it_anew(desk: TestDesk) -> None:
    filled(desk, 1)
    (entry,) = desk.logged()
    other = entry.sealed(Keys(b"x" * 32), log.BEGINNING)
    forced(desk, f"UPDATE desk_log SET seal = '{other}'")
    assert broken(desk) == 1


def test_an_entry_is_there_when_what_it_is_about_is(desk: TestDesk) -> None:
    def fails() -> None:
        with desk.app.app_context(), desk.store.writing() as connection:
            record(connection, "aangemeld")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert desk.logged() == []


def test_entries_are_short(desk: TestDesk) -> None:
    with desk.app.app_context():
        record(desk.store, "aangemeld", "x" * 1000)
    assert len(desk.logged()[0].about) == log.MOST


def test_a_keeper_reads_it_filters_it_and_takes_it_along(desk: TestDesk) -> None:
    filled(desk, 3)
    with desk.app.app_context():
        record(desk.store, "gebruiker_gewijzigd", '=HYPERLINK("x")', by=1)
    keeper = desk.signed_in(Role.KEEPER)
    page = keeper.text("/logboek?soort=aangemeld")
    assert "3 regels" in page and "zoals ze geschreven werden" in page
    assert keeper.text("/logboek?van=2020-01-01&tot=2020-01-02").count("<tr><td") == 0
    assert "kon niet gelezen" in keeper.text("/logboek?van=gisteren")
    assert "0 regels" in keeper.text("/logboek?wie=999999")
    for odd in ("?blad=-1", "?blad=99999", "?wie=x", "?soort=%27", "?blad=%D9%A3"):
        assert keeper.get(f"/logboek{odd}").status_code == 200
    for odd in ("?soort=%00%27", "?van=%00"):  # no database keeps such a sign in a text
        assert keeper.get(f"/logboek{odd}").status_code == 400
    answer = keeper.get("/logboek.csv")
    assert answer.mimetype == "text/csv"
    lines = answer.get_data(as_text=True).splitlines()
    assert lines[0].startswith("\ufeffRegel;Moment") and len(lines) == 6
    assert ";\"'=HYPERLINK" in lines[4] and not any(";=" in line for line in lines)
    assert desk.logged()[-1].kind == "logboek_uitgevoerd"


def test_what_is_taken_along_is_in_words(desk: TestDesk) -> None:
    keeper = desk.signed_in(Role.KEEPER)
    assert keeper.account is not None
    who = keeper.account
    with desk.app.app_context():
        record(desk.store, "aangemeld", "tweede_stap", by=who.number)
        record(desk.store, "geweigerd", "inzendingen.accept: andere rol", by=who.number)
        record(desk.store, "gebruiker_gewijzigd", f"account {who.number}, beheerder", by=who.number)
    said = keeper.get("/logboek.csv").get_data(as_text=True)
    for words in ("tweede stap", "pagina inzendingen: andere rol", f"{who.name}, "):
        assert words in said
    assert not [raw for raw in ("tweede_stap", "inzendingen.accept", "account ") if raw in said]


def test_a_log_that_is_broken_is_said_on_its_page(desk: TestDesk) -> None:
    filled(desk)
    keeper = desk.signed_in(Role.KEEPER)
    forced(desk, "UPDATE desk_log SET about = 'x' WHERE number = 3")
    assert "vanaf regel 3" in keeper.text("/logboek")


def test_a_long_log_has_pages(desk: TestDesk) -> None:
    filled(desk, 120)
    keeper = desk.signed_in(Role.KEEPER)
    first, second = keeper.text("/logboek"), keeper.text("/logboek?blad=2")
    assert first.count("<tr><td") == 100 and second.count("<tr><td") == 20
    assert "blad 2 van 2" in second and 'href="/registratie/logboek?blad=1"' in second


def test_two_who_write_at_once_break_nothing(desk: TestDesk) -> None:
    import threading

    def some() -> None:
        with desk.app.app_context():
            for _ in range(5):
                record(desk.store, "aangemeld")

    workers = [threading.Thread(target=some) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(desk.logged()) == 20
    with desk.store.reading() as connection:
        assert connection.execute(text("SELECT count(DISTINCT seal) FROM desk_log")).scalar() == 20
