"""What is shown of one measure and year, as a linear system of the smallest cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, vstack

from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.audit.program import Program
from arbeidszorg.disclosure.audit.spots import Spots
from arbeidszorg.disclosure.holdings import Population
from arbeidszorg.disclosure.lattice import ALL, BROKEN_FROM, SECTORS, Areas
from arbeidszorg.view.measures import PLACES, Place
from arbeidszorg.view.view import SplitCode

Array = npt.NDArray[Any]

#: Programs in which many numbers are moved at once, before each is moved alone.
MANY = 4
EXACT = 1e-6
#: Ways to a number that cannot be asked for: by a programme, by two shown counts of persons, by one
#: and several others, by which sums are shown, and by which rows are broken down by rungs.
WAYS = UNASKED, PERSONS, REMAINDER, SUMS, ROWS = "unasked", "persons", "remainder", "sums", "rows"
#: Those on which the audit fails. The first is open: a decision does not prove such numbers.
FAILING = WAYS[1:]


@dataclass(frozen=True)
class Shown:
    """What one measure, place and year shows: bool arrays as in ``decision.Decision``, without the
    axis of years; ``ceiling``: what the same cells of the measure that this is part of count, as
    far as they are shown (infinite where not), by kind: "", "vorm" or a split."""

    groups: Array
    forms: Array | None
    splits: dict[str, Array]
    ceiling: dict[str, Array]


@dataclass(frozen=True)
class Hidden:
    """One hidden number that holds persons: what it is (place, kind, area, 1 + sector, code), how
    many, and how far it can fall and rise (both at most as far as was asked). ``public``: a large
    number that is as narrow when nothing of its split is shown: it follows from counts of groups
    and from what initiatives offer. ``how``: how it was found when nobody can ask for it, one of
    :data:`WAYS`; nothing when somebody can."""

    place: Place
    kind: str
    area: int
    sector: int
    code: int
    count: int
    fall: float
    rise: float
    public: bool = False
    how: str = ""


class System:
    """The linear system of one measure and year. Columns: persons per place, town, sector and kind
    of initiative (unless all groups are known), and per split the persons with each code, per set
    of towns of one sector that no breakdown tells apart (persons in such a set can have each
    other's codes, so that nothing is lost by taking them together). ``small``: up to this number
    those that nobody can ask for are attacked too, of one sector of one municipality."""

    def __init__(
        self,
        areas: Areas,
        counted: dict[str, Population],
        year: int,
        shown: dict[str, Shown],
        splits: tuple[SplitCode, ...],
        groups_known: bool,
        small: int = 0,
    ) -> None:
        self.small = small
        self.areas, self.counted, self.year, self.seen = areas, counted, year, shown
        self.groups_known = groups_known
        self.cells: list[tuple[Place, str, int, int, int, int]] = []
        self.lines: list[tuple[Array, Array]] = []
        self.known: list[bool] = []
        self.least: list[float] = []
        self.most: list[float] = []
        self.sums: list[tuple[Array, Array]] = []
        self.caps: list[tuple[Array, Array]] = []
        self.cap: list[float] = []
        self.low: list[Array] = []
        self.tops: list[int] = []
        self.unasked: set[int] = set()
        self.spots: dict[tuple[Place, str], Spots] = {}
        self.size = 0
        self._build(splits)
        self.is_known = np.array(self.known, dtype=bool)
        self.matrix = _sparse(self.lines, self.size)
        self.bounds = -np.concatenate(self.low) if self.low else np.zeros(0)
        self.highest = np.full(self.size, np.inf)
        self.highest[self.tops] = 0
        self._prepare()

    def _build(self, splits: tuple[SplitCode, ...], /) -> None:
        """Adds all numbers."""
        units = {place: self._groups(place) for place in PLACES}
        if not self.groups_known:
            self._tie(units)
        for split in splits:
            self._split(split, units)

    def _groups(self, place: Place) -> tuple[Array, Array]:
        """Adds the counts of groups; gives the units and the first column."""
        persons = self.counted[place].form_units[self.year]
        units = np.argwhere(persons > 0)  # town, sector, form
        start = self.size
        if self.groups_known:
            return units, np.zeros(len(units), dtype=int)
        count = persons[tuple(units.T)].astype(float)
        self.low.append(count)
        self.size += len(units)
        population, seen = self.counted[place], self.seen[place]
        kinds = np.zeros(0) if seen.forms is None else seen.forms
        for area in range(len(self.areas.towns)):
            inside = np.flatnonzero(self.areas.member[area, units[:, 0]])
            _, sectors, forms = units[inside].T
            for sector in (ALL, *np.unique(sectors + 1).tolist()):
                here = inside if sector == ALL else inside[sectors == sector - 1]
                value = int(population.groups[self.year, area, sector])
                self._add(
                    (place, "", area, sector, -1, value),
                    start + here,
                    bool(seen.groups[area, sector]),
                    count[here].sum(),
                    True,
                )
            for form in np.unique(forms).tolist() if len(kinds) else ():
                here = inside[forms == form]
                value = int(population.forms[self.year, area, form])
                self._add(
                    (place, "vorm", area, ALL, form, value),
                    start + here,
                    bool(kinds[area, form]),
                    count[here].sum(),
                    True,
                )
        return units, start + np.arange(len(units))

    def _tie(self, units: dict[Place, tuple[Array, Array]]) -> None:
        """Both places count the same persons of each sector."""
        for sector in range(SECTORS):
            where = [columns[cells[:, 1] == sector] for cells, columns in units.values()]
            sign = np.repeat((1.0, -1.0), [len(columns) for columns in where])
            self.sums.append((np.concatenate(where), sign))

    def _split(self, split: SplitCode, units: dict[Place, tuple[Array, Array]]) -> None:
        """Adds the breakdown of both places by one split."""
        codes = len(lattice.codes(split))
        tied: dict[int, list[tuple[int, float]]] = {sector: [] for sector in range(SECTORS)}
        for place, sign in zip(PLACES, (1.0, -1.0), strict=True):
            population = self.counted[place]
            persons = population.split_units[split][self.year]
            pairs = np.argwhere(persons.any(axis=3))  # town, sector, kind
            by_kind = persons.shape[2] > 1
            smallest = population.form_units if by_kind else population.units[..., None]
            watched = list(lattice.watched(self.areas, place))
            can = persons[tuple(pairs.T)] > 0
            offer = population.able.get(split)
            can |= True if offer is None else offer[self.year][tuple(pairs.T)]
            marks = np.vstack([pairs[:, 1], can.T, self.areas.member[watched][:, pairs[:, 0]]])
            _, first, atom = np.unique(marks, axis=1, return_index=True, return_inverse=True)
            atom = np.asarray(atom).ravel()
            counts = np.zeros((len(first), codes))
            np.add.at(counts, atom, persons[tuple(pairs.T)])
            self.tops += (self.size + np.flatnonzero(~can[first].ravel())).tolist()
            heads = np.bincount(
                atom, weights=smallest[self.year][tuple(pairs.T)], minlength=len(first)
            )
            start = self.size
            self.low.append(counts.ravel())
            self.size += counts.size
            towns, sectors, _ = pairs[first].T
            groups, columns = units[place]
            place_of = {
                tuple(pair): number
                for pair, number in zip(pairs.tolist(), atom.tolist(), strict=True)
            }
            holds: list[list[int]] = [[] for _ in first]
            for column, (town, sector, kind) in zip(columns, groups.tolist(), strict=True):
                at = town, sector, kind if by_kind else 0
                if not self.groups_known and at in place_of:
                    holds[place_of[at]].append(int(column))
            for number, sector in enumerate(sectors.tolist()):
                own = start + number * codes + np.arange(codes)
                others = np.array(holds[number], dtype=int)
                self._persons_and_codes(split, own, others, heads[number], counts[number])
                tied[sector].append((start + number * codes, sign))
            spots = Spots(start, codes, towns, sectors, counts, heads, can[first])
            self.spots[place, split] = spots
            self._rows(place, split, spots)
            self._towns(place, split, spots)
        for starts in tied.values():
            for code in range(codes):
                where = np.array([start + code for start, _ in starts], dtype=int)
                self.sums.append((where, np.array([sign for _, sign in starts])))

    def _persons_and_codes(
        self, split: SplitCode, own: Array, others: Array, heads: float, counts: Array
    ) -> None:
        """Adds what codes and persons of a set of units say about each other. Columns: ``own`` of
        the codes, ``others`` of the persons (none when they are known); ``heads`` and ``counts``:
        how many they are."""
        several, more = split in lattice.SEVERAL, float(counts.sum() - heads)
        where = np.concatenate([own, others])
        weight = np.concatenate([np.ones(len(own)), -np.ones(len(others))])
        if several:  # everybody has one code at least; how many have two is not known
            self.caps.append((where, -weight))
            self.cap.append(more)
        else:
            self.sums.append((where, weight))
        if several or more > 0:  # no more have a code than there are
            for column, count in zip(own, counts.tolist(), strict=True):
                self.caps.append((np.append(column, others), np.append(1.0, -np.ones(len(others)))))
                self.cap.append(max(0.0, heads - count))

    def _rows(self, place: Place, split: SplitCode, spots: Spots) -> None:
        """Adds the counts of a breakdown of one place, area by area."""
        population, seen = self.counted[place], self.seen[place]
        offered = set(lattice.broken_down(self.areas, place))
        by_sector = set(lattice.sector_rows(split, self.areas, place))
        for area in lattice.watched(self.areas, place):
            inside = np.flatnonzero(self.areas.member[area, spots.towns])
            sectors = spots.sectors[inside]
            held = np.unique(sectors + 1).tolist() if area in by_sector else ()
            for sector in (ALL, *held):
                where = inside if sector == ALL else inside[sectors == sector - 1]
                count = population.groups[self.year, area, sector]
                shown = seen.splits[split][area, sector].tolist()
                broken = seen.groups[area, sector] and count >= BROKEN_FROM and area in offered
                broken = bool(broken and any(shown))
                values = population.splits[split][self.year, area, sector].astype(int).tolist()
                for code, value in enumerate(values):
                    self._add(
                        (place, split, area, sector, code, value),
                        spots.start + where * spots.codes + code,
                        shown[code],
                        value,
                        broken,
                    )

    def _towns(self, place: Place, split: SplitCode, spots: Spots) -> None:
        """Adds the small numbers of one sector of a municipality, for which nobody can ask."""
        asked = {line.tobytes() for line, _ in self.lines}
        for town, sector in np.unique(np.stack([spots.towns, spots.sectors]), axis=1).T.tolist():
            where = np.flatnonzero((spots.towns == town) & (spots.sectors == sector))
            area = self.areas.index[(town,)]
            for code, value in enumerate(spots.counts[where].sum(axis=0).astype(int).tolist()):
                columns = spots.start + where * spots.codes + code
                if 0 < value <= self.small and columns.tobytes() not in asked:
                    self.unasked.add(len(self.cells))
                    cell = place, split, area, 1 + sector, code, value
                    self._add(cell, columns, False, 0.0, False)

    def _add(
        self,
        cell: tuple[Place, str, int, int, int, int],
        where: Array,
        known: bool,
        total: float,
        holds_somebody: bool,
    ) -> None:
        """Adds a number: which columns it sums, whether it is known, and its bounds."""
        if not len(where):
            return
        place, kind, area, sector, code, count = cell
        at = (
            (area, sector) if not kind else (area, code) if kind == "vorm" else (area, sector, code)
        )
        ceiling = self.seen[place].ceiling
        self.cells.append(cell)
        self.lines.append((where, np.ones(len(where))))
        self.known.append(known)
        self.least.append(1 - total if holds_somebody and count else -np.inf)
        self.most.append(max(0.0, float(ceiling[kind][at]) - count) if kind in ceiling else np.inf)

    def _prepare(self) -> None:
        """What may not change, and what may not change too much."""
        least, most = np.array(self.least), np.array(self.most)
        self.exact = vstack(
            [self.matrix[self.is_known], _sparse(self.sums, self.size)], format="csr"
        )
        floors = np.flatnonzero(~self.is_known & np.isfinite(least))
        tops = np.flatnonzero(~self.is_known & np.isfinite(most))
        self.limits = vstack(
            [-self.matrix[floors], self.matrix[tops], _sparse(self.caps, self.size)], format="csr"
        )
        self.limit = np.concatenate([np.maximum(-least[floors], 0), most[tops], self.cap])

    def hidden(self) -> list[int]:
        """The positions of hidden numbers that hold persons."""
        return [n for n, cell in enumerate(self.cells) if not self.known[n] and cell[5] > 0]

    def range_of(self, cell: int, fall: float, rise: float) -> Hidden:
        """A hidden number with its range."""
        return Hidden(*self.cells[cell], fall, rise, how=UNASKED if cell in self.unasked else "")

    def spread(self, cells: list[int], width: int) -> dict[int, tuple[float, float]]:
        """How far each cell can fall and rise, followed up to ``width`` in all."""
        if not cells:
            return {}
        program = Program(
            self.matrix[cells], self.exact, self.limits, self.limit, self.bounds, self.highest
        )
        fall, rise = np.zeros(len(cells)), np.zeros(len(cells))
        chance = np.random.default_rng(1)
        for number in range(MANY):
            todo = np.flatnonzero(rise - fall < width - EXACT)
            if not len(todo):
                break
            sign = np.ones(len(todo)) if number == 0 else -np.ones(len(todo))
            sign = np.where(chance.random(len(todo)) < 0.5, -1.0, 1.0) if number > 1 else sign
            change = program.move(todo, sign, width)
            fall, rise = np.minimum(fall, change), np.maximum(rise, change)
        for tight in np.flatnonzero(rise - fall < width - EXACT):
            for way in (1.0, -1.0):
                if rise[tight] - fall[tight] < width - EXACT:
                    change = program.move(np.array([tight]), np.array([way]), width)
                    fall, rise = np.minimum(fall, change), np.maximum(rise, change)
        return {
            cell: (f, r) for cell, f, r in zip(cells, fall.tolist(), rise.tolist(), strict=True)
        }


def _sparse(rows: list[tuple[Array, Array]], size: int) -> Any:
    if not rows:
        return csr_matrix((0, size))
    where = np.concatenate([w for w, _ in rows])
    weight = np.concatenate([v for _, v in rows])
    line = np.repeat(np.arange(len(rows)), [len(w) for w, _ in rows])
    return csr_matrix((weight, (line, where)), shape=(len(rows), size))
