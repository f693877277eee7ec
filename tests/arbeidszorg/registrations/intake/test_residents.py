"""Residents that somebody hands in: gaps, doubles, old codes, and what a rate is then made over."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from arbeidszorg.disclosure import opening
from arbeidszorg.settings import Settings
from helpers.files import faults_of, folder_of, load, write_csv
from helpers.places import PLACES, PROVINCE

TOWNS = PLACES.members[PROVINCE]
#: Tielt and Meulebeke became Tielt in 2025.
TIELT, PARTS = "37022", ("37015", "37007")
KORTRIJK = "34022"


def rows(
    year: int, numbers: dict[str, int] | None = None, without: str = ""
) -> list[dict[str, str]]:
    given = {town: 100 for town in TOWNS if town != without} | (numbers or {})
    return [{"nis": nis, "jaar": str(year), "inwoners": str(n)} for nis, n in given.items()]


def test_own_years_come_before_those_of_the_atlas(tmp_path: Path) -> None:
    registry = load(folder_of(tmp_path, inwoners=rows(2024)))
    assert registry.residents is not None
    assert registry.residents.number(TOWNS, 2024) == 6200
    (notice,) = registry.notices
    assert "1 januari 2024" in notice and "inwoners.csv" in notice


def test_the_rate_is_over_them_and_the_version_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What may be shown is another question, which takes long.
    monkeypatch.setattr(opening, "decided", lambda *_: None)
    monkeypatch.setattr(
        opening, "gate", lambda *_: SimpleNamespace(may=None, areas=SimpleNamespace(index=None))
    )
    plain = load(folder_of(tmp_path)).version
    write_csv(tmp_path, "inwoners", *rows(2024))
    registry = load(tmp_path)
    answers = opening.opened(registry, PLACES, Settings(data=tmp_path)).answers
    assert answers.edition.version != plain
    assert answers.geography.residents_of(KORTRIJK, 2024) == 100
    assert answers.geography.residents_of(KORTRIJK, 2023) == PLACES.residents_of(KORTRIJK, 2023)


def test_towns_of_before_a_merger_are_added_up(tmp_path: Path) -> None:
    old = rows(2024, {PARTS[0]: 70, PARTS[1]: 40}, without=TIELT)
    registry = load(folder_of(tmp_path, inwoners=old))
    assert registry.residents is not None
    assert registry.residents.number((TIELT,), 2024) == 110


def test_a_town_that_is_given_twice_counts_as_it_is_now(tmp_path: Path) -> None:
    registry = load(folder_of(tmp_path, inwoners=rows(2024, {PARTS[0]: 70})))
    assert registry.residents is not None
    assert registry.residents.number((TIELT,), 2024) == 100
    assert any("Tielt staat er zowel" in notice for notice in registry.notices)


def test_other_denominators_are_not_used_and_that_is_said(tmp_path: Path) -> None:
    registry = load(folder_of(tmp_path, inwoners=[row | {"18-64": "60"} for row in rows(2024)]))
    assert any("kolom 18-64 wordt niet gebruikt" in notice for notice in registry.notices)


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (rows(2025, without=KORTRIJK), "voor 2025 ontbreekt Kortrijk"),
        (rows(2025, {PARTS[0]: 70}, without=TIELT), "voor 2025 ontbreekt Tielt"),
        (rows(2025)[:50], "voor 2025 ontbreken 12 gemeenten"),
    ],
)
def test_a_year_with_gaps_is_said_and_left_out(
    tmp_path: Path, gap: list[dict[str, str]], words: str
) -> None:
    registry = load(folder_of(tmp_path, inwoners=[*rows(2024), *gap]))
    assert registry.residents is not None
    assert set(registry.residents.years) == {2024}
    assert any(words in notice for notice in registry.notices)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (rows(2024, without=KORTRIJK), "Geen enkel jaar heeft alle gemeenten"),
        ([*rows(2024), *rows(2024)[:1]], "Deze rij komt meer dan één keer voor"),
        (rows(2024, {KORTRIJK: 0}), "Dit getal is te klein of te groot"),
        (rows(2024, {"34999": 5}), "Deze NIS-code bestaat niet in het gebied van de atlas"),
        (rows(2024, {"11002": 5}), "Deze gemeente ligt niet in het gebied van de atlas"),
        ([*rows(2024)[1:], rows(2024)[0] | {"inwoners": "veel"}], "Dit is geen geheel getal"),
        ([*rows(2024)[1:], rows(2024)[0] | {"inwoners": ""}], "Dit verplichte veld is leeg"),
        ([*rows(2024)[1:], rows(2024)[0] | {"jaar": "24"}], "Dit getal is te klein of te groot"),
    ],
)
def test_what_does_not_hold_is_refused(
    tmp_path: Path, content: list[dict[str, str]], rule: str
) -> None:
    faults = faults_of(folder_of(tmp_path, inwoners=content))
    assert {fault.rule for fault in faults} == {rule}
    assert all(fault.file == "inwoners.csv" for fault in faults)
