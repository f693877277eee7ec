"""Source and View to numbers: the counting rules, and nothing else.

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

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from arbeidszorg.counting.choices import by_sector, several_activities, shown_codes
from arbeidszorg.counting.counted import Counted, Numbers
from arbeidszorg.counting.offer import Offer
from arbeidszorg.counting.source import (
    Areas,
    Array,
    CountedArea,
    Source,
    Values,
    beside_the_largest,
    sum_of,
    whole,
)
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN, Geography
from arbeidszorg.texts import t
from arbeidszorg.view.notes import Note, note, plural_note
from arbeidszorg.view.rows import NOT_APPLICABLE, NOT_REPORTED, OK
from arbeidszorg.view.view import Unit, View


def count(source: Source, geography: Geography, view: View) -> Counted:
    """Answer a view. Rows: every year x area x split code, also those that are zero."""
    rows, remarks = area_rows(geography, view, source.offer.towns)
    plain = replace(view, split=())

    def of_rows(asked: View) -> Values:
        return source.values(asked, rows)

    @cache
    def of_all(asked: View) -> Values:
        return source.together(asked, rows)

    def everything() -> Values:
        return of_all(plain)

    def totals() -> Numbers:
        unit: Unit = "aandeel" if view.is_share_of_persons else "aantal"
        counts = replace(plain, unit=unit)
        return _in_unit(geography, counts, whole(rows), of_all, everything)

    return Counted(
        view,
        tuple((row.code, row.name) for row in rows),
        tuple(shown_codes(view, split) for split in view.split),
        _in_unit(geography, view, rows, of_rows, everything),
        totals,
        (*remarks, *_added(source, view, rows), *_remarks(source.offer, view, rows)),
        (lambda: _beside(of_rows, view)) if several_activities(view) else None,
        (lambda asked: _beside(of_all, asked)) if several_activities(plain) else None,
    )


def _beside(of: Callable[[View], Values], view: View) -> Array:
    """Of several activities all persons beside the largest, in the chosen sectors one by one."""
    return sum_of(
        beside_the_largest(
            [of(replace(sector, activities=(code,))).persons for code in view.activities]
        )
        for sector in by_sector(view)
    )


# --- areas ---------------------------------------------------------------------------------------


def area_rows(
    geography: Geography, view: View, towns: Sequence[str]
) -> tuple[Areas, tuple[Note, ...]]:
    """The areas that a view shows, and remarks about those it cannot.

    Without chosen areas: all of the level, and by residence also "outside the territory" and "not
    recorded". A chosen area gives the areas of the level inside it, or itself when it holds none.
    """
    number = {town: place for place, town in enumerate(towns)}
    extra = {OUTSIDE: len(number), UNKNOWN: len(number) + 1}

    def row(code: str) -> CountedArea:
        if code in extra:
            return CountedArea(code, t(f"view.area.{code}", **geography.words), (extra[code],), 0)
        area = geography.areas[code]
        members = tuple(number[town] for town in geography.members[code])
        name = geography.full_name(code) if view.areas else area.name
        return CountedArea(code, name, members, area.residents)

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
    geography: Geography,
    view: View,
    rows: Areas,
    of: Callable[[View], Values],
    totals: Callable[[], Values],
) -> Numbers:
    """Values in the view's unit, the fewest persons each was made from, and its status. ``of``: the
    values of a view for these areas; ``totals``: those of all of them together."""
    cells = of(view)
    status = np.where(cells.reported, OK, NOT_REPORTED).astype(object)
    if view.unit == "aantal":
        return Numbers(np.where(cells.reported, cells.value, np.nan), status, cells.persons)
    over, scale = _base(geography, view, rows, cells, of, totals)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(over.value > 0, cells.value / over.value * scale, np.nan)
    status[(status == OK) & ~over.reported] = NOT_REPORTED
    status[(status == OK) & ~(over.value > 0)] = NOT_APPLICABLE
    value[status != OK] = np.nan
    return Numbers(value, status, _fewest(cells.persons, over.persons))


def _base(
    geography: Geography,
    view: View,
    rows: Areas,
    cells: Values,
    of: Callable[[View], Values],
    totals: Callable[[], Values],
) -> tuple[Values, float]:
    """What a rate, index or share is set against, and by how much the outcome is multiplied."""
    shape = cells.value.shape
    if view.unit == "per10000":
        residents = _residents(geography, view, rows)[:, :, None]
        return Values(residents, np.zeros((1, 1, 1)), np.ones((1, 1, 1), bool)).spread(shape), 1e4
    if view.unit == "index":
        return cells.first_year().spread(shape), 100.0
    if persons := view.measured.share_of:
        return of(replace(view, measure=persons)), 100.0
    over = of(replace(view, split=())) if view.split else totals()
    return over.spread(shape), 100.0


def _residents(geography: Geography, view: View, rows: Areas) -> Array:
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


def _added(source: Source, view: View, rows: Areas) -> Iterator[Note]:
    """What is a sum of numbers in which somebody can stand twice: of sectors, and the total of
    areas that together are none."""
    if view.adds_sectors:
        yield note(f"table.remark.added.{'sectors' if 'sector' in view.split else 'sector'}")
    if view.measured.is_offer or view.measure == "uren":
        return
    if len(rows) > 1 and not source.are_one(rows):
        yield note("table.remark.added.area")


def _remarks(offer: Offer, view: View, rows: Areas) -> tuple[Note, ...]:
    """How complete the last year is. Speaks of initiatives only, which are public."""
    if view.measure == "initiatieven" or view.place != "vestiging":
        return ()
    running = offer.running(view, rows)
    if view.measure == "plaatsen":
        key, missing = "no_places", running & np.isnan(offer.places)
    else:
        key, missing = "silent", running & ~offer.reporting[view.year]
    number = int(missing.sum())
    if not number:
        return ()
    return (plural_note(f"table.remark.{key}", number, year=view.year),)
