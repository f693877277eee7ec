"""Facts of some persons to their tally: the one function that a partition is counted by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.facts import Facts
from arbeidszorg.counting.marked import Alike, Coded, Marked, coded, marked
from arbeidszorg.counting.shown import Column, columns
from arbeidszorg.counting.spans import MOST, Placed, placed, runs
from arbeidszorg.counting.stays import millionths
from arbeidszorg.counting.tally import (
    ACTIVITIES,
    EVERYBODY,
    KEYS,
    SECTORS,
    Counted,
    Key,
    Tally,
    in_a_row,
)
from arbeidszorg.registrations import model
from arbeidszorg.view.measures import PLACES, PROTECTED_MEASURES, MeasureCode, Place

Array = npt.NDArray[Any]
Areas = tuple[tuple[int, ...], ...]

FORMS = 1 + len(model.CODES["vorm"])
#: Measures of the same stays, or of some of them: what is of one person is looked for once.
TOGETHER: tuple[tuple[Counted, ...], ...] = (
    ("medewerkers", "uren", EVERYBODY),
    ("instroom", "vangnet"),
    ("uitstroom", "doorstroom"),
)


def tally(facts: Facts, areas: Areas) -> Tally:
    """Count the stays of some persons. ``areas``: the towns (positions; outside and not recorded
    are the last two) of each area that can be asked."""
    years = sorted(facts.rows["medewerkers"])
    stretches = (tuple(years[start : start + MOST]) for start in range(0, len(years), MOST))
    return in_a_row([_of_stretch(facts, areas, stretch) for stretch in stretches])


def columns_of(measure: Counted, place: Place) -> dict[Any, slice]:
    """Where the codes of each split stand along the last axis."""
    return columns("uren" if measure == EVERYBODY else measure, place)


@dataclass(frozen=True)
class _Layer:
    """Areas that do not overlap. ``areas``: which; ``lookup``: town -> which of them, or -1."""

    areas: list[int]
    lookup: Array


@dataclass(frozen=True, eq=False)
class _Within:
    """Of each pair in which of some cells both are, or -1."""

    marked: Marked
    cell: Array
    cells: int

    def again(self, alike: Alike) -> dict[Counted, Array]:
        """Year x cell x code, by measure: how often the later of some pairs is in a cell again:
        once, whatever comes before it."""
        whole = alike.pair is None and alike.years is None
        pair, places = self._whole if whole else self._placed(alike)
        codes = alike.coded.only(pair)
        return {
            measure: codes.summed(place.counts(codes.code, codes.many))
            for measure, place in places.items()
        }

    @cached_property
    def _whole(self) -> tuple[Array, dict[Counted, Placed]]:
        return self._placed(Alike(None, None, Coded(None, 1)))

    def _placed(self, alike: Alike) -> tuple[Array, dict[Counted, Placed]]:
        """The first of the pairs (their positions among them) that have one later row and code, and
        where the years begin and end in which any of those count."""
        cell = self.cell if alike.pair is None else self.cell[alike.pair]
        which = np.flatnonzero(cell >= 0)
        pair = which if alike.pair is None else alike.pair[which]
        later = self.marked.pairs.later[pair]
        begins = np.ones(len(later), np.bool_)
        np.not_equal(later[1:], later[:-1], out=begins[1:])
        if alike.coded.several and alike.coded.code is not None:
            code = alike.coded.code[which]
            begins[1:] |= code[1:] != code[:-1]
        first = np.flatnonzero(begins)
        cell, places = cell[which[first]], {}
        for measure, both in self.marked.both.items():
            years = both[pair]
            if alike.years is not None:
                years &= alike.years[which]
            if len(first) < len(years):
                years = np.bitwise_or.reduceat(years, first)
            places[measure] = placed(cell, self.cells, runs(years, self.marked.length))
        return which[first], places


@dataclass(frozen=True)
class _Inside:
    """Areas that do not overlap, the pairs within them, and within each x sector. ``everywhere``:
    there is one area, and all are in it."""

    areas: list[int]
    area: _Within
    sector: _Within
    everywhere: bool


@dataclass(frozen=True)
class _Rows:
    """The rows of some measures. By place: town x sector of each (one of ``cells``), where those
    begin and end by measure, and the pairs in each layer of areas. ``form``: of each, town x sector
    x kind of initiative, by establishment."""

    marked: Marked
    cells: int
    cell: dict[Place, Array]
    placed: dict[Counted, dict[Place, Placed]]
    inside: dict[Place, list[_Inside]]
    form: Array


def _of_stretch(facts: Facts, areas: Areas, stretch: tuple[int, ...]) -> Tally:
    layers = _layers(areas, len(facts.towns) + 2)
    whole, codes = _empty(facts, areas, stretch), coded(facts, stretch)
    for measures in TOGETHER:
        rows = _rows(facts, marked(facts, measures, stretch), layers)
        for split in dict.fromkeys(s for m in measures for s in columns_of(m, PLACES[0])):
            own = codes[split].only(rows.marked.stay)
            alike = rows.marked.pairs.alike(own)
            _doubles(rows, split, alike, whole.doubles)
            if own.several:
                row, spread = own.spread()
                placed_ = {m: _placed(rows.marked, m, rows.cell, rows.cells, row) for m in measures}
                _units(facts, rows, split, spread, placed_, row, whole)
                _offered(rows, row, spread, alike, whole.offered)
            else:
                _units(facts, rows, split, own, rows.placed, slice(None), whole)
    return whole


def _rows(facts: Facts, marks: Marked, layers: list[_Layer]) -> _Rows:
    towns = len(facts.towns) + 2
    initiative = facts.s_initiative[marks.stay]
    town: dict[Place, Array] = {
        "vestiging": facts.i_town[initiative].astype(np.int16),
        "woonplaats": facts.s_home[marks.stay].astype(np.int16),
    }
    sector = facts.i_sector[initiative].astype(np.int16)
    cell = {place: town[place] * np.int32(SECTORS) + sector for place in PLACES}
    cells, one_sector = towns * SECTORS, marks.pairs.ends(sector)
    return _Rows(
        marks,
        cells,
        cell,
        {m: _placed(marks, m, cell, cells) for m in marks.years},
        {p: [_inside(marks, layer, town[p], one_sector) for layer in layers] for p in PLACES},
        cell[PLACES[0]] * FORMS + facts.i_form[initiative],
    )


def _placed(
    marks: Marked, measure: Counted, cell: dict[Place, Array], cells: int, row: Any = slice(None)
) -> dict[Place, Placed]:
    """Where rows begin and end in their cells."""
    spans = runs(marks.years[measure][row], marks.length)
    return {place: placed(each[row], cells, spans) for place, each in cell.items()}


def _inside(marks: Marked, layer: _Layer, town: Array, one_sector: tuple[Array, Array]) -> _Inside:
    one, other = marks.pairs.ends(layer.lookup[town])
    area = np.where(one == other, other, np.int16(-1))
    one, other = one_sector
    sector = np.where((one == other) & (area >= 0), area * np.int16(SECTORS) + other, np.int16(-1))
    many = len(layer.areas)
    within = _Within(marks, area, many), _Within(marks, sector, many * SECTORS)
    return _Inside(layer.areas, *within, everywhere=bool((layer.lookup == 0).all()))


def _empty(facts: Facts, areas: Areas, stretch: tuple[int, ...]) -> Tally:
    years, towns = len(stretch), len(facts.towns) + 2

    def zeros(key: Key, *shape: int, kind: Any = np.int32) -> Array:
        return np.zeros((years, *shape, max(c.stop for c in columns_of(*key).values())), kind)

    handed = {
        year: np.bincount(
            facts.s_initiative[facts.rows["medewerkers"][year].stay], minlength=len(facts.i_town)
        )
        for year in stretch
    }
    return Tally(
        units={key: zeros(key, towns, SECTORS) for key in KEYS},
        doubles={key: zeros(key, len(areas), 1 + SECTORS) for key in KEYS},
        hours={p: zeros(("uren", p), towns, SECTORS, kind=np.float64) for p in PLACES},
        offered={
            measure: np.zeros((years, towns, SECTORS, FORMS, ACTIVITIES), np.int32)
            for measure in PROTECTED_MEASURES
        },
        handed=handed,
    )


def _layers(areas: Areas, towns: int) -> list[_Layer]:
    groups: list[tuple[set[int], list[int]]] = []
    for number, members in enumerate(areas):
        for taken, group in groups:
            if taken.isdisjoint(members):
                taken.update(members)
                group.append(number)
                break
        else:
            groups.append((set(members), [number]))
    layers = []
    for _, group in groups:
        lookup = np.full(towns, -1, dtype=np.int16)
        for place, number in enumerate(group):
            lookup[list(areas[number])] = place
        layers.append(_Layer(group, lookup))
    return layers


def _units(
    facts: Facts,
    rows: _Rows,
    split: Column,
    codes: Coded,
    placed_: Mapping[Counted, Mapping[Place, Placed]],
    row: Any,
    whole: Tally,
) -> None:
    """Fill in year x town x sector x code: stays, and their hours; ``row``: which of the rows are
    placed."""
    for measure, place in product(placed_, PLACES):
        where = columns_of(measure, place)
        if split not in where:
            continue
        there = placed_[measure][place]
        units = codes.summed(there.counts(codes.code, codes.many))
        shape = len(units), -1, SECTORS, units.shape[-1]
        whole.units[measure, place][..., where[split]] = units.reshape(shape)
        if measure == "uren":
            weight = millionths(facts.s_hours[rows.marked.stay[row]])
            hours = codes.summed(there.counts(codes.code, codes.many, weight))
            whole.hours[place][..., where[split]] = hours.reshape(shape)


def _doubles(rows: _Rows, split: Column, alike: Alike, doubles: dict[Key, Array]) -> None:
    """Fill in year x area x all sectors and each x code: how often somebody is there again."""
    pairs = rows.marked.pairs.later if alike.pair is None else alike.pair
    if not len(pairs):
        return
    every: list[dict[Counted, Array]] = []
    for place in PLACES:
        where = {m: w[split] for m in rows.marked.years if split in (w := columns_of(m, place))}
        for inside in rows.inside[place] if where else ():
            parts = every if inside.everywhere else []
            if not parts:  # what is everywhere is so whatever the place
                parts += [inside.area.again(alike), inside.sector.again(alike)]
            for measure, here in where.items():
                filled, (area, sector) = doubles[measure, place], (each[measure] for each in parts)
                filled[:, inside.areas, 0, here] = area
                shape = len(sector), len(inside.areas), SECTORS, -1
                filled[:, inside.areas, 1:, here] = sector.reshape(shape)


def _offered(
    rows: _Rows, row: Array, spread: Coded, alike: Alike, offered: dict[MeasureCode, Array]
) -> None:
    """Fill in year x town x sector x kind of initiative x activity: distinct persons."""
    marks, cells = rows.marked, rows.cells * FORMS
    one, other = marks.pairs.ends(rows.form)
    again = _Within(marks, np.where(one == other, other, -1), cells).again(alike)
    for measure, years in marks.years.items():
        if measure != EVERYBODY:
            there = placed(rows.form[row], cells, runs(years[row], marks.length))
            distinct = there.counts(spread.code, spread.many) - again[measure]
            offered[measure][:] = distinct.reshape(offered[measure].shape)
