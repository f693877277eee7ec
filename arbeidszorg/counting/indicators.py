"""Registry and View to numbers: the counting rules, and nothing else.

The rules (``/methode`` says them in plain Dutch):

- a person counts once in each cell, so cells may add up to more than the whole;
- *medewerkers*: a stay overlaps the year; *instroom*: the first stay ever starts in it;
  *uitstroom*: the last stay ends in it; *doorstroom*: uitstroom with trede_na 5 or 6;
  *vangnet*: instroom with trede_voor 5 or 6; stays that start (end) on the same day are all first
  (last);
- a flow is placed by the stay that it is about;
- *initiatieven* and *plaatsen*: running at any moment of the year; *uren*: of stays that run on
  31 December;
- *aandeel*: of doorstroom and vangnet in medewerkers of the same cell; of other measures in the
  total of the area when there is a split, else in the total of all areas shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np

from arbeidszorg.counting.cells import (
    Array,
    CountedArea,
    Values,
    running_initiatives,
    values,
)
from arbeidszorg.counting.choices import shown_codes
from arbeidszorg.counting.counted import Counted, Numbers
from arbeidszorg.counting.cube import Cube
from arbeidszorg.counting.facts import Facts
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN, Geography
from arbeidszorg.registrations.model import ACTIVITIES, SECTORS
from arbeidszorg.texts import t
from arbeidszorg.view.notes import Note, note, plural_note
from arbeidszorg.view.rows import NOT_APPLICABLE, NOT_REPORTED, OK
from arbeidszorg.view.view import SplitCode, View


def count(facts: Facts, geography: Geography, view: View, cube: Cube | None = None) -> Counted:
    """Answer a view. Rows: every year x area x split code, also those that are zero. With a cube
    the same numbers come faster."""
    rows, remarks = area_rows(geography, view, facts)
    whole = (CountedArea("", "", tuple(sorted({n for row in rows for n in row.towns})), 0),)
    cells = values(facts, view, rows, cube)

    @cache
    def everything() -> Values:
        return values(facts, replace(view, split=()), whole, cube)

    def totals() -> Numbers:
        plain = replace(view, split=(), unit="aandeel" if view.is_share_of_persons else "aantal")
        return _in_unit(facts, geography, plain, whole, everything(), everything, cube)

    def overlap(
        over: tuple[CountedArea, ...], split: tuple[SplitCode, ...], together: Values
    ) -> Array:
        if view.measured.is_offer:  # made from no persons
            return np.zeros_like(together.persons)
        parts = [
            values(facts, part, over, cube).persons for part in _parts(replace(view, split=split))
        ]
        if 1 < len(view.activities) < len(ACTIVITIES) and "activiteit" not in split:
            return np.asarray(np.sum(parts, axis=0) - np.max(parts, axis=0))
        return np.asarray(np.sum(parts, axis=0)) - together.persons

    @cache
    def overlap_of_totals() -> Array:
        return overlap(whole, (), everything())

    def overlap_of_rows() -> Array:
        same = not view.split and len(rows) == 1 and set(rows[0].towns) == set(whole[0].towns)
        return overlap_of_totals() if same else overlap(rows, view.split, cells)

    def twice() -> Array:
        plain = values(facts, replace(view, split=()), rows, cube).persons
        return np.asarray(plain.sum(axis=1, keepdims=True) - everything().persons)

    several = len(_parts(view)) > 1
    return Counted(
        view,
        tuple((row.code, row.name) for row in rows),
        tuple(shown_codes(view, split) for split in view.split),
        _in_unit(facts, geography, view, rows, cells, everything, cube),
        totals,
        (*remarks, *_remarks(facts, view, rows)),
        overlap_of_rows if several else None,
        overlap_of_totals if len(_parts(replace(view, split=()))) > 1 else None,
        twice,
    )


def _parts(view: View) -> list[View]:
    """A choice of several sectors and activities taken apart, as far as no split does so already.
    All sectors, or all activities, are no choice."""
    sectors = "sector" not in view.split and 1 < len(view.sectors) < len(SECTORS)
    activities = "activiteit" not in view.split and 1 < len(view.activities) < len(ACTIVITIES)
    return [
        replace(view, sectors=by_sector, activities=by_activity)
        for by_sector in ([(sector,) for sector in view.sectors] if sectors else [view.sectors])
        for by_activity in (
            [(activity,) for activity in view.activities] if activities else [view.activities]
        )
    ]


# --- areas ---------------------------------------------------------------------------------------


def area_rows(
    geography: Geography, view: View, facts: Facts
) -> tuple[tuple[CountedArea, ...], tuple[Note, ...]]:
    """The areas that a view shows, and remarks about those it cannot.

    Without chosen areas: all of the level, and by residence also "outside the province" and "not
    recorded". A chosen area gives the areas of the level inside it, or itself when it holds none.
    """
    number = {town: place for place, town in enumerate(facts.towns)}
    extra = {OUTSIDE: len(number), UNKNOWN: len(number) + 1}

    def row(code: str) -> CountedArea:
        if code in extra:
            return CountedArea(code, t(f"view.area.{code}"), (extra[code],), 0)
        area = geography.areas[code]
        towns = tuple(number[town] for town in geography.members[code])
        name = geography.full_name(code) if view.areas else area.name
        return CountedArea(code, name, towns, area.residents)

    if not view.areas:
        codes = [area.code for area in geography.level(view.level)]
        return tuple(map(row, codes + (list(extra) if view.place == "woonplaats" else []))), ()
    codes, remarks = [], []
    for code in view.areas:
        inside = [] if code in extra else [a.code for a in geography.within(code, view.level)]
        codes.extend(inside or [code])
        if inside and (partly := geography.partly(code, view.level)):
            remarks.append(
                note(
                    "table.remark.partly",
                    area=geography.areas[code].name,
                    names=", ".join(a.name for a in partly),
                )
            )
    return tuple(map(row, dict.fromkeys(codes))), tuple(remarks)


# --- units ---------------------------------------------------------------------------------------


def _in_unit(
    facts: Facts,
    geography: Geography,
    view: View,
    rows: tuple[CountedArea, ...],
    cells: Values,
    totals: Callable[[], Values],
    cube: Cube | None,
) -> Numbers:
    """Values in the view's unit, the fewest persons each was made from, and its status."""
    status = np.where(cells.reported, OK, NOT_REPORTED).astype(object)
    if view.unit == "aantal":
        return Numbers(np.where(cells.reported, cells.value, np.nan), status, cells.persons)
    over, scale = _base(facts, geography, view, rows, cells, totals, cube)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(over.value > 0, cells.value / over.value * scale, np.nan)
    status[(status == OK) & ~over.reported] = NOT_REPORTED
    status[(status == OK) & ~(over.value > 0)] = NOT_APPLICABLE
    value[status != OK] = np.nan
    return Numbers(value, status, _fewest(cells.persons, over.persons))


