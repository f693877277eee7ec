"""What is counted of partitions adds up, cell by cell, to what is counted of all."""

from __future__ import annotations

import os
import random
import sys
from functools import partial
from pathlib import Path
from subprocess import run

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arbeidszorg.counting import cube, facts
from arbeidszorg.counting.partitioned import Setup, counted, without_stays
from arbeidszorg.counting.tally import added
from arbeidszorg.counting.tallying import tally
from arbeidszorg.registrations import partitions
from arbeidszorg.registrations.partitions import PartitionError
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import ROOT
from helpers.builders import PLACES
from helpers.examples import examples
from helpers.strategies import registries

TOWNS = facts.towns_of(PLACES)
AREAS = cube.asked(PLACES, TOWNS)


@settings(max_examples=examples(12), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(registries(), st.integers(1, 5), st.randoms(use_true_random=False))
def test_partitions_add_up_in_any_order(
    registry: Registry, many: int, chance: random.Random
) -> None:
    stays = registry.registrations
    number = [partitions.number(code, many) for code in stays["medewerker_id"]]
    parts = []
    for part in range(many):
        frame = stays[np.array([n == part for n in number], bool)].reset_index(drop=True)
        frame = frame.astype(dict.fromkeys(("medewerker_id", "initiatief_id"), "category"))
        parts.append((f"deel-{part}", partitions.encoded(frame)))
    chance.shuffle(parts)
    setup = Setup(without_stays(registry), TOWNS, AREAS)
    together = added(map(partial(counted, setup), parts))
    assert together.digest() == tally(facts.build(registry, PLACES), AREAS).digest()


def test_a_cluster_counts_the_same_and_survives_a_worker(tmp_path: Path) -> None:
    program = ROOT / "tests" / "helpers" / "on_a_cluster.py"
    environment = os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
    ran = run([sys.executable, program, tmp_path], env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr[-2000:]


def test_a_damaged_partition_is_named() -> None:
    with pytest.raises(PartitionError, match=r"deel-3.*beschadigd"):
        partitions.decoded(b"PAR1 and nothing more", "deel-3")
    with pytest.raises(PartitionError, match=r"weg.*kan niet gelezen worden"):
        partitions.content(Path("/nergens/weg"))
