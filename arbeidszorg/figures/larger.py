"""A picture with larger letters in the same room, and small multiples over other columns.

What is drawn keeps its place: on a sheet of a fixed height a picture of many rows would else get
smaller letters where larger ones were asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from arbeidszorg.figures import text
from arbeidszorg.figures.base import PAD, SIZE
from arbeidszorg.figures.picture import Drawn, Panel, Picture, Span, Tick, Words

#: The part of a picture's width that the names of rows may take when their letters grow.
NAMES_SHARE = 0.2


def smallest(picture: Picture) -> float:
    """The size of its smallest letters, in pixels of its own."""
    sizes = [mark.size for mark in picture.marks if isinstance(mark, Words)]
    ticks = (tick for panel in picture.panels for tick in (*panel.x_ticks, *panel.y_ticks))
    if any(tick.lines for tick in ticks):
        sizes.append(SIZE * picture.letters)
    return min(sizes, default=SIZE * picture.letters)


def larger(picture: Picture, times: float, width: float) -> Picture:
    """The picture with letters ``times`` as large, for a drawing ``width`` pixels wide. Names that
    were broken over lines are broken anew, over fewer where there is room."""
    room, size = width * NAMES_SHARE, SIZE * picture.letters * times
    panels = tuple(
        replace(
            panel,
            marks=_words_last(_mark(mark, times, room) for mark in panel.marks),
            y_ticks=tuple(_tick(tick, size, room) for tick in panel.y_ticks),
        )
        for panel in picture.panels
    )
    grown = replace(picture, panels=panels, letters=picture.letters * times)
    margin = picture.margin
    names = (line for panel in panels for tick in panel.y_ticks for line in tick.lines)
    left = max(margin.left * times, _words_room(grown, "end"), _widest(names, size))
    right = max(margin.right * times, _words_room(grown, "start"))
    top, bottom = margin.top * times, margin.bottom * times
    if picture.ratio:
        return grown
    return replace(grown, margin=replace(margin, left=left, right=right, top=top, bottom=bottom))


def _words_last(marks: Iterable[Drawn]) -> tuple[Drawn, ...]:
    """Larger words may reach over what stands next to them, and nothing is drawn over them."""
    return tuple(sorted(marks, key=lambda mark: isinstance(mark, Words)))


def _mark(mark: Drawn, times: float, room: float) -> Drawn:
    if not isinstance(mark, Words):
        return mark
    size = mark.size * times
    lines = tuple(
        replace(whole, text=line)
        for whole in mark.whole
        for line in text.lines(whole.text, room, size, bold=whole.bold)
    )
    return replace(mark, size=size, lines=lines or mark.lines)


def _tick(tick: Tick, size: float, room: float) -> Tick:
    if not tick.name or len(tick.lines) < 2:
        return tick
    return replace(tick, lines=text.lines(tick.name, room, size))


def _widest(lines: Iterable[str], size: float) -> float:
    wide = text.widest(tuple(lines), size)
    return wide + PAD + 2 if wide else 0.0


def _words_room(picture: Picture, across: str) -> float:
    """What words that were broken anew take outside the panel, at its left or its right."""
    outside = [
        text.widest(tuple(line.text for line in mark.lines), mark.size, bold=True) + mark.gap + 1
        for mark in picture.marks
        if isinstance(mark, Words) and mark.whole and mark.across == across
    ]
    return max(outside, default=0.0)


# --- small multiples -----------------------------------------------------------------------------


def columns_of(picture: Picture) -> int:
    """Over how many columns small multiples stand."""
    return sum(panel.down == picture.panels[0].down for panel in picture.panels)


def over_columns(picture: Picture, columns: int) -> Picture:
    """Small multiples over other columns, each as wide as it was at the least width."""
    panels, before = picture.panels, columns_of(picture)
    whole = picture.height - picture.margin.top - picture.margin.bottom
    (start, end), high = panels[0].down, whole
    if len(panels) > before:
        high = (panels[before].down[0] - start) * whole
    head, drawn = start * whole, (end - start) * whole
    below = high - head - drawn if len(panels) > before else 0.0
    lines = -(-len(panels) // columns)
    total = lines * (head + drawn) + (lines - 1) * below
    share = panels[0].across[1] - panels[0].across[0]
    mute = tuple(replace(tick, lines=(), name="") for tick in panels[0].y_ticks)

    def placed(number: int, panel: Panel) -> Panel:
        line, column = divmod(number, columns)
        top = line * (head + drawn + below) + head
        across: Span = (column / columns, column / columns + share * before / columns)
        ticks = panels[0].y_ticks if column == 0 else mute
        return replace(
            panel, across=across, down=(top / total, (top + drawn) / total), y_ticks=ticks
        )

    left = picture.margin.left
    wide = left + (picture.least_width - left) * columns / before
    return replace(
        picture,
        height=total + picture.margin.top + picture.margin.bottom,
        panels=tuple(placed(number, panel) for number, panel in enumerate(panels)),
        least_width=round(wide),
    )
