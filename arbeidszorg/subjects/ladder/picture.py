"""The participation ladder: its rungs, where arbeidszorg stands, and the ways up and down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arbeidszorg import style
from arbeidszorg.figures import text
from arbeidszorg.figures.base import SIZE
from arbeidszorg.figures.picture import (
    Bar,
    Dot,
    Drawn,
    Key,
    Line,
    Look,
    Margin,
    Panel,
    Picture,
    Tick,
    Words,
    Written,
)
from arbeidszorg.texts import t

#: Height of a rung and thickness of its box, as a share of it.
RUNG, THICK = 68, 0.88
#: The panel is 100 wide: the boxes take the left of it, the two arrows stand right of them.
BOX, UP, DOWN = 60.0, 71.0, 92.0
#: Room for the name of a rung on a narrow page, in pixels.
NAME_WIDE = 156
HERE, ELSEWHERE = Look(style.ACCENT), Look("#e8eef0")
BORDER = "#9fb0b8"
RISE, FALL = "#1b5e9b", "#b3470a"
ARROW = 5


@dataclass(frozen=True)
class Rung:
    """A rung: its number from below, its name, whether arbeidszorg stands there, and what who
    points at it reads."""

    number: int
    name: str
    here: bool
    said: tuple[str, ...] = ()


def ladder(rungs: Sequence[Rung], up: str, down: str) -> Picture:
    """The rungs, the highest on top. ``up`` and ``down``: how many go to paid work and come from
    it, in words."""
    marks: list[Drawn] = [_rail(0, len(rungs)), _rail(BOX, len(rungs))]
    for rung in rungs:
        marks += _rung(rung)
    here = [rung.number for rung in rungs if rung.here]
    marks += _arrow(UP, max(here) - 0.5, len(rungs) - 0.55, "triangle-up", RISE)
    marks += _arrow(DOWN, len(rungs) - 0.45, max(here) - 0.4, "triangle-down", FALL)
    below = min(here) - 0.55
    marks += _way(UP, below, t("meerwaarde.ladder.up"), up, RISE)
    marks += _way(DOWN, below, t("meerwaarde.ladder.down"), down, FALL)
    ticks = tuple(Tick(rung.number, (str(rung.number),), name=rung.name) for rung in rungs)
    panel = Panel((0.0, 100.0), (0.5, len(rungs) + 0.5), tuple(marks), y_ticks=ticks)
    keys = (
        Key(t("meerwaarde.ladder.here"), "box", HERE),
        Key(t("meerwaarde.ladder.elsewhere"), "box", ELSEWHERE),
    )
    return Picture(RUNG * len(rungs) + 8, (panel,), Margin(24, 6, 4, 4), keys=keys, kind="ladder")


def _rail(x: float, rungs: int) -> Line:
    return Line((x, x), (0.5, rungs + 0.5), BORDER, 4)


def _rung(rung: Rung) -> list[Drawn]:
    look, colour = (HERE, style.PAPER) if rung.here else (ELSEWHERE, style.INK)
    lines = text.lines(rung.name, NAME_WIDE, SIZE, bold=rung.here)
    return [
        Bar(
            0.0,
            BOX,
            rung.number,
            THICK,
            look,
            BORDER,
            1,
            said=rung.said,
            name=rung.name,
            code=str(rung.number),
        ),
        Words(
            2.0,
            rung.number,
            tuple(Written(line, bold=rung.here) for line in lines),
            SIZE,
            colour,
            "start",
            gap=3,
        ),
    ]


def _arrow(x: float, start: float, end: float, symbol: str, colour: str) -> list[Drawn]:
    return [
        Line((x, x), (start, end), colour, ARROW),
        Dot(x, end, 4 * ARROW, symbol, colour),
    ]


def _way(x: float, below: float, name: str, number: str, colour: str) -> list[Drawn]:
    lines = (Written(name), Written(number, bold=True))
    return [Words(x, below, lines, SIZE, colour, "middle", "top", name=name)]
