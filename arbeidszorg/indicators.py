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
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from arbeidszorg import model
from arbeidszorg.facts import Facts, Ints, Rows, split_codes
from arbeidszorg.geography import OUTSIDE, UNKNOWN, Geography
from arbeidszorg.table import HIDDEN, NOT_APPLICABLE, NOT_REPORTED, OK, Counted
from arbeidszorg.texts import t
from arbeidszorg.view import OFFER_MEASURES, View

Numbers = npt.NDArray[np.float64]

PATTERNS = 1 << len(model.ACTIVITIES)
#: Row per combination of activities, column per activity: is it in the combination?
HAS = ((np.arange(PATTERNS)[:, None] >> np.arange(len(model.ACTIVITIES))) & 1).astype(np.int64)
#: Measures that are a share of medewerkers in the same cell.
SHARE_OF_PERSONS = ("doorstroom", "vangnet")


@dataclass(frozen=True)
class Row:
    """One area of the answer: its code, name, the positions of its towns and its residents
    (0: no residents are known, so no rate can be made)."""

    code: str
    name: str
    towns: tuple[int, ...]
    residents: int


@dataclass(frozen=True)
class Values:
    """Values by year, area and split code (axes 0, 1, 2), the persons behind each (0: none), and
    whether each was reported."""

    value: Numbers
    persons: Ints
    reported: npt.NDArray[np.bool_]


def count(facts: Facts, geography: Geography, view: View) -> Counted:
    """Answer a view. Rows: every year x area x split code, also those that are zero."""
    rows, remarks = area_rows(geography, view, facts)
    cells = _values(facts, view, rows)
    whole = (Row("", "", tuple(sorted({n for row in rows for n in row.towns})), 0),)
    totals = _values(facts, replace(view, split=()), whole)
    frame = _frame(view, rows, *_in_unit(facts, view, rows, cells, totals))
    plain = replace(view, split=(), unit="aandeel" if _is_share(view) else "aantal")
    total_frame = _frame(plain, whole, *_in_unit(facts, plain, whole, totals, totals))
    return Counted(
        view,
        frame,
        total_frame[["jaar", "waarde", "status", "persons"]],
        (*remarks, *_remarks(facts, view, rows)),
    )


def _is_share(view: View) -> bool:
    return view.unit == "aandeel" and view.measure in SHARE_OF_PERSONS


# --- areas ---------------------------------------------------------------------------------------


