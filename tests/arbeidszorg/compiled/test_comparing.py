"""Which numbers a version holds back, hides or shows anew, and why."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from arbeidszorg.compiled import compared, comparing, releasing
from arbeidszorg.compiled.comparing import Line, Sides
from arbeidszorg.settings import Settings
from arbeidszorg.store.database import Store, open_store
from arbeidszorg.store.versions import make
from helpers.stores import NOON, published, small


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(store=tmp_path_factory.mktemp("opslag"))


@pytest.fixture(scope="module")
def store(settings: Settings) -> Store:
    """Version 1 is public; in 2 somebody came in late, and there is a year more, in which few are
    at the second initiative."""
    here = open_store(settings, lambda: NOON)
    published(here, settings, small(40, 30, years=(2021, 2021), version="v1"))
    make(here, small(41, 30, 3, years=(2021, 2022), version="v2"), "Els")
    return here


@pytest.fixture(scope="module")
def sides(store: Store, settings: Settings) -> Sides:
    return releasing.compare(store, settings, 1, 2)[0]


@pytest.fixture(scope="module")
def lines(sides: Sides) -> list[Line]:
    return list(comparing.lines(sides))


def told(lines: list[Line], **chosen: object) -> Counter[tuple[str, str]]:
    kept = [line for line in lines if all(getattr(line, n) == v for n, v in chosen.items())]
    counts: Counter[tuple[str, str]] = Counter()
    for line in kept:
        counts[line.what, line.why] += line.count
    return counts


def test_a_year_that_was_public_is_held_back(lines: list[Line]) -> None:
    one = {"measure": "medewerkers", "place": "vestiging", "split": "", "sector": ""}
    assert told(lines, **one, year=2021, level="provincie") == {
        ("achtergehouden", "jaar-openbaar"): 1
    }
    assert told(lines, **one, year=2022, level="provincie") == {("getoond", "nieuw-jaar"): 1}
    assert {line.year for line in lines if line.what == "achtergehouden"} == {2021}
    assert {line.area for line in lines if line.level == "provincie"} == {"West-Vlaanderen"}


def test_every_number_that_is_told_is_one_that_can_be_asked(
    lines: list[Line], sides: Sides
) -> None:
    """Against what was compiled: as many are shown anew as there are, in the new year."""
    shown = sides.after.shown["medewerkers", "vestiging"].persons[1, :, :, 0]
    anew = told(lines, measure="medewerkers", place="vestiging", split="", year=2022)
    assert anew["getoond", "nieuw-jaar"] == int((shown > 0).sum())
    assert all(line.count > 0 for line in lines)


def test_beside_nothing_all_is_new(store: Store, settings: Settings) -> None:
    sides, closed = releasing.compare(store, settings, 0, 1)
    anew = list(comparing.lines(sides))
    assert closed is None
    assert {line.what for line in anew} <= {"getoond", "verborgen"}
    assert {line.why for line in anew if line.what == "getoond"} == {"nieuw-jaar"}
    same, _ = releasing.compare(store, settings, 1, 1)
    assert list(comparing.lines(same)) == []


def test_nothing_is_kept_of_a_comparison(store: Store, settings: Settings) -> None:
    from arbeidszorg.compiled import ready, released

    releasing.compare(store, settings, 1, 2)
    assert set(released.read(ready.of_store(settings)).names) == {1}


def test_it_is_told_by_measure_year_and_level_and_why(lines: list[Line]) -> None:
    lead, heads, *rest = compared.words(lines, 2021)
    assert "lezers" in lead and heads.split()[:3] == ["maat", "jaar", "niveau"]
    table = [line for line in rest if line.startswith("Arbeidszorgmedewerkers  2021  ")]
    assert [line.split("  ")[2].strip() for line in table][:2] == ["iedereen samen", "provincie"]
    text = "\n".join(rest)
    assert "worden achtergehouden: ze horen bij jaren (tot en met 2021)" in text
    assert "van jaren die er nog niet waren" in text and "vanaf 2022" in text
    (total,) = [line for line in rest if line.startswith("Alles samen")]
    assert str(sum(line.count for line in lines if line.what == "achtergehouden")) in total
    assert list(compared.words([], 2021)) == [
        "Lezers zien na deze versie precies wat ze al zagen: geen enkel getal wordt "
        "achtergehouden, verborgen of nieuw getoond."
    ]


def test_it_is_a_file_without_numbers_of_persons(lines: list[Line], tmp_path: Path) -> None:
    file = tmp_path / "vergelijking.csv"
    assert compared.write(lines, file) == len(lines)
    heads, first, *_ = file.read_text("utf-8-sig").splitlines()
    assert heads == "maat;plaats;jaar;niveau;gebied;sector;uitsplitsing;wat;waarom;aantal getallen"
    assert first.startswith("medewerkers;vestiging;2021;alles;") and first.endswith(";1")
