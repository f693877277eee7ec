"""The audit: it passes what is protected, and finds what is not."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from arbeidszorg.counting import cube
from arbeidszorg.disclosure import holdings
from arbeidszorg.disclosure.audit import attack_flows, audit, summary
from arbeidszorg.disclosure.audit.audit import Report
from arbeidszorg.disclosure.lattice import Threshold
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.view.measures import PLACES as PLACES_OF_PERSONS
from arbeidszorg.view.measures import MeasureCode
from arbeidszorg.view.view import LADDER
from helpers.builders import PLACES, opened, persons, registry, weakened

YEAR = (2021, 2021)
GONE = {"initiatief_id": "I3", "startdatum": "2019-01-01", "einddatum": "2021-06-30"}


@pytest.fixture(scope="module")
def registrations() -> Registry:
    """A group of three, and three who went another way than the many who left."""
    stays = [
        *persons(3),
        *persons(9, initiatief_id="I2", geslacht="v"),
        *persons(60, initiatief_id="I3", startdatum="2019-01-01"),
        *persons(20, **GONE, trede_voor=2, trede_na=3),
        *persons(11, **GONE, trede_voor=3, trede_na=5),
        *persons(3, **GONE, trede_voor=4, trede_na=6),
    ]
    offers = [{"nis": "31005"}, {"nis": "31033"}, {"nis": "34022", "sector": "GGZ"}]
    return registry(offers, stays, years=YEAR)


def audited(data: Opened, *measures: MeasureCode) -> Report:
    """Few measures are enough to see it at work."""
    areas, cells = data.gate.areas, cube.build(data.facts, PLACES)
    counted = {
        (measure, place): holdings.count(data.facts, areas, cells, measure, place)
        for measure in measures
        for place in PLACES_OF_PERSONS
    }
    return audit.run(data.answers.ask, data.gate, counted, Threshold(1, 4), totals=False)


def test_what_is_protected_holds(registrations: Registry, tmp_path: Path) -> None:
    data = opened(registrations)
    report = audited(data, "uren", *attack_flows.MEASURES)
    assert report.holds, [*report.leaks[:3], *report.narrow[:3]]
    assert report.questions > 500
    assert any(numbers for numbers in report.hidden.values())
    cells, holding, hidden = report.cells["medewerkers", "vestiging", "", "gemeente"]
    assert (cells, holding, hidden) == (62, 3, 2)
    assert any(number.count == 3 for number in report.hidden[LADDER, 2021])
    assert report.cells["uitstroom", "vestiging", LADDER, "provincie"] == (25, 3, 2)
    text = "\n".join(summary.lines(report))
    assert "Geen enkel verborgen getal is te achterhalen" in text
    (tmp_path / "a.csv").touch(0o644)
    summary.write(report, data.gate, tmp_path / "a.csv")
    assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == 0o600  # the owner's alone
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("maat;plaats;jaar;")
    assert any(line.startswith("medewerkers;vestiging;2021;;31005;;;3;") for line in lines)


def test_what_only_hides_small_numbers_is_found_out(registrations: Registry) -> None:
    report = audited(weakened(registrations), "medewerkers")
    assert not report.holds
    assert any(number.count == 3 and number.rise == number.fall == 0 for _, number in report.narrow)
    text = "\n".join(summary.lines(report))
    assert "te nauwkeurig te achterhalen" in text
    assert "als u het ene getoonde getal van het andere aftrekt: " in text
    assert {number.how for _, number in report.beyond.found} >= {"persons"}
