"""What lies ready is used; what does not fit any more is made anew."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from arbeidszorg.compiled import files, publishing, ready, released
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.compiled.released import Released
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.registrations.intake.faults import IntakeError
from arbeidszorg.settings import DATA, Settings


@pytest.fixture
def version(demo_compiled: Compiled) -> Compiled:
    return demo_compiled


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of data of one's own; nothing is read of it here."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("initiatieven.csv", "registraties.csv", "besluit.npz", "foto.jpg"):
        (folder / name).write_text(name)
    return folder


class Making:
    """Makes a version, and counts how often it was asked."""

    def __init__(self, version: Compiled) -> None:
        self.version, self.times = version, 0

    def __call__(self, settings: Settings, folder: Path) -> None:
        self.times += 1
        ready.keep(self.version, folder, ready.made_from(settings))


def test_it_is_made_once(data: Path, version: Compiled) -> None:
    make = Making(version)
    for _ in range(2):
        assert ready.ready(Settings(data=data), make).edition == version.edition
    assert make.times == 1
    assert [path.name for path in data.iterdir() if path.is_dir()] == [ready.FOLDER]


def newer(data: Path) -> Settings:
    os.utime(data / "registraties.csv", ns=(1, 1))
    return Settings(data=data)


def larger(data: Path) -> Settings:
    (data / "kosten_opbrengsten.csv").write_text("x")
    return Settings(data=data)


def decided(data: Path) -> Settings:
    (data / "besluit.npz").write_text("anders")
    return Settings(data=data)


def of_other_settings(data: Path) -> Settings:
    return Settings(data=data, small_to=9)


def damaged(data: Path) -> Settings:
    (file,) = (data / ready.FOLDER).glob("*/versie.json")
    file.write_text("{}")
    return Settings(data=data)


@pytest.mark.parametrize("change", [newer, larger, decided, of_other_settings, damaged])
def test_it_is_made_anew_after(
    change: Callable[[Path], Settings], data: Path, version: Compiled
) -> None:
    make = Making(version)
    ready.ready(Settings(data=data), make)
    ready.ready(change(data), make)
    assert make.times == 2


def test_a_photograph_beside_the_data_changes_nothing(data: Path, version: Compiled) -> None:
    make = Making(version)
    ready.ready(Settings(data=data), make)
    (data / "foto.jpg").write_text("anders")
    (data / "versies.json").write_text("{}")
    ready.ready(Settings(data=data), make)
    assert make.times == 1


def test_old_versions_are_cleared_away(data: Path, version: Compiled) -> None:
    for number in range(ready.KEPT + 3):
        other = replace(version, edition=replace(version.edition, version=f"v{number}"))
        os.utime(data / "registraties.csv", ns=(number, number))
        ready.ready(Settings(data=data), Making(other))
    folders = [path for path in (data / ready.FOLDER).iterdir() if path.is_dir()]
    assert len(folders) == 1 + ready.KEPT
    assert len(list((data / ready.FOLDER).glob(f"*{ready.FROM}"))) == 1 + ready.KEPT


def test_nothing_else_is_cleared_away(data: Path, tmp_path: Path, version: Compiled) -> None:
    """Not what an operator keeps in the same folder, nor what is public of a store."""
    folder = tmp_path / "klaar"
    photos, public = folder / "foto's", folder / files.write(version, folder)
    photos.mkdir()
    released.write(Released({1: public.name}), folder)
    for number in range(ready.KEPT + 3):
        other = replace(version, edition=replace(version.edition, version=f"v{number}"))
        os.utime(data / "registraties.csv", ns=(number, number))
        ready.ready(Settings(data=data, ready=folder), Making(other))
    assert photos.is_dir()
    assert files.read(public).edition == version.edition


def test_where_an_operator_says(data: Path, tmp_path: Path, version: Compiled) -> None:
    elsewhere = tmp_path / "klaar"
    ready.ready(Settings(data=data, ready=elsewhere), Making(version))
    assert elsewhere.is_dir() and not (data / ready.FOLDER).exists()


def test_what_was_not_made_is_said(data: Path) -> None:
    with pytest.raises(CompiledError, match="Start de atlas opnieuw"):
        ready.ready(Settings(data=data), lambda _settings, _folder: None)


def test_data_that_change_while_they_are_read_are_not_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, demo_opened: Opened
) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA / "demo", data, ignore=shutil.ignore_patterns(ready.FOLDER))

    def opening(*_: object) -> Opened:
        os.utime(data / "registraties.csv", ns=(1, 1))
        return demo_opened

    monkeypatch.setattr(publishing, "open_folder", opening)
    with pytest.raises(IntakeError):
        publishing.publish(Settings(data=data), tmp_path / "klaar")
    assert not (tmp_path / "klaar").exists()


def test_published_and_ready(tmp_path: Path, demo_opened: Opened) -> None:
    settings, edition = Settings(ready=tmp_path), demo_opened.answers.edition
    remarks: list[str] = []
    name = publishing.publish(settings, tmp_path, remark=remarks.append)
    assert ready.look(tmp_path, settings) is not None
    assert files.read(tmp_path / name).edition == replace(edition, notices=())
    assert tuple(remarks) == edition.notices  # told here, and kept nowhere


def test_a_clock_that_went_back_takes_nothing_new_away(data: Path, version: Compiled) -> None:
    """The newest is kept, however new the others say they are."""
    for number in range(ready.KEPT + 2):
        os.utime(data / "registraties.csv", ns=(number, number))
        make = Making(version)
        assert ready.ready(Settings(data=data), make).edition == version.edition
        for note in (data / ready.FOLDER).glob(f"*{ready.FROM}"):
            os.utime(note, (4e9, 4e9))
    assert ready.ready(Settings(data=data), make).edition == version.edition
    assert make.times == 1


@pytest.mark.parametrize("said", ["../../etc", "/etc", "", ".", "é", "x" * 20])
def test_a_note_that_leads_elsewhere_is_not_followed(
    data: Path, version: Compiled, said: str
) -> None:
    settings = Settings(data=data)
    ready.ready(settings, Making(version))
    (note,) = (data / ready.FOLDER).glob(f"*{ready.FROM}")
    note.write_text(said, encoding="utf-8")
    assert ready.lies(settings) == "" and ready.look(data / ready.FOLDER, settings) is None
    (data / ready.FOLDER / f"van een ander{ready.FROM}").write_bytes(b"\xff\xfe")
    make = Making(version)
    ready.ready(settings, make)
    assert make.times == 1


def test_who_shows_a_store_never_goes_over_to_data_in_its_place(
    version: Compiled, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nor when the folder of the store is gone, or what is public cannot be read."""
    settings = Settings(store=tmp_path / "weg")
    monkeypatch.setattr(ready, "DATA", tmp_path)
    (tmp_path / "demo").mkdir()
    ready.ready(settings, Making(version))
    assert ready.lies(settings) != ""
    assert ready.lies(settings, of_store_alone=True) == ""
    (tmp_path / "weg" / ready.FOLDER).mkdir(parents=True)
    (tmp_path / "weg" / ready.FOLDER / released.FILE).write_text("half")
    for of_store_alone in (True, False):
        with pytest.raises(CompiledError):
            ready.lies(settings, of_store_alone=of_store_alone)
    with pytest.raises(CompiledError):
        ready.ready(settings, Making(version))


def test_where_versions_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    assert ready.can_be_written(tmp_path) and ready.can_be_written(tmp_path / "nieuw" / "dieper")
    assert not ready.can_be_written(tmp_path / "bestand")
    assert not ready.can_be_written(tmp_path / "bestand" / "erin")


def test_what_is_made_where_nothing_was(data: Path, version: Compiled, tmp_path: Path) -> None:
    deep = tmp_path / "er" / "is" / "nog" / "niets"
    settings, make = Settings(data=data, ready=deep), Making(version)
    for _ in range(2):
        ready.ready(settings, make)
    assert make.times == 1 and deep.is_dir()
