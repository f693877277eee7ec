"""Partitions of stays to one tally: each is counted by itself, wherever that is done.

A partition travels as the bytes of its file, so whoever counts it needs no disk in common with
whoever made it.
"""

from __future__ import annotations

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


def tally_of(registry: Registry, geography: Geography, areas: Areas, run: Run) -> Tally:
    """The tally of a registry in partitions, added up as they come."""
    setup = Setup(without_stays(registry), facts.towns_of(geography), areas)
    return added(run(partial(counted, setup), _parts(registry)))


def facts_of(registry: Registry, geography: Geography) -> Callable[[], Iterator[Facts]]:
    """The facts of the partitions, one at a time, for what no tally knows."""
    bare, towns = without_stays(registry), facts.towns_of(geography)
    return lambda: (_facts(bare, towns, part) for part in _parts(registry))


def _facts(registry: Registry, towns: tuple[str, ...], part: tuple[str, bytes]) -> Facts:
    name, data = part
    stays = partitions.decoded(data, name, without=facts.NOT_COUNTED)
    return facts.numbered(replace(registry, registrations=stays), towns)


def _parts(registry: Registry) -> Iterator[tuple[str, bytes]]:
    files: tuple[Path, ...] = registry.partitions.files if registry.partitions else ()
    return ((file.name, partitions.content(file)) for file in files)


def without_stays(registry: Registry) -> Registry:
    return replace(registry, partitions=None)
