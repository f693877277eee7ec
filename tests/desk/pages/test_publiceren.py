"""Publishing on its pages: made ready, compared, public, undone; also when two do so at once."""

from __future__ import annotations

import pytest

from arbeidszorg.settings import Settings
from arbeidszorg.store import releases
from desk.access.roles import Role
from desk.handed import handing, publishing, working
from desk.handed.handed import Told
from helpers.desk import Person, TestDesk, make_desk
from helpers.handings import frames
from helpers.stores import published, small


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> TestDesk:
    """A desk with a version of 2021, and something of 2022 that was accepted."""
    desk = make_desk(tmp_path_factory.mktemp("balie"))
    published(desk.store, desk.settings.atlas, small(40, years=(2021, 2021)))
    who = desk.make(Role.STAM)
    handed = handing.hand_in(desk.store, who, frames("I1", 41), Told(), 0)
    handing.accept(desk.store, handed.number, who, handed.last.number)
    return desk


@pytest.fixture(scope="module")
def stam(desk: TestDesk) -> Person:
    return desk.signed_in(Role.STAM)


@pytest.fixture
def here(desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work of a process is done in this one."""

    def starter(settings: Settings) -> object:
        return lambda number: publishing.work(desk.store, settings, number)

    monkeypatch.setattr(working, "starter", starter)


@pytest.mark.usefixtures("here")
def test_from_accepted_to_public_and_back(desk: TestDesk, stam: Person) -> None:
    first = stam.text("/publiceren")
    assert "teruggedraaid" not in first and "opnieuw" not in first.partition("<main")[2]
    assert "In de volgende versie" in first and "nr. 1" in first
    done = stam.post("/publiceren", {"jaar": "2022", "aanval": "nee", "nota": "2022 erbij"})
    assert done.status_code == 303
    page = stam.text("/publiceren")
    for words in ("Versie 2 staat klaar", "Nu openbaar", "Wat zien lezers anders?", "van een jaar"):
        assert words in page, words
    assert stam.get("/publiceren/voortgang").json == {"state": "klaar", "share": 1.0, "says": ""}
    no_hour = stam.post("/publiceren/1/openbaar", {"wanneer": "later", "uur": ""})
    assert no_hour.status_code == 409 and "Kies een dag en een uur" in no_hour.get_data(True)
    assert stam.post("/publiceren/1/openbaar", {"wanneer": "meteen"}).status_code == 303
    now = releases.state(desk.store)
    assert now.shown and now.shown.number == 2
    versions = stam.text("/versies")
    assert "Zet versie 1 terug" in versions and "2022 erbij" in versions
    stand = {"stand": str(now.next_release - 1)}
    assert stam.post("/versies/1/terug", stand).status_code == 303
    second = stam.post("/versies/1/terug", stand)  # somebody else did it before
    assert second.status_code == 409 and "STAM" in second.get_data(True).upper()
    again = releases.state(desk.store).shown
    assert again and again.back_to == 1
    page = stam.text("/publiceren")
    assert "Dit stond in versie 2, en die is teruggedraaid." in page and 'name="opnieuw"' in page
    silent = stam.post("/publiceren", {"jaar": "2022", "aanval": "nee"})
    assert silent.status_code == 409 and "terugdraaide" in silent.get_data(True)
    said = {"jaar": "2022", "aanval": "nee", "opnieuw": "ja"}
    assert stam.post("/publiceren", said).status_code == 303


def test_who_may_not_publish_is_refused(desk: TestDesk) -> None:
    own = desk.signed_in(Role.INITIATIVE, "I1")
    for path in ("/publiceren", "/versies", "/publiceren/voortgang"):
        assert own.get(path).status_code == 403
    for path in ("/publiceren", "/publiceren/1/openbaar", "/versies/1/terug"):
        assert own.post(path).status_code == 403


@pytest.mark.parametrize("stand", ["", "x", "-1"])
def test_a_form_that_was_tampered_with_is_refused(stam: Person, stand: str) -> None:
    assert stam.post("/versies/1/terug", {"stand": stand}).status_code == 400