def _base(
    facts: Facts,
    geography: Geography,
    view: View,
    rows: tuple[CountedArea, ...],
    cells: Values,
    totals: Callable[[], Values],
    cube: Cube | None,
) -> tuple[Values, float]:
    """What a rate, index or share is set against, and by how much the outcome is multiplied."""
    shape = cells.value.shape
    if view.unit == "per10000":
        residents = _residents(geography, view, rows)[:, :, None]
        return Values(residents, np.zeros((1, 1, 1)), np.ones((1, 1, 1), bool)).spread(shape), 1e4
    if view.unit == "index":
        return cells.first_year().spread(shape), 100.0
    if persons := view.measured.share_of:
        return values(facts, replace(view, measure=persons), rows, cube), 100.0
    whole = values(facts, replace(view, split=()), rows, cube) if view.split else totals()
    return whole.spread(shape), 100.0


def _residents(geography: Geography, view: View, rows: tuple[CountedArea, ...]) -> Array:
    """The residents of each area in each year, on 1 January; 0 where none are known, so that no
    rate can be made."""
    return np.array(
        [
            [geography.residents_of(row.code, year) if row.residents else 0 for row in rows]
            for year in view.all_years
        ],
        dtype=float,
    )


def _fewest(a: Array, b: Array) -> Array:
    """The smaller of two numbers of persons, where 0 means that no persons are behind it."""
    return np.where(np.minimum(a, b) > 0, np.minimum(a, b), np.maximum(a, b))


def _remarks(facts: Facts, view: View, rows: tuple[CountedArea, ...]) -> tuple[Note, ...]:
    """How complete the last year is. Speaks of initiatives only, which are public."""
    if view.measure == "initiatieven" or view.place != "vestiging":
        return ()
    running = running_initiatives(facts, view, rows)
    if view.measure == "plaatsen":
        key, missing = "no_places", running & np.isnan(facts.i_places)
    else:
        key, missing = "silent", running & ~facts.reporting[view.year]
    number = int(missing.sum())
    if not number:
        return ()
    return (plural_note(f"table.remark.{key}", number, year=view.year),)
