"""Stores of tests: what registries say as texts, and work that is done in a process of its own."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from arbeidszorg.compiled import releasing
from arbeidszorg.registrations.model import REGISTERED
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings
from arbeidszorg.store import packing, releases, versions
from arbeidszorg.store.database import Store
from helpers.builders import persons, registry

#: A clock that stands still.
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def small(*people: int, **properties: Any) -> Registry:
    """A registry of some initiatives, each with so many persons."""
    stays = [
        {**stay, "registratie_id": f"R{place}-{number}"}
        for place, count in enumerate(people, 1)
        for number, stay in enumerate(persons(count, initiatief_id=f"I{place}"))
    ]
    return registry([{} for _ in people], stays, **properties)


def published(
    store: Store, settings: Settings, registry: Registry, at: datetime | None = None
) -> int:
    """Make a version of a registry, compile it, and make it public; its number."""
    number = versions.make(store, registry, "Els").number
    releasing.compile_version(store, settings, number)
    releases.publish(store, number, "Els", at)
    releasing.show(store, settings)
    return number


def says(registry: Registry) -> tuple[Any, ...]:
    """Everything that a registry says, whatever order its rows stand in."""
    frames = (registry.initiatives, registry.registrations, registry.costs)
    rows = [
        sorted(zip(*packing.written(file, frame), strict=True))
        for file, frame in zip(REGISTERED, frames, strict=True)
    ]
    return (*rows, replace(registry.edition), _plain(registry))


def _plain(registry: Registry) -> Mapping[int, Mapping[str, int]] | None:
    return {y: dict(t) for y, t in registry.residents.years.items()} if registry.residents else None


def forked(work: Callable[[], object]) -> int:
    """A process that does some work and ends with 0, or with 1 when it fails; its number."""
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except BaseException:  # noqa: BLE001 - the parent sees that it failed
        traceback.print_exc()
        os._exit(1)


def ended(child: int) -> int:
    """How a process ended: its exit code, or minus the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