def area_rows(
    geography: Geography, view: View, facts: Facts
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """The areas that a view shows, and remarks about those it cannot.

    Without chosen areas: all of the level, and by residence also "outside the province" and "not
    recorded". A chosen area gives the areas of the level inside it, or itself when it holds none.
    """
    number = {town: place for place, town in enumerate(facts.towns)}
    extra = {OUTSIDE: len(number), UNKNOWN: len(number) + 1}

    def row(code: str) -> Row:
        if code in extra:
            return Row(code, t(f"view.area.{code}"), (extra[code],), 0)
        area = geography.areas[code]
        towns = tuple(number[town] for town in geography.members[code])
        return Row(code, area.name, towns, area.residents)

    if not view.areas:
        codes = [area.code for area in geography.level(view.level)]
        return tuple(map(row, codes + (list(extra) if view.place == "woonplaats" else []))), ()
    codes, remarks = [], []
    for code in view.areas:
        inside = [] if code in extra else [a.code for a in geography.within(code, view.level)]
        codes.extend(inside or [code])
        if inside and (partly := geography.partly(code, view.level)):
            remarks.append(
                t(
                    "table.remark.partly",
                    area=geography.areas[code].name,
                    names=", ".join(a.name for a in partly),
                )
            )
    return tuple(map(row, dict.fromkeys(codes))), tuple(remarks)


def _layers(rows: tuple[Row, ...]) -> list[list[int]]:
    """Areas in groups whose members do not overlap (nearly always one group)."""
    layers: list[tuple[set[int], list[int]]] = []
    for place, row in enumerate(rows):
        for taken, members in layers:
            if taken.isdisjoint(row.towns):
                taken.update(row.towns)
                members.append(place)
                break
        else:
            layers.append((set(row.towns), [place]))
    return [members for _, members in layers]


# --- counting ------------------------------------------------------------------------------------


def _values(facts: Facts, view: View, rows: tuple[Row, ...]) -> Values:
    wanted = _split_size(view)
    shape = (len(view.all_years), len(rows), wanted)
    found = Values(np.zeros(shape), np.zeros(shape, dtype=np.int64), np.ones(shape, dtype=bool))
    measure = _offer if view.measure in OFFER_MEASURES else _stays
    for layer in _layers(rows):
        place = np.full(len(facts.towns) + 2, -1, dtype=np.int64)
        for number, index in enumerate(layer):
            place[list(rows[index].towns)] = number
        for number, year in enumerate(view.all_years):
            value, persons, reported = measure(facts, view, year, place, len(layer))
            found.value[number, layer] = value
            found.persons[number, layer] = persons
            found.reported[number, layer] = reported
    return found


def _split_size(view: View) -> int:
    return int(np.prod([len(shown_codes(view, split)) for split in view.split], dtype=int))


def shown_codes(view: View, split: str) -> tuple[str, ...]:
    """The codes of a split that a view shows: those of its filter, if it has one on that split."""
    chosen = {"sector": view.sectors, "activiteit": view.activities}.get(split, ())
    return chosen or split_codes(split)


def _initiatives(facts: Facts, view: View) -> npt.NDArray[np.bool_]:
    """Which initiatives are in the chosen sectors."""
    if not view.sectors:
        return np.ones(len(facts.i_sector), dtype=bool)
    return np.isin(facts.i_sector, [model.SECTORS.index(code) for code in view.sectors])


def _activity_bits(view: View) -> int:
    return sum(1 << model.ACTIVITIES.index(code) for code in view.activities) or PATTERNS - 1


def _pick(view: View, cells: Numbers, bits: Numbers | None) -> Numbers:
    """Cells by area and code (and, for an activity split, combination of activities) to
    areas x shown codes."""
    split = view.split
    if "activiteit" in split:
        activities = [model.ACTIVITIES.index(c) for c in shown_codes(view, "activiteit")]
        cells = (cells.reshape(-1, PATTERNS) @ HAS[:, activities]).reshape(
            cells.shape[0], -1, len(activities)
        )
    if split and split[0] != "activiteit":
        codes = split_codes(split[0])
        cells = cells.reshape(cells.shape[0], len(codes), -1)
        cells = cells[:, [codes.index(code) for code in shown_codes(view, split[0])]]
    return cells.reshape(cells.shape[0], -1)


def _stays(
    facts: Facts, view: View, year: int, place: Ints, areas: int
) -> tuple[Numbers, Numbers, npt.NDArray[np.bool_]]:
    """A measure made from stays, in one year: value and persons by area x code."""
    rows: Rows = facts.rows[view.measure][year]
    initiative = facts.s_initiative[rows.stay]
    if view.place == "vestiging":
        area = place[facts.i_town][initiative]
    else:
        area = place[facts.s_home[rows.stay]]
    keep = area >= 0
    if view.sectors:
        keep &= _initiatives(facts, view)[initiative]
    if view.activities:
        keep &= (facts.s_activities[rows.stay] & _activity_bits(view)) != 0
    stay, solo, cell, size = rows.stay[keep], rows.solo[keep], area[keep], 1
    if view.split and view.split[0] != "activiteit":
        codes, size = facts.codes(view.split[0], stay, year)
        cell = cell * size + codes
    bits = facts.s_activities[stay] if "activiteit" in view.split else None
    patterns = PATTERNS if bits is not None else 1
    shape = (areas, size * patterns)

    persons = _pick(
        view,
        _distinct(facts.s_person[stay], solo, cell, bits, areas * size).reshape(shape),
        bits,
    )
    reported = _reported(facts, view, year, place, areas, persons)
    if view.measure != "uren":
        return persons, persons, reported
    hours = facts.s_hours[stay]
    known = ~np.isnan(hours)
    key = cell * patterns + bits if bits is not None else cell
    total = np.bincount(key[known], weights=hours[known], minlength=areas * size * patterns)
    filled = np.bincount(key[known], minlength=areas * size * patterns)
    value = _pick(view, total.reshape(shape), bits)
    some = _pick(view, filled.reshape(shape), bits) > 0
    return value, persons, reported & (some | (persons == 0))


def _distinct(
    person: Ints, solo: npt.NDArray[np.bool_], cell: Ints, bits: Ints | None, cells: int
) -> Ints:
    """Distinct persons per cell; with ``bits`` per cell and combination of activities, a person
    with several stays in a cell counting with all activities of those stays."""
    alone = cell[solo] * PATTERNS + bits[solo] if bits is not None else cell[solo]
    size = cells * (PATTERNS if bits is not None else 1)
    found = np.bincount(alone, minlength=size)
    shared = ~solo
    if shared.any():
        key = person[shared].astype(np.int64) * cells + cell[shared]
        if bits is None:
            found += np.bincount(np.unique(key) % cells, minlength=size)
        else:
            order = np.argsort(key, kind="stable")
            key, mask = key[order], bits[shared][order]
            first = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
            together = np.bitwise_or.reduceat(mask, first).astype(np.int64)
            found += np.bincount(key[first] % cells * PATTERNS + together, minlength=size)
    return found


def _reported(
    facts: Facts, view: View, year: int, place: Ints, areas: int, persons: Numbers
) -> npt.NDArray[np.bool_]:
    """False where nobody was counted because nobody handed anything in.

    By establishment: initiatives run in the cell, and none of them has a single stay that year.
    For a profile: there are persons in the area, and for all of them the column was left empty.
    """
    reported = np.ones(persons.shape, dtype=bool)
    profile = bool(view.split) and not set(view.split) <= {"sector", "activiteit", "vorm"}
    if view.place == "vestiging":
        about = replace(view, split=() if profile else view.split)
        running = _offer_cells(facts, about, year, place, areas, np.ones(len(facts.i_town)))
        handed_in = _offer_cells(
            facts, about, year, place, areas, facts.reporting[year].astype(float)
        )
        silent = (running > 0) & (handed_in == 0)
        reported &= ~(np.broadcast_to(silent, persons.shape) & (persons == 0))
    if profile:
        empty = (persons[:, -1] > 0) & (persons[:, :-1].sum(axis=1) == 0)
        reported[empty, :-1] = False
    return reported


def _offer_cells(
    facts: Facts, view: View, year: int, place: Ints, areas: int, weight: Numbers
) -> Numbers:
    """Sum of ``weight`` over initiatives running in a year, by area x code."""
    area = place[facts.i_town]
    keep = (area >= 0) & (facts.i_first_year <= year) & (facts.i_last_year >= year)
    keep &= _initiatives(facts, view) & ((facts.i_activities & _activity_bits(view)) != 0)
    cell, size = area[keep], 1
    if view.split and view.split[0] != "activiteit":
        by = facts.i_sector if view.split[0] == "sector" else facts.i_form
        size = len(split_codes(view.split[0]))
        cell = cell * size + by[keep]
    bits = facts.i_activities[keep] if "activiteit" in view.split else None
    if bits is not None:
        cell, size = cell * PATTERNS + bits, size * PATTERNS
    cells = np.bincount(cell, weights=weight[keep], minlength=areas * size)
    return _pick(view, cells.reshape(areas, size), bits)


def _offer(
    facts: Facts, view: View, year: int, place: Ints, areas: int
) -> tuple[Numbers, Numbers, npt.NDArray[np.bool_]]:
    """Initiatives or their capacity in one year; public, so made from no persons."""
    known = ~np.isnan(facts.i_places)
    running = _offer_cells(facts, view, year, place, areas, np.ones(len(known)))
    nobody = np.zeros(running.shape)
    if view.measure == "initiatieven":
        return running, nobody, np.ones(running.shape, dtype=bool)
    places = _offer_cells(facts, view, year, place, areas, np.nan_to_num(facts.i_places))
    filled = _offer_cells(facts, view, year, place, areas, known.astype(float))
    return places, nobody, (filled > 0) | (running == 0)


# --- units ---------------------------------------------------------------------------------------


def _in_unit(
    facts: Facts, view: View, rows: tuple[Row, ...], cells: Values, totals: Values
) -> tuple[Numbers, Numbers, npt.NDArray[np.object_]]:
    """Values in the view's unit, the fewest persons each was made from, and its status."""
    status = np.where(cells.reported, OK, NOT_REPORTED).astype(object)
    persons = cells.persons.astype(float)
    if view.unit == "aantal":
        return cells.value, persons, status
    if view.unit == "per10000":
        base = np.array([row.residents for row in rows], dtype=float)[None, :, None] / 10_000
        over = Values(np.broadcast_to(base, cells.value.shape), np.zeros_like(cells.persons),
                      np.ones_like(cells.reported))  # fmt: skip
        scale = 1.0
    elif view.unit == "index":
        over = Values(*(np.broadcast_to(a[:1], cells.value.shape)
                        for a in (cells.value, cells.persons, cells.reported)))  # fmt: skip
        scale = 100.0
    else:
        over, scale = _share_base(facts, view, rows, cells, totals), 100.0
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(over.value > 0, cells.value / over.value * scale, np.nan)
    status[(status == OK) & ~over.reported] = NOT_REPORTED
    status[(status == OK) & ~(over.value > 0)] = NOT_APPLICABLE
    return value, _fewest(persons, over.persons.astype(float)), status


def _share_base(
    facts: Facts, view: View, rows: tuple[Row, ...], cells: Values, totals: Values
) -> Values:
    shape = cells.value.shape
    if view.measure in SHARE_OF_PERSONS:
        return _values(facts, replace(view, measure="medewerkers"), rows)
    whole = _values(facts, replace(view, split=()), rows) if view.split else totals
    return Values(*(np.broadcast_to(a, shape) for a in (whole.value, whole.persons,
                                                        whole.reported)))  # fmt: skip


def _fewest(a: Numbers, b: Numbers) -> Numbers:
    """The smaller of two numbers of persons, where 0 means that no persons are behind it."""
    either = np.where(np.minimum(a, b) > 0, np.minimum(a, b), np.maximum(a, b))
    return np.asarray(either)


# --- the answer ----------------------------------------------------------------------------------


def _frame(
    view: View,
    rows: tuple[Row, ...],
    value: Numbers,
    persons: Numbers,
    status: npt.NDArray[np.object_],
) -> pd.DataFrame:
    years, areas, codes = value.shape
    columns: dict[str, object] = {
        "jaar": np.repeat(np.array(view.all_years), areas * codes),
        "gebied": np.tile(np.repeat(np.array([r.code for r in rows], dtype=object), codes), years),
        "gebied_naam": np.tile(
            np.repeat(np.array([r.name for r in rows], dtype=object), codes), years
        ),
    }
    inner = codes
    for split in view.split:
        shown = np.array(shown_codes(view, split), dtype=object)
        inner //= len(shown)
        columns[split] = np.tile(
            np.repeat(shown, inner), years * areas * codes // len(shown) // inner
        )
    columns["waarde"] = np.where((status == OK).ravel(), value.ravel(), np.nan)
    columns["status"] = status.ravel()
    columns["persons"] = persons.ravel()
    return pd.DataFrame(columns)


def _remarks(facts: Facts, view: View, rows: tuple[Row, ...]) -> tuple[str, ...]:
    """What a reader must know of the completeness of this answer; speaks of initiatives only."""
    found = []
    towns = np.isin(facts.i_town, [n for row in rows for n in row.towns])
    year = view.year
    running = towns & (facts.i_first_year <= year) & (facts.i_last_year >= year)
    running &= _initiatives(facts, view) & ((facts.i_activities & _activity_bits(view)) != 0)
    tests: dict[str, Callable[[], npt.NDArray[np.bool_]]] = {
        "silent": lambda: running & ~facts.reporting[year],
        "no_places": lambda: running & np.isnan(facts.i_places),
    }
    key = "no_places" if view.measure == "plaatsen" else "silent"
    if view.measure != "initiatieven" and view.place == "vestiging":
        number = int(tests[key]().sum())
        if number:
            found.append(t(f"table.remark.{key}.{'one' if number == 1 else 'more'}",
                           count=number, year=year))  # fmt: skip
    return tuple(found)


__all__ = ["HIDDEN", "Row", "area_rows", "count", "shown_codes"]
