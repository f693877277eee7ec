"""Drafts: of two who change one, one is told; old ones go; what was said yes to is remembered."""

from __future__ import annotations

import pytest

from arbeidszorg.store.errors import StoreError
from desk.drafts import drafts
from desk.drafts.drafts import ChangedError, Reason, Remembered
from desk.drafts.listing import Listing
from desk.drafts.sheets import Sheet
from helpers.desk import TestDesk
from helpers.engines import BOTH

FILES = {"registraties": Sheet("registraties", ("registratie_id",), {2: ("R1",)})}
RULES = [{"level": "uitleg", "rule": "old", "what": "Oud", "why": "", "count": 3}]
FOUND = Listing({"herstel": 0, "uitleg": 3, "info": 0}, RULES, [], [], [], [], [])


pytestmark = BOTH


def test_a_draft_from_beginning_to_end(desk: TestDesk) -> None:
    number = drafts.add(desk.store, "AZ-01", 7, FILES, FOUND, based_on=3, aside=("Naam",))
    draft = drafts.one(desk.store, number)
    assert draft is not None
    assert (draft.files, draft.based_on, draft.aside, draft.fresh) == (FILES, 3, ("Naam",), True)
    assert not draft.ready and [rule["rule"] for rule in draft.unexplained] == ["old"]
    drafts.explain(desk.store, draft, {"old": Reason("Dat klopt.", True)})
    explained = drafts.one(desk.store, number)
    assert explained is not None and explained.ready
    assert explained.reasons == {"old": Reason("Dat klopt.", True)}
    with desk.store.writing() as connection:
        drafts.handed(connection, number, 12)
    gone = drafts.one(desk.store, number)
    assert gone is not None and gone.handed == 12 and gone.files == {} and not gone.ready
    assert drafts.of(desk.store, "AZ-01") == []
    with pytest.raises(ChangedError):
        drafts.change_files(desk.store, gone, FILES)


def test_of_two_who_change_a_draft_one_is_told(desk: TestDesk) -> None:
    number = drafts.add(desk.store, "AZ-01", 7, FILES, FOUND)
    draft = drafts.one(desk.store, number)
    assert draft is not None
    drafts.change_files(desk.store, draft, {})
    with pytest.raises(ChangedError):
        drafts.change_files(desk.store, draft, FILES)
    after = drafts.one(desk.store, number)
    assert after is not None and after.files == {} and not after.fresh and not after.ready
    drafts.found(desk.store, number, draft.edition, FOUND)
    late = drafts.one(desk.store, number)
    assert late is not None and not late.fresh, "what was found of before is not about what is now"


def test_a_reason_says_nothing_about_a_person(desk: TestDesk) -> None:
    draft = drafts.one(desk.store, drafts.add(desk.store, "AZ-01", 7, FILES, FOUND))
    assert draft is not None
    with pytest.raises(StoreError):
        drafts.explain(desk.store, draft, {"old": Reason("vraag het aan 85.07.30-033.28")})


def test_what_nobody_changed_for_a_month_goes(desk: TestDesk) -> None:
    first = drafts.one(desk.store, drafts.add(desk.store, "AZ-01", 7, FILES, FOUND))
    desk.clock.on(days=31)
    drafts.add(desk.store, "AZ-02", 7, FILES, FOUND)
    assert drafts.of(desk.store, "AZ-01") == []
    assert first is not None
    with pytest.raises(ChangedError):  # whoever still has it open changes nothing of another
        drafts.change_files(desk.store, first, {})
    for _ in range(drafts.MOST + 2):
        drafts.add(desk.store, "AZ-01", 7, FILES, None)
    assert len(drafts.of(desk.store, "AZ-01")) == drafts.MOST


def test_what_was_said_yes_to_is_remembered(desk: TestDesk) -> None:
    rule = Remembered("registraties", "geslacht", "vrouw", "v")
    drafts.remember(desk.store, "AZ-01", 7, rule)
    drafts.remember(desk.store, "AZ-01", 7, Remembered("registraties", "geslacht", "vrouw", "x"))
    drafts.remember(desk.store, "AZ-01", 7, rule)
    assert drafts.remembered(desk.store, "AZ-01") == [rule]
    assert drafts.remembered(desk.store, "AZ-02") == []
    drafts.forget(desk.store, "AZ-01", rule)
    assert drafts.remembered(desk.store, "AZ-01") == []
