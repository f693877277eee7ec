"""Work in parts: whoever dies costs one part; who cannot be reached is named."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from arbeidszorg import runners
from arbeidszorg.runners import RunnerError, check, here, processes, program, runner, where_seen
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


def test_a_scheduler_without_the_program_is_refused(tmp_path: Path) -> None:
    """It stands elsewhere: it would fail in the middle, on what it cannot read."""
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1"]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    with subprocess.Popen(
        [*command, "--port", "0", "--no-dashboard"],
        cwd=tmp_path,
        env=env,
        stderr=subprocess.PIPE,
        text=True,
    ) as scheduler:
        try:
            assert scheduler.stderr is not None
            said = (re.search(r"Scheduler at:\s+(tcp:\S+)", line) for line in scheduler.stderr)
            address = next(filter(None, said))[1]
            refused = pytest.raises(RunnerError, match=f"De scheduler {address} .*niet, of een")
            with refused, runner(Settings(cluster=address)):
                pass
        finally:
            scheduler.kill()


def test_a_worker_of_the_same_program_is_taken() -> None:
    check("tcp://10.0.0.6:4000", dict(program()), program())


@pytest.mark.parametrize("name", program())
def test_a_worker_of_another_program_or_library_is_refused(name: str) -> None:
    theirs = {**program(), name: "0.1"}
    with pytest.raises(RunnerError, match=rf"tcp://10\.0\.0\.6.*: {name} 0\.1 \(") as error:
        check("tcp://10.0.0.6:4000", theirs, program())
    others = [other for other in program() if other != name]
    assert not any(f"{other} " in str(error.value).partition(":")[2] for other in others)


def test_a_worker_that_lacks_a_library_or_the_program_is_refused() -> None:
    theirs = {name: told for name, told in program().items() if name != "polars"}
    with pytest.raises(RunnerError, match=r"polars - \("):
        check("tcp://10.0.0.6:4000", theirs, program())
    with pytest.raises(RunnerError, match="heeft dit programma niet, of een oudere versie"):
        check("tcp://10.0.0.6:4000", AttributeError("program"), program())


def test_what_others_see_is_what_lies_there(tmp_path: Path) -> None:
    file = tmp_path / "registraties.csv"
    file.write_text("a")
    told = runners._seen((tmp_path, file, tmp_path / "weg"))  # noqa: SLF001
    assert told[0] is True and told[2] is None
    file.write_text("ab")
    assert runners._seen((file,)) != told[1:2]  # noqa: SLF001


def test_this_machine_sees_all() -> None:
    with processes(2) as run, where_seen(Settings(), Path("/ergens")) as own:
        assert run.sees(Path("/ergens")) and own.sees() and here.sees(Path("/ergens"))
