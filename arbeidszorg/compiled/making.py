"""Compile a version: count all that can be asked, and leave out what may not be shown.

This is the last step that sees rows about persons. It runs when a version is published, apart from
whoever answers readers.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np

from arbeidszorg.compiled.version import Compiled, columns
from arbeidszorg.counting.cells import counted, persons
from arbeidszorg.counting.cube import known_hours
from arbeidszorg.counting.facts import Facts, Rows
from arbeidszorg.counting.shown import HIDDEN, PAIRS, PLAIN, UNKNOWN, Column, Shown
from arbeidszorg.counting.source import Array, CountedArea
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.disclosure.lattice import SECTORS
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.registrations import model
from arbeidszorg.view.measures import PLACES, PROTECTED_MEASURES, MeasureCode, Place
from arbeidszorg.view.view import SplitCode, View

Areas = tuple[CountedArea, ...]


def compiled(opened: Opened) -> Compiled:
    """All that a data version may say."""
    answers, facts, gate = opened.answers, opened.facts, opened.gate
    return Compiled(
        edition=replace(answers.edition, notices=()),  # of rows: for who publishes, not for readers
        rule=gate.decision.rule,
        offer=facts.offer,
        initiatives=answers.initiatives,
        reporting=answers.reporting,
        amounts=answers.amounts,
        net_results={year: answers.net_results(year) for year in facts.reporting},
        residents=answers.geography.residents,
        shown={
            (measure, place): _shown(facts, gate, measure, place)
            for measure, place in product(PROTECTED_MEASURES, PLACES)
        },
    )


def _shown(facts: Facts, gate: Gate, measure: MeasureCode, place: Place) -> Shown:
    places = columns(measure, place)
    everywhere = tuple(CountedArea("", "", towns, 0) for towns in gate.areas.towns)
    years = sorted(facts.reporting)
    view = View((years[0], years[-1]), measure=measure, place=place)
    shape = (len(years), len(everywhere), 1 + SECTORS, max(s.stop for s in places.values()))
    cells = np.full(shape, HIDDEN, dtype=np.int32)
    hours = np.zeros(shape) if measure == "uren" else None
    for split, codes in places.items():
        _count(
            facts,
            view,
            everywhere,
            split,
            _may(gate, view, split),
            cells[..., codes],
            None if hours is None else hours[..., codes],
        )
    several = replace(facts, rows={measure: _rows(facts, measure)})
    return Shown(
        places,
        cells.astype(np.min_scalar_type(min(UNKNOWN, -1 - int(cells.max())))),  # signed
        _shared(several, view, everywhere, cells),
        _twice(several, view, gate, cells),
        hours,
    )


def _rows(facts: Facts, measure: MeasureCode) -> dict[int, Rows]:
    """The stays that make a measure of persons, those of which the hours are known."""
    return known_hours(facts) if measure == "uren" else facts.rows[measure]


def _may(gate: Gate, view: View, split: Column) -> Array:
    """Which cells may be shown: year x area x all sectors and each x code of the split. Hours where
    their persons may be too, as the gate has it: that nobody's are known says that somebody is
    there."""
    if view.measure == "uren":
        persons_ = _may(gate, replace(view, measure="medewerkers"), split)
        return np.asarray(_decided(gate, view, split) & persons_)
    return _decided(gate, view, split)


def _decided(gate: Gate, view: View, split: Column) -> Array:
    decision, key = gate.decision, (view.measure, view.place)
    if split == PLAIN:
        return decision.groups[key][..., None]
    if split != "vorm":
        return decision.splits[(*key, split)]
    forms = decision.forms[view.measure]
    may = np.zeros((*forms.shape[:2], 1 + SECTORS, forms.shape[2]), dtype=bool)
    may[:, :, 0] = forms
    return may


def _splits(split: Column, by_sector: bool) -> tuple[SplitCode, ...]:
    sector: tuple[SplitCode, ...] = ("sector",) if by_sector else ()
    return sector if split == PLAIN else (*sector, split)


def _count(
    facts: Facts,
    view: View,
    areas: Areas,
    split: Column,
    may: Array,
    cells: Array,
    hours: Array | None,
) -> None:
    """Fill in the cells of a split that may be shown."""
    for by_sector in (False, True):
        part = slice(1, None) if by_sector else slice(0, 1)
        some = np.flatnonzero(may[:, :, part].any(axis=(0, 2, 3)))
        asked = replace(view, split=_splits(split, by_sector))
        value, behind, everybody = counted(facts, asked, tuple(areas[n] for n in some))
        numbers = np.where((behind == 0) & (everybody > 0), UNKNOWN, behind)
        sectors = np.arange(1 + SECTORS)[part]
        where = np.ix_(np.arange(cells.shape[0]), some, sectors, np.arange(cells.shape[3]))
        shape = cells[where].shape
        cells[where] = np.where(may[where], numbers.reshape(shape), HIDDEN)
        if hours is not None:
            hours[where] = np.where(may[where], value.reshape(shape), 0.0).round(6)


# --- who is in two of them -----------------------------------------------------------------------


def _in_several(facts: Facts, labels: Array) -> Facts:
    """Only the stays of who has several in a year with different labels; ``labels``: of each."""
    (measure, years), *_ = facts.rows.items()
    kept = {}
    for year, rows in years.items():
        owner, label = facts.s_person[rows.stay], labels[rows.stay]
        first = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]]) if len(owner) else owner
        if len(first):
            low, high = (f.reduceat(label, first) for f in (np.minimum, np.maximum))
            several = np.repeat(low != high, np.diff(np.r_[first, len(owner)]))
            rows = Rows(rows.stay[several], rows.solo[several])
        kept[year] = rows
    return replace(facts, rows={measure: kept})


def _shared(facts: Facts, view: View, areas: Areas, cells: Array) -> Array:
    """Year x area x column: of which pairs of sectors is somebody in both?"""
    facts = _in_several(facts, facts.i_sector[facts.s_initiative])
    shared = np.zeros((*cells.shape[:2], cells.shape[3]), dtype=np.uint8)
    (years,) = facts.rows.values()
    if not any(len(rows.stay) for rows in years.values()):
        return shared
    for split, codes in columns(view.measure, view.place).items():
        may = cells[..., 1:, codes] != HIDDEN
        some = np.flatnonzero(may.any(axis=(0, 2, 3)))
        if not len(some):
            continue
        rows = tuple(areas[n] for n in some)
        apart = persons(facts, replace(view, split=_splits(split, True)), rows)
        apart = apart.reshape(*apart.shape[:2], SECTORS, -1)
        for bit, (one, other) in enumerate(PAIRS):
            pair = (model.SECTORS[one], model.SECTORS[other])
            together = persons(
                facts, replace(view, sectors=pair, split=_splits(split, False)), rows
            )
            both = apart[:, :, one] + apart[:, :, other] > together
            both &= may[:, some, one] & may[:, some, other]
            shared[:, some, codes] |= (both << bit).astype(np.uint8)
    return shared


def _twice(facts: Facts, view: View, gate: Gate, cells: Array) -> Array:
    """The pairs of areas that somebody is in both of, and of which both may be shown."""
    home = facts.s_home if view.place == "woonplaats" else facts.i_town[facts.s_initiative]
    facts = _in_several(facts, home)
    member = gate.areas.member.astype(np.int64)  # area x town
    apart = np.triu(member @ member.T == 0)
    activities = columns(view.measure, view.place)["activiteit"].start
    empty = Shown({}, cells, cells, cells)
    found = [np.zeros(0, dtype=np.int64)]
    (years,) = facts.rows.values()
    for number, rows in enumerate(years.values()):
        who, person = np.unique(facts.s_person[rows.stay], return_inverse=True)
        sector = facts.i_sector[facts.s_initiative[rows.stay]]
        for chosen, activity in product(range(1 + SECTORS), range(1 + len(model.ACTIVITIES))):
            column = 0 if activity == 0 else activities + activity - 1
            may = cells[number, :, chosen, column] != HIDDEN
            keep = (sector == chosen - 1) | (chosen == 0)
            if activity:
                keep = keep & (facts.s_activities[rows.stay] >> (activity - 1) & 1 > 0)
            if not may.any() or not keep.any():
                continue
            there = np.zeros((len(who), member.shape[1]), dtype=np.int64)
            there[person[keep], home[rows.stay][keep]] = 1
            inside = (there @ member.T > 0).astype(np.int64)
            a, b = np.nonzero((inside.T @ inside > 0) & apart & may & may[:, None])
            same = np.ones_like(a)
            found.append(empty.pair(number * same, chosen * same, activity * same, a, b))
    return np.sort(np.concatenate(found))
