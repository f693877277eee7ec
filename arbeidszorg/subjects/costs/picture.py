"""Spread: for each sector a bar from the lowest to the highest third of its initiatives, with the
middle marked. Words stand where there is no number."""

from __future__ import annotations

from arbeidszorg import style
from arbeidszorg.disclosure.spreads import NetResults, Spread
from arbeidszorg.figures.base import names_room
from arbeidszorg.figures.kinds.bars import rows_of
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
from arbeidszorg.subjects.costs import results
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import OK

ROW, THICK, SIZE = 46.0, 18.0, 14
#: Letters of what stands beside a middle without a bar, and how far from it.
ASIDE, AWAY = 13, 11.0
#: Steps of the axis in euro, of which the first that gives few enough ticks is taken.
STEPS, MOST_TICKS = (100, 200, 250, 500, 1000, 2000, 5000, 10_000), 5
#: Room for the number at the right, and for the axis below.
RIGHT, BELOW = 14.0, 30.0
ALL = style.QUIET
BETWEEN = Look("#dbe3e7")


def draw_net_results(net: NetResults) -> Picture:
    """The spreads of a year, in euro per participant."""
    if not net.any:
        return Picture(150, words=results.sentence(net), boxed=bool(net.years))
    names = [
        label("sector", spread.sector) if spread.sector else t("kosten.all")
        for spread in net.spreads
    ]
    placed = rows_of(names, ROW)
    low, high, ticks = _scale(net)
    marks: list[Drawn] = [
        Line(xs=(0.0, 0.0), ys=(0.0, placed.height), colour=style.QUIET, width=1.2)
    ]
    for spread, name, at in zip(net.spreads, names, placed.middles, strict=True):
        marks += _row(spread, name, at, (low, high))
    panel = Panel(
        x=(low, high),
        y=(placed.height, 0.0),
        marks=tuple(marks),
        x_ticks=tuple(
            Tick(value, (style.number(value),), spare=number % 2 == 1)
            for number, value in enumerate(ticks)
        ),
        y_ticks=placed.ticks,
        tick_marks=True,
        floor=True,
    )
    margin = Margin(names_room(placed.names), RIGHT, 4, BELOW)
    keys = [Key(t("figure.spread.key_middle"), "circle", Look(ALL))]
    if any(isinstance(mark, Bar) for mark in marks):
        keys.append(Key(t("figure.spread.key_ends"), "box", BETWEEN))
    high_ = placed.height + margin.top + margin.bottom
    return Picture(high_, (panel,), margin, keys=tuple(keys), kind="spread")


def _row(spread: Spread, name: str, at: float, span: tuple[float, float]) -> list[Drawn]:
    if spread.status != OK or spread.middle is None:
        word = t(f"figure.spread.{'hidden' if spread.status == 'verborgen' else 'absent'}")
        return [
            Words(
                span[0],
                at,
                (Written(word, italic=True),),
                SIZE,
                style.QUIET,
                "start",
                gap=6,
                said=(name, word),
                name=name,
                status=spread.status,
            )
        ]
    hover = [name]
    colour = style.SECTOR_COLOURS.get(spread.sector, ALL)
    marks: list[Drawn] = []
    if spread.low is not None and spread.high is not None:
        hover.append(t("figure.spread.low", value=results.euro(spread.low)))
    hover.append(t("figure.spread.middle", value=results.euro(spread.middle)))
    if spread.low is not None and spread.high is not None:
        hover.append(t("figure.spread.high", value=results.euro(spread.high)))
        marks.append(
            Bar(
                spread.low,
                spread.high,
                at,
                THICK,
                BETWEEN,
                style.LINE,
                1,
                said=tuple(hover),
                name=name,
                status=OK,
            )
        )
    else:
        hover.append(t("figure.spread.alone"))
        marks.append(_alone(spread.middle, at, span))
    marks.append(
        Dot(
            spread.middle,
            at,
            12,
            "circle",
            colour,
            style.PAPER,
            1.5,
            said=tuple(hover),
            name=name,
            status=OK,
        )
    )
    return marks


def _alone(middle: float, at: float, span: tuple[float, float]) -> Words:
    """Why there is no bar, on the side of the dot that has the most room; on a narrow
    page the sentence says it alone."""
    lines = tuple(Written(line, italic=True) for line in t("figure.spread.no_bar").split("\n"))
    across = "start" if middle <= sum(span) / 2 else "end"
    return Words(middle, at, lines, ASIDE, style.QUIET, across, gap=AWAY, spare=True)


def _scale(net: NetResults) -> tuple[float, float, tuple[float, ...]]:
    """The lowest and highest value of the axis, zero included, and its ticks."""
    values = [
        value
        for spread in net.spreads
        for value in (spread.low, spread.middle, spread.high)
        if value is not None
    ]
    low, high = min(0.0, *values), max(0.0, *values)
    step = next((s for s in STEPS if (high - low) / s <= MOST_TICKS), STEPS[-1])
    first, last = int(low // step), -int(-high // step) or 1
    ticks = tuple(float(step * n) for n in range(first, last + 1))
    return ticks[0], ticks[-1], ticks
