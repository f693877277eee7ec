"""The cube gives what going through the stays gives, for every view that it can answer."""

from __future__ import annotations

import os
import sys
from subprocess import run

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arbeidszorg.counting import cube, facts, indicators
from arbeidszorg.counting.registered import Registered
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import ROOT
from arbeidszorg.view.view import View
from helpers.builders import PLACES, before
from helpers.examples import examples
from helpers.strategies import registries, views


@settings(max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(registries(), st.tuples(views(), views(), views()))
def test_the_same_numbers(registry: Registry, asked: tuple[View, ...]) -> None:
    prepared = facts.build(registry, PLACES)
    counts = cube.build(prepared, PLACES)
    for view in asked:
        slow = before(indicators.count(Registered(prepared), PLACES, view))
        fast = before(indicators.count(Registered(prepared, counts), PLACES, view))
        for column in ("waarde", "status", "persons"):
            assert fast.frame[column].equals(slow.frame[column])
            assert fast.totals[column].equals(slow.totals[column])


def test_more_towns_sectors_activities_and_years_than_bits() -> None:
    program = ROOT / "tests" / "helpers" / "large_lists.py"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    ran = run([sys.executable, program], env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr[-2000:]
