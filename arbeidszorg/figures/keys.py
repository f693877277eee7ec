"""The legend of a map: its classes, zero, and the states that occur."""

from __future__ import annotations

from typing import Literal

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.classes import Classes
from arbeidszorg.figures.picture import Key, Look
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN
from arbeidszorg.registrations.model import SECTORS
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import OK, STATUSES

#: How a map shows a number: the colour of an area, a circle in an area, a circle on a point, or the
#: colour of a point.
Drawing = Literal["fill", "ground", "circles", "points"]


def keys_of_classes(table: Table, classes: Classes, drawing: Drawing = "fill") -> tuple[Key, ...]:
    """Zero, the classes that the year shown has, and those states that occur in it. Circles have
    the key to their sizes on the map itself. On a map of points a state has a shape, else a
    pattern."""
    rows = [row for row in table.last if row.area not in (OUTSIDE, UNKNOWN)]
    dotted = drawing in ("circles", "points")
    symbol = "circle" if dotted else "box"
    keys = []
    zero = any(row.value == 0 for row in rows)
    if zero and drawing in ("fill", "points"):
        keys.append(Key(t("figure.class_zero"), symbol, Look(style.ZERO)))
    elif zero and drawing == "ground":
        keys.append(Key(t("figure.no_circle"), symbol, Look(style.ZERO)))
    if drawing in ("fill", "points"):
        numbers = {classes.number_of(row.value) for row in rows if row.status == OK}
        keys += [
            Key(text, symbol, Look(colour))
            for place, (text, colour) in enumerate(
                zip(classes.labels(), classes.colours(), strict=True)
            )
            if place in numbers
        ]
    occurring = {row.status for row in rows}
    for status in STATUSES[1:]:
        if status in occurring:
            seen = Look(*style.STATES[status])
            keys.append(
                Key(
                    t(f"table.status_long.{status}"),
                    style.SHAPES[status] if dotted else "box",
                    Look(seen.ink) if dotted else seen,
                    brief=t(f"table.status.{status}"),  # little room; notes say why
                )
            )
    return tuple(keys)


def of_sectors() -> tuple[Key, ...]:
    """The circles of initiatives."""
    return tuple(
        Key(label("sector", code), "circle", Look(style.SECTOR_COLOURS[code])) for code in SECTORS
    )
