"""The audit: ask everything that pages and API offer, and try to find a hidden number.

Three things are looked at. Whether an answer says more than the cells it is made of (a share of a
hidden number, a sum with a hidden part, a union of areas that overlap). Whether answers agree
with each other: a cell that is shown anywhere counts as known everywhere. And what remains possible
for each hidden number, see ``attack``; it fails when that is narrower than the rule leaves open.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure import holdings, lattice
from arbeidszorg.disclosure.audit import attack, attack_flows, attack_years, beyond
from arbeidszorg.disclosure.audit.asking import Answers, Ask, Asking
from arbeidszorg.disclosure.audit.asking_totals import Totals
from arbeidszorg.disclosure.audit.beyond import Beyond
from arbeidszorg.disclosure.audit.patterns import Pair
from arbeidszorg.disclosure.audit.system import EXACT, UNASKED, Hidden, Shown
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.disclosure.holdings import Population
from arbeidszorg.disclosure.lattice import ALL, BREAKDOWNS, Areas, Key, Threshold
from arbeidszorg.disclosure.opening import Opened, threshold
from arbeidszorg.view.measures import PERSON_MEASURES, PLACES, PROTECTED_MEASURES, MeasureCode
from arbeidszorg.view.view import LADDER

Array = npt.NDArray[Any]
T = TypeVar("T")

#: Kinds of numbers that are groups, not broken down.
GROUPS = ("", "vorm")


@dataclass
class Report:
    """``questions``: questions put; ``leaks``: answers that say more than their cells; ``hidden``:
    per (measure, year) the range of each hidden number; ``cells``: (measure, place, kind, level)
    -> cells, of which with persons, of which hidden; ``beyond``: what follows from shown numbers
    and cannot be asked for, and what of it stands open; ``seconds`` and ``megabytes`` it took."""

    questions: int = 0
    leaks: list[str] = field(default_factory=list)
    hidden: dict[tuple[str, int], list[Hidden]] = field(default_factory=dict)
    cells: dict[tuple[str, str, str, str], tuple[int, int, int]] = field(default_factory=dict)
    beyond: Beyond = field(default_factory=Beyond)
    width: int = 0
    seconds: float = 0.0
    megabytes: float = 0.0

    @property
    def narrow(self) -> list[tuple[tuple[str, int], Hidden]]:
        """Hidden numbers that are too certain, and those beyond."""
        attacked = [(key, number) for key, numbers in self.hidden.items() for number in numbers]
        return [
            (key, number)
            for key, number in (*attacked, *self.beyond.found)
            if self._certain(number) and not number.public and number.how != UNASKED
        ]

    @property
    def open(self) -> dict[str, int]:
        """What follows from shown numbers and does not fail the audit: see ``beyond``, and small
        numbers of one sector of one municipality that are too certain (``unasked``)."""
        many = sum(
            number.how == UNASKED and self._certain(number)
            for numbers in self.hidden.values()
            for number in numbers
        )
        return {**self.beyond.open, UNASKED: many}

    def _certain(self, number: Hidden) -> bool:
        return number.rise - number.fall < self.width - EXACT

    @property
    def public(self) -> int:
        """Hidden numbers that follow from groups and from what initiatives offer."""
        return sum(number.public for numbers in self.hidden.values() for number in numbers)

    @property
    def holds(self) -> bool:
        """Nothing was found out."""
        return not self.leaks and not self.narrow


class Follow(Protocol):
    """Goes through what is done, and shows how far it is."""

    def __call__(self, items: Iterable[T], total: int, /) -> Iterable[T]: ...


def silent(items: Iterable[T], _: int, /) -> Iterable[T]:
    """Show nothing."""
    return items


def of_data(
    opened: Opened, years: tuple[int, ...] | None, processes: int, follow: Follow = silent
) -> Report:
    """Attack an opened data version; see :func:`run`."""
    populations = holdings.populations(opened.facts, opened.gate.areas, opened.cube)
    counted = {(p.measure, p.place): p for p in populations}
    rule = threshold(opened.answers.settings)
    return run(opened.answers.ask, opened.gate, counted, rule, years, processes, follow=follow)


def run(
    ask: Ask,
    gate: Gate,
    counted: dict[Key, Population],
    rule: Threshold,
    years: tuple[int, ...] | None = None,
    processes: int = 1,
    totals: bool = True,
    follow: Follow = silent,
) -> Report:
    """Ask everything, then attack. ``counted``: the truth, by measure and place; ``years``: the
    calendar years to attack (all when left out); ``totals``: ask those of several areas too;
    ``follow``: shows how far it is."""
    start = time.monotonic()
    report = Report(width=rule.width)
    areas, first = gate.areas, gate.first_year
    last = first + len(next(iter(counted.values())).groups) - 1
    seen, pairs = _ask_cells(
        report, ask, gate, (first, last), follow(counted.items(), len(counted))
    )
    report.leaks += _revealed_by_hours(seen)
    jobs = [
        (measure, year)
        for measure in measures(counted)
        for year in range(first, last + 1)
        if years is None or year in years
    ]
    tasks = [
        (
            areas,
            {place: holdings.of_year(counted[measure, place], year - first) for place in PLACES},
            {place: _shown(seen, counted, (measure, place), year - first) for place in PLACES},
            rule,
        )
        for measure, year in jobs
    ]
    years_asked = sorted({year for _, year in jobs})
    rungs = _rungs(areas, counted, seen, years_asked, first)
    with nullcontext() if processes < 2 else ProcessPoolExecutor(processes) as pool:
        run: Any = pool.map if pool else map
        started = run(_ranges, tasks), run(_rung_ranges, rungs, repeat(rule.width))
        told = run(beyond.of_year, *beyond.by_year(areas, counted, seen, years_asked, first, rule))
        asked = Totals(ask, gate, (first, last), seen, counted)
        if totals:  # while others attack
            _ask_totals(report, asked)
        ranges = list(follow(chain(*started), len(tasks) + len(rungs)))
        report.beyond = beyond.together(told)
    report.beyond.patterns(areas, counted, seen, pairs, asked.pairs, years_asked, first, rule)
    named = [*jobs, *((LADDER, first + known.year) for known in rungs)]
    report.hidden = dict(zip(named, ranges, strict=True))
    for (measure, place), numbers in _year_ranges(areas, counted, seen, rule.width).items():
        if (measure, first + place) in report.hidden:
            kept = [n for n in report.hidden[measure, first + place] if n.kind not in GROUPS]
            report.hidden[measure, first + place] = [*numbers, *kept]
    _note_costs(report, start)
    return report


def _ask_cells(
    report: Report,
    ask: Ask,
    gate: Gate,
    years: tuple[int, int],
    counted: Iterable[tuple[Key, Population]],
) -> tuple[dict[Key, Answers], dict[tuple[Key, str, Pair], Array]]:
    """What is shown of each measure and place, and which sums of two sectors are."""
    seen: dict[Key, Answers] = {}
    pairs: dict[tuple[Key, str, Pair], Array] = {}
    for key, population in counted:
        asking = Asking(ask, gate, years, population)
        seen[key] = asking.all(*key)
        pairs |= {(key, kind, pair): cells for (kind, pair), cells in asking.pairs.items()}
        report.questions += asking.questions
        report.leaks += asking.leaks
        _count(report, gate.areas, population, seen[key])
    return seen, pairs


def _note_costs(report: Report, start: float) -> None:
    """How long it took, and how much memory."""
    report.seconds = time.monotonic() - start
    usage = [
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    report.megabytes = max(usage) / 1024


def _ask_totals(report: Report, asked: Totals) -> None:
    asked.all()
    report.questions += asked.questions
    report.leaks += asked.leaks


def _revealed_by_hours(seen: dict[Key, Answers]) -> Iterator[str]:
    """That no hours are known, or none in December, says that somebody is there: nothing may be
    said of hours where the persons are hidden."""
    for place in PLACES:
        if ("uren", place) in seen and ("medewerkers", place) in seen:
            hours, persons = seen["uren", place], seen["medewerkers", place]
            kinds = {"": (hours.groups, persons.groups), "vorm": (hours.forms, persons.forms)}
            kinds |= {
                split: (cells, persons.splits[split]) for split, cells in hours.splits.items()
            }
            for kind, (hours_shown, shown) in kinds.items():
                if many := int((hours_shown & ~shown).sum()):
                    yield f"uren {place} {kind}: {many}"


def _ranges(
    task: tuple[Areas, dict[str, Population], dict[str, Shown], Threshold],
) -> list[Hidden]:
    areas, counted, shown, rule = task
    return list(attack.ranges(areas, counted, 0, shown, rule.width, rule.most))


def _rungs(
    areas: Areas,
    counted: dict[Key, Population],
    seen: dict[Key, Answers],
    years: list[int],
    first: int,
) -> list[attack_flows.Known]:
    """What an attacker of rungs knows, by year; nothing when a measure is left out."""
    needed = attack_flows.MEASURES
    if not {(measure, place) for measure in needed for place in PLACES} <= set(counted):
        return []
    return [
        attack_flows.Known(
            areas,
            {measure: {place: counted[measure, place] for place in PLACES} for measure in needed},
            {
                measure: {
                    place: _shown(seen, counted, (measure, place), year - first) for place in PLACES
                }
                for measure in needed
            },
            year - first,
        )
        for year in years
    ]


def _year_ranges(
    areas: Areas, counted: dict[Key, Population], seen: dict[Key, Answers], width: int
) -> dict[attack_years.At, list[Hidden]]:
    """The ranges of groups by who holds all years and measures against each other; nothing when a
    measure is left out."""
    keys = [(measure, place) for measure in PERSON_MEASURES for place in PLACES]
    if not set(keys) <= set(counted):
        return {}
    groups = {key: seen[key].groups for key in keys}
    forms = {key: seen[key].forms for key in keys if key[1] == PLACES[0]}
    return attack_years.ranges(attack_years.Known(areas, counted, groups, forms), width)


def _rung_ranges(known: attack_flows.Known, width: int) -> list[Hidden]:
    return list(attack_flows.ranges(known, width))


def _shown(
    seen: dict[Key, Answers],
    counted: dict[Key, Population],
    key: Key,
    year: int,
) -> Shown:
    """What an attacker sees of one measure, place and year."""
    measure, place = key
    own = seen[key]
    ceiling: dict[str, Array] = {}
    for whole in lattice.wholes(measure):
        other, count = seen[whole, place], counted[whole, place]
        cells = {"": (other.groups, count.groups)}
        cells |= {split: (other.splits[split], count.splits[split]) for split in BREAKDOWNS}
        if place == "vestiging":
            cells["vorm"] = other.forms, count.forms
        for kind, (is_seen, value) in cells.items():
            bound = np.where(is_seen[year], value[year], np.inf)
            ceiling[kind] = np.minimum(ceiling.get(kind, np.inf), bound)
    return Shown(
        own.groups[year],
        own.forms[year] if place == "vestiging" else None,
        {split: cells[year] for split, cells in own.splits.items()},
        ceiling,
    )


def _count(report: Report, areas: Areas, population: Population, seen: Answers) -> None:
    """Add to the report how many cells there are, hold persons, and are hidden."""
    kinds: dict[str, tuple[Array, Array]] = {
        "": (population.groups[:, :, :1], seen.groups[:, :, :1]),
        "sector": (population.groups[:, :, 1:], seen.groups[:, :, 1:]),
    }
    for split in seen.splits:
        kinds[str(split)] = population.splits[split][:, :, ALL], seen.splits[split][:, :, ALL]
    for kind, (count, shown) in kinds.items():
        for level in (*areas.descending[1:], areas.descending[0]):
            rows = [n for n, levels in enumerate(areas.levels) if level in levels]
            cells, seen_cells = count[:, rows], shown[:, rows]
            report.cells[population.measure, population.place, kind, level] = (
                int(cells.size),
                int((cells > 0).sum()),
                int(((cells > 0) & ~seen_cells).sum()),
            )


def measures(counted: dict[Key, Population]) -> tuple[MeasureCode, ...]:
    """The measures that were counted, in their order."""
    return tuple(m for m in PROTECTED_MEASURES if any((m, place) in counted for place in PLACES))
