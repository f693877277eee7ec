"""A table as JSON-stat 2.0: a cube with a value and a status in each cell.

A list of things is a cube too: of those things, by what is measured of them.
"""

from __future__ import annotations

import json
from itertools import product
from typing import Any

from arbeidszorg.opendata.licence import Licence
from arbeidszorg.opendata.numbers import STATUS, VALUE
from arbeidszorg.opendata.sheet import Cell, Column, Sheet
from arbeidszorg.texts import t

#: The dimension of what is measured, of a list.
MEASURED = "gegeven"
#: What a cell is of which the table has no row.
ABSENT = "nvt"


def as_jsonstat(sheet: Sheet, licence: Licence, version: str, link: str) -> bytes:
    """The table as JSON. ``link``: the address of this answer."""
    content = _cube(sheet) if sheet.dimensions else _list(sheet)
    head = {
        "version": "2.0",
        "class": "dataset",
        "href": link,
        "label": sheet.title,
        "source": sheet.source,
        "updated": sheet.day.isoformat(),
        "note": [sheet.about, *sheet.notes],
    }
    extension = {"gegevensversie": version, "licentie": licence.url}
    extension |= content.pop("extension", {})
    return json.dumps(head | content | {"extension": extension}, ensure_ascii=False).encode()


def _cube(sheet: Sheet) -> dict[str, Any]:
    places = [sheet.place(name) for name in sheet.dimensions]
    cells = {tuple(row[at] for at in places): row for row in sheet.rows}
    codes = [list(dict.fromkeys(key[at] for key in cells)) for at in range(len(places))]
    value = sheet.place(VALUE)
    grid = [cells.get(key) for key in product(*codes)]
    content: dict[str, Any] = {
        "id": list(sheet.dimensions),
        "size": [len(each) for each in codes],
        "role": {"time": ["jaar"], "geo": ["gebied"]},
        "dimension": {
            name: _dimension(sheet, name, each)
            for name, each in zip(sheet.dimensions, codes, strict=True)
        },
        "value": [row[value] if row else None for row in grid],
    }
    names = [column.name for column in sheet.columns]
    if STATUS in names:
        status = sheet.place(STATUS)
        content["status"] = [str(row[status]) if row else ABSENT for row in grid]
        meant = dict(sheet.columns[status].codes)
        content["extension"] = {"status": {"label": meant}}
    if "niveau" in names:
        level = zip(sheet.values("gebied"), sheet.values("niveau"), strict=True)
        content.setdefault("extension", {})["niveau"] = dict(level)
    return content


def _dimension(sheet: Sheet, name: str, codes: list[Cell]) -> dict[str, Any]:
    column = sheet.columns[sheet.place(name)]
    labels = {str(code): column.codes.get(str(code), str(code)) for code in codes}
    return {"label": column.about, "category": {"index": list(labels), "label": labels}}


def _list(sheet: Sheet) -> dict[str, Any]:
    (key,) = sheet.keys
    measured = [column for column in sheet.columns if column.is_number]
    names = [str(code) for code in sheet.values(key)]
    labels = _names(sheet, names)
    values = [row[sheet.place(column.name)] for row in sheet.rows for column in measured]
    texts = [column for column in sheet.columns if not column.is_number and not column.key]
    return {
        "id": [key, MEASURED],
        "size": [len(names), len(measured)],
        "role": {"metric": [MEASURED]},
        "dimension": {
            key: {
                "label": sheet.columns[sheet.place(key)].about,
                "category": {"index": names, "label": dict(zip(names, labels, strict=True))},
            },
            MEASURED: _measured(measured),
        },
        "value": values,
        "extension": {"kolommen": {c.name: _texts(sheet, c) for c in texts}},
    }


def _measured(columns: list[Column]) -> dict[str, Any]:
    names = [column.name for column in columns]
    labels = {column.name: column.about for column in columns}
    return {"label": t("opendata.measured"), "category": {"index": names, "label": labels}}


def _names(sheet: Sheet, codes: list[str]) -> list[str]:
    """What the rows of a list are called."""
    known = [column.name for column in sheet.columns]
    name = next((each for each in ("naam", "gebied_naam", "maat") if each in known), "")
    return [str(each) for each in sheet.values(name)] if name else codes


def _texts(sheet: Sheet, column: Column) -> list[Cell]:
    """What a column says of each row, as JSON writes it."""
    cells = sheet.values(column.name)
    return [None if c is None else c if isinstance(c, int) else str(c) for c in cells]
