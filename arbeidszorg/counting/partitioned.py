"""Partitions of stays to one tally: each is counted by itself, wherever that is done.

Whoever counts a partition where it lies is told its path, and says where the tally is. To others it
travels as the bytes of its file.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from arbeidszorg.counting import facts
from arbeidszorg.counting.facts import Facts
from arbeidszorg.counting.tally import Tally, added
from arbeidszorg.counting.tallying import Areas, tally
from arbeidszorg.places.geography import Geography
from arbeidszorg.registrations import partitions
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.runners import Run


@dataclass(frozen=True)
class Setup:
    """What all partitions are counted by: a registry without stays, the codes of the
    municipalities, and the towns of each area that can be asked."""

    registry: Registry
    towns: tuple[str, ...]
    areas: Areas


def counted(setup: Setup, part: tuple[str, bytes]) -> Tally:
    """The tally of a partition: its name and the bytes of its file. Raises
    :class:`~arbeidszorg.registrations.partitions.PartitionError`."""
    return tally(_facts(setup.registry, setup.towns, part), setup.areas)


def counted_where_it_lies(setup: Path, file: Path) -> Path:
    """The same of a partition and a :class:`Setup` in files; the tally is in a file beside it.
    Raises :class:`~arbeidszorg.registrations.partitions.PartitionError`."""
    with setup.open("rb") as stream:
        told: Setup = pickle.load(stream)
    there = counted(told, (file.name, partitions.content(file)))
    tallied = file.with_suffix(".geteld")
    with partitions.writing(file.parent), tallied.open("wb") as stream:
        pickle.dump(there, stream, protocol=pickle.HIGHEST_PROTOCOL)
    return tallied


def tally_of(registry: Registry, geography: Geography, areas: Areas, run: Run) -> Tally:
    """The tally of a registry in partitions, added up as they come."""
    setup = Setup(without_stays(registry), facts.towns_of(geography), areas)
    room = registry.partitions.room.path if registry.partitions else None
    if room is None or not run.sees(room):
        return added(run(partial(counted, setup), _parts(registry)))
    file = room / "opzet"
    with partitions.writing(room), file.open("wb") as stream:
        pickle.dump(setup, stream, protocol=pickle.HIGHEST_PROTOCOL)
    return added(map(_taken, run(partial(counted_where_it_lies, file), _files(registry))))


def _taken(file: Path) -> Tally:
    with file.open("rb") as stream:
        there: Tally = pickle.load(stream)
    file.unlink()
    return there


def facts_of(registry: Registry, geography: Geography) -> Callable[[], Iterator[Facts]]:
    """The facts of the partitions, one at a time, for what no tally knows."""
    bare, towns = without_stays(registry), facts.towns_of(geography)
    return lambda: (_facts(bare, towns, part) for part in _parts(registry))


def _facts(registry: Registry, towns: tuple[str, ...], part: tuple[str, bytes]) -> Facts:
    name, data = part
    stays = partitions.decoded(data, name, without=facts.NOT_COUNTED)
    return facts.numbered(replace(registry, registrations=stays), towns)


def _parts(registry: Registry) -> Iterator[tuple[str, bytes]]:
    return ((file.name, partitions.content(file)) for file in _files(registry))


def _files(registry: Registry) -> tuple[Path, ...]:
    return registry.partitions.files if registry.partitions else ()


def without_stays(registry: Registry) -> Registry:
    return replace(registry, partitions=None)
