"""An atlas whose every number can be told from every other, to see where a text has its numbers.

Each shown number becomes one that occurs nowhere else, so that a number in a text is one of those,
the difference of two, or made up. What is hidden holds a number too, which nothing may ever show.
Nought stays nought, and one stays one: they are said in words.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.table import Table
from arbeidszorg.view.measures import OFFER_MEASURES
from arbeidszorg.view.rows import HIDDEN, NOT_REPORTED, OK, Row
from arbeidszorg.view.view import View


@dataclass
class Marks:
    """What may be said: numbers as they are written; and what may not. ``hide``: of so many in a
    hundred numbers of persons that are shown, nothing is shown; ``seed``: which."""

    seed: int = 0
    hide: int = 0
    shown: set[str] = field(default_factory=set)
    secret: set[str] = field(default_factory=set)

    def over(self, here: Atlas) -> Atlas:
        """The same atlas with other numbers; what it answers is noted here."""

        def ask(view: View) -> Table:
            table = here.ask(view)
            return replace(table, rows=self._noted(view, table.rows))

        return replace(here, ask=ask)

    def _noted(self, view: View, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        changed = tuple(self._changed(view, row) for row in rows)
        for row in changed:
            written = style.number(row.value, view.unit)
            (self.shown if row.status == OK else self.secret).add(written)
        self.shown.update(_differences(view, changed))
        return changed

    def _changed(self, view: View, row: Row) -> Row:
        """A number of its own for each cell, the same in every answer."""
        codes = tuple(row.codes[split] for split in view.split)
        cell = (
            self.seed,
            row.year,
            row.area,
            view.measure,
            view.unit,
            view.place,
            *codes,
            view.level if view.unit == "aandeel" and not codes else "",
        )
        chance = random.Random(repr(cell))
        status, value = row.status, float(row.value)
        if view.measure not in OFFER_MEASURES and chance.randrange(100) < self.hide:
            status = chance.choice([HIDDEN, HIDDEN, HIDDEN, NOT_REPORTED])
        if status == OK and value in (0, 1):
            return row
        number = chance.randrange(10**6, 10**9)
        unit = view.unit == "aantal"
        return row._replace(value=float(number) if unit else number / 10, status=status)


def _differences(view: View, rows: tuple[Row, ...]) -> Iterator[str]:
    """Between the years of one cell; an index from 100, in percent."""
    series: dict[Any, list[float]] = {}
    for row in rows:
        if row.status == OK:
            key = (row.area, *(row.codes[split] for split in view.split))
            series.setdefault(key, []).append(row.value)
    for values in series.values():
        if view.unit == "index":
            yield from (style.number(abs(value - 100), "aandeel") for value in values)
        yield from (style.number(abs(a - b), view.unit) for a in values for b in values if a != b)
