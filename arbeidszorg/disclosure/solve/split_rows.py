"""The rows and units of the tables of one split, measure and year, and what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.holdings import Counts
from arbeidszorg.disclosure.lattice import ALL, BROKEN_FROM, PART_OF, SECTORS, Areas, Key, Threshold
from arbeidszorg.disclosure.solve import nested, rests, smallest
from arbeidszorg.disclosure.solve.rests import GroupKey
from arbeidszorg.disclosure.solve.smallest import Groups, ShownGroups
from arbeidszorg.disclosure.solve.split_tables import units_of, weight
from arbeidszorg.view.measures import PLACES, MeasureCode, Place
from arbeidszorg.view.view import SplitCode

Array = npt.NDArray[Any]


class Rows:
    """The rows of one split, measure and year. Everybody, and each sector of everybody, is the same
    group in both places, so it is one row. ``moves``: changes that prove hidden groups uncertain,
    see :meth:`Setup.everywhere`; None where they do not matter."""

    #: By which places it is broken down.
    places: tuple[Place, ...] = PLACES

    def __init__(
        self,
        areas: Areas,
        counted: Counts,
        measure: MeasureCode,
        split: SplitCode,
        rule: Threshold,
        groups: ShownGroups,
        moves: Any,
        shown: dict[Key, Array],
    ) -> None:
        self.areas, self.counted, self.measure, self.split = areas, counted, measure, split
        self.rule, self.moves, self.shown = rule, moves, shown
        self.of_groups, self.groups = groups, groups.groups
        self.units, self.place = units_of([counted[measure, place] for place in self.places], split)
        self.rows = self._rows()

    def _rows(self) -> list[tuple[Array, list[GroupKey]]]:
        """Units of a row with all groups (place, area, 1 + sector) that are these units."""
        if not len(self.units):
            return []
        areas, split = self.areas, self.split
        rows: dict[Any, tuple[Array, list[GroupKey]]] = {}
        of_area = areas.member[:, self.units[:, 0]]
        for number, place in enumerate(self.places):
            here, watched = self.place == number, list(lattice.watched(areas, place))
            large = list(lattice.sector_rows(split, areas, place))
            keys = [(area, ALL) for area in watched]
            keys += [(area, 1 + sector) for area in large for sector in range(SECTORS)]
            within = here & (np.equal.outer(np.arange(1 + SECTORS), self.units[:, 1] + 1))
            within[ALL] = here
            all_ = within.sum(axis=1)
            area, sector = np.array(keys).T
            inside = within[sector] & of_area[area]
            held = inside.sum(axis=1)
            for key in np.flatnonzero(held).tolist():
                everybody = held[key] == all_[sector[key]]
                mark = int(sector[key]) if everybody else inside[key].tobytes()
                rows.setdefault(mark, (inside[key], []))[1].append((place, *keys[key]))
        return list(rows.values())

    @cached_property
    def persons(self) -> Array:
        """Unit x code: persons."""
        persons = [
            self.counted[self.measure, place].split_units[self.split][0][
                tuple(self.units[self.place == number].T)
            ]
            for number, place in enumerate(self.places)
        ]
        return np.concatenate(persons).astype(float)

    @cached_property
    def values(self) -> Array:
        """Row x code: distinct persons."""
        values = [self._value(self.measure, *keys[0]) for _, keys in self.rows]
        return np.array(values, dtype=int).reshape(-1, len(lattice.codes(self.split)))

    @cached_property
    def heads(self) -> Array:
        """Distinct persons of each unit."""
        heads = [
            self._smallest(place)[tuple(self.units[self.place == number].T)]
            for number, place in enumerate(self.places)
        ]
        return np.concatenate(heads).astype(float)

    def by_kind(self, place: Place) -> bool:
        """Are kinds of initiatives told apart?"""
        return (self.split, place) == lattice.OFFERED

    def _smallest(self, place: Place) -> Array:
        """Persons by town, sector and kind."""
        population = self.counted[self.measure, place]
        by_kind = self.by_kind(place)
        return np.asarray(population.form_units[0] if by_kind else population.units[0][..., None])

    def _weight(self, row: int) -> float:
        """What it costs readers to lose a cell of a row."""
        return max(weight(self.areas, area, sector) for _, area, sector in self.rows[row][1])

    @cached_property
    def moves_of_units(self) -> list[Array]:
        """The changes per unit that prove hidden groups uncertain."""
        if self.moves is None:
            return []
        every = np.arange(self.moves.shape[1]).reshape(len(PLACES), self.areas.size, SECTORS, -1)
        kinds = every[self.place, self.units[:, 0], self.units[:, 1]]
        apart = np.array([self.by_kind(place) for place in self.places])[self.place]
        own = np.arange(kinds.shape[1]) == self.units[:, 2, None]
        unit, kind = np.nonzero(own | ~apart[:, None])
        held = csr_matrix(
            (np.ones(len(unit)), (kinds[unit, kind], unit)), shape=(every.size, len(self.units))
        )
        changes = (self.moves @ held).toarray()
        return list({change.tobytes(): change for change in changes if change.any()}.values())

    @cached_property
    def able(self) -> Array:
        """Unit x code: can anybody there have the code? Where initiatives of which sector offer
        which activity is public."""
        able = np.ones((len(self.units), len(lattice.codes(self.split))), dtype=bool)
        for number, place in enumerate(self.places):
            population = self.counted[self.measure, place]
            if self.split in population.able:
                here = self.place == number
                persons = population.split_units[self.split][0]
                able[here] = (population.able[self.split][0] | (persons > 0))[
                    tuple(self.units[here].T)
                ]
        return able

    @cached_property
    def members(self) -> Array:
        """Row x unit."""
        return np.array([inside for inside, _ in self.rows])

    @cached_property
    def ceiling(self) -> Array:
        """Row x code: what is shown of the measures that this one is part of, else infinite."""
        ceiling = np.full((len(self.rows), len(lattice.codes(self.split))), np.inf)
        for whole in lattice.wholes(self.measure):
            for number, (_, keys) in enumerate(self.rows):
                for place, area, sector in self._named(keys):
                    seen = self.shown[whole, place][area, sector]
                    bound = np.where(seen, self._value(whole, place, area, sector), np.inf)
                    ceiling[number] = np.minimum(ceiling[number], bound)
        return ceiling

    def _value(self, measure: MeasureCode, place: Place, area: int, sector: int) -> Array:
        value: Array = self.counted[measure, place].splits[self.split][0][area, sector]
        return value

    def _whole_is_shown(self, keys: list[GroupKey]) -> Array:
        """Per code: is the measure that this one is part of shown, under every name that can be
        asked?"""
        whole = PART_OF[self.measure]
        seen = [self.shown[whole, place][area, sector] for place, area, sector in self._named(keys)]
        return np.asarray(np.all(seen, axis=0)) if seen else np.zeros(1, dtype=bool)

    def _named(self, keys: list[GroupKey]) -> list[GroupKey]:
        """The names of a row that can be asked."""
        return [
            key for key in keys if key[1] in lattice.broken_down(self.areas, key[0], self.split)
        ]

    @cached_property
    def _few_without(self) -> Array:
        """Row x code: of a shown group or kind around a row, also of a measure that this one is
        part of, a few persons are not in the cell. They have no cell of their own (who does another
        activity only), but whoever takes the one number from the other has theirs."""
        few = np.zeros(self.values.shape, dtype=bool)
        rows = np.flatnonzero([self._is_offered(keys) for _, keys in self.rows])
        for code in range(len(lattice.codes(self.split)) if len(rows) else 0):
            units = nested.Units(self.place, self.units[:, 1], self.able[:, code])
            pairs = nested.leaving_few(
                self.members[rows], self.values[rows, code], self._around(code), units, self.rule
            )
            few[rows[pairs[:, 0]], code] = True
        return few

    def _around(self, _code: int) -> nested.Wholes:
        """The shown groups and kinds of which those with a code may be part."""
        return self._groups_around

    @cached_property
    def _groups_around(self) -> nested.Wholes:
        return self._shown_groups((self.measure, *lattice.wholes(self.measure)))

    def _shown_groups(self, measures: Sequence[MeasureCode]) -> nested.Wholes:
        """The shown groups and kinds of some measures that hold persons."""
        wholes = [nested.Wholes(self.members[:0], np.zeros(0, int), np.zeros(0, int))]
        for measure, (number, place) in product(measures, enumerate(self.places)):
            population = self.counted[measure, place]
            count, shown = population.groups[0], self.groups[measure, place]
            keys = np.argwhere(shown & (count > self.rule.most)).tolist()
            inside = self._held([(place, area, sector) for area, sector in keys])
            persons = np.array([count[area, sector] for area, sector in keys], dtype=int)
            wholes.append(nested.Wholes(inside, persons, np.full(len(keys), number)))
            forms = self.of_groups.forms.get(measure) if place == PLACES[0] else None
            if forms is not None:
                kinds = np.argwhere(forms & (population.forms[0] > self.rule.most))
                count = population.forms[0][tuple(kinds.T)]
                inside = self._of_kinds(number, kinds)
                wholes.append(nested.Wholes(inside, count, np.full(len(kinds), number)))
        return nested.distinct(nested.joined(*wholes))

    def _of_kinds(self, number: int, kinds: Array) -> Array:
        """Group x unit: are all initiatives of the unit of this kind, in this area? ``kinds``: area
        and kind of each group."""
        at = self.units[:, 0], self.units[:, 1]
        held = self.counted["medewerkers", self.places[number]].form_units[0][at] > 0
        if self.by_kind(self.places[number]):
            held = np.arange(held.shape[1]) == self.units[:, 2:3]
        alone = held.sum(axis=1) == 1
        of_kind = held[:, kinds[:, 1]].T & alone & (self.place == number)
        return np.asarray(of_kind & self.areas.member[kinds[:, 0]][:, self.units[:, 0]])

    def _held(self, keys: list[GroupKey]) -> Array:
        """Group x unit: is it in the group?"""
        units = self.place, self.units[:, 0], self.units[:, 1]
        return rests.held(self.areas, units, keys, self.places)

    @cached_property
    def _keys(self) -> list[tuple[int, GroupKey]]:
        """Every row that can be asked, by every name."""
        return [(row, key) for row, (_, keys) in enumerate(self.rows) for key in self._named(keys)]

    @cached_property
    def _inside(self) -> Array:
        """Name x unit: is it in what :attr:`_keys` name?"""
        return self._held([key for _, key in self._keys])

    def _shown_cells(self, code: int, shown: Array) -> tuple[nested.Wholes, Array]:
        """The shown counts with a code: of this measure (``shown``: per row) and of those that it
        is part of; and the row of each of this measure, -1 for the others."""
        rows = np.array([row for row, _ in self._keys], dtype=int)
        number = np.array([self.places.index(key[0]) for _, key in self._keys], dtype=int)
        own = np.flatnonzero(shown[rows]) if len(rows) else rows
        persons = self.values[rows[own], code]
        cells = [nested.Wholes(self._inside[own], persons, number[own])]
        row_of = [rows[own]]
        for seen, count in ((seen[:, code], count[:, code]) for seen, count in self._of_wholes):
            large = np.flatnonzero(seen & (count > self.rule.most))
            cells.append(nested.Wholes(self._inside[large], count[large], number[large]))
            row_of.append(np.full(len(large), -1))
        return nested.joined(*cells), np.concatenate(row_of)

    @cached_property
    def _of_wholes(self) -> list[tuple[Array, Array]]:
        """Of each measure that this one is part of and that is broken down as well, name x code:
        what is shown, and how many persons."""
        keys = [key for _, key in self._keys]
        shape = len(keys), self.values.shape[1]
        found = []
        for whole in lattice.wholes(self.measure):
            if not all((whole, place) in self.shown for place in self.places):
                continue
            seen = [self.shown[whole, place][area, sector] for place, area, sector in keys]
            wide = [np.broadcast_to(each, shape[1:]) for each in seen]
            count = [self._value(whole, *key) for key in keys]
            found.append((np.array(wide).reshape(shape), np.array(count).reshape(shape)))
        return found

    @cached_property
    def _rows_of_places(self) -> list[tuple[Array, Array]]:
        """Of each place the rows that can be asked, and which units they hold."""
        found = []
        for place in self.places:
            names = {row: n for n, (row, key) in enumerate(self._keys) if key[0] == place}
            rows = np.array(list(names), dtype=int)
            found.append((rows, self._inside[np.array(list(names.values()), dtype=int)]))
        return found

    def _is_offered(self, keys: list[GroupKey]) -> bool:
        """Whether a row is shown at all: a large group, that is shown itself."""
        return bool(self._named(keys)) and all(
            self.groups[self.measure, place][area, sector]
            and self.counted[self.measure, place].groups[0, area, sector] >= BROKEN_FROM
            for place, area, sector in keys
        )

    @cached_property
    def counts_of_groups(self) -> Groups:
        """All groups and kinds of both places."""
        units: dict[smallest.At, int] = {}
        for unit, (number, at) in enumerate(
            zip(self.place.tolist(), self.units.tolist(), strict=True)
        ):
            place, (town, sector, kind) = self.places[number], at
            kinds = self.counted[self.measure, place].form_units.shape[3]
            for each in (kind,) if self.by_kind(place) else range(kinds):
                units[place, town, sector, each] = unit
        return smallest.groups(self.areas, self.counted, self.measure, self.of_groups, units)
