"""Work in parts: whoever dies costs one part; who cannot be reached is named."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from arbeidszorg.runners import RunnerError, processes, runner
from arbeidszorg.settings import Settings
from helpers.dying import doubled


def test_who_dies_costs_its_part(tmp_path: Path) -> None:
    with processes(2) as run:
        assert sorted(run(partial(doubled, tmp_path / "dead"), range(6))) == [0, 2, 4, 6, 8, 10]


def test_a_part_that_kills_everybody_is_given_up(tmp_path: Path) -> None:
    with processes(2) as run, pytest.raises(RunnerError, match="te weinig geheugen"):
        list(run(partial(doubled, tmp_path / "dead"), [9]))


def test_a_cluster_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arbeidszorg.runners.PATIENCE", 0.2)
    cluster = Settings(cluster="tcp://127.0.0.1:8199")
    with pytest.raises(RunnerError, match=r"127\.0\.0\.1:8199 antwoordt niet"), runner(cluster):
        pass
