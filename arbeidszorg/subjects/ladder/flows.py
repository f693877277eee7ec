"""Flows: who left, from the rung of the ladder on the left to the rung on the right.

Each flow is a band as thick as the number of persons; the bands of a rung together are as high as
its bar. The y scale is in pixels from the top. A hidden flow has the same thin hatched band,
however many persons it holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures import text
from arbeidszorg.figures.base import PRIVATE_HEIGHT, nothing_shown, number_or_reason
from arbeidszorg.figures.picture import (
    Area,
    Bar,
    Drawn,
    Key,
    Look,
    Margin,
    Panel,
    Picture,
    Shape,
    Words,
    Written,
)
from arbeidszorg.registrations.model import FLOWS, RUNGS
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import HIDDEN, OK, Row

#: From the top down; "not recorded" is no rung and stands below them.
ORDER = (*reversed(RUNGS), "onbekend")
#: Pixels for all persons who are shown; thickness of the thinnest band, and of a hidden one.
HIGH, THIN, UNSEEN = 146.0, 1.5, 6.0
#: Between rungs, in pixels; the least height of a rung with its name.
GAP, LEAST = 8.0, 46.0
#: Share of the width that a bar takes.
BAR = 0.035
#: Size of the names and their room at either side; with the head above.
SIZE, ROOM, HEAD = 12.5, 96.0, 30.0
#: Points along the edge of a band.
STEPS = 18


@dataclass(frozen=True)
class Flow:
    """A row of the table as a band."""

    row: Row
    before: str
    after: str
    thick: float


def draw_flows(table: Table) -> Picture:
    """The flows of one area in the last year."""
    split = table.splits[0]
    area = next(iter(table.areas), "")
    rows = [row for row in table.last if row.area == area]
    if nothing := nothing_shown(rows, 200):
        return nothing
    if not any(row.status in (OK, HIDDEN) for row in rows if row.codes[split] in FLOWS):
        return Picture(PRIVATE_HEIGHT, words=t("figure.flows.none"))
    drawn = _flows(rows, split)
    if not any(flow.row.status == OK for flow in drawn):
        words = "figure.all_hidden" if drawn else "figure.empty"
        return Picture(PRIVATE_HEIGHT, words=t(words), boxed=bool(drawn))
    sides = [_places(drawn, side) for side in (0, 1)]
    height = max(end for side in sides for _, end in side.values()) + 2
    bands = _bands(drawn, sides, split, table.view.unit)
    panel = Panel(x=(0.0, 1.0), y=(height, 0.0), marks=(*bands, *_rungs(drawn, sides)))
    margin = Margin(ROOM, ROOM, HEAD, 4)
    keys = [Key(t("figure.flows.hidden"), "box", Look(*style.STATES[HIDDEN]))]
    hidden = any(flow.row.status == HIDDEN for flow in drawn)
    return Picture(
        height + HEAD + 4, (panel,), margin, keys=tuple(keys if hidden else ()), kind="flows"
    )


def ends(code: str) -> tuple[str, str]:
    """From which rungs to which, of a code."""
    return FLOWS.get(code, ("onbekend", "onbekend"))


def _flows(rows: Sequence[Row], split: str) -> list[Flow]:
    """What is drawn: flows with persons, and hidden ones."""
    whole = sum(row.value for row in rows if row.status == OK) or 1.0
    flows = []
    for row in rows:
        if row.status == HIDDEN:
            flows.append(Flow(row, *ends(row.codes[split]), UNSEEN))
        elif row.status == OK and row.value > 0:
            thick = max(THIN, row.value / whole * HIGH)
            flows.append(Flow(row, *ends(row.codes[split]), thick))
    return flows


def _end(flow: Flow, side: int) -> str:
    return (flow.before, flow.after)[side]


def _places(flows: Sequence[Flow], side: int) -> dict[str, tuple[float, float]]:
    """Rung -> the top and the bottom of its bar."""
    places: dict[str, tuple[float, float]] = {}
    top = 0.0
    for rung in ORDER:
        thick = sum(flow.thick for flow in flows if _end(flow, side) == rung)
        if thick:
            room = max(thick, LEAST)
            start = top + (room - thick) / 2
            places[rung] = start, start + thick
            top += room + GAP
    return places


def _bands(
    flows: Sequence[Flow], sides: Sequence[dict[str, tuple[float, float]]], split: str, unit: str
) -> list[Drawn]:
    """The bands, the thickest below the others."""
    starts: list[dict[tuple[str, str], float]] = [{}, {}]
    for side, places in enumerate(sides):
        for rung, (top, _) in places.items():
            at = top
            for flow in sorted(flows, key=lambda other: ORDER.index(_end(other, 1 - side))):
                if _end(flow, side) == rung:
                    starts[side][flow.before, flow.after] = at
                    at += flow.thick
    bands: list[Drawn] = []
    for flow in sorted(flows, key=lambda other: -other.thick):
        pair = flow.before, flow.after
        seen = flow.row.status == OK
        look = Look(style.RUNG_COLOURS[flow.before][1]) if seen else Look(*style.STATES[HIDDEN])
        if seen and "onbekend" in pair:
            look = Look(style.RUNG_COLOURS["onbekend"][1])
        name = label(split, flow.row.codes[split])
        bands.append(
            Area(
                shape=_band(starts[0][pair], starts[1][pair], flow.thick),
                look=look,
                border=style.PAPER if seen else style.STATES[HIDDEN][2],
                width=0.7,
                said=(name, number_or_reason(flow.row, unit)),
                name=name,
                status=flow.row.status,
            )
        )
    return bands


def _band(left: float, right: float, thick: float) -> Shape:
    """A band that leaves and arrives level."""
    xs = [BAR + (1 - 2 * BAR) * step / STEPS for step in range(STEPS + 1)]
    shares = [(step / STEPS) ** 2 * (3 - 2 * step / STEPS) for step in range(STEPS + 1)]
    above = [left + (right - left) * share for share in shares]
    below = [y + thick for y in above]
    return Shape((*xs, *reversed(xs), xs[0]), (*above, *reversed(below), above[0]))


def _rungs(flows: Sequence[Flow], sides: Sequence[dict[str, tuple[float, float]]]) -> list[Drawn]:
    """A bar and a name for every rung, and what each side is."""
    marks: list[Drawn] = []
    for side, places in enumerate(sides):
        start, across, x = ((0.0, "end", 0.0), (1 - BAR, "start", 1.0))[side]
        for rung, (top, bottom) in places.items():
            name = label("treden", rung)
            mine = [flow for flow in flows if _end(flow, side) == rung]
            full = all(flow.row.status == OK for flow in mine)
            hover = t("figure.flows.all" if full else "figure.flows.part")
            marks.append(
                Bar(
                    start,
                    start + BAR,
                    (top + bottom) / 2,
                    bottom - top,
                    Look(style.RUNG_COLOURS[rung][0]),
                    said=(name, hover),
                    name=name,
                    status=OK if full else HIDDEN,
                )
            )
            start_of, _, rest = name.partition(": ")
            lines = text.lines(rest, ROOM - 8, SIZE, 3) if rest else ()
            words = (Written(start_of, bold=True), *map(Written, lines))
            whole = (words[0], Written(rest)) if rest else words
            middle = (top + bottom) / 2
            marks.append(Words(x, middle, words, SIZE, across=across, gap=7, whole=whole))
        head = (Written(t(f"figure.flows.side_{side}"), bold=True),)
        marks.append(Words(x, 0.0, head, SIZE, style.QUIET, across, "top", gap=7))
    return marks
