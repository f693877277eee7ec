"""Small figures of the recommendations: which questions stay empty, and where there is supply."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from arbeidszorg import style
from arbeidszorg.figures.base import largest, names_room, nothing_shown
from arbeidszorg.figures.kinds.bars import THICK, TOP, bar_with_number, numbers_room, rows_of
from arbeidszorg.figures.kinds.lines import draw_series
from arbeidszorg.figures.kinds.maps import EDGE, border, hexagon
from arbeidszorg.figures.kinds.series import Series
from arbeidszorg.figures.picture import Area, Drawn, Key, Look, Margin, Panel, Picture
from arbeidszorg.places.outlines import Outline, Tile
from arbeidszorg.subjects.recommendations.progress import Field, Progress
from arbeidszorg.texts import t
from arbeidszorg.view.view import Unit

#: Height of a row and of the map, in pixels.
ROW, MAP = 32, 400
SOME, NONE = Look(style.PALETTE[4]), Look(style.PAPER)


def progress_line(progress: Progress, name: str, height: float) -> Picture:
    """An indicator through the years; ``name``: of what its line is about. A share that is at least
    so large goes as a whole number: a decimal would say more than is known."""
    unit: Unit = "aantal" if progress.least else progress.unit
    line = Series(progress.rows, name, style.ACCENT)
    years = [point.year for point in progress.points]
    return draw_series([line], years, unit, height=height)


def field_bars(fields: Sequence[Field]) -> Picture:
    """A bar per question, for the last year: the share of persons for whom it was left empty."""
    rows = [field.rows[-1] for field in fields]
    if nothing := nothing_shown(rows, 3 * ROW):
        return nothing
    names = [t(f"view.split.{field.code}").capitalize() for field in fields]
    placed = rows_of(names, ROW)
    marks: list[Drawn] = []
    for row, name, at in zip(rows, names, placed.middles, strict=True):
        marks += bar_with_number(row, name, style.ACCENT, "aandeel", at, THICK - 6)
    panel = Panel(
        (0.0, largest(rows) or 1.0),
        (placed.height, 0.0),
        tuple(marks),
        y_ticks=placed.ticks,
        side=True,
    )
    margin = Margin(names_room(placed.names), numbers_room(rows, "aandeel"), TOP, TOP)
    return Picture(placed.height + 2 * TOP, (panel,), margin, kind="bars")


def supply_map(
    empty: Collection[str],
    tiles: Mapping[str, Tile],
    borders: Mapping[str, Outline],
    names: Mapping[str, str],
) -> Picture:
    """Municipalities as tiles without words: those with an initiative filled, those without white;
    ``borders``: of the regio's; ``names``: of the municipalities."""
    marks: list[Drawn] = []
    for code, tile in tiles.items():
        none = code in empty
        hover = (
            names[code],
            t(f"aanbevelingen.figure.aanbodkaart.key_{'none' if none else 'some'}"),
        )
        marks.append(
            Area(
                hexagon(tile),
                NONE if none else SOME,
                EDGE,
                0.8,
                said=hover,
                name=names[code],
                code=code,
            )
        )
    for outline in borders.values():
        marks.append(Area(border(outline), Look(""), style.INK, 1.6))
    xs = [x for tile in tiles.values() for x in tile.xs if x is not None]
    ys = [y for tile in tiles.values() for y in tile.ys if y is not None]
    x, y = (min(xs) - 0.1, max(xs) + 0.1), (min(ys) - 0.1, max(ys) + 0.1)
    keys = (
        Key(t("aanbevelingen.figure.aanbodkaart.key_some"), "box", SOME),
        Key(t("aanbevelingen.figure.aanbodkaart.key_none"), "box", NONE),
    )
    return Picture(
        MAP,
        (Panel(x, y, tuple(marks)),),
        ratio=(x[1] - x[0]) / (y[1] - y[0]),
        keys=keys,
        kind="tiles",
    )
