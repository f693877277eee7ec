"""Rates that were measured in different ways, below each other and never averaged: published ones,
and the one of the registrations, which looks different."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arbeidszorg import style
from arbeidszorg.figures import text
from arbeidszorg.figures.base import SIZE, names_room
from arbeidszorg.figures.kinds.bars import GAP, THICK, TOP, rows_of
from arbeidszorg.figures.picture import (
    Bar,
    Drawn,
    Key,
    Look,
    Margin,
    Panel,
    Picture,
    Words,
    Written,
)
from arbeidszorg.view.rows import OK

PUBLISHED, REGISTERED = Look(style.ACCENT), Look("#f6e7c3", "/", "#7a5a00")
EDGE = {PUBLISHED: style.ACCENT, REGISTERED: "#7a5a00"}


@dataclass(frozen=True)
class Rate:
    """A rate: its name, its value with the number as it is written, whether it comes from the
    registrations, and the state of its number; without one ``shown`` is a word."""

    name: str
    value: float
    shown: str
    registered: bool = False
    status: str = OK


def rates(bars: Sequence[Rate], keys: tuple[str, str]) -> Picture:
    """A bar for each rate, in the order given. ``keys``: the names of both kinds; the second is
    left out when there are none of that kind."""
    placed = rows_of([bar.name for bar in bars], 44)
    marks: list[Drawn] = []
    for bar, at in zip(bars, placed.middles, strict=True):
        look, shown = REGISTERED if bar.registered else PUBLISHED, bar.status == OK
        hover = (bar.name, bar.shown)
        end = bar.value if shown else 0.0
        marks.append(
            Bar(
                0.0,
                end,
                at,
                THICK,
                look,
                EDGE[look],
                1 if shown else 0,
                said=hover,
                name=bar.name,
                status=bar.status,
            )
        )
        marks.append(
            Words(
                end,
                at,
                (Written(bar.shown, italic=not shown),),
                SIZE,
                style.INK if shown else style.QUIET,
                "start",
                gap=GAP,
            )
        )
    top = max((bar.value for bar in bars if bar.status == OK), default=0.0) or 1.0
    numbers = [bar.shown for bar in bars if bar.status == OK]
    margin = Margin(names_room(placed.names), text.widest(numbers, SIZE) + GAP + 4, TOP, TOP)
    panel = Panel((0.0, top), (placed.height, 0.0), tuple(marks), y_ticks=placed.ticks, side=True)
    kinds = [PUBLISHED, REGISTERED] if any(bar.registered for bar in bars) else [PUBLISHED]
    legend = tuple(Key(name, "box", look) for name, look in zip(keys, kinds, strict=False))
    return Picture(placed.height + 2 * TOP, (panel,), margin, keys=legend, kind="rates")
