"""The data contract as pandera schemas: what every typed frame must keep to.

One schema per file, made from ``model.FILES``. The index of a frame under validation holds the row
numbers of its file. Names of checks are the names of the rules in ``texts/nl/intake.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import pandas as pd
import pandera.pandas as pa

from arbeidszorg.registrations import model

LATITUDES, LONGITUDES = (49.4, 51.6), (2.4, 6.5)  # Belgium
#: What makes a row of a file the only one of its kind.
UNIQUE: dict[str, tuple[str, ...]] = {
    "initiatieven": ("initiatief_id",),
    "registraties": ("registratie_id",),
    "kosten_opbrengsten": ("initiatief_id", "jaar"),
    "inwoners": ("nis", "jaar"),
}
#: Identifiers that come back on many rows are kept as categories.
REPEATED = {("registraties", "medewerker_id"), ("registraties", "initiatief_id")}


@dataclass(frozen=True)
class FrameRule:
    """A rule about several columns or rows, shown at the last of its columns."""

    name: str
    columns: tuple[str, ...]
    holds: Callable[[pd.DataFrame], pd.Series[bool]]


def key(file: str, frame: pd.DataFrame) -> pd.Series[Any]:
    """What must differ between any two rows; missing when a part of it is missing."""
    first, *others = UNIQUE[file]
    whole: pd.Series[Any] = frame[first]
    if file == "initiatieven":
        whole = whole.str.casefold()
    for name in others:
        whole = whole.astype("str") + " " + frame[name].astype("str")
    return whole.where(frame[list(UNIQUE[file])].notna().all(axis="columns"))


def _unique(file: str) -> FrameRule:
    def holds(frame: pd.DataFrame) -> pd.Series[bool]:
        keys = key(file, frame)
        return ~keys.duplicated() | keys.isna()

    return FrameRule("double", UNIQUE[file], holds)


def _within(name: str, bounds: tuple[float, float]) -> Callable[[pd.DataFrame], pd.Series[bool]]:
    return lambda frame: frame[name].between(*bounds) | frame[name].isna()


END_AFTER_START = FrameRule(
    "end_before_start",
    ("startdatum", "einddatum"),
    lambda frame: ~(frame["einddatum"] < frame["startdatum"]),
)
FRAME_RULES: dict[str, tuple[FrameRule, ...]] = {
    "initiatieven": (
        _unique("initiatieven"),
        END_AFTER_START,
        FrameRule("lon_missing", ("lat", "lon"), lambda f: f["lat"].isna() | f["lon"].notna()),
        FrameRule("lat_missing", ("lon", "lat"), lambda f: f["lon"].isna() | f["lat"].notna()),
        FrameRule("lat_outside_belgium", ("lat",), _within("lat", LATITUDES)),
        FrameRule("lon_outside_belgium", ("lon",), _within("lon", LONGITUDES)),
    ),
    "registraties": (
        _unique("registraties"),
        END_AFTER_START,
        FrameRule(
            "born_after_start",
            ("startdatum", "geboortejaar"),
            lambda frame: ~(frame["geboortejaar"] > frame["startdatum"].dt.year).fillna(False),
        ),
        FrameRule(
            "step_without_end",
            ("einddatum", "trede_na"),
            lambda frame: frame["trede_na"].isna() | frame["einddatum"].notna(),
        ),
    ),
    "kosten_opbrengsten": (_unique("kosten_opbrengsten"),),
    "inwoners": (_unique("inwoners"),),
}


def is_listed(file: str, column: model.Column) -> bool:
    """Whether the values of a column are kept as positions in a list."""
    return (file, column.name) in REPEATED or column.kind in ("codes", "nis", "code")


def dtype(file: str, column: model.Column) -> Any:
    """The dtype of a column in a typed frame."""
    if (file, column.name) in REPEATED or column.kind in ("codes", "nis"):
        return "category"
    if column.kind == "code":
        return pd.CategoricalDtype(list(model.CODES[column.name]))
    if column.kind in ("whole", "year"):
        return "Int16" if (column.high or 2**31) < 2**15 else "Int32"
    return {"id": "str", "text": "object", "date": "datetime64[s]", "number": "float64"}[
        column.kind
    ]


def in_order(name: str, values: Iterable[str]) -> list[str]:
    """Those of the values that a column of several codes can have, small combinations first: codes
    of its list, each once, in the order of the list."""
    place = {code: number for number, code in enumerate(model.CODES[name])}
    held = {value: [place.get(code, -1) for code in value.split("|")] for value in values}
    valid = [v for v, p in held.items() if p[0] >= 0 and all(a < b for a, b in pairwise(p))]
    return sorted(valid, key=lambda value: (len(held[value]), held[value]))


def _checks(column: model.Column) -> list[pa.Check]:
    checks: list[pa.Check] = []
    if column.kind == "code":
        checks.append(_check("unknown_code", _categories(model.CODES[column.name])))
    if column.kind == "codes":
        checks.append(_check("unknown_codes", _combinations(column.name)))
    if column.kind == "nis":
        checks.append(_check("not_nis", _every_category(r"[0-9]{5}")))
    if column.low is not None or column.high is not None:
        checks.append(_check("out_of_range", _in_range(column)))
    return checks


def _check(rule: str, holds: Callable[[Any], Any], *, ignore_na: bool = True) -> pa.Check:
    # The place of every failure is read from the check's output; pandera need not collect them.
    return pa.Check(holds, name=rule, n_failure_cases=1, ignore_na=ignore_na)


def _combinations(name: str) -> Callable[[pd.Series[Any]], Any]:
    return lambda series: series.isin(in_order(name, series.cat.categories))


def _categories(categories: tuple[str, ...] | list[str]) -> Callable[[pd.Series[Any]], Any]:
    return lambda series: series.isin(categories)


def _every_category(pattern: str) -> Callable[[pd.Series[Any]], bool]:
    return lambda series: bool(series.cat.categories.str.fullmatch(pattern).all())


def _in_range(column: model.Column) -> Callable[[pd.Series[Any]], Any]:
    low = float("-inf") if column.low is None else column.low
    high = float("inf") if column.high is None else column.high
    inclusive: Literal["right", "both"] = "right" if column.above else "both"
    return lambda series: series.between(low, high, inclusive=inclusive).astype("bool")


def schema(file: str) -> pa.DataFrameSchema:
    """The schema of one file of the contract."""
    columns = {
        column.name: pa.Column(dtype(file, column), _checks(column), nullable=not column.required)
        for column in model.FILES[file]
    }
    rules = [_check(rule.name, rule.holds, ignore_na=False) for rule in FRAME_RULES[file]]
    return pa.DataFrameSchema(columns, checks=rules, strict=True, ordered=True, name=file)


SCHEMAS: dict[str, pa.DataFrameSchema] = {file: schema(file) for file in model.FILES}
