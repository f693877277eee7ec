"""A check as a whole: what is handed in alone, what is allowed, and what a report holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from arbeidszorg.handing.checks import Circumstances, HandedFile, check
from arbeidszorg.handing.frames import joined
from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import DATA, Settings
from helpers.files import Row, csv_text, folder_of
from helpers.handing import ONE, TODAY, checked, cost, found, handed, in_force, of_stays, stay


def test_one_file_alone_takes_the_rest_from_what_is_in_force() -> None:
    report = of_stays(stay(99), stay(2))
    frames = report.frames
    assert frames is not None and frames.which == ("WVL-1",)
    assert frames.initiatives["naam"].tolist() == ["De Groene Vingers"]
    costs = checked(handed("kosten_opbrengsten", cost(personeelskosten="40000"))).frames
    assert costs is not None and costs.stays["registratie_id"].tolist() == ["R99"]


def test_without_anything_known_it_is_checked_and_not_ready() -> None:
    report = check([handed("registraties", stay())], Circumstances(TODAY))
    assert found(report) == [] and report.frames is None and not report.blocks


def test_an_initiative_that_is_not_known_or_not_theirs() -> None:
    other = ONE | {"initiatief_id": "WVL-2"}
    assert found(of_stays(stay(99), stay(1, initiatief_id="WVL-9")), "herstel") == [
        ("unknown_initiative", 3, "initiatief_id")
    ]
    files = [handed("initiatieven", ONE, other), handed("registraties", stay(99))]
    report = checked(*files, allowed=frozenset({"WVL-1"}))
    assert found(report, "herstel") == [("other_initiative", 3, "initiatief_id")]
    assert report.findings[0].mend.endswith("U kunt indienen voor: WVL-1.")
    assert not checked(*files, allowed=frozenset({"WVL-1", "WVL-2"})).blocks


def test_the_columns_that_are_not_used_are_named() -> None:
    files = [handed("initiatieven", ONE | {"Contact": "x"}), handed("registraties", stay(99))]
    report = checked(*files)
    assert [(each.kind, each.column) for each in report.unused] == [("initiatieven", "Contact")]
    assert "ARBEIDSZORG" not in " ".join(
        each.mend for each in of_stays(stay(99) | {"Nota": "x"}).findings
    )


def test_the_numbers_that_it_says() -> None:
    report = of_stays(stay(99, uren_per_week="8"), stay(2, einddatum="2021-05-01"))
    by_year = {each.year: each for each in report.tallies}
    assert (by_year[2020].persons, by_year[2020].began, by_year[2020].hours) == (2, 2, 8)
    assert (by_year[2021].ended, by_year[2022].persons) == (1, 1)
    assert {each.year: each.persons for each in report.before}[2020] == 1


def test_a_folder_and_what_is_handed_in_are_read_alike(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, kosten_opbrengsten=[cost(omzet="1")])
    files = [HandedFile(path.name, path.read_bytes()) for path in sorted(folder.glob("*.csv"))]
    frames, registry = check(files, Circumstances(TODAY)).frames, read_folder(folder, Settings())
    assert frames is not None
    assert frames.initiatives.equals(registry.initiatives)
    assert frames.stays.equals(registry.registrations)
    assert frames.costs.equals(registry.costs)


def test_it_takes_its_place_in_the_version_in_force() -> None:
    two = ONE | {"initiatief_id": "WVL-2"}
    before = check(
        [
            handed("initiatieven", ONE, two),
            handed("registraties", stay(1), stay(2, initiatief_id="WVL-2")),
        ],
        Circumstances(TODAY),
    ).frames
    assert before is not None
    registry = Registry(
        before.initiatives, before.stays, before.costs, "v", 2020, 2025, TODAY, "proef", False
    )
    frames = of_stays(stay(1), stay(3), earlier=registry).frames
    assert frames is not None and frames.which == ("WVL-1",)
    after = joined(registry, frames)
    assert sorted(after.registrations["registratie_id"]) == ["R1", "R2", "R3"]
    assert sorted(after.initiatives["initiatief_id"]) == ["WVL-1", "WVL-2"]
    assert after.registrations.dtypes.astype("str").equals(
        registry.registrations.dtypes.astype("str")
    )


def test_demonstration_data_raise_few_questions(demo_registry: Registry) -> None:
    files = [
        HandedFile(f"{kind}.csv", (DATA / "demo" / f"{kind}.csv").read_bytes())
        for kind in ("initiatieven", "registraties", "kosten_opbrengsten")
    ]
    report = check(files, Circumstances(TODAY, earlier=demo_registry))
    assert not report.blocks and report.frames is not None
    assert {each.rule: each.count for each in report.findings.rules if each.level == "uitleg"} == {
        "many_hours": 53
    }
    assert report.totals["info"] < 260


def test_nothing_handed_in_is_nothing_found() -> None:
    report = check([], Circumstances(TODAY, earlier=in_force()))
    assert len(report.findings) == 0 and report.frames is None
    one = check(
        [HandedFile("registraties.csv", csv_text([stay()]).encode()[:20])], Circumstances(TODAY)
    )
    assert one.blocks


def beside(*rows: Row, name: str = "WVL-2") -> Registry:
    """A version in force of the initiative, and of another one with these stays."""
    other = ONE | {"initiatief_id": name, "startdatum": "1990-01-01"}
    files = [
        handed("initiatieven", ONE, other),
        handed("registraties", stay(99), *(row | {"initiatief_id": name} for row in rows)),
        handed("kosten_opbrengsten", cost(), cost(omzet="9") | {"initiatief_id": name}),
    ]
    made = check(files, Circumstances(TODAY)).frames
    assert made is not None
    frames = (made.initiatives, made.stays, made.costs)
    return Registry(*frames, "v", 2020, 2025, TODAY, "proef", False)


@pytest.mark.parametrize("adds", [False, True])
def test_nothing_is_learned_of_another_initiative(adds: bool) -> None:
    """Whatever a file names of another initiative, what comes back is the same whatever that one
    has in force, and whether it is there at all."""
    person = {"medewerker_id": "P501", "startdatum": "2010-11-22", "trede_voor": "6"}
    others = [
        in_force(),
        beside(stay(500)),
        beside(stay(500, **person), *(stay(600 + n) for n in range(30))),
        beside(*(stay(n) for n in range(500, 540)), name="WVL-3"),
    ]
    files = [
        [handed("registraties", stay(99), stay(1, initiatief_id="WVL-2"))],
        [handed("registraties", stay(99), stay(500, startdatum="2021-01-04", trede_voor="1"))],
        [handed("registraties", stay(99), stay(1, medewerker_id="P501"))],
        [handed("registraties", stay(500, initiatief_id="WVL-2"), stay(501, initiatief_id="x"))],
        [handed("kosten_opbrengsten", cost(), cost(omzet="1") | {"initiatief_id": "WVL-2"})],
        [handed("initiatieven", ONE, ONE | {"initiatief_id": "WVL-2"})],
        [handed("initiatieven", ONE), handed("registraties", stay(1, initiatief_id="WVL-2"))],
    ]
    for some in files:
        told = {"allowed": frozenset({"WVL-1"}), "adds": adds}
        reports = [checked(*some, earlier=each, **told) for each in others]
        first = reports[0]
        for each in reports[1:]:
            assert list(each.findings) == list(first.findings)
            assert (each.tallies, each.before) == (first.tallies, first.before)
            assert (each.frames is None) == (first.frames is None)
        assert {tally.initiative for tally in (*first.tallies, *first.before)} <= {"WVL-1"}
    refused = checked(*files[0], earlier=others[1], allowed=frozenset({"WVL-1"}))
    assert found(refused, "herstel") == [("other_initiative", 3, "initiatief_id")]
