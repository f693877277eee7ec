"""The audit: ask everything that pages and API offer, and try to find a hidden number.

Three things are looked at. Whether an answer says more than the cells it is made of (a share of a
hidden number, a sum with a hidden part, a union of areas that overlap). Whether answers agree
with each other: a cell that is shown anywhere counts as known everywhere. And what remains possible
for each hidden number, see ``attack``; it fails when that is narrower than the rule leaves open.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg import model
from arbeidszorg.disclosure import attack, lattice
from arbeidszorg.disclosure.attack import Hidden, Shown
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.disclosure.lattice import (
    ALL,
    BREAKDOWNS,
    SECTORS,
    Areas,
    Population,
    Threshold,
)
from arbeidszorg.geography import LEVELS, OUTSIDE, UNKNOWN
from arbeidszorg.table import OK, Table
from arbeidszorg.view import PERSON_MEASURES, PLACES, View

Array = npt.NDArray[Any]
Ask = Callable[[View], Table]


@dataclass
class Answers:
    """What one measure and place showed, all years: as in ``decision.Decision``."""

    groups: Array
    forms: Array
    splits: dict[str, Array]


@dataclass
class Report:
    """``asked``: questions put; ``leaks``: answers that say more than their cells; ``hidden``: per
    (measure, year) the range of each hidden number; ``cells``: (measure, place, kind, level)
    -> cells, of which with persons, of which hidden; ``seconds`` and ``megabytes`` it took."""

    asked: int = 0
    leaks: list[str] = field(default_factory=list)
    hidden: dict[tuple[str, int], list[Hidden]] = field(default_factory=dict)
    cells: dict[tuple[str, str, str, str], tuple[int, int, int]] = field(default_factory=dict)
    width: int = 0
    seconds: float = 0.0
    megabytes: float = 0.0

    @property
    def narrow(self) -> list[tuple[tuple[str, int], Hidden]]:
        """Hidden numbers that are too certain."""
        return [(key, one) for key, found in self.hidden.items() for one in found
                if one.rise - one.fall < self.width - attack.EXACT]  # fmt: skip

    @property
    def holds(self) -> bool:
        """Nothing was found out."""
        return not self.leaks and not self.narrow


def run(
    ask: Ask,
    gate: Gate,
    counted: dict[tuple[str, str], Population],
    rule: Threshold,
    years: tuple[int, ...] | None = None,
    processes: int = 1,
) -> Report:
    """Ask everything, then attack. ``counted``: the truth, by measure and place; ``years``: the
    calendar years to attack (all when left out)."""
    start = time.monotonic()
    report = Report(width=rule.width)
    of, first = gate.areas, gate.first_year
    last = first + len(next(iter(counted.values())).groups) - 1
    seen = {
        key: _Asking(ask, gate, (first, last), report, population).all(*key)
        for key, population in counted.items()
    }
    for key, population in counted.items():
        _count(report, of, population, seen[key])
    report.leaks += _told_by_hours(seen)
    jobs = [(measure, year) for measure in measures(counted) for year in range(first, last + 1)
            if years is None or year in years]  # fmt: skip
    given = [
        (
            of,
            {place: lattice.of_year(counted[measure, place], year - first) for place in PLACES},
            {place: _shown(seen, counted, (measure, place), year - first) for place in PLACES},
            rule.width,
        )
        for measure, year in jobs
    ]
    if processes > 1:
        with ProcessPoolExecutor(processes) as pool:
            found = list(pool.map(_ranges, given))
    else:
        found = [_ranges(one) for one in given]
    report.hidden = dict(zip(jobs, found, strict=True))
    report.seconds = time.monotonic() - start
    usage = [resource.getrusage(who).ru_maxrss
             for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]  # fmt: skip
    report.megabytes = max(usage) / 1024
    return report


def _told_by_hours(seen: dict[tuple[str, str], Answers]) -> Iterator[str]:
    """That no hours are known, or none in December, says that somebody is there: nothing may be
    said of hours where the persons are hidden."""
    for place in PLACES:
        if ("uren", place) in seen and ("medewerkers", place) in seen:
            hours, persons = seen["uren", place], seen["medewerkers", place]
            kinds = {"": (hours.groups, persons.groups), "vorm": (hours.forms, persons.forms)}
            kinds |= {split: (cells, persons.splits[split])
                      for split, cells in hours.splits.items()}  # fmt: skip
            for kind, (told, shown) in kinds.items():
                if many := int((told & ~shown).sum()):
                    yield f"uren {place} {kind}: {many}"


def _ranges(
    given: tuple[Areas, dict[str, Population], dict[str, Shown], int],
) -> list[Hidden]:
    of, counted, shown, width = given
    return list(attack.ranges(of, counted, 0, shown, width))


def _shown(
    seen: dict[tuple[str, str], Answers],
    counted: dict[tuple[str, str], Population],
    key: tuple[str, str],
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


# --- asking --------------------------------------------------------------------------------------


class _Asking:
    """Puts every question about one measure and place, and notes what is shown."""

    def __init__(
        self, ask: Ask, gate: Gate, years: tuple[int, int], report: Report, counted: Population
    ) -> None:
        self.ask, self.gate, self.years, self.report = ask, gate, years, report
        self.counted = counted

    def all(self, measure: str, place: str) -> Answers:
        """Everything that is shown of a measure and place."""
        base = View(self.years, measure=measure, place=place)
        size = self.years[1] - self.years[0] + 1, len(self.gate.areas.towns)
        found = Answers(
            np.zeros((*size, 1 + SECTORS), dtype=bool),
            np.zeros((*size, len(lattice.codes("vorm"))), dtype=bool),
            {s: np.zeros((*size, 1 + SECTORS, len(lattice.codes(s))), bool) for s in BREAKDOWNS},
        )
        for level in LEVELS:
            for splits in ((), *((one,) for one in BREAKDOWNS), ("vorm",), ("sector",),
                           ("sector", "activiteit")):  # fmt: skip
                view = replace(base, level=level, split=splits)
                self._note(found, view, self._table(view))
                if "sector" in splits or splits == ("vorm",):
                    continue
                for sector in model.SECTORS:
                    self._note(found, one := replace(view, sectors=(sector,)), self._table(one))
            for activity in model.ACTIVITIES:
                for sectors in ((), *((one,) for one in model.SECTORS)):
                    view = replace(base, level=level, activities=(activity,), sectors=sectors)
                    self._note_activity(found, view, self._table(view))
        self._everybody(found, base)
        self._compositions(found, base)
        self._units(found, base)
        self._unions(found, base)
        return found

    def _table(self, view: View) -> Table:
        self.report.asked += 1
        return self.ask(view)

    def _cells(self, table: Table) -> Iterator[tuple[int, int, dict[str, Any]]]:
        for row in table.rows:
            yield row["jaar"] - self.years[0], self.gate.places[row["gebied"]], row

    def _note(self, found: Answers, view: View, table: Table) -> None:
        chosen = 1 + model.SECTORS.index(view.sectors[0]) if view.sectors else ALL
        rest = [split for split in view.split if split != "sector"]
        for year, area, row in self._cells(table):
            if row["status"] == "verborgen":
                continue
            sector = 1 + model.SECTORS.index(row["sector"]) if "sector" in view.split else chosen
            if not rest:
                found.groups[year, area, sector] = True
            elif rest == ["vorm"]:
                found.forms[year, area, lattice.codes("vorm").index(row["vorm"])] = True
            else:
                code = lattice.codes(rest[0]).index(row[rest[0]])
                found.splits[rest[0]][year, area, sector, code] = True

    def _note_activity(self, found: Answers, view: View, table: Table) -> None:
        sector = 1 + model.SECTORS.index(view.sectors[0]) if view.sectors else ALL
        code = model.ACTIVITIES.index(view.activities[0])
        for year, area, row in self._cells(table):
            if row["status"] != "verborgen":
                found.splits["activiteit"][year, area, sector, code] = True

    def _everybody(self, found: Answers, base: View) -> None:
        """The totals under a table of all areas are those of everybody."""
        whole = self.gate.areas.everybody[base.place]
        for position, sectors in enumerate(((), *((one,) for one in model.SECTORS))):
            table = self._table(replace(base, level="provincie", sectors=sectors))
            for row in table.total_rows:
                if row["status"] == OK:
                    found.groups[row["jaar"] - self.years[0], whole, position] = True
            for number, activity in enumerate(model.ACTIVITIES):
                one = replace(base, level="provincie", sectors=sectors, activities=(activity,))
                for row in self._table(one).total_rows:
                    if row["status"] == OK:
                        year = row["jaar"] - self.years[0]
                        found.splits["activiteit"][year, whole, position, number] = True
        if base.place == "vestiging":  # nobody is counted elsewhere
            other = self.gate.areas.everybody["woonplaats"]
            found.groups[:, other] |= found.groups[:, whole]
            found.forms[:, other] |= found.forms[:, whole]
            for cells in found.splits.values():
                cells[:, other] |= cells[:, whole]
        else:  # what is broken down about everybody is shown by establishment: the same persons
            there = self.gate.areas.everybody["vestiging"]
            for split in BREAKDOWNS:
                for position, sectors in enumerate(((), *((one,) for one in model.SECTORS))):
                    view = replace(base, place="vestiging", level="provincie", split=(split,),
                                   sectors=sectors)  # fmt: skip
                    for year, area, row in self._cells(self._table(view)):
                        if area == there and row["status"] != "verborgen":
                            code = lattice.codes(split).index(row[split])
                            found.splits[split][year, whole, position, code] = True

    def _compositions(self, found: Answers, base: View) -> None:
        """A sum over several sectors or activities must not be shown without its parts."""
        some = [two for size in (2, 3) for two in combinations(model.SECTORS, size)]
        acts = [few for size in (2, len(model.ACTIVITIES) - 1)
                for few in combinations(model.ACTIVITIES, size)]  # fmt: skip
        for level in LEVELS:
            for sectors in some:
                at = [1 + model.SECTORS.index(one) for one in sectors]
                for splits in ((), *((one,) for one in BREAKDOWNS)):
                    view = replace(base, level=level, sectors=sectors, split=splits)
                    for year, area, row in self._cells(self._table(view)):
                        if row["status"] == "verborgen":
                            continue
                        count = self.counted
                        if splits:
                            code = lattice.codes(splits[0]).index(row[splits[0]])
                            parts = found.splits[splits[0]][year, area, at, code]
                            total = count.splits[splits[0]][year, area, at, code].sum()
                        else:
                            parts = found.groups[year, area, at]
                            total = count.groups[year, area, at].sum()
                        plain = base.measure == "uren" or row["status"] != OK
                        plain |= row["waarde"] in (total, 0)
                        self._expect(bool(parts.all()) and plain, view, row)
            for few in acts:
                codes = [model.ACTIVITIES.index(one) for one in few]
                view = replace(base, level=level, activities=few)
                for year, area, row in self._cells(self._table(view)):
                    if row["status"] != "verborgen":
                        parts = found.splits["activiteit"][year, area, ALL, codes]
                        total = self.counted.splits["activiteit"][year, area, ALL, codes].sum()
                        plain = base.measure == "uren" or row["status"] != OK
                        plain |= row["waarde"] in (total, 0)
                        self._expect(bool(parts.all()) and plain, view, row)

    def _units(self, found: Answers, base: View) -> None:
        """A rate, share or index must not be shown of a hidden count."""
        for level in LEVELS:
            for unit in ("per10000", "aandeel", "index"):
                if unit == "per10000" and (
                    base.place == "vestiging" or base.measure not in PERSON_MEASURES
                ):
                    continue
                for splits in ((), ("sector",), *((one,) for one in BREAKDOWNS)):
                    view = replace(base, level=level, unit=unit, split=splits)
                    for year, area, row in self._cells(self._table(view)):
                        if row["status"] == "nvt":  # says that the base is nought
                            self._expect(self._base_shown(found, base, unit, year, area, row,
                                                          splits), view, row)  # fmt: skip
                        if row["status"] != OK:
                            continue
                        years = [0, year] if unit == "index" else [year]
                        if not splits:
                            cells = found.groups[years, area, ALL]
                        elif splits == ("sector",):
                            at = 1 + model.SECTORS.index(row["sector"])
                            cells = found.groups[years, area, at]
                        else:
                            code = lattice.codes(splits[0]).index(row[splits[0]])
                            cells = found.splits[splits[0]][years, area, ALL, code]
                        self._expect(bool(cells.all()), view, row)

    def _base_shown(
        self,
        found: Answers,
        base: View,
        unit: str,
        year: int,
        area: int,
        row: dict[str, Any],
        splits: tuple[str, ...],
    ) -> bool:
        """Whether what a number is divided by is shown itself."""
        if unit == "per10000":
            return True  # of inhabitants, which are public
        if unit == "aandeel" and base.measure not in ("doorstroom", "vangnet"):
            return bool(found.groups[year, area, ALL]) or not splits
        if unit == "aandeel":
            return True  # of medewerkers, asked by another measure
        if not splits:
            return bool(found.groups[0, area, ALL])
        if splits == ("sector",):
            return bool(found.groups[0, area, 1 + model.SECTORS.index(row["sector"])])
        code = lattice.codes(splits[0]).index(row[splits[0]])
        return bool(found.splits[splits[0]][0, area, ALL, code])

    def _unions(self, found: Answers, base: View) -> None:
        """The total of chosen areas must not be shown when their overlap is no area, or hidden."""
        of = self.gate.areas
        codes = [one for one in self.gate.places if one not in (OUTSIDE, UNKNOWN)]
        large = [one for one in codes if set(of.levels[self.gate.places[one]]) - {"gemeente"}]
        for one, other in combinations(large, 2):
            view = replace(base, level="provincie", areas=(one, other))
            first, second = (set(of.towns[self.gate.places[code]]) for code in (one, other))
            whole = of.index.get(tuple(sorted(first | second)))
            table = self._table(view)
            for row in table.total_rows:
                if row["status"] != OK:
                    continue
                year = row["jaar"] - self.years[0]
                if whole is not None:
                    self._expect(bool(found.groups[year, whole, ALL]), view, row)
                else:
                    at = [self.gate.places[code] for code in (one, other)]
                    apart = not first & second
                    self._expect(apart and bool(found.groups[year, at, ALL].all()), view, row)

    def _expect(self, holds: bool, view: View, row: dict[str, Any]) -> None:
        if not holds:
            self.report.leaks.append(f"{view} {row}")


# --- counting what is hidden ---------------------------------------------------------------------


def _count(report: Report, of: Areas, population: Population, seen: Answers) -> None:
    """Add to the report how many cells there are, hold persons, and are hidden."""
    kinds: dict[str, tuple[Array, Array]] = {
        "": (population.groups[:, :, :1], seen.groups[:, :, :1]),
        "sector": (population.groups[:, :, 1:], seen.groups[:, :, 1:]),
    }
    for split in BREAKDOWNS:
        kinds[split] = population.splits[split][:, :, ALL], seen.splits[split][:, :, ALL]
    for kind, (count, shown) in kinds.items():
        for level in LEVELS:
            rows = [n for n, levels in enumerate(of.levels) if level in levels]
            cells, seen_cells = count[:, rows], shown[:, rows]
            report.cells[population.measure, population.place, kind, level] = (
                int(cells.size),
                int((cells > 0).sum()),
                int(((cells > 0) & ~seen_cells).sum()),
            )


def measures(counted: dict[tuple[str, str], Population]) -> tuple[str, ...]:
    """The measures that were counted, in their order."""
    return tuple(m for m in lattice.MEASURES if any((m, place) in counted for place in PLACES))
