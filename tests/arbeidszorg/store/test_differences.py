"""What two versions count differently: the numbers of the atlas itself, per initiative and year."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from arbeidszorg.counting.by_initiative import counts
from arbeidszorg.settings import Settings
from arbeidszorg.store.database import open_store
from arbeidszorg.store.differences import differences
from arbeidszorg.store.errors import StoreError
from arbeidszorg.store.versions import make
from helpers.builders import registry
from helpers.stores import small


def test_what_changed_is_said_per_initiative_and_year(tmp_path: Path) -> None:
    store = open_store(Settings(store=tmp_path))
    before = registry(
        [{"naam": "A"}, {"naam": "B"}, {"naam": "C"}],
        [
            {"initiatief_id": "I1", "startdatum": "2020-05-01", "einddatum": "2021-02-01"},
            {"initiatief_id": "I2", "startdatum": "2021-05-01"},
        ],
    )
    after = registry(
        [{"naam": "A"}, {"naam": "Bé"}, {"naam": "D", "initiatief_id": "I4"}],
        [
            {"initiatief_id": "I1", "startdatum": "2020-05-01", "einddatum": "2021-02-01"},
            {"initiatief_id": "I2", "startdatum": "2021-05-01", "einddatum": "2022-03-01"},
            {"initiatief_id": "I2", "startdatum": "2022-05-01", "medewerker_id": "P1"},
        ],
    )
    for each in (before, after):
        make(store, each, "STAM")
    changed = differences(store, 1, 2, counts)
    assert (changed.new, changed.gone) == (("I4",), ("I3",))
    assert (changed.again, changed.same) == (("I2",), ("I1",))
    assert changed.names == {"I1": "A", "I2": "Bé", "I3": "C", "I4": "D"}
    said = [(each.initiative, each.year, each.persons) for each in changed.changes]
    assert said == [
        # who came back did not leave: the same stay of I1 counts no longer as the last
        ("I1", 2021, {"uitstroom": (1, 0)}),
        ("I2", 2022, {"medewerkers": (1, 2), "uitstroom": (0, 1)}),
    ]
    back = differences(store, 2, 1, counts)
    assert (back.new, back.gone, len(back.changes)) == (("I3",), ("I4",), 2)
    assert differences(store, 2, 2, counts).changes == ()


def test_years_that_one_of_both_shows_count(tmp_path: Path) -> None:
    store = open_store(Settings(store=tmp_path))
    make(store, replace(small(2), last_year=2021), "STAM")
    make(store, replace(small(2), last_year=2022), "STAM")
    (change,) = differences(store, 1, 2, counts).changes
    assert (change.year, change.persons) == (2022, {"medewerkers": (0, 2)})


def test_a_version_that_is_not_there(tmp_path: Path) -> None:
    store = open_store(Settings(store=tmp_path))
    make(store, small(2), "STAM")
    with pytest.raises(StoreError, match="Versie 3 bestaat niet"):
        differences(store, 1, 3, counts)
