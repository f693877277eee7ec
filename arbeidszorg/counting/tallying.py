"""Facts of some persons to their tally: the one function that a partition is counted by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.facts import Facts
from arbeidszorg.counting.marked import Coded, Pairs, marked
from arbeidszorg.counting.shown import columns
from arbeidszorg.counting.spans import MOST, by_year
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
class _Rows:
    """The codes of the rows of a measure, where they are, and their pairs."""

    coded: Coded
    pairs: Pairs
    town: Array
    sector: Array

    def ends(self, column: Array) -> tuple[Array, Array]:
        """What stands in a column for the earlier and the later of each pair."""
        return column[self.pairs.earlier], column[self.pairs.later]


def _of_stretch(facts: Facts, areas: Areas, stretch: tuple[int, ...]) -> Tally:
    layers, size = _layers(areas, len(facts.towns) + 2), (len(stretch), len(facts.towns) + 2)
    whole = _empty(facts, areas, stretch)
    for measure in COUNTED:
        rows = marked(facts, measure, stretch)
        initiative = facts.s_initiative[rows.stay]
        town = {
            "vestiging": facts.i_town[initiative].astype(np.int32),
            "woonplaats": facts.s_home[rows.stay].astype(np.int32),
        }
        sector = facts.i_sector[initiative].astype(np.int32)
        hours = millionths(facts.s_hours[rows.stay]) if measure == "uren" else None
        for split, coded in ((s, c) for s in columns_of(measure, PLACES[0]) for c in rows.coded(s)):
            pairs = rows.pairs.coded(coded)
            for place in PLACES:
                if split not in (codes := columns_of(measure, place)):
                    continue
                part = _Rows(coded, pairs, town[place], sector)
                start, key = codes[split].start + coded.first, (measure, place)
                here = slice(start, start + coded.many)
                whole.units[key][..., here] = _units(part, size)
                _doubles(part, layers, whole.doubles[key][..., here])
                if hours is not None:
                    whole.hours[place][..., here] = _units(part, size, hours)
            if split == "activiteit" and measure != EVERYBODY:
                part = _Rows(coded, pairs, town[PLACES[0]], sector)
                form = facts.i_form[initiative].astype(np.int32)
                whole.offered[measure][..., coded.first] = _offered(part, form, size)
    return whole


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
        lookup = np.full(towns, -1, dtype=np.int32)
        for place, number in enumerate(group):
            lookup[list(areas[number])] = place
        layers.append(_Layer(group, lookup))
    return layers


def _units(rows: _Rows, size: tuple[int, int], weight: Array | None = None) -> Array:
    """Year x town x sector x code: stays, or their ``weight``."""
    coded, shape = rows.coded, (*size, SECTORS, rows.coded.many)
    cell = (rows.town * SECTORS + rows.sector) * coded.many + coded.code
    return _by_year(cell, coded.years, shape, weight)


def _by_year(cell: Array, years: Array, shape: tuple[int, ...], weight: Any = None) -> Array:
    return by_year(cell, years, int(np.prod(shape[1:])), shape[0], weight).reshape(shape)


def _together(rows: _Rows, layer: _Layer) -> tuple[Array, Array]:
    """The pairs of which both are in one area (their positions), and which that is."""
    one, other = rows.ends(layer.lookup[rows.town])
    same = np.flatnonzero((one == other) & (other >= 0))
    return same, other[same]


def _doubles(rows: _Rows, layers: list[_Layer], doubles: Array) -> None:
    """Fill in year x area x all sectors and each x code: how often somebody is there again."""
    if not len(rows.pairs):
        return
    code, many = rows.coded.code[rows.pairs.later], rows.coded.many
    one, sector = rows.ends(rows.sector)
    years = doubles.shape[0]
    for layer in layers:
        same, area = _together(rows, layer)
        shape: tuple[int, ...] = (years, len(layer.areas), many)
        doubles[:, layer.areas, 0] = _again(rows.pairs.only(same), area * many + code[same], shape)
        inside = np.flatnonzero(one[same] == sector[same])
        same, area = same[inside], area[inside]
        cell = (area * SECTORS + sector[same]) * many + code[same]
        shape = (years, len(layer.areas), SECTORS, many)
        doubles[:, layer.areas, 1:] = _again(rows.pairs.only(same), cell, shape)


def _again(pairs: Pairs, cell: Array, shape: tuple[int, ...]) -> Array:
    """How often the later of some pairs is in a cell again: once, whatever comes before it."""
    if not len(pairs):
        return np.zeros(shape)
    first = np.flatnonzero(np.r_[True, pairs.later[1:] != pairs.later[:-1]])
    return _by_year(cell[first], np.bitwise_or.reduceat(pairs.years, first), shape)


def _offered(rows: _Rows, form: Array, size: tuple[int, int]) -> Array:
    """Year x town x sector x kind of initiative: distinct persons."""
    cell = (rows.town * SECTORS + rows.sector) * FORMS + form
    shape = (*size, SECTORS, FORMS)
    units = _by_year(cell, rows.coded.years, shape)
    one, other = rows.ends(cell)
    same = np.flatnonzero(one == other)
    return units - _again(rows.pairs.only(same), other[same], shape)
