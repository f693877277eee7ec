"""Who works in an area beside who lives there: two Tables that may be shown, set side by side.

Nothing new is told: the difference of two shown numbers, their ratio, and what must at least hold.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.grid import Cell, Grid
from arbeidszorg.figures.classes import Classes
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN
from arbeidszorg.texts import t, tn
from arbeidszorg.view import notes
from arbeidszorg.view.notes import Note, note, plural_note
from arbeidszorg.view.rows import HIDDEN, NOT_APPLICABLE, NOT_REPORTED, OK, Row, Status
from arbeidszorg.view.view import View
from arbeidszorg.view.wording import enumerate_nl, filtered

#: The note that who works in two areas counts in each.
TWICE = "table.remark.cells.area"
Ask = Callable[[View], Table]
#: Areas that share a ratio and are named.
MOST_NAMED = 3
#: Where the classes of the map begin: around a hundred, which is as many as live there.
EDGES = (1.0, 50.0, 75.0, 90.0, 100.0, 110.0, 150.0)


@dataclass(frozen=True)
class Balance:
    """An area: its row by home and by workplace. ``unknown``: of how many in all it is not recorded
    where they live, None where that is not told. ``distinct``: each person counts once in either
    row; in a sum of sectors not, and then nothing is said of who must at least cross a border."""

    lives: Row
    works: Row
    unknown: int | None = None
    distinct: bool = True

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
        """How many work there for every hundred who live there, a whole number."""
        status = self.status
        if status == OK and not self.lives.value:
            status = NOT_APPLICABLE
        value = (
            float(round(100 * self.works.value / self.lives.value)) if status == OK else math.nan
        )
        return self.works._replace(value=value, status=status)

    @property
    def from_elsewhere(self) -> int:
        """At least so many who work there live elsewhere: there are more than all who live there,
        and than those of whom no home is recorded, who may live there too."""
        if self.status != OK or self.unknown is None or not self.distinct:
            return 0
        return max(0, round(self.difference) - self.unknown)

    @property
    def to_elsewhere(self) -> int:
        """At least so many who live there work elsewhere: everybody works somewhere."""
        return max(0, -round(self.difference)) if self.status == OK and self.distinct else 0


def balances(view: View, ask: Ask) -> tuple[Balance, ...]:
    """Every area of the view's level, in its last year."""
    plain = _plain(view)
    works = ask(plain)
    lives = {row.area: row for row in ask(replace(plain, place="woonplaats")).rows}
    nowhere = ask(replace(plain, place="woonplaats", areas=(UNKNOWN,))).rows
    unknown = round(nowhere[0].value) if nowhere and nowhere[0].status == OK else None
    rows = (row for row in works.rows if row.area in lives)
    return tuple(Balance(lives[row.area], row, unknown, not view.adds_sectors) for row in rows)


def _plain(view: View) -> View:
    """Who works in each area of the view's level, in its last year."""
    plain = replace(view, years=(view.year, view.year), areas=(), measure="medewerkers")
    return replace(plain, unit="aantal", split=(), place="vestiging")


def ratios(view: View, ask: Ask, every: Sequence[Balance]) -> Table:
    """The ratio of every area as a Table, for a map."""
    base = ask(_plain(view))
    drawn = replace(base.view, unit="aantal", shown="kleuren", form=view.form)
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
    return Classes(EDGES, max(shown, default=0.0), "aantal")


def remarks(
    view: View, ask: Ask, every: Sequence[Balance], words: Mapping[str, str]
) -> tuple[Note, ...]:
    """What a reader must know: what is hidden, who lives nowhere on the map but works there, and
    what the count of who works there says itself (who handed nothing in). ``words``: those of the
    territory."""
    hidden = sum(each.ratio.status == HIDDEN for each in every)
    first = (plural_note(notes.HIDDEN_NUMBERS, hidden),) if hidden else ()
    at_home = replace(_plain(view), place="woonplaats", areas=(OUTSIDE, UNKNOWN))
    shown = {row.area: row.value for row in ask(at_home).rows if row.status == OK}
    beyond = sum(shown.values())
    key = "stromen.note.beyond" if len(shown) == 2 else "stromen.note.beyond_hidden"
    works = ask(_plain(view)).notes
    own = (each for each in works if each.code not in (notes.HIDDEN_NUMBERS, notes.DEMO, TWICE))
    told = (note("stromen.note.capacity"), note(key, count=style.number(beyond), **words))
    rest = (note("stromen.note.twice"), note("stromen.note.apart"))
    return (*first, *own, *told, *rest)


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
        (style.shown(ratio.value, ratio.status, "aantal"), ratio.status),
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
    year, which = table.view.year, filtered(table.view)
    if not shown:
        return t("stromen.none", year=year, which=which)
    if len(shown) == 1:
        return _one(shown[0], table)
    some = [each for each in shown if each.works.value]
    nobody = len(shown) - len(some)
    empty = tn("stromen.empty", nobody, which=which) if nobody else ""
    return " ".join(filter(None, (_extremes(some, table, len(shown)), empty)))


def _extremes(some: Sequence[Balance], table: Table, shown: int) -> str:
    """The highest and the lowest ratio of areas where somebody works, with all that share it."""
    if not some:
        return ""
    texts = [style.number(each.ratio.value) for each in some]
    ranked = sorted(zip(some, texts, strict=True), key=lambda pair: pair[0].ratio.value)
    (_, low_text), (_, high_text) = ranked[0], ranked[-1]
    if low_text == high_text and len(some) > 1:
        return t("stromen.equal", **_about(table), count=len(some), ratio=high_text)
    words = _about(table) | {
        "high": _where([each for each, text in ranked if text == high_text], table),
        "high_ratio": high_text,
        "low": _where([each for each, text in ranked if text == low_text], table),
        "low_ratio": low_text,
        "count": shown,
    }
    return t("stromen.extremes" if len(some) > 1 else "stromen.extreme", **words)


def _where(some: Sequence[Balance], table: Table) -> str:
    """Where these are, by name while they are few."""
    if len(some) > MOST_NAMED:
        return t("stromen.places", count=len(some))
    return enumerate_nl([table.names[each.works.area].where for each in some])


def _about(table: Table) -> dict[str, object]:
    """Of when, and of whose medewerkers."""
    return {"year": table.view.year, "which": filtered(table.view)}


def _one(each: Balance, table: Table) -> str:
    words = _about(table) | {
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
