"""``python -m arbeidszorg rapport``: files for the areas that are asked, and plain refusals."""

from __future__ import annotations

import io
import os
import signal
import time
from pathlib import Path

import pytest

from arbeidszorg.__main__ import main
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.report import command
from arbeidszorg.report.progress_bar import follow
from arbeidszorg.report.together import StoppedError, each


@pytest.fixture
def loaded(demo_atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """The atlas is loaded already."""
    monkeypatch.setattr(command, "open_atlas", lambda *_: demo_atlas)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_report_of_one_area(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["rapport", "--gebied", "Westhoek", "--jaar", "2024", "--formaat", ".TXT"]
    assert main([*arguments, "--uit", str(tmp_path / "nieuw" / "map")]) == 0
    assert names(tmp_path / "nieuw" / "map") == [
        "arbeidszorg_rapport_westhoek_2024_demonstratie.txt"
    ]
    output = capsys.readouterr()
    assert "1 bestand staat in" in output.out and output.err == ""


@pytest.mark.usefixtures("loaded")
def test_several_areas_each_once_in_the_last_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [f"--gebied={area}" for area in ("31005", "brugge", "regio-brugge", "meulebeke")]
    more = ["--uit", str(tmp_path), "--processen", "2", "--formaat", "txt"]
    assert main(["rapport", *arguments, *more]) == 0
    assert names(tmp_path) == [
        f"arbeidszorg_rapport_{slug}_2025_demonstratie.txt"
        for slug in ("brugge", "regio-brugge", "tielt")
    ]
    output = capsys.readouterr()
    assert "3 bestanden staan in" in output.out
    assert output.err.splitlines()[-1] == "3 van de 3 gebieden klaar"


@pytest.mark.usefixtures("loaded")
def test_every_area(tmp_path: Path) -> None:
    more = ["--uit", str(tmp_path), "--processen", "2", "--formaat", "txt"]
    assert main(["rapport", "--alle", *more]) == 0
    assert len(names(tmp_path)) == 76
    assert all(path.stat().st_size > 5_000 for path in tmp_path.iterdir())


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Kies een gebied met --gebied"),
        (["--gebied", "atlantis"], "Het gebied “atlantis” bestaat niet."),
        (["--gebied", "buiten"], "Het gebied “buiten” bestaat niet."),
        (["--gebied", "westhoek", "--jaar", "2031"], "De jaren lopen van 2017 tot 2025."),
        (["--gebied", "westhoek", "--jaar", "vorig"], "Voor vorig zijn er geen gegevens."),
        (["--gebied", "westhoek", "--jaar", "²"], "Voor ² zijn er geen gegevens."),
        (["--alle", "--formaat", "exe"], "Het formaat “exe” bestaat niet. Kies uit "),
        (["--alle", "--processen", "0"], "--processen 0 kan niet"),
        (["--alle", "--processen", "veel"], "--processen veel kan niet"),
        (["--alle", "--uit", "{file}"], "kan niet geschreven worden."),
        (["--alle", "--uit", "{file}/map"], "kan niet geschreven worden."),
    ],
)
def test_what_cannot_be_is_refused_in_dutch(
    arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bestand"
    file.write_text("geen map")
    assert main(["rapport", *(argument.format(file=file) for argument in arguments)]) == 2
    shown = capsys.readouterr()
    assert message in shown.err and shown.out == ""
    assert len(shown.err.splitlines()) == 1
    assert names(tmp_path) == ["bestand"]


# --- several at the same time ---------------------------------------------------------------------

AREAS = tuple(f"gebied-{number}" for number in range(20))


@pytest.mark.parametrize("processes", [1, 2, 3, 50])
def test_all_work_is_done_once(tmp_path: Path, processes: int) -> None:
    def work(area: str) -> None:
        with (tmp_path / area).open("a") as file:
            file.write("x")

    assert sorted(each(work, AREAS, processes)) == sorted(AREAS)
    assert {path.read_text() for path in tmp_path.iterdir()} == {"x"}
    assert names(tmp_path) == sorted(AREAS)


def test_nothing_to_do() -> None:
    assert list(each(lambda _: None, (), 4)) == []


@pytest.mark.parametrize("processes", [1, 2])
def test_a_file_that_cannot_be_written_ends_the_work(tmp_path: Path, processes: int) -> None:
    def work(area: str) -> None:
        (tmp_path / "weg" / area).write_text("x")

    with pytest.raises(FileNotFoundError, match="gebied-"):
        list(each(work, AREAS, processes))


def test_a_process_that_is_ended_is_noticed() -> None:
    def work(area: str) -> None:
        if area == AREAS[5]:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(StoppedError):
        list(each(work, AREAS, 2))


def test_who_stops_listening_stops_the_work() -> None:
    def work(area: str) -> None:
        if area in AREAS[2:]:
            signal.pause()  # until it is ended

    start, done = time.monotonic(), each(work, AREAS, 2)
    next(done)
    done.close()
    assert time.monotonic() - start < 30


# --- how far it is --------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_on_a_terminal() -> None:
    out = Terminal()
    assert follow(iter(["Damme", "Een heel lange naam van een gebied ergens"]), 2, out) == 2
    shown = out.getvalue().split("\r")
    assert shown[1].startswith(f"[{'#' * 15}{'.' * 15}] 1/2 Damme ")
    assert shown[2].startswith(f"[{'#' * 30}] 2/2 Een heel") and shown[2].endswith("\n")
    assert len(shown[1]) == len(shown[2].rstrip("\n")) < 80


def test_now_and_then_a_line_elsewhere() -> None:
    out = io.StringIO()
    assert follow(AREAS * 5, 100, out) == 100
    lines = out.getvalue().splitlines()
    assert len(lines) == 10 and lines[-1] == "100 van de 100 gebieden klaar"
    assert follow(["Damme"], 1, out) == 1 and len(out.getvalue().splitlines()) == 10
