"""How long it takes until a version that is published is answered from."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from arbeidszorg.compiled import releasing
from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import DATA, Settings
from arbeidszorg.store import releases, versions
from arbeidszorg.store.database import Store, open_store
from benchmarks import servers
from benchmarks.report import Row, say

#: Seconds when something is decided anew, and when nothing is; stays that came since.
ANEW, LITTLE, FEW = 60, 10, 20


def measure() -> list[Row]:
    """The demonstration data as the first version of a store, then with some stays more, then with
    a year more; none is attacked first."""
    registry = read_folder(DATA / "demo", Settings()).whole()
    with tempfile.TemporaryDirectory() as room:
        # Data of its own, without what was decided about the demonstration data.
        settings = Settings(store=Path(room) / "bewaarplaats", data=Path(room))
        store = open_store(settings)
        return [
            _published(store, settings, each, what, bound)
            for each, what, bound in (
                (registry, "all decided anew", ANEW),
                (with_more(registry), f"{FEW} stays more", LITTLE),
                (a_year_later(with_more(registry)), "a year more", ANEW),
            )
        ]


def with_more(registry: Registry) -> Registry:
    """The same registry with some stays more, of persons who were not there."""
    stays = registry.registrations
    more = stays.tail(FEW).copy()
    for column in ("registratie_id", "medewerker_id"):
        more[column] = [f"{code}-later" for code in more[column]]
    return replace(registry, registrations=pd.concat([stays, more], ignore_index=True))


def a_year_later(registry: Registry) -> Registry:
    """The same registry, in which all who had not left are there for half a year more."""
    year = registry.last_year + 1
    version, day = f"{registry.version}-{year}", date(year, 6, 30)
    return replace(registry, version=version, last_year=year, reference_date=day)


def _published(
    store: Store, settings: Settings, registry: Registry, what: str, bound: float
) -> Row:
    """From the word to publish to the first page of a server that starts then."""
    say(f"publishing: {what}")
    number = versions.make(store, registry, "bench").number
    start = time.perf_counter()
    releasing.compile_version(store, settings, number)
    compiled = time.perf_counter() - start
    releases.publish(store, number, "bench")
    releasing.show(store, settings)
    with servers.atlas(store=settings.store, first="/") as server:
        seconds = time.perf_counter() - start
    detail = f"compiled after {compiled:.1f} s, a server starts in {server.seconds:.1f} s"
    return Row(f"publish the demonstration data, {what}", seconds, " s", bound, detail)
