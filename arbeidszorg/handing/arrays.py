"""Columns of a typed frame as plain arrays of numbers, for rules that look at many rows."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

#: The day, as a number, of what has no end.
FOREVER = 2**31


def codes(frame: pd.DataFrame, name: str) -> NDArray[np.int64]:
    """A number per row that is the same for the same text of a column; -1 where it is missing."""
    column = frame[name]
    if isinstance(column.dtype, pd.CategoricalDtype):
        return np.asarray(column.cat.codes, np.int64)
    return np.asarray(pd.factorize(column.astype(object))[0], np.int64)


def numbers(frame: pd.DataFrame, name: str) -> NDArray[np.float64]:
    """A column of numbers with NaN where it is missing."""
    return frame[name].to_numpy("float64", na_value=np.nan)


def days(frame: pd.DataFrame, name: str) -> NDArray[np.int64]:
    """A column of days as numbers since 1970; the farthest day where it is missing."""
    values = frame[name].to_numpy("datetime64[D]")
    return np.where(np.isnat(values), FOREVER, values.astype(np.int64))
