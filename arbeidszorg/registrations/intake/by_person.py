"""Blocks of stays split by person, and put together again as partitions: a piece of each block for
each partition, as a file in a folder."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from arbeidszorg.registrations import model, partitions
from arbeidszorg.registrations.intake import identifiers, remarks
from arbeidszorg.registrations.intake.block import Spelled
from arbeidszorg.registrations.intake.codes import CODES
from arbeidszorg.registrations.intake.columns import categories
from arbeidszorg.registrations.schemas import is_listed

FILE = partitions.FILE
#: What the texts of the columns were parsed to, of all blocks; how a person was written.
PARSED, WRITTEN = "gelezen", "geschreven"


def say(folder: Path, parsed: Mapping[str, list[Any]]) -> None:
    """Write down what the texts of all columns were parsed to. Raises :class:`PartitionError`."""
    with partitions.writing(folder), (folder / PARSED).open("wb") as stream:
        pickle.dump(dict(parsed), stream, protocol=pickle.HIGHEST_PROTOCOL)


def said(folder: Path) -> dict[str, list[Any]]:
    """What :func:`say` wrote down."""
    with (folder / PARSED).open("rb") as stream:
        parsed: dict[str, list[Any]] = pickle.load(stream)
    return parsed


def pieces(folder: Path, part: int) -> list[Path]:
    """The pieces of a partition, in the order of the file."""
    return sorted(folder.glob(f"stuk-{part:05}-*"))


def file_of(folder: Path, part: int) -> Path:
    """The file of a partition."""
    return folder / f"registraties-{part:05}.parquet"


def split(
    folder: Path,
    many: int,
    name: str,
    spelled: Spelled,
    persons: NDArray[np.uint32],
    places: NDArray[np.intp],
    known: Mapping[str, NDArray[np.bool_]],
    cells: Mapping[str, Any],
) -> None:
    """Write the stays of a block called ``name`` as a piece for each of ``many`` partitions:
    ``cells`` as they are packed, and the codes of the rows at some ``places``, as far as they are
    ``known``, by the numbers of their ``persons``; who is not known is in none. Raises
    :class:`OSError`."""
    import polars as pl

    parts = persons % np.uint32(many)
    order = np.argsort(parts, kind="stable")
    order = order[known[CODES[1]][order]]
    parts = parts[order]
    bounds = np.searchsorted(parts, np.arange(many + 1))
    columns = {column: np.asarray(values)[order] for column, values in cells.items()}
    codes = {column: texts.gather(places[order]) for column, texts in spelled.codes.items()}
    if CODES[0] in codes:
        codes[CODES[0]] = pl.select(
            pl.when(pl.lit(pl.Series(known[CODES[0]][order]))).then(pl.lit(codes[CODES[0]]))
        ).to_series()
    if CODES[1] in spelled.texts:
        codes[WRITTEN] = spelled.texts[CODES[1]].gather(places[order])
    table = pl.DataFrame(columns | codes)
    for part in range(many):
        piece = table.slice(bounds[part], bounds[part + 1] - bounds[part])
        piece.write_ipc(folder / f"stuk-{part:05}-{name}", compression="lz4")


def partition(
    folder: Path, initiatives: pd.DataFrame | None, today: date, right: bool, part: int
) -> tuple[int, int, Counter[str]]:
    """Put a partition together, and look at what is about several stays of a person: its number,
    how many stays it has, and what is to be noticed. It is written when all is ``right``. Raises
    :class:`PartitionError` when there is no room."""
    import polars as pl

    files = pieces(folder, part)
    table = pl.concat([pl.read_ipc(file) for file in files], rechunk=True)
    if CODES[1] not in table.columns:
        return part, len(table), Counter()
    texts = table[WRITTEN]
    table, own = _persons(table.drop(WRITTEN))
    counts = Counter[str](
        one_person=texts.n_unique() - len(own), nearly_one_person=identifiers.nearly_equal_of(own)
    )
    if not right or initiatives is None:
        return part, len(table), counts
    parsed = said(folder)
    lists = {
        column.name: categories(column, parsed[column.name])
        for column in model.FILES[FILE]
        if is_listed(FILE, column) and column.name not in CODES
    }
    lists[CODES[1]] = own.to_list()
    stays = partitions.unpacked(table.select(remarks.COLUMNS), lists)
    counts.update(remarks.counted(stays, initiatives, today))
    cells = {column.name: table[column.name] for column in model.FILES[FILE]}
    with partitions.writing(folder):
        file_of(folder, part).write_bytes(partitions.parquet(cells, lists))
    return part, len(table), counts


def _persons(table: Any) -> tuple[Any, Any]:
    """A partition with a number for each person, and the code of each: the spelling that comes
    first. Codes have no other letters than plain ones."""
    import polars as pl

    name = CODES[1]
    spelled = table.select(code=name, small=pl.col(name).str.to_lowercase())
    own = spelled.unique("small", keep="first", maintain_order=True)
    numbers = spelled["small"].cast(pl.Enum(own["small"])).to_physical().cast(pl.Int32)
    return table.with_columns(numbers.alias(name)), own["code"]
