"""Hand in, accept, send back: one after the other, and at the same time."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from arbeidszorg.store.database import Store
from arbeidszorg.store.errors import StoreError
from arbeidszorg.store.submissions import texts_of
from desk.handed import handing
from desk.handed.handed import Handed, OvertakenError, Reason, RefusedError, Told, Who
from helpers.builders import registry
from helpers.engines import BOTH
from helpers.handings import frames, of
from helpers.stores import ended, forked

pytestmark = BOTH


def hand(store: Store, who: Who, count: int = 6, follows: int = 0, code: str = "I1") -> Handed:
    return handing.hand_in(store, who, frames(code, count), Told(), follows)


def test_what_is_handed_in_waits(store: Store, els: Who) -> None:
    reasons = (Reason("leeftijd", 2, "Het zijn echt gepensioneerden.", footnote=True),)
    told = Told(reasons, {"leeftijd": 2})
    handed = handing.hand_in(store, els, frames("I1", 6), told, 0, version=3)
    assert (handed.number, handed.initiative, handed.state) == (1, "I1", "ingediend")
    assert (handed.by, handed.stays, handed.version, handed.told) == ("Els", 6, 3, told)
    texts = texts_of(handing.submission_of_handed(store, 1))
    assert texts["registraties"].count(b"\n") == 7
    assert handing.one(store, 1) == handed == handing.last_of(store, "I1")
    assert handing.one(store, 2) is None


def test_a_newer_one_takes_the_place_of_what_waits(store: Store, els: Who) -> None:
    first = hand(store, els)
    second = hand(store, els, 7, first.number)
    assert [each.state for each in handing.all_handed(store)] == ["ingetrokken", "ingediend"]
    before = handing.one(store, first.number)
    assert before and before.last.message == f"Vervangen door inzending {second.number}."


def test_who_did_not_see_what_another_handed_in_is_told(store: Store, els: Who, jan: Who) -> None:
    hand(store, els)
    with pytest.raises(OvertakenError, match=r"Els diende intussen .* inzending 1"):
        hand(store, jan, 7)
    assert [each.by for each in handing.all_handed(store)] == ["Els"]
    assert hand(store, jan, 7, follows=1).number == 2  # after having seen it


def test_two_at_once_one_wins_and_the_other_is_told(store: Store, els: Who, jan: Who) -> None:
    def one(who: Who, count: int) -> None:
        try:
            hand(store, who, count)
        except OvertakenError:
            raise SystemExit(3) from None

    children = [forked(lambda who=who, n=n: one(who, n)) for n, who in enumerate((els, jan), 6)]
    assert sorted(ended(child) for child in children) == [0, 1]
    assert len(handing.all_handed(store)) == 1


def test_two_initiatives_at_once_both_hand_in(store: Store, els: Who) -> None:
    children = [forked(lambda c=code: hand(store, els, code=c)) for code in ("I1", "I2", "I3")]
    assert [ended(child) for child in children] == [0, 0, 0]
    assert {each.initiative for each in handing.all_handed(store)} == {"I1", "I2", "I3"}


def test_the_same_again_is_said(store: Store, els: Who) -> None:
    hand(store, els)
    with pytest.raises(RefusedError, match="precies hetzelfde als inzending 1"):
        hand(store, els, follows=1)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (of(registry([{}], [])), "geen enkele registratie"),
        (of(registry([{}, {}], [{}])), "over één initiatief"),
        (of(registry([{}], [{}, {"initiatief_id": "I2"}])), "van een ander initiatief dan I1"),
    ],
)
def test_what_cannot_be_handed_in_is_said(store: Store, els: Who, files: dict, says: str) -> None:
    with pytest.raises(RefusedError, match=says):
        handing.hand_in(store, els, files, Told(), 0)
    assert handing.all_handed(store) == ()


def test_costs_alone_can_be_handed_in(store: Store, els: Who) -> None:
    files = of(registry([{}], [], [{"omzet": 100.0}]))
    assert handing.hand_in(store, els, files, Told(), 0).stays == 0


@pytest.mark.parametrize("text", ["", "   ", "x" * 501, "Vraag het aan 85.07.30-033.28"])
def test_a_reason_that_cannot_be_kept_is_refused(store: Store, els: Who, text: str) -> None:
    with pytest.raises(StoreError):
        handing.hand_in(store, els, frames("I1", 6), Told((Reason("r", 1, text),)), 0)
    assert handing.all_handed(store) == ()


def test_stam_accepts_or_sends_back_with_a_message_at_a_row(store: Store, els: Who) -> None:
    handed = hand(store, els)
    back = handing.send_back(store, 1, els, handed.last.number, ("RI1-2022-3", "Klopt dit?"))
    assert (back.state, back.last.place, back.last.message) == (
        "teruggestuurd",
        "RI1-2022-3",
        "Klopt dit?",
    )
    with pytest.raises(RefusedError, match="kan niet aanvaard worden: ze is teruggestuurd"):
        handing.accept(store, 1, els, back.last.number)
    again = hand(store, els, 7, 1)
    accepted = handing.accept(store, 2, els, again.last.number)
    assert accepted.state == "aanvaard"
    assert [step.state for step in accepted.steps] == ["ingediend", "aanvaard"]


def test_nobody_is_sent_back_without_a_word(store: Store, els: Who) -> None:
    known = hand(store, els).last.number
    with pytest.raises(RefusedError, match="Schrijf wat het initiatief moet herstellen"):
        handing.send_back(store, 1, els, known, ("", " "))


def test_of_two_who_decide_the_second_is_told(store: Store, els: Who, jan: Who) -> None:
    known = hand(store, els).last.number
    handing.accept(store, 1, els, known)
    with pytest.raises(OvertakenError, match=r"Els zette ze op “aanvaard”"):
        handing.send_back(store, 1, jan, known, ("", "Toch niet."))
    handed = handing.one(store, 1)
    assert handed and handed.state == "aanvaard"


def test_what_was_overtaken_cannot_be_accepted(store: Store, els: Who) -> None:
    """It was sent back, something newer came, and the older one stays what it is."""
    known = hand(store, els).last.number
    handing.accept(store, 1, els, known)
    hand(store, els, 7, 1)
    before = handing.one(store, 1)
    assert before and before.state == "aanvaard"  # it goes on to count until the newer is accepted
    with pytest.raises(RefusedError, match="bestaat niet"):
        handing.accept(store, 9, els, 1)


def test_it_can_be_taken_back_until_it_is_decided(store: Store, els: Who) -> None:
    known = hand(store, els).last.number
    assert handing.withdraw(store, 1, els, known).state == "ingetrokken"
    assert hand(store, els, 6, 1).number == 2  # the very same may be handed in again


def test_what_is_written_beside_it_is_there_or_neither_is(store: Store, els: Who) -> None:
    def fails(*_: object) -> None:
        raise OSError

    with pytest.raises(StoreError):
        handing.hand_in(store, els, frames("I1", 6), Told(), 0, also=fails)
    assert handing.all_handed(store) == ()


def test_a_decision_is_never_changed(store: Store, els: Who) -> None:
    hand(store, els)
    with pytest.raises((StoreError, IntegrityError)), store.writing() as connection:
        connection.exec_driver_sql("UPDATE desk_step SET state = 'aanvaard'")
