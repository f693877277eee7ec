"""Breakdowns of one split, measure and year, by both places, as tables; and which are shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.holdings import Counts, Population
from arbeidszorg.disclosure.lattice import COUNTED_PARTS, PART_OF, Areas, Key, Threshold
from arbeidszorg.disclosure.solve import breakdown, ceilings, joint, nested, remainders, rests
from arbeidszorg.disclosure.solve.programme import MUCH
from arbeidszorg.disclosure.solve.smallest import ShownGroups
from arbeidszorg.disclosure.solve.split_rows import Rows
from arbeidszorg.disclosure.solve.split_tables import Tables
from arbeidszorg.view.measures import PROTECTED_MEASURES, MeasureCode, Place
from arbeidszorg.view.view import SplitCode

Array = npt.NDArray[Any]

#: How often the measures are decided anew before none of a split is shown.
ROUNDS = 6
#: A cell of a breakdown: measure, place, area, 1 + sector, code (-1: all of a row).
Cell = tuple[MeasureCode, Place, int, int, int]


@dataclass(frozen=True)
class Breakdowns:
    """``cells``: what may be shown, by measure and place: area x (1 + sector) x code; ``open``: the
    measures of which a small number has no proof whatever of the split is hidden."""

    cells: dict[Key, Array]
    open: frozenset[MeasureCode]


def shown(
    areas: Areas,
    counted: Counts,
    split: SplitCode,
    rule: Threshold,
    groups: ShownGroups,
    moves: dict[str, Any],
) -> Breakdowns:
    """What may be shown of one split. Where what is shown of a whole makes a part of it too certain
    (there were 5, of whom 4 came this year), the whole is hidden there and decided anew, with all
    its parts.

    ``groups``: which groups and kinds are shown; ``moves``: changes that prove hidden groups
    uncertain, by measure: sparse, change x place, town, sector and kind."""
    banned: set[Cell] = set()
    cells: dict[Key, Array] = {}
    open_: set[MeasureCode] = set()
    stale = set(PROTECTED_MEASURES)
    for _ in range(ROUNDS):
        again: set[MeasureCode] = set()
        for measure in PROTECTED_MEASURES:
            whole = PART_OF.get(measure, "")
            if measure in stale or whole in stale:
                stale.add(measure)
                tables = Split(areas, counted, measure, split, rule, groups, moves[measure], cells)
                outcome = tables.settle(banned)
                cells |= tables.spread(outcome.shown)
                open_ = open_ - {measure} | ({measure} if outcome.lack.any() else set())
                binding = tables.binding(outcome.lack, outcome.tight) - banned
                again |= {cell[0] for cell in binding}
                banned |= binding
        if not again:
            return Breakdowns(cells, frozenset(open_))
        stale = again
    nothing_shown = {key: nothing(counted[key], split, groups.groups[key]) for key in groups.groups}
    return Breakdowns(nothing_shown, frozenset(open_))


class Split(Rows):
    """The tables of one split, measure and year as one problem, and the way back."""

    def settle(self, banned: set[Cell]) -> breakdown.Outcome:
        """The outcome in which no two shown cells leave a small number; ``banned``: cells that must
        not be shown, from then on also for this."""
        outcome = None
        while True:
            outcome = self.decide(banned, outcome)
            leaving = self._leaving_small(outcome.shown, banned) - banned if self.rows else set()
            if not leaving:
                return outcome
            banned |= leaving

    def _leaving_small(self, shown: Array, banned: set[Cell]) -> set[Cell]:
        """Cells to hide, for they and others leave a small number: of each two the one that costs
        readers less. Where that is ``banned`` and shown all the same, since what is public says it,
        another."""
        leaving: set[Cell] = set()
        left, public = shown.copy(), shown & self._banned(banned)[:, :-1]
        for whole, part, codes in self._pairs_leaving_small:
            for code in codes[left[whole, codes] & left[part, codes]]:
                least = self._least(part, whole, public[:, code])
                left[least, code] = False
                leaving |= self._names(least, code)
        leaving |= self._leaving_remainders(left, public)
        return leaving | self._leaving_few(left, public)

    def _least(self, part: int, whole: int, public: Array) -> int:
        """Which of two rows costs readers less, and is not ``public`` all the same; of two that are
        alike in that, the part."""
        return min(part, whole, key=lambda row: (bool(public[row]), self._weight(row)))

    def _leaving_few(self, shown: Array, public: Array) -> set[Cell]:
        """Cells to hide, for all their persons are in another shown count that holds few more, by
        what is offered and by the noughts that are shown."""
        leaving: set[Cell] = set()
        nought = shown & (self.values == 0)
        nobody = nought.T.astype(np.float32) @ self.members.astype(np.float32) > 0
        for code in np.flatnonzero((shown & (self.values > 0)).any(axis=0)).tolist():
            rows = np.flatnonzero(shown[:, code] & (self.values[:, code] > 0))
            cells, row_of = self._shown_cells(code, shown[:, code])
            around = self._around(code)
            row_of = np.concatenate([row_of, np.full(len(around.persons), -1)])
            units = nested.Units(self.place, self.units[:, 1], self.able[:, code] & ~nobody[code])
            pairs = nested.leaving_few(
                self.members[rows],
                self.values[rows, code],
                nested.joined(cells, around),
                units,
                self.rule,
            )
            for part, whole in zip(rows[pairs[:, 0]], row_of[pairs[:, 1]], strict=True):
                own = whole >= 0
                least = self._least(part, whole, public[:, code]) if own else part
                leaving |= self._names(least, code)
        return leaving

    def _leaving_remainders(self, shown: Array, public: Array) -> set[Cell]:
        """Cells to hide, for several of them leave a small number."""
        leaving: set[Cell] = set()
        weight = np.array([self._weight(row) for row in range(len(self.rows))])
        cost = np.where(public, MUCH, weight[:, None] * (1 + self.values / 50))
        for (place, (rows, inside)), code in product(
            enumerate(self._rows_of_places), range(shown.shape[1])
        ):
            seen = shown[rows, code]
            asked = place, code, seen.tobytes()
            if asked in self._nothing_left:
                continue
            some = rows[seen]
            persons = self.persons[:, code]
            hide = remainders.to_hide(inside[seen], persons, cost[some, code], self.rule)
            for row in some[hide].tolist():
                leaving |= self._names(row, code)
            if not hide:
                self._nothing_left.add(asked)
        return leaving

    @cached_property
    def _nothing_left(self) -> set[tuple[int, int, bytes]]:
        """Place, code and shown rows that were found to leave nothing small."""
        return set()

    def _names(self, row: int, code: int) -> set[Cell]:
        """The cells that a row and a code are."""
        return {(self.measure, *key, int(code)) for key in self.rows[row][1]}

    @cached_property
    def _pairs_leaving_small(self) -> list[tuple[int, int, Array]]:
        """Two rows, and the codes of which they leave a small number."""
        pairs = rests.pairs(self._inside)
        if not len(pairs):
            return []
        rows = np.array([row for row, _ in self._keys])[pairs]
        small = rests.small(self._inside, self.persons, pairs, self.rule)
        # Who is in both towns is counted once in the whole: what is left on paper may be less.
        value = self.values
        small |= self.rule.small(value[rows[:, 0]] - value[rows[:, 1]])
        return [
            (int(whole), int(part), np.flatnonzero(codes))
            for (whole, part), codes in zip(rows, small, strict=True)
            if codes.any()
        ]

    def decide(
        self, banned: set[Cell], before: breakdown.Outcome | None = None
    ) -> breakdown.Outcome:
        """The outcome; ``banned``: cells that must not be shown; ``before``: the outcome with fewer
        of these. Where a proof is missing, rows nearby are closed and all is decided anew."""
        if not self.rows:
            nothing_there = np.zeros(self.values.shape, dtype=bool)
            return breakdown.Outcome(nothing_there, nothing_there, False, nothing_there)
        closed = self._banned(banned)[:, -1]
        if before:
            closed |= ~before.shown.any(axis=1)
        while True:
            tables = self._tables(banned, closed)
            outcome = self._outcome(tables, before)
            if outcome.lack.any():
                outcome = self._beside_groups(outcome, tables)
            if outcome.stuck and tables.moves:
                outcome = replace(outcome, tight=self._tight)
            outcome = replace(outcome, shown=outcome.shown & ~closed[:, None])
            lack = outcome.lack
            proven = not outcome.stuck and not lack.any()
            if proven or self.binding(lack, outcome.tight) - banned:
                return outcome
            near = tables.offered & (self._near(lack) | outcome.stuck)
            if not near.any():
                return self._blank(outcome, tables)
            closed |= near & ~tables.top if (near & ~tables.top).any() else near

    @cached_property
    def _tight(self) -> Array:
        """Row x code: cells that what is shown of the wholes bounds too tightly for moves."""
        return ceilings.too_tight(self._tables(set(), np.ones(len(self.rows), dtype=bool)))

    def _blank(self, outcome: breakdown.Outcome, tables: Tables) -> breakdown.Outcome:
        """Nothing is shown; what lacks a proof even so is a matter of groups."""
        lack = outcome.lack
        if lack.any():
            lack = joint.unasked(tables, self.counts_of_groups, lack, self.rule).lack
            lack &= tables.value <= self.rule.most
        return replace(outcome, shown=np.zeros(lack.shape, dtype=bool), lack=lack)

    def _near(self, lack: Array) -> Array:
        """Rows that share units with cells without a proof."""
        held = self.members[lack.any(axis=1)].any(axis=0)
        return np.asarray((self.members & held).any(axis=1))

    def _beside_groups(self, outcome: breakdown.Outcome, tables: Tables) -> breakdown.Outcome:
        """The same, with proofs of cells beside the groups. What is large and follows from groups
        and the public offer needs none, and is shown where it is exact."""
        both = joint.settle(tables, self.counts_of_groups, outcome.shown, outcome.lack, self.rule)
        if not both.lack.any():
            open_ = outcome.open & ~outcome.lack
            return replace(outcome, shown=both.shown, lack=both.lack, open=open_)
        narrow, exact = joint.public(tables, self.counts_of_groups, both.lack, self.rule)
        seen = both.shown | exact & tables.offered[:, None]
        lack = both.lack & ~narrow
        open_ = outcome.open & ~(outcome.lack & ~lack & ~seen)
        return replace(outcome, shown=seen, lack=lack, open=open_)

    def _outcome(self, tables: Tables, before: breakdown.Outcome | None) -> breakdown.Outcome:
        return breakdown.decide(tables, self.rule, before)

    def _tables(self, banned: set[Cell], closed: Array) -> Tables:
        rows = [keys for _, keys in self.rows]
        value = self.values
        hidden = self._banned(banned)[:, :-1]
        hidden |= self._hidden_by_whole(value) | self._few_without
        return Tables(
            units=self.persons,
            heads=self.heads,
            place=self.place,
            sector=self.units[:, 1],
            members=self.members,
            value=value,
            top=np.array(
                [
                    any(area == self.areas.everybody[place] for place, area, _ in names)
                    for names in rows
                ]
            ),
            offered=np.array([self._is_offered(names) for names in rows]) & ~closed,
            hidden=hidden,
            ceiling=self.ceiling,
            weight=np.array([self._weight(row) for row in range(len(rows))]),
            moves=self.moves_of_units,
            able=self.able,
            part=self._part(),
            joint=self._joint(),
            slack=self._slack(value),
            several=self.split in lattice.SEVERAL,
        )

    def _banned(self, banned: set[Cell]) -> Array:
        """Row x code, and a last column for the row as a whole: must it not be shown?"""
        rows, codes = self.values.shape
        marks = np.zeros((rows, codes + 1), dtype=bool)
        for measure, *key, code in banned:
            if measure == self.measure and tuple(key) in self._row_of:
                marks[self._row_of[tuple(key)], code] = True
        return marks

    @cached_property
    def _row_of(self) -> dict[tuple[object, ...], int]:
        """The row of each group."""
        return {key: row for row, (_, keys) in enumerate(self.rows) for key in keys}

    def _part(self) -> Array:
        """The part of each code: all codes are one."""
        return np.zeros(len(lattice.codes(self.split)), dtype=int)

    def _joint(self) -> Array:
        """Codes that are bounded together: none."""
        return np.zeros(len(lattice.codes(self.split)), dtype=bool)

    def _slack(self, value: Array) -> Array:
        """Per row, by how much the joint codes can rise together."""
        return np.full(len(value), np.inf)

    def _hidden_by_whole(self, value: Array) -> Array:
        """Row x code: cells that must be hidden because of the measure that this one is part of."""
        hidden = np.zeros(value.shape, dtype=bool)
        if self.measure in PART_OF:
            hidden |= ~np.array(
                [
                    np.broadcast_to(self._whole_is_shown(keys), value.shape[1:])
                    for _, keys in self.rows
                ]
            )
        if self.measure in COUNTED_PARTS:
            hidden |= self.rule.small(self.ceiling - value)
        return hidden

    def binding(self, lack: Array, tight: Array | None, /) -> set[Cell]:
        """What is shown of wholes that leaves moves, or cells without a proof, too little room."""
        bound = np.zeros(self.ceiling.shape, dtype=bool) if tight is None else tight
        nobody = (bound & (self.ceiling == 0)).any(axis=1)  # always shown where a row is
        if lack.any():
            room = self.ceiling - self.values
            bound = bound | self._near(lack)[:, None] & (room < 2 * self.rule.width)
        codes = [*range(bound.shape[1]), -1]
        return {
            (whole, *key, codes[number])
            for whole in lattice.wholes(self.measure)
            for row, number in np.argwhere(np.column_stack([bound, nobody])).tolist()
            for key in self.rows[row][1]
        }

    def spread(self, shown: Array) -> dict[Key, Array]:
        """Area x (1 + sector) x code of both places: may it be shown?"""
        spread = {
            (self.measure, place): nothing(
                self.counted[self.measure, place], self.split, self.groups[self.measure, place]
            )
            for place in self.places
        }
        for (_, keys), cells in zip(self.rows, shown, strict=True):
            for place, area, sector in keys:
                spread[self.measure, place][area, sector] = cells
        return spread


def nothing(population: Population, split: SplitCode, groups: Array) -> Array:
    """Area x (1 + sector) x code: only that there is nobody to break down."""
    value = population.splits[split][0]
    shown = np.zeros(value.shape, dtype=bool)
    shown[(population.groups[0] == 0) & groups] = True
    return shown
