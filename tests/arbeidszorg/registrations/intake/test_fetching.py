"""Only regular files are read, within bounds, and once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from arbeidszorg.registrations.intake import fetching
from arbeidszorg.registrations.intake.faults import IntakeError
from arbeidszorg.registrations.intake.fetching import fetch
from helpers.files import folder_of, load, only_fault


def rule(path: Path) -> str:
    with pytest.raises(IntakeError) as caught:
        fetch(path)
    return caught.value.faults[0].rule


def test_only_regular_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    (tmp_path / "folder.csv").mkdir()
    assert rule(tmp_path / "pipe.csv") == "Dit is geen gewoon bestand"
    assert rule(tmp_path / "zero.csv") == "Dit is geen gewoon bestand"
    assert rule(tmp_path / "folder.csv") == "Dit is een map en geen bestand"
    assert rule(tmp_path / "nowhere.csv") == "Het bestand kan niet geopend worden"


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as stream:
        stream.truncate(fetching.LARGEST[".csv"] + 1)  # takes no room on the disk
    assert rule(path) == "Het bestand is te groot"
    for name, most in (("registraties", ".csv"), ("initiatieven", "")):
        path = tmp_path / f"{name}.csv"
        with path.open("wb") as stream:
            stream.truncate(fetching.LARGEST.get(most, fetching.LARGEST_OTHER))
        handed = fetch(path)
        assert handed.path == path or len(handed.data) == path.stat().st_size
        os.truncate(path, path.stat().st_size + 1)
        assert rule(path) == "Het bestand is te groot"


def test_a_pipe_in_the_folder_does_not_wait(tmp_path: Path) -> None:
    folder_of(tmp_path)
    (tmp_path / "registraties.csv").unlink()
    os.mkfifo(tmp_path / "registraties.csv")
    assert only_fault(tmp_path).rule == "Dit is geen gewoon bestand"


def test_what_is_counted_is_what_was_hashed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = load(folder_of(tmp_path)).version

    def changing(path: Path) -> fetching.Handed:
        handed = fetch(path)
        path.write_bytes(b"changed meanwhile")
        return handed

    monkeypatch.setattr("arbeidszorg.registrations.intake.folder.fetch", changing)
    registry = load(tmp_path)
    assert (registry.version, len(registry.registrations)) == (version, 1)
