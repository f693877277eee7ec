"""Parsed values -> the compact pandas column that the contract asks for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.reading import Numbers
from arbeidszorg.registrations.schemas import dtype, in_order


def build(file: str, columns: dict[str, Any], index: pd.Index) -> pd.DataFrame:
    """The frame of the columns of a file; text keeps None where pandas would put NaN."""
    kinds = {column.name: dtype(file, column) for column in model.FILES[file]}
    return pd.DataFrame(
        {name: pd.Series(columns[name], index, kind) for name, kind in kinds.items()}
    )


def typed(file: str, column: model.Column, numbers: Numbers, parsed: list[Any]) -> Any:
    """The column of which row i is ``parsed[numbers[i]]``; None is missing."""
    kind = dtype(file, column)
    if kind == "category" or isinstance(kind, pd.CategoricalDtype):
        return _categorical(categories(column, parsed), numbers, parsed)
    if kind in ("Int16", "Int32"):
        return _integers(kind, numbers, parsed)
    if kind == "float64":
        return np.array(parsed, np.float64)[numbers]
    if kind == "datetime64[s]":
        return np.array(parsed, "datetime64[D]").astype("datetime64[s]")[numbers]
    texts = np.empty(len(parsed), object)
    texts[:] = parsed
    return texts[numbers]


def categories(column: model.Column, parsed: list[Any]) -> list[str]:
    """The categories of a column that was parsed to these values."""
    values = {value: None for value in parsed if value is not None}
    if column.kind == "code":
        return list(model.CODES[column.name])
    if column.kind == "codes":
        return in_order(column.name, values)
    if column.kind == "nis":
        return sorted(values)
    return list(values)


def _categorical(named: list[str], numbers: Numbers, parsed: list[Any]) -> Any:
    place: dict[str | None, int] = {value: index for index, value in enumerate(named)}
    codes = np.array([place.get(value, -1) for value in parsed], np.int32)[numbers]
    small = codes.astype(np.min_scalar_type(-max(len(named), 1)))
    index = pd.Index(named, dtype="str")
    return pd.Categorical.from_codes(small, dtype=pd.CategoricalDtype(index))


def _integers(kind: str, numbers: Numbers, parsed: list[Any]) -> pd.api.extensions.ExtensionArray:
    missing = np.array([value is None for value in parsed], np.bool_)
    width = np.int16 if kind == "Int16" else np.int32
    limits = np.iinfo(width)
    # What does not fit stays outside the range of its column, so it is still found there.
    whole = np.clip([value or 0 for value in parsed], limits.min, limits.max).astype(width)
    return pd.arrays.IntegerArray(whole[numbers], missing[numbers])
