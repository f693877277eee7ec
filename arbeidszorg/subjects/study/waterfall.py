"""A waterfall: gains and costs one after another, each from where the last one ended, to what is
left. A gain and a cost differ in colour, in pattern and by their sign."""

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
    Line,
    Look,
    Margin,
    Panel,
    Picture,
    Words,
    Written,
)
from arbeidszorg.subjects.study.euro import signed
from arbeidszorg.texts import t

GAIN = Look("#226f88")
COST = Look("#fbe3d4", "/", "#b3470a")
LEFT = Look(style.INK)
EDGE = {GAIN: "#226f88", COST: "#b3470a", LEFT: style.INK}


@dataclass(frozen=True)
class Step:
    """A gain (above zero) or a cost (below zero), with its name and code."""

    name: str
    value: float
    code: str = ""


def waterfall(steps: Sequence[Step], left: str) -> Picture:
    """The steps from zero on, and what is left, under the name ``left``."""
    ends = [0.0]
    for step in steps:
        ends.append(ends[-1] + step.value)
    placed = rows_of([*(step.name for step in steps), left])
    low, high = min(ends), max(ends)
    marks: list[Drawn] = [Line((0.0, 0.0), (0.0, placed.height), style.LINE, 1)]
    for number, step in enumerate(steps):
        at, after = placed.middles[number], placed.middles[number + 1]
        marks += _bar(step, ends[number], ends[number + 1], at)
        joint = ends[number + 1]
        marks.append(Line((joint, joint), (at, after), style.QUIET, 1, dotted=True))
    marks += _left(left, ends[-1], placed.middles[-1])
    numbers = [signed(value) for value in (*(step.value for step in steps), ends[-1])]
    panel = Panel(
        x=(low, high) if high > low else (0.0, 1.0),
        y=(placed.height, 0.0),
        marks=tuple(marks),
        y_ticks=placed.ticks,
    )
    margin = Margin(names_room(placed.names), text.widest(numbers, SIZE, True) + GAP + 4, TOP, TOP)
    keys = (
        Key(t("meerwaarde.key.gain"), "box", GAIN),
        Key(t("meerwaarde.key.cost"), "box", COST),
        Key(t("meerwaarde.key.left"), "box", LEFT),
    )
    return Picture(placed.height + 2 * TOP, (panel,), margin, keys=keys, kind="waterfall")


def _bar(step: Step, start: float, end: float, at: float) -> list[Drawn]:
    look = GAIN if step.value >= 0 else COST
    key = "gain" if step.value >= 0 else "cost"
    number = signed(step.value)
    hover = (step.name, t(f"meerwaarde.said.{key}", value=number))
    return [
        Bar(start, end, at, THICK, look, EDGE[look], 1, said=hover, name=step.name, code=step.code),
        Words(max(start, end), at, (Written(number),), across="start", gap=GAP),
    ]


def _left(name: str, end: float, at: float) -> list[Drawn]:
    hover = (name, t("meerwaarde.said.left", value=signed(end)))
    return [
        Bar(0.0, end, at, THICK, LEFT, EDGE[LEFT], 1, said=hover, name=name, code="saldo"),
        Words(max(0.0, end), at, (Written(signed(end), bold=True),), across="start", gap=GAP),
    ]
