"""``python -m arbeidszorg gereed``: what who gives it hears."""

from __future__ import annotations

from pathlib import Path

import pytest

from arbeidszorg.__main__ import main
from arbeidszorg.compiled import publishing, ready
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.disclosure.audit.audit import Report
from arbeidszorg.disclosure.audit.holding import NarrowError
from arbeidszorg.settings import Settings

Say = pytest.CaptureFixture[str]


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "klaar"
    monkeypatch.setenv("ARBEIDSZORG_GEREED", str(folder))
    return folder


def test_it_is_said_that_the_data_lie_ready(
    target: Path, monkeypatch: pytest.MonkeyPatch, demo_compiled: Compiled, capsys: Say
) -> None:
    def publish(settings: Settings, folder: Path, *_: object, **__: object) -> str:
        return ready.keep(demo_compiled, folder, ready.made_from(settings))

    monkeypatch.setattr(publishing, "publish", publish)
    assert main(["gereed"]) == 0
    assert f"De gegevens liggen klaar in {target}." in capsys.readouterr().out
    assert main(["gereed"]) == 0
    assert "liggen al klaar" in capsys.readouterr().out


def test_a_disk_that_is_full(target: Path, monkeypatch: pytest.MonkeyPatch, capsys: Say) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publishing, "publish", full)
    assert main(["gereed"]) == 2
    assert f"niet klaargezet worden in {target}: No space left" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_said_before_anything_is_decided(
    target: Path, monkeypatch: pytest.MonkeyPatch, capsys: Say
) -> None:
    monkeypatch.setattr(publishing, "publish", None)
    monkeypatch.setattr(ready, "can_be_written", lambda folder: folder != target)
    assert main(["gereed"]) == 2
    assert f"In {target} kan de atlas niet schrijven." in capsys.readouterr().err
    target.write_text("een bestand")
    assert main(["gereed"]) == 2
    assert "is een bestand" in capsys.readouterr().err


@pytest.mark.usefixtures("target")
def test_what_says_too_much_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: Say
) -> None:
    def refused(settings: Settings, *_: object, **__: object) -> str:
        assert settings.attack
        raise NarrowError(Report(leaks=["een antwoord"], width=3))

    monkeypatch.setattr(publishing, "publish", refused)
    assert main(["gereed", "--val-aan"]) == 2
    assert "Er is niets gepubliceerd: één antwoord zegt meer" in capsys.readouterr().err
    monkeypatch.setenv("ARBEIDSZORG_AANVAL", "aan")
    assert main(["gereed"]) == 2
