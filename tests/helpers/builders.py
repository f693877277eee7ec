"""Small registries and presented tables made by hand, for tests of everything above the intake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from arbeidszorg.atlas.atlas import Atlas, atlas_of, presented
from arbeidszorg.atlas.table import Table
from arbeidszorg.counting import cube, indicators
from arbeidszorg.counting.counted import Counted
from arbeidszorg.counting.facts import build
from arbeidszorg.counting.registered import Registered
from arbeidszorg.disclosure import opening, publications
from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.disclosure.protected import Protected, rows_of, totals_of
from arbeidszorg.registrations.edition import Edition
from arbeidszorg.registrations.model import CODES, FILES, Column
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings
from arbeidszorg.view.notes import Note
from arbeidszorg.view.rows import OK, Row, Status, Total
from arbeidszorg.view.view import View
from arbeidszorg.view.wording import area_name
from helpers.places import PLACES

#: What a test says of a row of a file: column -> value.
Cells = Mapping[str, Any]

INITIATIVE: dict[str, Any] = {
    "naam": "De Proef",
    "sector": "MB",
    "nis": "31005",
    "activiteiten": "keuken",
    "startdatum": "2000-01-01",
}
STAY: dict[str, Any] = {
    "initiatief_id": "I1",
    "startdatum": "2021-03-01",
    "activiteiten": "keuken",
}
COSTS: dict[str, Any] = {"initiatief_id": "I1", "jaar": 2021}


def registry(
    initiatives: Iterable[Cells] = ({},),
    stays: Iterable[Cells] = (),
    costs: Iterable[Cells] = (),
    years: tuple[int, int] = (2019, 2023),
    **properties: Any,
) -> Registry:
    """A registry of these rows; whatever a row leaves out is ordinary when required, else missing.

    Initiatives are I1, I2, ...; registrations R1, R2, ... of persons P1, P2, ... unless they say
    otherwise.
    """
    usual: dict[str, Any] = {
        "version": "proef",
        "first_year": years[0],
        "last_year": years[1],
        "reference_date": date(years[1], 12, 31),
        "source": "Proefgegevens",
        "demo": False,
    }
    return Registry(
        initiatives=_frame(
            "initiatieven",
            [INITIATIVE | {"initiatief_id": f"I{n}"} | row for n, row in enumerate(initiatives, 1)],
        ),
        registrations=_frame(
            "registraties",
            [
                STAY | {"registratie_id": f"R{n}", "medewerker_id": f"P{n}"} | row
                for n, row in enumerate(stays, 1)
            ],
        ),
        costs=_frame("kosten_opbrengsten", [COSTS | dict(row) for row in costs]),
        **(usual | properties),
    )


def _frame(file: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    known = {column.name for column in FILES[file]}
    assert all(set(row) <= known for row in rows), "a row with a column that does not exist"
    return pd.DataFrame(
        {
            column.name: _typed(column, [row.get(column.name) for row in rows])
            for column in FILES[file]
        }
    )


def _typed(column: Column, values: list[Any]) -> pd.Series:
    match column.kind:
        case "id" | "text":
            return pd.Series(values, dtype=object)
        case "code":
            return pd.Series(pd.Categorical(values, categories=list(CODES[column.name])))
        case "codes":
            return pd.Series(pd.Categorical([_ordered(value) for value in values]))
        case "nis":
            return pd.Series(pd.Categorical(values))
        case "date":
            return pd.Series(pd.to_datetime(pd.Series(values, dtype=object))).astype(
                "datetime64[s]"
            )
        case "whole" | "year":
            return pd.Series(values, dtype="Int32" if column.name == "plaatsen" else "Int16")
        case _:
            return pd.Series(values, dtype="float64")


def _ordered(codes: str) -> str:
    return "|".join(code for code in CODES["activiteiten"] if code in codes.split("|"))


def remarks(*texts: str) -> tuple[Note, ...]:
    """Notes with these words."""
    return tuple(Note("remark", text) for text in texts)


def persons(number: int, **row: Any) -> list[dict[str, Any]]:
    """Stays of ``number`` different persons that are otherwise the same."""
    first = row.get("medewerker_id", "P")
    name = "-".join(str(value) for value in row.values())
    return [{**row, "medewerker_id": f"{first}-{name}-{n}"} for n in range(number)]


@dataclass(frozen=True)
class Before:
    """Numbers before protection as frames, with the column ``persons``."""

    frame: pd.DataFrame
    totals: pd.DataFrame
    remarks: tuple[str, ...]


def count(registry: Registry, view: View) -> Before:
    """What the domain counts, before protection."""
    prepared = build(registry, PLACES)
    areas = frozenset(cube.asked(PLACES, prepared.towns))
    return before(indicators.count(Registered(prepared, areas=areas), PLACES, view))


def before(counted: Counted) -> Before:
    """Counted numbers as frames."""
    sums = counted.totals()
    frame = pd.DataFrame(
        {
            "jaar": row.year,
            "gebied": row.area,
            "gebied_naam": row.area_name,
            **row.codes,
            "waarde": row.value,
            "status": row.status,
        }
        for row in rows_of(counted, counted.numbers)
    )
    totals = pd.DataFrame(totals_of(counted.view, sums), columns=["jaar", "waarde", "status"])
    return Before(
        frame.assign(persons=np.ravel(counted.numbers.persons)),
        totals.assign(persons=np.ravel(sums.persons)),
        counted.remarks,
    )


class WeakenedGate(Gate):
    """A gate that hides small numbers and nothing more, for tests of all that comes after it:
    deciding takes a second or more."""

    def cells(self, view: View, areas: list[int]) -> Any:
        return np.ones((len(view.all_years), len(areas), self._size(view)), dtype=bool)

    def too_fine(self, *_: Any) -> str:
        return ""


def weakened(registry: Registry, settings: Settings | None = None) -> opening.Opened:
    """A registry made by hand, opened behind a :class:`WeakenedGate`."""
    settings, source = settings or Settings(), publications.source(registry, PLACES)
    prepared = source.numbered.facts
    gate = opening.gate(Decision("", "", {}, {}, {}), prepared, PLACES, settings)
    door = WeakenedGate(**{part.name: getattr(gate, part.name) for part in fields(Gate)})
    cells = cube.build(prepared, PLACES)
    answers = opening.answers(source, PLACES, settings, door, cells)
    return opening.Opened(answers, prepared, door, cells, lambda _: opened(registry, settings))


def weakened_atlas(registry: Registry, settings: Settings | None = None) -> Atlas:
    """An atlas over a registry made by hand, with small numbers hidden and nothing more."""
    return atlas_of(weakened(registry, settings).answers)


def opened(registry: Registry, settings: Settings | None = None) -> opening.Opened:
    """A registry made by hand, opened as in real life."""
    return opening.opened(registry, PLACES, settings or Settings())


def whole_atlas(registry: Registry, settings: Settings | None = None) -> Atlas:
    """An atlas over a registry made by hand, protected as in real life."""
    return atlas_of(opened(registry, settings).answers)


def answer(
    view: View,
    values: Mapping[Any, float | str],
    totals: Mapping[int, float | str] | float | str | None = None,
    remarks: tuple[Note, ...] = (),
    **properties: Any,
) -> Table:
    """A Table for a view with these values: a number is ``ok``, a text is the status of a row.

    Keys: an area code, or a tuple of (year,) area and code of each split, in the order of rows.
    """
    rows, sums = [], totals if isinstance(totals, Mapping) else {view.year: totals}
    for key, value in values.items():
        parts = list(key) if isinstance(key, tuple) else [key]
        year = parts.pop(0) if isinstance(parts[0], int) else view.year
        area = parts.pop(0)
        plain = PLACES.areas.get(area)
        name = plain.name if plain and not view.areas else _full_name(area)
        codes = dict(zip(view.split, parts, strict=True))
        rows.append(Row(year, area, name, codes, *_value(value)))
    by_year = [
        Total(year, *_value(0.0 if sums.get(year) is None else sums[year]))
        for year in view.all_years
    ]
    protected = Protected(view, tuple(rows), lambda: tuple(by_year), remarks)
    return presented(protected, _edition(frozenset(properties.items())), PLACES)


@cache
def _edition(properties: frozenset[tuple[str, Any]]) -> Edition:
    """What a registry with these properties says of itself: the same for most answers."""
    return registry(**dict(properties)).edition


def _full_name(area: str) -> str:
    known = area in PLACES.areas or area in ("buiten", "onbekend")
    return area_name(PLACES, area) if known else area


def _value(cell: float | Status) -> tuple[float, Status]:
    """A value with its status."""
    return (np.nan, cell) if isinstance(cell, str) else (float(cell), OK)
