"""A program that is measured is heard, and one that fails is no measurement."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks import processes


def test_what_a_program_says_and_that_it_takes_memory() -> None:
    said, most = processes.watched(
        [sys.executable, "-c", "import os; print(os.environ['WORD'])"], WORD="ja"
    )
    assert said == "ja\n"
    assert most > 0


def test_settings_of_our_own_atlas_are_not_those_of_one_that_is_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ARBEIDSZORG_CLUSTER", "tcp://10.0.0.6:8786")
    env = processes.environment(ARBEIDSZORG_DATA="elders")
    ours = {name: said for name, said in env.items() if name.startswith("ARBEIDSZORG_")}
    assert ours == {"ARBEIDSZORG_DATA": "elders"}
    assert env["PATH"]


def test_who_is_started_by_a_child_is_counted_too() -> None:
    """Both wait for a word, so that they are there when they are looked for."""
    child = "import sys; print(1, flush=True); sys.stdin.read()"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", parent], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stdout.readline()
        family = processes.family(process.pid)
        assert family[0] == process.pid and len(family) == 2
        assert processes.memory(process.pid) > processes.memory(family[1]) > 1


def test_a_program_that_fails_is_no_measurement() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        processes.watched([sys.executable, "-c", "raise SystemExit(3)"])
