"""What was handed in, on its pages: seen, accepted, sent back, withdrawn; by whom it may be."""

from __future__ import annotations

import pytest

from desk.access import log
from desk.access.roles import Role
from desk.handed import handing
from desk.handed.handed import Handed, Reason, Told
from helpers.desk import Person, TestDesk, make_desk
from helpers.handings import frames
from helpers.stores import published, small


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> TestDesk:
    """A desk with a version of 2021 that readers see, of two initiatives."""
    desk = make_desk(tmp_path_factory.mktemp("balie"))
    published(desk.store, desk.settings.atlas, small(40, 8, years=(2021, 2021)))
    return desk


@pytest.fixture(scope="module")
def stam(kept: TestDesk) -> Person:
    return kept.signed_in(Role.STAM)


@pytest.fixture(scope="module")
def own(kept: TestDesk) -> Person:
    return kept.signed_in(Role.INITIATIVE, "I1")


def hand(desk: TestDesk, who: Person, count: int, code: str = "I1") -> Handed:
    assert who.account
    last = handing.last_of(desk.store, code)
    told = Told((Reason("leeftijd", 2, "Ze zijn echt zo oud."),), {"leeftijd": 2})
    follows = last.number if last else 0
    return handing.hand_in(desk.store, who.account, frames(code, count), told, follows)


def test_stam_sees_what_changes_and_accepts(kept: TestDesk, stam: Person, own: Person) -> None:
    handed = hand(kept, own, 12)
    path = f"/inzendingen/{handed.number}"
    page = stam.text(path)
    for words in (
        "40 → 0",
        "0 → 12",
        "Klopt dat?",
        "12 nieuw",
        "Ze zijn echt zo oud.",
        "Aanvaarden",
        "startdatum: 01/03/2022",
    ):
        assert words in page, words
    assert f'href="/registratie{path}"' in stam.text("/inzendingen")
    done = stam.post(f"{path}/aanvaarden", {"stap": str(handed.last.number)})
    assert done.status_code == 303
    after = handing.one(kept.store, handed.number)
    assert after and after.state == "aanvaard"
    again = stam.post(f"{path}/aanvaarden", {"stap": str(handed.last.number)})
    assert again.status_code == 409 and "intussen al beslist" in again.get_data(True)


def test_stam_sends_back_and_what_was_written_stays(
    kept: TestDesk, stam: Person, own: Person
) -> None:
    handed = hand(kept, own, 13)
    path, step = f"/inzendingen/{handed.number}", str(handed.last.number)
    wrong = stam.post(
        f"{path}/terugsturen", {"stap": step, "boodschap": "Te veel uren.", "plaats": "R999"}
    )
    assert wrong.status_code == 409
    assert "geen registratie R999" in wrong.get_data(True)
    assert "Te veel uren." in wrong.get_data(True)
    row = "RI1-2022-3"
    stam.post(f"{path}/terugsturen", {"stap": step, "boodschap": "Te veel uren.", "plaats": row})
    seen = own.text(path)
    assert "Te veel uren." in seen and row in seen and "Aanvaarden" not in seen


def test_an_initiative_takes_its_own_back(kept: TestDesk, own: Person) -> None:
    handed = hand(kept, own, 14)
    path = f"/inzendingen/{handed.number}"
    assert "Trek deze inzending in" in own.text(path)
    assert own.post(f"{path}/intrekken", {"stap": str(handed.last.number)}).status_code == 303
    after = handing.one(kept.store, handed.number)
    assert after and after.state == "ingetrokken"


def test_what_is_of_another_is_not_there(kept: TestDesk, own: Person, stam: Person) -> None:
    other = kept.signed_in(Role.INITIATIVE, "I2")
    handed = hand(kept, own, 15)
    path, step = f"/inzendingen/{handed.number}", {"stap": str(handed.last.number)}
    assert other.get(path).status_code == 404
    assert other.post(f"{path}/intrekken", step).status_code == 404
    assert other.post(f"{path}/aanvaarden", step).status_code == 403
    assert f"/inzendingen/{handed.number}" not in other.text("/inzendingen")
    assert stam.get("/inzendingen/999").status_code == 404
    assert stam.post(f"{path}/aanvaarden", {"stap": "x"}).status_code == 400
    keeper = kept.signed_in(Role.KEEPER)
    assert keeper.get("/inzendingen").status_code == 403


def test_all_of_it_is_in_the_log(kept: TestDesk) -> None:
    with kept.store.reading() as connection:
        kinds = {entry.kind for entry in log.entries(connection)}
    assert {"inzending_aanvaard", "inzending_teruggestuurd", "inzending_ingetrokken"} <= kinds
