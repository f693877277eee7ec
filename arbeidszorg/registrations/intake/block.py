"""Parts of a large file of stays: how it is written, a block of it, and what was read of that."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from arbeidszorg.registrations.intake.faults import Fault, Faults
from arbeidszorg.registrations.intake.reading import Numbers, TextColumn
from arbeidszorg.registrations.intake.separated import Form


@dataclass(frozen=True)
class Layout:
    """How a file is written, as its first lines say. ``skip``: records until its header ends;
    ``two``: whether that is made of two."""

    path: Path
    label: str
    encoding: str
    form: Form
    skip: int
    headers: tuple[str, ...]
    two: bool = False


@dataclass(frozen=True)
class Block:
    """A part of a file that ends where a record does: bytes, or the records themselves."""

    number: int
    start: int
    end: int
    records: tuple[list[str], ...] | None = None


@dataclass(frozen=True)
class Written:
    """What stands in the file of a block, by row. ``rows``: row numbers within the block;
    ``numbers``: of each column but those of codes the numbers of its texts; ``texts`` and
    ``codes``: of the columns of codes (columns of Polars), as they were written and as they are
    read (null: what is none); ``persons``: a number that is the same of spellings of one person."""

    rows: Numbers
    numbers: list[Numbers]
    texts: dict[str, Any]
    codes: dict[str, Any]
    persons: Numbers


@dataclass(frozen=True)
class Read:
    """What was read of a block; row numbers begin at 0. ``fatal``: why it cannot be read on;
    ``keys``: a number per row that differs when the codes of two stays do, nearly always."""

    number: int
    records: int
    rows: Numbers
    columns: list[TextColumn]
    faults: Faults
    keys: Any
    fatal: tuple[Fault, ...] = ()


def write(block: Written, file: Path) -> None:
    """Write what was read of a block. Raises :class:`OSError`."""
    import polars as pl

    columns = {"rows": block.rows, "persons": block.persons}
    columns |= {f"{_NUMBERS}{place}": column for place, column in enumerate(block.numbers)}
    for name, texts in block.texts.items():
        columns[f"{_TEXT}{name}"] = texts
        if block.codes[name] is not texts:
            columns[f"{_CODE}{name}"] = block.codes[name]
    pl.DataFrame(columns).write_ipc(file, compression="lz4")


def written(file: Path) -> Written:
    """What stands in the file of a block. Raises :class:`OSError`."""
    import polars as pl

    frame = pl.read_ipc(file)
    names = [name.removeprefix(_TEXT) for name in frame.columns if name.startswith(_TEXT)]
    texts = {name: frame[_TEXT + name] for name in names}
    codes = {name: frame[_CODE + name] for name in names if _CODE + name in frame.columns}
    numbers = [frame[name].to_numpy() for name in frame.columns if name.startswith(_NUMBERS)]
    whole = frame["rows"].to_numpy(), frame["persons"].to_numpy()
    return Written(whole[0], numbers, texts, texts | codes, whole[1])


_NUMBERS, _TEXT, _CODE = "getal:", "tekst:", "code:"
