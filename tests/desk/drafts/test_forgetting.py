"""Who is forgotten leaves drafts too."""

from __future__ import annotations

from pathlib import Path

import pytest

from arbeidszorg.settings import Settings
from arbeidszorg.store.database import Store, open_store
from desk.database import migrating
from desk.drafts import drafts
from desk.drafts.forgetting import forget, found
from desk.drafts.sheets import of_rows

HERE = frozenset({"I1"})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(Settings(store=tmp_path))
    migrating.prepare(store)
    return store


def draft(store: Store, initiative: str, *people: str) -> int:
    rows = [
        {"rij": str(number), "registratie_id": f"R{number}", "medewerker_id": person}
        for number, person in enumerate(people, 2)
    ]
    sheet = of_rows("registraties", ("registratie_id", "medewerker_id"), rows)
    return drafts.add(store, initiative, 1, {"registraties": sheet}, None)


def test_rows_of_a_person_leave_the_drafts_of_an_initiative(store: Store) -> None:
    one, other = draft(store, "I1", "P1", " P2", "P2", "P3"), draft(store, "I2", "P2")
    assert found(store, "P2", HERE) == (2, 1) == forget(store, "P2", HERE)
    assert found(store, "P2", HERE) == (0, 0) == forget(store, "P2", HERE)
    left = drafts.one(store, one)
    assert left and list(left.files["registraties"].rows) == [2, 5]
    assert not left.fresh
    assert found(store, "P2", frozenset({"I2"})) == (1, 1) and drafts.one(store, other)


def test_a_draft_without_stays_is_left_alone(store: Store) -> None:
    sheet = of_rows("kosten_opbrengsten", ("jaar",), [{"rij": "2", "jaar": "2025"}])
    drafts.add(store, "I1", 1, {"kosten_opbrengsten": sheet}, None)
    assert forget(store, "P1", HERE) == (0, 0)
