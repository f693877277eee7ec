"""A data version is opened with the decision of its own numbers, however it is disturbed."""

from __future__ import annotations

import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from arbeidszorg.disclosure import deciding, decision, decision_file, opening, publications
from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.disclosure.decision_file import Origin
from arbeidszorg.disclosure.opening import Opened, decided, open_folder
from arbeidszorg.places import geography
from arbeidszorg.registrations.intake import fetching
from arbeidszorg.registrations.intake.faults import IntakeError
from arbeidszorg.settings import DATA, Settings
from arbeidszorg.view.view import View

FILES = ("initiatieven.csv", "registraties.csv", "kosten_opbrengsten.csv", "datapackage.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "data"
    target.mkdir()
    for name in (*FILES, decision.FILE):
        shutil.copy(DATA / "demo" / name, target)
    return target


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, demo_opened: Opened) -> list[str]:
    """The marks that were decided about; deciding takes no time."""
    marks: list[str] = []

    def make(*arguments: object) -> Decision:
        mark = str(arguments[3])
        marks.append(mark)
        return replace(demo_opened.gate.decision, version=mark)

    monkeypatch.setattr(deciding, "make", make)
    return marks


def ask(opened: Opened, file: Path, say: list[str]) -> Decision:
    answers = opened.answers
    version = answers.edition.version
    return decided(opened.facts, answers.geography, answers.settings, version, file, say.append)


def test_a_kept_decision_is_read(folder: Path, made: list[str], demo_origin: Origin) -> None:
    assert open_folder(Settings(data=folder)).gate.decision.version == demo_origin.mark
    assert made == []


def test_a_large_file_is_opened_alike(
    folder: Path, made: list[str], demo_opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In parts: every number, who handed in, what no cube knows, and what a later publication
    takes over."""
    monkeypatch.setattr(fetching, "IN_PARTS", 0)
    large = open_folder(Settings(data=folder))
    assert len(made) == 1 and large.facts.s_person.size == 0
    assert large.cube.tally.digest() == demo_opened.cube.tally.digest()
    ours, theirs = large.answers, demo_opened.answers
    assert ours.reporting == theirs.reporting
    assert replace(ours.edition, source="") == replace(theirs.edition, source="")
    assert ours.net_results(2024) == theirs.net_results(2024)
    several = View((2023, 2024), sectors=("MB", "GGZ"), activities=("keuken", "mailing"))
    assert repr(ours.ask(several).rows) == repr(theirs.ask(several).rows)
    before = publications.read((folder,), geography.load(), Settings())
    assert before and before.decision.version == made[0]


@pytest.mark.parametrize("damage", ["flipped", "gone", "other"])
def test_anything_else_is_decided_anew_and_kept(
    folder: Path, made: list[str], demo_origin: Origin, demo_opened: Opened, damage: str
) -> None:
    file = folder / decision.FILE
    if damage == "flipped":
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
    elif damage == "gone":
        file.unlink()
    else:
        decision_file.save(replace(demo_opened.gate.decision, version="other"), file)
    said: list[str] = []
    ask(demo_opened, file, said)
    assert (made, said) == ([demo_origin.mark], ["making"])
    ask(demo_opened, file, said)
    assert len(made) == 1


def test_two_starts_at_once_decide_once(
    folder: Path, demo_opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / decision.FILE).unlink()
    both, made = threading.Event(), []

    def make(*arguments: object) -> Decision:
        made.append(arguments[3])
        assert both.wait(10)
        return replace(demo_opened.gate.decision, version=str(arguments[3]))

    monkeypatch.setattr(deciding, "make", make)

    class Said(list[str]):
        def append(self, key: str) -> None:
            super().append(key)
            if key == "waiting":
                both.set()

    said, results = Said(), []
    starts = [
        threading.Thread(
            target=lambda: results.append(ask(demo_opened, folder / decision.FILE, said))
        )
        for _ in range(2)
    ]
    for start in starts:
        start.start()
    for start in starts:
        start.join(20)
    assert len(made) == 1 and len(results) == 2
    assert sorted(said) == ["making", "waiting"]


def test_a_folder_that_changes_meanwhile_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = opening.read_folder

    def disturbed(*arguments: object) -> object:
        registry = read(*arguments)  # type: ignore[arg-type]
        (folder / FILES[1]).rename(folder / "away")
        (folder / "away").rename(folder / FILES[1])
        return registry

    monkeypatch.setattr(opening, "read_folder", disturbed)
    with pytest.raises(IntakeError):
        open_folder(Settings(data=folder))


def test_a_decision_of_other_numbers_under_the_same_name_is_not_used(
    folder: Path, made: list[str], demo_opened: Opened
) -> None:
    """What a race used to leave behind: the decision of old data under the name of new data."""
    answers, facts = demo_opened.answers, demo_opened.facts
    homes = facts.s_home.copy()
    homes[0] = (homes[0] + 1) % len(facts.towns)
    moved = replace(facts, s_home=homes)
    version = answers.edition.version
    file = folder / decision.FILE
    decided(moved, answers.geography, answers.settings, version, file, lambda _: None)
    assert len(made) == 1
