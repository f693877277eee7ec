"""Words along a line: the years of its axis, and the numbers at its points; as many as fit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from arbeidszorg import style
from arbeidszorg.figures import text
from arbeidszorg.figures.base import SIZE
from arbeidszorg.figures.kinds.series import DOT
from arbeidszorg.figures.picture import ROOMY, Drawn, Tick, Words, Written
from arbeidszorg.view.rows import OK, Row
from arbeidszorg.view.view import Unit

#: Room for words along the x axis on the narrowest page, and where there is room for spare words.
NARROW, WIDE = 180, ROOMY - 60
#: How wide the marker of a published figure is, in pixels.
POINT = 13


def years(shown: Sequence[int]) -> tuple[Tick, ...]:
    """A mark per year; a word for as many, counted from the last, as fit."""
    first, last = min(shown), max(shown)
    wide, narrow = _steps((last - first + 1) * (text.width("2025", SIZE) + 8))
    return tuple(
        Tick(
            year,
            (str(year),) if (last - year) % wide == 0 else (),
            spare=(last - year) % narrow != 0,
        )
        for year in range(first, last + 1)
    )


def numbers(rows: Sequence[Row], unit: Unit, pointed: set[int | None], span: int) -> list[Words]:
    """The numbers of a line that stands alone: as many, counted from the last, as fit. A number
    stands below a dip, else above, so that the line does not cross it, and clear of a published
    point (the years ``pointed``). ``span``: years along the axis."""
    texts = [style.number(r.value, unit) if r.status == OK else "" for r in rows]
    values = [row.value if row.status == OK else None for row in rows]
    wide, narrow = _steps(span * (text.widest(texts, SIZE) + 8))
    return [
        Words(
            row.year,
            row.value,
            (Written(texts[place]),),
            down=_beside(values, place),
            gap=(POINT + 4 if row.year in pointed else DOT) / 1.6 + 1,
            spare=(len(rows) - 1 - place) % narrow != 0,
        )
        for place, row in enumerate(rows)
        if row.status == OK and (len(rows) - 1 - place) % wide == 0
    ]


def _beside(values: Sequence[float | None], place: int) -> str:
    value = values[place]
    around = [values[i] for i in (place - 1, place + 1) if 0 <= i < len(values)]
    dip = value is not None and all(other is not None and other > value for other in around)
    return "bottom" if dip and len(around) == 2 and value else "top"


def clear(written: Iterable[Words], first: int, ticks: Iterable[Tick], scale: float) -> list[Drawn]:
    """Numbers of which that of the ``first`` year is left out on a narrow page when it would run
    into a word of the y axis; ``scale``: pixels per unit."""

    def clashes(number: Words) -> bool:
        away = number.gap + SIZE * text.LINE / 2
        level = number.y * scale + (away if number.down == "top" else -away)
        return any(abs(tick.value * scale - level) < SIZE for tick in ticks)

    return [
        replace(number, spare=True) if number.x == first and clashes(number) else number
        for number in written
    ]


def _steps(needed: float) -> tuple[int, int]:
    """Every how manieth word is shown where there is room, and on a narrow page; ``needed``: the
    pixels that all would take. What a narrow page shows is shown everywhere."""
    wide = math.ceil(needed / WIDE) or 1
    narrow = math.ceil(needed / NARROW) or 1
    return wide, -(-narrow // wide) * wide
