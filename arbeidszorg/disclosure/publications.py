"""Publications: data that were published before, so that new data do not tell who changed.

The difference between two publications of one year is a table of the persons who were added or
changed. Therefore a year that was published stays as it was, in its numbers and in what is hidden
of them, and newer data are counted for the years after it. How that is decided stands in
``docs/kleine-aantallen.md``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from arbeidszorg import style
from arbeidszorg.counting import closing, cube, facts, partitioned
from arbeidszorg.counting import net_results as costs
from arbeidszorg.counting.closing import Numbered
from arbeidszorg.counting.cube import Cube
from arbeidszorg.disclosure import decision, decision_file
from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.disclosure.net_results import net_results
from arbeidszorg.disclosure.spreads import NetResults
from arbeidszorg.places.geography import Geography
from arbeidszorg.registrations.edition import Edition
from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.registrations.intake.steady import steady
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.runners import runner
from arbeidszorg.settings import SettingError, Settings
from arbeidszorg.texts import t


class PublicationError(SettingError):
    """An earlier publication cannot be taken over; the message says which and why (Dutch)."""


@dataclass(frozen=True, eq=False)
class Source:
    """What a data version is counted from. ``newest``: the newest data; ``numbered``: their facts,
    with those of the years that were published before; ``registries``: each year shown -> the data
    that it is counted from."""

    newest: Registry
    edition: Edition
    numbered: Numbered
    registries: Mapping[int, Registry]

    def amounts(self) -> Mapping[int, frozenset[str]] | None:
        """Year -> who handed in costs and revenues; None when there is no file of them."""
        handed = {registry: costs.handed_in(registry) for registry in {*self.registries.values()}}
        if not any(handed.values()):
            return None
        return {
            year: (handed[registry] or {}).get(year, frozenset())
            for year, registry in self.registries.items()
            if year in (handed[registry] or {})
        }

    def net_results(self, settings: Settings, year: int) -> NetResults:
        """The net results of a year, from the data that it is counted from."""
        results = net_results(self.registries.get(year, self.newest), settings, year)
        years = (y for y, r in self.registries.items() if y in costs.years_with_amounts(r))
        return replace(results, years=tuple(sorted(years)))


@dataclass(frozen=True, eq=False)
class Publication:
    """What was published: what it was counted from, and what was shown."""

    source: Source
    decision: Decision


def source(registry: Registry, areas: Geography, before: Publication | None = None) -> Source:
    """What the numbers of some data are counted from, when ``before`` was published."""
    codes = tuple(map(str, registry.initiatives["initiatief_id"]))
    now = Numbered(facts.build(registry, areas), codes)
    if before is None:
        return Source(registry, registry.edition, now, dict.fromkeys(now.years, registry))
    numbered = closing.closed(before.source.numbered, now)
    registries = {year: before.source.registries.get(year, registry) for year in numbered.years}
    return Source(registry, _edition(registry, before.source, numbered), numbered, registries)


def counted(
    registry: Registry, areas: Geography, settings: Settings, before: Publication | None = None
) -> tuple[Source, Cube]:
    """What the numbers come from, and all of them; of stays in partitions without those. Raises
    :class:`~arbeidszorg.runners.RunnerError` and
    :class:`~arbeidszorg.registrations.partitions.PartitionError`."""
    source_ = source(registry, areas, before)
    prepared = source_.numbered.facts
    if registry.partitions is None:
        return source_, cube.build(prepared, areas)
    asked = cube.asked(areas, prepared.towns)
    with runner(settings) as run:
        tally = partitioned.tally_of(registry, areas, asked, run)
    handed = {year: stays > 0 for year, stays in tally.handed.items()}
    numbered = replace(source_.numbered, facts=replace(prepared, reporting=handed))
    cells = cube.cube(tally, asked, registry.first_year)
    return replace(source_, numbered=numbered), cells


def mark(source_: Source, cells: Cube) -> str:
    """What a decision about these numbers is told by, beside what stands in the facts: of stays in
    partitions, which are not there, their tally."""
    version = source_.edition.version
    return f"{version} {cells.tally.digest()}" if source_.newest.partitions else version


def _edition(registry: Registry, before: Source, numbered: Numbered) -> Edition:
    """What may be told of data that were counted with earlier ones."""
    own, until = registry.edition, before.edition.last_year
    both = hashlib.sha256(f"{before.edition.version} {own.version}".encode()).hexdigest()
    day = before.edition.reference_date
    words = t(
        "intake.notice.closed" if own.last_year > until else "intake.notice.all_closed",
        last=until,
        next=until + 1,
        day=style.day(day),
    )
    return replace(
        own,
        version=both[: len(own.version)],
        first_year=numbered.years[0],
        last_year=numbered.years[-1],
        notices=(words, *own.notices),
        closed=until,
        closed_on=day,
    )


def read(folders: tuple[Path, ...], areas: Geography, settings: Settings) -> Publication | None:
    """What was published from these folders, one after another; None when nothing was.

    Raises :class:`PublicationError` when there is no telling what was shown of one."""
    before: Publication | None = None
    for folder in folders:
        with steady(folder):
            registry = read_folder(folder, settings)
        last = registry.last_year
        if before and last < before.source.edition.last_year:
            raise PublicationError(t("server.earlier.order", folder=folder.name, last=last))
        if before:
            registry = registry.whole()
        own, cells = counted(registry, areas, settings, before)
        about = decision_file.origin(own.numbered.facts, areas, mark(own, cells), "")
        now = source(registry.whole(), areas, before) if registry.partitions else own
        shown = decision_file.published(folder / decision.FILE, about)
        if shown is None:
            raise PublicationError(
                t("server.earlier.no_decision", folder=folder.name, file=decision.FILE)
            )
        before = Publication(now, shown)
    return before
