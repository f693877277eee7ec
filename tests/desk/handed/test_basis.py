"""What a row adds to: all that was handed in last, so that nothing of it is lost."""

from __future__ import annotations

import pytest

from arbeidszorg.store import versions
from arbeidszorg.store.database import Store
from desk.handed import basis, composing, handing
from desk.handed.handed import Told, Who
from helpers.engines import BOTH
from helpers.handings import frames
from helpers.stores import small

pytestmark = BOTH


@pytest.mark.parametrize("state", ["ingediend", "teruggestuurd", "aanvaard", "ingetrokken"])
def test_it_is_what_was_handed_in_last(store: Store, els: Who, state: str) -> None:
    versions.make(store, small(5, 3, years=(2021, 2021)), "Els")
    before = basis.registry(store, "I1")
    assert before is not None and basis.of(composing.standing(store), "I1") is None
    handed = handing.hand_in(store, els, frames("I1", 7), Told(), 0)
    if state == "teruggestuurd":
        handing.send_back(store, handed.number, els, handed.last.number, ("", "Kijk na."))
    elif state != "ingediend":
        decide = handing.accept if state == "aanvaard" else handing.withdraw
        decide(store, handed.number, els, handed.last.number)
    after = basis.registry(store, "I1")
    part = basis.submission(store, composing.standing(store), "I1")
    assert after is not None and part is not None
    own = after.registrations[after.registrations["initiatief_id"].astype(str) == "I1"]
    expected = 5 if state == "ingetrokken" else 7
    assert len(own) == part.stays == expected
    assert len(after.registrations) - len(own) == 3, "of others nothing changes"
    kinds = [registry.registrations.dtypes.map(str).to_dict() for registry in (before, after)]
    assert kinds[0] == kinds[1]


def test_before_there_is_a_version(store: Store, els: Who) -> None:
    assert basis.registry(store, "I1") is None
    handing.hand_in(store, els, frames("I1", 7), Told(), 0)
    after = basis.registry(store, "I1")
    assert after is not None and len(after.registrations) == 7
