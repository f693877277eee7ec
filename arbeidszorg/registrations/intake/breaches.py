"""The rules of the schemas that a typed frame breaks, by row, and how to mend them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import pandas as pd
import pandera.pandas as pa
from numpy.typing import NDArray
from pandera.errors import SchemaErrorReason

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import values
from arbeidszorg.registrations.intake.faults import mend
from arbeidszorg.registrations.schemas import LATITUDES, LONGITUDES, SCHEMAS, key


@dataclass(frozen=True)
class Breach:
    """A rule of the schema and the rows of the file that do not keep to it."""

    rule: str
    column: str
    rows: NDArray[np.int32]

    @classmethod
    def of_error(cls, error: pa.errors.SchemaError, frame: pd.DataFrame) -> Breach:
        column = str(error.column_name)
        if error.reason_code is SchemaErrorReason.SERIES_CONTAINS_NULLS:
            return cls("required", column, frame.index[frame[column].isna()].to_numpy())
        if isinstance(error.check, pa.Check) and isinstance(error.check_output, pd.Series):
            valid = error.check_output.to_numpy(np.bool_)
            return cls(str(error.check.name), column, error.check_output.index[~valid].to_numpy())
        # Not a fault in the file but in how its frame was built; the error itself would show data.
        raise TypeError(f"{column}: {error.reason_code}") from None


def breaches_of(file: str, frame: pd.DataFrame) -> list[Breach]:
    """Every rule of the schema that the frame breaks; its index holds row numbers."""
    try:
        SCHEMAS[file].validate(frame, lazy=True, inplace=True)
    except pa.errors.SchemaErrors as errors:
        return [Breach.of_error(error, frame) for error in errors.schema_errors]
    return []


def mends(
    file: str, frame: pd.DataFrame, rule: str, name: str, rows: NDArray[np.int32]
) -> Iterable[str]:
    """How to mend a breach of the rule, for each of the rows."""
    if rule == "double":
        keys = key(file, frame)
        firsts = keys[~keys.duplicated()]
        first_rows = pd.Series(firsts.index, index=firsts.array)
        return [mend(rule, row=row) for row in first_rows.loc[keys[keys.index.isin(rows)]]]
    if rule == "out_of_range":
        column = next(definition for definition in model.FILES[file] if definition.name == name)
        return repeat(mend(rule, range=values.range_words(column)), len(rows))
    if rule in ("lat_outside_belgium", "lon_outside_belgium"):
        chosen = frame.loc[rows]
        swapped = chosen["lat"].between(*LONGITUDES) & chosen["lon"].between(*LATITUDES)
        return [mend("swapped" if swap else rule) for swap in swapped]
    return repeat(mend(rule), len(rows))
