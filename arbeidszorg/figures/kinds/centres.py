"""Municipalities as points on the real outline, where nobody knows their borders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures import keys
from arbeidszorg.figures.base import empty, look, number_or_reason
from arbeidszorg.figures.classes import Classes
from arbeidszorg.figures.kinds import circles as sizes
from arbeidszorg.figures.kinds import maps, placenames
from arbeidszorg.figures.picture import Area, Dot, Drawn, Look, Picture
from arbeidszorg.places.outlines import Outline
from arbeidszorg.places.tables import Beyond
from arbeidszorg.view.rows import OK, Row

#: Diameters in pixels of a point that has a colour, and of one that has no value.
POINT, STATE = 16, 10
#: Room around the outline, in degrees: circles can be larger than their town.
AROUND = 0.035
#: From a point to the top of its mark, in degrees, where that is no circle.
REACH = 0.01
BACKGROUND = Look("#f3f5f6")


def circle_map(
    table: Table,
    background: Mapping[str, Outline],
    centres: Mapping[str, tuple[float, float]],
    classes: Classes,
    chosen: Mapping[str, str],
    circles: bool = True,
    beyond: Sequence[Beyond] = (),
) -> Picture:
    """Municipalities as points on the real outline (``centres`` lon, lat): circles of a count, or
    points of one size with the colour of their class. What has no value has a shape of its own and
    one fixed size, so that size betrays nothing."""
    rows = maps.by_area(table)
    if not rows:
        return empty(maps.MAP_HEIGHT)
    shapes = maps.borders_of(background)
    marks: list[Drawn] = [
        Area(shape, BACKGROUND, chosen.get(code, style.PAPER), 3.5 if code in chosen else 1.5)
        for code, shape in sorted(shapes.items(), key=lambda item: item[0] in chosen)
    ]
    extent = maps.around(tuple(shapes.values()), AROUND)
    most, unit = maps.LARGEST_OF_MANY, table.view.unit
    codes = [code for code in centres if code in rows]
    without = [code for code in codes if not circles or rows[code].status != OK]
    if circles:
        spots = [(rows[code], centres[code]) for code in codes]
        for mark in sizes.counted(spots, classes, most, maps.STRETCH):
            said = (mark.name, number_or_reason(rows[mark.code], unit))
            border = chosen.get(mark.code)
            width = 3 if border else mark.width
            marks.append(replace(mark, said=said, border=border or mark.border, width=width))
        marks += sizes.key(classes, most, maps.STRETCH, extent, unit)
    marks += [
        _point(rows[code], centres[code], classes, table, chosen.get(code)) for code in without
    ]
    reach = {
        code: REACH if code in without else sizes.radius_of(rows[code], classes, most)
        for code in codes
    }
    largest = sorted(codes, key=lambda code: (-reach[code], -_number(rows[code]), code))
    named = ((rows[code].area_name, centres[code], reach[code]) for code in largest)
    low, high = extent[1]
    marks += [
        *placenames.beside(named, maps.MAP_HEIGHT / (high - low)),
        *placenames.around(beyond, tiles=False),
    ]
    legend = keys.keys_of_classes(table, classes, "circles" if circles else "points")
    return maps.framed_map("circles", tuple(marks), extent, maps.MAP_HEIGHT, legend)


def _number(row: Row) -> float:
    return row.value if row.status == OK else 0.0


def _point(
    row: Row,
    centre: tuple[float, float],
    classes: Classes,
    table: Table,
    border: str | None,
) -> Dot:
    """The point of a value, in the colour of its class, or the mark of a state."""
    seen, status = look(row, classes), row.status
    valued = status == OK
    return Dot(
        *centre,
        POINT if valued else STATE,
        "circle" if valued else style.SHAPES[status],
        seen.fill if valued else seen.ink,
        border or (style.INK if valued else maps.EDGE),
        3 if border else 1,
        said=(row.area_name, number_or_reason(row, table.view.unit)),
        name=row.area_name,
        code=row.area,
        status=status,
    )
