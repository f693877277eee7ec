"""The attacker of rungs of the ladder: those who left by rungs, beside how many left and how many
of them found paid work.

Rungs are first attacked by somebody who knows exactly how many left, and how many for paid work, in
every smallest cell. What that attacker can narrow, and every hidden group of both measures, is
attacked again with all that is shown of both measures and of the rungs together. There the persons
by rung are known per set of towns that the rungs tell apart, as far as anything is said about them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.audit.system import EXACT, Hidden, Shown, System
from arbeidszorg.disclosure.holdings import Population
from arbeidszorg.disclosure.lattice import ALL, BROKEN_FROM, SECTORS, Areas
from arbeidszorg.view.measures import LADDER_MEASURE, PAID, PLACES, MeasureCode
from arbeidszorg.view.view import LADDER

Array = npt.NDArray[Any]

#: The place by which rungs are shown.
PLACE = PLACES[0]
#: The measures that say something about rungs.
MEASURES: tuple[MeasureCode, ...] = (LADDER_MEASURE, PAID, "medewerkers", "instroom", "vangnet")


@dataclass(frozen=True)
class Known:
    """What is counted and shown of the :data:`MEASURES` in one year, by measure and place."""

    areas: Areas
    counted: dict[str, dict[str, Population]]
    shown: dict[str, dict[str, Shown]]
    year: int

    def group(self, measure: MeasureCode, area: int, sector: int) -> int | None:
        """A count of a group, if it is shown."""
        if not self.shown[measure][PLACE].groups[area, sector]:
            return None
        return int(self.counted[measure][PLACE].groups[self.year, area, sector])

    def from_paid_work(self, area: int, sector: int) -> float:
        """How many who left can have come from paid work at most: those who were there from before
        and those who came from paid work this year."""
        all_, new, safe = (
            self.group(measure, area, sector) for measure in ("medewerkers", "instroom", "vangnet")
        )
        if all_ is None or new is None or safe is None:
            return np.inf
        return all_ - new + safe


def ranges(known: Known, width: int) -> Iterator[Hidden]:
    """The range of every hidden number by rungs, and of every hidden group of both measures (those
    of the part under its name); see :func:`attack.ranges`."""
    alone = _Rungs(known, True, lattice.watched(known.areas, PLACE))
    left: set[tuple[Any, ...]] = set()
    for cell, (fall, rise) in alone.spread(alone.hidden(), width).items():
        if rise - fall < width - EXACT:
            left.add(alone.cells[cell][:5])
        else:
            yield alone.range_of(cell, fall, rise)
    areas = {cell[2] for cell in left} | set(known.areas.large)
    whole = _Rungs(known, False, tuple(sorted(areas)))
    wanted = [
        n for n in whole.hidden() if whole.cells[n][1] in ("", "vorm") or whole.cells[n][:5] in left
    ]
    for cell, (fall, rise) in whole.spread(wanted, width).items():
        number = whole.range_of(cell, fall, rise)
        yield replace(number, kind=PAID, code=-1) if cell in whole.paid else number


class _Rungs(System):
    """The linear system of one year. ``paid``: the numbers that count those who found paid work."""

    def __init__(self, known: Known, groups_known: bool, watched: tuple[int, ...]) -> None:
        self.all, self.watched = known, watched
        self.paid: range = range(0)
        super().__init__(
            known.areas,
            known.counted[LADDER_MEASURE],
            known.year,
            known.shown[LADDER_MEASURE],
            (LADDER,),
            groups_known,
        )

    def _build(self, _: tuple[str, ...], /) -> None:
        units_of = {}
        for measure in (PAID, LADDER_MEASURE):
            self.counted, self.seen = self.all.counted[measure], self.all.shown[measure]
            start = len(self.cells)
            units = {place: self._groups(place) for place in PLACES}
            if not self.groups_known:
                self._tie(units)
            if measure == PAID:
                self.paid = range(start, len(self.cells))
            units_of[measure] = units[PLACE]
        self._rungs(units_of)

    def _rungs(self, units: dict[str, tuple[Array, Array]]) -> None:
        """Adds those who left by rungs. ``units``: of each measure, town, sector and kind of
        initiative, and their columns."""
        population, seen = self.counted[PLACE], self.seen[PLACE]
        persons = population.split_units[LADDER][self.year, :, :, 0]
        pairs = np.argwhere(persons.any(axis=2))  # town, sector
        marks = np.vstack([pairs[:, 1], self.areas.member[list(self.watched)][:, pairs[:, 0]]])
        _, first, atom = np.unique(marks, axis=1, return_index=True, return_inverse=True)
        atom = np.asarray(atom).ravel()
        codes, start = persons.shape[2], self.size
        counts = np.zeros((len(first), codes))
        np.add.at(counts, atom, persons[tuple(pairs.T)])
        self.low.append(counts.ravel())
        self.size += counts.size
        place_of = {
            tuple(pair): number for pair, number in zip(pairs.tolist(), atom.tolist(), strict=True)
        }
        paid = np.flatnonzero(lattice.to_paid_work())
        for measure, leading in ((LADDER_MEASURE, np.arange(codes)), (PAID, paid)):
            holds: list[list[int]] = [[] for _ in first]
            for unit, column in zip(*units[measure], strict=True) if not self.groups_known else ():
                holds[place_of[unit[0], unit[1]]].append(int(column))
            for number, others in enumerate(holds):
                columns = np.concatenate([start + number * codes + leading, others]).astype(int)
                weight = np.repeat((1.0, -1.0), (len(leading), len(others)))
                self.sums.append((columns, weight))
        offered = set(self.areas.large)
        towns, sectors = pairs[first].T
        for area in self.watched:
            inside = self.areas.member[area, towns]
            for sector in range(1 + SECTORS) if area in offered else (ALL,):
                where = np.flatnonzero(inside & ((sectors == sector - 1) | (sector == ALL)))
                cells = seen.splits[LADDER][area, sector]
                broken = area in offered and self._broken_down(area, sector, cells)
                for code in range(codes):
                    value = int(population.splits[LADDER][self.year, area, sector, code])
                    self._add(
                        (PLACE, LADDER, area, sector, code, value),
                        start + where * codes + code,
                        bool(cells[code]),
                        counts[where, code].sum(),
                        bool(broken),
                    )
                self._bound(area, sector, start + where * codes, counts[where])

    def _broken_down(self, area: int, sector: int, cells: Array) -> bool:
        """Whether a row is broken down, so that what it hides holds somebody: large enough, and
        shown itself, with noughts that are shown. (Of others some noughts may be shown, which
        follow from larger rows.)"""
        value = self.counted[PLACE].splits[LADDER][self.year, area, sector]
        all_, new, left = (
            self.all.counted[measure][PLACE].groups[self.year, area, sector]
            for measure in ("medewerkers", "instroom", LADDER_MEASURE)
        )
        large = left >= BROKEN_FROM and all_ - new >= left
        return bool(self.seen[PLACE].groups[area, sector] and large and cells[value == 0].all())

    def _bound(self, area: int, sector: int, start: Array, counts: Array) -> None:
        """Adds that no more who left came from paid work than can have."""
        most = self.all.from_paid_work(area, sector)
        come = np.flatnonzero(lattice.from_paid_work())
        if np.isfinite(most) and len(start):
            columns = (start[:, None] + come).ravel()
            self._add((PLACE, LADDER, area, sector, -1, 0), columns, False, 0.0, False)
            self.most[-1] = max(0.0, most - float(counts[:, come].sum()))
