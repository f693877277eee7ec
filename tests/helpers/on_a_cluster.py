"""Whether a Dask cluster counts what one process does, also when a worker dies in the middle;
whether a worker of another program is refused, and a scheduler that is gone said. To be run as a
program, with a folder: it ends with a fault when a number differs."""

from __future__ import annotations

import os
import sys
from dataclasses import fields, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from distributed import Client, LocalCluster

from arbeidszorg import runners
from arbeidszorg.counting import cube, facts, partitioned
from arbeidszorg.counting.partitioned import Setup, counted
from arbeidszorg.counting.tally import Tally, added
from arbeidszorg.counting.tallying import tally
from arbeidszorg.registrations import partitions
from arbeidszorg.registrations.intake import checking, in_parts
from arbeidszorg.registrations.intake.fetching import Handed
from arbeidszorg.registrations.intake.parsers import Circumstances
from arbeidszorg.registrations.intake.reading import read
from arbeidszorg.registrations.partitions import Room
from arbeidszorg.runners import Run, here, runner
from arbeidszorg.settings import Settings
from helpers.builders import PLACES, registry
from helpers.files import csv_text, row


def dies_once(setup: Setup, mark: Path, part: tuple[str, bytes]) -> Tally:
    """Count a partition; who is the first to do so dies."""
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return counted(setup, part)
    os._exit(1)


def same(one: Tally, other: Tally) -> bool:
    """Whether two tallies have the same numbers, cell for cell."""
    return all(
        np.array_equal(cells, getattr(other, part.name)[key])
        for part in fields(Tally)
        for key, cells in getattr(one, part.name).items()
    )


def main(folder: Path) -> None:
    offers = [{"nis": "31005"}, {"nis": "34022", "sector": "GGZ", "activiteiten": "mailing"}]
    stays = [
        {"medewerker_id": f"P{n % 30}", "initiatief_id": f"I{1 + n % 2}", "uren_per_week": 7.6}
        for n in range(80)
    ]
    whole = registry(offers, stays, years=(2020, 2022))
    areas = cube.asked(PLACES, facts.towns_of(PLACES))
    setup = Setup(partitioned.without_stays(whole), facts.towns_of(PLACES), areas)
    number = whole.registrations["medewerker_id"].map(lambda code: partitions.number(code, 4))
    parts = [
        (f"{n}", partitions.encoded(whole.registrations[number == n].reset_index(drop=True)))
        for n in range(4)
    ]
    expected = tally(facts.build(whole, PLACES), areas)
    assert same(added(here(partial(counted, setup), parts)), expected)
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        runner(Settings(cluster=cluster.scheduler_address)) as run,
    ):
        assert same(added(run(partial(dies_once, setup, folder / "dead"), parts)), expected)
        _refused(cluster.scheduler_address, partial(counted, setup), parts)
        _all_die(cluster.scheduler_address)
        _reads(folder, run)
        _lost(cluster)
    assert (folder / "dead").exists()


def _all_die(address: str) -> None:
    """Every worker, also one of another program, is gone for a moment: whoever comes in its stead
    is awaited."""
    with Client(address, set_as_default=False) as client:
        client.run(os._exit, 1, on_error="ignore")


def _reads(folder: Path, run: Run) -> None:
    """A cluster that sees a file reads and counts it where it lies, as one process does."""
    room = Room()
    file, gone = folder / "registraties.csv", folder / "weg"
    rows = [{"registratie_id": f"R{n}", "medewerker_id": f"P{n % 9}"} for n in range(40)]
    file.write_text(csv_text([row("registraties", **each) for each in rows]), "utf-8")
    assert run.sees(room.path, file) and not run.sees(gone)
    offer = Handed("initiatieven.csv", csv_text([row("initiatieven")]).encode())
    initiatives = checking.check(read(offer, "initiatieven"), "initiatieven").frame
    told = Circumstances(initiatives=initiatives, today=date(2025, 6, 1))
    handed = Handed("registraties.csv", b"", file)
    found = in_parts.read(handed, told, initiatives, run, 900, 15, room)
    assert found.partitions.stays == 40 and not found.faults.counts
    own = in_parts.read(handed, told, initiatives, here, 900, 15)
    whole = replace(
        registry([{"nis": "31005"}], [], years=(2020, 2022)),
        initiatives=initiatives,
        partitions=found.partitions,
    )
    areas = cube.asked(PLACES, facts.towns_of(PLACES))
    there = partitioned.tally_of(whole, PLACES, areas, run)
    same_here = partitioned.tally_of(replace(whole, partitions=own.partitions), PLACES, areas, here)
    assert same(there, same_here) and there.units["medewerkers", "vestiging"].any()


def _lost(cluster: LocalCluster) -> None:
    """What the work raises is raised. A scheduler that is gone in the middle of it is said, and no
    fault of a library."""
    lost = pytest.raises(runners.RunnerError, match=r"antwoordt niet \(meer\)")
    with runner(Settings(cluster=cluster.scheduler_address)) as run:
        with pytest.raises(FileNotFoundError):
            list(run(os.stat, ["/nergens"]))
        results = run(abs, range(8))
        assert next(results) in range(8)
        cluster.close()
        with lost:
            list(results)


def _refused(address: str, function: Any, parts: list[tuple[str, bytes]]) -> None:
    """A worker that counts with something else is refused: one that is there from the start, and
    one that comes when the others were looked at."""
    refused = pytest.raises(runners.RunnerError, match="Arbeidszorgatlas ouder")
    with Client(address, set_as_default=False) as client:
        client.run(older)
        with runner(Settings(cluster=address)) as run, refused:
            list(run(function, parts))
        unseen = patch.object(runners, "check", lambda *_: None)
        with runner(Settings(cluster=address)) as run, unseen, refused:
            list(run(function, parts))


def older() -> None:
    """Be a process of an older program."""
    told = {**runners.program(), "Arbeidszorgatlas": "ouder"}
    vars(runners)["program"] = lambda: told


if __name__ == "__main__":
    main(Path(sys.argv[1]))
