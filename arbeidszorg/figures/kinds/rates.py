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


def rates(given: Sequence[Rate], keys: tuple[str, str]) -> Picture:
    """A bar for each rate, in the order given. ``keys``: the names of both kinds; the second is
    left out when there are none of that kind."""
    placed = rows_of([one.name for one in given], 44)
    marks: list[Drawn] = []
    for one, at in zip(given, placed.middles, strict=True):
        look, shown = REGISTERED if one.registered else PUBLISHED, one.status == OK
        said = (one.name, one.shown)
        end = one.value if shown else 0.0
        marks.append(
            Bar(
                0.0,
                end,
                at,
                THICK,
                look,
                EDGE[look],
                1 if shown else 0,
                said=said,
                name=one.name,
                status=one.status,
            )
        )
        marks.append(
            Words(
                end,
                at,
                (Written(one.shown, italic=not shown),),
                SIZE,
                style.INK if shown else style.QUIET,
                "start",
                gap=GAP,
            )
        )
    top = max((one.value for one in given if one.status == OK), default=0.0) or 1.0
    numbers = [one.shown for one in given if one.status == OK]
    margin = Margin(names_room(placed.names), text.widest(numbers, SIZE) + GAP + 4, TOP, TOP)
    panel = Panel((0.0, top), (placed.height, 0.0), tuple(marks), y_ticks=placed.ticks, side=True)
    kinds = [PUBLISHED, REGISTERED] if any(one.registered for one in given) else [PUBLISHED]
    legend = tuple(Key(name, "box", look) for name, look in zip(keys, kinds, strict=False))
    return Picture(placed.height + 2 * TOP, (panel,), margin, keys=legend, kind="rates")
