"""One version of the data, opened: read, decided, and counted from the registrations themselves."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

import numpy as np

from arbeidszorg.counting import partitioned
from arbeidszorg.counting.cells import Parts
from arbeidszorg.counting.cube import Cube
from arbeidszorg.counting.facts import Facts
from arbeidszorg.counting.registered import Registered
from arbeidszorg.disclosure import deciding, decision, decision_file, lattice, publications
from arbeidszorg.disclosure.answers import Answers, asking
from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.disclosure.lattice import Threshold
from arbeidszorg.disclosure.publications import Publication, Source
from arbeidszorg.places import geography, lying
from arbeidszorg.places.geography import Geography, GeographyError
from arbeidszorg.processes import alone
from arbeidszorg.registrations.initiatives import initiatives
from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.registrations.intake.steady import steady
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import DATA, TERRITORY, Settings
from arbeidszorg.texts import t

#: Told ``making`` before deciding starts, ``waiting`` when another process decides about the same
#: folder, ``not_kept`` when the decision cannot be written; ``attacking`` and ``hiding`` by who
#: attacks before publishing.
Say = Callable[[str], None]


@dataclass(frozen=True)
class Opened:
    """A data version with what its answers are made of; for the audit and for tests of counting.
    Whoever answers readers holds ``answers`` alone. ``behind``: the same data behind another
    decision about them."""

    answers: Answers
    facts: Facts
    gate: Gate
    cube: Cube
    behind: Callable[[Decision], Opened] = field(repr=False, compare=False)


def silent(_: str) -> None:
    """Say nothing."""


def open_folder(settings: Settings, say: Say = silent) -> Opened:
    """The data that ``settings`` names (the demonstration data when it names none).

    Raises ``intake.IntakeError`` with every fault when the files do not hold,
    ``boundaries.BoundaryError`` when installed municipal boundaries cannot be read, and
    ``publications.PublicationError`` when an earlier publication cannot be taken over. What may be
    shown is read from the file beside the data, or decided now; see :func:`decided`.
    """
    areas = geography.load(settings.boundaries, settings.territory)
    if settings.data is None and settings.territory != TERRITORY:
        raise GeographyError(t("gebied.demo", **areas.words))
    before = publications.read(settings.earlier, areas, settings)
    folder = settings.data or DATA / "demo"
    with steady(folder):
        registry = read_folder(folder, settings)
    return opened(registry, areas, settings, folder / decision.FILE, say, before)


def opened(
    registry: Registry,
    areas: Geography,
    settings: Settings,
    file: Path | None = None,
    say: Say = silent,
    before: Publication | None = None,
) -> Opened:
    """Frames that are already checked, opened; ``file``: where the decision is kept; ``before``:
    what was published of earlier data."""
    areas = areas.with_residents(registry.residents) if registry.residents else areas
    if before:  # then it is counted with other data
        registry = registry.whole()
    source, cells = publications.counted(registry, areas, settings, before)
    prepared, kept = source.numbered.facts, before.decision if before else None
    version = publications.mark(source, cells)
    parts = partitioned.facts_of(registry, areas) if registry.partitions else None

    def behind(decision_: Decision) -> Opened:
        door = gate(decision_, prepared, areas, settings)
        said = answers(source, areas, settings, door, cells, parts)
        return Opened(said, prepared, door, cells, behind)

    return behind(decided(prepared, areas, settings, version, file, say, kept, cells))


def answers(
    source: Source,
    areas: Geography,
    settings: Settings,
    door: Gate,
    cells: Cube,
    parts: Parts | None = None,
) -> Answers:
    """What a data version may say through a gate."""
    prepared = source.numbered.facts
    numbers = Registered(prepared, cells, door.may, parts, door.areas.index)
    codes = np.array(source.numbered.codes, dtype=object)
    return Answers(
        source.edition,
        areas,
        settings,
        asking(numbers, areas, door, source.edition),
        initiatives(source.newest.initiatives, partial(lying.can_be, areas)),
        {year: frozenset(codes[handed]) for year, handed in prepared.reporting.items()},
        source.amounts(),
        cache(lambda year: source.net_results(settings, year)),
    )


def threshold(settings: Settings) -> Threshold:
    """The threshold that an operator chose."""
    return Threshold(settings.small_from, settings.small_to)


def gate(decision_: Decision, facts_: Facts, geography_: Geography, settings: Settings) -> Gate:
    """The gate over a decision."""
    areas = lattice.areas(geography_, facts_.towns)
    first = min(facts_.rows["medewerkers"])
    return Gate(decision_, areas, geography_, facts_.towns, first, settings)


def decided(
    facts_: Facts,
    geography_: Geography,
    settings: Settings,
    version: str,
    file: Path | None,
    say: Say,
    kept: Decision | None = None,
    cells: Cube | None = None,
) -> Decision:
    """The decision of a data version: the one that is kept in ``file`` when it was made from the
    same counts, else made now and kept. Of two that start at once, one decides: the other waits,
    and reads. ``kept``: that of the years that were published before."""
    rule = threshold(settings)
    made_from = decision_file.origin(facts_, geography_, version, decision.rule_name(rule))
    if file and (before := decision_file.load(file, made_from)):
        return before
    with alone(file.parent, lambda: say("waiting")) if file else nullcontext():
        if file and (meanwhile := decision_file.load(file, made_from)):
            return meanwhile
        say("making")
        processes = os.cpu_count() or 1
        now = deciding.make(facts_, geography_, rule, made_from.mark, processes, kept, cells)
        if file:
            keep(now, file, say)
        return now


def keep(decision_: Decision, file: Path, say: Say) -> None:
    """Keep a decision in a file, or say that it cannot be."""
    try:
        decision_file.save(decision_, file)
    except OSError:
        say("not_kept")
