"""A file on its way to a desk as it runs: cut off in the middle, gone on with, sent twice, over a
restart of the desk; a full disk; a database that is gone and comes back."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from arbeidszorg.settings import Settings
from desk.access.roles import Role
from desk.work import jobs, uploads
from desk.work.spool import Spool
from helpers.browser.server import free_port
from helpers.desk import Person, TestDesk, make_desk, served
from helpers.engines import of_desk
from helpers.jobs import Here

#: Small, as a file of 50 MB is beside its pieces.
PIECE, SIZE = 1000, 50_000
HEAD = b"registratie_id;medewerker_id;initiatief_id;startdatum;activiteiten\r\n"
ROW = b"R1;P-1;I1;01/02/2021;keuken\r\n"
FILE = (HEAD + ROW * 2000)[:SIZE]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "PIECE", PIECE)


@pytest.fixture
def desk(tmp_path: Path) -> TestDesk:
    made = make_desk(tmp_path)
    made.app.extensions[jobs.KEY].make = Here
    return made


class Sender:
    """Sends a file as the script of the page does. ``begin`` and the rest of a file, to any desk
    that stands at the same address."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.headers = {"X-CSRFToken": person.word(), "Accept": "application/json"}
        self.word = ""

    def ask(self, method: str, path: str, **more: Any) -> tuple[int, Any]:
        path = f"/registratie{path}"
        answer = self.person.client.open(path, method=method, headers=self.headers, **more)
        return answer.status_code, answer.get_json(silent=True)

    def begin(self) -> None:
        status, said = self.ask("POST", "/opladen", json={"naam": "r.csv", "grootte": SIZE})
        assert status == 200
        self.word = said["woord"]

    def here(self) -> int | None:
        """How much of it is there; None when the desk does not know it."""
        status, said = self.ask("GET", f"/opladen/{self.word}")
        return said["hier"] if status == 200 else None

    def put(self, at: int) -> tuple[int, Any]:
        piece = FILE[at : at + PIECE]
        return self.ask("PUT", f"/opladen/{self.word}?vanaf={at}", data=piece)

    def rest(self, until: int = SIZE) -> None:
        """Send what is not there, up to a byte."""
        while (at := self.here()) is not None and at < until:
            assert self.put(at)[0] == 200
        if at is None:  # the desk began anew: from the beginning
            self.begin()
            self.rest(until)


def checked(sender: Sender) -> str:
    """The page of what was found in what was sent."""
    status, said = sender.ask("POST", "/nakijken", json={"bestanden": [sender.word]})
    assert status == 200, said
    answer = sender.person.client.get(said["adres"])
    return sender.person.followed(answer)[1].get_data(as_text=True)


def test_a_line_that_breaks_in_a_piece_is_gone_on_with(desk: TestDesk) -> None:
    """On a real line: half of a piece, and then nothing more. What arrives twice counts once."""
    sender = Sender(desk.stranger())
    sender.begin()
    sender.rest(10 * PIECE)
    with served(desk, free_port()) as url:
        host, port = url.split("/")[2].split(":")
        cookies = _visit(sender.person)
        with socket.create_connection((host, int(port))) as line:
            head = (
                f"PUT /registratie/opladen/{sender.word}?vanaf={10 * PIECE} HTTP/1.1\r\n"
                f"Host: {host}:{port}\r\nX-CSRFToken: {sender.headers['X-CSRFToken']}\r\n"
                f"Cookie: {cookies}\r\nContent-Length: {PIECE}\r\n\r\n"
            )
            line.sendall(head.encode() + FILE[: PIECE // 2])
    assert sender.here() == 10 * PIECE, "of half a piece nothing counts"
    for _ in range(2):
        assert sender.put(10 * PIECE) == (200, {"hier": 11 * PIECE, "grootte": SIZE})
    sender.rest()
    assert "R1" in checked(sender)


def _visit(person: Person) -> str:
    return "; ".join(f"{c.key}={c.value}" for c in person.client._cookies.values())  # noqa: SLF001


def test_it_goes_on_over_a_restart(tmp_path: Path) -> None:
    """The desk begins anew in the middle: what was there cannot be read any more, and is sent from
    the beginning; who was visiting goes on with the same page."""
    first = make_desk(tmp_path)
    sender = Sender(first.stranger())
    sender.begin()
    sender.rest(20 * PIECE)
    again = make_desk(tmp_path)
    again.app.extensions[jobs.KEY].make = Here
    moved = again.stranger()
    moved.client._cookies.update(sender.person.client._cookies)  # noqa: SLF001
    sender.person = moved
    assert sender.here() is None
    sender.rest()
    assert sender.here() == SIZE
    assert "R1" in checked(sender)


def test_a_full_disk_is_said_and_nothing_is_lost(
    desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender = Sender(desk.stranger())
    sender.begin()
    sender.rest(5 * PIECE)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("desk.work.spool.os.open", full)
        status, said = sender.put(5 * PIECE)
        assert status == 400 and "geen plaats" in said["fout"] and "niets bewaard" in said["fout"]
        assert sender.here() == 5 * PIECE
    sender.rest()
    assert "R1" in checked(sender)


def test_a_result_that_finds_no_room_is_said(
    desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it came in, and then the disk is full."""
    sender = Sender(desk.stranger())
    sender.begin()
    sender.rest()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Spool, "put", full)
    page = checked(sender)
    assert "geen plaats" in page and "Traceback" not in page


@contextmanager
def gone(folder: Path) -> Iterator[None]:
    """The database is away for a while."""
    place = folder / "bewaarplaats"
    files = [*place.glob("bewaarplaats.sqlite*")]
    away = folder / "weg"
    away.mkdir()
    for file in files:
        shutil.move(file, away)
    place.joinpath("bewaarplaats.sqlite").mkdir()  # what stands there is no database
    try:
        yield
    finally:
        place.joinpath("bewaarplaats.sqlite").rmdir()
        for file in away.iterdir():
            shutil.move(file, place)


def test_a_database_that_is_gone_and_back(desk: TestDesk) -> None:
    els = desk.signed_in(Role.INITIATIVE, "I1")
    sender = Sender(els)
    sender.begin()
    sender.rest(20 * PIECE)
    with gone(desk.folder):
        status, said = sender.put(20 * PIECE)
        assert status == 503 and said["fout"], "a script tries again after this"
        page = els.get("/inzendingen")
        assert page.status_code == 503 and "Traceback" not in page.get_data(as_text=True)
    assert sender.here() == 20 * PIECE
    sender.rest()
    assert "R1" in checked(sender), "signed in still, and nothing of the file was lost"


def test_postgres_that_is_gone_and_back(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """The same with a server: no connection is kept that could be a dead one."""
    settings: Settings = of_desk("postgres", request, tmp_path)
    desk = make_desk(tmp_path, atlas=settings)
    desk.app.extensions[jobs.KEY].make = Here
    sender = Sender(desk.signed_in(Role.INITIATIVE, "I1"))
    sender.begin()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("psycopg.connect", _refused)
        patch.setattr("psycopg.Connection.connect", _refused)
        assert sender.put(0)[0] == 503
    sender.rest()
    assert "R1" in checked(sender)


def _refused(*_: object, **__: object) -> None:
    raise psycopg.OperationalError("the server closed the connection")
