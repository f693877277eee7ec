"""Two publications together tell no more than one: what was published stays what it was."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from arbeidszorg.counting import cube
from arbeidszorg.disclosure import decision, decision_file, holdings, opening, publications
from arbeidszorg.disclosure.audit import attack_years
from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.disclosure.decision_file import Origin
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.disclosure.publications import Publication, PublicationError
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import DATA, Settings
from arbeidszorg.view.measures import PERSON_MEASURES, PLACES
from arbeidszorg.view.view import View
from helpers import builders
from helpers.builders import count, persons, registry
from helpers.publications import published, until
from helpers.years import FIRST, LAST, years_of

CLOSED = (FIRST, LAST - 1)


def late_persons(registered: Registry, many: int) -> set[str]:
    everybody = sorted(set(registered.registrations["medewerker_id"]))
    return set(random.Random(1).sample(everybody, many))


def answers(opened: Opened, *years: int) -> list[tuple[Any, ...]]:
    """What is said of some years, in many ways."""
    views = [
        View(years or CLOSED, measure=measure, place=place, level=level, split=split)  # type: ignore[arg-type]
        for measure in ("medewerkers", "uitstroom")
        for place in PLACES
        for level in ("provincie", "regio", "gemeente")
        for split in ((), ("sector",), ("activiteit",), ("geslacht",))
    ]
    return [
        (view, row.year, row.area, *row.codes.values(), str(row.value), row.status)
        for view in views
        for row in opened.answers.ask(view).rows
    ]


@pytest.fixture(scope="module")
def full() -> Registry:
    return years_of(1, initiatives=6, most=35)


@pytest.fixture(scope="module")
def pair(full: Registry) -> tuple[Opened, Opened]:
    """Two publications: of two years, without three persons, and of three with them."""
    first, publication = published(until(full, LAST - 1, late_persons(full, 3)))
    return first, published(full, publication)[0]


def test_no_answer_about_a_published_year_changes(pair: tuple[Opened, Opened]) -> None:
    first, second = pair
    assert answers(first) == answers(second)
    assert any("verborgen" in row for row in answers(first))


def test_published_anew_the_same_year_would_tell_who_came_in(full: Registry) -> None:
    """What is kept from happening: numbers that differ by one person of each of three."""
    view = View((FIRST, FIRST), level="gemeente", split=("geslacht", "sector"))
    before, after = (
        count(registered, view).frame["waarde"]
        for registered in (until(full, LAST - 1, late_persons(full, 3)), full)
    )
    assert {0, 1} <= set(after - before)


def test_all_that_was_published_leaves_every_hidden_group_open(pair: tuple[Opened, Opened]) -> None:
    opened = pair[1]
    decided, areas = opened.gate.decision, opened.gate.areas
    cells = cube.build(opened.facts, builders.PLACES)
    counted = {
        (each.measure, each.place): each
        for each in holdings.populations(opened.facts, areas, cells)
    }
    forms = {(measure, PLACES[0]): decided.forms[measure] for measure in PERSON_MEASURES}
    known = attack_years.Known(areas, counted, decided.groups, forms)
    hidden = [number for each in attack_years.ranges(known, 3).values() for number in each]
    assert len(hidden) > 300
    assert [number for number in hidden if number.rise - number.fall < 3 - 1e-6] == []


def test_three_publications_keep_each_year_as_it_was_first(full: Registry) -> None:
    one, publication = published(until(full, FIRST, late_persons(full, 30)))
    two, later = published(until(full, FIRST + 1, late_persons(full, 9)), publication)
    three, _ = published(full, later)
    assert answers(one, FIRST, FIRST) == answers(three, FIRST, FIRST)
    assert answers(two, FIRST + 1, FIRST + 1) == answers(three, FIRST + 1, FIRST + 1)
    assert three.answers.edition.closed == FIRST + 1


def test_a_reader_is_told_which_years_are_closed(pair: tuple[Opened, Opened]) -> None:
    first, second = pair
    words = (
        "De cijfers tot en met 2020 blijven zoals ze gepubliceerd werden (registraties tot "
        "31/12/2020). Wat later binnenkwam, telt mee vanaf 2021."
    )

    def remarks(opened: Opened, *years: int) -> list[str]:
        return [text for _, text in opened.answers.ask(View(years)).remarks]  # type: ignore[arg-type]

    assert words in remarks(second, FIRST, LAST) and words in remarks(second, *CLOSED)
    assert words not in remarks(second, LAST, LAST) and words not in remarks(first, *CLOSED)
    edition = second.answers.edition
    assert (edition.first_year, edition.last_year) == (FIRST, LAST)
    assert (edition.closed, edition.closed_on) == (LAST - 1, date(LAST - 1, 12, 31))
    assert edition.version not in (first.answers.edition.version, "proef")


def test_without_a_new_year_nothing_changes_and_that_is_said(full: Registry) -> None:
    first, publication = published(until(full, FIRST))
    again, _ = published(until(full, FIRST, late_persons(full, 20)), publication)
    assert answers(first, FIRST, FIRST) == answers(again, FIRST, FIRST)
    assert "aan de cijfers verandert dus niets" in again.answers.edition.notices[0]


def test_net_results_and_amounts_of_a_published_year_stay() -> None:
    amounts = {
        "subsidies": 9000,
        "omzet": 500,
        "andere_opbrengsten": 0,
        "personeelskosten": 4000,
        "werkingskosten": 100,
        "infrastructuurkosten": 0,
    }
    stays = [
        stay
        for n in (1, 2, 3)
        for stay in persons(9, initiatief_id=f"I{n}", startdatum="2019-02-01")
    ]
    costs = [
        {"initiatief_id": f"I{n}", "jaar": year, **amounts} for n in (1, 2, 3) for year in (2020,)
    ]
    before = registry(({}, {}, {}), stays, costs, (2019, 2020))
    dearer = [{**row, "omzet": 90_000, "jaar": year} for row in costs for year in (2020, 2021)]
    first = publications.source(before, builders.PLACES)
    now = publications.source(
        registry(({}, {}, {}), stays, dearer, (2019, 2021)),
        builders.PLACES,
        Publication(first, Decision("", "", {}, {}, {})),
    )
    settings = Settings()
    assert now.net_results(settings, 2020).spreads == first.net_results(settings, 2020).spreads
    assert now.net_results(settings, 2021).spreads[-1].middle == pytest.approx(10_500, abs=100)
    assert now.net_results(settings, 2021).years == (2020, 2021)
    assert now.amounts() == dict.fromkeys((2020, 2021), frozenset({"I1", "I2", "I3"}))


# --- folders -------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "vorige"
    shutil.copytree(DATA / "demo", target)
    return target


def test_what_was_published_is_read_whatever_rule_it_was_decided_by(
    folder: Path, demo_opened: Opened, demo_origin: Origin
) -> None:
    old = replace(demo_opened.gate.decision, rule="3/1-4", version=demo_origin.mark)
    decision_file.save(old, folder / decision.FILE)
    publication = publications.read((folder,), builders.PLACES, Settings())
    assert publication and publication.decision.rule == "3/1-4"
    assert all(
        np.array_equal(cells, publication.decision.groups[key]) for key, cells in old.groups.items()
    )


@pytest.mark.parametrize("damage", ["gone", "other", "flipped"])
def test_without_knowing_what_was_shown_there_is_no_publication(
    folder: Path, demo_opened: Opened, damage: str
) -> None:
    file = folder / decision.FILE
    if damage == "gone":
        file.unlink()
    elif damage == "other":
        decision_file.save(replace(demo_opened.gate.decision, version="other"), file)
    else:
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
    with pytest.raises(PublicationError, match=r"in map vorige .* besluit\.npz ontbreekt daar"):
        publications.read((folder,), builders.PLACES, Settings())


def test_a_later_publication_cannot_come_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch, demo_registry: Registry
) -> None:
    registries = iter((demo_registry, replace(demo_registry, last_year=2020)))
    monkeypatch.setattr(publications, "read_folder", lambda *_: next(registries))
    with pytest.raises(PublicationError, match="de oudste publicatie eerst"):
        publications.read((folder, folder), builders.PLACES, Settings())


def test_the_setting_leads_to_closed_years(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[Decision | None] = []

    def decided(*arguments: Any) -> Decision:
        kept.append(arguments[-1])
        return arguments[-1]

    monkeypatch.setattr(opening, "decided", decided)
    opened = opening.open_folder(Settings(earlier=(folder,)))
    assert kept[0] is not None and opened.answers.edition.closed == 2025
