"""What all measures, and two years, say together about one breakdown: an attack that is no part of
the audit, for it takes minutes for each split and pair of years.

    python scripts/attack_together.py [--splitsing geslacht] [--jaar 2020] [--volgend] [--verberg]

All that ``docs/kleine-aantallen.md`` says under "What an attacker knows" holds, for the five
measures of persons at once: moreover a part is at most its whole in every unit and code, hidden or
not, and with ``--volgend`` who is there with a code in one year is there in the next, but for who
left and came, and for pauses that are known to within one person less than the width. Numbers that
are narrow for who knows every hidden group exactly are attacked again by who does not. With
``--verberg`` the split is hidden in each measure and year in which a number is narrow, kept so
beside the data, and attacked again; it is for who publishes, before ``gereed``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import block_diag, csr_matrix, vstack

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from arbeidszorg.counting import cube  # noqa: E402
from arbeidszorg.disclosure import decision, decision_file, holdings, lattice  # noqa: E402
from arbeidszorg.disclosure.audit.audit import Report  # noqa: E402
from arbeidszorg.disclosure.audit.program import Program  # noqa: E402
from arbeidszorg.disclosure.audit.spots import Spots  # noqa: E402
from arbeidszorg.disclosure.audit.system import EXACT, Hidden, Shown, System  # noqa: E402
from arbeidszorg.disclosure.audit.tightening import tightened  # noqa: E402
from arbeidszorg.disclosure.decision import Decision  # noqa: E402
from arbeidszorg.disclosure.holdings import Population  # noqa: E402
from arbeidszorg.disclosure.lattice import PART_OF  # noqa: E402
from arbeidszorg.disclosure.opening import Opened, open_folder, threshold  # noqa: E402
from arbeidszorg.settings import DATA, from_environment  # noqa: E402
from arbeidszorg.view.measures import PERSON_MEASURES, PLACES, MeasureCode, Place  # noqa: E402
from arbeidszorg.view.view import SplitCode  # noqa: E402

Array = Any
#: A measure and the place of a year.
At = tuple[MeasureCode, int]
#: Numbers that are moved at once before each is moved alone.
FEW = 10


class Placed(System):
    """A system that remembers where its units stand: ``spots`` by code, ``persons`` of groups."""

    def __init__(self, *arguments: Any) -> None:
        self.spots: dict[Place, Spots] = {}
        self.persons: dict[Place, tuple[Array, Array]] = {}
        super().__init__(*arguments)

    def _rows(self, place: Place, split: Any, spots: Spots) -> None:
        self.spots[place] = spots
        super()._rows(place, split, spots)

    def _groups(self, place: Place) -> tuple[Array, Array]:
        self.persons[place] = super()._groups(place)
        return self.persons[place]


@dataclass
class Together:
    """The systems of all measures and some years as one. ``columns`` and ``counts``: of each
    measure, year and what else a unit is known by."""

    systems: dict[At, Placed]
    width: int
    columns: dict[tuple[Any, ...], list[int]] = field(default_factory=dict)
    counts: dict[tuple[Any, ...], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        start = 0
        for at, system in self.systems.items():
            for key, column, count in _units(system):
                self.columns.setdefault((*at, *key), []).append(start + column)
                self.counts[(*at, *key)] = self.counts.get((*at, *key), 0.0) + count
            start += system.size
        self.size = start

    def links(self) -> Iterator[tuple[list[int], list[int], float]]:
        """Columns, columns, and by how much the first can rise above the second."""
        for (measure, *rest), part in self.columns.items():
            whole = (PART_OF.get(measure, ""), *rest)
            if whole in self.columns:
                room = self.counts[whole] - self.counts[measure, *rest]
                yield part, self.columns[whole], room
        slack = float(max(0, self.width - 1))
        years = sorted({year for _, year in self.systems})
        for year in years[:-1]:
            for key in {tuple(rest) for _, _, *rest in self.columns}:
                more, less = (
                    [c for measure, at in part for c in self.columns.get((measure, at, *key), [])]
                    for part in (
                        (("medewerkers", year), ("instroom", year + 1)),
                        (("uitstroom", year), ("medewerkers", year + 1)),
                    )
                )
                if more or less:
                    yield more, less, slack
                    yield less, more, slack

    def narrow(self, wanted: set[Any] | None = None) -> tuple[int, set[Any]]:
        """How many hidden numbers were attacked, and the names of those that are narrow."""
        rows = [
            (at, system.cells[cell][:5], start + cell)
            for at, (system, start) in zip(self.systems, self._starts(), strict=True)
            for cell in system.hidden()
        ]
        rows = [row for row in rows if wanted is None or row[:2] in wanted]
        program = self._program([place for _, _, place in rows])
        fall, rise = np.zeros((2, len(rows)))
        chance = np.random.default_rng(1)

        def open_() -> Array:
            return np.flatnonzero(rise - fall < self.width - EXACT)

        for many, rounds in ((max(1, len(rows)), 6), (FEW, 2), (1, 2)):
            sign = 1.0
            for _ in range(rounds):
                todo = open_()
                for start in range(0, len(todo), many):
                    places = np.intersect1d(todo[start : start + many], open_())
                    if len(places):
                        signs = np.full(len(places), sign)
                        if many > FEW:
                            signs = np.where(chance.random(len(places)) < 0.5, -1.0, 1.0)
                        change = program.move(places, signs, self.width)
                        fall, rise = np.minimum(fall, change), np.maximum(rise, change)
                sign = -sign
        return len(rows), {rows[n][:2] for n in open_().tolist()}

    def _starts(self) -> Iterator[tuple[Placed, int]]:
        start = 0
        for system in self.systems.values():
            yield system, start
            start += system.matrix.shape[0]

    def _program(self, numbers: list[int]) -> Program:
        systems, links = list(self.systems.values()), list(self.links())
        line = np.repeat(np.arange(len(links)), [len(a) + len(b) for a, b, _ in links])
        where = np.array([c for a, b, _ in links for c in (*a, *b)], dtype=int)
        sign = np.array([s for a, b, _ in links for s in (*([1.0] * len(a)), *([-1.0] * len(b)))])
        linked = csr_matrix((sign, (line, where)), shape=(len(links), self.size))
        every = csr_matrix(block_diag([system.matrix for system in systems]))
        limits = csr_matrix(block_diag([system.limits for system in systems]))
        room = np.clip([room for _, _, room in links], 0, None)
        return Program(
            every[numbers],
            csr_matrix(block_diag([system.exact for system in systems])),
            vstack([limits, linked], format="csr"),
            np.concatenate([*(system.limit for system in systems), room]),
            np.concatenate([system.bounds for system in systems]),
            np.concatenate([system.highest for system in systems]),
        )


def _units(system: Placed) -> Iterator[tuple[tuple[Any, ...], int, float]]:
    """What a unit of a system is known by, its column, and how many it holds."""
    for place, spots in system.spots.items():
        areas = system.areas.member[list(lattice.watched(system.areas, place))]
        for number, (town, sector) in enumerate(
            zip(spots.towns.tolist(), spots.sectors.tolist(), strict=True)
        ):
            for code in range(spots.codes):
                column = spots.start + number * spots.codes + code
                key = place, sector, areas[:, town].tobytes(), code
                yield key, column, float(spots.counts[number, code])
    for place, (units, columns) in () if system.groups_known else system.persons.items():
        persons = system.counted[place].form_units[system.year]
        for unit, column in zip(units.tolist(), columns.tolist(), strict=True):
            yield (place, "persons", *unit), column, float(persons[tuple(unit)])


def systems(
    opened: Opened, counted: dict[Any, Population], split: Any, years: list[int], known: bool
) -> Together:
    """The systems of some years, by what is shown; ``known``: every group is known exactly."""
    decided, gate = opened.gate.decision, opened.gate

    def shown(measure: MeasureCode, place: Place, year: int) -> Shown:
        ceiling: dict[str, Array] = {}
        for whole in lattice.wholes(measure):
            cells, values = _cells(decided, counted, whole, place, split)
            for kind, seen in cells.items():
                bound = np.where(seen[year], values[kind][year], np.inf)
                ceiling[kind] = np.minimum(ceiling.get(kind, np.inf), bound)
        cells, _ = _cells(decided, counted, measure, place, split)
        forms = cells["vorm"][year] if "vorm" in cells else None
        return Shown(cells[""][year], forms, {split: cells[split][year]}, ceiling)

    return Together(
        {
            (measure, year): Placed(
                gate.areas,
                {place: holdings.of_year(counted[measure, place], year) for place in PLACES},
                0,
                {place: shown(measure, place, year) for place in PLACES},
                (split,),
                known,
            )
            for measure in PERSON_MEASURES
            for year in years
        },
        threshold(opened.answers.settings).width,
    )


def _cells(
    decided: Any,
    counted: dict[Any, Population],
    measure: MeasureCode,
    place: Place,
    split: SplitCode,
) -> tuple[dict[str, Array], dict[str, Array]]:
    """What is shown, and what is counted, by kind."""
    population = counted[measure, place]
    seen = {"": decided.groups[measure, place], split: decided.splits[measure, place, split]}
    values = {"": population.groups, split: population.splits[split]}
    if place == PLACES[0]:
        seen["vorm"], values["vorm"] = decided.forms[measure], population.forms
    return seen, values


def narrow_of(opened: Opened, split: Any, years: list[int]) -> tuple[int, int, set[Any]]:
    """How many numbers are hidden, how many are narrow for who knows every group, and the names of
    those that are for who does not."""
    cells = cube.build(opened.facts, opened.answers.geography)
    counted: dict[Any, Population] = {
        (each.measure, each.place): each
        for each in holdings.populations(opened.facts, opened.gate.areas, cells)
    }
    many, known = systems(opened, counted, split, years, True).narrow()
    if not known:
        return many, 0, known
    _, narrow = systems(opened, counted, split, years, False).narrow(known)
    return many, len(known), narrow


def tighter(opened: Opened, narrow: set[Any]) -> Decision | None:
    """A decision that hides the split of each measure and year in which a number is narrow."""
    first = opened.answers.edition.first_year
    report = Report()
    for (measure, year), name in sorted(narrow, key=repr):
        report.hidden.setdefault((measure, first + year), []).append(Hidden(*name, 0, 0.0, 0.0))
    report.width = 1  # narrow whatever the width
    return tightened(opened.gate.decision, report, opened.answers.edition)


def main() -> int:
    """Attack one breakdown; 1 when a hidden number is narrow."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--splitsing", default="geslacht", choices=lattice.BREAKDOWNS)
    parser.add_argument("--jaar", type=int, default=2020)
    parser.add_argument("--volgend", action="store_true")
    parser.add_argument("--verberg", action="store_true")
    asked, settings = parser.parse_args(), from_environment()
    while True:
        opened = open_folder(settings)
        first = opened.answers.edition.first_year
        years = [asked.jaar - first + more for more in range(2 if asked.volgend else 1)]
        many, known, narrow = narrow_of(opened, asked.splitsing, years)
        sys.stdout.write(f"{many} hidden, {known} narrow with groups known, {len(narrow)} not\n")
        for (measure, year), name in sorted(narrow, key=repr):
            sys.stdout.write(f"{measure} {first + year} {name}\n")
        hides_more = tighter(opened, narrow) if asked.verberg else None
        if hides_more is None:
            return int(bool(narrow))
        decision_file.save(hides_more, (settings.data or DATA / "demo") / decision.FILE)
        sys.stdout.write("hidden, and attacked again\n")


if __name__ == "__main__":
    sys.exit(main())
