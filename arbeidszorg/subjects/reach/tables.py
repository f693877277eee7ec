"""The Tables of reach: a row for each municipality, from which figures, files and pages read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from arbeidszorg import style
from arbeidszorg.content.grid import Cell, Grid
from arbeidszorg.content.listed import Listed, listed
from arbeidszorg.places.names import name_form
from arbeidszorg.subjects.reach import words
from arbeidszorg.subjects.reach.answer import LEAST_NEARER, UNITS, Answer
from arbeidszorg.subjects.reach.best import ranked
from arbeidszorg.subjects.reach.coverage import RINGS
from arbeidszorg.texts import t, tn
from arbeidszorg.view.notes import DEMO, Note, note, plural_note
from arbeidszorg.view.rows import NOT_APPLICABLE, OK, Row
from arbeidszorg.view.view import Unit

#: Bars of one figure; the table beside it has all.
BARS = 15


def of_map(answer: Answer) -> Listed:
    """The measure of each municipality, with all else that is known of its reach, from the one that
    is worst off."""
    say, asked = answer.words, answer.asked
    unit = t(f"bereik.unit.{asked.measure}")
    return _table(
        answer,
        _grid(answer),
        answer.rows,
        answer.unit,
        title=t(f"bereik.map.{asked.measure}", **say),
        subtitle=t("bereik.map.subtitle", unit=unit, **say),
        sentence=words.of_map(answer),
        notes=_notes(answer, "reach"),
        text=frozenset({1}),
    )


def _grid(answer: Answer) -> Grid:
    cover = answer.now
    rings = sorted({*RINGS, answer.asked.distance})
    head = [
        t("bereik.column.residents"),
        t("bereik.column.nearest"),
        t("bereik.column.far"),
        *(t("bereik.column.within", distance=ring) for ring in rings),
        t("bereik.column.per_place"),
        t("bereik.column.reach"),
    ]
    cells = []
    for at in answer.order:
        cells.append(
            [
                _count(cover.towns.residents[at]),
                (_nearest(answer, at), OK) if cover.supply.sites else _none(),
                _number(cover.nearest[at], "index"),
                *(_count(cover.within[ring][at]) for ring in rings),
                _number(cover.per_place[at], "aantal"),
                _number(cover.reach[at], "per10000"),
            ]
        )
    names = [cover.towns.names[at] for at in answer.order]
    return Grid(t("bereik.column.town"), head, names, cells)


def _nearest(answer: Answer, at: int) -> str:
    near = answer.now.supply.sites[int(answer.now.which[at])]
    town = answer.here.geography.areas[near.town].name
    key = "site" if near.placed else "site_unplaced"
    return t(f"bereik.column.{key}", name=near.name, town=town)


def nearest_of(answer: Answer) -> dict[str, str]:
    """What the Tables call the nearest initiative of each municipality -> the id of that one."""
    cover = answer.now
    if not cover.supply.sites:
        return {}
    every = zip(range(len(cover.which)), cover.which.tolist(), strict=True)
    return {_nearest(answer, at): cover.supply.sites[site].code for at, site in every}


def of_white_spots(answer: Answer) -> Listed:
    """The municipalities without an initiative within the distance, with their residents."""
    cover, say = answer.now, answer.words
    places = cover.without.tolist()
    head = [t("bereik.column.residents"), t("bereik.column.far")]
    cells = [
        [_count(cover.towns.residents[at]), _number(cover.nearest[at], "index")] for at in places
    ]
    names = [cover.towns.names[at] for at in places]
    return _table(
        answer,
        Grid(t("bereik.column.town"), head, names, cells),
        _residents(answer, [(cover.towns.codes[at], cover.towns.residents[at]) for at in places]),
        title=t("bereik.white.title", **say),
        subtitle=t("bereik.white.subtitle", **say),
        sentence=words.white_spots(answer),
        notes=(*_first(len(places)), *_notes(answer)),
    )


def of_best(answer: Answer) -> Listed:
    """Each municipality where one more brings residents within the distance, with how many."""
    say, areas = answer.words, answer.here.geography.areas
    gained = list(ranked(answer.now))
    grid = Grid(
        t("bereik.column.town"),
        [t("bereik.column.gain", **say)],
        [areas[code].name for code, _ in gained],
        [[_count(people)] for _, people in gained],
    )
    return _table(
        answer,
        grid,
        _residents(answer, gained),
        title=t("bereik.best.title"),
        subtitle=t("bereik.best.subtitle", **say),
        sentence=words.best_sentence(answer),
        notes=(*_first(len(gained)), *_notes(answer)),
    )


def of_more(answer: Answer) -> Listed:
    """Each municipality that gains by one more: before and after, those with most residents
    first."""
    now, then, say = answer.now, answer.then, answer.words
    assert then is not None, "asked of an answer with one more"
    towns = now.towns
    gaining = sorted(
        np.flatnonzero(answer.gaining).tolist(),
        key=lambda at: (-int(towns.residents[at]), towns.names[at]),
    )
    counted = answer.gain_measure == "aantal"
    gained = [row.value for row in answer.gains]
    head = [
        t("bereik.column.residents"),
        *(t(f"bereik.column.{name}") for name in ("before_far", "after_far")),
        *(t(f"bereik.column.{name}") for name in ("before_reach", "after_reach")),
        *([t("bereik.column.more_within", **say)] if counted else []),
        t("bereik.column.first", **say),
    ]
    cells = [
        [
            _count(towns.residents[at]),
            *(_number(far[at], "index") for far in (now.nearest, answer.far_then)),
            *(_number(cover.reach[at], "per10000") for cover in (now, then)),
            *([_count(gained[at])] if counted else []),
            (t(f"bereik.column.{_yes(bool(answer.first[at]))}"), OK),
        ]
        for at in gaining
    ]
    little = note("bereik.note.nearer", least=words.km(LEAST_NEARER), **say)
    invented = plural_note("bereik.more.invented", len(answer.asked.more))
    return _table(
        answer,
        Grid(t("bereik.column.town"), head, [towns.names[at] for at in gaining], cells),
        answer.gains,
        UNITS[answer.gain_measure],
        title=tn("bereik.more.title", len(answer.asked.more), names=more_names(answer)),
        subtitle=t(
            "bereik.more.subtitle",
            unit=t(f"bereik.more.unit_{answer.gain_measure}", **say),
            what=what(answer),
            **say,
        ),
        sentence=words.of_more(answer),
        notes=(invented, *([little] if answer.hardly.any() else []), *_notes(answer, "reach")),
        text=frozenset({len(head) - 1}),
    )


def more_names(answer: Answer) -> str:
    """The municipalities where one more is thought of."""
    return words.choice_names(answer.asked.more, answer)


def what(answer: Answer) -> str:
    """What is thought of: "2 initiatieven van elk 20 plaatsen met activiteit keuken"."""
    asked = answer.asked
    own = replace(
        asked.view,
        sectors=(asked.sector,) if asked.sector else asked.view.sectors,
        activities=asked.activities or asked.view.activities,
    )
    which = replace(answer, asked=replace(asked, view=own)).which
    return tn("bereik.more.what", len(asked.more), places=asked.places, which=which)


def _yes(true: bool) -> str:
    return "yes" if true else "no"


def _notes(answer: Answer, *more: str) -> tuple[Note, ...]:
    """What a reader must know: how it is measured, and what is not known of initiatives."""
    there, say = answer.now.supply, answer.words
    areas = answer.here.geography.areas
    unplaced = {
        "centre": [site for site in there.sites if not site.placed and not site.astray],
        "astray": [site for site in there.sites if site.astray],
    }
    said = [
        plural_note(
            f"bereik.note.{key}",
            len(sites),
            names=words.names_and_more(sorted({areas[site.town].name for site in sites})),
        )
        for key, sites in unplaced.items()
        if sites
    ]
    said += [plural_note("bereik.note.unknown", there.unknown)] if there.unknown else []
    return (
        *((note(DEMO),) if answer.here.edition.demo else ()),
        note("bereik.note.crow"),
        *(note(f"bereik.note.{key}") for key in more),
        *said,
        note("bereik.note.around", **say),
    )


def _first(count: int) -> tuple[Note, ...]:
    """That a figure shows the first of so many alone, where it does."""
    return (note("bereik.note.first", shown=BARS, count=count),) if count > BARS else ()


def _residents(answer: Answer, people: Sequence[tuple[str, Any]]) -> tuple[Row, ...]:
    areas = answer.here.geography.areas
    return tuple(
        Row(answer.year, code, areas[code].name, {}, float(number), OK) for code, number in people
    )


def _count(number: Any) -> Cell:
    return style.number(int(number)), OK


def _number(value: Any, unit: Unit) -> Cell:
    number = float(value)
    return (style.number(number, unit), OK) if np.isfinite(number) else _none()


def _none() -> Cell:
    return t(f"table.status.{NOT_APPLICABLE}"), NOT_APPLICABLE


def _table(
    answer: Answer,
    grid: Grid,
    rows: tuple[Row, ...],
    unit: Unit = "aantal",
    *,
    title: str,
    subtitle: str,
    sentence: str,
    notes: tuple[Note, ...],
    text: frozenset[int] = frozenset(),
) -> Listed:
    """The grid as a Table, with the rows that a picture is drawn from."""
    here, geography = answer.here, answer.here.geography
    table = listed(
        grid,
        title=title,
        subtitle=subtitle,
        sentence=sentence,
        source=here.edition.source,
        day=here.edition.reference_date,
        demo=here.edition.demo,
        notes=notes,
        words=text,
        dated=True,
        version=here.edition.version,
        unit=unit,
        year=answer.year,
        of_residents=True,
    )
    view = replace(answer.asked.view, unit=unit, areas=(), measure="initiatieven")
    names = {row.area: name_form(geography, row.area) for row in rows}
    return replace(table, view=view, rows=rows, names=names, entire=geography.whole)
