"""What was done with a version stays written with it."""

from __future__ import annotations

import pytest
from sqlalchemy import insert

from arbeidszorg.store import log, tables
from arbeidszorg.store.database import Store
from arbeidszorg.store.errors import StoreError
from arbeidszorg.store.versions import make
from helpers.stores import small


def test_what_was_done_is_read_in_order(store: Store) -> None:
    make(store, small(2), "Els")
    make(store, small(3), "Els")
    log.note(store, 1, "gereed", "a" * 20)
    log.note(store, 2, "aanval", log.HID_MORE)
    log.note(store, 1, "zonder-aanval", "", "Jan")
    log.note(store, 1, "gereed", "b" * 20)
    log.note(store, 1, "gereed", "b" * 20)  # the same is written once
    entries = log.of_version(store, 1)
    assert [(entry.kind, entry.says) for entry in entries] == [
        ("gereed", "a" * 20),
        ("zonder-aanval", ""),
        ("gereed", "b" * 20),
    ]
    assert entries[1].by == "Jan"
    assert log.compiled_into(store, 1) == "b" * 20 and log.compiled_into(store, 2) == ""
    assert log.hid_more(store, 2) and not log.hid_more(store, 1)


def test_what_is_damaged_is_said(store: Store) -> None:
    make(store, small(2), "Els")
    log.note(store, 1, "gereed", "a" * 20)
    (entry,) = log.of_version(store, 1)
    with store.writing() as connection:
        row = {"number": 2, "version": 1, "at": "2027-03-01T12:00:00.000000+00:00", "by": ""}
        row |= {"kind": "gereed", "says": "b" * 20, "seal": entry.seal}
        connection.execute(insert(tables.log), [row])
    with pytest.raises(StoreError, match="het logboek van versie 1"):
        log.of_version(store, 1)
