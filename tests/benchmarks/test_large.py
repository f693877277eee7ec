"""A program that is measured is heard, and one that fails is no measurement."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks.large import watched


def test_what_a_program_says_and_that_it_takes_memory() -> None:
    said, most = watched([sys.executable, "-c", "import os; print(os.environ['WORD'])"], WORD="ja")
    assert said == "ja\n"
    assert most > 0


def test_a_program_that_fails_is_no_measurement() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        watched([sys.executable, "-c", "raise SystemExit(3)"])
