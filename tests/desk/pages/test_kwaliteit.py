"""How good the registration is, on its page; and the text of a reminder."""

from __future__ import annotations

import pytest

from arbeidszorg.store.versions import make
from desk.access.roles import Role
from desk.handed import handing
from desk.handed.handed import Told
from helpers.builders import registry
from helpers.desk import TestDesk, make_desk
from helpers.handings import frames


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> TestDesk:
    """A desk with a version to 2025, of three initiatives: one handed in, one waits, one did
    nothing."""
    desk = make_desk(tmp_path_factory.mktemp("balie"))
    stays = [{"startdatum": "2025-02-01", "geslacht": "v"}, {"startdatum": "2024-02-01"}]
    three = [{"naam": "De Eerste"}, {"naam": "De Tweede"}, {"naam": "De Derde"}]
    make(desk.store, registry(three, stays, years=(2023, 2025)), "Els")
    handing.hand_in(
        desk.store, desk.make(Role.STAM), frames("I2", 6, 2025), Told((), {"leeftijd": 4}), 0
    )
    return desk


def test_stam_sees_who_is_missing_and_how_complete_it_is(desk: TestDesk) -> None:
    page = desk.signed_in(Role.STAM).text("/kwaliteit")
    for words in ("1 van 3", "wacht op STAM", "nog niets ingediend", "50 %", "leeftijd"):
        assert words in page, words
    assert "/kwaliteit/herinnering/I3" in page and "/kwaliteit/herinnering/I1" not in page


def test_a_reminder_is_ready_to_be_copied(desk: TestDesk) -> None:
    stam = desk.signed_in(Role.STAM)
    page = stam.text("/kwaliteit/herinnering/I3")
    for words in ("De Derde", "2025", "invulblad", "mailto:?subject=", "/registratie"):
        assert words in page, words
    assert stam.get("/kwaliteit/herinnering/I1").status_code == 404


def test_an_initiative_sees_its_own_alone(desk: TestDesk) -> None:
    own = desk.signed_in(Role.INITIATIVE, "I1")
    page = own.text("/kwaliteit")
    assert "De Eerste" in page and "De Tweede" not in page and "De Derde" not in page
    assert own.get("/kwaliteit/herinnering/I3").status_code == 403
