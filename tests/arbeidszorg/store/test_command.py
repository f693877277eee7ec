"""``versie`` on the command line: what an operator types and reads."""

from __future__ import annotations

import errno
import getpass
import os
import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from arbeidszorg.__main__ import main
from arbeidszorg.compiled import released, releasing
from arbeidszorg.disclosure.audit import audit
from arbeidszorg.disclosure.audit.audit import Report
from arbeidszorg.settings import Settings
from arbeidszorg.store import command, releases
from arbeidszorg.store.database import open_store
from arbeidszorg.store.versions import make
from helpers.files import folder_of, row
from helpers.stores import small

Say = pytest.CaptureFixture[str]
#: What asks a database no more than another test does is tried on one engine.
ON_FILE = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> Path:
    """A folder with data, and the environment of an operator."""
    folder = tmp_path / "gegevens"
    folder.mkdir()
    monkeypatch.setenv("ARBEIDSZORG_DATA", str(folder_of(folder)))
    monkeypatch.setenv("ARBEIDSZORG_BEWAARPLAATS", str(settings.store))
    monkeypatch.setenv("DATABASE_URL", settings.database)
    monkeypatch.setenv("ARBEIDSZORG_GEREED", str(tmp_path / "gereed"))
    monkeypatch.setattr(getpass, "getuser", lambda: "jan")
    monkeypatch.setattr(audit, "of_data", lambda *_: Report())  # which takes a minute
    return folder


def test_from_a_folder_to_a_version_that_is_shown(place: Path, capsys: Say) -> None:
    assert main(["versie", "lijst"]) == 0
    assert capsys.readouterr().out.startswith("Er zijn nog geen versies in ")
    assert main(["versie", "maak", "--nota", "Ronde 2026"]) == 0
    assert capsys.readouterr().out.endswith(
        "Versie 1 is gemaakt: 1 initiatieven, 1 registraties. Ze is nog niet openbaar: versie "
        "publiceer 1.\n"
    )
    assert main(["versie", "maak"]) == 0
    assert "dezelfde als in versie 1" in capsys.readouterr().out
    rows = [row("registraties"), row("registraties", registratie_id="R2", medewerker_id="P2")]
    folder_of(place, registraties=rows)
    assert main(["versie", "maak", "--wie", "Els", "--nota", "Eén bij"]) == 0
    assert main(["versie", "publiceer", "1"]) == 0
    later = datetime.now(UTC) + timedelta(days=9)
    assert main(["versie", "publiceer", "2", "--vanaf", f"{later:%Y-%m-%dT%H:%MZ}"]) == 0
    said = capsys.readouterr().out
    assert re.search(r"Versie 1 is openbaar, sinds .* Belgische tijd \(20..-.*Z\)\.\nLezers", said)
    assert re.search(rf"Versie 2 wordt vanzelf openbaar op .* \({later:%Y-%m-%dT%H:%M}Z\)", said)
    assert main(["versie", "lijst"]) == 0
    heads, *lines = capsys.readouterr().out.splitlines()
    moment = r"\d\d/\d\d/\d{4} \d\d:\d\d"
    assert re.split(r"\s{2,}", heads)[:3] == ["nr", "gemaakt", "door"]
    assert re.fullmatch(
        rf"1 +{moment}  jan +1 +1 +sinds {moment}, nu getoond  Ronde 2026", lines[0]
    )
    assert re.fullmatch(rf"2 +{moment}  Els +1 +2 +vanaf {moment} +Eén bij", lines[1])
    assert main(["versie", "publiceer", "2", "--trek-in"]) == 0
    assert main(["versie", "terug", "1", "--nota", "Toch niet"]) == 0
    assert main(["versie", "lijst"]) == 0
    said = capsys.readouterr().out
    assert re.search(r"\n2 .* ingetrokken ", said)
    assert re.search(r"\n3 .* nu getoond  terug naar versie 1: Toch niet\n", said)


@ON_FILE
def test_who_takes_away_the_last_version_hears_what_a_server_does(capsys: Say) -> None:
    assert main(["versie", "maak"]) == 0
    assert main(["versie", "publiceer", "1"]) == 0
    assert main(["versie", "publiceer", "1", "--trek-in"]) == 0
    said = capsys.readouterr().out
    assert "Een atlas die draait, zegt dat" in said and "Er is geen versie openbaar." in said


