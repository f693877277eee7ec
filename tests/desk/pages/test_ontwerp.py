"""A draft on its pages: mended by row, by script and by word; of two who do so one is told."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from arbeidszorg.store import versions
from arbeidszorg.store.submissions import submission_of
from desk.access.roles import Role
from desk.drafts import drafts
from desk.drafts.drafts import Reason
from desk.drafts.listing import Listing
from desk.drafts.sheets import Sheet
from desk.handed import handing, seen
from desk.work import jobs
from helpers.desk import Person, TestDesk, make_desk
from helpers.handings import frames
from helpers.jobs import Here
from helpers.stores import NOON, small

KIND, OWN = "registraties", "AZ-01"
COLUMNS = ("registratie_id", "medewerker_id", "initiatief_id", "startdatum", "geslacht")
ROWS = {2: ("R1", "P-1", OWN, "2020-01-02", "vrouw"), 3: ("R2", "P-2", OWN, "2020-01-03", "v")}
FOUND = Listing({"herstel": 1, "uitleg": 0, "info": 0}, [], [], [], [], [], [])


@pytest.fixture
def desk(tmp_path: Path) -> TestDesk:
    made = make_desk(tmp_path)
    made.app.extensions[jobs.KEY].make = Here
    return made


@pytest.fixture
def els(desk: TestDesk) -> Person:
    return desk.signed_in(Role.INITIATIVE, OWN)


def begun(desk: TestDesk, initiative: str = OWN) -> drafts.Draft:
    files = {KIND: Sheet(KIND, COLUMNS, ROWS)}
    return now(desk, drafts.add(desk.store, initiative, 1, files, FOUND))


def now(desk: TestDesk, number: int) -> drafts.Draft:
    draft = drafts.one(desk.store, number)
    assert draft is not None
    return draft


def cells(els: Person, draft: drafts.Draft, *edits: tuple[int, str, str], edition: int = 0):  # type: ignore[no-untyped-def]
    """Change cells as the script of the page does."""
    made = [{"bestand": KIND, "rij": r, "kolom": c, "waarde": v} for r, c, v in edits]
    return els.client.post(
        f"/registratie/indienen/{draft.number}/cellen",
        json={"uitgave": edition or draft.edition, "cellen": made},
        headers={"X-CSRFToken": els.word(), "Accept": "application/json"},
    )


def test_cells_are_changed_together_or_not_at_all(desk: TestDesk, els: Person) -> None:
    draft = begun(desk)
    answer = cells(els, draft, (2, "geslacht", "v"), (3, "geslacht", "m"))
    assert answer.status_code == 200
    after = now(desk, draft.number)
    assert [after.files[KIND].row(n)["geslacht"] for n in (2, 3)] == ["v", "m"]
    assert answer.json["uitgave"] == after.edition and not after.fresh
    late = cells(els, draft, (2, "geslacht", "x"))
    assert late.status_code == 409 and "niet bewaard" in late.json["fout"]
    named = cells(els, after, (2, "geslacht", "x"), (2, "medewerker_id", "Jan Peeters"))
    assert named.status_code == 400 and "Peeters" not in named.get_data(as_text=True)
    assert now(desk, draft.number).files == after.files


@pytest.mark.parametrize("body", ["[]", '"x"', "{}", '{"cellen": [1]}', '{"cellen": {}}', "nul"])
def test_what_a_script_cannot_have_sent(desk: TestDesk, els: Person, body: str) -> None:
    draft = begun(desk)
    answer = els.client.post(
        f"/registratie/indienen/{draft.number}/cellen",
        data=body,
        content_type="application/json",
        headers={"X-CSRFToken": els.word()},
    )
    assert answer.status_code in (400, 409)


def test_a_row_is_mended_as_a_form(desk: TestDesk, els: Person) -> None:
    draft = begun(desk)
    path = f"/indienen/{draft.number}/rij/{KIND}/2"
    assert 'value="R1"' in els.text(path)
    kept = dict(zip(COLUMNS, ROWS[2], strict=True))
    named = els.post(path, {**kept, "medewerker_id": "Jan Peeters"})
    assert named.status_code == 400
    page = named.get_data(as_text=True)
    assert "zegt wie iemand is" in page and "Jan Peeters" not in page
    assert els.post(path, {**kept, "geslacht": "v"}).status_code == 303
    assert now(desk, draft.number).files[KIND].row(2)["geslacht"] == "v"
    assert els.post(f"{path}/weg").status_code == 303
    assert list(now(desk, draft.number).files[KIND].rows) == [3]


def test_a_word_is_replaced_and_remembered(desk: TestDesk, els: Person) -> None:
    draft = begun(desk)
    assert "zegt 1 keer “vrouw”" in els.text(f"/indienen/{draft.number}")
    asked = {"bestand": KIND, "kolom": "geslacht", "staat": "vrouw", "wordt": ""}
    els.post(f"/indienen/{draft.number}/vervang", asked)
    assert now(desk, draft.number).files[KIND].row(2)["geslacht"] == "vrouw", "no guess"
    els.post(f"/indienen/{draft.number}/vervang", {**asked, "wordt": "v", "onthoud": "ja"})
    assert now(desk, draft.number).files[KIND].row(2)["geslacht"] == "v"
    (rule,) = drafts.remembered(desk.store, OWN)
    assert (rule.written, rule.meant) == ("vrouw", "v")


def test_what_is_not_ready_is_not_handed_in(desk: TestDesk, els: Person) -> None:
    draft = begun(desk)
    answer = els.post(f"/indienen/{draft.number}/klaar")
    assert answer.status_code == 409
    assert "Uw ontwerp is bewaard" in answer.get_data(as_text=True)


def test_a_draft_of_another_is_not_there(desk: TestDesk, els: Person) -> None:
    draft = begun(desk, "AZ-02")
    for path in ("", "/lijst", f"/rijen/{KIND}", f"/rij/{KIND}/2"):
        assert els.get(f"/indienen/{draft.number}{path}").status_code == 404
    assert cells(els, draft, (2, "geslacht", "v")).status_code == 404
    assert els.post(f"/indienen/{draft.number}/weg").status_code == 404
    assert now(desk, draft.number).edition == draft.edition


def clean_draft(desk: TestDesk, handed: int = 0) -> tuple[Person, str, int]:
    """Somebody of an initiative in force, its code, and a draft with nothing wrong."""
    registry = small(41)
    versions.make(desk.store, registry, "Els")
    own = str(registry.initiatives["initiatief_id"].iloc[0])
    els = desk.signed_in(Role.INITIATIVE, own)
    columns = ("registratie_id", "medewerker_id", "initiatief_id", "startdatum", "activiteiten")
    rows = {2: ("R9999999", "P9999999", own, "2022-03-01", "keuken")}
    clean = Listing({"herstel": 0, "uitleg": 0, "info": 0}, [], [], [], [], [], [])
    files = {KIND: Sheet(KIND, columns, rows)}
    return els, own, drafts.add(desk.store, own, 1, files, clean, adds=True, based_on=handed)


def followed(els: Person, path: str) -> tuple[str, str]:
    """What is shown in the end of what was asked, and where."""
    place, answer = els.followed(els.post(path))
    return place, answer.get_data(as_text=True)


def test_what_is_ready_is_handed_in_once(desk: TestDesk) -> None:
    els, own, number = clean_draft(desk)
    place, page = followed(els, f"/indienen/{number}/klaar")
    assert "Klopt dit?" in page
    done = els.post(place.removeprefix("/registratie"))
    assert done.status_code == 303 and done.location.endswith("/inzendingen/1")
    handed = handing.last_of(desk.store, own)
    assert handed is not None and handed.state == "ingediend"
    # A click too many, or another tab: nothing is said to be lost, for it is there.
    for path in (place.removeprefix("/registratie"), f"/indienen/{number}/klaar"):
        again = els.post(path)
        assert again.status_code == 303 and again.location.endswith("/inzendingen/1")
    assert els.client.get(place).location.endswith("/inzendingen/1")
    assert handing.last_of(desk.store, own) == handed, "sent twice, handed in once"


def test_what_is_shown_is_what_stam_sees(desk: TestDesk) -> None:
    els, own, number = clean_draft(desk)
    place, page = followed(els, f"/indienen/{number}/klaar")
    els.post(place.removeprefix("/registratie"))
    theirs = desk.signed_in(Role.STAM).text("/inzendingen/1")

    def table(text: str) -> str:
        start = text.index('<table class="cijfertabel getallen">')
        return text[start : text.index("</table>", start)]

    assert table(page) == table(theirs) and "<strong>" in table(page), own


def test_whether_somebody_was_elsewhere_is_not_told(desk: TestDesk) -> None:
    """A pseudonym of another initiative is new here, as any other is; STAM sees that it is not."""
    pages = []
    for person in ("P9999999", "elsewhere"):
        registry = small(3, 41)
        if person == "elsewhere":
            there = registry.registrations["initiatief_id"].astype(str) == "I2"
            person = str(registry.registrations.loc[there, "medewerker_id"].iloc[0])
        part = frames("I1", 1)
        stays = part["registraties"].assign(
            medewerker_id=[person], startdatum=[pd.Timestamp(2023, 3, 1)]
        )
        own = submission_of(part["initiatieven"], stays, part["kosten_opbrengsten"], NOON)
        if not pages:
            version = versions.make(desk.store, registry, "Els")
        pages.append(seen.of_part(desk.store, version, own, alone=True).years)
    assert pages[0] == pages[1]
    whole = seen.of_part(desk.store, version, own).years
    assert whole != pages[1], "counted with all, it would have been told"


def test_a_draft_of_before_a_hand_in_is_handed_in_after_a_new_check(desk: TestDesk) -> None:
    els, own, number = clean_draft(desk)
    other = drafts.add(desk.store, own, 1, now(desk, number).files, now(desk, number).found)
    place, _ = followed(els, f"/indienen/{other}/klaar")
    assert els.post(place.removeprefix("/registratie")).location.endswith("/inzendingen/1")
    _, page = followed(els, f"/indienen/{number}/klaar")
    assert "Klopt dit?" not in page and "inzending 1" in page
    draft = now(desk, number)
    changed = cells(els, draft, (2, "startdatum", "2022-04-01"))
    assert changed.status_code == 200
    followed(els, f"/indienen/{number}/opnieuw")
    assert now(desk, number).based_on == 1
    if asked := now(desk, number).unexplained:
        given = {each["rule"]: Reason("Dat klopt.") for each in asked}
        drafts.explain(desk.store, now(desk, number), given)
    place, page = followed(els, f"/indienen/{number}/klaar")
    assert "Klopt dit?" in page and "inzending 1" in page
    assert els.post(place.removeprefix("/registratie")).location.endswith("/inzendingen/2")


def test_words_are_not_remembered_that_may_be_of_somebody(desk: TestDesk, els: Person) -> None:
    draft = begun(desk)
    asked = {"bestand": KIND, "kolom": "geslacht", "staat": "Jan Peeters", "wordt": "m"}
    els.post(f"/indienen/{draft.number}/vervang", {**asked, "onthoud": "ja"})
    assert drafts.remembered(desk.store, OWN) == []
