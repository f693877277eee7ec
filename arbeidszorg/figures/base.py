"""What every picture shares: when there is nothing to show, what is said of a row, room."""

from __future__ import annotations

import math
from collections.abc import Sequence

from arbeidszorg import style
from arbeidszorg.figures import text
from arbeidszorg.figures.classes import Classes
from arbeidszorg.figures.picture import Look, Picture
from arbeidszorg.registrations.model import NOT_RECORDED
from arbeidszorg.texts import t
from arbeidszorg.view.rows import HIDDEN, OK, Row

#: Size of ordinary text in a figure, in pixels.
SIZE = 14
#: From an axis to its words.
PAD = 6
#: Height in pixels of what stands in the place of a figure of which everything is hidden.
PRIVATE_HEIGHT = 150
#: Room for the names of rows, so that their bars keep most of a narrow page.
NAMES_WIDE = 150


def empty(height: float) -> Picture:
    """A picture of nothing: it says so."""
    return Picture(height, words=t("figure.empty"))


def all_hidden(rows: Sequence[Row]) -> bool:
    """Whether there are rows and every one of them is hidden."""
    return bool(rows) and all(row.status == HIDDEN for row in rows)


def nothing_shown(rows: Sequence[Row], height: float) -> Picture | None:
    """What stands in the place of a figure that would have nothing to show; None when it has."""
    if not rows:
        return empty(height)
    if all_hidden(rows):
        return Picture(PRIVATE_HEIGHT, words=t("figure.all_hidden"), boxed=True)
    return None


def number_or_reason(row: Row, unit: str) -> str:
    """A row's number for who points at it; what has none says why."""
    if row.status == OK:
        return style.number(row.value, unit)
    return t(f"table.status_long.{row.status}")


def look(row: Row | None, classes: Classes, zero: str = style.ZERO) -> Look:
    """The look of a row on a map: its class, zero, or its state."""
    if row is None:
        return Look(*style.STATES["nvt"])
    if row.status != OK:
        return Look(*style.STATES[row.status])
    number = classes.number_of(row.value)
    return Look(zero if number is None else classes.colours()[number])


def largest(rows: Sequence[Row]) -> float:
    """The largest number that is shown, 0 when there is none."""
    return max((float(row.value) for row in rows if row.status == OK), default=0.0)


def ranked(rows: Sequence[Row]) -> list[Row]:
    """Rows of one year, highest first; what has no value last and by name."""

    def place(row: Row) -> tuple[bool, float, str]:
        shown = row.status == OK
        return (not shown, -row.value if shown else 0, row.area_name)

    return sorted(rows, key=place)


def without_unused(rows: Sequence[Row], split: str) -> Sequence[Row]:
    """Rows without "not recorded" where that is zero everywhere: nobody comes to read that."""
    if any(row.codes[split] == NOT_RECORDED and row.value != 0 for row in rows):  # or it has none
        return rows
    return [row for row in rows if row.codes[split] != NOT_RECORDED]


def by_area(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Area code -> its rows, in order."""
    areas: dict[str, list[Row]] = {}
    for row in rows:
        areas.setdefault(row.area, []).append(row)
    return areas


def names_room(names: Sequence[tuple[str, ...]], size: float = SIZE) -> float:
    """The left margin for the names of rows, each broken over lines."""
    return math.ceil(max((text.widest(name, size) for name in names), default=0)) + PAD + 2


def round_ticks(top: float, least: float = 0.1, aim: int = 5) -> tuple[float, ...]:
    """Some ``aim`` round numbers from zero to at most ``top``, a step apart that is 1, 2, 2,5 or 5
    times a power of ten, and a multiple of ``least``."""
    rough = max(top / aim * 0.8, least)
    power = 10.0 ** math.floor(math.log10(rough))
    steps = (times * power for times in (1, 2, 2.5, 5, 10))
    step = next(size for size in steps if size >= rough * 0.999 and _is_multiple(size, least))
    return tuple(round(step * n, 6) for n in range(int(top / step + 1e-9) + 1))


def _is_multiple(number: float, step: float) -> bool:
    return math.isclose(number / step, round(number / step))
