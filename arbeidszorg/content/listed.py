"""Listed: numbers and words that answer no View, such as those of a study, in the place of a Table.

What leaves reads it as it reads any Table: as a :class:`Grid` for people, as records for programs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from arbeidszorg.atlas.table import Table
from arbeidszorg.content.grid import Cell, Grid
from arbeidszorg.places.geography import slugify
from arbeidszorg.view.notes import Note
from arbeidszorg.view.rows import OK
from arbeidszorg.view.view import Unit, View

#: What may stand around a number in a cell, in the way in which it is written.
_NUMBER = re.compile(r"[+]?([-−]?[0-9][0-9.]*(?:,[0-9]+)?)(?:\s*(?:%|euro))?")


@dataclass(frozen=True, eq=False)
class Listed(Table):
    """``listed``: what it holds, as it is read; ``dated``: its numbers run up to a day that is told
    (those of a study have an edition); ``of_residents``: they are set against residents."""

    listed: Grid = field(default_factory=lambda: Grid("", [], [], []))
    dated: bool = False
    of_residents: bool = False

    @property
    def uses_residents(self) -> bool:
        """Whether its numbers are shares of residents."""
        return self.of_residents

    @property
    def columns(self) -> tuple[str, ...]:
        """The heads as names for programs, each once, and ``status``."""
        names: list[str] = []
        for head in (self.listed.corner, *self.listed.head):
            name = slugify(head).replace("-", "_") or "kolom"
            names.append(name if name not in names else f"{name}_{len(names)}")
        return (*names, "status")

    @property
    def lines(self) -> Iterator[tuple[str, list[Cell]]]:
        """Every row with its name, the total last."""
        yield from zip(self.listed.names, self.listed.cells, strict=True)
        if self.listed.total:
            yield self.listed.total_name, self.listed.total

    @property
    def records(self) -> Iterator[list[object]]:
        """Every row as values in the order of ``columns``: numbers as numbers, nothing where there
        is none, and the state of what has none."""
        for name, cells in self.lines:
            values = [self._value(at, cell) for at, cell in enumerate(cells)]
            states = [status for _, status in cells if status != OK]
            yield [name, *values, states[0] if states else OK]

    def _value(self, at: int, cell: Cell) -> object:
        text, status = cell
        if status != OK:
            return None
        return text if at in self.listed.words else number(text)


def number(text: str) -> float | int | str | None:
    """The number that a cell shows; its text where it is none."""
    if not text:
        return None
    match = _NUMBER.fullmatch(text.replace("\u00a0", " ").strip())
    if match is None:
        return text
    value = float(match[1].replace("−", "-").replace(".", "").replace(",", "."))
    return int(value) if value.is_integer() else value


def is_dated(table: Table) -> bool:
    """Whether the numbers of a table run up to a day that is told."""
    return table.dated if isinstance(table, Listed) else True


def listed(
    grid: Grid,
    *,
    title: str,
    subtitle: str,
    sentence: str,
    source: str,
    day: date,
    demo: bool = False,
    notes: tuple[Note, ...] = (),
    words: frozenset[int] = frozenset(),
    dated: bool = False,
    version: str = "",
    unit: Unit = "aantal",
    year: int = 0,
    of_residents: bool = False,
) -> Listed:
    """A grid with what is said of it; ``unit``: of the numbers in its picture; ``year``: that they
    are of, else that of its ``day``."""
    year = year or day.year
    return Listed(
        view=View((year, year), level="provincie", unit=unit),
        rows=(),
        count_totals=tuple,
        names={},
        title=title,
        subtitle=subtitle,
        denominator="",
        source=source,
        reference_date=day,
        demo=demo,
        version=version,
        notes=notes,
        said=sentence,
        listed=replace(grid, words=words),
        dated=dated,
        of_residents=of_residents,
    )
