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
class Codes:
    """The codes of one block by row number within the block: as ``texts`` and as they are read
    (None: what is none). ``persons``: a number that is the same of spellings of one person."""

    rows: Numbers
    texts: dict[str, Any]
    codes: dict[str, Any]
    persons: Any


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
