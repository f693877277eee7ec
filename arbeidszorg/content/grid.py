"""A Table in the shape in which people read it: rows of words, for the page and for documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import OK, Row

#: A number as it is read, or the word for its state, with its status.
Cell = tuple[str, str]


@dataclass(frozen=True)
class Grid:
    """A table as rows of text: ``head`` of the columns, and per row its name and its cells.
    ``corner`` says what the rows are, ``kind`` what the columns are; ``total`` is a last row,
    called ``total_name``; ``words``: the columns of text (the others hold numbers)."""

    corner: str
    head: list[str]
    names: list[str]
    cells: list[list[Cell]]
    total: list[Cell] | None = None
    total_name: str = ""
    kind: str = ""
    words: frozenset[int] = frozenset()

    @property
    def numeric(self) -> frozenset[int]:
        """The columns that hold numbers, and so end at the right; that of the names is 0."""
        return frozenset(at for at in range(1, len(self.head) + 1) if at - 1 not in self.words)

    @property
    def states(self) -> tuple[str, ...]:
        """What some cells say instead of a number, each once."""
        every = [cell for row in (*self.cells, self.total or []) for cell in row]
        return tuple(dict.fromkeys(status for _, status in every if status != OK))

    def turned(self) -> Grid:
        """The same with columns as rows; a table with a total stays as it is."""
        if self.total:
            return self
        across = [list(column) for column in zip(*self.cells, strict=True)]
        words = frozenset(range(len(self.names))) if self.words else frozenset()
        return Grid(self.kind, self.names, self.head, across, kind=self.corner, words=words)

    def blocks(self, most: int) -> Iterator[Grid]:
        """The same in tables of at most ``most`` columns each, about as wide as each other."""
        number = max(1, -(-len(self.head) // most))
        size = max(1, -(-len(self.head) // number))
        for start in range(0, max(1, len(self.head)), size):
            part = slice(start, start + size)
            yield replace(
                self,
                head=self.head[part],
                cells=[row[part] for row in self.cells],
                total=self.total[part] if self.total else None,
                words=frozenset(at - start for at in self.words if start <= at < start + size),
            )


@runtime_checkable
class Gridded(Protocol):
    """What is read as a grid, whatever its rows."""

    @property
    def listed(self) -> Grid: ...


def grid(table: Table) -> Grid:
    """Years down when there are several, else areas down, else the (last) split down. What is no
    answer of the registrations is a grid already."""
    if isinstance(table, Gridded):
        return table.listed
    view = table.view
    several_areas = len(table.areas) > 1
    if len(view.all_years) > 1:
        down = "jaar"
        across = (["gebied"] if several_areas or not view.split else []) + list(view.split)
    elif several_areas or not view.split:
        down, across = "gebied", list(view.split)
    else:
        down, across = view.split[-1], list(view.split[:-1])
    return _grid(table, down, across)


def _grid(table: Table, down: str, across: list[str]) -> Grid:
    unit = table.view.unit
    names: dict[str, str] = {}
    heads: dict[tuple[str, ...], str] = {}
    cells: dict[tuple[str, tuple[str, ...]], Cell] = {}
    for row in table.rows:
        key = tuple(_key(row, column) for column in across)
        names.setdefault(_key(row, down), _name(row, down))
        heads.setdefault(key, ", ".join(_name(row, column) for column in across))
        cells[_key(row, down), key] = (
            style.shown(row.value, row.status, unit),
            row.status,
        )
    if not across:
        heads = {(): t(f"view.unit.{unit}").capitalize()}
    rows = [[cells.get((name, head), ("", OK)) for head in heads] for name in names]
    total: list[Cell] | None = None
    if down == "gebied" and not across and len(names) > 1 and unit == "aantal":
        last = table.total_rows[-1]
        total = [(style.shown(last.value, last.status, "aantal"), last.status)]
    return Grid(
        _kind(down),
        list(heads.values()),
        list(names.values()),
        rows,
        total,
        _total_name(table) if total else "",
        ", ".join(map(_kind, across)),
    )


def _kind(column: str) -> str:
    """What stands in a column of the rows."""
    if column in ("jaar", "gebied"):
        return t(f"table.column.{column}")
    return t(f"view.split.{column}").capitalize()


def _key(row: Row, column: str) -> str:
    """What tells the line or column of a row apart."""
    return {"jaar": str(row.year), "gebied": row.area}.get(column) or row.codes[column]


def _name(row: Row, column: str) -> str:
    if column == "gebied":
        return str(row.area_name)
    return str(row.year) if column == "jaar" else label(column, row.codes[column])


def _total_name(table: Table) -> str:
    """The name of the last row; of persons it says that each counts once."""
    people = table.view.measure not in ("initiatieven", "plaatsen", "uren")
    return t("table.column.total") + (f" ({t('table.column.total_note')})" if people else "")
