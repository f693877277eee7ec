"""What was counted of versions, remembered while the desk runs: numbers alone, never rows. Of the
last few things that were asked; each desk has its own."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from arbeidszorg.store import forgetting, releases, versions
from arbeidszorg.store.database import Store
from arbeidszorg.texts import t
from desk.handed import changes, composing
from desk.handed.changes import Headline
from desk.handed.composing import Standing
from desk.handed.handed import RefusedError
from desk.handed.publication import Publication

T = TypeVar("T")


@dataclass(frozen=True)
class Memory:
    """``most``: things that are remembered; the one that was asked longest ago goes first."""

    most: int = 16
    things: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict, repr=False)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is remembered of a key, made first when nothing is. Two who ask it at once may both
        make it."""
        with self.lock:
            if key in self.things:
                self.things.move_to_end(key)
                return self.things[key]  # type: ignore[no-any-return]
        made = make()
        with self.lock:
            self.things[key] = made
            while len(self.things) > self.most:
                self.things.popitem(last=False)
        return made


def years(memory: Memory, store: Store, standing: Standing, today: date) -> tuple[int, ...]:
    """The last years that the next version may have. Raises
    :class:`~desk.handed.handed.RefusedError` while there is nothing to make it of, ``StoreError``
    when it cannot be read; neither is remembered."""
    force = standing.force
    accepted = tuple((each.number, each.digest) for each in standing.accepted.values())
    made_of = (force.number, force.seal) if force else None
    key = ("years", made_of, accepted, forgetting.times(store), today)

    def make() -> tuple[int, ...]:
        parts = composing.submissions(store, standing)
        if not parts:
            raise RefusedError(t("aanvaarden.error.nothing_accepted"))
        stays = composing.frames_of(parts)[1]
        edition = force.edition if force else None
        return composing.years(stays["startdatum"], stays["einddatum"], edition, today)

    return memory.of(key, make)


def headlines(memory: Memory, store: Store, ready: Publication) -> tuple[Headline, ...]:
    """The headline figures of readers' version and of the one that is ready (exact)."""
    now = releases.state(store)
    shown = now.shown
    seals = {version.number: version.seal for version in now.versions}
    sides = (shown.number if shown else 0, ready.version)
    key = ("headlines", *((number, seals.get(number)) for number in sides), forgetting.times(store))

    def make() -> tuple[Headline, ...]:
        before = versions.registry_of(store, shown.number) if shown else None
        return changes.headlines(before, versions.registry_of(store, ready.version))

    return memory.of(key, make)
