"""What was sent back is mended where it is: all its rows, its explanations, and the row that STAM
asked about."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from arbeidszorg.store import versions
from desk.access.roles import Role
from desk.drafts import checking, drafts, mending
from desk.handed import handing
from desk.handed.handed import Reason, Told
from desk.work import jobs
from helpers.desk import Person, TestDesk, make_desk
from helpers.handings import frames
from helpers.jobs import Here
from helpers.stores import small


@pytest.fixture
def desk(tmp_path: Path) -> TestDesk:
    made = make_desk(tmp_path)
    made.app.extensions[jobs.KEY].make = Here
    versions.make(made.store, small(5, 3, years=(2021, 2021)), "Els")
    return made


def sent_back(desk: TestDesk, els: Person, place: str = "RI1-2022-3") -> None:
    assert els.account is not None
    reasons = (Reason("sprong", 2, "Dat klopt.", footnote=True),)
    handed = handing.hand_in(desk.store, els.account, frames("I1", 7), Told(reasons), 0)
    stam = desk.signed_in(Role.STAM)
    message = {"stap": handed.last.number, "plaats": place, "boodschap": "Begon dit later?"}
    assert stam.post("/inzendingen/1/terugsturen", message).status_code == 303


def test_what_was_sent_back_is_mended_here(desk: TestDesk) -> None:
    els = desk.signed_in(Role.INITIATIVE, "I1")
    sent_back(desk, els)
    assert "Begon dit later?" in els.text("/inzendingen/1")
    place, page = els.followed(els.post("/inzendingen/1/herstel"))
    said = page.get_data(as_text=True)
    assert "/indienen/" in place and "Begon dit later?" in said
    assert "Herstel registratie RI1-2022-3 (rij 5)" in said
    (draft,) = drafts.of(desk.store, "I1")
    assert len(draft.files["registraties"].rows) == 7 and not draft.adds and draft.fresh
    assert draft.reasons["sprong"].text == "Dat klopt." and draft.reasons["sprong"].footnote
    els.post("/inzendingen/1/herstel")
    assert len(drafts.of(desk.store, "I1")) == 1, "asked twice, there is one"
    assert "inzending 1, om te herstellen" in els.text("/indienen/van/I1")


def test_others_mend_nothing_of_it(desk: TestDesk) -> None:
    sent_back(desk, desk.signed_in(Role.INITIATIVE, "I1"))
    other = desk.signed_in(Role.INITIATIVE, "I2")
    assert other.post("/inzendingen/1/herstel").status_code == 404


def test_a_row_of_no_draft_has_no_place(desk: TestDesk) -> None:
    els = desk.signed_in(Role.INITIATIVE, "I1")
    sent_back(desk, els, "")
    handed = handing.one(desk.store, 1)
    assert handed is not None
    draft = mending.of_handed(desk.store, handed, 1)
    assert mending.row_of(draft, "") == mending.row_of(draft, "Rx") == 0
    assert mending.row_of(draft, "RI1-2022-0") == 2


def test_a_row_that_is_added_comes_with_all_that_waits(desk: TestDesk) -> None:
    """Handed in a file and then one stay by hand: the second holds both."""
    els = desk.signed_in(Role.INITIATIVE, "I1")
    assert els.account is not None
    handing.hand_in(desk.store, els.account, frames("I1", 7), Told(), 0)
    said = els.text("/indienen/van/I1")
    assert "Inzending 1" in said and "Er gaat niets verloren" in said
    assert "RI1-2022-3" in els.text("/indienen/van/I1/formulier")
    rows = (
        "registratie_id;medewerker_id;initiatief_id;startdatum;activiteiten\r\n"
        "R900;P900;I1;01/04/2022;keuken\r\n"
    )
    file = (io.BytesIO(rows.encode()), "registraties 2022.csv")
    place, page = els.followed(els.post("/indienen/van/I1", {"bestand": file, "hoe": "erbij"}))
    assert "alles van inzending 1 gaat mee" in page.get_data(as_text=True), place
    (draft,) = drafts.of(desk.store, "I1")
    assert draft.names == ("registraties 2022.csv",)
    assert not draft.found.blocks, draft.found.rules
    if draft.unexplained:
        given = {each["rule"]: drafts.Reason("Dat klopt.") for each in draft.unexplained}
        drafts.explain(desk.store, draft, given)
    sure, page = els.followed(els.post(f"/indienen/{draft.number}/klaar"))
    assert "Alles wat daarin staat, zit ook in" in page.get_data(as_text=True)
    done = els.post(sure.removeprefix("/registratie"))
    assert done.location.endswith("/inzendingen/2")
    assert handing.one(desk.store, 2).stays == 8  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("registraties 2025.xlsx", "registraties 2025.xlsx"),
        ("an@voorbeeld.be.csv", "bestand.csv"),
        ("90.12.31-045.29.xlsx", "bestand.xlsx"),
        ("lijst", "lijst"),
        ("Registraties.csv", "Registraties.csv"),
        ("Jan Peeters.xlsx", "bestand.xlsx"),
    ],
)
def test_the_name_of_a_file_says_nothing_of_somebody(name: str, kept: str) -> None:
    assert checking.harmless_name(name) == kept