@ON_FILE
def test_where_the_list_of_what_is_public_is_damaged(capsys: Say, tmp_path: Path) -> None:
    """It is said before anything is decided, and the list is not written over."""
    assert main(["versie", "maak"]) == 0
    assert main(["versie", "publiceer", "1"]) == 0
    file = tmp_path / "gereed" / released.FILE
    file.write_text("half")
    capsys.readouterr()
    for asked in (["publiceer", "1"], ["terug", "1"]):
        assert main(["versie", *asked]) == 2
        assert "publiek.json in" in capsys.readouterr().err
    assert main(["versie", "lijst"]) == 2  # what can be said is said
    assert "nu getoond" in capsys.readouterr().out
    assert file.read_text() == "half"


@ON_FILE
def test_versions_are_compared(place: Path, capsys: Say) -> None:
    rows = [row("registraties"), row("registraties", registratie_id="R2", medewerker_id="P2")]
    assert main(["versie", "maak"]) == 0
    folder_of(place, registraties=rows)
    assert main(["versie", "maak"]) == 0
    capsys.readouterr()
    assert main(["versie", "vergelijk", "1", "2", "--snel"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Deze getallen zijn exact en niet beschermd. Ze zijn voor wie de atlas beheert, op de "
        "eigen computer: deel ze niet.",
        "Opnieuw ingediend: WVL-1 (De Groene Vingers).",
        "Geen enkel initiatief diende hetzelfde in.",
        "WVL-1 De Groene Vingers, 2020: medewerkers 1 → 2 (+1), instroom 1 → 2 (+1)",
    ]
    assert main(["versie", "vergelijk", "2", "2", "--snel"]) == 0
    assert "verandert geen enkel getal" in capsys.readouterr().out


@ON_FILE
def test_what_readers_would_see_otherwise_is_told(place: Path, capsys: Say, tmp_path: Path) -> None:
    """Before it is published, and when it is; in a file too."""
    assert main(["versie", "maak"]) == 0
    assert main(["versie", "publiceer", "1"]) == 0
    assert "er was nog niets openbaar" in capsys.readouterr().out
    rows = [row("registraties"), row("registraties", registratie_id="R2", medewerker_id="P2")]
    folder_of(place, registraties=rows)
    assert main(["versie", "maak"]) == 0
    file = tmp_path / "vergelijking.csv"
    assert main(["versie", "vergelijk", "1", "2", "--uit", str(file)]) == 0
    said = capsys.readouterr().out
    assert "getallen worden achtergehouden: ze horen bij jaren (tot en met" in said
    assert "neem meer verbeteringen in één ronde mee" in said and f"staat in {file}" in said
    assert file.read_text("utf-8-sig").startswith("maat;plaats;jaar;niveau;gebied;sector;")
    assert main(["versie", "vergelijk", "1", "2", "--uit", str(tmp_path)]) == 2
    assert "kon niet geschreven worden" in capsys.readouterr().err


@ON_FILE
def test_a_version_that_says_too_much_is_not_published(
    capsys: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless who publishes will have it so, which stays written with the version."""
    monkeypatch.setattr(audit, "of_data", lambda *_: Report(leaks=["een"]))
    assert main(["versie", "maak"]) == 0
    assert main(["versie", "publiceer", "1"]) == 2
    refused = capsys.readouterr().err
    assert "Er is niets gepubliceerd: één antwoord" in refused and "een grotere ronde" in refused
    assert main(["versie", "publiceer", "1", "--zonder-aanval"]) == 0
    assert "op versie 1 werd geen aanval geprobeerd" in capsys.readouterr().err
    assert main(["versie", "logboek", "1"]) == 0
    assert "ZONDER aanval gepubliceerd, door jan" in capsys.readouterr().out
    assert main(["versie", "logboek", "2"]) == 2


@ON_FILE
def test_a_full_disk_is_said_and_nothing_is_public(
    settings: Settings, capsys: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    assert main(["versie", "maak"]) == 0
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        assert main(["versie", "publiceer", "1", "--zonder-aanval"]) == 2
    assert "konden niet klaargezet worden in" in capsys.readouterr().err
    assert releases.state(open_store(settings)).releases == ()
    assert not list((tmp_path / "gereed").glob("*/versie.json"))
    assert main(["versie", "publiceer", "1", "--zonder-aanval"]) == 0


@ON_FILE
def test_what_held_is_written_down(capsys: Say) -> None:
    assert main(["versie", "maak"]) == 0
    assert main(["versie", "logboek", "1"]) == 0
    assert "staat niets in het logboek" in capsys.readouterr().out
    assert main(["versie", "publiceer", "1"]) == 0
    assert "worden aangevallen" in capsys.readouterr().out
    assert main(["versie", "logboek", "1"]) == 0
    held, compiled = capsys.readouterr().out.splitlines()
    assert held.endswith("aangevallen, samen met wat openbaar was: houdt stand")
    assert re.search(r"klaargezet in [0-9a-f]{20}$", compiled)


@ON_FILE
def test_everything_leaves_in_a_file_and_comes_back(
    tmp_path: Path, capsys: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / "atlas.sqlite")
    assert main(["versie", "maak"]) == 0
    assert main(["versie", "bewaar", file]) == 0
    assert main(["versie", "bewaar", file]) == 2
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("ARBEIDSZORG_BEWAARPLAATS", str(tmp_path / "elders"))
    assert main(["versie", "herstel", file]) == 0
    assert main(["versie", "herstel", file]) == 2
    said = capsys.readouterr()
    assert "1 versie is nagekeken en staat weer in" in said.out
    assert "bestaat al" in said.err and "staan al versies" in said.err


@ON_FILE
def test_faults_of_a_folder_are_shown_as_the_intake_does(place: Path, capsys: Say) -> None:
    folder_of(place, registraties=[row("registraties", startdatum="gisteren")])
    assert main(["controle", str(place)]) == 2
    faults = capsys.readouterr()
    assert "Dit is geen datum" in faults.err
    assert main(["versie", "maak"]) == 2
    assert capsys.readouterr() == faults
    assert main(["versie", "lijst"]) == 0
    assert "nog geen versies" in capsys.readouterr().out


@ON_FILE
@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["publiceer", "1"], "Er zijn nog geen versies"),
        (["terug", "een"], "“een” is geen nummer"),
        (["vergelijk", "1", "0"], "“0” is geen nummer"),
        (["publiceer", "1", "--vanaf", "morgen"], "“morgen” is geen moment"),
        (["herstel", "nergens.sqlite"], "bestaat niet of is geen bestand"),
        (["maak", "--nota", "Vraag het 0470 12 34 56"], "van een persoon"),
    ],
)
def test_what_cannot_be_is_said_on_stderr(words: list[str], reason: str, capsys: Say) -> None:
    assert main(["versie", *words]) == 2
    said = capsys.readouterr()
    assert reason in said.err and said.out.count("\n") < 2


@ON_FILE
def test_who_was_second_is_told(
    settings: Settings, capsys: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else makes a version while the folder is read."""
    whole = command.read_folder

    def read_folder(folder: Path, own: Settings) -> object:
        make(open_store(settings), small(3), "Piet")
        return whole(folder, own)

    monkeypatch.setattr(command, "read_folder", read_folder)
    assert main(["versie", "maak"]) == 2
    assert "Iemand was u voor: Piet maakte versie 1 op " in capsys.readouterr().err


@ON_FILE
def test_help_is_dutch(capsys: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit):
        main(["versie", "--help"])
    said = capsys.readouterr().out
    kinds = ("maak", "lijst", "vergelijk", "publiceer", "terug", "logboek", "bewaar", "herstel")
    for name in kinds:
        assert re.search(rf"^    {name} +\w", said, re.MULTILINE), name


@ON_FILE
def test_a_bar_is_shown_on_a_terminal_alone(capsys: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["versie", "maak"]) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["versie", "vergelijk", "1", "1", "--snel"]) == 0
    assert "| 0/1 [" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["publiceer", "1"], ["terug", "1"]])
def test_who_publishes_while_another_is_made_ready_is_not_overlooked(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: Say, words: list[str]
) -> None:
    """What is made ready was decided without what the other made public: it is refused."""
    store = open_store(settings)
    for people in (1, 2):
        make(store, small(people), "Els")

    def ready(*_: object) -> None:
        releases.publish(store, 2, "Jan")

    monkeypatch.setattr(releasing, "compile_version", ready)
    monkeypatch.setattr(releasing, "show", lambda *_: None)
    assert main(["versie", *words]) == 2
    assert "Iemand was u voor: Jan" in capsys.readouterr().err
    state = releases.state(store)
    assert state.shown is not None and (state.shown.number, len(state.versions)) == (2, 2)
