"""What an operator types for the desk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from arbeidszorg.settings import Settings
from desk import command
from helpers.desk import PASSWORD, make_desk


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a store that the environment names."""
    monkeypatch.setenv("ARBEIDSZORG_BEWAARPLAATS", str(tmp_path / "opslag"))
    return tmp_path / "opslag"


def test_the_first_keeper_gets_a_link_that_works(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["beheerder", "Els@Example.be", "--naam", "Els"]) == 0
    said = capsys.readouterr().out
    link = re.search(r"http://127.0.0.1:8060/registratie(/link/\S+)", said)
    assert link is not None and "els@example.be" in said
    desk = make_desk(folder.parent, atlas=Settings(store=folder))
    desk.clock.now()
    person = desk.stranger()
    answer = person.post(link[1], {"wachtwoord": PASSWORD, "nogmaals": PASSWORD})
    assert answer.status_code == 303
    assert person.get("/gebruikers").location.startswith("/registratie/tweede-stap/instellen")


def test_a_keeper_who_lost_everything_gets_another(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert command.main(["beheerder", "els@example.be"]) == 0
    links = re.findall(r"/link/(\S+)", capsys.readouterr().out)
    assert len(set(links)) == 2
    assert folder.is_dir()


@pytest.mark.usefixtures("folder")
def test_what_is_no_mail_address_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["beheerder", "els"]) == 2
    assert "geen e-mailadres" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_the_log_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["beheerder", "els@example.be"])
    capsys.readouterr()
    assert command.main(["log", "controleer"]) == 0
    assert "Het logboek is heel: 2 regels" in capsys.readouterr().out


def test_a_setting_that_cannot_be_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ARBEIDSZORG_REGISTRATIE_POORT", "x")
    assert command.main(["log", "controleer"]) == 2
    assert "ARBEIDSZORG_REGISTRATIE_POORT" in capsys.readouterr().err
