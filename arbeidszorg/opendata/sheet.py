"""Sheet: a table as it is published: typed columns with their meaning, and its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

#: What stands in a column. ``year`` and ``whole`` are whole numbers, ``code`` is one of a list.
Kind = Literal["text", "code", "whole", "number", "year", "date"]
#: What a cell may be; None where there is nothing to say.
Cell = str | int | float | date | None


@dataclass(frozen=True)
class Column:
    """A column. ``about``: what it means (Dutch); ``codes``: code -> label, of a ``code``;
    ``key``: its values, with those of other keys, tell rows apart."""

    name: str
    kind: Kind
    about: str
    codes: Mapping[str, str] = field(default_factory=dict)
    key: bool = False

    @property
    def is_number(self) -> bool:
        """Whether its cells are numbers that can be measured or counted."""
        return self.kind in ("whole", "number")


@dataclass(frozen=True)
class Sheet:
    """A table. ``rows``: cells in the order of the columns; ``dimensions``: the columns that make
    it a cube with one number in each cell, none for a list of things; ``source``, ``notes``: what
    a reader must know (Dutch); ``day``: up to which its content holds."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    source: str
    day: date
    dimensions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that tell rows apart."""
        return tuple(column.name for column in self.columns if column.key)

    def place(self, name: str) -> int:
        """The position of a column. ``ValueError`` for an unknown one."""
        return [column.name for column in self.columns].index(name)

    def values(self, name: str) -> tuple[Cell, ...]:
        """The cells of a column, from above."""
        at = self.place(name)
        return tuple(row[at] for row in self.rows)
