"""Stays in partitions by person: Parquet files, of which never all are in memory.

All stays of a person are in one partition, whatever machine splits them, so what is counted of
partitions adds up. Polars reads and writes the files; it is loaded by who does either.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import tempfile
import weakref
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from arbeidszorg.registrations import model
from arbeidszorg.registrations.schemas import dtype
from arbeidszorg.texts import t

Array = npt.NDArray[Any]

#: Stays of a partition, about.
STAYS = 250_000
FILE = "registraties"
#: The lists of the columns that are kept as positions in one.
LISTS = "lijsten"


class PartitionError(Exception):
    """A partition cannot be read or written; the message says which (Dutch)."""


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Something is written into a folder. Raises :class:`PartitionError` when it cannot be."""
    try:
        yield
    except OSError as error:
        words = {"folder": folder, "reason": error.strerror}
        raise PartitionError(t("intake.partition.full", **words)) from None


class Room:
    """A folder of one's own, that is gone with the last who knows of it."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="arbeidszorg-"))
        weakref.finalize(self, _clear, self.path, os.getpid())


def _clear(path: Path, owner: int) -> None:
    if os.getpid() == owner:  # no fork clears what its parent uses
        shutil.rmtree(path, ignore_errors=True)


@dataclass(frozen=True)
class Partitions:
    """The files of all stays, each person in one of them; ``stays``: how many there are. They
    lie in ``room``."""

    files: tuple[Path, ...]
    stays: int
    room: Room

    def frames(self) -> Iterator[pd.DataFrame]:
        """The frames, as the contract has them, one at a time. Raises :class:`PartitionError`."""
        for file in self.files:
            yield decoded(content(file), file.name)


def content(file: Path) -> bytes:
    """A partition as it lies there. Raises :class:`PartitionError`."""
    try:
        return file.read_bytes()
    except OSError:
        raise PartitionError(t("intake.partition.unreadable", file=file.name)) from None


def number(text: str, many: int) -> int:
    """The partition of whatever is called so: the same on every machine and in every run."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % many


def encoded(frame: pd.DataFrame) -> bytes:
    """A typed frame of stays as Parquet."""
    cells, lists = packed(frame)
    return parquet(cells, lists)


def packed(frame: pd.DataFrame) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """The columns of a typed frame as plain numbers and texts, and the lists of those that are
    positions in one."""
    lists: dict[str, list[str]] = {}
    columns: dict[str, Any] = {}
    for name in frame:
        column = frame[name]
        if isinstance(column.dtype, pd.CategoricalDtype):
            lists[str(name)] = [str(each) for each in column.cat.categories]
            columns[str(name)] = column.cat.codes.to_numpy()
        elif column.dtype == "datetime64[s]":
            days = column.to_numpy("datetime64[D]")
            columns[str(name)] = np.where(np.isnat(days), _NO_DAY, days.astype(np.int64)).astype(
                np.int32
            )
        elif pd.api.types.is_extension_array_dtype(column.dtype) and column.dtype != "str":
            columns[str(name)] = column.to_numpy(np.int32, na_value=_NO_NUMBER)
        elif column.dtype == np.float64:
            columns[str(name)] = column.to_numpy()
        else:
            columns[str(name)] = column.tolist()
    return columns, lists


def parquet(cells: Mapping[str, Any], lists: Mapping[str, list[str]]) -> bytes:
    """Columns as :func:`packed` gives them (or columns of Polars), as Parquet."""
    import polars as pl

    stream = io.BytesIO()
    table = pl.DataFrame({name: pl.Series(name, column) for name, column in cells.items()})
    table.write_parquet(
        stream, compression="zstd", compression_level=1, metadata={LISTS: json.dumps(lists)}
    )
    return stream.getvalue()


_NO_DAY, _NO_NUMBER = -(2**31), -(2**31)


def decoded(data: bytes, name: str, without: Collection[str] = ()) -> pd.DataFrame:
    """The frame of a partition called ``name``, maybe without some columns. Raises
    :class:`PartitionError`."""
    import polars as pl

    columns = [c.name for c in model.FILES[FILE] if c.name not in without]
    try:
        table = pl.read_parquet(io.BytesIO(data), columns=columns, use_statistics=False)
        lists = json.loads(pl.read_parquet_metadata(io.BytesIO(data))[LISTS])
        return unpacked(table, lists)
    except Exception:  # noqa: BLE001 - whatever is wrong with it: it was damaged
        raise PartitionError(t("intake.partition.damaged", file=name)) from None


def unpacked(table: Any, lists: Mapping[str, list[str]]) -> pd.DataFrame:
    """The frame of which :func:`packed` gave the columns that stand in a frame of Polars."""
    return pd.DataFrame(
        {
            column.name: _column(column, table[column.name], lists)
            for column in model.FILES[FILE]
            if column.name in table.columns
        }
    )


def _column(column: model.Column, cells: Any, lists: Mapping[str, list[str]]) -> Any:
    kind = dtype(FILE, column)
    if column.name in lists:
        categories = pd.CategoricalDtype(pd.Index(lists[column.name], dtype="str"))
        return pd.Categorical.from_codes(cells.to_numpy(), dtype=categories)
    if kind == "datetime64[s]":
        days = cells.to_numpy().astype(np.int64)
        when = days.astype("datetime64[D]")
        when[days == _NO_DAY] = np.datetime64("NaT")
        return when.astype("datetime64[s]")
    if kind in ("Int16", "Int32"):
        numbers = cells.to_numpy()
        missing = numbers == _NO_NUMBER
        width = np.int16 if kind == "Int16" else np.int32
        return pd.arrays.IntegerArray(np.where(missing, 0, numbers).astype(width), missing)
    if kind == "float64":
        return cells.to_numpy()
    return pd.Series(cells.to_list(), dtype=kind)
