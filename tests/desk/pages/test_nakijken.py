"""Only check: for everybody; what came of it is known by its word alone, and gone when asked."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from desk.access.roles import Role
from desk.drafts import checking
from desk.work import jobs, uploads
from desk.work.spool import GoneError
from helpers.desk import Person, TestDesk, make_desk
from helpers.jobs import Here

ROWS = (
    "registratie_id;medewerker_id;initiatief_id;startdatum;activiteiten\r\n"
    "R1;P-1;AZ-01;31/02/2020;keuken\r\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> TestDesk:
    made = make_desk(tmp_path)
    made.app.extensions[jobs.KEY].make = Here
    return made


def sent(person: Person, content: bytes, name: str = "r.csv") -> str:
    """The page that a file leads to."""
    answer = person.post("/nakijken", {"bestand": (io.BytesIO(content), name)})
    return person.followed(answer)[1].get_data(as_text=True)


def test_a_file_is_checked(desk: TestDesk) -> None:
    page = sent(desk.stranger(), ROWS.encode())
    assert "Deze dag bestaat niet" in page and "31/02/2020" in page
    assert "Er is niets ingediend" in page


def test_nothing_of_it_stays_once_it_was_answered(desk: TestDesk) -> None:
    """Until it is fetched it lies there under a key that is in the word of the address alone."""
    person, work = desk.stranger(), desk.app.extensions[jobs.KEY]
    answer = person.post("/nakijken", {"bestand": (io.BytesIO(ROWS.encode()), "r.csv")})
    place, shown = person.followed(answer)
    assert "31/02/2020" in shown.get_data(as_text=True)
    (left,) = work.spool.folder.iterdir()
    assert left.name.endswith(".kort.xlsx")
    with pytest.raises(GoneError):
        work.spool.get(left.name)  # by the key of the server itself
    word = place.rpartition("/")[2]
    kept = b"".join(path.read_bytes() for path in desk.folder.rglob("*") if path.is_file())
    assert word.encode() not in kept, "the key is nowhere here"
    book = person.client.get(f"{place}/nagekeken.xlsx")
    assert book.data[:2] == b"PK" and not list(work.spool.folder.iterdir())
    for path in (place, f"{place}/nagekeken.xlsx"):
        again = person.client.get(path)
        assert again.status_code == 404 and "Wij bewaren niets" in again.get_data(as_text=True)


def test_a_long_list_is_fetched_once(desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "ONCE", 1)
    person, work = desk.stranger(), desk.app.extensions[jobs.KEY]
    file = (io.BytesIO(ROWS.replace("keuken", "koken").encode()), "r.csv")
    place, page = person.followed(person.post("/nakijken", {"bestand": file}))
    assert f'data-lijst="{place}/lijst"' in page.get_data(as_text=True)
    every = person.client.get(f"{place}/lijst")
    assert len(every.json["rows"]) == sum(every.json["totals"].values()) > 1
    assert person.client.get(f"{place}/lijst").status_code == 404
    assert [path.name[-9:] for path in work.spool.folder.iterdir()] == ["kort.xlsx"]


def test_who_wants_it_gone_before_that_says_so(desk: TestDesk) -> None:
    person, work = desk.stranger(), desk.app.extensions[jobs.KEY]
    answer = person.post("/nakijken", {"bestand": (io.BytesIO(ROWS.encode()), "r.csv")})
    place, _ = person.followed(answer)
    person.post(f"{place.removeprefix('/registratie')}/weg")
    assert not list(work.spool.folder.iterdir())


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7 x", "r.xlsx"),
        (b"PK\x03\x04kapot", "r.xlsx"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "r.xlsx"),
        (b"niets", "r.csv"),
        (b"\0" * 100, "r.csv"),
    ],
)
def test_what_is_no_table_says_so_and_is_not_a_fault_of_ours(
    desk: TestDesk, content: bytes, name: str
) -> None:
    page = sent(desk.stranger(), content, name)
    assert "moet hersteld" in page and "liep iets mis" not in page


def test_nothing_and_an_empty_file_are_said(desk: TestDesk) -> None:
    person = desk.stranger()
    assert "Kies een bestand" in person.post("/nakijken").get_data(as_text=True)
    assert "is leeg" in sent(person, b"")


def test_files_in_pieces(desk: TestDesk) -> None:
    person = desk.stranger()
    headers = {"X-CSRFToken": person.word(), "Accept": "application/json"}
    begin = {"naam": "r.csv", "grootte": len(ROWS)}
    word = person.client.post("/registratie/opladen", json=begin, headers=headers).json["woord"]
    path = f"/registratie/opladen/{word}"
    for at in (0, 0):
        put = person.client.put(f"{path}?vanaf={at}", data=ROWS.encode(), headers=headers)
        assert put.json == {"hier": len(ROWS), "grootte": len(ROWS)}
    started = person.client.post(
        "/registratie/nakijken", json={"bestanden": [word]}, headers=headers
    )
    assert started.status_code == 200 and "/werk/" in started.json["adres"]
    for bad in ({"naam": 1, "grootte": 2}, {"naam": "x", "grootte": True}, [], "x"):
        answer = person.client.post("/registratie/opladen", json=bad, headers=headers)
        assert answer.status_code == 400
    large = {"naam": "x", "grootte": uploads.LARGEST + 1}
    answer = person.client.post("/registratie/opladen", json=large, headers=headers)
    assert answer.status_code == 400 and "50 MB" in answer.json["fout"]
    assert person.client.put(f"{path}?vanaf=x", data=b"x", headers=headers).status_code == 400
    assert person.client.get("/registratie/opladen/weg", headers=headers).status_code == 404


def test_a_job_of_who_is_signed_in_is_hers_alone(desk: TestDesk) -> None:
    els = desk.signed_in(Role.INITIATIVE, "AZ-01")
    answer = els.post("/nakijken", {"bestand": (io.BytesIO(ROWS.encode()), "r.csv")})
    for other in (desk.stranger(), desk.signed_in(Role.STAM)):
        assert other.client.get(answer.location).status_code == 404
    assert els.followed(answer)[1].status_code == 200
