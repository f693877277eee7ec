"""A protected Table at every level, as one table to publish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.table import Table
from arbeidszorg.opendata.sheet import Cell, Column, Kind, Sheet
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN, Area
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import OK, STATUSES
from arbeidszorg.view.splits import split_codes
from arbeidszorg.view.view import View

#: The level of a residence outside the territory, or that is not known.
BESIDE = "buiten"
#: The column of the numbers, and that of what can be said of each.
VALUE, STATUS = "waarde", "status"


def numbers(here: Atlas, view: View, name: str, title: str, about: str) -> Sheet:
    """The rows of a view at each level, the highest first; who lives elsewhere stands once."""
    tables = [here.table(replace(view, level=level)) for level in here.geography.descending]
    split = view.split
    return Sheet(
        name,
        title,
        about,
        (*_area_columns(here), *_split_columns(split), *_value_columns(view)),
        tuple(row for table in tables for row in _rows(here, table)),
        here.edition.source,
        here.edition.reference_date,
        ("jaar", "gebied", *split),
        tuple(note.text for note in tables[0].notes),
    )


def area_column(here: Atlas) -> Column:
    """The column of the code of an area."""
    geography = here.geography
    areas = [area.code for level in geography.descending for area in geography.level(level)]
    codes = {code: geography.full_name(code) for code in areas}
    return Column("gebied", "code", t("opendata.column.gebied"), codes, key=True)


def _area_columns(here: Atlas) -> tuple[Column, ...]:
    area = area_column(here)
    beside = {code: t(f"view.area.{code}", **here.geography.words) for code in (OUTSIDE, UNKNOWN)}
    known = here.geography.territory.by_code
    levels = {level: known[level].name for level in here.geography.descending}
    return (
        Column("jaar", "year", t("opendata.column.jaar"), key=True),
        Column("niveau", "code", t("opendata.column.niveau"), {**levels, BESIDE: BESIDE}),
        replace(area, codes={**area.codes, **beside}),
        Column("gebied_naam", "text", t("opendata.column.gebied_naam")),
    )


def _split_columns(split: tuple[str, ...]) -> Iterator[Column]:
    for each in split:
        codes = {code: label(each, code) for code in split_codes(each)}
        of = t(f"view.split.{each}")
        yield Column(each, "code", t("opendata.column.split", of=of), codes, key=True)
        yield Column(f"{each}_naam", "text", t("opendata.column.split_name", of=of))


def _value_columns(view: View) -> tuple[Column, ...]:
    kind: Kind = "number" if view.measure == "uren" else "whole"
    statuses: dict[str, str] = {
        status: t("opendata.ok") if status == OK else t(f"table.status_long.{status}")
        for status in STATUSES
    }
    about = t("opendata.column.waarde", measure=t(f"opendata.measure.{view.measure}"))
    return (
        Column(VALUE, kind, about),
        Column(STATUS, "code", t("opendata.column.status"), statuses),
    )


def _rows(here: Atlas, table: Table) -> Iterator[tuple[Cell, ...]]:
    view = table.view
    top = view.level == here.geography.top
    names = {area.code: here.geography.full_name(area.code) for area in _areas(here, view.level)}
    labels = {each: {code: label(each, code) for code in split_codes(each)} for each in view.split}
    for row in table.rows:
        beside = row.area in (OUTSIDE, UNKNOWN)
        if beside and not top:
            continue
        yield (
            row.year,
            BESIDE if beside else view.level,
            row.area,
            row.area_name if beside else names[row.area],
            *(
                text
                for each, known in labels.items()
                for code in (row.codes[each],)
                for text in (code, known[code])
            ),
            _value(row.value, view),
            row.status,
        )


def _areas(here: Atlas, level: str) -> tuple[Area, ...]:
    return here.geography.level(level)


def _value(value: float, view: View) -> Cell:
    if value != value:
        return None
    return round(float(value), 6) if view.measure == "uren" else round(value)
