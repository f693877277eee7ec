"""A folder that changes while it is read is refused; what lies beside the files does not count."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from arbeidszorg.registrations.intake.faults import IntakeError
from arbeidszorg.registrations.intake.steady import steady

FILES = ("initiatieven.csv", "Registraties.CSV", "kosten_opbrengsten.csv", "datapackage.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "data"
    target.mkdir()
    for name in FILES:
        (target / name).write_text(name, encoding="utf-8")
    return target


def swapped(folder: Path, name: str) -> None:
    """Put another file in the place of one, as an editor or a synchronising program does."""
    other = folder / "new"
    other.write_bytes((folder / name).read_bytes())
    other.replace(folder / name)


def moved(folder: Path) -> None:
    """Put a copy in the place of the folder."""
    folder.rename(folder.parent / "old")
    shutil.copytree(folder.parent / "old", folder)


CHANGES = {
    "renamed and back": lambda f: (
        (f / FILES[1]).rename(f / "away"),
        (f / "away").rename(f / FILES[1]),
    ),
    "written": lambda f: os.utime(f / FILES[0]),
    "written, and its time set back": lambda f: (
        (f / FILES[0]).write_text("x" * len(FILES[0]), encoding="utf-8"),
        os.utime(f / FILES[0], (1, 1)),
    ),
    "swapped": lambda f: swapped(f, FILES[1]),
    "taken away": lambda f: (f / FILES[2]).unlink(),
    "added": lambda f: (f / "registraties.xlsx").write_bytes(b"x"),
    "the whole folder": moved,
}


@pytest.mark.parametrize("how", CHANGES)
def test_a_change_is_refused(folder: Path, how: str) -> None:
    with pytest.raises(IntakeError) as raised, steady(folder):
        CHANGES[how](folder)
    (fault,) = raised.value.faults
    assert fault.rule == "De map veranderde terwijl ze gelezen werd"


def test_what_stays_is_read(folder: Path) -> None:
    with steady(folder):
        (folder / "nota.txt").write_text("x", encoding="utf-8")
        (folder / FILES[0]).read_bytes()


def test_what_cannot_be_seen_is_said_by_who_reads_it(tmp_path: Path) -> None:
    with steady(tmp_path / "weg"):
        pass
