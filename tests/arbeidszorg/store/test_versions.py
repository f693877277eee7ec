"""Versions: what goes in comes out, nothing is copied, nothing changes, nobody is overwritten."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select, text, update

from arbeidszorg.counting import facts
from arbeidszorg.disclosure import decision_file
from arbeidszorg.places.residents import by_year
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.registrations.schemas import SCHEMAS
from arbeidszorg.settings import Settings
from arbeidszorg.store import packing, tables
from arbeidszorg.store.database import Store, open_store
from arbeidszorg.store.errors import StoreError, TakenError
from arbeidszorg.store.submissions import submissions, texts_of
from arbeidszorg.store.versions import (
    latest,
    make,
    registry_of,
    submissions_of,
    version,
    versions,
)
from helpers.builders import PLACES, registry
from helpers.examples import examples
from helpers.stores import ended, forked, says, small
from helpers.strategies import registries


def count(store: Store, table: str) -> int:
    with store.reading() as connection:
        chosen = select(func.count()).select_from(tables.metadata.tables[table])
        return int(connection.execute(chosen).scalar_one())


def test_the_demonstration_comes_out_as_it_went_in(store: Store, demo_registry: Registry) -> None:
    """To the order of its rows: what was decided about the folder holds for the version."""
    assert make(store, demo_registry, "STAM", "eerste").number == 1
    again = registry_of(store, 1)
    assert says(again) == says(demo_registry) and again.edition == demo_registry.edition
    for frame, before, file in (
        (again.initiatives, demo_registry.initiatives, "initiatieven"),
        (again.registrations, demo_registry.registrations, "registraties"),
        (again.costs, demo_registry.costs, "kosten_opbrengsten"),
    ):
        SCHEMAS[file].validate(frame)
        assert list(map(str, frame.dtypes)) == list(map(str, before.dtypes))
    old, new = (
        decision_file.origin(facts.build(each, PLACES), PLACES, each.version, "regel")
        for each in (demo_registry, again)
    )
    assert old == new


@given(drawn=registries())
@settings(max_examples=examples(20), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_goes_in_comes_out(store: Store, drawn: Registry) -> None:
    which = make(store, drawn, "STAM")
    assert says(registry_of(store, which.number)) == says(drawn)


def test_odd_texts_come_out(store: Store) -> None:
    odd = 'Café "De Linde", links;\r\nof\trechts'
    rows = [
        {
            "naam": odd,
            "organisatie": "=1+1",
            "postcode": "0800",
            "telefoon": "+32",
            "lat": 0.1 + 0.2,
        },
        {"naam": "NA", "organisatie": "null", "straat": "\u0301x", "website": "-"},
    ]
    handed = registry(rows, [{"uren_per_week": 1 / 3, "geboortejaar": 1955}])
    again = registry_of(store, make(store, handed, "STAM").number)
    assert says(again) == says(handed)
    assert again.initiatives["naam"].tolist() == [odd, "NA"]
    assert again.initiatives["lat"].iloc[0] == 0.1 + 0.2
    assert again.initiatives["telefoon"].tolist() == ["+32", None]


def test_what_came_later_changes_nothing_of_what_was_handed_in_before(store: Store) -> None:
    """Rows without any of it are the same text, and rows with and without keep their order."""
    rows = [{}, {"halte": "Markt", "vrije_plaatsen": 2}, {}]
    handed = registry(rows, [{"initiatief_id": f"I{n}"} for n in (1, 2, 3)])
    again = registry_of(store, make(store, handed, "STAM").number)
    assert again.initiatives["halte"].tolist() == [None, "Markt", None]
    assert again.initiatives["vrije_plaatsen"].tolist()[1] == 2
    plain, told, _ = (
        packing.unpack(each.files["initiatieven"])
        for each in submissions(handed, datetime(2026, 3, 1, tzinfo=UTC))
    )
    assert plain.splitlines()[0].endswith(b",website,email,telefoon")
    assert told.splitlines()[0].endswith(b",telefoon,vrije_plaatsen,halte")


def test_residents_belong_to_a_version(store: Store) -> None:
    living = by_year([("31005", 2025, 118_000), ("33029", 2025, 18_000)])
    make(store, small(2, residents=living), "STAM")
    make(store, small(3, residents=living), "STAM")
    make(store, small(3), "STAM")
    kept = [registry_of(store, number).residents for number in (1, 2, 3)]
    assert kept[0] and kept[1] and kept[2] is None
    assert kept[0].years == kept[1].years == living.years
    assert count(store, "atlas_residents") == 1


def test_a_submission_is_kept_once(store: Store) -> None:
    make(store, small(2, 3, 4), "STAM")
    make(store, small(2, 5, 4), "STAM", "De tweede diende opnieuw in")
    one, two = versions(store)
    assert [a == b for a, b in zip(one.submissions, two.submissions, strict=True)] == [1, 0, 1]
    assert count(store, "atlas_submission") == 4
    again = {each.initiative: texts_of(each) for each in submissions_of(store, 2)}
    assert list(again) == ["I1", "I2", "I3"]
    assert again["I2"]["registraties"].count(b"\n") == 6


def test_the_order_of_rows_in_a_file_says_nothing(store: Store) -> None:
    handed = small(3, 3)
    turned = replace(handed, registrations=handed.registrations.iloc[::-1])
    assert make(store, handed, "STAM").number == make(store, turned, "STAM").number == 1


def test_the_same_data_are_the_same_version(store: Store) -> None:
    first = make(store, small(2), "STAM", "eerste")
    assert make(store, small(2), "Jan", "nog eens") == first == version(store, 1)
    assert make(store, small(2, source="Andere bron"), "Jan").number == 2


def test_an_old_version_is_as_it_was(store: Store) -> None:
    handed = [small(n, 3) for n in (1, 2, 3)]
    for each in handed:
        make(store, each, "STAM")
    assert [says(registry_of(store, n)) for n in (1, 2, 3)] == [says(each) for each in handed]


def test_who_comes_second_is_told(store: Store) -> None:
    make(store, small(1), "Jan", after=0)
    with pytest.raises(TakenError, match=r"^Iemand was u voor: Jan maakte versie 1 op .* Van u is"):
        make(store, small(2), "Els", after=0)
    assert [each.by for each in versions(store)] == ["Jan"]
    assert count(store, "atlas_submission") == 1


def test_of_two_processes_one_wins(settings: Settings, store: Store) -> None:
    together = multiprocessing.get_context("fork").Barrier(2)

    def work(people: int) -> None:
        own = open_store(settings)
        together.wait(60)
        try:
            make(own, small(people, 5), f"maker {people}", after=0)
        except TakenError as error:
            raise SystemExit("maker" not in str(error)) from None

    children = [forked(lambda people=people: work(people)) for people in (1, 2)]
    assert sorted(map(ended, children)) == [0, 1]
    (won,) = versions(store)
    assert says(registry_of(store, 1)) == says(small(int(won.by[-1]), 5))
    assert count(store, "atlas_submission") == 2


@pytest.mark.parametrize("number", [2, 0])
def test_a_version_that_is_not_there(store: Store, number: int) -> None:
    with pytest.raises(StoreError, match="Er zijn nog geen versies"):
        registry_of(store, number)
    make(store, small(1), "STAM")
    with pytest.raises(StoreError, match=f"^Versie {number} bestaat niet. De laatste is versie 1"):
        registry_of(store, number)


def test_a_version_without_initiatives_cannot_be(store: Store) -> None:
    with pytest.raises(StoreError, match="zonder initiatieven"):
        make(store, registry([]), "STAM")
    assert latest(store) == 0


@pytest.mark.parametrize(
    ("note", "reason"),
    [("x" * 501, "500 tekens"), ("Bel 0470 12 34 56", "van een persoon"), ("a@b.be", "persoon")],
)
def test_a_note_says_nothing_about_a_person(store: Store, note: str, reason: str) -> None:
    with pytest.raises(StoreError, match=reason):
        make(store, small(1), "STAM", note)
    assert latest(store) == 0


def unguarded(store: Store, table: str) -> None:
    """Take the guard of a table away, as somebody with bad intentions or a broken disk does."""
    with store.writing() as connection:
        if store.is_sqlite:
            connection.execute(text(f"DROP TRIGGER {table}_no_update"))
        else:
            connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))


@pytest.mark.parametrize("data", [b"", b"onzin", None])
def test_a_damaged_submission_is_said(store: Store, data: bytes | None) -> None:
    make(store, small(2, 3), "STAM")
    make(store, small(2, 4), "STAM")
    table = tables.submission
    with store.reading() as connection:
        rows = connection.execute(select(table).where(table.c.initiative == "I2")).all()
    (three,) = (row.digest for row in rows if row.stays == 3)
    (other,) = (row.registraties for row in rows if row.stays == 4)
    unguarded(store, "atlas_submission")
    with store.writing() as connection:
        changed = {"registraties": other if data is None else data}
        connection.execute(update(table).where(table.c.digest == three).values(changed))
    with pytest.raises(StoreError, match=r"^Beschadigd: wat I2 indiende is niet meer wat"):
        registry_of(store, 1)
    assert says(registry_of(store, 2)) == says(small(2, 4))


@pytest.mark.parametrize(
    "values", [{"note": "anders"}, {"edition": "{}"}, {"edition": "?"}, {"at": "gisteren"}]
)
def test_a_version_that_was_changed_is_said(store: Store, values: dict[str, str]) -> None:
    make(store, small(2), "STAM")
    unguarded(store, "atlas_version")
    with store.writing() as connection:
        connection.execute(update(tables.version).values(values))
    with pytest.raises(StoreError, match=r"^Beschadigd: versie 1 is niet meer wat"):
        versions(store)


@pytest.mark.parametrize("header", [b"initiatief_id,maanstand\n", b"initiatief_id\n"])
def test_rows_of_another_program_are_said(header: bytes) -> None:
    with pytest.raises(StoreError, match="andere kolommen dan dit programma kent"):
        packing.frame_of("initiatieven", [header + b"x,1\n"])
