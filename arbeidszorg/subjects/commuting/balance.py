"""Who works in an area beside who lives there: two Tables that may be shown, set side by side.

Nothing new is told: the difference of two shown numbers, their ratio, and what must at least hold.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.grid import Cell, Grid
from arbeidszorg.figures.classes import Classes
from arbeidszorg.places.geography import UNKNOWN
from arbeidszorg.texts import t
from arbeidszorg.view.rows import HIDDEN, NOT_APPLICABLE, NOT_REPORTED, OK, Row, Status
from arbeidszorg.view.view import View

Ask = Callable[[View], Table]
#: Where the classes of the map begin, in percent: around a hundred, which is as many as live there.
EDGES = (0.1, 50.0, 75.0, 90.0, 100.0, 110.0, 150.0)


@dataclass(frozen=True)
class Balance:
    """An area: its row by home and by workplace. ``unknown``: of how many in all it is not recorded
    where they live, None where that is not told."""

    lives: Row
    works: Row
    unknown: int | None = None

    @property
    def status(self) -> Status:
        """Hidden when either is; not reported or not applicable likewise; nobody who lives there
        leaves nothing to divide by, which is said of the ratio alone."""
        states = {self.lives.status, self.works.status}
        order: tuple[Status, ...] = (HIDDEN, NOT_REPORTED, NOT_APPLICABLE)
        return next((status for status in order if status in states), OK)

    @property
    def difference(self) -> float:
        """Who works there less who lives there; NaN without a number of either."""
        return self.works.value - self.lives.value if self.status == OK else math.nan

    @property
    def ratio(self) -> Row:
        """Who works there in percent of who lives there."""
        status = self.status
        if status == OK and not self.lives.value:
            status = NOT_APPLICABLE
        value = 100 * self.works.value / self.lives.value if status == OK else math.nan
        return self.works._replace(value=value, status=status)

    @property
    def from_elsewhere(self) -> int:
        """At least so many who work there live elsewhere: there are more than all who live there,
        and than those of whom no home is recorded, who may live there too."""
        if self.status != OK or self.unknown is None:
            return 0
        return max(0, round(self.difference) - self.unknown)

    @property
    def to_elsewhere(self) -> int:
        """At least so many who live there work elsewhere: everybody works somewhere."""
        return max(0, -round(self.difference)) if self.status == OK else 0


def balances(view: View, ask: Ask) -> tuple[Balance, ...]:
    """Every area of the view's level, in its last year."""
    plain = replace(view, years=(view.year, view.year), areas=(), measure="medewerkers")
    plain = replace(plain, unit="aantal", split=())
    works = ask(replace(plain, place="vestiging"))
    lives = {row.area: row for row in ask(replace(plain, place="woonplaats")).rows}
    nowhere = ask(replace(plain, place="woonplaats", areas=(UNKNOWN,))).rows
    unknown = round(nowhere[0].value) if nowhere and nowhere[0].status == OK else None
    rows = (row for row in works.rows if row.area in lives)
    return tuple(Balance(lives[row.area], row, unknown) for row in rows)


def ratios(view: View, ask: Ask) -> Table:
    """The ratio of every area as a Table, for a map."""
    every = balances(view, ask)
    base = ask(
        replace(view, years=(view.year, view.year), areas=(), measure="medewerkers", split=())
    )
    drawn = replace(base.view, unit="aandeel", shown="kleuren", form=view.form)
    return replace(
        base,
        view=drawn,
        rows=tuple(each.ratio for each in every),
        count_totals=tuple,
        title=t("stromen.title"),
    )


def scale(table: Table) -> Classes:
    """The classes of the map: the same in every year and for every choice."""
    shown = [row.value for row in table.rows if row.status == OK]
    return Classes(EDGES, max(shown, default=0.0), "aandeel")


def grid(every: Sequence[Balance]) -> Grid:
    """The same as it is read: who lives there, who works there, the difference and the ratio;
    highest ratio first, what has none last."""

    def place(each: Balance) -> tuple[bool, float, str]:
        ratio = each.ratio
        return (ratio.status != OK, -ratio.value if ratio.status == OK else 0, ratio.area_name)

    ordered = sorted(every, key=place)
    heads = [t(f"stromen.column.{name}") for name in ("lives", "works", "difference", "ratio")]
    return Grid(
        t("table.column.gebied"),
        heads,
        [each.works.area_name for each in ordered],
        [_cells(each) for each in ordered],
    )


def _cells(each: Balance) -> list[Cell]:
    lives, works, ratio = each.lives, each.works, each.ratio
    gap = each.difference
    sign = "+" if each.status == OK and gap > 0 else ""
    return [
        (style.shown(lives.value, lives.status, "aantal"), lives.status),
        (style.shown(works.value, works.status, "aantal"), works.status),
        (sign + style.shown(gap, each.status, "aantal"), each.status),
        (style.shown(ratio.value, ratio.status, "aandeel"), ratio.status),
    ]


def told(every: Sequence[Balance], chosen: Sequence[Balance], table: Table) -> str:
    """What is said of the chosen areas, or of all of them when none is chosen, or shown."""
    if chosen and not any(each.ratio.status == OK for each in chosen):
        return f"{t('stromen.chosen_none')} {sentence(every, table)}"
    return sentence(chosen or every, table)


def sentence(every: Sequence[Balance], table: Table) -> str:
    """What stands out: the areas with most and fewest workers for who lives there, or the one area
    there is, and how many must at least cross a border."""
    shown = [each for each in every if each.ratio.status == OK]
    year = table.view.year
    if not shown:
        return t("stromen.none", year=year)
    if len(shown) == 1:
        return _one(shown[0], table, year)
    ranked = sorted(shown, key=lambda each: each.ratio.value)
    low, high = ranked[0], ranked[-1]
    low_text, high_text = (style.number(e.ratio.value, "aandeel") for e in (low, high))
    if low_text == high_text:
        return t("stromen.equal", year=year, count=len(shown), ratio=high_text)
    words = {
        "year": year,
        "high": table.names[high.works.area].where,
        "high_ratio": high_text,
        "low": table.names[low.works.area].where,
        "low_ratio": low_text,
        "count": len(shown),
    }
    return t("stromen.extremes", **words)


def _one(each: Balance, table: Table, year: int) -> str:
    words = {
        "year": year,
        "where": table.names[each.works.area].where,
        "lives": style.number(each.lives.value),
        "works": style.number(each.works.value),
    }
    said = t("stromen.area", **words)
    if each.from_elsewhere:
        return f"{said} {t('stromen.from_elsewhere', count=style.number(each.from_elsewhere))}"
    if each.to_elsewhere:
        return f"{said} {t('stromen.to_elsewhere', count=style.number(each.to_elsewhere))}"
    return said
