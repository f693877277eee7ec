"""Rows as a store keeps them: text of the contract (CSV), compressed (Zstandard).

The text is one and the same for the same rows, so its digest says which rows they are. It can be
read without this program (``zstd -d``), in any year: a binary form such as Parquet is a little
faster, but its bytes change with the library that writes them, and with them every digest.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.columns import build, typed
from arbeidszorg.registrations.intake.folder import empty
from arbeidszorg.store.errors import StoreError
from arbeidszorg.texts import t

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Texts = npt.NDArray[np.object_]


def pack(text: bytes) -> bytes:
    """The text, compressed."""
    return zstd.compress(text)


def unpack(data: bytes) -> bytes:
    """The text again. Raises ``ValueError`` when the data are damaged."""
    try:
        return zstd.decompress(data)
    except zstd.ZstdError as error:
        raise ValueError from error


def written(file: str, frame: pd.DataFrame) -> list[Texts]:
    """Every column of a typed frame as texts, "" where nothing was filled in."""
    return [_written(column, frame[column.name]) for column in model.FILES[file]]


def _written(column: model.Column, values: pd.Series[Any]) -> Texts:
    codes, distinct = pd.factorize(values)
    write = _WRITE.get(column.kind, str)
    texts = np.empty(len(distinct) + 1, object)
    texts[:] = [*map(write, distinct), ""]
    return texts[codes]


#: How a value becomes text; the others are text already.
_WRITE: dict[str, Callable[[Any], str]] = {
    "date": lambda value: str(value.date()),
    "whole": lambda value: str(int(value)),
    "year": lambda value: str(int(value)),
    "number": lambda value: repr(float(value) + 0.0),  # there is one zero
}


def text_of(file: str, columns: list[Texts], rows: npt.NDArray[np.intp]) -> bytes:
    """The text of some rows: a line with the names of the columns, and a line for each row. A
    column that came later is left out where nothing stands in it: so what was handed in before is
    known by the same digest."""
    every = zip(model.FILES[file], (column[rows] for column in columns), strict=True)
    kept = [(column.name, texts) for column, texts in every if not column.later or any(texts)]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(name for name, _ in kept)
    writer.writerows(zip(*(texts for _, texts in kept), strict=True))
    return stream.getvalue().encode()


def frame_of(file: str, texts: Sequence[bytes]) -> pd.DataFrame:
    """The typed frame of the rows of all texts, one behind the other, with the very kinds that the
    intake gives. Raises :class:`StoreError` when a newer program wrote them."""
    tables = [_table(file, header, bodies) for header, bodies in _alike(texts)]
    if not tables:
        return empty(file)
    columns = {}
    for column in model.FILES[file]:
        numbers, values = _joined([_distinct(table, column.name) for table in tables])
        columns[column.name] = typed(file, column, numbers, [*_read(column, values), None])
    return build(file, columns, pd.RangeIndex(sum(map(len, tables))))


def _alike(texts: Sequence[bytes]) -> Iterator[tuple[bytes, list[bytes]]]:
    """Texts that stand behind each other with the same columns: their first line, and what follows
    it. The rows keep their order."""
    parts = (text.partition(b"\n") for text in texts)
    for header, group in groupby(parts, lambda part: part[0]):
        yield header, [body for _, _, body in group]


def _table(file: str, header: bytes, bodies: list[bytes]) -> pd.DataFrame:
    names = header.decode().split(",")
    known = {column.name for column in model.FILES[file]}
    needed = {column.name for column in model.FILES[file] if column.required}
    if not needed <= set(names) <= known:
        raise StoreError(t("bewaarplaats.error.other_columns", file=file))
    return pd.read_csv(
        io.BytesIO(header + b"\n" + b"".join(bodies)),
        dtype=dict.fromkeys(names, "str"),
        keep_default_na=False,
        na_values=[""],
        lineterminator="\n",
        low_memory=False,
    )


def _distinct(table: pd.DataFrame, name: str) -> tuple[npt.NDArray[np.int32], list[str]]:
    """The values of a column, and the place in them of each row; the last place where there is
    none."""
    if name not in table:
        return np.full(len(table), -1, np.int32), []
    codes, distinct = pd.factorize(table[name])
    return codes.astype(np.int32), distinct.tolist()


def _joined(
    parts: list[tuple[npt.NDArray[np.int32], list[str]]],
) -> tuple[npt.NDArray[np.int32], list[str]]:
    """The columns of several tables as one."""
    if len(parts) == 1:
        return parts[0]
    places: dict[str, int] = {}
    numbers = []
    for codes, values in parts:
        own = [places.setdefault(value, len(places)) for value in values]
        numbers.append(np.array([*own, -1], np.int32)[codes])
    return np.concatenate(numbers), list(places)


def _read(column: model.Column, values: list[str]) -> list[Any]:
    """The values of texts. Raises :class:`StoreError` for a code that the contract lacks."""
    if column.kind in ("code", "codes"):
        codes = {code for value in values for code in value.split("|")}
        if not codes <= set(model.CODES[column.name]):
            raise StoreError(t("bewaarplaats.error.other_codes", column=column.name))
    if column.kind in ("whole", "year"):
        return list(map(int, values))
    return list(map(float, values)) if column.kind == "number" else values
