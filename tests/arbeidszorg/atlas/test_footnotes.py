"""Footnotes stand with the figures that they are about, and go with the version into every file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.compiled import files, making
from arbeidszorg.registrations.edition import Footnote
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings
from arbeidszorg.store import versions
from arbeidszorg.store.database import open_store
from arbeidszorg.view.view import View
from helpers.builders import opened, persons, registry, whole_atlas

WHY = "Er kwam een tweede werkplaats bij."
NOTES = (Footnote("I1", 2021, WHY), Footnote("weg", 2021, "Van wie er niet meer is."))
OFFERS = [{"naam": "De Proef", "nis": "31005"}, {"naam": "De Rest", "nis": "36015", "sector": "AW"}]


@pytest.fixture(scope="module")
def given() -> Registry:
    some = [*persons(20, initiatief_id="I1"), *persons(30, initiatief_id="I2")]
    named = [{**s, "registratie_id": f"R{n}", "medewerker_id": f"P{n}"} for n, s in enumerate(some)]
    return replace(registry(OFFERS, named, years=(2020, 2021)), footnotes=NOTES)


@pytest.fixture(scope="module")
def here(given: Registry) -> Atlas:
    return whole_atlas(given)


@pytest.mark.parametrize(
    ("view", "stands"),
    [
        (View((2021, 2021)), True),
        (View((2020, 2021)), True),
        (View((2020, 2020)), False),
        (View((2021, 2021), areas=("31005",)), True),
        (View((2021, 2021), areas=("36015",)), False),
        (View((2021, 2021), sectors=("MB",)), True),
        (View((2021, 2021), sectors=("AW",)), False),
        (View((2021, 2021), measure="plaatsen"), False),
        (View((2021, 2021), place="woonplaats"), True),
        (View((2021, 2021), place="woonplaats", areas=("31005",)), False),
    ],
)
def test_they_stand_with_the_figures_that_they_are_about(
    here: Atlas, view: View, stands: bool
) -> None:
    said = [each.text for each in here.table(view).notes if each.code == "table.remark.explained"]
    assert said == ([f"De Proef legt uit bij 2021: {WHY}"] if stands else [])


def test_a_version_and_what_is_compiled_of_it_keep_them(given: Registry, tmp_path: Path) -> None:
    store = open_store(Settings(store=tmp_path))
    before = versions.make(store, replace(given, footnotes=()), "STAM")
    made = versions.make(store, given, "STAM")
    assert made.number == before.number + 1 and made.edition.footnotes == NOTES
    assert versions.registry_of(store, made.number).edition == made.edition
    with_them = making.compiled(opened(given))
    name = files.write(with_them, tmp_path / "versies")
    assert files.read(tmp_path / "versies" / name).edition.footnotes == NOTES
    without = files.write(making.compiled(opened(replace(given, footnotes=()))), tmp_path)
    said = (tmp_path / without / files.WORDS).read_text(encoding="utf-8")
    assert "footnotes" not in said, "called as before there were any"
