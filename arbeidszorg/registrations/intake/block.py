"""Parts of a large file of stays: how it is written, a block of it, and what was read of that."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from arbeidszorg.registrations.intake.faults import Fault, Faults
from arbeidszorg.registrations.intake.reading import Numbers
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
    """A part of a file that ends where a record does: bytes, or a file with the records."""

    number: int
    start: int
    end: int
    records: Path | None = None


@dataclass(frozen=True)
class Amounts:
    """The numbers of a block, by row. ``rows``: row numbers within the block; ``columns``: of each
    column the numbers of its texts; ``persons``: a number that is the same of spellings of one
    person; ``keys``: one that differs when the codes of two stays do, nearly always."""

    rows: Numbers
    columns: list[Numbers]
    persons: Any
    keys: Any


@dataclass(frozen=True)
class Spelled:
    """The columns of codes of a block (of Polars): as they were written, and as they are read
    (null: what is none)."""

    texts: dict[str, Any]
    codes: dict[str, Any]


@dataclass(frozen=True)
class Read:
    """What was read of a block, beside what was written in its file: how many ``records`` there
    are, and the texts of each column. ``fatal``: why it cannot be read on."""

    number: int
    records: int
    texts: list[list[str]]
    faults: Faults
    fatal: tuple[Fault, ...] = ()


def write(amounts: Amounts, spelled: Spelled, file: Path) -> None:
    """Write what was read of a block. Raises :class:`OSError`."""
    import polars as pl

    columns = {_TEXT + name: texts for name, texts in spelled.texts.items()}
    for name, codes in spelled.codes.items():
        if codes is not spelled.texts[name]:
            columns[_CODE + name] = codes
    pl.DataFrame(columns).write_ipc(file, compression="lz4")
    with _amounts_at(file).open("wb") as stream:
        pickle.dump(amounts, stream, protocol=pickle.HIGHEST_PROTOCOL)


def amounts_of(file: Path) -> Amounts:
    """The numbers in the file of a block. Raises :class:`OSError`."""
    with _amounts_at(file).open("rb") as stream:
        amounts: Amounts = pickle.load(stream)
    return amounts


def spelled_in(file: Path) -> Spelled:
    """The codes in the file of a block. Raises :class:`OSError`."""
    import polars as pl

    frame = pl.read_ipc(file)
    names = [name.removeprefix(_TEXT) for name in frame.columns if name.startswith(_TEXT)]
    texts = {name: frame[_TEXT + name] for name in names}
    codes = {name: frame[_CODE + name] for name in names if _CODE + name in frame.columns}
    return Spelled(texts, texts | codes)


def remove(file: Path) -> None:
    """Remove the file of a block."""
    file.unlink()
    _amounts_at(file).unlink()


def _amounts_at(file: Path) -> Path:
    return file.with_name(f"{file.name}-getallen")


_TEXT, _CODE = "tekst:", "code:"
