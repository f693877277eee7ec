"""Facts of some persons to their tally: the one function that a partition is counted by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.facts import Facts
from arbeidszorg.counting.marked import Alike, Coded, Marked, coded, marked
from arbeidszorg.counting.shown import columns
from arbeidszorg.counting.spans import MOST, Placed, placed, runs
from arbeidszorg.counting.stays import millionths
from arbeidszorg.counting.tally import (
    ACTIVITIES,
    COUNTED,
    EVERYBODY,
    KEYS,
    SECTORS,
    Counted,
    Key,
    Tally,
    in_a_row,
)
from arbeidszorg.registrations import model
from arbeidszorg.view.measures import PLACES, PROTECTED_MEASURES, Place

Array = npt.NDArray[Any]
Areas = tuple[tuple[int, ...], ...]

FORMS = 1 + len(model.CODES["vorm"])


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


@dataclass(frozen=True)
class _Inside:
    """Areas that do not overlap, and of every pair in which of them both are, or -1; ``cell``: the
    same of areas x sectors. ``everywhere``: there is one area, and all are in it."""

    areas: list[int]
    area: Array
    cell: Array
    everywhere: bool


@dataclass(frozen=True)
class _Rows:
    """The rows of a measure. By place: town x sector of each, where those begin and end, and the
    pairs in each layer of areas."""

    marked: Marked
    cell: dict[Place, Array]
    placed: dict[Place, Placed]
    inside: dict[Place, list[_Inside]]
    length: int


def _of_stretch(facts: Facts, areas: Areas, stretch: tuple[int, ...]) -> Tally:
    layers, towns = _layers(areas, len(facts.towns) + 2), len(facts.towns) + 2
    whole, codes = _empty(facts, areas, stretch), coded(facts, stretch)
    for measure in COUNTED:
        marks = marked(facts, measure, stretch)
        rows = _rows(facts, marks, layers, towns, len(stretch))
        hours = millionths(facts.s_hours[marks.stay]) if measure == "uren" else None
        for split in columns_of(measure, PLACES[0]):
            own = codes[split].only(marks.stay)
            alike = marks.pairs.alike(own)
            spread, row = own, None
            doubles: dict[Place, Array] = {}
            if own.several:
                row, spread = own.spread()
            for place in PLACES:
                if split not in (where := columns_of(measure, place)):
                    continue
                key, here = (measure, place), where[split]
                placed_ = rows.placed[place] if row is None else _spread(rows, place, row, towns)
                counts = _units(placed_, spread, towns)
                whole.units[key][..., here] = counts
                doubles[place] = whole.doubles[key][..., here]
                if hours is not None:
                    weight = hours if row is None else hours[row]
                    whole.hours[place][..., here] = _units(placed_, spread, towns, weight)
            _doubles(rows, alike, doubles)
            if row is not None and measure != EVERYBODY:
                form = facts.i_form[facts.s_initiative[marks.stay]]
                whole.offered[measure][:] = _offered(rows, form, row, spread, alike, towns)
    return whole


def _rows(facts: Facts, marks: Marked, layers: list[_Layer], towns: int, length: int) -> _Rows:
    initiative = facts.s_initiative[marks.stay]
    town: dict[Place, Array] = {
        "vestiging": facts.i_town[initiative].astype(np.int32),
        "woonplaats": facts.s_home[marks.stay].astype(np.int32),
    }
    sector = facts.i_sector[initiative].astype(np.int32)
    cell = {place: town[place] * SECTORS + sector for place in PLACES}
    spans = runs(marks.years, length)
    return _Rows(
        marks,
        cell,
        {place: placed(cell[place], towns * SECTORS, spans) for place in PLACES},
        {p: [_inside(marks, layer, town[p], sector) for layer in layers] for p in PLACES},
        length,
    )


def _inside(marks: Marked, layer: _Layer, town: Array, sector: Array) -> _Inside:
    one, other = marks.pairs.ends(layer.lookup[town])
    area = np.where(one == other, other, np.int16(-1))
    one, other = marks.pairs.ends(sector)
    cell = np.where((one == other) & (area >= 0), area * np.int32(SECTORS) + other, -1)
    return _Inside(layer.areas, area, cell, bool((layer.lookup == 0).all()))


def _spread(rows: _Rows, place: Place, row: Array, towns: int) -> Placed:
    """Where rows begin and end of which each is there as often as it has a code."""
    spans = runs(rows.marked.years[row], rows.length)
    return placed(rows.cell[place][row], towns * SECTORS, spans)


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


def _units(placed_: Placed, codes: Coded, towns: int, weight: Array | None = None) -> Array:
    """Year x town x sector x code: stays, or their ``weight``."""
    counts = codes.summed(placed_.counts(codes.code, codes.many, weight))
    return counts.reshape(len(counts), towns, SECTORS, -1)


def _doubles(rows: _Rows, alike: Alike, places: dict[Place, Array]) -> None:
    """Fill in, of each place, year x area x all sectors and each x code: how often somebody is
    there again."""
    if not len(alike.years):
        return
    every: list[Array] = []
    for place, doubles in places.items():
        for inside in rows.inside[place]:
            parts = every if inside.everywhere else []
            if not parts:  # what is everywhere is so whatever the place
                parts += [
                    _again(rows, alike, inside.area, len(inside.areas)),
                    _again(rows, alike, inside.cell, len(inside.areas) * SECTORS),
                ]
            doubles[:, inside.areas, 0] = parts[0]
            shape = len(doubles), len(inside.areas), SECTORS, -1
            doubles[:, inside.areas, 1:] = parts[1].reshape(shape)


def _again(rows: _Rows, alike: Alike, cell: Array, cells: int) -> Array:
    """Year x cell x code: how often the later of some pairs is in a cell again: once, whatever
    comes before it. ``cell``: of every pair, -1 for those that are not in one."""
    later, codes, years = rows.marked.pairs.later, alike.coded, alike.years
    if alike.pair is not None:
        cell = cell[alike.pair]
    which = np.flatnonzero(cell >= 0)
    if len(which) < len(cell):
        cell, codes, years = cell[which], codes.only(which), years[which]
        later = later[which if alike.pair is None else alike.pair[which]]
    elif alike.pair is not None:
        later = later[alike.pair]
    begins = np.ones(len(later), np.bool_)
    np.not_equal(later[1:], later[:-1], out=begins[1:])
    if codes.several and codes.code is not None:
        begins[1:] |= codes.code[1:] != codes.code[:-1]
    if not begins.all():
        first = np.flatnonzero(begins)
        years = np.bitwise_or.reduceat(years, first)
        codes, cell = codes.only(first), cell[first]
    spans = runs(years, rows.length)
    return codes.summed(placed(cell, cells, spans).counts(codes.code, codes.many))


def _offered(
    rows: _Rows, form: Array, row: Array, spread: Coded, alike: Alike, towns: int
) -> Array:
    """Year x town x sector x kind of initiative x activity: distinct persons."""
    cell, cells = rows.cell[PLACES[0]] * FORMS + form, towns * SECTORS * FORMS
    spans = runs(rows.marked.years[row], rows.length)
    units = placed(cell[row], cells, spans).counts(spread.code, spread.many)
    one, other = rows.marked.pairs.ends(cell)
    again = _again(rows, alike, np.where(one == other, other, -1), cells)
    return (units - again).reshape(len(units), towns, SECTORS, FORMS, -1)
