"""Which tables are published, and that they say what the atlas says: no more, no less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata.tables import FIRST, LISTS, entries, name_of, sheet, views
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN
from arbeidszorg.view.measures import MEASURES
from arbeidszorg.view.view import SPLITS
from helpers.builders import persons, registry, weakened_atlas


def test_every_measure_is_published_by_everything_that_pages_offer(demo_atlas: Atlas) -> None:
    asked = list(views(demo_atlas))
    assert {view.measure for view in asked} == set(MEASURES)
    assert {split for view in asked for split in view.split} == set(SPLITS)
    by_home = {view.measure for view in asked if view.place == "woonplaats"}
    assert by_home == {name for name, each in MEASURES.items() if not each.is_offer}
    assert [name_of(view) for view in asked if "tredes" in view.split] == [
        "uitstroom-naar-tredes",
        "uitstroom-volgens-woonplaats-naar-tredes",
    ]
    assert "plaatsen-naar-geslacht" not in entries(demo_atlas)
    assert "medewerkers-naar-sector-en-activiteit" in entries(demo_atlas)


def test_names_and_titles_tell_tables_apart(demo_atlas: Atlas) -> None:
    every = entries(demo_atlas)
    assert len({entry.title for entry in every.values()}) == len(every)
    assert next(iter(every)) == FIRST
    lists = [name for name, entry in every.items() if entry.group == LISTS]
    assert lists == ["initiatieven", "gebieden", "inwoners", "gepubliceerde-cijfers"]
    with pytest.raises(KeyError):
        sheet(demo_atlas, "registraties")


@pytest.mark.parametrize(
    "name",
    [
        "medewerkers",
        "uren-naar-leeftijd",
        "plaatsen-naar-vorm",
        "uitstroom-volgens-woonplaats-naar-tredes",
        "medewerkers-volgens-woonplaats-naar-sector-en-activiteit",
    ],
)
def test_a_table_holds_the_protected_table_of_each_level(demo_atlas: Atlas, name: str) -> None:
    view = next(view for view in views(demo_atlas) if name_of(view) == name)
    made = sheet(demo_atlas, name)
    keys = [made.place(each) for each in made.dimensions]
    value, status = made.place("waarde"), made.place("status")
    cells = {tuple(row[at] for at in keys): (row[value], row[status]) for row in made.rows}
    assert len(cells) == len(made.rows), "no cell stands there twice"
    told = set()
    for level in demo_atlas.geography.levels:
        for row in demo_atlas.table(replace(view, level=level)).rows:
            key = (row.year, row.area, *(row.codes[split] for split in view.split))
            number, said = cells[key]
            assert said == row.status
            assert number is None if row.value != row.value else number == pytest.approx(row.value)
            told.add(key)
    assert told == set(cells)


def test_who_lives_elsewhere_stands_there_once(demo_atlas: Atlas) -> None:
    made = sheet(demo_atlas, "medewerkers-volgens-woonplaats")
    year, level, area = (made.place(name) for name in ("jaar", "niveau", "gebied"))
    beside = [row for row in made.rows if row[area] in (OUTSIDE, UNKNOWN)]
    assert {row[level] for row in beside} == {"buiten"}
    years = range(demo_atlas.years[0], demo_atlas.years[1] + 1)
    assert sorted((row[year], row[area]) for row in beside) == sorted(
        (number, code) for number in years for code in (OUTSIDE, UNKNOWN)
    )


def test_small_numbers_are_hidden_here_too() -> None:
    here = weakened_atlas(registry(stays=persons(3)))
    made = sheet(here, "medewerkers")
    value, status = made.place("waarde"), made.place("status")
    assert {row[status] for row in made.rows} >= {"verborgen"}
    assert {row[value] for row in made.rows if row[status] == "verborgen"} == {None}
    assert 3 not in {row[value] for row in made.rows}


def test_every_table_of_a_small_world_can_be_made() -> None:
    """Without initiatives of most kinds, places or profiles."""
    here = weakened_atlas(registry(stays=persons(6), years=(2021, 2021)))
    for name, entry in entries(here).items():
        made = entry.make(here)
        assert made.name == name and len(made.columns) == len({c.name for c in made.columns})
        assert all(len(row) == len(made.columns) for row in made.rows)
